//! Why a whole file could not be read: the few cases in which there is nothing to show.

use std::fmt;
use std::rc::Rc;

use super::problem::{Problem, ProblemCode};

/// Why a file is no feed. Anything less than this is a [`Problem`] of an item or a key.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ReadFailure {
    /// Nothing but white space.
    Empty,
    /// A web page, often an error or sign-in page sent with status 200.
    Html,
    /// The JSON ends too early.
    CutOff {
        /// Line of the end, from 1.
        line: usize,
        /// Column of the end in bytes, from 1.
        column: usize,
    },
    /// Not JSON.
    NotJson {
        /// Line of the fault, from 1.
        line: usize,
        /// Column of the fault in bytes, from 1.
        column: usize,
    },
    /// JSON, but no object with a list of items.
    NotAFeed,
    /// JSON, but the mapping's `items` points at no list.
    NoMappedItems {
        /// Where the mapping points.
        pointer: Rc<str>,
    },
    /// More bytes than [`Limits::bytes`](super::Limits::bytes).
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// Nested deeper than [`DEPTH`](super::DEPTH).
    TooDeep,
    /// Neither UTF-8 nor UTF-16.
    Encoding,
}

impl ReadFailure {
    /// The failure as a problem: with a code, and with words in every language.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Self::Empty => Problem::new(ProblemCode::Empty),
            Self::Html => Problem::new(ProblemCode::Html),
            Self::CutOff { line, column } => at(ProblemCode::CutOff, *line, *column),
            Self::NotJson { line, column } => at(ProblemCode::NotJson, *line, *column),
            Self::NotAFeed => Problem::new(ProblemCode::NotAFeed),
            Self::NoMappedItems { pointer } => {
                Problem { found: pointer.clone(), ..Problem::new(ProblemCode::MappingNoItems) }
            }
            Self::TooLarge { limit } => {
                Problem { limit: *limit, ..Problem::new(ProblemCode::TooLarge) }
            }
            Self::TooDeep => Problem { limit: super::DEPTH, ..Problem::new(ProblemCode::TooDeep) },
            Self::Encoding => Problem::new(ProblemCode::Encoding),
        }
    }
}

impl fmt::Display for ReadFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the feed could not be read ({})", self.problem().code)
    }
}

impl std::error::Error for ReadFailure {}

/// A problem of the JSON itself, at a line and a column.
pub(super) fn at(code: ProblemCode, line: usize, column: usize) -> Problem {
    Problem { position: Some((line, column)), ..Problem::new(code) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn each_failure_says_what_happened_and_where() {
        let english = Locale::best(["en"]);
        for (failure, said) in [
            (ReadFailure::Empty, "The file is empty."),
            (ReadFailure::Html, "The server sent a web page instead of JSON."),
            (
                ReadFailure::CutOff { line: 43, column: 5 },
                "The file is cut off at line 43, column 5.",
            ),
            (
                ReadFailure::NotJson { line: 1_200, column: 7 },
                "The file is not valid JSON at line 1,200, column 7.",
            ),
            (ReadFailure::NotAFeed, "This JSON is not a feed: it has no “items” list."),
            (
                ReadFailure::TooLarge { limit: 33_554_432 },
                "The file is larger than the limit of 33,554,432 bytes.",
            ),
            (ReadFailure::TooDeep, "The data is nested more than 128 levels deep."),
            (ReadFailure::Encoding, "The file is neither UTF-8 nor UTF-16."),
            (
                ReadFailure::NoMappedItems { pointer: "/ds".into() },
                "There is no list of items at /ds, where the mapping points.",
            ),
        ] {
            assert_eq!(failure.problem().message(&english), said);
        }
        assert_eq!(ReadFailure::Empty.to_string(), "the feed could not be read (RW001)");
    }
}
