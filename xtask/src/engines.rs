//! The browser suite in every engine. In: the project, which engines. Out: a verdict for each.
//! What is walked is the finished `dist/`. An engine that can't be installed here is skipped, and loudly.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

use crate::checks::{self, Outcome};
use crate::project::Project;
use crate::setup::{self, apt_install, find, named_or_found};
use crate::{dist, process};

/// The package with the journeys of visitors.
const PACKAGE: &str = "recognition-wall-e2e";

/// Which journeys `cargo xtask test --only engines` walks in Firefox and WebKit, by words of their names:
/// to find, to filter, to open, by keys alone, under axe's rules and strict policies, in a frame, at a
/// venue without a network. All of them, in all engines: `cargo xtask engines`.
const CORE: &[&str] = &[
    "finding::",
    "filters::",
    "detail::",
    "keyboard::",
    "rules::",
    "policies::",
    "frames::",
    "kiosk::",
    "ceremony::",
    "offline::",
];

/// What a page is drawn and run by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Engine {
    /// Blink, as in Chrome and Edge
    Chromium,
    /// Gecko
    Firefox,
    /// As in Safari: `WebKitGTK`
    Webkit,
}

impl Engine {
    /// As it is called in a summary.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::Webkit => "WebKit",
        }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Chromium => "chromium",
            Self::Firefox => "firefox",
            Self::Webkit => "webkit",
        }
    }

    /// Makes sure that browser and driver are there; the variables that name them to the journeys.
    ///
    /// # Errors
    /// When one of them is missing and can't be installed.
    fn prepare(self, project: &Project) -> Result<Vec<(&'static str, PathBuf)>> {
        match self {
            Self::Chromium => {
                let browser = setup::browser()?;
                Ok(vec![("CHROMIUM", browser.chromium), ("CHROMEDRIVER", browser.driver)])
            }
            Self::Firefox => {
                let driver = geckodriver(project)?;
                Ok(vec![("FIREFOX", firefox()?), ("GECKODRIVER", driver)])
            }
            Self::Webkit => {
                let (driver, browser) = webkit()?;
                Ok(vec![("WEBKITDRIVER", driver), ("MINIBROWSER", browser)])
            }
        }
    }
}

/// The core journeys in Firefox.
pub(crate) fn core_in_firefox(project: &Project) -> Result<Outcome> {
    core_in(project, Engine::Firefox)
}

/// The core journeys in `WebKitGTK`.
pub(crate) fn core_in_webkit(project: &Project) -> Result<Outcome> {
    core_in(project, Engine::Webkit)
}

fn core_in(project: &Project, engine: Engine) -> Result<Outcome> {
    let words: Vec<String> = CORE.iter().map(ToString::to_string).collect();
    journeys(project, engine, &words)
}

/// Walks the journeys whose names have one of these words, or all, through the finished `dist/`.
///
/// # Errors
/// When there is no `dist/`, the journeys don't compile or don't start, or a word names none of them.
pub(crate) fn journeys(project: &Project, engine: Engine, words: &[String]) -> Result<Outcome> {
    let dist = dist::finished(project.root.join("dist"))?;
    let programs = match engine.prepare(project) {
        Ok(programs) => programs,
        Err(reason) => return Ok(Outcome::Skipped(format!("{reason:#}"))),
    };
    let mut command = project.cargo();
    command.args(["test", "--package", PACKAGE, "--no-fail-fast", "--"]).args(words);
    command.env("WALL_DIST", dist).env("WALL_ENGINE", engine.word()).envs(programs);
    command.env("WALL_WORDPRESS", setup::wordpress(project));
    let mut idle: Vec<&String> = words.iter().collect();
    let outcome = checks::counted_with(&mut command, |line| {
        if line.starts_with("test ") {
            idle.retain(|word| !line.contains(word.as_str()));
        }
    })?;
    if !idle.is_empty() {
        bail!("no journey has {idle:?} in its name any more: mend the list of core journeys");
    }
    Ok(outcome)
}

/// The command that runs a target of the journeys' package in Chromium, on the release folder that `dist`
/// gives: asked for when there is a browser, as it may take minutes.
///
/// # Errors
/// When there is no browser, or no finished folder.
pub(crate) fn in_chromium(
    project: &Project,
    target: &str,
    dist: impl FnOnce() -> Result<PathBuf>,
) -> Result<Command> {
    let programs = Engine::Chromium.prepare(project)?;
    let dist = dist::finished(dist()?)?;
    let mut command = project.cargo();
    command.args(["test", "--package", PACKAGE, "--test", target, "--"]);
    command.env("WALL_DIST", dist).envs(programs);
    Ok(command)
}

fn firefox() -> Result<PathBuf> {
    let names = ["firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox"];
    if named_or_found("FIREFOX", &names).is_none() {
        apt_install(&["firefox-esr"]).context("install Firefox, or name it in FIREFOX")?;
    }
    named_or_found("FIREFOX", &names).context("Firefox is installed, but nowhere on the PATH")
}

/// Debian has no package of it: cargo makes it, into the target folder.
fn geckodriver(project: &Project) -> Result<PathBuf> {
    if let Some(driver) = named_or_found("GECKODRIVER", &["geckodriver"]) {
        return Ok(driver);
    }
    let folder = project.target.join("geckodriver");
    let driver = folder.join("bin/geckodriver");
    if !driver.is_file() {
        process::say("building geckodriver, which drives Firefox (cargo install)");
        let mut command = project.cargo();
        command.args(["install", "--locked", "geckodriver", "--root"]).arg(&folder);
        process::run(&mut command).context("install geckodriver, or name it in GECKODRIVER")?;
    }
    Ok(driver)
}

fn webkit() -> Result<(PathBuf, PathBuf)> {
    let driver = || named_or_found("WEBKITDRIVER", &["WebKitWebDriver"]);
    let wanted = [
        (driver().is_none(), "webkit2gtk-driver"),
        (minibrowser().is_none(), "libwebkit2gtk-4.1-0"),
        (find("xvfb-run").is_none(), "xvfb"),
        (find("xauth").is_none(), "xauth"),
    ];
    let missing: Vec<&str> =
        wanted.iter().filter(|(missing, _)| *missing).map(|(_, package)| *package).collect();
    if !missing.is_empty() {
        apt_install(&missing).context("WebKitGTK is tested on Debian and the like")?;
    }
    Ok((
        driver().context("WebKitWebDriver is installed, but nowhere on the PATH")?,
        minibrowser().context("WebKitGTK is installed, but there is no MiniBrowser")?,
    ))
}

/// Debian keeps the engine's own browser in a folder of the machine's kind: `/usr/lib/x86_64-linux-gnu`.
fn minibrowser() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("MINIBROWSER") {
        return Some(PathBuf::from(named));
    }
    let kinds = std::fs::read_dir("/usr/lib").ok()?.filter_map(Result::ok);
    let mut places = kinds.map(|kind| kind.path().join("webkit2gtk-4.1/MiniBrowser"));
    places.find(|place| place.is_file())
}
