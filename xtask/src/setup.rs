//! What the commands need from the machine. In: the PATH, a few variables. Out: paths of programs.
//! Installs what is missing where it can, says so first, and never installs what is there.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::files;
use crate::process::{self, say};
use crate::project::Project;

/// The oldest Node that npm's programs run on.
const NODE_MAJOR: u32 = 18;

/// A browser and the program that drives it.
pub(crate) struct Browser {
    /// Chromium or Chrome.
    pub(crate) chromium: PathBuf,
    /// chromedriver of the same version.
    pub(crate) driver: PathBuf,
}

/// Makes sure that npm's programs of the build are there at the versions of the lock file.
///
/// # Errors
/// When Node is missing or too old, or npm fails.
pub(crate) fn node(project: &Project) -> Result<()> {
    if find("node").is_none() || find("npm").is_none() {
        apt_install(&["nodejs", "npm"]).context("install Node 18 or newer, with npm")?;
    }
    let version = process::read(Command::new("node").arg("--version"))?;
    let major = version.trim_start_matches('v').split('.').next().map(str::parse::<u32>);
    if !matches!(major, Some(Ok(major)) if major >= NODE_MAJOR) {
        bail!("Node {} is too old: install Node {NODE_MAJOR} or newer", version.trim());
    }

    let folder = project.node();
    let wanted = files::read(&folder.join("package-lock.json"))?;
    // Written last, so that an installation that was cut off is done again.
    let stamp = folder.join("node_modules/.installed");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    say(
        "installing esbuild, binaryen, axe-core, html-validate, TypeScript and what the tests embed the wall with into xtask/node/node_modules (npm)",
    );
    process::run(npm().arg("ci").current_dir(&folder))?;
    files::write(&stamp, wanted)
}

/// A program that npm installed.
pub(crate) fn node_program(project: &Project, name: &str) -> Command {
    let name = if cfg!(windows) { format!("{name}.cmd") } else { name.to_owned() };
    let mut command = Command::new(project.node().join("node_modules/.bin").join(name));
    command.current_dir(&project.root);
    command
}

fn npm() -> Command {
    Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" })
}

/// Makes sure that there is a browser, its driver, and letters to write Vietnamese with.
/// The variables `CHROMIUM` and `CHROMEDRIVER` win over the PATH.
///
/// # Errors
/// When one of them is missing and can't be installed.
pub(crate) fn browser() -> Result<Browser> {
    let wanted = [
        (chromium().is_none(), "chromium"),
        (driver().is_none(), "chromium-driver"),
        (!has_vietnamese_letters(), "fonts-noto-core"),
    ];
    let missing: Vec<&str> =
        wanted.iter().filter(|(missing, _)| *missing).map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        apt_install(&missing).context(
            "the browser tests need Chromium or Chrome, the chromedriver of the same version and a font \
             with Vietnamese letters: install them, or name them in the variables CHROMIUM and CHROMEDRIVER",
        )?;
    }
    Ok(Browser {
        chromium: chromium().context("Chromium is installed, but nowhere on the PATH")?,
        driver: driver().context("chromedriver is installed, but nowhere on the PATH")?,
    })
}

fn chromium() -> Option<PathBuf> {
    named_or_found(
        "CHROMIUM",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome",
            "google-chrome-stable",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        ],
    )
}

fn driver() -> Option<PathBuf> {
    named_or_found("CHROMEDRIVER", &["chromedriver", "/usr/lib/chromium-browser/chromedriver"])
}

/// The program that a variable names, or the first of these names on the PATH.
pub(crate) fn named_or_found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    match std::env::var_os(variable) {
        Some(path) => Some(PathBuf::from(path)),
        None => names.iter().find_map(|name| find(name)),
    }
}

/// Debian's Chromium brings no font: without one, every letter is a box and the tests see boxes.
fn has_vietnamese_letters() -> bool {
    if !cfg!(target_os = "linux") {
        return true;
    }
    match find("fc-list") {
        Some(list) => process::read(Command::new(list).args([":lang=vi", "family"]))
            .is_ok_and(|fonts| !fonts.trim().is_empty()),
        None => false,
    }
}

/// What Debian packs of WordPress and one of its themes. Their styles are in no package of npm's that
/// stands by itself.
const WORDPRESS: &[&str] = &["wordpress", "wordpress-theme-twentytwentyone"];

/// The folder of WordPress, for the tests on its pages. Nothing is installed: two packages are unpacked
/// beside what is built. Where that can't be done it is said, and those tests say so too and end.
pub(crate) fn wordpress(project: &Project) -> PathBuf {
    let folder = project.target.join("hosts");
    let place = folder.join("usr/share/wordpress");
    if !place.join("wp-content/themes/twentytwentyone/style.css").is_file()
        && let Err(error) = unpack_wordpress(&folder)
    {
        say(&format!("the tests on pages of WordPress are left out: {error:#}"));
    }
    place
}

fn unpack_wordpress(folder: &Path) -> Result<()> {
    for program in ["apt-get", "dpkg-deb"] {
        find(program).with_context(|| format!("this system has no {program}"))?;
    }
    say("fetching the styles of WordPress for the tests (apt-get download)");
    std::fs::create_dir_all(folder)?;
    let mut download = Command::new("apt-get");
    process::run(download.args(["--quiet", "download"]).args(WORDPRESS).current_dir(folder))?;
    for entry in std::fs::read_dir(folder)? {
        let package = entry?.path();
        if package.extension().is_some_and(|extension| extension == "deb") {
            process::run(Command::new("dpkg-deb").arg("--extract").arg(&package).arg(folder))?;
            std::fs::remove_file(&package)?;
        }
    }
    Ok(())
}

/// The full path of a program of the PATH, or the path itself if it is one.
pub(crate) fn find(program: &str) -> Option<PathBuf> {
    let is_program = |path: &PathBuf| path.is_file() || path.with_extension("exe").is_file();
    if Path::new(program).is_absolute() {
        return Some(PathBuf::from(program)).filter(is_program);
    }
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(program)).find(is_program)
}

/// Installs packages of Debian or Ubuntu, as root or by sudo.
///
/// # Errors
/// When this is another system, nobody here may install, or apt-get fails.
pub(crate) fn apt_install(packages: &[&str]) -> Result<()> {
    let names = packages.join(", ");
    if find("apt-get").is_none() {
        bail!("missing: {names} (Debian's names); this system has no apt-get to install them with");
    }
    say(&format!("installing {names} (apt-get)"));
    let apt = |words: &[&str]| {
        let mut command = if is_root() {
            Command::new("env")
        } else {
            let mut sudo = Command::new("sudo");
            sudo.arg("env");
            sudo
        };
        command.args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--quiet"]).args(words);
        process::run(&mut command).context(format!("install by hand: {names}"))
    };
    if !is_root() && find("sudo").is_none() {
        bail!("missing: {names}; only root may install them and there is no sudo");
    }
    apt(&["update"])?;
    apt(&[&["install", "--yes", "--no-install-recommends"], packages].concat())
}

fn is_root() -> bool {
    process::read(Command::new("id").arg("-u")).is_ok_and(|id| id.trim() == "0")
}
