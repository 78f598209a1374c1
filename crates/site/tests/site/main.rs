//! Whole sites, looked at from outside: their pages, and the folder that they become.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails should fail loudly"
)]

mod common;

mod blocks;
mod folder;
mod pages;
mod withdrawal;
