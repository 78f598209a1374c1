//! The viewer: one photo of the open person as large as the screen, to be looked at closely.
//!
//! `edge/closeup.rs` draws the photo nearer: by hand, and when a button is pressed that says in
//! `data-does` what it is for.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, Photo};
use recognition_wall_core::locale::{Message, messages};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::detail::bar_button;
use super::icon::paths;
use super::photo::words;
use crate::state::ui::Change;
use crate::state::{Action, State};

const BUTTON: &str = "viewer__button";

/// The dialog, open or closed; always an element, empty while no photo is shown whole.
pub fn viewer(state: &State, surroundings: &Surroundings) -> Html {
    let honouree = state.open_honouree();
    let shown = honouree
        .zip(state.ui.zoomed)
        .and_then(|(honouree, number)| Some((honouree, number, honouree.photos.get(number)?)));
    let label = shown.map(|(honouree, ..)| {
        let (name, _) = surroundings.say(&honouree.name);
        surroundings.locale.fill(messages::VIEWER_LABEL, &[("name", &name)])
    });
    let close = surroundings.on_closed(Action::Ui(Change::Zoom(None)));
    html! {
        <dialog class="viewer" aria-label={label} onclose={close}>
            if let Some((honouree, number, photo)) = shown {
                { content(honouree, number, photo, &state.ui.broken, surroundings) }
            }
        </dialog>
    }
}

// Stays apart, and comes behind the first screen: decision 9.
#[inline(never)]
fn content(
    honouree: &Honouree,
    number: usize,
    photo: &Photo,
    broken: &[Rc<str>],
    surroundings: &Surroundings,
) -> Html {
    html! {
        <>
            { bar(honouree, number, broken, surroundings) }
            { stage(photo, surroundings) }
            if let Some(words) = words(photo, true, surroundings) {
                <p class="viewer__words">{words}</p>
            }
        </>
    }
}

fn bar(
    honouree: &Honouree,
    number: usize,
    broken: &[Rc<str>],
    surroundings: &Surroundings,
) -> Html {
    let locale = &surroundings.locale;
    // A photo that did not come is passed over, except the one that was asked for.
    let photos = honouree.photos.iter().enumerate();
    let photos: Vec<usize> = photos
        .filter(|(other, photo)| *other == number || !broken.contains(&photo.src))
        .map(|(other, _)| other)
        .collect();
    let place = photos.iter().position(|other| *other == number).unwrap_or_default();
    let at = |place: Option<usize>| {
        let number = *photos.get(place?)?;
        Some(Action::Ui(Change::Zoom(Some(number))))
    };
    let values =
        [("position", &*locale.number(place + 1)), ("total", &*locale.number(photos.len()))];
    let button = |does, name: Message, path, action| {
        bar_button((BUTTON, None, does), name, path, action, surroundings)
    };
    html! {
        <div class="viewer__bar">
            <p class="viewer__position" role="status">{locale.fill(messages::VIEWER_POSITION, &values)}</p>
            { button("out", messages::VIEWER_ZOOM_OUT, paths::MINUS, None) }
            { button("in", messages::VIEWER_ZOOM_IN, paths::PLUS, None) }
            { button("whole", messages::VIEWER_WHOLE, paths::WHOLE, None) }
            { button("previous", messages::VIEWER_PREVIOUS, paths::PREVIOUS, at(place.checked_sub(1))) }
            { button("next", messages::VIEWER_NEXT, paths::NEXT, at(Some(place + 1))) }
            { button("close", messages::VIEWER_CLOSE, paths::CLOSE, Some(Action::Ui(Change::Zoom(None)))) }
        </div>
    }
}

/// The photo itself. It holds the keyboard, so that its keys work.
fn stage(photo: &Photo, surroundings: &Surroundings) -> Html {
    let (alt, lang) = photo.alt.as_ref().map(|alt| surroundings.say(alt)).unwrap_or_default();
    html! {
        <div
            class="viewer__stage" role="group" tabindex="0"
            aria-label={surroundings.locale.text(messages::VIEWER_HELP)}
        >
            <img
                key={photo.src.clone()} class="viewer__photo" src={photo.src.clone()} {alt} {lang}
                decoding="async" draggable="false"
            />
        </div>
    }
}
