//! Recognition Wall: a filterable gallery of honoured people, embeddable in any website.
//!
//! ```text
//! bytes ─▶ feed ─▶ index ─▶ query ─▶ view ─▶ page      (the first four in recognition-wall-core)
//!   ▲                         ▲                │
//!   └──── browser ◀── edge ◀──┴─── Action ◀────┘       (events come back as actions only)
//! ```
//!
//! [`embed`] is what the page's script calls, [`app`] owns the state, [`state`] is the only place
//! where it changes, [`view`] draws it, [`people`] those who are near the screen, [`edge`] and
//! [`browser`] are the way out to the page.

pub mod app;
pub mod bridge;
#[expect(clippy::disallowed_methods, reason = "this is the module that the fence protects")]
pub mod browser;
pub mod config;
pub mod edge;
pub mod embed;
pub mod failure;
pub mod markup;
pub mod people;
pub mod reference;
pub mod shown;
pub mod snapshot;
pub mod state;
pub mod view;
pub mod zoom;
