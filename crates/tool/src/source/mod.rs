//! The text of a feed's file: cut into its values, and looked up by JSON Pointer.
//!
//! Text goes in; ranges, lines, columns and excerpts come out. One linear pass each, an explicit
//! stack instead of recursion: 100,000 levels of nesting cost memory for the stack, nothing else.

mod excerpt;
mod locate;
mod outline;
mod scan;
mod span;

pub use excerpt::Excerpt;
pub use locate::{Located, Wanted, locate, place_at};
pub use outline::{Member, Outline, outline};
pub use span::Span;
