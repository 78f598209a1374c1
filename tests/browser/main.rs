//! The wall's components in a real browser: what only a browser can show.
#![cfg(target_arch = "wasm32")]

mod lifecycle;
mod order;
mod stage;
mod toggling;
mod typing;

wasm_bindgen_test::wasm_bindgen_test_configure!(run_in_browser);
