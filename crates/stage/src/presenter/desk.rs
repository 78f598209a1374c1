//! The presenter's desk as markup: who stands there, who comes, and the buttons. Pure.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, Text};
use recognition_wall_venue::ceremony::{Ceremony, Command, Slide};
use recognition_wall_venue::words::WORDS;
use yew::prelude::*;

use super::clocks::Clocks;
use super::list::List;
use crate::ceremony::hall::Scene;
use crate::ceremony::slide::titled;

/// How many of those who come are shown.
const COMING: usize = 3;

/// The whole window.
pub(super) fn desk(scene: &Scene, language: &Rc<str>) -> Html {
    let text = |key: &str| WORDS.text(language, key).to_owned();
    html! {
        <main class="desk" part="ceremony" lang={language.to_string()}>
            <header class="desk__head">
                <h1 class="desk__title">{ text("presenter.title") }</h1>
                <Clocks begun={scene.ceremony.as_ref().and_then(|it| it.state().begun)} language={Rc::clone(language)} />
            </header>
            <p class="desk__notice" role="status">
                if scene.is_late { { text("presenter.late") } }
                else if scene.ceremony.is_none() { { text("presenter.waiting") } }
            </p>
            if let Some(ceremony) = &scene.ceremony {
                <div class="desk__body">
                    <section class="desk__now">
                        { standing(ceremony, language) }
                        { coming(ceremony, language) }
                        { buttons(ceremony, &scene.act, language) }
                    </section>
                    <List ceremony={Rc::clone(ceremony)} act={scene.act.clone()} language={Rc::clone(language)} />
                </div>
            }
        </main>
    }
}

fn standing(ceremony: &Ceremony, language: &str) -> Html {
    let programme = ceremony.programme();
    let state = ceremony.state();
    let place = match &state.slide {
        Slide::Person(id) => programme.people().position(|person| person.id == *id),
        _ => None,
    };
    let total = programme.people().count().to_string();
    let (title, award) = match &state.slide {
        Slide::Opening => (said(&programme.feed().title, language), None),
        Slide::Closing => (WORDS.text(language, "stage.closing").to_owned(), None),
        Slide::Group(id) => {
            let group = programme.group(id);
            let title = group.and_then(|group| group.title.as_ref());
            let class = group.and_then(|group| group.class.as_ref());
            let words = [title, class].into_iter().flatten().map(|text| said(text, language));
            let words = words.collect::<Vec<_>>().join(" ");
            let none = || WORDS.text(language, "stage.no-award").to_owned();
            (if words.is_empty() { none() } else { words }, None)
        }
        Slide::Person(id) => programme.person(id).map_or_else(Default::default, |person| {
            (named(person, language), award_of(person, language))
        }),
    };
    html! {
        <div class="desk__stage" data-blank={state.is_blank.then_some("")} data-held={state.is_held.then_some("")}>
            <h2 class="desk__label">{ WORDS.text(language, "presenter.now").to_owned() }</h2>
            <p class="desk__name" aria-live="polite">{ title }</p>
            if let Some(award) = award { <p class="desk__award">{ award }</p> }
            if let Some(place) = place {
                <p class="desk__place">
                    { WORDS.say(language, "presenter.place", &[("number", &(place + 1).to_string()), ("total", &total)]) }
                </p>
            }
        </div>
    }
}

fn coming(ceremony: &Ceremony, language: &str) -> Html {
    let person = |id| ceremony.programme().person(id);
    html! {
        <div class="desk__coming">
            <h2 class="desk__label">{ WORDS.text(language, "presenter.coming").to_owned() }</h2>
            <ol class="desk__three" role="list">
                { for ceremony.coming().filter_map(person).take(COMING).map(|person| html! {
                    <li key={person.id.to_string()} class="desk__next">
                        <strong>{ named(person, language) }</strong>
                        <span>{ award_of(person, language).unwrap_or_default() }</span>
                    </li>
                }) }
            </ol>
        </div>
    }
}

fn buttons(ceremony: &Ceremony, act: &Callback<Command>, language: &str) -> Html {
    let state = ceremony.state();
    let button = |key: &'static str, command: Command, pressed: Option<bool>| {
        let onclick = act.reform(move |_: MouseEvent| command.clone());
        html! {
            <button
                {key} class="desk__button" type="button" data-command={key} {onclick}
                aria-pressed={pressed.map(|is| is.to_string())}
            >
                { WORDS.text(language, key).to_owned() }
            </button>
        }
    };
    html! {
        <div class="desk__buttons" role="group">
            { button("presenter.previous", Command::Previous, None) }
            { button("presenter.next", Command::Next, None) }
            { button("presenter.hold", Command::Hold, Some(state.is_held)) }
            { button("presenter.blank", Command::Blank, Some(state.is_blank)) }
        </div>
    }
}

/// "Bà Trần Thị Bé Năm".
pub(super) fn named(person: &Honouree, language: &str) -> String {
    let parts = [person.honorific.as_ref(), Some(&person.name)];
    let words = parts.into_iter().flatten().map(|text| said(text, language));
    words.collect::<Vec<_>>().join(" ")
}

/// The award, and that the family receives it.
pub(super) fn award_of(person: &Honouree, language: &str) -> Option<String> {
    let award = person.highest_award()?;
    let mut words = titled(award, language);
    if award.posthumous {
        words.push_str(" · ");
        words.push_str(WORDS.text(language, "stage.family-receives"));
    }
    Some(words)
}

fn said(text: &Text, language: &str) -> String {
    text.in_language(language).0.to_string()
}
