//! What stays when people come and go: the card under the keyboard, and the one that is being read.

use web_sys::Element;

use crate::browser::{address, dom, place, plain};
use crate::shown::Shown;

use super::glimpse::{Glimpse, seen};
use super::rows::Pixels;

/// What has to be where, once the list has been drawn anew.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Anchor {
    /// Somebody stays this far from the top of the screen.
    Person(String, Pixels),
    /// Whoever stands at this place, from 0, whether their card is here or not.
    Place(usize, Pixels),
    /// The beginning of the results comes back into sight, if it is above the screen.
    Start,
    /// The heading of a section comes to the top.
    Section(usize),
}

/// Who gets the keyboard's focus.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Focus {
    /// The card of somebody.
    Person(String),
    /// The heading of a section.
    Section(usize),
    /// The number of results, where nobody is left.
    Count,
}

/// A change of the results, before it is drawn.
pub(super) struct Change<'a> {
    pub(super) before: &'a Glimpse,
    pub(super) old: &'a Shown,
    pub(super) new: &'a Shown,
}

impl Change<'_> {
    /// Who keeps the focus, and what keeps its place.
    ///
    /// A visitor who holds a card with the keyboard goes on from there: from the card itself, else
    /// from who stood nearest to it. Whoever asked for other people with a filter or the search
    /// wants to see them from the first; whoever only asked for another form, or for nothing, as
    /// when the feed has news, goes on reading where they were.
    pub(super) fn what_stays(&self, reshapes: bool) -> (Option<Focus>, Option<Anchor>) {
        if let Some(held) = &self.before.held {
            let card = self.before.cards.iter().find(|seen| seen.id == *held);
            let top = card.map_or(0.0, |card| card.place.top);
            if let Some(left) = self.nearest_left(held) {
                return (Some(Focus::Person(left.clone())), Some(Anchor::Person(left, top)));
            }
            // Nobody of those who stood near is left: the first of the new ones, if any.
            let first = self.new.at(0).map(|person| person.id.as_str().to_owned());
            return (Some(first.map_or(Focus::Count, Focus::Person)), Some(Anchor::Start));
        }
        let is_news = !std::rc::Rc::ptr_eq(&self.old.content, &self.new.content);
        let reads = (reshapes || is_news).then(|| self.top_left()).flatten();
        (None, Some(reads.unwrap_or(Anchor::Start)))
    }

    /// Somebody of the new results: the same, else who came next after them, else before them.
    fn nearest_left(&self, id: &str) -> Option<String> {
        let is_left = |id: &str| self.new.place_of_id(id).is_some();
        if is_left(id) {
            return Some(id.to_owned());
        }
        let from = self.old.place_of_id(id)?;
        let id_at = |place: usize| self.old.at(place).map(|person| person.id.as_str().to_owned());
        let after = (from + 1..self.old.len()).filter_map(id_at);
        let before = (0..from).rev().filter_map(id_at);
        // On a wall of many, who stood further away than this was not near.
        after.take(NEAR).chain(before.take(NEAR)).find(|id| is_left(id))
    }

    /// The first on the screen who is still there; nothing where the list begins on the screen.
    fn top_left(&self) -> Option<Anchor> {
        let cards = self.before.cards.iter().filter(|_| self.before.is_past_start);
        let mut left = cards
            .filter(|seen| seen.place.bottom() > 0.0 && self.new.place_of_id(&seen.id).is_some());
        left.next().map(|seen| Anchor::Person(seen.id.clone(), seen.place.top))
    }
}

/// How many places away somebody still is a neighbour.
const NEAR: usize = 60;

impl Anchor {
    /// Scrolls so that what is to stay is where it was.
    pub(super) fn hold(&self, list: &Element) {
        match self {
            Self::Person(id, top) => {
                if let Some(card) = card_of(list, id) {
                    place::scroll_by(list, place::of(&card).top - top);
                }
            }
            Self::Place(place, top) => {
                let wanted = (place + 1).to_string();
                let cards = dom::children_with(list, PLACE);
                if let Some((card, _)) = cards.into_iter().find(|(_, known)| *known == wanted) {
                    place::scroll_by(list, place::of(&card).top - top);
                }
            }
            Self::Start => {
                let people = list.closest(".people").ok().flatten();
                if let Some(people) = people.filter(|people| place::of(people).top < 0.0) {
                    dom::scroll_to_top(&people);
                }
            }
            Self::Section(section) => {
                if let Some(heading) = heading_of(list, *section) {
                    dom::scroll_to_top(&heading);
                }
            }
        }
    }
}

impl Focus {
    /// Puts the focus there, without scrolling: that is the anchor's part.
    pub(super) fn give(&self, list: &Element) {
        match self {
            Self::Person(id) => {
                let is_there = dom::focused_item(list, "data-id").as_ref() == Some(id);
                if let Some(card) = card_of(list, id).filter(|_| !is_there) {
                    dom::focus_in_place(&card, ".card__link");
                }
            }
            Self::Section(section) => {
                if let Some(heading) = heading_of(list, *section) {
                    dom::focus_in_place(&heading, ".divider__label");
                }
            }
            Self::Count => {
                if let Some(wall) = list.closest(".people").ok().flatten() {
                    dom::focus_in_place(&wall, ".count");
                }
            }
        }
    }
}

/// The first card of which anything is on the screen, and where it is.
pub(super) fn top_person(list: &Element) -> Option<Anchor> {
    let top = seen(list, false).into_iter().find(|seen| seen.place.bottom() > 0.0)?;
    Some(Anchor::Person(top.id, top.place.top))
}

/// The first card or outline of one of which anything is on the screen, and where it is; nothing where
/// the list begins on the screen.
pub(super) fn top_place(list: &Element) -> Option<Anchor> {
    if place::of(list).top >= 0.0 {
        return None;
    }
    let mut cards = dom::children_with(list, PLACE).into_iter();
    cards.find_map(|(card, known)| {
        let card = place::of(&card);
        let known = known.parse::<usize>().ok()?.checked_sub(1)?;
        (card.bottom() > 0.0).then_some(Anchor::Place(known, card.top))
    })
}

/// Says on a card where it stands, from 1.
const PLACE: &str = "aria-posinset";

/// Keeps with the history where the visitor was reading, to be found again on coming back. Nothing
/// is kept where the wall leaves the address alone.
pub(super) fn keep_place(list: &Element, wall: Option<&str>) {
    let Some(wall) = wall else { return };
    let is_past_start = place::of(list).top < 0.0;
    let kept = match top_person(list).filter(|_| is_past_start) {
        Some(Anchor::Person(id, top)) => [&plain::written(top.round()), " ", &*id].concat(),
        _ => String::new(),
    };
    address::keep(&[KEPT, wall].concat(), &kept);
}

/// Where the visitor was reading when this page was left.
pub(super) fn kept_place(wall: Option<&str>) -> Option<Anchor> {
    let kept = address::kept(&[KEPT, wall?].concat())?;
    let (top, id) = kept.split_once(' ')?;
    Some(Anchor::Person(id.to_owned(), top.parse::<i32>().map(Pixels::from).ok()?))
}

/// What the wall's own keys in the state of the history begin with.
const KEPT: &str = "recognition-wall ";

/// Whether anything of somebody's card is on the screen.
pub(super) fn is_seen(list: &Element, id: &str) -> bool {
    card_of(list, id).is_some_and(|card| place::of(&card).is_seen(place::screen_height()))
}

/// Scrolls so far that the link of somebody's card is on the screen, and half of the card: in another
/// form of the wall the link may stand deep in a card that was small before.
pub(super) fn bring_into_sight(list: &Element, id: &str) {
    let Some(card) = card_of(list, id) else { return };
    let Some(link) = dom::first::<Element>(&card, ".card__link") else { return };
    let (card, link) = (place::of(&card), place::of(&link));
    let (top, bottom) = (toolbar_height(list), place::screen_height());
    let half = card.height.min(bottom - top) / 2.0;
    let above = link.top.min(card.bottom() - half) - top;
    let below = link.bottom().max(card.top + half) - bottom;
    if above < 0.0 {
        place::scroll_by(list, above - ROOM);
    } else if below > 0.0 {
        place::scroll_by(list, below + ROOM);
    }
}

/// What is left free beside a card that is brought into sight, in CSS pixels.
const ROOM: Pixels = 16.0;

/// How much of the screen the toolbar keeps for itself.
fn toolbar_height(list: &Element) -> Pixels {
    let wall = list.closest(".wall").ok().flatten();
    let toolbar = wall.and_then(|wall| dom::first::<Element>(&wall, ".toolbar"));
    let toolbar = toolbar.filter(|toolbar| place::computed(toolbar, "position") == "sticky");
    toolbar.map_or(0.0, |toolbar| place::of(&toolbar).height)
}

/// Tells the styles how much of the screen the toolbar keeps: nothing that comes into sight may
/// stay hidden under it.
pub(super) fn tell_toolbar(list: &Element) {
    let Some(wall) = list.closest(".wall").ok().flatten() else { return };
    place::set_style(&wall, "--toolbar", toolbar_height(list));
}

fn card_of(list: &Element, id: &str) -> Option<Element> {
    let cards = dom::children_with(list, "data-id");
    cards.into_iter().find(|(_, known)| known == id).map(|(card, _)| card)
}

fn heading_of(list: &Element, section: usize) -> Option<Element> {
    let number = section.to_string();
    let headings = dom::children_with(list, "data-section");
    headings.into_iter().find(|(_, known)| *known == number).map(|(heading, _)| heading)
}
