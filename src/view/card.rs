//! One honouree on the wall.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, Visibility};
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::{Layout, Needle};
use recognition_wall_markup::html;
use yew::prelude::*;

use super::Surroundings;
use super::award::award_line;
use super::photo::{PhotoPlace, portrait};
use super::words::{marked, paragraph};

/// What the cards of a wall have in common.
#[derive(Debug, Clone, Copy)]
pub struct CardLook<'a> {
    /// The form of the wall: a list leaves out what needs room.
    pub layout: Layout,
    /// What the visitor searched for: its letters are marked.
    pub needle: &'a Needle,
    /// Addresses of photos that did not come.
    pub broken: &'a [Rc<str>],
    /// What every view needs to know.
    pub surroundings: &'a Surroundings,
}

/// The card of one honouree: portrait, name, award, citation; the name opens the detail.
///
/// `(place, total)` is where it stands among the results, from 1, and of how many, where that is known:
/// most of them are not in the document. `is_first` is for the cards seen first.
pub fn card(
    honouree: &Honouree,
    (place, total): (usize, Option<u32>),
    is_first: bool,
    look: &CardLook<'_>,
) -> Html {
    let CardLook { layout, needle, broken, surroundings } = *look;
    let is_short = layout == Layout::List;
    let size = if is_first { PhotoPlace::CardFirst } else { PhotoPlace::Card };
    let award = match layout {
        // Where somebody stands under a year, what they did in it is told.
        Layout::Timeline => honouree.newest_award(),
        _ => honouree.highest_award(),
    };
    let more =
        honouree.awards.iter().filter(|award| award.status.counts()).count().saturating_sub(1);
    let locale = &surroundings.locale;
    html! {
        <li
            key={honouree.id.as_rc().clone()} class="card" part="card"
            data-id={honouree.id.as_rc().clone()} data-kind={honouree.kind.as_str()}
            aria-setsize={set_size(total)} aria-posinset={place.to_string()}
        >
            { portrait(honouree, size, broken, surroundings) }
            <div class="card__words">
                if let Some(honorific) = &honouree.honorific {
                    { paragraph("card__honorific", honorific, surroundings) }
                }
                { name_heading(honouree, look) }
                { role(honouree, needle, surroundings) }
                if let Some(award) = award {
                    { award_line(award, surroundings) }
                }
                if award.is_some() && more > 0 && !is_short {
                    <p class="card__more">{locale.count(messages::CARD_MORE_AWARDS, more, &[])}</p>
                }
                if !is_short {
                    { citation(honouree, needle, surroundings) }
                }
                if honouree.visibility == Visibility::Consultation {
                    <p class="card__notice">{locale.text(messages::CARD_CONSULTATION)}</p>
                }
            </div>
        </li>
    }
}

/// How many there are, as the page says it where most of them are not in the document.
pub(super) fn set_size(total: Option<u32>) -> String {
    total.map_or_else(|| "-1".to_owned(), |total| total.to_string())
}

fn name_heading(honouree: &Honouree, look: &CardLook<'_>) -> Html {
    let CardLook { layout, needle, surroundings, .. } = *look;
    // Below the heading of a section, where there are sections.
    let below = if layout == Layout::Grid { 1 } else { 2 };
    let (name, language) = surroundings.say(&honouree.name);
    let long = (name.chars().count() > LONG_NAME).then_some("");
    let name = marked(&name, needle);
    let open = honouree.id.as_rc().clone();
    let link = match surroundings.link_to(&honouree.id) {
        Some(href) => html! { <a class="card__link" {href} data-open={open}>{name}</a> },
        None => html! { <button class="card__link" type="button" data-open={open}>{name}</button> },
    };
    html! {
        <@{surroundings.heading(below)} class="card__name" part="name" data-long={long} lang={language} dir="auto">
            {link}
        </@>
    }
}

/// From this many characters on a name is set smaller: a collective's may have forty words.
pub(super) const LONG_NAME: usize = 64;

/// Position and unit in one line.
fn role(honouree: &Honouree, needle: &Needle, surroundings: &Surroundings) -> Html {
    let mut parts: Vec<Html> = Vec::new();
    for text in [&honouree.position, &honouree.unit].into_iter().flatten() {
        if !parts.is_empty() {
            parts.push(html! { {" · "} });
        }
        let (text, lang) = surroundings.say(text);
        let text = marked(&text, needle);
        // An element only for what is in another language: there are many cards.
        parts.push(match lang {
            Some(lang) => html! { <span {lang} dir="auto">{text}</span> },
            None => text,
        });
    }
    if parts.is_empty() {
        return html! {};
    }
    html! { <p class="card__role" dir="auto">{ for parts }</p> }
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
const CITATION_CHARS: usize = 220;

/// A long story is cut between words: its rest would only be bytes that nobody sees.
fn shortened(text: AttrValue) -> AttrValue {
    let Some((end, _)) = text.char_indices().nth(CITATION_CHARS) else { return text };
    let start = text.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(char::is_whitespace).map_or(start, |(words, _)| words);
    AttrValue::from([whole, "…"].concat())
}
