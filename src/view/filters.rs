//! The filters: beside the people on a wide wall; on a narrow one a button opens their sheet.

use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::facet::facet_filter;
use super::icon::{icon, paths};
use crate::shown::Shown;
use crate::state::State;
use crate::state::ui::Change;

/// The button that opens the sheet, with how many filters are on; hidden on a wide wall.
pub fn filters_open(state: &State, surroundings: &Surroundings) -> Html {
    let choices = state.query.filters.iter();
    let active: usize = choices
        .map(|(_, filter)| filter.values().count() + usize::from(filter.years().is_some()))
        .sum();
    html! {
        <button
            class="filters-open" type="button" aria-haspopup="dialog" hidden={!state.ui.narrow}
            aria-expanded={if state.ui.sheet { "true" } else { "false" }}
            onclick={surroundings.on_click_ui(Change::Sheet(true))}
        >
            { icon(paths::FILTER) }
            {surroundings.locale.text(messages::FILTER_OPEN)}
            if active > 0 {
                {" "}<span class="filters-open__count">{surroundings.locale.number(active)}</span>
            }
        </button>
    }
}

/// Every filter, beside the people; always an element, empty on a narrow wall. Its place is kept while the
/// next moment may change what is in it.
pub fn filters(shown: &Shown, state: &State, surroundings: &Surroundings) -> Html {
    let is_here = !state.ui.narrow && !shown.index().facets().is_empty();
    html! {
        <section class="filters" aria-label={surroundings.locale.text(messages::FILTER_LABEL)} hidden={!is_here}>
            if is_here && !state.is_settling() {
                { facets(shown, state, surroundings) }
            }
        </section>
    }
}

/// The filter of each facet, in order.
pub(super) fn facets(shown: &Shown, state: &State, surroundings: &Surroundings) -> Html {
    let facets = shown.index().facets().iter().enumerate();
    facets.map(|(number, facet)| facet_filter(number, facet, shown, state, surroundings)).collect()
}
