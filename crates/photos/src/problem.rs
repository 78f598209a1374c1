//! What can be wrong with a photo, as data; with [`PhotoProblem::message`] as a sentence.
//!
//! Never: prints, and never ends a run. A problem is of one photo.

use recognition_wall_core::feed::Severity;

use crate::words::{number, say};

/// What is wrong with a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum PhotoProblemKind {
    /// No such file in the folder; `like` is one of the same name with another extension.
    Missing {
        /// The path of a file that may be meant, from the folder.
        like: Option<String>,
    },
    /// `..`, an absolute path or a link leads out of the folder.
    LeavesFolder,
    /// An address on the web: there is nothing to read in the folder.
    NotLocal,
    /// Several files differ from the name in case or accents' encoding only.
    Ambiguous {
        /// Their names.
        names: Vec<String>,
    },
    /// A folder, a device, a pipe.
    NotAFile,
    /// The system refuses to read it.
    Unreadable {
        /// What the system says.
        reason: String,
    },
    /// A file of no bytes.
    Empty,
    /// More bytes than are read.
    FileTooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The most that is read, in bytes.
        limit: u64,
    },
    /// Its bytes are no picture that this crate knows.
    NotAPhoto {
        /// What they are: the key of a text, such as `looks.zip`.
        looks: &'static str,
    },
    /// HEIC and AVIF: no decoder for them is small and free.
    Heic {
        /// `HEIC` or `AVIF`.
        format: &'static str,
    },
    /// The end of the file is missing.
    Truncated,
    /// The decoder gave up.
    Damaged {
        /// What the decoder says, in English.
        reason: String,
    },
    /// More pixels than are opened: found before decoding.
    TooManyPixels {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// The most that are opened.
        limit: u64,
    },
    /// Opening it would need more memory than one photo may have.
    TooMuchMemory {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
        /// What it may have, in bytes.
        limit: u64,
    },
    /// A width or height of 0.
    NoArea,
    /// So narrow and high that no width could be made of it.
    Strip {
        /// Width in pixels.
        width: u32,
        /// Height in pixels.
        height: u32,
    },
    /// More than one frame.
    Animated,
    /// The disk is full.
    DiskFull,
    /// The system refuses to write the results.
    Unwritable {
        /// What the system says.
        reason: String,
    },
    /// An encoder gave up.
    NotEncoded {
        /// What the encoder says, in English.
        reason: String,
    },
    /// The run was stopped before this photo was done.
    Cancelled,
    /// Found, under a name of other case.
    NameDiffers {
        /// The file's path from the folder.
        found: String,
    },
    /// Read, though its extension promises another format.
    WrongExtension {
        /// The format that it has.
        format: &'static str,
    },
    /// Narrower than the second of the wanted widths.
    Small {
        /// Width in pixels.
        width: u32,
    },
    /// The stored result was damaged; it has been made anew.
    CacheRemade,
    /// The result could not be stored.
    CacheUnwritable {
        /// What the system says.
        reason: String,
    },
}

/// Something wrong with one photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhotoProblem {
    /// What is wrong.
    pub kind: PhotoProblemKind,
    /// The photo, as the feed or sheet writes it.
    pub file: String,
}

/// Bytes in a megabyte, as file managers count.
const MEGABYTE: u64 = 1_000_000;

impl PhotoProblem {
    /// A problem of a photo.
    pub fn new(kind: PhotoProblemKind, file: impl Into<String>) -> Self {
        Self { kind, file: file.into() }
    }

    /// The code as printed, such as `RP001`. A code never changes its meaning.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.kind.row().0
    }

    /// An error costs the photo; a warning its looks or time; a hint nothing.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.kind.row().1
    }

    /// What is wrong, in Vietnamese, or in English for a tag such as `en`.
    #[must_use]
    pub fn message(&self, lang: &str) -> String {
        self.say(lang, "message")
    }

    /// How to mend it, in Vietnamese, or in English for a tag such as `en`.
    #[must_use]
    pub fn mend(&self, lang: &str) -> String {
        self.say(lang, "mend")
    }

    fn say(&self, lang: &str, part: &str) -> String {
        let (found, limit) = self.values(lang);
        let reason = match &self.kind {
            PhotoProblemKind::Unreadable { reason }
            | PhotoProblemKind::Damaged { reason }
            | PhotoProblemKind::Unwritable { reason }
            | PhotoProblemKind::NotEncoded { reason }
            | PhotoProblemKind::CacheUnwritable { reason } => reason.as_str(),
            _ => "",
        };
        let values = [
            ("file", self.file.as_str()),
            ("found", &found),
            ("limit", &limit),
            ("reason", reason),
        ];
        say(lang, &format!("{}.{part}", self.kind.row().2), &values)
    }

    /// What `{found}` and `{limit}` stand for.
    fn values(&self, lang: &str) -> (String, String) {
        let by = |width: &u32, height: &u32| {
            format!("{} × {}", number(lang, u64::from(*width)), number(lang, u64::from(*height)))
        };
        let megabytes = |bytes: &u64| number(lang, bytes.div_ceil(MEGABYTE));
        match &self.kind {
            PhotoProblemKind::Missing { like: Some(found) }
            | PhotoProblemKind::NameDiffers { found } => (found.clone(), String::new()),
            PhotoProblemKind::Ambiguous { names } => (names.join(", "), String::new()),
            PhotoProblemKind::FileTooLarge { bytes, limit } => {
                (megabytes(bytes), number(lang, limit / MEGABYTE))
            }
            PhotoProblemKind::NotAPhoto { looks } => (say(lang, looks, &[]), String::new()),
            PhotoProblemKind::Heic { format } | PhotoProblemKind::WrongExtension { format } => {
                ((*format).to_owned(), String::new())
            }
            PhotoProblemKind::TooManyPixels { width, height, limit } => {
                (by(width, height), number(lang, limit / 1_000_000))
            }
            PhotoProblemKind::TooMuchMemory { width, height, limit } => {
                (by(width, height), number(lang, limit / MEGABYTE))
            }
            PhotoProblemKind::Strip { width, height } => (by(width, height), String::new()),
            PhotoProblemKind::Small { width } => (number(lang, u64::from(*width)), String::new()),
            _ => (String::new(), String::new()),
        }
    }
}

impl PhotoProblemKind {
    /// Code, severity and the key of the texts.
    fn row(&self) -> (&'static str, Severity, &'static str) {
        use Severity::{Error, Hint, Warning};
        match self {
            Self::Missing { like: None } => ("RP001", Error, "missing"),
            Self::Missing { like: Some(_) } => ("RP001", Error, "missing-like"),
            Self::LeavesFolder => ("RP002", Error, "leaves-folder"),
            Self::NotLocal => ("RP003", Hint, "not-local"),
            Self::Ambiguous { .. } => ("RP004", Error, "ambiguous"),
            Self::NotAFile => ("RP005", Error, "not-a-file"),
            Self::Unreadable { .. } => ("RP006", Error, "unreadable"),
            Self::Empty => ("RP007", Error, "empty"),
            Self::FileTooLarge { .. } => ("RP008", Error, "file-too-large"),
            Self::NotAPhoto { .. } => ("RP009", Error, "not-a-photo"),
            Self::Heic { .. } => ("RP010", Error, "heic"),
            Self::Truncated => ("RP011", Error, "truncated"),
            Self::Damaged { .. } => ("RP012", Error, "damaged"),
            Self::TooManyPixels { .. } => ("RP013", Error, "too-many-pixels"),
            Self::TooMuchMemory { .. } => ("RP014", Error, "too-much-memory"),
            Self::NoArea => ("RP015", Error, "no-area"),
            Self::Strip { .. } => ("RP016", Error, "strip"),
            Self::Animated => ("RP017", Error, "animated"),
            Self::DiskFull => ("RP018", Error, "disk-full"),
            Self::Unwritable { .. } => ("RP019", Error, "unwritable"),
            Self::NotEncoded { .. } => ("RP020", Error, "not-encoded"),
            Self::Cancelled => ("RP021", Error, "cancelled"),
            Self::NameDiffers { .. } => ("RP022", Hint, "name-differs"),
            Self::WrongExtension { .. } => ("RP023", Hint, "wrong-extension"),
            Self::Small { .. } => ("RP024", Warning, "small"),
            Self::CacheRemade => ("RP025", Hint, "cache-remade"),
            Self::CacheUnwritable { .. } => ("RP026", Warning, "cache-unwritable"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_problem_names_its_file_and_its_limit_in_both_languages() {
        let kind =
            PhotoProblemKind::TooManyPixels { width: 16_000, height: 16_000, limit: 100_000_000 };
        let problem = PhotoProblem::new(kind, "ảnh/001.png");
        assert_eq!(
            problem.message("vi"),
            "“ảnh/001.png” có 16.000 × 16.000 điểm ảnh; chỉ mở ảnh không quá 100 triệu điểm ảnh."
        );
        assert_eq!(
            problem.message("en"),
            "“ảnh/001.png” has 16,000 × 16,000 pixels; at most 100 million pixels are opened."
        );
        assert!(problem.mend("vi").contains("3.000"));
    }

    #[test]
    fn what_a_file_is_instead_is_said_in_the_language() {
        let problem =
            PhotoProblem::new(PhotoProblemKind::NotAPhoto { looks: "looks.zip" }, "a.jpg");
        assert!(problem.message("vi").contains("tệp nén ZIP"));
        assert!(problem.message("en").contains("a ZIP archive"));
    }
}
