//! What the wall asks of the document: addresses, languages, focus, dialogs.

use wasm_bindgen::JsCast;
use web_sys::{
    Element, FocusOptions, HtmlDialogElement, HtmlElement, HtmlSelectElement, ScrollBehavior,
    ScrollIntoViewOptions, ScrollLogicalPosition, ShadowRoot, Url,
};

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
    if let Some(found) = first::<HtmlElement>(root, selector) {
        focus(&found);
    }
}

/// Moves the focus to an element without scrolling there.
pub fn focus(element: &HtmlElement) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ignored = element.focus_with_options(&options);
}

/// The first match of a selector, if it is of the kind that is asked for.
#[must_use]
pub fn first<T: JsCast>(root: &Element, selector: &str) -> Option<T> {
    root.query_selector(selector).ok()??.dyn_into().ok()
}

/// Scrolls an element's content back to its start.
pub fn scroll_to_start(element: &Element) {
    element.set_scroll_top(0);
}

/// The one of several items whose attribute has a value. A value from data must not become part of
/// a selector.
#[must_use]
pub fn item_of(root: &Element, items: &str, attribute: (&str, &str)) -> Option<Element> {
    all(root, items)
        .into_iter()
        .map(Element::from)
        .find(|item| item.get_attribute(attribute.0).as_deref() == Some(attribute.1))
}

/// All matches of a selector.
#[must_use]
pub fn all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = root.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|place| found.get(place)?.dyn_into().ok()).collect()
}

/// Sets a menu to the choice of a value. The attribute `selected` alone has no say any more once
/// the visitor has chosen by hand.
pub fn set_menu(root: &Element, selector: &str, value: &str) {
    if let Some(menu) = first::<HtmlSelectElement>(root, selector) {
        menu.set_value(value);
    }
}

/// What holds the keyboard's focus within an element.
#[must_use]
pub fn focused(element: &Element) -> Option<Element> {
    let root = element.get_root_node();
    let focused = match root.dyn_ref::<ShadowRoot>() {
        Some(shadow) => shadow.active_element(),
        None => element.owner_document()?.active_element(),
    };
    focused.filter(|focused| element.contains(Some(focused)))
}

/// The value of `attribute` of that child of `list` which holds the keyboard's focus.
#[must_use]
pub fn focused_item(list: &Element, attribute: &str) -> Option<String> {
    let mut item = focused(list)?;
    while item.parent_element().as_ref() != Some(list) {
        item = item.parent_element()?;
    }
    item.get_attribute(attribute)
}

/// The children of an element.
fn children(element: &Element) -> Vec<Element> {
    let children = element.children();
    (0..children.length()).filter_map(|number| children.item(number)).collect()
}

/// The children that have an attribute, with its value.
#[must_use]
pub fn children_with(element: &Element, attribute: &str) -> Vec<(Element, String)> {
    children(element)
        .into_iter()
        .filter_map(|child| {
            let value = child.get_attribute(attribute)?;
            Some((child, value))
        })
        .collect()
}

/// The children of a class.
#[must_use]
pub fn children_of_class(element: &Element, class: &str) -> Vec<Element> {
    children(element).into_iter().filter(|child| child.class_list().contains(class)).collect()
}

/// Where each child is laid out and how tall, in pixels, whatever moves it just now.
#[must_use]
pub fn child_boxes(element: &Element) -> Vec<(f64, f64)> {
    children(element)
        .iter()
        .map(|child| {
            child.dyn_ref::<HtmlElement>().map_or((0.0, 0.0), |child| {
                (f64::from(child.offset_top()), f64::from(child.offset_height()))
            })
        })
        .collect()
}

/// Scrolls an element to the top of the screen, below what its style says stands there.
pub fn scroll_to_top(element: &Element) {
    let options = ScrollIntoViewOptions::new();
    options.set_behavior(ScrollBehavior::Instant);
    options.set_block(ScrollLogicalPosition::Start);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}
