//! The photos of an office, and what strangers send, through the public door.
#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

mod fixtures;
mod hostile;
mod run;
mod source;
mod upright;
