//! The page as a whole: whether somebody is there, and what nobody may do on it. Listeners hear until they
//! are dropped.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use js_sys::Reflect;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, Element, Event, EventTarget, KeyboardEvent, MouseEvent};

use super::window;

/// The event on the element by which the page says what it heard of what is kept on the device: there
/// is a newer feed ("fresh"), what was given may be old ("stale"), there was no room ("full").
pub const KEPT: &str = "wall-kept";

/// Whether an event says this word.
#[must_use]
pub fn says(event: &Event, word: &str) -> bool {
    let said = event.dyn_ref::<CustomEvent>().and_then(|event| event.detail().as_string());
    said.as_deref() == Some(word)
}

/// Heard on the way down, and before the browser does its own.
fn first() -> EventListenerOptions {
    EventListenerOptions { passive: false, ..EventListenerOptions::run_in_capture_phase() }
}

/// Calls `touched` at every touch, key or turn of a wheel. The page is not zoomed by any of them.
#[must_use]
pub fn touches(touched: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let hear = |name| {
        let touched = touched.clone();
        EventListener::new_with_options(&window, name, first(), move |event| {
            if is_zoom(event) {
                event.prevent_default();
            }
            touched();
        })
    };
    ["pointerdown", "keydown", "wheel", "input"].map(hear).into()
}

fn is_zoom(event: &Event) -> bool {
    let by_key = event.dyn_ref::<KeyboardEvent>().is_some_and(|key| {
        (key.ctrl_key() || key.meta_key()) && matches!(key.key().as_str(), "+" | "-" | "=" | "0")
    });
    by_key || event.dyn_ref::<MouseEvent>().is_some_and(MouseEvent::ctrl_key)
}

/// How far from the upper left corner the operator's press may be. CSS pixels.
const CORNER: i32 = 96;
/// How long it is held: nobody does that by chance. Milliseconds.
const HELD: u32 = 3_000;

/// Calls `held` when the upper left corner of the screen is pressed for three seconds.
#[must_use]
pub fn corner_held(held: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let pressed: Rc<Cell<Option<Timeout>>> = Rc::default();
    let hear = |name| {
        let (pressed, held) = (Rc::clone(&pressed), held.clone());
        EventListener::new_with_options(&window, name, first(), move |event| {
            let at = event.dyn_ref::<MouseEvent>();
            let in_corner = at.is_some_and(|at| at.client_x() < CORNER && at.client_y() < CORNER);
            let begins = in_corner && event.type_() == "pointerdown";
            let held = held.clone();
            // Whatever was pressed before is not held any more.
            drop(pressed.replace(begins.then(|| Timeout::new(HELD, held))));
        })
    };
    ["pointerdown", "pointerup", "pointercancel"].map(hear).into()
}

/// Keeps context menus, selections and drags from the page; a field's own text may be selected.
#[must_use]
pub fn locked() -> Vec<EventListener> {
    let Some(window) = window() else { return Vec::new() };
    let hear = |name| {
        EventListener::new_with_options(&window, name, first(), move |event| {
            let within = event.composed_path().get(0).dyn_into::<Element>();
            let is_field = within.is_ok_and(|element| element.local_name() == "input");
            if event.type_() != "selectstart" || !is_field {
                event.prevent_default();
            }
        })
    };
    ["contextmenu", "selectstart", "dragstart", "gesturestart"].map(hear).into()
}

/// Takes every press on a link that leads off the page, and calls `led` with its address instead.
#[must_use]
pub fn ways_out(place: &EventTarget, led: impl Fn(String) + Clone + 'static) -> Vec<EventListener> {
    let hear = |name| {
        let led = led.clone();
        EventListener::new_with_options(place, name, first(), move |event| {
            if let Some(address) = way_out(event) {
                event.prevent_default();
                event.stop_immediate_propagation();
                led(address);
            }
        })
    };
    ["click", "auxclick"].map(hear).into()
}

/// Where a press would lead off the page, if it would.
fn way_out(event: &Event) -> Option<String> {
    let path = event.composed_path();
    let elements: Vec<Element> = path.iter().filter_map(|at| at.dyn_into().ok()).collect();
    let link = elements.iter().find(|at| at.local_name() == "a" && at.has_attribute("href"))?;
    let href = Reflect::get(link, &"href".into()).ok()?.as_string()?;
    let page = window()?.location().href().ok()?;
    let resource = |address: &str| address.split('#').next().unwrap_or_default().to_owned();
    (resource(&href) != resource(&page)).then_some(href)
}

/// Hands every key to `pressed`; where it says that it used it, the browser doesn't.
#[must_use]
pub fn keys(pressed: impl Fn(&KeyboardEvent) -> bool + 'static) -> Option<EventListener> {
    let (window, options) = (window()?, EventListenerOptions::enable_prevent_default());
    Some(EventListener::new_with_options(&window, "keydown", options, move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(&pressed) {
            event.prevent_default();
        }
    }))
}

/// As [`keys`], but before anything on the page hears of the key; where `pressed` used it nothing else does.
#[must_use]
pub fn keys_first(pressed: impl Fn(&KeyboardEvent) -> bool + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new_with_options(&window, "keydown", first(), move |event| {
        if event.dyn_ref::<KeyboardEvent>().is_some_and(&pressed) {
            event.prevent_default();
            event.stop_propagation();
        }
    }))
}

/// Calls `resized` whenever the window has another size.
#[must_use]
pub fn resized(resized: impl Fn() + 'static) -> Option<EventListener> {
    let window = window()?;
    Some(EventListener::new(&window, "resize", move |_| resized()))
}

/// Calls `seen` whenever the page, which was hidden, is seen again.
#[must_use]
pub fn seen(seen: impl Fn() + 'static) -> Option<EventListener> {
    let document = window()?.document()?;
    let kept = document.clone();
    Some(EventListener::new(&document, "visibilitychange", move |_| {
        if !kept.hidden() {
            seen();
        }
    }))
}

/// Says which language the page is in.
pub fn set_language(language: &str) {
    let root = window().and_then(|window| window.document()?.document_element());
    if let Some(root) = root.filter(|root| root.get_attribute("lang").as_deref() != Some(language))
    {
        let _set = root.set_attribute("lang", language);
    }
}
