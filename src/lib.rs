//! Recognition Wall: a filterable gallery of honoured people, embeddable in any website.
//!
//! ```text
//! bytes ─▶ feed ─▶ index ─▶ query ─▶ view ─▶ page      (the first four in recognition-wall-core)
//!   ▲                         ▲                │
//!   └──── browser ◀── hooks ◀─┴─── Action ◀────┘       (events come back as actions only)
//! ```
//!
//! [`embed`] is what the page's script calls, [`app`] owns the state, [`state`] is the only place
//! where it changes, [`view`] draws it, [`hooks`] and [`browser`] are the edge to the page.

pub mod app;
pub mod bridge;
#[expect(clippy::disallowed_methods, reason = "this is the module that the fence protects")]
pub mod browser;
pub mod config;
pub mod embed;
pub mod failure;
pub mod hooks;
pub mod shown;
pub mod snapshot;
pub mod state;
pub mod view;
