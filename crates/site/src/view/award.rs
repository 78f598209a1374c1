//! An award in one line, and the record of awards with the decisions that granted them.

use recognition_wall_core::feed::{Award, AwardStatus, Decision, Honouree};
use recognition_wall_core::locale::messages;

use super::place::At;
use crate::markup::Markup;

/// The award's title, class and year in one line.
pub(super) fn award_line(markup: &mut Markup, at: &At<'_>, award: &Award) {
    let tier = if award.level.as_deref() == Some("state") { "high" } else { "plain" };
    markup.class("p", "rws-award").attr("data-tier", tier);
    markup.class("strong", "rws-award__title");
    at.said(markup, "span", "", &award.title);
    if let Some(class) = &award.class {
        markup.raw(" ");
        at.said(markup, "span", "", class);
    }
    markup.end("strong");
    if award.posthumous {
        markup.raw(" ").leaf("span", "rws-award__note", at.core(messages::CARD_POSTHUMOUS));
    }
    if let Some(year) = award.year {
        markup.raw(" ").leaf("span", "rws-award__year", &year.to_string());
    }
    markup.end("p");
}

/// The award's title and class as a text: "Huân chương Lao động hạng Ba".
pub(super) fn award_name(at: &At<'_>, award: &Award) -> String {
    let title = at.say(&award.title).0;
    match &award.class {
        Some(class) => [title, " ", at.say(class).0].concat(),
        None => title.to_owned(),
    }
}

/// Every award in feed order; what no longer stands says so.
pub(super) fn record(markup: &mut Markup, at: &At<'_>, honouree: &Honouree) {
    markup.class("ul", "rws-record").attr("role", "list").line();
    for award in &honouree.awards {
        markup.class("li", "rws-record__award").attr("data-status", award.status.as_str());
        award_line(markup, at, award);
        let status = match award.status {
            AwardStatus::InForce => None,
            AwardStatus::Revoked => Some(messages::STATUS_REVOKED),
            AwardStatus::Declined => Some(messages::STATUS_DECLINED),
            AwardStatus::Restored => Some(messages::STATUS_RESTORED),
        };
        if let Some(status) = status {
            markup.leaf("p", "rws-record__status", at.core(status));
        }
        if let Some(citation) = &award.citation {
            at.said(markup, "p", "rws-record__citation", citation);
        }
        // A year stands in the line; a day or a month is worth saying.
        if let Some(date) = award.date.filter(|date| date.month().is_some()) {
            let iso = date.to_string();
            markup.class("p", "rws-record__decision").open("time").attr("datetime", &iso);
            markup.text(&capital(&at.date(date))).end("time").end("p");
        }
        if let Some(decision) = &award.decision {
            decision_of(markup, at, decision);
        }
        markup.end("li").line();
    }
    markup.end("ul").line();
}

/// "Quyết định số 937/QĐ-UBND ngày 01 tháng 6 năm 2023".
pub(super) fn decision_title(at: &At<'_>, decision: &Decision) -> String {
    match (&decision.number, decision.date) {
        (Some(number), Some(date)) => {
            at.fill("decision.full", &[("number", number), ("date", &at.date(date))])
        }
        (Some(number), None) => at.fill("decision.number", &[("number", number)]),
        (None, Some(date)) => at.fill("decision.date", &[("date", &at.date(date))]),
        (None, None) => at.word("decision.bare").to_owned(),
    }
}

fn decision_of(markup: &mut Markup, at: &At<'_>, decision: &Decision) {
    let title = decision_title(at, decision);
    markup.class("p", "rws-record__decision");
    match &decision.url {
        Some(url) => {
            markup.open("a").attr("href", &at.address(url));
            markup.attr("rel", "noopener noreferrer").text(&title).end("a");
        }
        None => {
            markup.text(&title);
        }
    }
    if let Some(authority) = &decision.authority {
        markup.raw(" · ");
        at.said(markup, "span", "", authority);
    }
    if decision.signer.is_some() || decision.signer_title.is_some() {
        markup.raw(" · ").text(at.core(messages::DETAIL_SIGNER)).raw(":");
        for text in [&decision.signer_title, &decision.signer].into_iter().flatten() {
            markup.raw(" ");
            at.said(markup, "span", "", text);
        }
    }
    markup.end("p");
}

/// A text that stands alone begins with a capital.
fn capital(text: &str) -> String {
    let mut characters = text.chars();
    characters
        .next()
        .map(|first| first.to_uppercase().chain(characters).collect())
        .unwrap_or_default()
}
