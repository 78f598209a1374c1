//! What the wall does for a visitor beyond showing: it copies, shares, saves and prints.

use recognition_wall_core::export::{Export, Form};
use recognition_wall_core::locale::{Message, messages};
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::Callback;

use crate::browser::{address, dom, share};
use crate::shown::Shown;
use crate::state::{Action, Errand, State, ui};
use crate::view::Surroundings;

/// Does it; what became of it comes back as an action. `shown` is what a list is saved of.
// Stays apart, and comes behind the first screen: decision 9.
#[inline(never)]
pub fn run(
    errand: Errand,
    state: &State,
    shown: Option<&Shown>,
    wall: &Element,
    act: &Callback<Action>,
) {
    match errand {
        Errand::Copy(text, done) => {
            spawn_local(hand_on(None, text, done, wall.clone(), act.clone()));
        }
        Errand::Share(id, title) => {
            let page = address::page();
            let link = Surroundings::new(state, &page, act.clone()).link_to(&id);
            let own = state.open_honouree().and_then(|honouree| honouree.url.as_deref());
            let url = link.as_deref().or(own).unwrap_or(&page).to_owned();
            let done = messages::DETAIL_COPIED;
            spawn_local(hand_on(Some(title), url, done, wall.clone(), act.clone()));
        }
        Errand::Save(form) => {
            if let Some(shown) = shown {
                save(form, shown, state);
            }
        }
        Errand::Print => share::print(),
    }
}

/// Saves those who are found, in the order in which they stand.
fn save(form: Form, shown: &Shown, state: &State) {
    let export = Export { form, feed: shown.index().feed(), locale: state.config.locale };
    let pieces = share::Pieces::default();
    pieces.add(&export.begin());
    for (place, person) in shown.people().enumerate() {
        pieces.add(&export.person(&person, place == 0));
    }
    pieces.add(export.end());
    share::save(&export.file_name(), export.form.media_type(), &pieces);
}

/// Shares a text under a title, where it has one and there is a way to; else copies it and says so.
async fn hand_on(
    title: Option<String>,
    text: String,
    done: Message,
    wall: Element,
    act: Callback<Action>,
) {
    if let Some(title) = title
        && share::share(&title, &text).await
    {
        return;
    }
    let around = dom::first::<Element>(&wall, ".detail[open]").unwrap_or(wall);
    let is_copied = share::copy(&text, &around).await;
    if !is_copied && let Some(said) = dom::first::<Element>(&around, ".reference") {
        // There it stands to be copied by hand.
        said.scroll_into_view_with_bool(false);
    }
    let said = if is_copied { done } else { messages::DETAIL_COPY_FAILED };
    act.emit(Action::Ui(ui::Change::Said(said)));
}
