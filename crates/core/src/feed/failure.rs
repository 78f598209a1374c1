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
