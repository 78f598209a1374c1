//! What is shown of the content, and who stands beside whom: derived, never stored.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, HonoureeId};
use recognition_wall_core::index::{Index, Section};
use recognition_wall_core::query::{self, Filters, Layout, Query, Results};

use crate::state::Content;

/// The results of the visitor's query on the content.
#[derive(Debug, Clone)]
pub struct Shown {
    /// Everybody, and the problems of their feed.
    pub content: Rc<Content>,
    /// Who of them, in which order, and the counts of the filters.
    pub results: Rc<Results>,
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.content, &other.content) && Rc::ptr_eq(&self.results, &other.results)
    }
}

impl Shown {
    /// Runs the query.
    #[must_use]
    pub fn new(content: Rc<Content>, query: &Query) -> Self {
        let results = Rc::new(query::run(&content.index, query, &Filters::default()));
        Self { content, results }
    }

    /// Everybody's index.
    #[must_use]
    pub fn index(&self) -> &Index {
        &self.content.index
    }

    /// Who stands at a place, from 0; nobody past the last.
    #[must_use]
    pub fn at(&self, place: usize) -> Option<Rc<Honouree>> {
        self.index().get(*self.results.positions.get(place)?).cloned()
    }

    /// The sections that a layout divides the people into; none for the grid.
    #[must_use]
    pub fn sections(&self, layout: Layout) -> Vec<Section> {
        match layout {
            Layout::Grid => Vec::new(),
            Layout::List => self.index().sections_by_initial(&self.results.positions),
            Layout::Timeline => self.index().sections_by_year(&self.results.positions),
        }
    }

    /// As [`Self::place_of`], for an id as the page writes it.
    #[must_use]
    pub fn place_of_id(&self, id: &str) -> Option<usize> {
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
        let position = self.results.positions.get(place)?;
        Some(self.index().get(*position)?.id.clone())
    }
}
