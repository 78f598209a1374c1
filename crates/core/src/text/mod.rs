//! Vietnamese text: folded for search, keyed for order, split into names, matched for highlighting.
//!
//! Text goes in as written, in either Unicode form; what comes out is plain data. Nothing here
//! holds a Unicode table: the letters of Vietnamese and of Latin Extended-A are listed in
//! `letter.rs`, everything else passes as it is.

pub mod collate;
pub mod fold;
pub mod highlight;
pub(crate) mod letter;
pub mod lines;
pub mod name;
pub(crate) mod needle;
pub mod syllable;
