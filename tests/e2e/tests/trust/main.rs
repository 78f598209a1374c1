//! Trust: broken networks, hostile feeds, damaged files.
//!
//! In goes everything that a wall may be given but should not be; out comes whether a visitor is told
//! so, keeps what was there, and nothing of it ever runs.
#![expect(clippy::indexing_slicing, reason = "a test that fails should fail loudly")]

mod attached;
mod bombs;
mod fault;
mod files;
mod hostile;
mod lifecycle;
mod network;
mod size;
mod stage;
mod storage;
mod traps;
mod withdrawn;
