//! Trust: broken networks, hostile feeds, damaged files.
//!
//! In goes everything that a wall may be given but should not be; out comes whether a visitor is told
//! so, keeps what was there, and nothing of it ever runs.
#![expect(clippy::indexing_slicing, reason = "a test that fails should fail loudly")]

mod fault;
mod files;
mod hostile;
mod network;
mod size;
mod traps;
mod withdrawn;
