//! What only a browser can do: bytes, strings and numbers go in and out, no people. The one way of this
//! crate to the window.

#![expect(clippy::disallowed_methods, reason = "this folder is the way to the window")]

pub mod channel;
pub mod clock;
pub mod fetch;
pub mod fit;
pub mod kept;
pub mod page;
pub mod screen;

pub use web_sys::window;
