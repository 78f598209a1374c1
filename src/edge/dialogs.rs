//! Opens and closes the wall's dialogs, and puts the focus where a reader expects it.

use recognition_wall_core::feed::HonoureeId;
use web_sys::{Element, HtmlDialogElement};

use crate::browser::motion::{self, Pose};
use crate::browser::{dom, place};
use crate::config::Motion;
use crate::state::State;

/// What is open.
#[derive(Debug, Default)]
pub struct Dialogs {
    person: Option<HonoureeId>,
    sheet: bool,
    zoomed: bool,
}

impl Dialogs {
    /// Closes what is no longer open: before the render, so that the page is not inert when the
    /// focus is to be given to it.
    pub fn close(&mut self, wall: &Element, state: &State) {
        if self.zoomed && state.ui.zoomed.is_none() {
            self.zoomed = false;
            close(wall, ".viewer");
        }
        if self.sheet && !state.ui.sheet {
            self.sheet = false;
            close(wall, ".sheet");
        }
        if self.person.is_some() && state.shown_open().is_none() {
            self.person = None;
            close(wall, ".detail");
        }
    }

    /// Opens what is open now: after the render, when there is something in it.
    pub fn open(&mut self, wall: &Element, state: &State) {
        if let Some(person) = state.shown_open()
            && self.person.as_ref() != Some(person)
            && let Some(detail) = dialog(wall, ".detail")
        {
            let was_open = self.person.replace(person.clone()).is_some();
            if !was_open {
                dom::open_dialog(&detail);
            }
            // Not before: a dialog that is closed has no place to scroll, and keeps the one that it had.
            dom::scroll_to_start(&detail);
            // On a step to a neighbour the focus stays on the button: the next press is the next. Unless
            // what held it went with whoever was open before.
            if !was_open || dom::focused(&detail).is_none() {
                dom::focus_in_place(&detail, ".detail__name");
            }
            if !was_open {
                grow(wall, &detail, person, state.config.motion);
            }
        }
        if state.ui.sheet && !self.sheet {
            self.sheet = true;
            if let Some(sheet) = dialog(wall, ".sheet") {
                dom::open_dialog(&sheet);
                dom::focus_in_place(&sheet, ".sheet__title");
            }
        }
        if state.ui.zoomed.is_some() && !self.zoomed {
            self.zoomed = true;
            if let Some(viewer) = dialog(wall, ".viewer") {
                dom::open_dialog(&viewer);
                dom::focus_in_place(&viewer, ".viewer__stage");
            }
        }
    }
}

fn dialog(wall: &Element, selector: &str) -> Option<HtmlDialogElement> {
    dom::first(wall, selector)
}

fn close(wall: &Element, selector: &str) {
    if let Some(dialog) = dialog(wall, selector) {
        dom::close_dialog(&dialog);
    }
}

/// Lets the detail grow out of the card that it belongs to.
fn grow(wall: &Element, detail: &Element, person: &HonoureeId, motion: Motion) {
    if motion == Motion::Off || motion::is_reduced() {
        return;
    }
    let now = place::of(detail);
    let card = dom::item_of(wall, "[data-id]", ("data-id", person.as_str()));
    let from =
        card.map(|card| place::of(&card)).filter(|from| from.is_seen(place::screen_height()));
    let start = match from {
        Some(from) if now.width > 0.0 => {
            let scale = from.width / now.width;
            Pose::scaled(from.left - now.left, from.top - now.top, (scale, scale))
        }
        _ => Pose::rest(),
    };
    let _not_animated = motion::animate(detail, &start.with_opacity(0.0), &Pose::rest());
}
