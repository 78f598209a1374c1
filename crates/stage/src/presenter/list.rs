//! Everybody of the ceremony: found by name without marks, called, left out, moved. In: the ceremony.
//! Out: commands.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, HonoureeId};
use recognition_wall_core::text::fold::fold;
use recognition_wall_venue::ceremony::{Ceremony, Command, Slide};
use recognition_wall_venue::words::WORDS;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::desk::{award_of, named};

/// The ceremony, and where commands are sent.
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct ListProps {
    pub(super) ceremony: Rc<Ceremony>,
    pub(super) act: Callback<Command>,
    pub(super) language: Rc<str>,
}

/// The list with its search.
#[component]
pub(super) fn List(ListProps { ceremony, act, language }: &ListProps) -> Html {
    let typed = use_state_eq(String::new);
    let oninput = {
        let typed = typed.setter();
        Callback::from(move |event: InputEvent| {
            if let Some(field) = event.target_dyn_into::<HtmlInputElement>() {
                typed.set(field.value());
            }
        })
    };
    let wanted = fold(typed.trim());
    let people: Vec<&Rc<Honouree>> = ceremony.programme().people().collect();
    let found = people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.name.all().any(|name| fold(name).contains(&wanted)));
    let rows: Vec<Html> = found
        .map(|(place, person)| {
            let neighbour =
                |at: Option<usize>| at.and_then(|at| people.get(at)).map(|it| it.id.clone());
            let around = (neighbour(place.checked_sub(1)), neighbour(place.checked_add(2)));
            row((place, people.len()), person, around, ceremony, (act, language))
        })
        .collect();
    html! {
        <section class="desk__list" aria-label={WORDS.text(language, "presenter.people").to_owned()}>
            <label class="desk__search">
                <span class="desk__label">{ WORDS.text(language, "presenter.search").to_owned() }</span>
                <input class="desk__field" type="search" autocomplete="off" value={(*typed).clone()} {oninput} />
            </label>
            <ol class="desk__people" role="list" tabindex="-1">
                if rows.is_empty() { <li key="nobody">{ WORDS.text(language, "presenter.nobody").to_owned() }</li> }
                { rows }
            </ol>
        </section>
    }
}

/// One person. `around` is who stands before them, and who stands behind the next.
fn row(
    (place, total): (usize, usize),
    person: &Honouree,
    (before, after_next): (Option<HonoureeId>, Option<HonoureeId>),
    ceremony: &Ceremony,
    (act, language): (&Callback<Command>, &str),
) -> Html {
    let id = &person.id;
    let name = named(person, language);
    let is_left_out = ceremony.state().skipped.contains(id);
    let is_standing = ceremony.state().slide == Slide::Person(id.clone());
    let button = |key: &'static str, sign: Option<&'static str>, command: Option<Command>| {
        let label = WORDS.text(language, key);
        let disabled = command.is_none();
        let onclick = command.map(|command| act.reform(move |_: MouseEvent| command.clone()));
        html! {
            <button
                {key} class="desk__small" type="button" data-command={key} {disabled} {onclick}
                aria-label={[label, ": ", &name].concat()}
            >
                { sign.unwrap_or(label).to_owned() }
            </button>
        }
    };
    let up = before.map(|before| Command::Move { id: id.clone(), before: Some(before) });
    let down = (place + 1 < total).then(|| Command::Move { id: id.clone(), before: after_next });
    let skip = if is_left_out { "presenter.call-again" } else { "presenter.skip" };
    html! {
        <li
            key={id.to_string()} class="desk__person" data-id={id.to_string()}
            data-left-out={is_left_out.then_some("")} aria-current={is_standing.then_some("true")}
        >
            <span class="desk__number">{ place + 1 }</span>
            <span class="desk__who">
                <strong>{ name.clone() }</strong>
                <span class="desk__what">{ award_of(person, language).unwrap_or_default() }</span>
            </span>
            <span class="desk__acts">
                { button("presenter.jump", None, Some(Command::Jump(Slide::Person(id.clone())))) }
                { button(skip, None, Some(Command::Skip(id.clone()))) }
                { button("presenter.up", Some("↑"), up) }
                { button("presenter.down", Some("↓"), down) }
            </span>
        </li>
    }
}
