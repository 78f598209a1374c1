//! The ceremony: who is called, in which order, and where it stands. In: a feed, commands and the
//! time. Out: the slide on the stage and what the presenter sees.
//!
//! Every window holds the whole state and the newest state wins, so that either window can be
//! reloaded, or be alone. Nobody who is not in the feed is ever on a slide.

mod called;
mod clicker;
mod message;
mod programme;
mod snapshot;
mod state;

pub use called::receivers;
pub use clicker::{Pressed, command};
pub use message::Message;
pub use programme::{Group, GroupId, Programme, Slide};
pub use state::{Ceremony, Command, State};

#[cfg(test)]
mod tests;
