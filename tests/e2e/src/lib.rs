//! The harness of the end-to-end tests: a web server with one page, a browser with one visitor.
//!
//! In goes the built `dist/`, a page as an editor would write it and a feed; out comes what a
//! visitor sees. It never reaches into the wall but through the open shadow root, by the parts,
//! attributes and events of the public contract; what has no part there goes by its class.
//!
//! A journey is a test of `tests/journeys/`, named by what a visitor or editor would say.
//! Each has its own server, hence its own origin, and a fresh tab; all run under the strictest policy that the
//! contract promises, and each fails on a policy report or a console error that it did not announce.

pub mod axe;
pub mod browser;
pub mod controls;
mod crop;
pub mod device;
pub mod dice;
pub mod engine;
pub mod feed;
pub mod frame;
pub mod host;
pub mod journey;
pub mod look;
pub mod memory;
pub mod reply;
pub mod seen;
pub mod site;
pub mod tree;
pub mod visit;
pub mod wait;
pub mod wall;

pub use dice::Dice;
pub use engine::Ability;
pub use journey::{Outcome, journey, named_journey};
pub use look::Look;
pub use memory::Memory;
pub use reply::Reply;
pub use seen::Seen;
pub use visit::Visit;
pub use wall::Wall;

use std::sync::{Mutex, MutexGuard, PoisonError};

/// A script that makes it possible to break a program of the release from the page: `breaking(path)`.
pub const BREAKING: &str = include_str!("breaking.js");

/// Locks, also after another thread panicked: a failed journey must not fail its neighbours.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
