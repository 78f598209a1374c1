//! An index in the making: person by person, so that whoever builds it can give way in between.
//!
//! A feed of thousands goes in; nothing of it can be searched before the last step.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;

use super::facet::Gathering;
use super::{DEFAULT_FACETS, Index, Zone};
use crate::feed::{FacetSpec, Feed};

/// See the module.
///
/// ```
/// use std::rc::Rc;
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::index::Building;
/// let people = vec![Rc::new(Honouree::new("hg-1", "Trần Thị Bé Năm"))];
/// let feed = Rc::new(Feed { items: people, ..Feed::default() });
/// let mut building = Building::new(feed, &[]);
/// while building.go_on(&mut || true) {
///     // Here others get their turn.
/// }
/// assert_eq!(building.finish().position("hg-1"), Some(0));
/// ```
#[derive(Debug)]
pub struct Building {
    feed: Rc<Feed>,
    facets: Vec<(FacetSpec, Gathering)>,
    names: Zone,
    rest: Zone,
    /// How many people have been taken.
    taken: usize,
}

impl Building {
    /// Begins to index a feed. `chosen_facets` are the filters to show, in order; where there are
    /// none, the feed's own, else award, field, place and year. A filter without any value is left out.
    #[must_use]
    pub fn new(feed: Rc<Feed>, chosen_facets: &[FacetSpec]) -> Self {
        let wanted = if chosen_facets.is_empty() { &*feed.facets } else { chosen_facets };
        let mut specs: Vec<FacetSpec> = Vec::with_capacity(wanted.len());
        for spec in wanted {
            if specs.iter().all(|known| known.key != spec.key) {
                specs.push(spec.clone());
            }
        }
        if specs.is_empty() {
            let default = |key| FacetSpec { key: Rc::from(key), label: None };
            specs.extend(DEFAULT_FACETS.map(default));
        }
        Self {
            facets: specs.into_iter().map(|spec| (spec, Gathering::default())).collect(),
            names: Zone::default(),
            rest: Zone::default(),
            taken: 0,
            feed,
        }
    }

    /// Takes over what an index of fewer people has folded, as far as both begin with the same ones: of a
    /// feed that is still on its way, all.
    #[must_use]
    pub fn after(mut self, before: &Index) -> Self {
        let both = self.feed.items.iter().zip(&before.feed.items);
        let same = both.take_while(|(one, other)| Rc::ptr_eq(one, other)).count();
        self.names = Zone::beginning_of(&before.names, same);
        self.rest = Zone::beginning_of(&before.rest, same);
        self
    }

    /// Takes people until `is_over`, which is asked after each, says that others shall have their turn;
    /// whether there is anybody left.
    pub fn go_on(&mut self, is_over: &mut dyn FnMut() -> bool) -> bool {
        let Self { feed, facets, names, rest, taken } = self;
        for person in feed.items.iter().skip(*taken) {
            let position = u32::try_from(*taken).unwrap_or(u32::MAX);
            for (spec, gathering) in &mut *facets {
                gathering.add(&spec.key, feed, person, position);
            }
            if *taken >= names.len() {
                names.add_names(person);
                rest.add_rest(person);
            }
            *taken += 1;
            if is_over() {
                break;
            }
        }
        *taken < feed.items.len()
    }

    /// The index of whoever was taken: of everybody, once there is nobody left.
    #[must_use]
    pub fn finish(self) -> Index {
        let Self { feed, facets, mut names, mut rest, .. } = self;
        let everybody = feed.items.len();
        names.end();
        rest.end();
        let facets = facets.into_iter();
        let facets = facets.map(|(spec, gathering)| gathering.finish(&spec, everybody));
        Index {
            facets: facets.filter(|facet| !facet.values.is_empty()).collect(),
            hidden: RefCell::default(),
            names,
            rest,
            last_search: RefCell::default(),
            by_id: OnceCell::new(),
            by_name: OnceCell::new(),
            by_rank: OnceCell::new(),
            by_year: OnceCell::new(),
            initials: OnceCell::new(),
            feed,
        }
    }
}
