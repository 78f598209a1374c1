//! The page of one honouree: everything that may be shown.

use recognition_wall_core::feed::{Honouree, Text, Visibility};
use recognition_wall_core::locale::messages;
use recognition_wall_core::query::link::encode;

use super::award::{award_name, record};
use super::card::{LONG_NAME, role, shortened};
use super::json_ld;
use super::photo::{Size, photo};
use super::place::{At, Site};
use super::shell::{About, Shared, page};
use crate::markup::{Fragment, Markup};

/// Whoever stands before and after in the feed, with their slugs.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Neighbours<'a> {
    pub(crate) previous: Option<(&'a Honouree, &'a str)>,
    pub(crate) next: Option<(&'a Honouree, &'a str)>,
}

/// A description's length at most, in characters: what search engines show of it.
const DESCRIPTION: usize = 200;

/// The page of an honouree.
pub(crate) fn person_page(at: &At<'_>, honouree: &Honouree, neighbours: Neighbours<'_>) -> String {
    let mut markup = Markup::new();
    markup.class("article", "rws-person").attr("data-kind", honouree.kind.as_str()).line();
    markup.class("header", "rws-person__head").line();
    if let Some(honorific) = &honouree.honorific {
        at.said(&mut markup, "p", "rws-person__honorific", honorific);
    }
    let (name, lang) = at.say(&honouree.name);
    let is_long = name.chars().count() > LONG_NAME;
    markup.class("h1", "rws-person__name").attr_if("data-long", is_long.then_some(""));
    markup.attr_if("lang", lang).attr("dir", "auto").text(name).end("h1").line();
    role(&mut markup, at, honouree, "p", "rws-person__role");
    if honouree.visibility == Visibility::Consultation {
        markup.leaf("p", "rws-notice", at.core(messages::CARD_CONSULTATION));
    }
    markup.end("header").line();
    markup.class("div", "rws-person__portrait").line();
    photo(&mut markup, at, honouree, honouree.photos.first(), Size::Portrait);
    facts(&mut markup, at, honouree);
    markup.end("div").line().class("div", "rws-person__words").line();
    words(&mut markup, at, honouree);
    markup.end("div").line();
    if honouree.photos.len() > 1 {
        markup.class("div", "rws-person__photos").line();
        for further in honouree.photos.iter().skip(1) {
            photo(&mut markup, at, honouree, Some(further), Size::Further);
        }
        markup.end("div").line();
    }
    markup.end("article").line();
    leaf_through(&mut markup, at, neighbours);
    let link = |neighbour: Option<(&Honouree, &str)>| {
        neighbour.map(|(_, slug)| at.link(&Site::person(slug)))
    };
    let about = About {
        title: at.full_name(honouree),
        description: Some(description(at, honouree)),
        og_type: "profile",
        image: Shared::card_of(at, honouree)
            .or_else(|| honouree.photos.first().and_then(|photo| Shared::of(at, photo))),
        data: Some(json_ld::honouree(at, honouree)),
        in_every_language: true,
        previous: link(neighbours.previous),
        next: link(neighbours.next),
        ..About::default()
    };
    page(at, &about, &Fragment::of(markup))
}

fn words(markup: &mut Markup, at: &At<'_>, honouree: &Honouree) {
    if let Some(summary) = &honouree.summary {
        at.said(markup, "p", "rws-person__summary", summary);
        markup.line();
    }
    if let Some(quote) = &honouree.quote {
        markup.class("blockquote", "rws-person__quote");
        at.said(markup, "p", "", quote);
        markup.end("blockquote").line();
    }
    if !honouree.awards.is_empty() {
        heading(markup, at.core(messages::DETAIL_AWARDS));
        record(markup, at, honouree);
    }
    if let Some(story) = &honouree.story {
        heading(markup, at.word("person.story"));
        let (text, lang) = at.say(story);
        markup.class("div", "rws-person__story").attr_if("lang", lang).line();
        // The lines of a story are its paragraphs.
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            markup.open("p").attr("dir", "auto").text(line).end("p").line();
        }
        markup.end("div").line();
    }
    links(markup, at, honouree);
}

fn heading(markup: &mut Markup, text: &str) {
    markup.leaf("h2", "rws-person__heading", text).line();
}

/// What is known besides name and role, as pairs.
fn facts(markup: &mut Markup, at: &At<'_>, honouree: &Honouree) {
    let place = &honouree.place;
    let text = |message| at.core(message).to_owned();
    let mut rows: Vec<(String, Vec<&Text>)> = vec![
        (text(messages::DETAIL_ALIASES), honouree.aliases.iter().collect()),
        (text(messages::DETAIL_PLACE_THEN), place.then.iter().collect()),
        (text(messages::DETAIL_PLACE_NOW), place.now.iter().collect()),
        (text(messages::DETAIL_FIELDS), honouree.fields.iter().collect()),
        (text(messages::DETAIL_PROGRAMME), honouree.programme.iter().collect()),
    ];
    for facet in &at.site.head.facets {
        let label = facet.label.as_ref().map(|label| at.say(label).0.to_owned());
        if let Some((label, values)) = label.zip(honouree.attributes.get(&facet.key)) {
            rows.push((label, values.iter().collect()));
        }
    }
    rows.retain(|(_, values)| !values.is_empty());
    if rows.is_empty() {
        return;
    }
    markup.class("dl", "rws-facts").line();
    for (label, values) in rows {
        markup.class("div", "rws-facts__row").open("dt").text(&label).end("dt");
        for value in values {
            at.said(markup, "dd", "", value);
        }
        markup.end("div").line();
    }
    markup.end("dl").line();
}

/// Links of the honouree, the way to the wall, and the way to report an error.
fn links(markup: &mut Markup, at: &At<'_>, honouree: &Honouree) {
    let mut out = Markup::new();
    let mut any = false;
    for link in &honouree.links {
        let (label, lang) = at.say(&link.label);
        out.open("li").open("a").attr("href", &at.address(&link.url)).attr_if("lang", lang);
        out.attr("rel", "noopener noreferrer").text(label).end("a").end("li").line();
        any = true;
    }
    if let Some(url) = honouree.url.as_ref().filter(|url| !is_own(at, url)) {
        out.open("li").open("a").attr("href", &at.address(url));
        out.attr("rel", "noopener noreferrer").text(at.core(messages::DETAIL_PAGE));
        out.end("a").end("li").line();
        any = true;
    }
    if any {
        heading(markup, at.word("person.links"));
        markup.class("ul", "rws-links").line().embed(&Fragment::of(out)).end("ul").line();
    }
    if !at.site.has_widget && at.site.head.contact.is_none() {
        return;
    }
    markup.class("p", "rws-actions").line();
    if at.site.has_widget {
        let wall = [&at.link("index.html"), "#wall/", &encode(honouree.id.as_str())].concat();
        markup.open("a").attr("href", &wall).text(at.word("person.wall")).end("a").line();
    }
    if let Some(contact) = &at.site.head.contact {
        markup.open("a").attr("href", &contact_about(at, contact, honouree));
        markup.attr("rel", "noopener noreferrer").text(at.core(messages::DETAIL_CONTACT));
        markup.end("a").line();
    }
    markup.end("p").line();
}

/// Whether an address leads to this very page.
fn is_own(at: &At<'_>, url: &str) -> bool {
    at.canonical().is_some_and(|own| own == url)
}

/// A mail's subject says whom it is about, so that a removal needs no questions.
fn contact_about(at: &At<'_>, contact: &str, honouree: &Honouree) -> String {
    if !contact.starts_with("mailto:") || contact.contains('?') {
        return at.address(contact);
    }
    let title = at.core(messages::DETAIL_CONTACT);
    let name = at.say(&honouree.name).0;
    let values = [("title", title), ("name", name), ("id", honouree.id.as_str())];
    let subject = at.site.locale.fill(messages::DETAIL_CONTACT_SUBJECT, &values);
    [contact, "?subject=", &encode(&subject)].concat()
}

fn leaf_through(markup: &mut Markup, at: &At<'_>, neighbours: Neighbours<'_>) {
    let both = [
        (neighbours.previous, "prev", "rws-turn rws-turn--previous", messages::DETAIL_PREVIOUS),
        (neighbours.next, "next", "rws-turn rws-turn--next", messages::DETAIL_NEXT),
    ];
    if both.iter().all(|(neighbour, ..)| neighbour.is_none()) {
        return;
    }
    markup.class("nav", "rws-turns").attr("aria-label", at.word("person.neighbours")).line();
    for (neighbour, rel, class, label) in both {
        let Some((person, slug)) = neighbour else { continue };
        let (name, lang) = at.say(&person.name);
        markup.class("a", class).attr("rel", rel).attr("href", &at.link(&Site::person(slug)));
        markup.leaf("span", "rws-turn__way", at.core(label)).raw(" ");
        markup.class("span", "rws-turn__name").attr_if("lang", lang).text(name).end("span");
        markup.end("a").line();
    }
    markup.end("nav").line();
}

/// The summary, else the name with the highest award.
fn description(at: &At<'_>, honouree: &Honouree) -> String {
    let award = honouree.highest_award();
    if let Some(summary) = &honouree.summary {
        return shortened(at.say(summary).0, DESCRIPTION);
    }
    let name = at.full_name(honouree);
    match award {
        Some(award) => {
            let award = award_name(at, award);
            at.fill("person.description", &[("name", &name), ("award", &award)])
        }
        None => name,
    }
}
