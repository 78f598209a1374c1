//! What is seen of the people at one moment: where each card is, and who is held.
//!
//! Taken before a change is drawn: whatever appears above the list moves it before its own turn.

use web_sys::Element;

use crate::browser::dom;
use crate::browser::place::{self, Place};

/// A card as it was seen.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub(super) id: String,
    pub(super) card: Element,
    pub(super) place: Place,
    /// The portrait within the card, where it was asked for.
    pub(super) portrait: Option<Place>,
}

/// See the module.
#[derive(Debug, Clone)]
pub struct Glimpse {
    pub(super) cards: Vec<Seen>,
    /// Where the box stands in which cards fade out.
    pub(super) leaving: Place,
    /// Whose card has the keyboard's focus.
    pub(super) held: Option<String>,
    /// Whether the list begins above the screen.
    pub(super) is_past_start: bool,
}

impl Glimpse {
    /// Looks at the list of a wall; with the portraits, where they will have another size.
    #[must_use]
    pub fn of(wall: &Element, with_portraits: bool) -> Option<Self> {
        let list: Element = dom::first(wall, ".grid")?;
        Some(Self {
            cards: seen(&list, with_portraits),
            leaving: place::of(&dom::first(wall, ".leaving")?),
            held: dom::focused_item(&list, "data-id"),
            is_past_start: place::of(&list).top < 0.0,
        })
    }
}

/// By identity: no two moments are the same.
impl PartialEq for Glimpse {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

/// The cards of a list, where they are seen now.
pub(super) fn seen(list: &Element, with_portraits: bool) -> Vec<Seen> {
    let cards = dom::children_with(list, "data-id");
    cards
        .into_iter()
        .map(|(card, id)| {
            let place = place::of(&card);
            let portrait =
                frame_of(&card).filter(|_| with_portraits).map(|frame| place::of(&frame));
            Seen { id, card, place, portrait }
        })
        .collect()
}

/// The frame of a card's portrait.
pub(super) fn frame_of(card: &Element) -> Option<Element> {
    dom::first(card, ".photo__frame")
}
