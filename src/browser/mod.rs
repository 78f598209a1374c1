//! The browser's edge: one file per capability, each in bytes, strings and numbers.
//!
//! Nothing here knows people, feeds or views; nothing outside of here asks for the window.

pub mod address;
pub mod clock;
pub mod dom;
pub mod event;
pub mod fetch;
pub mod frame;
pub mod intl;
pub mod motion;
pub mod place;
pub mod plain;
pub mod pointer;
pub mod share;
pub mod watch;
