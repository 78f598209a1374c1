//! Other people whom a reader of somebody's detail may want to meet, and why.

use recognition_wall_core::feed::Honouree;
use recognition_wall_core::index::{Index, Reason, Related};
use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::photo::thumbnail;
use crate::state::State;

/// How many there are at most.
const MOST: usize = 6;

/// Those who are related to somebody; nothing where there is nobody, or where not everybody is here.
pub fn related(
    honouree: &Honouree,
    index: &Index,
    state: &State,
    surroundings: &Surroundings,
) -> Html {
    let position = index.position(honouree.id.as_str());
    let related = position.map(|position| index.related(position, MOST)).unwrap_or_default();
    if related.is_empty() {
        return html! {};
    }
    html! {
        <section class="related">
            <@{surroundings.heading(1)} class="detail__heading">
                {surroundings.locale.text(messages::DETAIL_RELATED)}
            </@>
            <ul class="related__people" role="list" onclick={surroundings.opens_person()}>
                { for related.into_iter().filter_map(|related| person(related, index, state, surroundings)) }
            </ul>
        </section>
    }
}

fn person(
    related: Related,
    index: &Index,
    state: &State,
    surroundings: &Surroundings,
) -> Option<Html> {
    let honouree = index.get(related.position)?;
    let (name, lang) = surroundings.say(&honouree.name);
    let id = honouree.id.as_rc().clone();
    let link = match surroundings.link_to(&honouree.id) {
        Some(href) => {
            html! { <a class="related__link" {href} data-open={id.clone()} {lang} dir="auto">{name}</a> }
        }
        None => {
            html! {
                <button class="related__link" type="button" data-open={id.clone()} {lang} dir="auto">{name}</button>
            }
        }
    };
    let why = match related.reason {
        Reason::Unit => messages::RELATED_UNIT,
        Reason::Programme => messages::RELATED_PROGRAMME,
        Reason::Field => messages::RELATED_FIELD,
        Reason::Year => messages::RELATED_YEAR,
    };
    Some(html! {
        <li key={id} class="related__person">
            <div class="related__photo photo__frame">
                { thumbnail(honouree, &state.ui.broken, surroundings) }
            </div>
            <div>
                {link}
                <p class="related__why">{surroundings.locale.text(why)}</p>
            </div>
        </li>
    })
}
