//! What the wall asks of the document: addresses, languages, focus, dialogs.

use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlDialogElement, HtmlElement, ShadowRoot, Url};

/// The absolute form of an address that stands in the host page; `None` if it is none.
#[must_use]
pub fn absolute(element: &Element, address: &str) -> Option<String> {
    let base = element.base_uri().ok()??;
    Some(Url::new_with_base(address, &base).ok()?.href())
}

/// The `lang` of the element or of the nearest thing around it, out of shadow trees too.
#[must_use]
pub fn language(element: &Element) -> Option<String> {
    let mut here = element.clone();
    loop {
        if let Ok(Some(found)) = here.closest("[lang]") {
            return found.get_attribute("lang");
        }
        here = here.get_root_node().dyn_into::<ShadowRoot>().ok()?.host();
    }
}

/// Opens a dialog over the page; an open one stays as it is.
pub fn open_dialog(dialog: &HtmlDialogElement) {
    if !dialog.open() && dialog.is_connected() {
        // Fails only for a dialog that is open or out of the document.
        let _ignored = dialog.show_modal();
    }
}

/// Closes a dialog; the browser gives the focus back.
pub fn close_dialog(dialog: &HtmlDialogElement) {
    if dialog.open() {
        dialog.close();
    }
}

/// Moves the focus to the first match of a selector without scrolling there.
pub fn focus_in_place(root: &Element, selector: &str) {
    if let Some(found) = first(root, selector) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ignored = found.focus_with_options(&options);
    }
}

/// Moves the focus to the first match of a selector; the page scrolls as little as it must.
pub fn focus_within(root: &Element, selector: &str) {
    if let Some(found) = first(root, selector) {
        let _ignored = found.focus();
    }
}

fn first(root: &Element, selector: &str) -> Option<HtmlElement> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// Scrolls an element's content back to its start.
pub fn scroll_to_start(element: &Element) {
    element.set_scroll_top(0);
}

/// Moves the focus into the one of several items whose attribute has a value. A value from data
/// must not become part of a selector.
pub fn focus_in_item(root: &Element, items: &str, attribute: (&str, &str), selector: &str) {
    let Ok(found) = root.query_selector_all(items) else { return };
    let item = (0..found.length())
        .filter_map(|place| found.get(place)?.dyn_into::<Element>().ok())
        .find(|item| item.get_attribute(attribute.0).as_deref() == Some(attribute.1));
    if let Some(item) = item {
        focus_within(&item, selector);
    }
}
