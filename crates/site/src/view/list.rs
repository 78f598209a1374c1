//! The pages of the list: everybody after the cards of the wall page, with scripts off too.

use std::rc::Rc;

use recognition_wall_core::feed::Honouree;

use super::award::award_name;
use super::card::role;
use super::place::{At, Site};
use super::shell::{About, page};
use crate::markup::{Fragment, Markup};

/// The path of a page of the list within its language; the first is the wall page.
pub(crate) fn list_path(number: usize) -> String {
    match number {
        0 | 1 => "index.html".to_owned(),
        number => format!("danh-sach/{number}.html"),
    }
}

/// A name in a list, with what the person does and the award.
pub(super) fn names(markup: &mut Markup, at: &At<'_>, honouree: &Honouree, slug: &str) {
    let (name, lang) = at.say(&honouree.name);
    markup.class("li", "rws-names__one").class("a", "rws-names__name");
    markup.attr("href", &at.link(&Site::person(slug))).attr_if("lang", lang).attr("dir", "auto");
    markup.text(name).end("a");
    markup.raw(" ");
    role(markup, at, honouree, "span", "rws-names__role");
    if let Some(award) = honouree.highest_award() {
        markup.raw(" ").leaf("span", "rws-names__award", &award_name(at, award));
    }
    markup.end("li").line();
}

/// A page of the list: its number (from 2), how many there are, and its people, of whom the first
/// stands at `start` (from 1) in the whole.
pub(crate) fn list_page(
    at: &At<'_>,
    (number, pages): (usize, usize),
    start: usize,
    people: &[(Rc<Honouree>, &str)],
) -> String {
    let mut markup = Markup::new();
    let title = at.fill("list.title", &[("page", &at.site.locale.number(number))]);
    markup.leaf("h1", "rws-title", &title).line();
    markup.class("ol", "rws-names").attr("start", &start.to_string()).line();
    for (honouree, slug) in people {
        names(&mut markup, at, honouree, slug);
    }
    markup.end("ol").line();
    turns(&mut markup, at, number, pages, list_path);
    let link = |number: usize| at.link(&list_path(number));
    let about = About {
        title,
        in_every_language: true,
        og_type: "website",
        previous: Some(link(number - 1)),
        next: (number < pages).then(|| link(number + 1)),
        ..About::default()
    };
    page(at, &about, &Fragment::of(markup))
}

/// Links to the pages of a long list: the neighbours, both ends, and ever longer steps, so that
/// every page of thousands is a few steps away.
pub(super) fn turns(
    markup: &mut Markup,
    at: &At<'_>,
    number: usize,
    pages: usize,
    path: fn(usize) -> String,
) {
    markup.class("nav", "rws-pages").attr("aria-label", at.word("list.pages")).line();
    if number > 1 {
        markup.open("a").attr("rel", "prev").attr("href", &at.link(&path(number - 1)));
        markup.text(at.word("list.previous")).end("a").line();
    }
    for target in reachable(number, pages) {
        let label = at.site.locale.number(target);
        let said = at.fill("list.page", &[("page", &label)]);
        markup.open("a").attr("href", &at.link(&path(target))).attr("aria-label", &said);
        markup.attr_if("aria-current", (target == number).then_some("page"));
        markup.text(&label).end("a").line();
    }
    if number < pages {
        markup.open("a").attr("rel", "next").attr("href", &at.link(&path(number + 1)));
        markup.text(at.word("list.next")).end("a").line();
    }
    markup.end("nav").line();
}

fn reachable(number: usize, pages: usize) -> Vec<usize> {
    let steps = [0, 1, 2, 10, 50, 200, 1_000, 5_000];
    let near = steps.iter().flat_map(|step| [number.checked_sub(*step), number.checked_add(*step)]);
    let mut all: Vec<usize> = near.flatten().chain([1, pages]).collect();
    all.retain(|target| (1..=pages).contains(target));
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::reachable;

    #[test]
    fn every_page_of_thousands_is_a_few_steps_away() {
        let (mut near, mut steps) = (vec![1], 0);
        let mut seen = std::collections::BTreeSet::from([1]);
        while seen.len() < 5_000 {
            near = near
                .into_iter()
                .flat_map(|page| reachable(page, 5_000))
                .filter(|page| seen.insert(*page))
                .collect();
            steps += 1;
            assert!(steps < 20, "{} pages after {steps} steps", seen.len());
        }
        assert_eq!(reachable(1, 1), [1]);
        assert_eq!(reachable(2, 4), [1, 2, 3, 4]);
    }
}
