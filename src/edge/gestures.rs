//! Leafs through people by finger and key, and lets the photo of the viewer be looked at closely: see
//! `closeup.rs`. Who listens is let go when there is nothing open to listen to.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, KeyboardEvent};

use super::closeup::Closeup;
use crate::browser::{dom, place, pointer};
use crate::state::State;
use crate::zoom::swiped;

/// Who listens to the visitor's hands.
#[derive(Debug, Default)]
pub struct Gestures {
    leafing: Vec<EventListener>,
    photo: Option<usize>,
    closeup: Option<Closeup>,
}

impl Gestures {
    /// Takes the state after a render.
    pub fn follow(&mut self, wall: &Element, state: &State) {
        if state.shown_open().is_none() {
            self.leafing.clear();
        } else if self.leafing.is_empty()
            && let Some(detail) = dom::first::<Element>(wall, ".detail")
        {
            self.leafing = leaf_through(&detail);
        }
        // Another photo is seen whole again.
        if self.photo != state.ui.zoomed {
            self.photo = state.ui.zoomed;
            self.closeup =
                self.photo.and_then(|_| Closeup::of(&dom::first::<Element>(wall, ".viewer")?));
        }
    }
}

// Stays apart, and comes behind the first screen: decision 9.
#[inline(never)]
fn leaf_through(detail: &Element) -> Vec<EventListener> {
    let dialog = detail.clone();
    let start = Cell::new(None);
    let heed: Rc<dyn Fn(&Event)> = Rc::new(move |event| {
        let to_the_right = match event.type_().as_str() {
            "keydown" => pressed(event),
            "touchstart" => {
                let is_free = !pointer::is_in_scroller(event, &dialog);
                start.set(pointer::finger(event).filter(|_| is_free));
                None
            }
            _ => start.take().zip(pointer::finger(event)).and_then(|(from, to)| swiped(from, to)),
        };
        if let Some(to_the_right) = to_the_right {
            turn_over(&dialog, to_the_right);
        }
    });
    let mut listeners = pointer::listen(detail, &["touchstart", "touchend"], false, &heed);
    listeners.extend(pointer::listen(detail, &["keydown"], true, &heed));
    listeners
}

/// Whether a key turns over, and whether to the right.
fn pressed(event: &Event) -> Option<bool> {
    let is_typing = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok())
        .is_some_and(|target| target.matches("input, textarea, select").unwrap_or_default());
    let to_the_right = match key(event)?.as_str() {
        "ArrowLeft" => false,
        "ArrowRight" => true,
        _ => return None,
    };
    if is_typing {
        return None;
    }
    event.prevent_default();
    Some(to_the_right)
}

/// The key of an event. With a modifier it is the browser's own: Alt and left goes back.
pub(super) fn key(event: &Event) -> Option<String> {
    let event = event.dyn_ref::<KeyboardEvent>()?;
    let key = event.key();
    let is_modified = event.alt_key() || event.ctrl_key() || event.meta_key();
    // "+" is often above another.
    let is_modified = is_modified || event.shift_key() && key.starts_with("Arrow");
    (!is_modified).then_some(key)
}

/// Goes to the one after, as the dialog's own button does; where lines run to the left, that is on
/// the left.
pub(super) fn turn_over(dialog: &Element, to_the_right: bool) {
    let runs_to_the_left = place::computed(dialog, "direction") == "rtl";
    let button = if to_the_right == runs_to_the_left { "previous" } else { "next" };
    let button: Option<HtmlElement> = dom::first(dialog, &["[data-does=", button, "]"].concat());
    if let Some(button) = button {
        button.click();
    }
}
