//! The embed builder. In: a feed or a sheet and an editor's choices. Out: what is wrong with it, a
//! preview, and the tag to paste.
//!
//! [`settings`] are kept in the page's [`address`]; [`check`] says what to mend, [`snippet`] and
//! [`letter`] write what an editor hands on, [`colour`] computes whether it can be read. All of that is
//! pure and natively tested; only [`app`] and [`browser`] know a page. Never sends anything anywhere:
//! files are read where they are.

pub mod address;
pub mod app;
pub mod browser;
pub mod check;
pub mod colour;
pub mod letter;
pub mod settings;
pub mod snippet;
pub mod words;
