//! The wall's components in a real browser: what only a browser can show.
#![cfg(target_arch = "wasm32")]
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail loudly"
)]
#![expect(clippy::disallowed_methods, reason = "a test looks at the page as its visitor does")]

mod forms;
mod lifecycle;
mod many;
mod order;
mod stage;
mod toggling;
mod typing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
