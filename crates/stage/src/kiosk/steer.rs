//! A remote control has arrows and a key for "this one", and no Tab: on the kiosk the arrows lead to what
//! lies that way, and Enter presses whatever has the focus. What uses an arrow itself goes first: somebody
//! who is open is turned over, a caret and a slider are moved.

use gloo::events::EventListener;
use recognition_wall_venue::steering::{Direction, Place, next};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement, HtmlInputElement, KeyboardEvent, NodeList, ShadowRoot};

use crate::browser::{page, screen};

/// What can have the focus.
const PRESSED: &str = "button, a[href], input, select, [tabindex='0']";
/// The parts of the screen: an arrow leaves one only where nothing of it lies that way any more.
const PARTS: &str = "dialog[open], slot + div, .kiosk__reach, .attract";
/// Of the height of the screen: what is farther up or down is scrolled to first, so that nobody's words are
/// jumped over.
const REACH: f64 = 0.6;

/// Heard until they are dropped.
pub(super) fn arrows(host: &HtmlElement) -> Vec<EventListener> {
    let (own, host) = (host.clone(), host.clone());
    // Of a row of buttons below somebody who is open, the one to close is else out of reach.
    let along_the_bar = page::keys_first(move |event| {
        root_for(event, &own).is_some_and(|root| leads_along_the_bar(event, &root))
    });
    let all =
        page::keys(move |event| root_for(event, &host).is_some_and(|root| is_used(event, &root)));
    along_the_bar.into_iter().chain(all).collect()
}

/// Where a key is looked at; nowhere where it is another's already.
fn root_for(event: &KeyboardEvent, host: &HtmlElement) -> Option<ShadowRoot> {
    let is_modified = event.alt_key() || event.ctrl_key() || event.meta_key() || event.shift_key();
    host.shadow_root().filter(|_| !is_modified && !event.default_prevented())
}

fn leads_along_the_bar(event: &KeyboardEvent, root: &ShadowRoot) -> bool {
    let direction = Direction::of_key(&event.key()).filter(|direction| direction.is_sideways());
    let focused = root.active_element().filter(|focused| is(focused, ".detail__bar *"));
    direction.zip(focused).is_some_and(|(way, focused)| moves(root, Some(&focused), way))
}

/// Whether a key was of use here.
fn is_used(event: &KeyboardEvent, root: &ShadowRoot) -> bool {
    let focused = root.active_element();
    match Direction::of_key(&event.key()) {
        Some(direction) => moves(root, focused.as_ref(), direction),
        None => event.key() == "Enter" && focused.as_ref().is_some_and(is_ticked),
    }
}

/// Ticks a box, which the browser does by the space bar alone.
fn is_ticked(focused: &Element) -> bool {
    let is_box = is(focused, "[type=checkbox], [type=radio]");
    if is_box && let Some(focused) = focused.dyn_ref::<HtmlElement>() {
        focused.click();
    }
    is_box
}

/// Gives the focus to the next one that way; whether there is one.
fn moves(root: &ShadowRoot, focused: Option<&Element>, direction: Direction) -> bool {
    let Some(focused) = focused else {
        let all = pressable(root.query_selector_all(PRESSED));
        return gives_focus(all.iter().find(|one| is_on_screen(&place(one))));
    };
    if keeps(focused, direction) {
        return false;
    }
    let from = place(focused);
    let reach = if direction.is_sideways() { f64::INFINITY } else { screen::height() * REACH };
    let leads = |others: &[HtmlElement], direction| {
        let places: Vec<Place> = others.iter().map(|other| place(other)).collect();
        gives_focus(next(from, &places, direction, reach).and_then(|at| others.get(at)))
    };
    let Some(part) = focused.closest(PARTS).ok().flatten() else { return false };
    if leads(&pressable(part.query_selector_all(PRESSED)), direction) {
        return true;
    }
    // What is open over the rest is all there is; and what can be scrolled is, by the browser.
    if is(&part, "dialog") || can_scroll(&part, direction) {
        return false;
    }
    // A wall has no end that an arrow would come to soon: the bar is also at the end of each row.
    let onward = if direction == Direction::Right { Direction::Down } else { direction };
    let mut rest = pressable(root.query_selector_all(PRESSED));
    rest.retain(|one| !part.contains(Some(one)));
    leads(&rest, onward)
}

fn gives_focus(found: Option<&HtmlElement>) -> bool {
    found.is_some_and(|found| found.focus().is_ok())
}

fn can_scroll(part: &Element, direction: Direction) -> bool {
    let rest = part.scroll_height() - part.client_height() - part.scroll_top();
    match direction {
        Direction::Up => part.scroll_top() > 0,
        Direction::Down => rest > 1,
        Direction::Left | Direction::Right => false,
    }
}

/// Whether something uses an arrow itself: a menu goes through its choices, a slider is moved, a caret
/// walks along what is written.
fn keeps(focused: &Element, direction: Direction) -> bool {
    if is(focused, "select") {
        return !direction.is_sideways();
    }
    let is_text = |field: &HtmlInputElement| {
        field.type_() == "range"
            || is(field, ":not([type=checkbox], [type=radio])") && !field.value().is_empty()
    };
    direction.is_sideways() && focused.dyn_ref().is_some_and(is_text)
}

/// Those of what was found that can have the focus now.
fn pressable(found: Result<NodeList, JsValue>) -> Vec<HtmlElement> {
    let Ok(found) = found else { return Vec::new() };
    let all = (0..found.length()).filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok());
    let is_free = |one: &HtmlElement| {
        let Place { left, top, right, bottom } = place(one);
        let is_drawn = right > left && bottom > top;
        is_drawn && !is(one, ":focus, :disabled, [inert] *, [tabindex='-1']")
    };
    all.filter(is_free).collect()
}

fn is_on_screen(place: &Place) -> bool {
    place.top >= 0.0 && place.bottom <= screen::height()
}

fn is(element: &Element, selector: &str) -> bool {
    element.matches(selector).unwrap_or_default()
}

/// Where something is; the name on a card stands for all of the card, whose row is even.
fn place(element: &Element) -> Place {
    let card = element.closest("[part~=card]").ok().flatten();
    let found = card.as_ref().unwrap_or(element).get_bounding_client_rect();
    Place { left: found.left(), top: found.top(), right: found.right(), bottom: found.bottom() }
}
