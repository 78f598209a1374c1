//! What a visitor can take home of those who are shown: a table, a feed, paper.

use recognition_wall_core::export::Form;
use recognition_wall_core::locale::{Message, messages};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use crate::state::{Action, Errand};

const WAYS: [(&str, Message, Errand); 3] = [
    ("csv", messages::EXPORT_CSV, Errand::Save(Form::Csv)),
    ("json", messages::EXPORT_JSON, Errand::Save(Form::Json)),
    ("print", messages::DETAIL_PRINT, Errand::Print),
];

/// One quiet word beside the count; the ways stand below it when it is asked. Always an element, hidden
/// where not everybody is here to be taken home.
pub fn export(is_hidden: bool, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    html! {
        <details class="export" hidden={is_hidden}>
            <summary class="export__open">{locale.text(messages::EXPORT_LABEL)}</summary>
            <div class="export__ways">
                { for WAYS.into_iter().map(|(does, name, errand)| html! {
                    <button
                        key={does} class="export__way" type="button" data-does={does}
                        onclick={surroundings.on_click(Action::Do(errand))}
                    >
                        {locale.text(name)}
                    </button>
                }) }
            </div>
        </details>
    }
}
