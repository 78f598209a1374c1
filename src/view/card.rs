//! One honouree on the wall.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, Visibility};
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::Needle;
use recognition_wall_core::text::name;
use yew::prelude::*;

use super::Surroundings;
use super::award::award_line;
use super::photo::{PhotoFrame, PhotoPlace};
use super::words::{marked, paragraph};
use crate::state::Action;

/// The properties of [`Card`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct CardProps {
    /// Who is honoured.
    pub honouree: Rc<Honouree>,
    /// What the visitor searched for: its letters are marked.
    pub needle: Rc<Needle>,
    /// Whether the card is among those seen first.
    #[prop_or_default]
    pub first: bool,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The card of one honouree: portrait, name, award, citation; the name opens the detail.
#[component]
pub fn Card(props: &CardProps) -> Html {
    let CardProps { honouree, needle, first, surroundings } = props;
    let place = if *first { PhotoPlace::CardFirst } else { PhotoPlace::Card };
    let award = honouree.highest_award();
    let more =
        honouree.awards.iter().filter(|award| award.status.counts()).count().saturating_sub(1);
    let consultation = honouree.visibility == Visibility::Consultation;
    html! {
        <li class="card" part="card" data-id={honouree.id.as_rc().clone()} data-kind={honouree.kind.as_str()}>
            <PhotoFrame
                photo={honouree.photos.first().cloned()} kind={honouree.kind}
                initial={name::initial(honouree)} {place} {surroundings}
            />
            <div class="card__words">
                if let Some(honorific) = &honouree.honorific {
                    { paragraph("card__honorific", honorific, surroundings) }
                }
                { name_heading(honouree, needle, surroundings) }
                { role(honouree, needle, surroundings) }
                if let Some(award) = award {
                    { award_line(award, surroundings) }
                }
                if award.is_some() && more > 0 {
                    <p class="card__more">
                        {surroundings.locale.count(messages::CARD_MORE_AWARDS, more, &[])}
                    </p>
                }
                { citation(honouree, needle, surroundings) }
                if consultation {
                    <p class="card__notice">{surroundings.locale.text(messages::CARD_CONSULTATION)}</p>
                }
            </div>
        </li>
    }
}

fn name_heading(honouree: &Rc<Honouree>, needle: &Needle, surroundings: &Surroundings) -> Html {
    let (name, language) = surroundings.say(&honouree.name);
    let long = (name.chars().count() > LONG_NAME).then_some("");
    let name = marked(&name, needle);
    let open = {
        let (act, id) = (surroundings.act.clone(), honouree.id.clone());
        Callback::from(move |click: MouseEvent| {
            if is_plain(&click) {
                click.prevent_default();
                act.emit(Action::Open(id.clone()));
            }
        })
    };
    let link = match surroundings.link_to(&honouree.id) {
        Some(href) => html! { <a class="card__link" {href} onclick={open}>{name}</a> },
        None => html! { <button class="card__link" type="button" onclick={open}>{name}</button> },
    };
    html! {
        <@{surroundings.heading(1)} class="card__name" part="name" data-long={long} lang={language} dir="auto">
            {link}
        </@>
    }
}

/// From this many characters on a name is set smaller: a collective's may have forty words.
const LONG_NAME: usize = 64;

/// Position and unit in one line.
fn role(honouree: &Honouree, needle: &Needle, surroundings: &Surroundings) -> Html {
    let parts: Vec<Html> = [&honouree.position, &honouree.unit]
        .into_iter()
        .flatten()
        .map(|text| {
            let (text, lang) = surroundings.say(text);
            html! { <span {lang} dir="auto">{marked(&text, needle)}</span> }
        })
        .collect();
    match parts.as_slice() {
        [] => html! {},
        [one] => html! { <p class="card__role">{one.clone()}</p> },
        [first, second, ..] => {
            html! { <p class="card__role">{first.clone()}{" · "}{second.clone()}</p> }
        }
    }
}

/// The short citation: the honouree's own, else the award's, else the start of the story.
fn citation(honouree: &Honouree, needle: &Needle, surroundings: &Surroundings) -> Html {
    let award = honouree.highest_award().and_then(|award| award.citation.as_ref());
    let Some(text) = honouree.summary.as_ref().or(award).or(honouree.story.as_ref()) else {
        return html! {};
    };
    let (text, lang) = surroundings.say(text);
    let text = shortened(text);
    html! {
        <p class="card__citation" part="citation" {lang} dir="auto">{marked(&text, needle)}</p>
    }
}

/// What may stand on a card, in characters; the style shows three or four lines of it.
const CITATION_CHARS: usize = 280;

/// A long story is cut between words: its rest would only be bytes that nobody sees.
fn shortened(text: AttrValue) -> AttrValue {
    let Some((end, _)) = text.char_indices().nth(CITATION_CHARS) else { return text };
    let start = text.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(char::is_whitespace).map_or(start, |(words, _)| words);
    AttrValue::from([whole, "…"].concat())
}

/// Whether a click asks for nothing more than to follow: no key that opens a tab or a window.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}
