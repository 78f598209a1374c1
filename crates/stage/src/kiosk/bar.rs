//! What is always in reach: the bar below the wall, the question whether somebody is still there, and
//! the code of an address. On a high screen that is where somebody in a wheelchair reaches.

use std::rc::Rc;

use recognition_wall_venue::kiosk::Choices;
use yew::prelude::*;

use super::code::code;
use super::message::{Choice, Message, Panel};
use crate::words::WORDS;

/// The bar.
pub(super) fn bar(
    panel: &Panel,
    choices: &Choices,
    language: &str,
    act: &Callback<Message>,
) -> Html {
    let text = |key: &str| WORDS.text(language, key).to_owned();
    let toggles = |name: &'static str, is_open: bool, goal: Panel| {
        let goal = if is_open { Panel::None } else { goal };
        html! {
            <button
                key={name} class="bar__button" type="button" data-name={name} aria-expanded={is_open.to_string()}
                onclick={act.reform(move |_: MouseEvent| Message::Show(goal.clone()))}
            >
                { text(name) }
            </button>
        }
    };
    let chooses = |name: &'static str, pressed: bool, choice: Choice| {
        html! {
            <button
                key={name} class="bar__button" type="button" data-name={name} aria-pressed={pressed.to_string()}
                onclick={act.reform(move |_: MouseEvent| Message::Choose(choice))}
            >
                { text(name) }
            </button>
        }
    };
    let other = if language.starts_with("en") { "vi" } else { "en" };
    html! {
        <div class="bar" role="group" aria-label={text("bar.label")}>
            { toggles("bar.search", *panel == Panel::Keyboard, Panel::Keyboard) }
            { toggles("bar.initials", matches!(panel, Panel::Initials(_)), Panel::Initials(None)) }
            <button
                key="filter" class="bar__button" type="button" data-name="bar.filter"
                onclick={act.reform(|_: MouseEvent| Message::Filter)}
            >
                { text("bar.filter") }
            </button>
            <button
                key="language" class="bar__button" type="button" lang={other} data-name="bar.language"
                onclick={act.reform(|_: MouseEvent| Message::Choose(Choice::Language))}
            >
                { text("bar.language") }
            </button>
            { chooses("bar.large", choices.large_text, Choice::LargeText) }
            { chooses("bar.contrast", choices.high_contrast, Choice::HighContrast) }
            <button
                key="leave" class="bar__button" type="button" data-name="bar.leave"
                onclick={act.reform(|_: MouseEvent| Message::Leave)}
            >
                { text("bar.leave") }
            </button>
        </div>
    }
}

/// The question, with the seconds that are left to answer it by any touch.
pub(super) fn warning(
    place: &NodeRef,
    seconds: Option<u64>,
    language: &str,
    act: &Callback<Message>,
) -> Html {
    let seconds = seconds.unwrap_or_default().to_string();
    html! {
        <dialog class="notice-over warning" ref={place} aria-labelledby="warning-title">
            <h2 class="notice-over__title" id="warning-title">{ WORDS.text(language, "warning.title") }</h2>
            <p class="notice-over__text" role="timer">
                { WORDS.say(language, "warning.text", &[("seconds", &seconds)]) }
            </p>
            <button class="notice-over__button" type="button" onclick={act.reform(|_: MouseEvent| Message::Somebody)}>
                { WORDS.text(language, "warning.stay") }
            </button>
        </dialog>
    }
}

/// An address for the visitor's phone.
pub(super) fn address(
    place: &NodeRef,
    address: Option<&Rc<str>>,
    language: &str,
    act: &Callback<Message>,
) -> Html {
    let shown = address.map_or("", |address| address);
    html! {
        <dialog class="notice-over code" ref={place} aria-labelledby="code-title" onclose={act.reform(|_: Event| Message::Ask(None))}>
            <h2 class="notice-over__title" id="code-title">{ WORDS.text(language, "code.title") }</h2>
            <div class="code__place">
                if !shown.is_empty() {
                    { code(shown, &WORDS.say(language, "code.label", &[("address", shown)])) }
                }
            </div>
            <p class="notice-over__text">{ WORDS.text(language, "code.text") }</p>
            <p class="code__address">{ shown }</p>
            <button class="notice-over__button" type="button" onclick={act.reform(|_: MouseEvent| Message::Ask(None))}>
                { WORDS.text(language, "code.close") }
            </button>
        </dialog>
    }
}
