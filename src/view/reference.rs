//! The reference to somebody, to be copied into another text.

use recognition_wall_core::feed::{Feed, Honouree};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::wall::as_of;
use crate::reference;
use crate::state::{Action, Errand, State};

/// The reference, the button that copies it, and what came of it.
pub fn reference(
    honouree: &Honouree,
    feed: &Feed,
    state: &State,
    surroundings: &Surroundings,
) -> Html {
    let locale = &surroundings.locale;
    let link = surroundings.link_to(&honouree.id);
    let date = as_of(feed, locale);
    let text = reference::reference(honouree, feed, date.as_deref(), link.as_deref(), locale);
    let copy = Action::Do(Errand::Copy(text.clone(), messages::DETAIL_REFERENCE_COPIED));
    // That the link alone was copied is said in the bar, where it was asked for.
    let said = state.ui.said.filter(|said| *said != messages::DETAIL_COPIED);
    html! {
        <div class="reference" role="group" aria-label={locale.text(messages::DETAIL_REFERENCE)}>
            <p class="reference__text" dir="auto">{text}</p>
            <button class="reference__copy" type="button" onclick={surroundings.on_click(copy)}>
                {locale.text(messages::DETAIL_REFERENCE_COPY)}
            </button>
            <p class="reference__said" role="status">
                {said.map(|said| locale.text(said)).unwrap_or_default()}
            </p>
        </div>
    }
}
