//! What is shown of the content, and who stands beside whom: derived, never stored.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, HonoureeId};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{self, Filters, Query, Results};

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

    /// Who is shown, in order.
    pub fn honourees(&self) -> impl Iterator<Item = Rc<Honouree>> {
        self.results.positions.iter().filter_map(|position| self.index().get(*position).cloned())
    }

    /// Where somebody stands among those who are shown, from 0.
    #[must_use]
    pub fn place_of(&self, id: &HonoureeId) -> Option<usize> {
        let wanted = self.index().position(id.as_str())?;
        self.results.positions.iter().position(|position| *position == wanted)
    }

    /// Who stands `step` places after somebody (before, if negative); nobody past the ends.
    #[must_use]
    pub fn neighbour(&self, id: &HonoureeId, step: isize) -> Option<HonoureeId> {
        let place = self.place_of(id)?.checked_add_signed(step)?;
        let position = self.results.positions.get(place)?;
        Some(self.index().get(*position)?.id.clone())
    }
}
