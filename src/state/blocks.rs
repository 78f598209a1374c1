//! A wall whose people are in blocks: who was found, and those of them whose cards are here.
//!
//! Pure: files are fetched in `edge/blocks.rs`, and what came of it comes as a [`Change`]. The memory
//! holds a bounded number of cards, those nearest to the screen.

mod begin;

use std::ops::Range;
use std::rc::Rc;

use recognition_wall_core::blocks::Count;
use recognition_wall_core::feed::{Honouree, HonoureeId};

use super::Content;

pub use super::answer::{Answer, Asked, Found};
pub use super::source::Source;
pub use begin::blocks_of;

/// Cards that are held at most.
const MOST: usize = 2000;
/// Cards that stay where there were too many.
const LEFT: usize = 1500;

/// What can happen to a wall of blocks.
#[derive(Debug, Clone)]
pub enum Change {
    /// The feed names blocks: from now on the wall reads them. With those of the first page whose
    /// numbers are 0 and on.
    Begin(Rc<Source>, Rc<Content>, Vec<Rc<Honouree>>),
    /// What was asked is answered, as far as that has come.
    Answered(Rc<Source>, Answer),
    /// A file of cards came: for each of its people whoever may be shown.
    Cards(Rc<Source>, u32, Vec<Option<Rc<Honouree>>>),
    /// Whoever a link names was found under a number.
    Found(Rc<Source>, u32, Rc<Honouree>),
    /// Nobody has this id.
    Nobody(Rc<Source>, HonoureeId),
    /// More is known of the facets.
    Outline(Rc<Source>, Rc<Content>),
    /// These places of the results are on the screen, or near it.
    Near(Range<usize>),
    /// The blocks can't be read: the feed is to be looked at again, and read in pages if it names the
    /// same ones.
    Leave(Rc<Source>),
}

/// Somebody's card.
#[derive(Debug, Clone)]
struct Card {
    number: u32,
    person: Rc<Honouree>,
    /// Whether it was read under the newest header.
    is_fresh: bool,
}

/// See the module.
#[derive(Debug, Clone)]
pub struct InBlocks {
    source: Rc<Source>,
    answer: Option<Rc<Answer>>,
    /// By number.
    cards: Vec<Card>,
    /// Numbers of those who may be shown no more, ascending.
    gone: Vec<u32>,
    near: Range<usize>,
}

/// By identity: it is never changed, but replaced.
impl PartialEq for InBlocks {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl InBlocks {
    fn new(source: Rc<Source>, first: Vec<Rc<Honouree>>) -> Self {
        let cards = (0..).zip(first);
        let cards = cards.map(|(number, person)| Card { number, person, is_fresh: true }).collect();
        Self { source, answer: None, cards, gone: Vec::new(), near: 0..0 }
    }

    /// Where its people are.
    #[must_use]
    pub fn source(&self) -> &Rc<Source> {
        &self.source
    }

    /// What is shown: the answer to what is asked, or to what was asked before until that is there.
    #[must_use]
    pub fn answer(&self) -> Option<&Rc<Answer>> {
        self.answer.as_ref()
    }

    /// How many places there are: those who were found so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.answer.as_ref().map_or(0, |answer| answer.found.len(&self.gone))
    }

    /// Whether nobody was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many the answer has in all.
    #[must_use]
    pub fn count(&self) -> Count {
        match self.answer.as_deref() {
            Some(Answer { found: Found::Everybody(_), .. }) | None => {
                Count::Exactly(u32::try_from(self.len()).unwrap_or(u32::MAX))
            }
            Some(answer) => answer.count,
        }
    }

    /// How many there are to choose from, where that is known.
    #[must_use]
    pub fn total(&self) -> Option<u32> {
        let gone = u32::try_from(self.gone.len()).unwrap_or(u32::MAX);
        Some(self.answer.as_ref()?.total?.saturating_sub(gone))
    }

    /// How many of all people have each value of a facet, where what is asked lets that be known.
    #[must_use]
    pub fn counts_are_true_of(&self, facet: &str) -> bool {
        let asked = self.answer.as_ref().map(|answer| &answer.asked);
        self.gone.is_empty() && asked.is_some_and(|asked| asked.leaves(facet))
    }

    /// The number of whoever stands at a place.
    #[must_use]
    pub fn number(&self, place: usize) -> Option<u32> {
        self.answer.as_ref()?.found.number(place, &self.gone)
    }

    /// Who stands at a place; `None` too while their card is on its way.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<&Rc<Honouree>> {
        self.card(self.number(place)?).map(|card| &card.person)
    }

    /// Somebody whose card is here.
    #[must_use]
    pub fn person(&self, id: &HonoureeId) -> Option<&Rc<Honouree>> {
        self.card_of(id.as_str()).map(|card| &card.person)
    }

    /// The place of somebody whose card is here; `None` where they were not found.
    #[must_use]
    pub fn place_of_id(&self, id: &str) -> Option<usize> {
        let number = self.card_of(id)?.number;
        self.answer.as_ref()?.found.place_of(number, &self.gone)
    }

    /// The files of cards that are to be fetched, by their numbers, those first that are needed first:
    /// for whoever leafs from somebody to the next, then from the middle of the screen.
    #[must_use]
    pub fn missing(&self, open: Option<&HonoureeId>) -> Vec<u32> {
        let middle = usize::midpoint(self.near.start, self.near.end);
        let mut near: Vec<usize> = self.near.clone().collect();
        near.sort_by_key(|place| place.abs_diff(middle));
        let open = open.and_then(|id| self.place_of_id(id.as_str()));
        let beside = open.into_iter().flat_map(|place| {
            let before = place.checked_sub(1);
            before.into_iter().chain([place, place + 1, place + 2])
        });
        let mut slices = Vec::new();
        for place in beside.chain(near) {
            let Some(number) = self.number(place) else { continue };
            let slice = number / self.source.slice().max(1);
            let is_here = self.card(number).is_some_and(|card| card.is_fresh);
            if !is_here && !slices.contains(&slice) {
                slices.push(slice);
            }
        }
        slices
    }

    /// How many are to be found so that the next screens are known; `None` where enough are.
    #[must_use]
    pub fn wants(&self, open: Option<&HonoureeId>) -> Option<usize> {
        let answer = self.answer.as_ref().filter(|answer| !answer.is_over)?;
        let open = open.and_then(|id| self.place_of_id(id.as_str())).unwrap_or_default();
        let ahead = self.near.end + self.near.len().max(AHEAD);
        let wanted = ahead.max(open + AHEAD);
        (wanted > answer.found.len(&self.gone)).then_some(wanted + AHEAD)
    }

    /// Whether everybody stands where they stood: of those before nobody has gone, and the numbers are
    /// of the same people.
    #[must_use]
    pub fn stands_as(&self, before: &Self) -> bool {
        self.gone == before.gone && self.source.address == before.source.address
    }

    fn card(&self, number: u32) -> Option<&Card> {
        let at = self.cards.binary_search_by_key(&number, |card| card.number).ok()?;
        self.cards.get(at)
    }

    fn card_of(&self, id: &str) -> Option<&Card> {
        self.cards.iter().find(|card| card.person.id.as_str() == id)
    }

    /// The same blocks under another header: whoever was withdrawn is gone, the others are read again.
    fn under(&self, source: Rc<Source>) -> Self {
        let mut next = Self { source, ..self.clone() };
        let withdrawn = &next.source.header.withdrawn;
        let is_gone = |card: &Card| withdrawn.contains(card.person.id.as_str());
        let gone: Vec<u32> =
            next.cards.iter().filter(|card| is_gone(card)).map(|card| card.number).collect();
        for card in &mut next.cards {
            card.is_fresh = false;
        }
        next.lose(&gone);
        next
    }

    fn set_answer(&mut self, mut answer: Answer) {
        answer.lose(&self.gone);
        if self.answer.as_ref().is_none_or(|known| known.asked != answer.asked) {
            // Whoever asks for others sees them from the first, until the screen says otherwise.
            self.near = 0..self.near.len();
        }
        self.answer = Some(Rc::new(answer));
    }

    fn take(&mut self, slice: u32, people: Vec<Option<Rc<Honouree>>>, pinned: &[&HonoureeId]) {
        let first = slice.saturating_mul(self.source.slice());
        let mut people = people.into_iter();
        let mut gone = Vec::new();
        // Whoever a short file does not bring never comes.
        for number in first..first.saturating_add(self.source.slice()).min(self.source.people()) {
            match people.next().flatten() {
                Some(person) if self.is_wanted(number, &person, pinned) => {
                    self.put(number, person);
                }
                Some(_) => {}
                None => gone.push(number),
            }
        }
        self.lose(&gone);
        self.forget_far(pinned);
    }

    /// Whether somebody is looked at, or may be: of a search the neighbours in the files are not.
    fn is_wanted(&self, number: u32, person: &Honouree, pinned: &[&HonoureeId]) -> bool {
        let found = self.answer.as_ref().map(|answer| &answer.found);
        found.is_some_and(|found| found.place_of(number, &self.gone).is_some())
            || pinned.contains(&&person.id)
    }

    fn put(&mut self, number: u32, person: Rc<Honouree>) {
        let card = Card { number, person, is_fresh: true };
        match self.cards.binary_search_by_key(&number, |card| card.number) {
            Ok(at) => {
                if let Some(known) = self.cards.get_mut(at) {
                    *known = card;
                }
            }
            Err(at) => self.cards.insert(at, card),
        }
    }

    fn lose(&mut self, numbers: &[u32]) {
        self.cards.retain(|card| !numbers.contains(&card.number));
        let known = self.gone.len();
        self.gone.extend(numbers);
        self.gone.sort_unstable();
        self.gone.dedup();
        if self.gone.len() > known
            && let Some(answer) = &mut self.answer
        {
            Rc::make_mut(answer).lose(&self.gone);
        }
    }

    /// Lets go of those who stand the farthest from the screen, where there are too many.
    fn forget_far(&mut self, pinned: &[&HonoureeId]) {
        if self.cards.len() <= MOST {
            return;
        }
        let middle = usize::midpoint(self.near.start, self.near.end);
        let places = middle.saturating_sub(LEFT / 2)..middle + LEFT / 2;
        let mut near: Vec<u32> = places.filter_map(|place| self.number(place)).collect();
        near.sort_unstable();
        self.cards.retain(|card| {
            near.binary_search(&card.number).is_ok() || pinned.contains(&&card.person.id)
        });
    }
}

/// How many places beyond the screen are to be known.
const AHEAD: usize = 24;

#[cfg(test)]
mod tests;
