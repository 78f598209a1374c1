//! The page's address: its fragment is read, written and watched.
//!
//! A page may forbid it (a sandboxed frame, a rate limit): then the wall works without.

use gloo::events::EventListener;
use js_sys::Object;
use wasm_bindgen::JsValue;
use web_sys::{History, Location};

use super::plain;

fn location() -> Option<Location> {
    Some(web_sys::window()?.location())
}

fn history() -> Option<History> {
    web_sys::window()?.history().ok()
}

/// The fragment without its `#`; empty where there is none.
#[must_use]
pub fn fragment() -> String {
    let hash = location().and_then(|location| location.hash().ok()).unwrap_or_default();
    hash.strip_prefix('#').unwrap_or(&hash).to_owned()
}

/// The page's address without a fragment: what a link to another fragment starts with, because a
/// `<base>` of the host page would bend a bare `#…`.
#[must_use]
pub fn page() -> String {
    let href = location().and_then(|location| location.href().ok()).unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}

/// Puts a new entry with this fragment on the history.
pub fn push(fragment: &str) {
    if let Some(history) = history() {
        let _forbidden = history.push_state_with_url(&JsValue::NULL, "", Some(&with(fragment)));
    }
}

/// Changes the fragment of the current entry.
pub fn replace(fragment: &str) {
    if let Some(history) = history() {
        let state = history.state().unwrap_or(JsValue::NULL);
        let _forbidden = history.replace_state_with_url(&state, "", Some(&with(fragment)));
    }
}

/// Goes one entry back, as the visitor's own button does.
pub fn back() {
    if let Some(history) = history() {
        let _forbidden = history.back();
    }
}

/// Keeps a text with the current entry of the history: it is there again when the visitor comes back
/// to the entry, and gone with it. What the page keeps there stays.
pub fn keep(key: &str, value: &str) {
    let Some(history) = history() else { return };
    let state = history.state().unwrap_or(JsValue::NULL);
    // A page that keeps something of its own shape keeps it alone.
    if !state.is_null() && !state.is_object() {
        return;
    }
    let kept = Object::new();
    for (own, value) in plain::entries(&state) {
        plain::set(&kept, &own, &value);
    }
    plain::set(&kept, key, &JsValue::from_str(value));
    let _forbidden = history.replace_state(&kept, "");
}

/// What was kept with the current entry of the history.
#[must_use]
pub fn kept(key: &str) -> Option<String> {
    plain::get(&history()?.state().ok()?, key)?.as_string()
}

fn with(fragment: &str) -> String {
    let page = page();
    if fragment.is_empty() { page } else { [page.as_str(), "#", fragment].concat() }
}

/// Calls `changed` whenever the visitor moves through the history or follows a link of the page;
/// until the listeners are dropped.
#[must_use]
pub fn watch(changed: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    ["popstate", "hashchange"]
        .into_iter()
        .map(|event| {
            let changed = changed.clone();
            EventListener::new(&window, event, move |_| changed())
        })
        .collect()
}
