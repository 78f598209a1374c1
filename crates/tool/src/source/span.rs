//! A stretch of a text by lines and columns, as editors count them.

/// A stretch of a decoded text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Line of the first character, from 1.
    pub line: usize,
    /// Column of the first character, from 1, in characters.
    pub column: usize,
    /// Line of the end, from 1.
    pub end_line: usize,
    /// Column just after the last character, from 1, in characters.
    pub end_column: usize,
}
