//! The screens of a venue: kiosk, ceremony, and both without a network.
//!
//! Each journey is named by what an operator or a visitor of the venue would say.

#![expect(clippy::indexing_slicing, reason = "a journey that looks for what is not there fails")]

mod attract;
mod ceremony;
mod killed;
mod kiosk;
mod offline;
mod remote;
mod restart;
mod soak;
