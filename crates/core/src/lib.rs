//! The pure core of Recognition Wall.
//!
//! Bytes go in, plain data comes out: `bytes -> feed -> index -> query -> results`.
//! Nothing here knows a browser, a clock, a locale of the machine or a network; what depends on
//! them (today's date, the address of the feed) is passed in. Nothing here panics on any input.

pub mod blocks;
pub mod date;
pub mod export;
pub mod feed;
mod hash;
pub mod index;
pub mod locale;
pub mod options;
pub mod query;
pub mod table;
pub mod text;
