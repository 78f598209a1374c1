//! A feed goes in; columns to search, filter and sort come out, each made once.
//!
//! Built from the feed in one pass per column; what a visitor may never ask for (sort orders,
//! filters that are not on the wall) is made on first use. Nothing here depends on a query, but for
//! what was searched for last: whoever types on is answered from it. Nothing is quadratic: memory and
//! time grow with the feed.

mod building;
mod facet;
mod lookup;
mod members;
mod order;
mod pieces;
mod place;
mod related;
mod search;
mod sections;
mod value;
mod zone;

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

pub use building::Building;
pub(crate) use facet::{Counted, Gathering, heading};
pub use facet::{Facet, FacetValue, Label};
pub use related::{Reason, Related};
pub use sections::{Section, SectionLabel};
pub(crate) use zone::Zone;

use crate::feed::{FacetSpec, Feed, Honouree, Text};
use crate::table::Table;

/// The filters of a wall whose feed and page name none.
pub(crate) const DEFAULT_FACETS: [&str; 4] = ["award", "field", "place", "year"];

/// Everybody of a feed, ready to be searched, filtered and sorted.
///
/// A person is known by its position: 0 is the first of the feed.
///
/// ```
/// use std::rc::Rc;
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::index::Index;
/// let people = vec![Rc::new(Honouree::new("hg-1", "Trần Thị Bé Năm"))];
/// let index = Index::build(Rc::new(Feed { items: people, ..Feed::default() }), &[]);
/// assert_eq!(index.position("hg-1"), Some(0));
/// assert!(index.facets().is_empty());
/// ```
#[derive(Debug)]
pub struct Index {
    feed: Rc<Feed>,
    facets: Vec<Facet>,
    hidden: RefCell<Table<Rc<Facet>>>,
    names: Zone,
    rest: Zone,
    last_search: RefCell<Option<search::Found>>,
    by_id: OnceCell<Vec<u32>>,
    by_name: OnceCell<Vec<u32>>,
    by_rank: OnceCell<Vec<u32>>,
    by_year: OnceCell<Vec<u32>>,
    initials: OnceCell<Vec<u32>>,
}

impl Index {
    /// Indexes a feed at one go, as [`Building`] does step by step.
    #[must_use]
    pub fn build(feed: Rc<Feed>, chosen_facets: &[FacetSpec]) -> Self {
        let mut building = Building::new(feed, chosen_facets);
        while building.go_on(&mut || false) {}
        building.finish()
    }

    /// The index of nobody: a header, and the facets of people who are elsewhere.
    pub(crate) fn of_nobody(feed: Rc<Feed>, facets: Vec<Facet>) -> Self {
        let mut index = Building::new(feed, &[]).finish();
        index.facets = facets;
        index
    }

    /// The feed that was indexed.
    #[must_use]
    pub fn feed(&self) -> &Rc<Feed> {
        &self.feed
    }

    /// How many people there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.feed.items.len()
    }

    /// Whether there is nobody.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.feed.items.is_empty()
    }

    /// The honouree at a position; `None` beyond the last.
    #[must_use]
    pub fn get(&self, position: u32) -> Option<&Rc<Honouree>> {
        self.feed.items.get(position as usize)
    }

    /// Where the honouree of an id stands; `None` where the feed has no such id.
    #[must_use]
    pub fn position(&self, id: &str) -> Option<u32> {
        let by_id = self.by_id.get_or_init(|| order::by_id(&self.feed.items));
        let id_at = |position: u32| self.get(position).map_or("", |item| item.id.as_str());
        let at = by_id.binary_search_by(|position| id_at(*position).cmp(id)).ok()?;
        by_id.get(at).copied()
    }

    /// The filters to show, in order.
    #[must_use]
    pub fn facets(&self) -> &[Facet] {
        &self.facets
    }

    /// Calls `then` with the facet of a key, shown or not; `None` where nobody has a value of it.
    pub(crate) fn with_facet<T>(&self, key: &str, then: impl FnOnce(&Facet) -> T) -> Option<T> {
        if let Some(facet) = self.facets.iter().find(|facet| &*facet.key == key) {
            return Some(then(facet));
        }
        let known = self.hidden.borrow().get(key).cloned();
        let facet = known.unwrap_or_else(|| {
            let spec = FacetSpec { key: Rc::from(key), label: None };
            let facet = Rc::new(Facet::build(&self.feed, &spec));
            // Kept only if it has values: a link with made-up names must not fill the memory.
            if !facet.values.is_empty() {
                self.hidden.borrow_mut().insert(spec.key, Rc::clone(&facet));
            }
            facet
        });
        (!facet.values.is_empty()).then(|| then(&facet))
    }

    pub(crate) fn names(&self) -> &Zone {
        &self.names
    }

    /// Positions by given name, then family name, then middle name.
    pub(crate) fn by_name(&self) -> &[u32] {
        self.by_name.get_or_init(|| order::by_name(&self.feed.items))
    }

    /// Positions by the highest award in force.
    pub(crate) fn by_rank(&self) -> &[u32] {
        self.by_rank.get_or_init(|| order::by_rank(&self.feed.items))
    }

    /// Positions by year, the newest first.
    pub(crate) fn by_year(&self) -> &[u32] {
        self.by_year.get_or_init(|| order::by_year(&self.feed.items))
    }
}

/// The wording by which values are told apart: the one shown where a language is missing.
fn written(text: &Text) -> &Rc<str> {
    text.in_language("").0
}
