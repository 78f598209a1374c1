//! What the wall has to say instead of people, or above them.

use recognition_wall_core::feed::Severity;
use recognition_wall_core::locale::messages;
use yew::prelude::*;

use super::Surroundings;
use crate::state::{Action, Load, State};

/// The notice for a state of the wall; always an element, hidden when there is nothing to say.
pub fn notice(state: &State, shown: Option<usize>, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let say = |message| locale.text(message);
    match (&state.load, shown) {
        (Load::Failed(failure), None) => html! {
            <div class="notice" part="message" role="alert" data-state="error">
                <p class="notice__title">{say(messages::ERROR_TITLE)}</p>
                <p>{failure.message(locale)}</p>
                if let Some(cause) = failure.cause(locale).filter(|_| state.config.debug) {
                    <p class="notice__cause">{cause}</p>
                }
                { retry(surroundings) }
            </div>
        },
        (Load::Failed(failure), Some(_)) => html! {
            <div class="notice" part="message" role="alert" data-state="stale">
                <p>{say(if state.complete { messages::STATE_STALE } else { messages::STATE_PARTIAL })}</p>
                <p>{failure.message(locale)}</p>
                { retry(surroundings) }
            </div>
        },
        (Load::Loading, None) => html! {
            <div class="notice" part="message" role="status" data-state="loading">
                <p>{say(messages::STATE_LOADING)}</p>
            </div>
        },
        _ if state.unknown_link => html! {
            <div class="notice" part="message" role="alert" data-state="unknown-link">
                <p>{say(messages::STATE_UNKNOWN_LINK)}</p>
                <button class="button" type="button" onclick={surroundings.act.reform(|_: MouseEvent| Action::Dismiss)}>
                    {say(messages::STATE_DISMISS)}
                </button>
            </div>
        },
        (_, Some(0)) => nobody(state, surroundings),
        _ => html! { <div class="notice" hidden=true /> },
    }
}

/// Nobody at all, or nobody who matches.
fn nobody(state: &State, surroundings: &Surroundings) -> Html {
    let say = |message| surroundings.locale.text(message);
    let content = state.content.as_ref();
    let empty = content.is_none_or(|content| content.index.is_empty());
    let all_bad = content.is_some_and(|content| {
        content.problems.iter().any(|problem| problem.severity() == Severity::Error)
    });
    let (title, advice) = match (empty, all_bad) {
        // People were published, and none of their entries can be read.
        (true, true) => (messages::ERROR_TITLE, messages::ERROR_UNREADABLE),
        (true, false) => (messages::STATE_EMPTY, messages::STATE_EMPTY_ADVICE),
        (false, _) => (messages::RESULTS_NONE, messages::RESULTS_NONE_ADVICE),
    };
    html! {
        <div class="notice" part="message" data-state="nobody">
            <p class="notice__title">{say(title)}</p>
            <p>{say(advice)}</p>
            if !empty {
                <button class="button" type="button" onclick={surroundings.act.reform(|_: MouseEvent| Action::Clear)}>
                    {say(messages::FILTER_CLEAR)}
                </button>
            }
        </div>
    }
}

fn retry(surroundings: &Surroundings) -> Html {
    html! {
        <button class="button" type="button" onclick={surroundings.act.reform(|_: MouseEvent| Action::Refresh)}>
            {surroundings.locale.text(messages::STATE_RETRY)}
        </button>
    }
}
