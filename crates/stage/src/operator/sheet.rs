//! The operator's page as markup. In: rows and the log. Out: a dialog over everything.

use recognition_wall_venue::operator::{Entry, Log, Row};
use recognition_wall_venue::words::WORDS;
use yew::prelude::*;

use super::Wish;
use crate::browser::clock;

/// So many entries of the log are shown: an operator who wants to know more has stood there too long.
const MOST: usize = 40;

/// The dialog while it is closed.
pub(super) fn closed(place: &NodeRef) -> Html {
    html! { <dialog class="notice-over operator" ref={place}></dialog> }
}

/// The dialog.
pub(super) fn sheet(
    place: &NodeRef,
    rows: &[Row],
    log: &Log,
    language: &str,
    act: &Callback<Wish>,
) -> Html {
    let text = |key: &str| WORDS.text(language, key).to_owned();
    html! {
        <dialog
            class="notice-over operator" ref={place} lang={language.to_owned()} aria-labelledby="operator-title"
            onclose={act.reform(|_: Event| Wish::Close)}
        >
            <h2 class="notice-over__title" id="operator-title">{ text("status.title") }</h2>
            <dl class="operator__rows">
                { for rows.iter().map(|row| html! {
                    <div class="operator__row" key={row.label.clone()}>
                        <dt class="operator__label">{ row.label.clone() }</dt>
                        <dd class="operator__value">{ row.value.clone() }</dd>
                    </div>
                }) }
            </dl>
            <h3 class="operator__heading">{ text("status.log") }</h3>
            <ol class="operator__log" role="list" tabindex="0" aria-label={text("status.log")}>
                { for log.newest().take(MOST).map(|entry| line(entry, language)) }
            </ol>
            <button class="notice-over__button" type="button" autofocus=true onclick={act.reform(|_: MouseEvent| Wish::Close)}>
                { text("status.close") }
            </button>
        </dialog>
    }
}

fn line(entry: &Entry, language: &str) -> Html {
    let time = |moment| clock::written(moment, language);
    let count = entry.count.to_string();
    let again = [("count", count.as_str()), ("time", &time(entry.last))];
    html! {
        <li class="operator__entry" key={format!("{} {:?}", entry.first.as_millis(), entry.incident)}>
            <span class="operator__time">{ time(entry.first) }</span>
            <span>
                { entry.incident.text(language) }
                if entry.count > 1 { { " " }{ WORDS.say(language, "status.times", &again) } }
            </span>
        </li>
    }
}
