//! Pages that lead on: somebody is gone, an address has changed, nothing is there.

use super::place::At;
use super::shell::{About, page};
use crate::markup::{Fragment, Markup};

/// The page at the address of somebody who is no longer there: no name, no reason.
pub(crate) fn gone_page(at: &At<'_>) -> String {
    notice(at, (at.word("gone.title"), at.word("gone.text")), None)
}

/// The page for every address that there is nothing at.
pub(crate) fn missing_page(at: &At<'_>) -> String {
    notice(at, (at.word("missing.title"), at.word("missing.text")), None)
}

/// The page at an old address; `target` is the file of the present one, in the same folder.
pub(crate) fn moved_page(at: &At<'_>, target: &str) -> String {
    notice(at, (at.word("moved.title"), at.word("moved.text")), Some(target))
}

fn notice(at: &At<'_>, (title, text): (&str, &str), moved_to: Option<&str>) -> String {
    let mut markup = Markup::new();
    markup.class("div", "rws-lost").line();
    markup.leaf("h1", "rws-title", title).line();
    markup.open("p").text(text).end("p").line();
    let (target, label) = match moved_to {
        Some(target) => (target.to_owned(), at.word("moved.link")),
        None => (at.link("index.html"), at.word("page.home")),
    };
    markup.open("p").class("a", "rws-button").attr("href", &target).text(label).end("a").end("p");
    markup.line().end("div").line();
    let about = About { title: title.to_owned(), is_hidden: true, moved_to, ..About::default() };
    page(at, &about, &Fragment::of(markup))
}
