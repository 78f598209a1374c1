//! The editor's panel: every problem of the feed, where it is and how to mend it.

use recognition_wall_core::feed::{Problem, Severity};
use recognition_wall_core::locale::{Message, messages};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;

/// How many problems are listed: nobody mends more at a time.
const LISTED: usize = 50;

/// The panel; always an element, hidden where the tag does not ask for it.
pub fn debug_panel(asked: bool, problems: &[Problem], surroundings: &Surroundings) -> Html {
    if !asked {
        return html! { <section class="debug" hidden=true /> };
    }
    let locale = &surroundings.locale;
    let more = problems.len().saturating_sub(LISTED);
    html! {
        <section class="debug" aria-label={locale.text(messages::DEBUG_LABEL)}>
            <p class="debug__title">
                if problems.is_empty() {
                    {locale.text(messages::DEBUG_NONE)}
                } else {
                    {locale.count(messages::DEBUG_SOME, problems.len(), &[])}
                }
            </p>
            <ol class="debug__list">
                { for problems.iter().take(LISTED).enumerate().map(|(key, problem)| entry(key, problem, surroundings)) }
            </ol>
            if more > 0 {
                <p class="debug__more">
                    {locale.fill(messages::PROBLEM_RW065_WHAT, &[("limit", &locale.number(more))])}
                </p>
            }
        </section>
    }
}

fn entry(key: usize, problem: &Problem, surroundings: &Surroundings) -> Html {
    let locale = &surroundings.locale;
    let (severity, word) = severity(problem);
    html! {
        <li {key} class="debug__problem" data-severity={severity}>
            <p>
                <strong>{problem.code()}{" "}{locale.text(word)}</strong>
                {" "}<code>{problem.pointer.clone()}</code>
                if let Some(id) = &problem.id {
                    {" "}<span dir="auto">{id.as_rc().clone()}</span>
                }
                if let Some(name) = &problem.name {
                    {" "}<span dir="auto">{name.clone()}</span>
                }
            </p>
            <p>{problem.message(locale)}{" "}{problem.mend(locale)}</p>
        </li>
    }
}

fn severity(problem: &Problem) -> (&'static str, Message) {
    match problem.severity() {
        Severity::Error => ("error", messages::DEBUG_ERROR),
        Severity::Warning => ("warning", messages::DEBUG_WARNING),
        Severity::Hint => ("hint", messages::DEBUG_HINT),
    }
}
