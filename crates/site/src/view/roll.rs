//! The roll of honour: by rank, in Vietnamese order within, for the screen and for paper.

use recognition_wall_core::feed::{Award, Honouree};
use recognition_wall_core::locale::messages;

use super::award::{award_name, decision_title};
use super::card::role;
use super::list::turns;
use super::place::{At, Site};
use super::shell::{About, page};
use crate::markup::{Fragment, Markup};

/// The path of a part of the roll within its language, from 1. All lie in one folder, so that a row
/// is the same on each.
pub(crate) fn roll_path(number: usize) -> String {
    match number {
        0 | 1 => "so-vang.html".to_owned(),
        number => format!("so-vang-{number}.html"),
    }
}

/// A group's people on a part of the roll.
#[derive(Debug)]
pub(crate) struct RollPart {
    pub(crate) heading: String,
    /// How many stand in the group, on all parts.
    pub(crate) count: usize,
    pub(crate) rows: Vec<Fragment>,
}

/// The heading of a group: the award with its class; `None` for those without an award.
pub(crate) fn group_heading(at: &At<'_>, award: Option<&Award>) -> String {
    award.map_or_else(|| at.word("roll.none").to_owned(), |award| award_name(at, award))
}

/// A row of the roll.
pub(crate) fn roll_row(at: &At<'_>, honouree: &Honouree, slug: &str) -> Fragment {
    let mut markup = Markup::new();
    let (name, lang) = at.say(&honouree.name);
    markup.class("li", "rws-roll__one");
    if let Some(honorific) = &honouree.honorific {
        at.said(&mut markup, "span", "rws-roll__honorific", honorific);
        markup.raw(" ");
    }
    markup.class("a", "rws-roll__name").attr("href", &at.link(&Site::person(slug)));
    markup.attr_if("lang", lang).attr("dir", "auto").text(name).end("a");
    markup.raw(" ");
    role(&mut markup, at, honouree, "span", "rws-roll__role");
    if let Some(award) = honouree.highest_award() {
        let mut parts: Vec<String> = Vec::new();
        parts.extend(award.posthumous.then(|| at.core(messages::CARD_POSTHUMOUS).to_owned()));
        parts.extend(award.year.map(|year| year.to_string()));
        let decision = award.decision.as_ref();
        let known = decision.filter(|it| it.number.is_some() || it.date.is_some());
        parts.extend(known.map(|decision| decision_title(at, decision)));
        if !parts.is_empty() {
            markup.raw(" ").leaf("span", "rws-roll__award", &parts.join(" · "));
        }
    }
    markup.end("li").line();
    Fragment::of(markup)
}

/// A part of the roll: its number, how many there are, and its groups.
pub(crate) fn roll_page(
    at: &At<'_>,
    (number, pages): (usize, usize),
    parts: &[RollPart],
) -> String {
    let mut markup = Markup::new();
    let label = at.site.locale.number(number);
    let title = match pages {
        0 | 1 => at.word("roll.title").to_owned(),
        _ => at.fill("roll.part", &[("page", &label)]),
    };
    markup.class("header", "rws-roll__head").line();
    markup.leaf("p", "rws-roll__site", &at.site.title).line();
    markup.leaf("h1", "rws-title", &title).line();
    markup.leaf("p", "rws-roll__count", &at.count(messages::RESULTS_ALL, at.site.total));
    markup.end("header").line();
    if parts.len() > 2 {
        markup.class("nav", "rws-roll__groups").attr("aria-label", at.word("roll.groups")).line();
        markup.class("ul", "rws-roll__index").line();
        for (place, part) in parts.iter().enumerate() {
            let target = format!("#nhom-{}", place + 1);
            markup.open("li").open("a").attr("href", &target).text(&part.heading).end("a");
            markup.raw(" ").leaf("span", "rws-roll__count", &at.site.locale.number(part.count));
            markup.end("li").line();
        }
        markup.end("ul").line().end("nav").line();
    }
    for (place, part) in parts.iter().enumerate() {
        let id = format!("nhom-{}", place + 1);
        // No landmark: there may be thirty, and a heading leads to each.
        markup.class("section", "rws-roll__group").line();
        markup.class("h2", "rws-roll__rank").attr("id", &id).text(&part.heading).end("h2").line();
        markup.class("ol", "rws-roll__list").attr("role", "list").line();
        for row in &part.rows {
            markup.embed(row);
        }
        markup.end("ol").line().end("section").line();
    }
    if pages > 1 {
        turns(&mut markup, at, number, pages, roll_path);
    }
    let about = About { title, og_type: "website", in_every_language: true, ..About::default() };
    page(at, &about, &Fragment::of(markup))
}
