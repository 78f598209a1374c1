//! One honouree on the wall page, and the line that says what they do.

use recognition_wall_core::feed::{Honouree, Text, Visibility};
use recognition_wall_core::locale::messages;

use super::award::award_line;
use super::photo::{Size, photo};
use super::place::{At, Site};
use crate::markup::Markup;

/// The most that stands on a card of a citation, in characters: as on the wall.
const CITATION: usize = 280;

/// From this many characters on a name is set smaller: as on the wall.
pub(super) const LONG_NAME: usize = 64;

/// A card; `is_first` is for the first row.
pub(super) fn card(
    markup: &mut Markup,
    at: &At<'_>,
    honouree: &Honouree,
    slug: &str,
    is_first: bool,
) {
    let size = if is_first { Size::CardFirst } else { Size::Card };
    markup.class("li", "rws-card").line();
    photo(markup, at, honouree, honouree.photos.first(), size);
    markup.class("div", "rws-card__words");
    if let Some(honorific) = &honouree.honorific {
        at.said(markup, "p", "rws-card__honorific", honorific);
    }
    let (name, lang) = at.say(&honouree.name);
    let is_long = name.chars().count() > LONG_NAME;
    markup
        .class("h3", "rws-card__name")
        .attr_if("data-long", is_long.then_some(""))
        .attr_if("lang", lang)
        .attr("dir", "auto");
    markup.open("a").attr("href", &at.link(&Site::person(slug))).text(name).end("a").end("h3");
    role(markup, at, honouree, "p", "rws-card__role");
    let award = honouree.highest_award();
    if let Some(award) = award {
        award_line(markup, at, award);
    }
    let counting = honouree.awards.iter().filter(|award| award.status.counts()).count();
    if counting > 1 {
        let more = at.count(messages::CARD_MORE_AWARDS, counting - 1);
        markup.leaf("p", "rws-card__more", &more);
    }
    let citation = award.and_then(|award| award.citation.as_ref());
    if let Some(text) = honouree.summary.as_ref().or(citation).or(honouree.story.as_ref()) {
        let (text, lang) = at.say(text);
        markup.class("p", "rws-card__citation").attr_if("lang", lang).attr("dir", "auto");
        markup.text(&shortened(text, CITATION)).end("p");
    }
    if honouree.visibility == Visibility::Consultation {
        markup.leaf("p", "rws-notice", at.core(messages::CARD_CONSULTATION));
    }
    markup.end("div").end("li").line();
}

/// Position and unit in one line; nothing where neither is known.
pub(super) fn role(
    markup: &mut Markup,
    at: &At<'_>,
    honouree: &Honouree,
    element: &'static str,
    class: &'static str,
) {
    let parts: Vec<&Text> = [&honouree.position, &honouree.unit].into_iter().flatten().collect();
    if parts.is_empty() {
        return;
    }
    markup.class(element, class);
    for (place, text) in parts.into_iter().enumerate() {
        if place > 0 {
            markup.raw(" · ");
        }
        at.said(markup, "span", "", text);
    }
    markup.end(element);
}

/// A long text is cut between words.
pub(super) fn shortened(text: &str, most: usize) -> String {
    let Some((end, _)) = text.char_indices().nth(most) else { return text.to_owned() };
    let start = text.get(..end).unwrap_or_default();
    let whole = start.rsplit_once(char::is_whitespace).map_or(start, |(words, _)| words);
    [whole.trim_end_matches([',', ';', ' ', '.']), "…"].concat()
}
