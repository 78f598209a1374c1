//! The panel of filters: beside the people on a wide wall, behind a button on a narrow one.

use std::rc::Rc;

use recognition_wall_core::locale::messages;
use recognition_wall_core::query::Filters;
use yew::prelude::*;

use super::Surroundings;
use super::facet::FacetFilter;
use crate::shown::Shown;

/// The properties of [`FilterPanel`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FilterPanelProps {
    /// What is shown, and of what.
    pub shown: Rc<Shown>,
    /// What is chosen.
    pub filters: Filters,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// Every filter of the wall.
#[component]
pub fn FilterPanel(props: &FilterPanelProps) -> Html {
    let FilterPanelProps { shown, filters, surroundings } = props;
    let open = use_state_eq(|| false);
    let toggle = {
        let open = open.clone();
        Callback::from(move |_: MouseEvent| open.set(!*open))
    };
    let active = filters.iter().count();
    let say = |message| surroundings.locale.text(message);
    let facets = shown.index().facets();
    html! {
        <section class="filters" aria-label={say(messages::FILTER_LABEL)} hidden={facets.is_empty()}>
            <button class="filters__open" type="button" aria-expanded={open.to_string()} onclick={toggle}>
                {say(messages::FILTER_OPEN)}
                if active > 0 {
                    {" · "}{surroundings.locale.number(active)}
                }
            </button>
            <div class="filters__panel" data-open={open.then_some("")}>
                { for facets.iter().enumerate().map(|(number, facet)| html! {
                    <FacetFilter
                        key={facet.key.clone()} {shown} {number}
                        chosen={filters.get(&facet.key).cloned().unwrap_or_default()} {surroundings}
                    />
                }) }
            </div>
        </section>
    }
}
