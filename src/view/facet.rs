//! One filter: its values with live counts, the many behind a button or found by their letters.
//!
//! Which values are listed, and in which order, follows from the feed and from what the visitor
//! unfolded; counts change nothing of it, so that nothing moves under the finger.

use recognition_wall_core::index::{Facet, FacetValue};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::range::range;
use super::{Surroundings, field_of};
use crate::shown::Shown;
use crate::state::ui::{Change, Unfolded};
use crate::state::{Action, State};

/// How many values are listed before the rest goes behind a button.
const LISTED: usize = 7;

/// From more values than this on, one can be looked for.
const LONG: usize = 12;

/// The facet whose values are also drawn as a range.
pub const YEAR: &str = "year";

/// The filter of one facet.
pub fn facet_filter(
    number: usize,
    facet: &Facet,
    shown: &Shown,
    state: &State,
    surroundings: &Surroundings,
) -> Html {
    let chosen = state.query.filters.get(&facet.key);
    let unfolded = state.ui.unfolded(&facet.key);
    let counts = shown.counts(number);
    let is_chosen = |value: &FacetValue| chosen.is_some_and(|filter| filter.contains(&value.key));
    let sought = unfolded.sought.trim();
    let (places, rest) = if sought.is_empty() {
        listed(facet, &unfolded, &is_chosen)
    } else {
        (facet.values_matching(sought, surroundings.locale.tag()), 0)
    };
    let options = places.iter().filter_map(|place| {
        let value = facet.values.get(*place)?;
        let count = counts.map(|counts| counts.get(*place).copied().unwrap_or_default());
        Some(option(facet, value, count, is_chosen(value), surroundings))
    });
    let is_year = &*facet.key == YEAR;
    let (label, lang) = surroundings.label(&facet.label);
    html! {
        <fieldset key={facet.key.clone()} class="facet" part="facet" data-facet={facet.key.clone()}>
            <legend class="facet__label" {lang}>{label.clone()}</legend>
            if facet.values.len() > LONG && !is_year {
                { search_in(facet, &label, &unfolded.sought, surroundings) }
                <p class="facet__none" role="status">
                    if places.is_empty() {
                        {surroundings.locale.text(messages::FILTER_NO_VALUE)}
                    }
                </p>
            }
            <ul class="facet__values" role="list">{ for options }</ul>
            if rest > 0 || (unfolded.all && sought.is_empty()) {
                <button
                    class="facet__more" type="button" aria-expanded={if unfolded.all { "true" } else { "false" }}
                    onclick={surroundings.on_click_ui(Change::Unfold(facet.key.clone()))}
                >
                    if unfolded.all {
                        {surroundings.locale.text(messages::FILTER_FEWER)}
                    } else {
                        {surroundings.locale.count(messages::FILTER_MORE, rest, &[])}
                    }
                </button>
            }
            if is_year {
                { range(facet, counts, state, surroundings) }
            }
        </fieldset>
    }
}

/// The places of the values to list, and how many more of the topmost there are.
///
/// Listed are the first of the topmost values, whatever is or was chosen, and what stands beside
/// and below that.
fn listed(
    facet: &Facet,
    unfolded: &Unfolded,
    is_chosen: &dyn Fn(&FacetValue) -> bool,
) -> (Vec<usize>, usize) {
    let mut opened = vec![false; facet.values.len()];
    // Parents stand before their children.
    for (place, value) in facet.values.iter().enumerate().rev() {
        let Some(open) = opened.get_mut(place) else { continue };
        *open |= is_chosen(value) || unfolded.kept.contains(&value.key);
        let above = value.parent.filter(|_| *open);
        if let Some(above) = above.and_then(|above| opened.get_mut(above as usize)) {
            *above = true;
        }
    }
    let is_open = |place: usize| opened.get(place) == Some(&true);
    let topmost = facet.values.iter().filter(|value| value.parent.is_none()).count();
    // A button in the place of a single value would save nothing.
    let all = unfolded.all || topmost <= LISTED + 1;
    let (mut places, mut seen, mut rest) = (Vec::new(), 0, 0);
    for (place, value) in facet.values.iter().enumerate() {
        let is_listed = if let Some(above) = value.parent {
            is_open(above as usize)
        } else {
            seen += 1;
            all || seen <= LISTED || is_open(place)
        };
        if is_listed {
            places.push(place);
        } else if value.parent.is_none() {
            rest += 1;
        }
    }
    (places, rest)
}

/// Where a value of a long facet is looked for. What is typed is never rewritten.
fn search_in(facet: &Facet, label: &str, sought: &str, surroundings: &Surroundings) -> Html {
    let (act, key) = (surroundings.act.clone(), facet.key.clone());
    let on_input = Callback::from(move |event: InputEvent| {
        if let Some(field) = field_of(&event) {
            act.emit(Action::Ui(Change::Seek(key.clone(), field.value())));
        }
    });
    let name: AttrValue =
        surroundings.locale.fill(messages::FILTER_SEARCH_IN, &[("facet", label)]).into();
    html! {
        <input
            class="facet__search" type="search" autocomplete="off" autocapitalize="off" spellcheck="false"
            placeholder={name.clone()} aria-label={name} value={sought.to_owned()} oninput={on_input}
        />
    }
}

fn option(
    facet: &Facet,
    value: &FacetValue,
    count: Option<u32>,
    checked: bool,
    surroundings: &Surroundings,
) -> Html {
    let toggle = {
        let (act, facet, value) = (surroundings.act.clone(), facet.key.clone(), value.key.clone());
        Callback::from(move |_: Event| {
            act.emit(Action::Toggle { facet: facet.clone(), value: value.clone() });
        })
    };
    let (label, lang) = surroundings.label(&value.label);
    html! {
        <li key={value.key.clone()} class="facet__value" data-depth={value.depth.to_string()}
            data-none={(count == Some(0) && !checked).then_some("")}>
            <label class="option">
                <input
                    class="option__box" part="option" type="checkbox" {checked} onchange={toggle}
                    data-facet={facet.key.clone()} data-value={value.key.clone()}
                />
                <span class="option__label" {lang} dir="auto">{label}</span>
                <span class="option__count">{count.map(|count| surroundings.locale.number(count as usize)).unwrap_or_default()}</span>
            </label>
        </li>
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use recognition_wall_core::feed::{FacetSpec, Feed, Honouree, Text};
    use recognition_wall_core::index::Index;

    use super::*;

    /// A facet of so many values, nobody has two of them.
    fn fields(names: impl IntoIterator<Item = String>) -> Index {
        let people = names.into_iter().enumerate().map(|(number, name)| {
            let mut person = Honouree::new(&number.to_string(), "Trần Thị Bé Năm");
            person.fields = vec![Text::new(Rc::from(name), None)];
            Rc::new(person)
        });
        let feed = Feed { items: people.collect(), ..Feed::default() };
        Index::build(Rc::new(feed), &[FacetSpec { key: "field".into(), label: None }])
    }

    fn many(count: usize) -> Index {
        fields((0..count).map(|number| ["Lĩnh vực ", &number.to_string()].concat()))
    }

    fn places(index: &Index, unfolded: &Unfolded, chosen: &[&str]) -> (Vec<usize>, usize) {
        let facet = index.facets().first().unwrap();
        listed(facet, unfolded, &|value| chosen.contains(&&*value.key))
    }

    #[test]
    fn a_button_never_stands_for_one_value() {
        assert_eq!(places(&many(8), &Unfolded::default(), &[]), ((0..8).collect(), 0));
        assert_eq!(places(&many(9), &Unfolded::default(), &[]), ((0..7).collect(), 2));
    }

    #[test]
    fn what_was_chosen_once_stays_listed() {
        let index = many(20);
        let key = Rc::clone(&index.facets().first().unwrap().values.get(15).unwrap().key);
        let chosen = places(&index, &Unfolded::default(), &[&key]);
        assert_eq!(chosen.0.last(), Some(&15));
        let unfolded = Unfolded { kept: vec![key], ..Unfolded::default() };
        assert_eq!(places(&index, &unfolded, &[]), chosen, "giving it up moves nothing");
    }

    #[test]
    fn unfolded_lists_every_topmost_value() {
        let unfolded = Unfolded { all: true, ..Unfolded::default() };
        assert_eq!(places(&many(20), &unfolded, &[]), ((0..20).collect(), 0));
    }
}
