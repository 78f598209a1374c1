//! Where things are. In: cargo's own answer. Out: the workspace's root and its target folder.
//! Never creates a file.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;

/// The version of the workspace, which xtask shares.
pub(crate) const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The workspace on disk.
pub(crate) struct Project {
    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's target folder, wherever the user's settings put it.
    pub(crate) target: PathBuf,
}

impl Project {
    /// Asks cargo, which knows about `CARGO_TARGET_DIR` and every configuration file.
    ///
    /// # Errors
    /// When cargo can't be started, or its answer has no folder in it.
    pub(crate) fn find() -> Result<Self> {
        let manifest = Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.toml");
        let answer = process::read(
            Command::new(cargo())
                .args(["metadata", "--format-version=1", "--no-deps", "--manifest-path"])
                .arg(manifest),
        )?;
        let metadata: serde_json::Value = serde_json::from_str(&answer)?;
        let folder = |key: &str| {
            let path = metadata.get(key).and_then(serde_json::Value::as_str);
            path.map(PathBuf::from).with_context(|| format!("cargo metadata names no {key}"))
        };
        Ok(Self { root: folder("workspace_root")?, target: folder("target_directory")? })
    }

    /// The folder of npm's programs that the build calls.
    pub(crate) fn node(&self) -> PathBuf {
        self.root.join("xtask/node")
    }

    /// A cargo command that runs in the workspace's root.
    pub(crate) fn cargo(&self) -> Command {
        let mut command = Command::new(cargo());
        command.current_dir(&self.root);
        if std::env::var_os("CI").is_some() {
            command.env("CARGO_TERM_COLOR", "never").env("CARGO_TERM_PROGRESS_WHEN", "never");
        }
        command
    }
}

/// The cargo that started us, so that a toolchain chosen by the user stays chosen.
fn cargo() -> std::ffi::OsString {
    std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into())
}
