//! What a hand does with pointers, fingers and the wheel, as numbers; told until the listeners are
//! dropped.
//!
//! Numbers are read as plain properties: the typed ones are rounded, and each is one more import.

use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, Event};

use super::{place, plain};

/// A line of text, for a wheel that counts them: Firefox does. Pixels.
const LINE: f64 = 16.0;

/// Where and when a pointer was.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pointer {
    /// Which of several it is.
    pub id: i32,
    /// Where on the screen: from the left and from the top, in pixels.
    pub at: (f64, f64),
    /// When, in milliseconds.
    pub time: f64,
    /// Whether it is a finger.
    pub is_finger: bool,
}

/// Calls `heed` with the events of these types. Only one that `hinders` may keep the browser from
/// what it does itself: a page that is scrolled has to wait for it.
#[must_use]
pub fn listen(
    element: &Element,
    types: &[&'static str],
    hinders: bool,
    heed: &Rc<dyn Fn(&Event)>,
) -> Vec<EventListener> {
    let options = EventListenerOptions { phase: EventListenerPhase::Bubble, passive: !hinders };
    types
        .iter()
        .map(|name| {
            let heed = Rc::clone(heed);
            EventListener::new_with_options(element, *name, options, move |event| heed(event))
        })
        .collect()
}

/// The pointer of an event; `None` for a button other than the first.
#[must_use]
pub fn pointer(event: &Event) -> Option<Pointer> {
    // What moves without a change of buttons has −1.
    if number(event, "button") > 0.0 {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, reason = "it is a `long` by the standard")]
    let id = number(event, "pointerId") as i32;
    let is_finger = plain::get(event, "pointerType").is_some_and(|kind| kind == "touch");
    Some(Pointer { id, at: at(event), time: event.time_stamp(), is_finger })
}

/// Lets a pointer's events come to an element, wherever it goes.
pub fn capture(element: &Element, pointer: &Pointer) {
    // Fails for a pointer that is gone already.
    let _ignored = element.set_pointer_capture(pointer.id);
}

/// Where on the screen an event is, or a touch.
#[must_use]
pub fn at(event: &JsValue) -> (f64, f64) {
    (number(event, "clientX"), number(event, "clientY"))
}

/// How far the wheel was turned, in pixels; towards the hand is positive.
#[must_use]
pub fn turned(event: &Event) -> f64 {
    let unit = if number(event, "deltaMode") > 0.0 { LINE } else { 1.0 };
    number(event, "deltaY") * unit
}

/// Where the finger of a touch event is; `None` while there are several, and for one that goes through
/// what is larger than the screen.
#[must_use]
pub fn finger(event: &Event) -> Option<(f64, f64)> {
    let count = number(&plain::get(event, "touches")?, "length");
    let touch = plain::get(&plain::get(event, "changedTouches")?, "0")?;
    (count <= 1.0 && !is_magnified()).then(|| at(&touch))
}

/// Whether the visitor has magnified the page, so that fingers move it about.
fn is_magnified() -> bool {
    let seen = web_sys::window().and_then(|window| plain::get(&window, "visualViewport"));
    // Not quite 1 after fingers have brought it back.
    seen.is_some_and(|seen| number(&seen, "scale") > 1.05)
}

/// Whether an event comes out of something within `dialog` that is scrolled from side to side.
#[must_use]
pub fn is_in_scroller(event: &Event, dialog: &Element) -> bool {
    let mut here = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    while let Some(element) = here.filter(|element| element != dialog) {
        let scrolls = matches!(place::computed(&element, "overflow-x").as_str(), "auto" | "scroll");
        if scrolls && element.scroll_width() > element.client_width() {
            return true;
        }
        here = element.parent_element();
    }
    false
}

fn number(object: &JsValue, key: &str) -> f64 {
    plain::get(object, key).and_then(|value| value.as_f64()).unwrap_or_default()
}
