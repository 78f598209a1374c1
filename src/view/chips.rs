//! What is being filtered by, each with a button that takes it away, and one for all.

use std::rc::Rc;

use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{Part, Query, YearRange};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::icon::{icon, paths};
use crate::shown::Shown;
use crate::state::Action;

/// One chip for each active filter; always an element, empty when nothing is filtered.
pub fn chips(shown: &Shown, query: &Query, surroundings: &Surroundings) -> Html {
    let mut chips = Vec::new();
    for (facet, filter) in query.filters.iter() {
        for value in filter.values() {
            let label = value_label(shown, facet, value, surroundings);
            let part = Part::Value { facet: Rc::clone(facet), value: Rc::clone(value) };
            chips.push(chip([facet, "=", value].concat(), label, part, surroundings));
        }
        if let Some(years) = filter.years() {
            let label = (range_label(years, surroundings), None);
            chips.push(chip("..".to_owned(), label, Part::Years, surroundings));
        }
    }
    let text = query.text.trim();
    if !text.is_empty() {
        let label = surroundings.locale.fill(messages::FILTER_QUERY, &[("text", text)]);
        chips.push(chip("q".to_owned(), (label.into(), None), Part::Text, surroundings));
    }
    let label = surroundings.locale.text(messages::FILTER_ACTIVE);
    html! {
        <div class="chips" role="group" aria-label={label} hidden={chips.is_empty()}>
            { for chips }
            <button key="clear" class="chips__clear" type="button" onclick={surroundings.on_click(Action::Clear)}>
                {surroundings.locale.text(messages::FILTER_CLEAR)}
            </button>
        </div>
    }
}

/// The words of a value of a facet, and the language that they are in.
pub(super) fn value_label(
    shown: &Shown,
    facet: &str,
    key: &str,
    surroundings: &Surroundings,
) -> (AttrValue, Option<AttrValue>) {
    let facet = shown.index().facets().iter().find(|known| *known.key == *facet);
    match facet.and_then(|facet| facet.find(key)) {
        Some(value) => surroundings.label(&value.label),
        // A link may name a value that the feed has no more.
        None => (AttrValue::from(key.to_owned()), None),
    }
}

/// A range of years in words.
pub(super) fn range_label(years: YearRange, surroundings: &Surroundings) -> AttrValue {
    let year = |end: Option<i16>| end.map(|year| year.to_string()).unwrap_or_default();
    let message = match (years.from, years.to) {
        (Some(_), None) => messages::FILTER_YEAR_SINCE,
        (None, Some(_)) => messages::FILTER_YEAR_UNTIL,
        _ => messages::FILTER_YEAR_RANGE,
    };
    surroundings
        .locale
        .fill(message, &[("from", &year(years.from)), ("to", &year(years.to))])
        .into()
}

fn chip(
    key: String,
    (label, lang): (AttrValue, Option<AttrValue>),
    part: Part,
    surroundings: &Surroundings,
) -> Html {
    let name = surroundings.locale.fill(messages::FILTER_REMOVE, &[("value", &label)]);
    html! {
        <button
            {key} class="chip" part="chip" type="button" aria-label={name}
            onclick={surroundings.on_click(Action::Drop(part))}
        >
            <span class="chip__label" {lang} dir="auto">{label}</span>
            <span class="chip__cross">{ icon(paths::CLOSE) }</span>
        </button>
    }
}
