//! What the wall has to say instead of people, or above them.

use recognition_wall_core::feed::Severity;
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{self, Filter, Filters, Part, WayBack};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::chips::{range_label, value_label};
use super::facet::YEAR;
use super::wall::as_of;
use crate::failure::Failure;
use crate::shown::Shown;
use crate::state::{Action, Asker, Load, State};

/// The notice for a state of the wall; always an element, hidden when there is nothing to say.
///
/// One thing at a time: what somebody waits for, then what they asked for, then how old it is.
pub fn notice(state: &State, shown: Option<&Shown>, surroundings: &Surroundings) -> Html {
    let Some(shown) = shown.filter(|shown| state.complete || !shown.is_of_nobody()) else {
        return match &state.failure {
            Some(failure) => error(failure, state, surroundings),
            None => loading(surroundings),
        };
    };
    match &state.failure {
        _ if state.unknown_link => unknown_link(surroundings),
        // Whoever is looked for may be among those who are still to come.
        Some(failure) if !shown.is_empty() || shown.is_of_nobody() || !state.complete => {
            stale(failure, state, shown, surroundings)
        }
        _ if shown.is_of_nobody() => empty(shown, surroundings),
        _ => html! { <div key="none" class="notice" hidden=true /> },
    }
}

/// Where the people would stand, when nobody matches: the search field above it stays under the finger,
/// and whoever has scrolled sees it.
pub fn nobody_matches(state: &State, shown: &Shown, surroundings: &Surroundings) -> Html {
    if !shown.is_empty() || (state.failure.is_some() && !state.complete) {
        return html! {};
    }
    nobody(state, shown, surroundings)
}

/// What a load is doing over what is shown; always an element, empty when it does nothing that
/// anybody waits for.
pub fn progress(state: &State, surroundings: &Surroundings) -> Html {
    let is_loading = state.load == Load::Loading;
    let message = match &state.failure {
        None if is_loading && !state.complete => Some(messages::STATE_GROWING),
        Some(_) if is_loading && state.asker == Asker::Somebody => Some(messages::STATE_LOADING),
        _ => None,
    };
    let text = message.map(|message| surroundings.locale.text(message));
    html! { <p class="growing" role="status">{text.unwrap_or_default()}</p> }
}

/// A notice of its own: another state is another element, so that it is said anew; the same stays
/// untouched and silent. It takes the focus when the button that was pressed in it is gone.
fn say(name: &'static str, role: Option<&'static str>, words: Html) -> Html {
    html! {
        <div key={name} class="notice" part="message" {role} data-state={name} tabindex="-1">
            { words }
        </div>
    }
}

const ALERT: Option<&str> = Some("alert");
const STATUS: Option<&str> = Some("status");

fn loading(surroundings: &Surroundings) -> Html {
    let text = surroundings.locale.text(messages::STATE_LOADING);
    say("loading", STATUS, html! { <p>{text}</p> })
}

fn error(failure: &Failure, state: &State, surroundings: &Surroundings) -> Html {
    let words = html! {
        <>
            <p class="notice__title">{surroundings.locale.text(messages::ERROR_TITLE)}</p>
            <p>{failure.message(&surroundings.locale)}</p>
            { cause(failure, state, surroundings) }
            { retry(failure.can_pass(), surroundings) }
        </>
    };
    say("error", ALERT, words)
}

fn stale(failure: &Failure, state: &State, shown: &Shown, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let text = |message| locale.text(message).to_owned();
    let (name, what) = match (failure, as_of(shown.index().feed(), locale)) {
        _ if !state.complete => ("partial", text(messages::STATE_PARTIAL)),
        (Failure::Offline, _) => ("offline", text(messages::STATE_OFFLINE)),
        (_, Some(date)) => ("stale", locale.fill(messages::STATE_STALE_AS_OF, &[("date", &date)])),
        _ => ("stale", text(messages::STATE_STALE)),
    };
    let words = html! {
        <>
            <p>{what}</p>
            <p>{failure.message(locale)}</p>
            { cause(failure, state, surroundings) }
            { retry(true, surroundings) }
        </>
    };
    say(name, ALERT, words)
}

/// What an editor may make of a failure.
fn cause(failure: &Failure, state: &State, surroundings: &Surroundings) -> Html {
    if !state.config.debug {
        return html! {};
    }
    html! {
        <p class="notice__cause">
            {failure.cause(&surroundings.locale).unwrap_or_default()}{" "}<code>{state.config.src.clone()}</code>
        </p>
    }
}

fn unknown_link(surroundings: &Surroundings) -> Html {
    let text = |message| surroundings.locale.text(message);
    let words = html! {
        <>
            <p>{text(messages::STATE_UNKNOWN_LINK)}</p>
            <button class="button" type="button" onclick={surroundings.on_click(Action::Dismiss)}>
                {text(messages::STATE_DISMISS)}
            </button>
        </>
    };
    say("unknown-link", ALERT, words)
}

fn empty(shown: &Shown, surroundings: &Surroundings) -> Html {
    let problems = &shown.content.problems;
    // People were published, and none of their entries can be read.
    let all_bad = problems.iter().any(|problem| problem.severity() == Severity::Error);
    let (name, role, title, advice) = if all_bad {
        ("error", ALERT, messages::ERROR_TITLE, messages::ERROR_UNREADABLE)
    } else {
        ("empty", STATUS, messages::STATE_EMPTY, messages::STATE_EMPTY_ADVICE)
    };
    let words = html! {
        <>
            <p class="notice__title">{surroundings.locale.text(title)}</p>
            <p>{surroundings.locale.text(advice)}</p>
            { retry(all_bad, surroundings) }
        </>
    };
    say(name, role, words)
}

/// Nobody matches: what to leave out, and who would come back. The number of results says the same
/// to those who hear the page.
fn nobody(state: &State, shown: &Shown, surroundings: &Surroundings) -> Html {
    let text = |message| surroundings.locale.text(message);
    if !state.complete {
        let words = html! { <p class="notice__title">{text(messages::RESULTS_NONE_YET)}</p> };
        return say("nobody", None, words);
    }
    let ways = if shown.is_in_blocks() {
        // Whom another query would find is not known before it is asked.
        let everybody = shown.total().map(|count| WayBack { part: Part::All, count });
        everybody.into_iter().collect()
    } else {
        // Who is outside of the preset is not in the index.
        query::ways_back(shown.index(), &state.query, &Filters::default())
    };
    let ways = ways.iter().map(|way| way_back(way, state, shown, surroundings));
    let words = html! {
        <>
            <p class="notice__title">{text(messages::RESULTS_NONE)}</p>
            <ul class="notice__ways" role="list" aria-label={text(messages::WAYS_LABEL)}>{ for ways }</ul>
        </>
    };
    say("nobody", None, words)
}

fn way_back(way: &WayBack, state: &State, shown: &Shown, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let (key, what) = match &way.part {
        Part::Text => {
            ("q".to_owned(), locale.fill(messages::WAYS_TEXT, &[("text", state.query.text.trim())]))
        }
        Part::Value { facet, value } => {
            let (label, _) = value_label(shown, facet, value, surroundings);
            let what = locale.fill(messages::WAYS_VALUE, &[("value", &label)]);
            ([facet, "=", value].concat(), what)
        }
        Part::Facet(facet) => {
            let known = shown.index().facets().iter().find(|known| known.key == *facet);
            let label = known.map(|known| surroundings.label(&known.label).0);
            let label = label.unwrap_or_else(|| AttrValue::from(facet.clone()));
            (facet.to_string(), locale.fill(messages::WAYS_FACET, &[("facet", &label)]))
        }
        Part::Years => {
            let years = state.query.filters.get(YEAR).and_then(Filter::years);
            let label = range_label(years.unwrap_or_default(), surroundings);
            ("..".to_owned(), locale.fill(messages::WAYS_VALUE, &[("value", &label)]))
        }
        Part::All => ("all".to_owned(), locale.text(messages::WAYS_ALL).to_owned()),
    };
    html! {
        <li {key}>
            <button class="way" type="button" onclick={surroundings.on_click(Action::Drop(way.part.clone()))}>
                <span class="way__what">{what}</span>{" "}
                <span class="way__count">{locale.count(messages::WAYS_COUNT, way.count, &[])}</span>
            </button>
        </li>
    }
}

fn retry(makes_sense: bool, surroundings: &Surroundings) -> Html {
    if !makes_sense {
        return html! {};
    }
    html! {
        <button class="button" type="button" onclick={surroundings.on_click(Action::Refresh)}>
            {surroundings.locale.text(messages::STATE_RETRY)}
        </button>
    }
}
