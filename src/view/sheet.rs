//! The filters of a narrow wall: a sheet over it.

use recognition_wall_core::blocks::Count;
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::count::count;
use super::filters::facets;
use super::icon::{icon, paths};
use super::{Surroundings, dialog_of};
use crate::shown::Shown;
use crate::state::ui::Change;
use crate::state::{Action, State};

/// Every filter, in a sheet over a narrow wall; always an element, empty while it is closed.
pub fn sheet(shown: &Shown, state: &State, surroundings: &Surroundings) -> Html {
    let say = |message| surroundings.locale.text(message);
    let close = surroundings.on_click_ui(Change::Sheet(false));
    html! {
        <dialog
            class="sheet" aria-label={say(messages::FILTER_LABEL)} onclose={surroundings.on_closed(Action::Ui(Change::Sheet(false)))}
            onmousedown={on_backdrop(surroundings)}
        >
            if state.ui.sheet {
                <div class="sheet__bar">
                    <p class="sheet__title" tabindex="-1">{say(messages::FILTER_LABEL)}</p>
                    <button class="sheet__clear" type="button" onclick={surroundings.on_click(Action::Clear)}>
                        {say(messages::FILTER_CLEAR)}
                    </button>
                    <button class="sheet__close" type="button" aria-label={say(messages::FILTER_CLOSE)} onclick={close.clone()}>
                        { icon(paths::CLOSE) }
                    </button>
                </div>
                <div class="sheet__facets">{ facets(shown, state, surroundings) }</div>
                // The number of results stands behind the sheet, where nothing is said.
                <div class="sheet__foot" role="status">
                    <button class="button sheet__show" type="button" onclick={close}>
                        {show(shown, surroundings)}
                    </button>
                </div>
            }
        </dialog>
    }
}

/// What the button says that leads to those who are found.
fn show(shown: &Shown, surroundings: &Surroundings) -> String {
    match shown.count() {
        Count::Exactly(found) => {
            surroundings.locale.count(messages::FILTER_SHOW, found as usize, &[])
        }
        Count::AtLeast(_) => count(shown, surroundings),
    }
}

/// What is beside the sheet belongs to the dialog itself. A press and not a click: a click is also
/// what comes of drawing an end of the range, or of marking words, out of the sheet.
fn on_backdrop(surroundings: &Surroundings) -> Callback<MouseEvent> {
    let act = surroundings.act.clone();
    Callback::from(move |press: MouseEvent| {
        if press.button() == 0 && dialog_of(&press).is_some() {
            // The press would take the focus that the sheet gives back.
            press.prevent_default();
            act.emit(Action::Ui(Change::Sheet(false)));
        }
    })
}
