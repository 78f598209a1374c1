//! The choice of the wall's form.

use recognition_wall_core::locale::{Message, messages};
use recognition_wall_core::query::Layout;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::icon::{icon, paths};
use crate::state::Action;

const CHOICES: [(Layout, Message, &str); 3] = [
    (Layout::Grid, messages::LAYOUT_GRID, paths::GRID),
    (Layout::List, messages::LAYOUT_LIST, paths::LIST),
    (Layout::Timeline, messages::LAYOUT_TIMELINE, paths::TIMELINE),
];

/// One button for each layout; the chosen one is pressed.
pub fn layouts(chosen: Layout, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    html! {
        <div class="layouts" role="group" aria-label={locale.text(messages::LAYOUT_LABEL)}>
            { for CHOICES.iter().map(|(layout, name, path)| html! {
                <button
                    key={layout.as_str()} class="layouts__choice" type="button" part="layout"
                    data-layout={layout.as_str()} aria-pressed={if *layout == chosen { "true" } else { "false" }}
                    onclick={surroundings.on_click(Action::Lay(*layout))}
                >
                    { icon(path) }
                    <span class="layouts__name">{locale.text(*name)}</span>
                </button>
            }) }
        </div>
    }
}
