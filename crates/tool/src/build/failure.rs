//! Why nothing was made, for the person who asked for it.

use std::io;
use std::path::{Path, PathBuf};

use recognition_wall_core::feed::Problem;
use recognition_wall_sheet::{Lang, MapError, SheetError};
use recognition_wall_site::SiteError;

use crate::words::Language;

/// Why nothing was made. Whatever it is, the last good result is untouched.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum BuildFailure {
    /// There is no such file.
    #[error("no file {}", .0.display())]
    NotFound(PathBuf),
    /// A file was expected.
    #[error("{} is a folder", .0.display())]
    IsFolder(PathBuf),
    /// A file can't be read.
    #[error("cannot read {}", .0.display())]
    Read(PathBuf, #[source] io::Error),
    /// The sheet can't be read.
    #[error(transparent)]
    Sheet(#[from] SheetError),
    /// The map means nothing.
    #[error(transparent)]
    Map(#[from] MapError),
    /// The feed is none.
    #[error("no feed: {0:?}")]
    Feed(Box<Problem>),
    /// A feed that is too large to be taken apart holds somebody who may not be shown.
    #[error("a large feed with {0} hidden people")]
    Hidden(usize),
    /// Nobody may be shown.
    #[error("nobody to show")]
    Nobody,
    /// The site can't be made.
    #[error(transparent)]
    Site(#[from] SiteError),
}

impl BuildFailure {
    /// A failure to read what was named on the command line.
    pub(super) fn input(path: &Path, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::NotFound {
            return Self::NotFound(path.to_owned());
        }
        Self::Read(path.to_owned(), error)
    }

    /// What happened, and what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let about = |key: &str, path: &Path, reason: &str| {
            language.say(key, &[("path", &path.display().to_string()), ("reason", reason)])
        };
        let sheet = Lang::of(language.tag());
        match self {
            Self::NotFound(path) => about("failure.not-found", path, ""),
            Self::IsFolder(path) => about("failure.folder", path, ""),
            Self::Read(path, error) => about("failure.unreadable", path, &error.to_string()),
            Self::Sheet(error) => [error.message(sheet), error.mend(sheet)].join(" "),
            Self::Map(error) => [error.message(sheet), error.mend(sheet)].join(" "),
            Self::Feed(problem) => {
                let locale = language.locale();
                [problem.message(&locale), problem.mend(&locale)].join(" ")
            }
            Self::Hidden(count) => {
                language.say("failure.hidden", &[("count", &language.locale().number(*count))])
            }
            Self::Nobody => language.text("failure.nobody").to_owned(),
            Self::Site(error) => error.message(language.tag()),
        }
    }
}
