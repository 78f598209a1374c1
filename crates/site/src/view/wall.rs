//! The wall page: the first cards, the way to everybody else, and the element that the live wall
//! takes over.

use std::rc::Rc;

use recognition_wall_core::feed::Honouree;
use recognition_wall_core::locale::messages;
use recognition_wall_core::text::lines::together;

use super::card::card;
use super::list::{list_path, names};
use super::place::At;
use super::shell::{About, Shared, as_of, page};
use crate::markup::{Fragment, Markup, is_blank};

/// Whoever stands on the wall page, with their slugs.
pub(crate) type First<'a> = [(Rc<Honouree>, &'a str)];

/// Cards of the first row of a wide screen: their photos are wanted at once.
const FIRST_ROW: usize = 4;

/// The wall page.
///
/// `first` are the people of the cards and, where all the others have room on this page (`whole`),
/// those too; else the list begins on page 2.
pub(crate) fn wall_page(at: &At<'_>, first: &First<'_>, cards: usize, whole: bool) -> String {
    let mut markup = Markup::new();
    let site = at.site;
    let (feed_title, _) = at.say(&site.head.title);
    if site.title == feed_title || is_blank(feed_title) {
        // The wall has this title in its own heading.
        markup.leaf("h1", "rws-unseen", at.word("page.home")).line();
    } else {
        markup.leaf("h1", "rws-title", &site.title).line();
    }
    let fragment = wall_fragment(at, first, cards, whole);
    if site.has_feed {
        markup.class("recognition-wall", "rws-element").attr("src", &at.root_link("feed.json"));
        markup.attr("lang", at.lang()).line().embed(&fragment).end("recognition-wall").line();
    } else {
        markup.embed(&fragment);
    }
    let mut photos = first.iter().filter_map(|(honouree, _)| honouree.photos.first());
    let image = photos.find_map(|photo| Shared::of(at, photo));
    let description = site.head.description.as_ref().map(|text| at.say(text).0.to_owned());
    let about = About {
        title: site.title.clone(),
        description: description.or_else(|| Some(at.count(messages::RESULTS_ALL, site.total))),
        og_type: "website",
        image,
        has_wall: true,
        in_every_language: true,
        ..About::default()
    };
    page(at, &about, &Fragment::of(markup))
}

/// What stands inside the element until the live wall is ready.
pub(crate) fn wall_fragment(at: &At<'_>, first: &First<'_>, cards: usize, whole: bool) -> Fragment {
    let mut markup = Markup::new();
    let site = at.site;
    markup.class("div", "rws-wall").line().class("header", "rws-wall__head").line();
    if is_blank(at.say(&site.head.title).0) {
        // The cards' headings stand below one of the second level, whatever the feed says.
        markup.leaf("h2", "rws-unseen", &at.count(messages::RESULTS_ALL, site.total));
    } else {
        let (title, lang) = at.say(&site.head.title);
        markup.class("h2", "rws-wall__title").attr_if("lang", lang).attr("dir", "auto");
        markup.text(&together(title)).end("h2");
    }
    if let Some(description) = &site.head.description {
        at.said(&mut markup, "p", "rws-wall__description", description);
    }
    if let Some(as_of) = as_of(at) {
        markup.leaf("p", "rws-wall__as-of", &as_of);
    }
    markup.end("header").line();
    if first.is_empty() {
        markup.leaf("p", "rws-wall__count", at.word("wall.empty")).end("div").line();
        return Fragment::of(markup);
    }
    markup.leaf("p", "rws-wall__count", &at.count(messages::RESULTS_ALL, site.total)).line();
    markup.class("ul", "rws-cards").attr("role", "list").line();
    for (place, (honouree, slug)) in first.iter().take(cards).enumerate() {
        card(&mut markup, at, honouree, slug, place < FIRST_ROW);
    }
    markup.end("ul").line();
    let rest = first.get(cards..).unwrap_or_default();
    if whole && !rest.is_empty() {
        markup.class("section", "rws-rest").line();
        markup.leaf("h3", "rws-rest__title", at.word("wall.rest")).line();
        markup.class("ol", "rws-names").attr("start", &(cards + 1).to_string()).line();
        for (honouree, slug) in rest {
            names(&mut markup, at, honouree, slug);
        }
        markup.end("ol").line().end("section").line();
    } else if !whole {
        markup
            .class("p", "rws-rest")
            .class("a", "rws-button")
            .attr("href", &at.link(&list_path(2)));
        markup.text(at.word("wall.more")).end("a").end("p").line();
    }
    markup.end("div").line();
    Fragment::of(markup)
}
