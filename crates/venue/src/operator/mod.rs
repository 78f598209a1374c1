//! What keeps a screen running unattended, and what its operator is told. In: incidents and the
//! time. Out: waits, whether to start again, a log and a report. Never holds a word that a visitor
//! typed or a name of the feed: an [`Incident`] has no room for one.

mod backoff;
mod log;
mod restart;
mod status;

pub use backoff::Backoff;
pub use log::{Entry, Incident, Log};
pub use restart::{CALM, Restart, Restarts};
pub use status::{Row, Status};
