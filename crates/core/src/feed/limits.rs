//! The limits of a reading: what a hostile or runaway feed can't exceed.
//!
//! Every limit that is hit says so, as a problem or as a failure; `docs/feed.md` lists them.

use super::problems::MOST_PROBLEMS;

/// The deepest nesting of JSON that is read, which guards the stack.
pub const DEPTH: usize = 128;

/// How much is read at most; [`Limits::default`] is what the wall uses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one page. Default 32 MiB: with the text, the model and the index of as much, the
    /// widget stays within its 128 MiB of memory.
    pub bytes: usize,
    /// Items of all pages together. Default 100,000, the most that the search is measured with.
    pub items: usize,
    /// Pages of one feed. Default 100.
    pub pages: usize,
    /// Characters of one text. Default 20,000, some ten printed pages.
    pub text_chars: usize,
    /// Entries of one list inside an item (awards, photos, tags …). Default 200.
    pub entries: usize,
    /// Problems that are listed; the last then says how many more there are. Default
    /// [`MOST_PROBLEMS`]: a panel of more is read by nobody.
    pub problems: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: 32 * 1024 * 1024,
            items: 100_000,
            pages: 100,
            text_chars: 20_000,
            entries: 200,
            problems: MOST_PROBLEMS,
        }
    }
}
