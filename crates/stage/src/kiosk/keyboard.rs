//! The keyboard on the screen, and the initials. In: what is typed, who is there. Out: buttons, in the
//! order in which keys, a remote control or a switch come to them.

use recognition_wall_core::index::Index;
use recognition_wall_venue::keyboard::{Initial, Key, ROWS};
use yew::prelude::*;

use super::message::{Message, Panel};
use crate::words::WORDS;

/// The keyboard, with what is typed above it; `found` is how many people have it.
pub(super) fn keyboard(
    typed: &str,
    found: Option<usize>,
    language: &str,
    act: &Callback<Message>,
) -> Html {
    let count = found.map(|found| found.to_string());
    html! {
        <section class="panel keyboard" part="keyboard" aria-label={WORDS.text(language, "keyboard.label").to_owned()}>
            <p class="keyboard__typed" data-empty={typed.is_empty().then_some("")}>
                <output class="keyboard__text" aria-live="polite" aria-label={WORDS.text(language, "keyboard.typed").to_owned()}>
                    { if typed.is_empty() { WORDS.text(language, "keyboard.empty") } else { typed } }
                </output>
                <span class="keyboard__found" role="status">
                    if let Some(count) = count {
                        { WORDS.say(language, "keyboard.found", &[("count", &count)]) }
                    }
                </span>
            </p>
            { for ROWS.iter().enumerate().map(|(number, row)| html! {
                <div class="keyboard__row" key={number}>
                    { for row.iter().map(|key| button(*key, language, act)) }
                </div>
            }) }
        </section>
    }
}

fn button(key: Key, language: &str, act: &Callback<Message>) -> Html {
    let kind = match key {
        Key::Letter(_) => "letter",
        Key::Tone(_) => "tone",
        Key::Space => "space",
        Key::Erase | Key::Clear => "erase",
        Key::Done => "done",
    };
    let onclick = act.reform(move |_: MouseEvent| match key {
        Key::Done => Message::Show(Panel::None),
        key => Message::Key(key),
    });
    let cap = key.cap(language);
    html! {
        <button key={cap.clone()} class="key" type="button" data-kind={kind} aria-label={key.name(language)} {onclick}>
            { cap }
        </button>
    }
}

/// The first letters of given names, and who has the chosen one.
pub(super) fn initials(
    index: &Index,
    all: &[Initial],
    chosen: Option<char>,
    language: &str,
    act: &Callback<Message>,
) -> Html {
    let people = all.iter().find(|initial| Some(initial.letter) == chosen);
    let letter = |initial: &Initial| {
        let letter = initial.letter;
        let (cap, count) = (letter.to_string(), initial.people.len().to_string());
        let label = WORDS.say(language, "initials.people", &[("letter", &cap), ("count", &count)]);
        html! {
            <button
                key={cap.clone()} class="key" type="button" data-kind="letter" aria-label={label}
                aria-pressed={(Some(letter) == chosen).to_string()}
                onclick={act.reform(move |_: MouseEvent| Message::Show(Panel::Initials(Some(letter))))}
            >
                { cap }
            </button>
        }
    };
    let person = |position: &u32| {
        let honouree = index.get(*position)?;
        let id = honouree.id.clone();
        let (name, other) = honouree.name.in_language(language);
        Some(html! {
            <li key={id.as_str().to_owned()}>
                <button
                    class="initials__person" type="button" lang={other.map(str::to_owned)}
                    onclick={act.reform(move |_: MouseEvent| Message::Open(id.clone()))}
                >
                    { &**name }
                </button>
            </li>
        })
    };
    html! {
        <section class="panel initials" aria-label={WORDS.text(language, "initials.label").to_owned()}>
            <ul class="initials__people">
                if let Some(people) = people { { for people.people.iter().filter_map(person) } }
            </ul>
            <div class="keyboard__row initials__letters">{ for all.iter().map(letter) }</div>
            <div class="keyboard__row">
                <button class="key" type="button" data-kind="done" onclick={act.reform(|_: MouseEvent| Message::Show(Panel::None))}>
                    { WORDS.text(language, "initials.close") }
                </button>
            </div>
        </section>
    }
}
