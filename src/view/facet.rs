//! One filter: its values with live counts, the many behind a button.

use std::rc::Rc;

use recognition_wall_core::index::{Facet, FacetValue};
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{Filter, YearRange};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Surroundings;
use crate::shown::Shown;
use crate::state::Action;

/// How many values are listed before the rest goes behind a button.
const LISTED: usize = 7;

/// The properties of [`FacetFilter`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct FacetFilterProps {
    /// What is shown, and of what.
    pub shown: Rc<Shown>,
    /// Which facet of the index.
    pub number: usize,
    /// What is chosen of it.
    pub chosen: Filter,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The filter of one facet.
#[component]
pub fn FacetFilter(props: &FacetFilterProps) -> Html {
    let FacetFilterProps { shown, number, chosen, surroundings } = props;
    let all = use_state_eq(|| false);
    let toggle_all = {
        let all = all.clone();
        Callback::from(move |_: MouseEvent| all.set(!*all))
    };
    let Some(facet) = shown.index().facets().get(*number) else {
        return html! { <fieldset class="facet" hidden=true /> };
    };
    let counts = shown.results.counts.get(*number).map(Vec::as_slice).unwrap_or_default();
    let open: Vec<usize> = listed(facet, chosen);
    let hidden = if *all { 0 } else { open.len().saturating_sub(LISTED) };
    let is_shown = |place: usize, value: &FacetValue| {
        *all || hidden <= 1 || place < LISTED || chosen.contains(&value.key)
    };
    let (label, lang) = surroundings.label(&facet.label);
    html! {
        <fieldset class="facet" part="facet" data-facet={facet.key.clone()}>
            <legend class="facet__label" {lang}>{label}</legend>
            <ul class="facet__values" role="list">
                { for open.iter().enumerate().filter_map(|(place, value)| {
                    let entry = facet.values.get(*value)?;
                    let count = counts.get(*value).copied().unwrap_or_default();
                    is_shown(place, entry).then(|| option(facet, entry, count, chosen, surroundings))
                }) }
            </ul>
            if hidden > 1 || *all {
                <button class="facet__more" type="button" aria-expanded={all.to_string()} onclick={toggle_all}>
                    if *all {
                        {surroundings.locale.text(messages::FILTER_FEWER)}
                    } else {
                        {surroundings.locale.count(messages::FILTER_MORE, hidden, &[])}
                    }
                </button>
            }
            if &*facet.key == "year" {
                { years(facet, chosen, surroundings) }
            }
        </fieldset>
    }
}

/// The values to list: the top ones, and below a chosen one what it divides into.
fn listed(facet: &Facet, chosen: &Filter) -> Vec<usize> {
    // A value is listed if it is at the top, if it or a sibling is chosen, or its parent is.
    let mut opened: Vec<u32> = (0..)
        .zip(&facet.values)
        .filter_map(|(place, value)| chosen.contains(&value.key).then_some(place))
        .collect();
    let mut next = 0;
    while let Some(place) = opened.get(next).copied() {
        next += 1;
        let parent = usize::try_from(place)
            .ok()
            .and_then(|place| facet.values.get(place))
            .and_then(|value| value.parent);
        if let Some(parent) = parent
            && !opened.contains(&parent)
        {
            opened.push(parent);
        }
    }
    facet
        .values
        .iter()
        .enumerate()
        .filter(|(_, value)| value.parent.is_none_or(|parent| opened.contains(&parent)))
        .map(|(place, _)| place)
        .collect()
}

fn option(
    facet: &Facet,
    value: &FacetValue,
    count: u32,
    chosen: &Filter,
    surroundings: &Surroundings,
) -> Html {
    let toggle = {
        let (act, facet, value) = (surroundings.act.clone(), facet.key.clone(), value.key.clone());
        Callback::from(move |_: Event| {
            act.emit(Action::Toggle { facet: facet.clone(), value: value.clone() });
        })
    };
    let (label, lang) = surroundings.label(&value.label);
    let checked = chosen.contains(&value.key);
    html! {
        <li key={value.key.clone()} class="facet__value" data-depth={value.depth.to_string()}
            data-none={(count == 0 && !checked).then_some("")}>
            <label class="option">
                <input
                    class="option__box" part="option" type="checkbox" {checked} onchange={toggle}
                    data-facet={facet.key.clone()} data-value={value.key.clone()}
                />
                <span class="option__label" {lang} dir="auto">{label}</span>
                <span class="option__count">
                    {surroundings.locale.number(usize::try_from(count).unwrap_or(usize::MAX))}
                </span>
            </label>
        </li>
    }
}

/// The two ends of a range of years, as numbers.
fn years(facet: &Facet, chosen: &Filter, surroundings: &Surroundings) -> Html {
    let known: Vec<i16> = facet.values.iter().filter_map(|value| value.key.parse().ok()).collect();
    let (Some(first), Some(last)) = (known.iter().min(), known.iter().max()) else {
        return html! {};
    };
    if first == last {
        return html! {};
    }
    let range = chosen.years().unwrap_or_default();
    let end = |message,
               value: Option<i16>,
               hint: i16,
               set: fn(YearRange, Option<i16>) -> YearRange| {
        let act = surroundings.act.clone();
        let on_change = Callback::from(move |event: Event| {
            let field =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            let year = field.and_then(|field| field.value().trim().parse().ok());
            let range = set(range, year);
            let years = (range != YearRange::default()).then_some(range);
            act.emit(Action::SetYears(years));
        });
        html! {
            <label class="years__end">
                <span class="years__label">{surroundings.locale.text(message)}</span>
                <input
                    class="years__field" type="number" inputmode="numeric" min={first.to_string()}
                    max={last.to_string()} placeholder={hint.to_string()}
                    value={value.map(|year| year.to_string()).unwrap_or_default()} onchange={on_change}
                />
            </label>
        }
    };
    html! {
        <div class="years">
            { end(messages::FILTER_YEAR_FROM, range.from, *first, |range, from| YearRange { from, ..range }) }
            { end(messages::FILTER_YEAR_TO, range.to, *last, |range, to| YearRange { to, ..range }) }
        </div>
    }
}
