//! What makes a whole file or map unusable: what is wrong and how to mend it, in the reader's words.
//!
//! Faults of single rows are no errors: see [`crate::RowProblem`].

use std::fmt;

use crate::messages::{Lang, fill, text_of};

/// Why a file could not be read as a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum SheetError {
    /// There is no such file.
    NotFound,
    /// The system would not let it be read; its own words.
    Unreadable(String),
    /// It has no bytes, or no cell with content.
    Empty,
    /// It is larger than so many bytes.
    TooLarge(u64),
    /// It has more than so many rows with content.
    TooManyRows(usize),
    /// It has more than so many cells with content.
    TooManyCells(usize),
    /// It unpacks to far more than it should: a zip bomb.
    Bomb,
    /// It wants a password.
    Encrypted,
    /// It is cut off or damaged; what the reader met.
    Corrupt(String),
    /// It is of a kind that is not read; which.
    Unsupported(String),
    /// It has no sheet of this name.
    NoSheet {
        /// The name that was asked for.
        wanted: String,
        /// Those that there are.
        known: Vec<String>,
    },
    /// The text is in no encoding that is known.
    Encoding,
}

impl SheetError {
    /// The code: `RW201` …
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotFound => "RW201",
            Self::Unreadable(_) => "RW202",
            Self::Empty => "RW203",
            Self::TooLarge(_) => "RW204",
            Self::TooManyRows(_) => "RW205",
            Self::TooManyCells(_) => "RW206",
            Self::Bomb => "RW207",
            Self::Encrypted => "RW208",
            Self::Corrupt(_) => "RW209",
            Self::Unsupported(_) => "RW210",
            Self::NoSheet { .. } => "RW211",
            Self::Encoding => "RW212",
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.say(lang, "what")
    }

    /// How to mend it.
    #[must_use]
    pub fn mend(&self, lang: Lang) -> String {
        self.say(lang, "mend")
    }

    fn say(&self, lang: Lang, part: &str) -> String {
        let (found, known) = match self {
            Self::TooLarge(limit) => (format!("{}", limit / 1_048_576), String::new()),
            Self::TooManyRows(limit) | Self::TooManyCells(limit) => {
                (limit.to_string(), String::new())
            }
            Self::Unreadable(found) | Self::Corrupt(found) | Self::Unsupported(found) => {
                (found.clone(), String::new())
            }
            Self::NoSheet { wanted, known } => (wanted.clone(), known.join(", ")),
            _ => (String::new(), String::new()),
        };
        let key = format!("{}.{part}", self.code().to_ascii_lowercase());
        fill(text_of(lang, &key), &[("found", &found), ("known", &known)])
    }
}

impl fmt::Display for SheetError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code(), self.message(Lang::En))
    }
}

impl std::error::Error for SheetError {}

impl From<std::io::Error> for SheetError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::NotFound => Self::NotFound,
            std::io::ErrorKind::UnexpectedEof | std::io::ErrorKind::InvalidData => {
                Self::Corrupt(error.to_string())
            }
            _ => Self::Unreadable(error.to_string()),
        }
    }
}

/// Why a map could not be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum MapError {
    /// It is no TOML, or has a key or a kind of value that nobody knows.
    Toml {
        /// The line at fault, from 1; 0 where none is known.
        line: usize,
        /// What the reader met, in English.
        detail: String,
    },
    /// What should be the letters of a column is none: the key and what stands there.
    Column {
        /// The key, such as `columns.name`.
        key: String,
        /// What was found.
        found: String,
    },
    /// No column is the name.
    NoName,
    /// The list is larger than it may be, or a row is 0.
    Rows(String),
    /// A constant is no value of its key (a kind, a date): the key and what stands there.
    Constant {
        /// The key, such as `constants.kind`.
        key: String,
        /// What was found.
        found: String,
    },
}

impl MapError {
    /// The code: `RW220` …
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Toml { .. } => "RW220",
            Self::Column { .. } => "RW221",
            Self::NoName => "RW222",
            Self::Rows(_) => "RW223",
            Self::Constant { .. } => "RW224",
        }
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.say(lang, "what")
    }

    /// How to mend it.
    #[must_use]
    pub fn mend(&self, lang: Lang) -> String {
        self.say(lang, "mend")
    }

    fn say(&self, lang: Lang, part: &str) -> String {
        let (key, found) = match self {
            Self::Toml { line, detail } => (line.to_string(), detail.as_str()),
            Self::Column { key, found } | Self::Constant { key, found } => {
                (key.clone(), found.as_str())
            }
            Self::Rows(found) => (String::new(), found.as_str()),
            Self::NoName => (String::new(), ""),
        };
        let name = format!("{}.{part}", self.code().to_ascii_lowercase());
        fill(text_of(lang, &name), &[("key", &key), ("found", found)])
    }
}

impl fmt::Display for MapError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.code(), self.message(Lang::En))
    }
}

impl std::error::Error for MapError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_error_says_what_is_wrong_and_how_to_mend_it() {
        let text = || "x".to_owned();
        let sheet = [
            SheetError::NotFound,
            SheetError::Unreadable(text()),
            SheetError::Empty,
            SheetError::TooLarge(1 << 20),
            SheetError::TooManyRows(1),
            SheetError::TooManyCells(1),
            SheetError::Bomb,
            SheetError::Encrypted,
            SheetError::Corrupt(text()),
            SheetError::Unsupported(text()),
            SheetError::NoSheet { wanted: text(), known: vec![text()] },
            SheetError::Encoding,
        ];
        let map = [
            MapError::Toml { line: 3, detail: text() },
            MapError::Column { key: text(), found: text() },
            MapError::NoName,
            MapError::Rows(text()),
            MapError::Constant { key: text(), found: text() },
        ];
        for lang in Lang::ALL {
            let said =
                sheet.iter().map(|error| (error.code(), error.message(lang), error.mend(lang)));
            let said = said.chain(
                map.iter().map(|error| (error.code(), error.message(lang), error.mend(lang))),
            );
            for (code, message, mend) in said {
                assert!(message.len() > 10 && mend.len() > 10 && !message.contains('{'), "{code}");
            }
        }
    }
}
