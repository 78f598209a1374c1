//! A long feed in blocks: a query reads what it needs, and not everybody.
//!
//! ```text
//! people ─▶ Writer ─▶ files on a static host ─▶ Blocks + Ask ─▶ who, in order, and which cards
//! ```
//!
//! People are numbered in the feed's order. A block is some of them in a row, at most 65,536; within
//! a block it is written down who has which word in the name, which word elsewhere, and which value of
//! a facet. Nothing here fetches or writes: a [`Writer`] gives out files, [`Blocks`] says which files
//! it needs and is given their bytes. Whatever the bytes are, nothing panics and nothing grows
//! without bound. The files are described in `docs/feed.md`, the reasons in
//! `docs/decisions/0007-large-feeds.md`.

mod ask;
mod dictionary;
mod files;
mod head;
mod ids;
mod index;
mod outline;
mod packing;
mod set;
mod shard;
mod write;

pub use ask::{Ask, Count, NotYet};
pub use files::{Blocks, BlocksFailure};
pub use head::{BlocksFacet, BlocksValue, Head};
pub use outline::Outline;
pub use write::{Put, Writer};

/// People of one block at most.
pub const BLOCK: u32 = 1 << 16;
/// The form of the files: another number is not read.
const VERSION: i64 = 1;

/// The three kinds of things that people are found by, each with its own files.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Zone {
    /// Words of names and aliases.
    Names,
    /// Words of everything else.
    Rest,
    /// Values of facets.
    Values,
}

impl Zone {
    const ALL: [Self; 3] = [Self::Names, Self::Rest, Self::Values];

    /// Its key in the index of a block.
    fn key(self) -> &'static str {
        match self {
            Self::Names => "names",
            Self::Rest => "rest",
            Self::Values => "values",
        }
    }
}

/// The file of a block that says which words and values are where.
fn index_path(block: usize) -> String {
    [&block.to_string(), "/index.json"].concat()
}

/// A file of sets.
fn shard_path(block: usize, zone: Zone, shard: usize) -> String {
    [&block.to_string(), "/", zone.key(), "-", &shard.to_string(), ".bin"].concat()
}

/// A file of people.
#[must_use]
pub fn cards_path(slice: u32) -> String {
    ["cards/", &slice.to_string(), ".json"].concat()
}

/// A file of ids.
fn ids_path(file: u32) -> String {
    ["ids/", &file.to_string(), ".bin"].concat()
}

/// The file of all values of a facet.
fn facet_path(facet: usize) -> String {
    ["facets/", &facet.to_string(), ".json"].concat()
}

/// What a value is found by in the files of a block.
fn value_key(facet: usize, number: u32) -> String {
    [&facet.to_string(), ".", &number.to_string()].concat()
}

/// The longest beginning of a word that is kept, in characters: of longer words, which no language
/// has, the beginnings are told apart.
const WORD: usize = 32;

/// A word as it is kept.
fn kept(word: &str) -> &str {
    let end = word.char_indices().nth(WORD).map_or(word.len(), |(end, _)| end);
    word.get(..end).unwrap_or(word)
}

/// Stands behind the beginning of words under which all of them are found together. No folded word
/// has it, and it sorts before all that they have.
const ALL_OF: &str = "*";

#[cfg(test)]
mod tests;
