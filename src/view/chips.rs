//! What is being filtered by, each with a button that takes it away, and one for all.

use std::rc::Rc;

use recognition_wall_core::index::Facet;
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{Query, YearRange};
use yew::prelude::*;

use super::Surroundings;
use crate::shown::Shown;
use crate::state::Action;

/// The properties of [`Chips`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct ChipsProps {
    /// What is shown, and of what.
    pub shown: Rc<Shown>,
    /// What the visitor asks for.
    pub query: Query,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// One chip for each active filter; always an element, empty when nothing is filtered.
#[component]
pub fn Chips(props: &ChipsProps) -> Html {
    let ChipsProps { shown, query, surroundings } = props;
    let mut chips = Vec::new();
    for (key, filter) in query.filters.iter() {
        let facet = shown.index().facets().iter().find(|facet| *facet.key == **key);
        for value in filter.values() {
            let undo = Action::Toggle { facet: key.clone(), value: value.clone() };
            let name = [key, "=", value].concat();
            chips.push(chip(name, value_label(facet, value, surroundings), undo, surroundings));
        }
        if let Some(years) = filter.years() {
            let undo = Action::SetYears(None);
            let name = [key, ".."].concat();
            chips.push(chip(name, (range_label(years, surroundings), None), undo, surroundings));
        }
    }
    let text = query.text.trim();
    let any = !chips.is_empty() || !text.is_empty();
    if !text.is_empty() {
        let label = surroundings.locale.fill(messages::FILTER_QUERY, &[("text", text)]);
        let undo = Action::Search(String::new());
        chips.push(chip("q".to_owned(), (label.into(), None), undo, surroundings));
    }
    let clear = surroundings.act.reform(|_: MouseEvent| Action::Clear);
    html! {
        <div class="chips" role="group" aria-label={surroundings.locale.text(messages::FILTER_ACTIVE)} hidden={!any}>
            { for chips }
            <button key="clear" class="chips__clear" type="button" onclick={clear}>
                {surroundings.locale.text(messages::FILTER_CLEAR)}
            </button>
        </div>
    }
}

fn value_label(
    facet: Option<&Facet>,
    key: &str,
    surroundings: &Surroundings,
) -> (AttrValue, Option<AttrValue>) {
    let value = facet.and_then(|facet| facet.values.iter().find(|value| &*value.key == key));
    match value {
        Some(value) => surroundings.label(&value.label),
        // A link may name a value that the feed has no more.
        None => (AttrValue::from(key.to_owned()), None),
    }
}

fn range_label(years: YearRange, surroundings: &Surroundings) -> AttrValue {
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
    undo: Action,
    surroundings: &Surroundings,
) -> Html {
    let name = surroundings.locale.fill(messages::FILTER_REMOVE, &[("value", &label)]);
    let undo = surroundings.act.reform(move |_: MouseEvent| undo.clone());
    html! {
        <button {key} class="chip" part="chip" type="button" aria-label={name} onclick={undo}>
            <span class="chip__label" {lang} dir="auto">{label}</span>
            <span class="chip__cross" aria-hidden="true">{"×"}</span>
        </button>
    }
}
