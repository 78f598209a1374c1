//! What can stop a build, told to the person who runs it.

use std::io;
use std::path::{Path, PathBuf};

use crate::words::say;

/// Why a site could not be built. Whatever it is, the last good site is untouched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SiteError {
    /// The disk, or the quota of the user, is full.
    #[error("disk full at {}", path.display())]
    DiskFull {
        /// The file that was being written.
        path: PathBuf,
    },
    /// A file could not be written.
    #[error("cannot write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// A file could not be read.
    #[error("cannot read {}", path.display())]
    Read {
        /// The file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another run holds the lock of the same target.
    #[error("another run writes to {}", path.display())]
    Busy {
        /// The target folder.
        path: PathBuf,
    },
    /// The target is there and is no folder.
    #[error("{} is not a folder", path.display())]
    NotAFolder {
        /// The target.
        path: PathBuf,
    },
    /// The target holds files and is no site of this tool: replacing it would lose them.
    #[error("{} is not a site of this tool", path.display())]
    NotASite {
        /// The target.
        path: PathBuf,
    },
    /// A path inside the site is absolute, leaves it, or can't be written on every system.
    #[error("unsafe path {path:?}")]
    UnsafePath {
        /// The path as given.
        path: String,
    },
    /// Two files of one name, compared without case: Windows would keep one of them.
    #[error("two files named {path:?}")]
    Duplicate {
        /// The path as given the second time.
        path: String,
    },
    /// The base address is no `http(s)` address of a folder.
    #[error("no base address: {address:?}")]
    BaseAddress {
        /// The address as given.
        address: String,
    },
    /// The published feed can't be read.
    #[error("published feed: {reason}")]
    Feed {
        /// What is wrong with it.
        reason: String,
    },
    /// The options name no language.
    #[error("no language")]
    NoLanguage,
    /// The caller's watch asked to stop.
    #[error("stopped")]
    Stopped,
}

impl SiteError {
    /// What happened and what to do, in the language of `lang` (BCP 47; Vietnamese unless `en…`).
    ///
    /// ```
    /// use recognition_wall_site::SiteError;
    /// let said = SiteError::Busy { path: "trang".into() }.message("vi");
    /// assert!(said.starts_with("Một lần dựng khác đang ghi vào “trang”"));
    /// ```
    #[must_use]
    pub fn message(&self, lang: &str) -> String {
        let shown = |path: &Path| path.display().to_string();
        let about = |key: &str, path: &Path| say(lang, key, &[("path", &shown(path))]);
        let because = |key: &str, path: &Path, source: &io::Error| {
            say(lang, key, &[("path", &shown(path)), ("reason", &source.to_string())])
        };
        match self {
            Self::DiskFull { path } => about("error.disk-full", path),
            Self::Write { path, source } => because("error.write", path, source),
            Self::Read { path, source } => because("error.read", path, source),
            Self::Busy { path } => about("error.busy", path),
            Self::NotAFolder { path } => about("error.not-a-folder", path),
            Self::NotASite { path } => about("error.not-a-site", path),
            Self::UnsafePath { path } => say(lang, "error.unsafe-path", &[("path", path)]),
            Self::Duplicate { path } => say(lang, "error.duplicate", &[("path", path)]),
            Self::BaseAddress { address } => say(lang, "error.base", &[("address", address)]),
            Self::Feed { reason } => say(lang, "error.feed", &[("reason", reason)]),
            Self::NoLanguage => say(lang, "error.no-language", &[]),
            Self::Stopped => say(lang, "error.stopped", &[]),
        }
    }

    /// A failure to write; a full disk is told from the rest.
    pub(crate) fn write(path: &Path, source: io::Error) -> Self {
        let full = [io::ErrorKind::StorageFull, io::ErrorKind::QuotaExceeded];
        let path = path.to_owned();
        if full.contains(&source.kind()) {
            return Self::DiskFull { path };
        }
        Self::Write { path, source }
    }

    /// A failure to read.
    pub(crate) fn read(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_other_failures() {
        let full = SiteError::write(Path::new("a"), io::ErrorKind::StorageFull.into());
        assert!(matches!(full, SiteError::DiskFull { .. }));
        assert!(full.message("en").starts_with("The disk is full"));
        let denied = SiteError::write(Path::new("a"), io::ErrorKind::PermissionDenied.into());
        assert!(denied.message("vi").contains("Hãy kiểm tra quyền ghi"));
    }
}
