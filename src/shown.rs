//! What is shown of the content, and who stands beside whom: derived, never stored.

use std::rc::Rc;

use recognition_wall_core::blocks::Count;
use recognition_wall_core::feed::{Honouree, HonoureeId};
use recognition_wall_core::index::{Index, Section};
use recognition_wall_core::query::{self, Filters, Layout, Needle, Query, Results};

use crate::state::blocks::InBlocks;
use crate::state::{Content, State};

/// The results of the visitor's query on the content.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Everybody, and the problems of their feed.
    pub content: Rc<Content>,
    /// Who of them, in which order, and the counts of the filters; of people in blocks the words alone.
    results: Rc<Results>,
    /// The people, where they are in blocks.
    blocks: Option<Rc<InBlocks>>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.content, &other.content)
            && Rc::ptr_eq(&self.results, &other.results)
            && self.blocks == other.blocks
    }
}

impl Shown {
    /// Runs the query.
    #[must_use]
    pub fn new(content: Rc<Content>, query: &Query) -> Self {
        let results = Rc::new(query::run(&content.index, query, &Filters::default()));
        Self { content, results, blocks: None }
    }

    /// What a state shows, `before` having shown `old`; `None` where that stays.
    #[must_use]
    pub fn after(
        before: &State,
        state: &State,
        old: Option<&Rc<Self>>,
    ) -> Option<Option<Rc<Self>>> {
        let is_same = before.content == state.content && before.blocks == state.blocks;
        let Some(content) = &state.content else { return (!is_same).then_some(None) };
        let Some(blocks) = &state.blocks else {
            let is_other = !is_same || before.query != state.query;
            return is_other.then(|| Some(Rc::new(Self::new(Rc::clone(content), &state.query))));
        };
        // Until there is an answer, what was there stays on the screen.
        let answer = blocks.answer().filter(|_| !is_same)?;
        let known = old.filter(|old| old.answers(blocks)).map(|old| Rc::clone(&old.results));
        let results = known.unwrap_or_else(|| {
            let needle = Needle::new(&answer.asked.query().text);
            Rc::new(Results { needle, ..Results::default() })
        });
        let (content, blocks) = (Rc::clone(content), Some(Rc::clone(blocks)));
        Some(Some(Rc::new(Self { content, results, blocks })))
    }

    /// Whether this answers what these blocks answer.
    fn answers(&self, blocks: &InBlocks) -> bool {
        let asked = blocks.answer().map(|answer| &answer.asked);
        let own = self.blocks.as_deref();
        own.is_some_and(|own| own.answer().map(|answer| &answer.asked) == asked)
    }

    /// Whether this is `old` with more people found, or more cards here: everybody stands where they
    /// stood.
    #[must_use]
    pub fn goes_on_from(&self, old: &Self) -> bool {
        let (Some(own), Some(before)) = (&self.blocks, &old.blocks) else { return false };
        Rc::ptr_eq(&self.results, &old.results) && own.stands_as(before)
    }

    /// Everybody's index; of people in blocks it has the facets alone.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.content.index
    }

    /// Whether the people are in blocks: then not everybody is here, and there is one order.
    #[must_use]
    pub fn is_in_blocks(&self) -> bool {
        self.blocks.is_some()
    }

    /// The words looked for.
    #[must_use]
    pub fn needle(&self) -> &Needle {
        &self.results.needle
    }

    /// How many people stand in a place: those who were found so far.
    #[must_use]
    pub fn len(&self) -> usize {
        self.blocks.as_ref().map_or(self.results.positions.len(), |blocks| blocks.len())
    }

    /// Whether nobody was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether there is nobody to choose from.
    #[must_use]
    pub fn is_of_nobody(&self) -> bool {
        match &self.blocks {
            Some(blocks) => blocks.source().people() == 0,
            None => self.index().is_empty(),
        }
    }

    /// How many the query finds.
    #[must_use]
    pub fn count(&self) -> Count {
        let found = || Count::Exactly(u32::try_from(self.len()).unwrap_or(u32::MAX));
        self.blocks.as_ref().map_or_else(found, |blocks| blocks.count())
    }

    /// How many there are to choose from, where that is known.
    #[must_use]
    pub fn total(&self) -> Option<usize> {
        match &self.blocks {
            Some(blocks) => blocks.total().map(|total| total as usize),
            None => Some(self.results.total),
        }
    }

    /// How many people each value of a facet would show, where that is known.
    #[must_use]
    pub fn counts(&self, facet: usize) -> Option<&[u32]> {
        let Some(blocks) = &self.blocks else {
            return self.results.counts.get(facet).map(Vec::as_slice);
        };
        let key = &self.index().facets().get(facet)?.key;
        let counts = self.content.counts.get(facet).filter(|_| blocks.counts_are_true_of(key));
        counts.map(Vec::as_slice)
    }

    /// Who stands at a place, from 0; nobody past the last, nor while their card is on its way.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<Rc<Honouree>> {
        match &self.blocks {
            Some(blocks) => blocks.at(place).cloned(),
            None => self.index().get(*self.results.positions.get(place)?).cloned(),
        }
    }

    /// The number of whoever stands at a place, whether their card is here or not.
    #[must_use]
    pub fn number(&self, place: usize) -> Option<u32> {
        match &self.blocks {
            Some(blocks) => blocks.number(place),
            None => self.results.positions.get(place).copied(),
        }
    }

    /// The sections that a layout divides the people into; none for the grid.
    #[must_use]
    pub fn sections(&self, layout: Layout) -> Vec<Section> {
        match layout {
            Layout::List => self.index().sections_by_initial(&self.results.positions),
            Layout::Timeline => self.index().sections_by_year(&self.results.positions),
            Layout::Grid => Vec::new(),
        }
    }

    /// As [`Self::place_of`], for an id as the page writes it.
    #[must_use]
    pub fn place_of_id(&self, id: &str) -> Option<usize> {
        if let Some(blocks) = &self.blocks {
            return blocks.place_of_id(id);
        }
        let wanted = self.index().position(id)?;
        self.results.positions.iter().position(|position| *position == wanted)
    }

    /// Where somebody stands among those who are shown, from 0.
    #[must_use]
    pub fn place_of(&self, id: &HonoureeId) -> Option<usize> {
        self.place_of_id(id.as_str())
    }

    /// Who stands `step` places after somebody (before, if negative); nobody past the ends.
    #[must_use]
    pub fn neighbour(&self, id: &HonoureeId, step: isize) -> Option<HonoureeId> {
        let place = self.place_of(id)?.checked_add_signed(step)?;
        Some(self.at(place)?.id.clone())
    }

    /// Those who are found and here, in order.
    pub fn people(&self) -> impl Iterator<Item = Rc<Honouree>> {
        (0..self.len()).filter_map(|place| self.at(place))
    }
}
