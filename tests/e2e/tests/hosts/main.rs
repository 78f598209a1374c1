//! Pages that would break what is put into them, and what is put there must not break.
//!
//! One folder for each page of a host, with its style and script; the tests beside them say what a
//! visitor or an editor of that site would say.

#![expect(clippy::indexing_slicing, reason = "a test may fail loudly")]

mod looks;
mod page;
mod places;
mod policies;
mod scripts;
mod styles;
mod theming;
mod traces;
