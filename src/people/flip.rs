//! First, last, invert, play: whoever stays is seen to go from where they were to where they are.
//!
//! Only transforms and opacity, only cards on the screen, and always from what is seen now: a new
//! change in the middle of a movement goes on from there.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Animation, Element, HtmlElement};

use crate::browser::dom;
use crate::browser::motion::{self, Pose};
use crate::browser::place::{self, Place};
use crate::config::Motion;

use super::glimpse::{Glimpse, Seen, frame_of, seen};

/// What was seen, and what moves.
#[derive(Debug, Default)]
pub(super) struct Flip {
    before: Option<Rc<Glimpse>>,
    /// Whether the cards themselves change their form, and their portraits their size.
    reshapes: bool,
    running: Vec<Animation>,
    /// What takes the ghosts away when the last has ended. Held here, and not by the page: most are
    /// overtaken by the next change and never called.
    clearing: Option<Closure<dyn FnMut()>>,
}

impl Flip {
    /// Takes what was seen before a change, unless nothing may move, and stops what moves.
    pub(super) fn begin(
        &mut self,
        before: Rc<Glimpse>,
        leaving: Option<&Element>,
        reshapes: bool,
        motion: Motion,
    ) {
        self.reshapes = reshapes;
        let is_still = motion == Motion::Off || motion::is_reduced();
        self.before = Some(before).filter(|_| !is_still);
        self.stop();
        if let Some(leaving) = leaving {
            leaving.replace_children_with_node_0();
        }
    }

    /// Puts those who go where they stood, once those who come are in the document: before anything
    /// is read, so that the browser lays out all of them in one go.
    pub(super) fn set_out(&self, list: &Element, leaving: &Element) {
        let Some(before) = self.before.as_deref() else { return };
        let drawn = dom::children_with(list, "data-id");
        let screen = place::screen_height();
        let is_gone =
            |then: &&Seen| then.place.is_seen(screen) && drawn.iter().all(|(_, id)| *id != then.id);
        leaving.replace_children_with_node_0();
        for then in before.cards.iter().filter(is_gone) {
            lay_out_ghost(then, &before.leaving, leaving);
        }
    }

    /// Moves those who stay, lets those who come appear, and those who go disappear.
    pub(super) fn play(&mut self, list: &Element, leaving: Option<&Element>) {
        let Some(before) = self.before.take() else { return };
        let screen = place::screen_height();
        // All reading comes before the first movement: each look at the page after it would cost a layout.
        let after = seen(list, self.reshapes);
        let origin = leaving.map(place::of);
        for now in after.iter().filter(|now| now.place.is_seen(screen)) {
            match before.cards.iter().find(|then| then.id == now.id) {
                Some(then) if then.place.is_seen(screen) => self.travel(then, now),
                // From beyond the screen, or not there at all: it has no way that could be seen.
                _ => self.start(&now.card, &Pose::rest().with_opacity(0.0), &Pose::rest()),
            }
        }
        let (Some(leaving), Some(origin)) = (leaving, origin) else { return };
        if leaving.has_child_nodes() {
            // What appeared above the list has moved their box.
            let was = before.leaving;
            let stay = Pose::moved(was.left - origin.left, was.top - origin.top);
            // All at once: one layer for the browser, not one for each.
            self.start(leaving, &stay, &stay.clone().with_opacity(0.0));
            self.clear_when_done(leaving);
        }
    }

    fn travel(&mut self, then: &Seen, now: &Seen) {
        let (x, y) = (then.place.left - now.place.left, then.place.top - now.place.top);
        if let (Some(old), Some(new)) = (then.portrait, now.portrait)
            && new.width > 0.0
            && new.height > 0.0
            && let Some(frame) = frame_of(&now.card)
        {
            let scale = (old.width / new.width, old.height / new.height);
            let pose = Pose::scaled(old.left - new.left, old.top - new.top, scale);
            self.start(&frame, &pose, &Pose::rest());
            if let Ok(Some(words)) = now.card.query_selector(".card__words") {
                self.start(&words, &Pose::moved(x, y).with_opacity(0.0), &Pose::rest());
            }
        } else if x.abs() >= 1.0 || y.abs() >= 1.0 {
            self.start(&now.card, &Pose::moved(x, y), &Pose::rest());
        }
    }

    fn start(&mut self, element: &Element, from: &Pose, to: &Pose) {
        self.running.extend(motion::animate(element, from, to));
    }

    /// The last animation that was started ends with all others: then the ghosts go.
    fn clear_when_done(&mut self, leaving: &Element) {
        let Some(last) = self.running.last() else { return };
        let leaving = leaving.clone();
        let clear = Closure::<dyn FnMut()>::new(move || leaving.replace_children_with_node_0());
        last.set_onfinish(Some(clear.as_ref().unchecked_ref()));
        self.clearing = Some(clear);
    }

    fn stop(&mut self) {
        for animation in self.running.drain(..) {
            // One that has just ended has still to say so.
            animation.set_onfinish(None);
            animation.cancel();
        }
        self.clearing = None;
    }
}

impl Drop for Flip {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Puts the very card that was taken off the list where it stood, for nobody but the eye.
fn lay_out_ghost(then: &Seen, origin: &Place, leaving: &Element) {
    for name in ["part", "data-id"] {
        let _ignored = then.card.remove_attribute(name);
    }
    if let Some(card) = then.card.dyn_ref::<HtmlElement>() {
        let _ignored = card.style().set_property("position", "absolute");
    }
    place::set_style(&then.card, "left", then.place.left - origin.left);
    place::set_style(&then.card, "top", then.place.top - origin.top);
    place::set_style(&then.card, "width", then.place.width);
    let _ignored = leaving.append_child(&then.card);
}
