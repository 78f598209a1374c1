//! The wall, driven by the element's public methods and attributes. In: what to show. Out: calls. Never
//! waits for an answer: a wall that is not there yet, or no more, misses nothing but a reset.

use js_sys::{Array, Function, Object, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Element, HtmlDialogElement, HtmlElement};

/// Calls a method of the element.
fn call(host: &HtmlElement, method: &str, arguments: &[JsValue]) {
    let Ok(found) = Reflect::get(host, &method.into()) else { return };
    let Ok(found) = found.dyn_into::<Function>() else { return };
    // Not by `Array.of`, which is the host page's to patch.
    let arguments: Array = arguments.iter().collect();
    if let Ok(asked) = found.apply(host, &arguments)
        && let Ok(asked) = asked.dyn_into::<Promise>()
    {
        spawn_local(async move {
            let _the_wall_says_itself_what_fails = JsFuture::from(asked).await;
        });
    }
}

fn object(entries: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in entries {
        let _set = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

/// Searches for a text, as if it stood in the wall's own field.
pub(super) fn search(host: &HtmlElement, text: &str) {
    call(host, "setQuery", &[object(&[("text", text.into())]).into()]);
}

/// Opens somebody by their id.
pub(super) fn open(host: &HtmlElement, id: &str) {
    call(host, "open", &[id.into()]);
}

/// Puts the wall back to what the tag asks for: nothing typed, chosen or open, and at its start.
pub(super) fn put_back(host: &HtmlElement) {
    let of_tag = |name: &str, default: &str| {
        JsValue::from(host.get_attribute(name).unwrap_or_else(|| default.to_owned()))
    };
    let query = object(&[
        ("text", "".into()),
        ("filters", Object::new().into()),
        ("sort", of_tag("sort", "feed")),
        ("layout", of_tag("layout", "grid")),
    ]);
    call(host, "close", &[]);
    close_dialogs(host);
    call(host, "setQuery", &[query.into()]);
    to_start(host);
}

/// Closes what the wall itself has open over everything: its filters, a photo.
fn close_dialogs(host: &HtmlElement) {
    let Some(open) = wall(host).and_then(|wall| wall.query_selector_all("dialog[open]").ok())
    else {
        return;
    };
    for at in 0..open.length() {
        if let Some(dialog) = open.item(at).and_then(|one| one.dyn_into::<HtmlDialogElement>().ok())
        {
            dialog.close();
        }
    }
}

/// Opens the wall's filters, if it has a button for them.
pub(super) fn filters(host: &HtmlElement) {
    let button = wall(host)
        .and_then(|wall| wall.query_selector(".filters-open:not([hidden])").ok().flatten());
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}

/// Scrolls the wall to its start.
pub(super) fn to_start(host: &HtmlElement) {
    if let Some(wall) = wall(host) {
        wall.set_scroll_top(0);
    }
}

/// Whether keys and readers may get at the wall: not while the attract loop lies over it.
pub(super) fn let_in(host: &HtmlElement, may: bool) {
    if let Some(wall) = wall(host) {
        let _set =
            if may { wall.remove_attribute("inert") } else { wall.set_attribute("inert", "") };
    }
}

/// The place of the wall in the element's shadow root.
fn wall(host: &HtmlElement) -> Option<Element> {
    host.shadow_root()?.query_selector("slot + div").ok().flatten()
}

/// Writes an attribute of the element, or takes it off.
pub(super) fn set(host: &HtmlElement, name: &str, value: Option<&str>) {
    if host.get_attribute(name).as_deref() != value {
        let _set = match value {
            Some(value) => host.set_attribute(name, value),
            None => host.remove_attribute(name),
        };
    }
}
