//! The wall's state as the host page sees it: plain objects of `el.state` and of the events.

use js_sys::{Array, Object};
use recognition_wall_core::blocks::Count;
use recognition_wall_core::feed::{HonoureeId, Severity};
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{Filter, Filters, Layout, Query, Sort, YearRange};
use wasm_bindgen::JsValue;

use crate::bridge::Snapshot;
use crate::browser::plain;
use crate::shown::Shown;
use crate::state::{QueryChange, State};

/// `el.state`, with the feed's problems as [`problems`] wrote them.
#[must_use]
pub fn state(snapshot: &Snapshot, problems: &Array) -> JsValue {
    let Snapshot { state, shown } = snapshot;
    let (found, total) =
        shown.as_ref().map_or((0, 0), |shown| (found(shown), shown.total().unwrap_or_default()));
    let text = |text: Option<&str>| text.map_or(JsValue::NULL, JsValue::from_str);
    let as_of = state.content.as_ref().and_then(|content| content.index.feed().as_of.clone());
    plain::object([
        ("status", state.status().into()),
        ("total", number(total)),
        ("shown", number(found)),
        ("query", query(&state.query)),
        ("open", text(state.shown_open().map(HonoureeId::as_str))),
        ("asOf", text(as_of.as_deref())),
        // A copy: the host page may sort it.
        ("problems", problems.slice(0, problems.length()).into()),
    ])
}

/// How many are found, or how many at least.
fn found(shown: &Shown) -> usize {
    let (Count::Exactly(count) | Count::AtLeast(count)) = shown.count();
    count as usize
}

fn number(number: usize) -> JsValue {
    JsValue::from(u32::try_from(number).unwrap_or(u32::MAX))
}

/// The problems of the feed, for editors, in the language of the wall.
#[must_use]
pub fn problems(state: &State) -> Array {
    let locale = &state.config.locale;
    let problems = state.content.iter().flat_map(|content| &content.problems);
    problems
        .map(|problem| {
            let id = problem.id.as_ref().map_or(JsValue::NULL, |id| id.as_str().into());
            let message = [problem.message(locale), problem.mend(locale)].join(" ");
            plain::object([
                ("id", id),
                ("path", problem.pointer.as_str().into()),
                ("message", message.into()),
                ("code", problem.code().into()),
            ])
        })
        .collect()
}

/// The detail of a `wall-error` for items that could not be shown; `None` if all could.
#[must_use]
pub fn left_out(state: &State) -> Option<JsValue> {
    let locale = &state.config.locale;
    let content = state.content.as_ref()?;
    let mut errors =
        content.problems.iter().filter(|problem| problem.severity() == Severity::Error);
    let first = errors.next()?;
    let count = errors.count() + 1;
    let message = [
        &*locale.count(messages::DEBUG_SOME, count, &[]),
        ": ",
        &*first.message(locale),
        " ",
        &*first.mend(locale),
    ]
    .concat();
    Some(plain::object([("message", message.into()), ("fatal", false.into())]))
}

/// The query as the contract writes it.
#[must_use]
pub fn query(query: &Query) -> JsValue {
    let filters = Object::new();
    for (key, filter) in query.filters.iter() {
        plain::set(&filters, key, &filter_value(filter));
    }
    plain::object([
        ("text", query.text.as_str().into()),
        ("filters", filters.into()),
        ("sort", query.sort.as_str().into()),
        ("layout", query.layout.as_str().into()),
    ])
}

fn filter_value(filter: &Filter) -> JsValue {
    if let Some(years) = filter.years() {
        let year = |year: Option<i16>| year.map_or(JsValue::NULL, JsValue::from);
        return plain::object([("from", year(years.from)), ("to", year(years.to))]);
    }
    filter.values().map(|value| JsValue::from_str(value)).collect::<Array>().into()
}

/// What the host page passed to `setQuery`; what it did not name stays as it is.
#[must_use]
pub fn query_change(value: &JsValue) -> QueryChange {
    let text = |key| plain::get(value, key).and_then(|value| plain::text(&value));
    QueryChange {
        text: text("text"),
        filters: plain::get(value, "filters").map(|value| filters(&value)),
        sort: text("sort").and_then(|name| Sort::named(&name)),
        layout: text("layout").and_then(|name| Layout::named(&name)),
    }
}

fn filters(value: &JsValue) -> Filters {
    let mut filters = Filters::default();
    for (key, value) in plain::entries(value) {
        let year = |end| {
            let text = plain::text(&plain::get(&value, end)?)?;
            text.trim().parse().ok()
        };
        let years = YearRange { from: year("from"), to: year("to") };
        if key != "year" || years == YearRange::default() {
            for text in plain::texts(&value) {
                filters.insert(&key, &text);
            }
        } else {
            filters.set_years(Some(years));
        }
    }
    filters
}
