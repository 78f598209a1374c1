//! Which Rust compiles for Wasm. In: what the machine has or can fetch. Out: a cargo command that is ready.
//! The one place that knows of rustup, of Debian's packages and of nightly switches.
//!
//! Three ways, the first that works is taken:
//! 1. rustup's toolchain, with the standard library compiled anew for size (smallest download);
//! 2. rustup's toolchain as it comes;
//! 3. Debian's own compiler, where rustup's servers can't be reached.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{self, say};
use crate::project::Project;
use crate::{files, setup};

/// The target that the widget is compiled for.
pub(crate) const TARGET: &str = "wasm32-unknown-unknown";
/// Bytes of memory that the widget may ever use, 256 MiB: a runaway allocation then dies in a tenth of
/// a second, where at the default of 4 GiB it takes the whole tab with it.
const MAX_MEMORY: u64 = 256 << 20;
/// Debian's compiler for the web: its own packages, which rustup knows nothing of.
const DEBIAN_PACKAGES: &[&str] = &["rustc-web", "cargo-web", "rust-web-src", "lld-22"];

/// A way to compile for Wasm.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Toolchain {
    /// rustup's, with the standard library compiled anew, for size, aborting at once on a panic.
    Small,
    /// rustup's, with the standard library that comes with it.
    Plain,
    /// Debian's `rustc-web`.
    Debian,
}

/// Finds the best way, installing what is missing.
///
/// # Errors
/// When the target can be had in no way.
pub(crate) fn prepare() -> Result<Toolchain> {
    if !plain_is_ready() {
        say(&format!("installing the Rust target {TARGET} (rustup)"));
        let added = process::run(Command::new("rustup").args(["target", "add", TARGET]));
        if added.is_err() || !plain_is_ready() {
            say("rustup can't deliver the target: trying Debian's packages");
            return debian().map(|()| Toolchain::Debian);
        }
    }
    if !library_source_is_ready() {
        say("installing the source of Rust's standard library (rustup)");
        let added = process::run(Command::new("rustup").args(["component", "add", "rust-src"]));
        if added.is_err() || !library_source_is_ready() {
            say("no source of the standard library: the Wasm will be some kB larger");
            return Ok(Toolchain::Plain);
        }
    }
    Ok(Toolchain::Small)
}

/// Makes sure that debug builds for Wasm work, as the component tests need them.
///
/// # Errors
/// When the target can be had in no way.
pub(crate) fn prepare_plain() -> Result<Toolchain> {
    Ok(match prepare()? {
        Toolchain::Small => Toolchain::Plain,
        other => other,
    })
}

/// Makes sure that rustfmt and clippy are there: rustup's smallest profile has neither.
///
/// # Errors
/// When they are missing and rustup can't add them.
pub(crate) fn prepare_lints() -> Result<()> {
    for (verb, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if !process::succeeds(Command::new("cargo").args([verb, "--version"])) {
            say(&format!("installing {component} (rustup)"));
            process::run(Command::new("rustup").args(["component", "add", component]))?;
        }
    }
    Ok(())
}

impl Toolchain {
    /// What to try next after a failure. Nothing, where this way has compiled the standard library: the
    /// fault is the widget's then, and trying again would only show it twice.
    pub(crate) fn fallback(self, project: &Project) -> Option<Self> {
        let compiled = self.target_folder(&project.target).join(TARGET).join("release/deps");
        let is_library = |file: &PathBuf| {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with("libstd-") && file.extension().is_some_and(|kind| kind == "rlib")
        };
        let has_library = files::below(&compiled).is_ok_and(|files| files.iter().any(is_library));
        (self == Self::Small && !has_library).then_some(Self::Plain)
    }

    /// Where cargo puts what this way compiles, `folder` being its usual target folder. Each way that
    /// needs other settings has its own, so that two ways never undo each other's work.
    pub(crate) fn target_folder(self, target: &Path) -> PathBuf {
        match self {
            Self::Small => target.join("small"),
            Self::Plain => target.to_owned(),
            Self::Debian => target.join("debian"),
        }
    }

    /// A cargo command for the target: `verb` with the switches and environment of this way.
    pub(crate) fn cargo(self, project: &Project, verb: &str) -> Command {
        let mut command = project.cargo();
        if self == Self::Debian {
            command = Command::new("/usr/bin/cargo");
            command
                .current_dir(&project.root)
                .env("RUSTC", "/usr/bin/rustc")
                .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_LINKER", "wasm-ld-22");
        }
        command.args([verb, "--target", TARGET, "--target-dir"]);
        command.arg(self.target_folder(&project.target));
        if self != Self::Plain {
            // `-Z` is nightly's; this variable opens it on stable. These are the project's only uses.
            command.env("RUSTC_BOOTSTRAP", "1").arg("-Zbuild-std=std,panic_abort");
        }
        if self == Self::Small {
            command.arg("-Zbuild-std-features=optimize_for_size");
        }
        // Outranks `RUSTFLAGS` and every configuration file: what is released never depends on them.
        command.env("CARGO_ENCODED_RUSTFLAGS", self.rustc_flags(project).join("\u{1f}"));
        command
    }

    fn rustc_flags(self, project: &Project) -> Vec<String> {
        let mut flags = vec![format!("-Clink-arg=--max-memory={MAX_MEMORY}")];
        // Paths of the machine would stand in panic messages, and would change the hash.
        for (folder, name) in private_folders(project) {
            flags.push(format!("--remap-path-prefix={}={name}", folder.display()));
        }
        if self == Self::Small {
            flags.extend(["-Zunstable-options".to_owned(), "-Cpanic=immediate-abort".to_owned()]);
        }
        flags
    }
}

/// Folders of this machine, and what to call them in what is released.
fn private_folders(project: &Project) -> Vec<(PathBuf, &'static str)> {
    let mut folders = vec![(project.root.clone(), "wall")];
    let home = std::env::home_dir();
    let cargo_home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    folders.extend(cargo_home.or(home.map(|home| home.join(".cargo"))).map(|path| (path, "cargo")));
    folders.extend(rustc_says("sysroot").map(|path| (path, "rust")));
    folders
}

fn plain_is_ready() -> bool {
    rustc_says("sysroot")
        .is_some_and(|sysroot| sysroot.join("lib/rustlib").join(TARGET).join("lib").is_dir())
}

fn library_source_is_ready() -> bool {
    rustc_says("sysroot")
        .is_some_and(|sysroot| sysroot.join("lib/rustlib/src/rust/library/Cargo.toml").is_file())
}

fn rustc_says(what: &str) -> Option<PathBuf> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| OsString::from("rustc"));
    let answer = process::read(Command::new(rustc).args(["--print", what])).ok()?;
    Some(PathBuf::from(answer.trim()))
}

/// Installs Debian's compiler for the web.
fn debian() -> Result<()> {
    if setup::find("wasm-ld-22").is_some() && Path::new("/usr/bin/cargo").exists() {
        return Ok(());
    }
    setup::apt_install(DEBIAN_PACKAGES).context(format!(
        "no way to compile for {TARGET}: run `rustup target add {TARGET}` on a machine that reaches \
         rustup's servers, or install a Rust that has the target"
    ))?;
    if setup::find("wasm-ld-22").is_none() {
        bail!("Debian's packages are installed, but there is no `wasm-ld-22`");
    }
    Ok(())
}
