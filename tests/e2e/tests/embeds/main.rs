//! Ways to embed the wall beside its tag: in frames, from one file, from a version's folder, as a package.
//!
//! Each journey is named by what an editor or the webmaster of the host would say. What a visitor does
//! within a wall is in `tests/journeys/`.

#![expect(clippy::indexing_slicing, reason = "a journey that looks for what is not there fails")]

mod examples;
mod exports;
mod files;
mod frames;
mod links;
mod messages;
mod package;
mod stage;
