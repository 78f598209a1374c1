//! Index and query go in; who is shown, in which order, and how many each choice would leave come
//! out.
//!
//! Sets of people are bits, counted by intersection. Time grows with the feed and with the words
//! of the search, never with the square of anything; nothing is allocated per person.

use fixedbitset::FixedBitSet;

use super::{Filter, Filters, Needle, Query, Sort};
use crate::index::{Facet, Index};

/// How well a search matches somebody: the lower the better. Ties stay in feed order.
///
/// | rank | who | "hoà" finds | "hoa" finds |
/// | --- | --- | --- | --- |
/// | 0 | all words are whole words of name or aliases, with the marks that were typed | Hòa, Hoà | Hoa, Hòa |
/// | 1 | all words begin words of name or aliases, with the marks that were typed | Hoàng | Hoàng |
/// | 2 | as 0, with other marks | Hoa, Hoá | |
/// | 3 | as 1, with other marks | Hoan | |
/// | 4 | some word is elsewhere only | xã Hòa Bình | xã Hòa Bình |
const RANKS: usize = 5;

/// What a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Results {
    /// Who is to be shown, in order.
    pub positions: Vec<u32>,
    /// How many people there are to choose from: everybody that the preset leaves.
    pub total: usize,
    /// How many people each value would show: `counts[i][j]` belongs to value `j` of facet `i` of
    /// [`Index::facets`]. A facet's own choice does not lower its counts.
    pub counts: Vec<Vec<u32>>,
    /// The words looked for, for highlighting.
    pub needle: Needle,
}

/// Runs a query within a preset that the visitor can't undo.
///
/// A value that nobody has (it vanished from the feed) matches nobody; a facet that nobody has a
/// value of is ignored; a value contains those below it (a province its communes).
///
/// ```
/// use std::rc::Rc;
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::index::Index;
/// use recognition_wall_core::query::{Filters, Query, run};
/// let people = ["Trần Thị Bé Năm", "Lê Văn Đông"];
/// let items = people.map(|name| Rc::new(Honouree::new(name, name))).to_vec();
/// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
/// let query = Query { text: "dong le".to_owned(), ..Query::default() };
/// let results = run(&index, &query, &Filters::default());
/// assert_eq!((results.positions, results.total), (vec![1], 2));
/// ```
#[must_use]
pub fn run(index: &Index, query: &Query, preset: &Filters) -> Results {
    let Asked { allowed, needle, found, in_name, choices } = Asked::new(index, query, preset);
    let shown = narrowed(&found, &choices, None);
    let counts =
        index.facets().iter().map(|facet| count(facet, &found, &shown, &choices)).collect();
    let mut positions: Vec<u32> = match query.order() {
        Sort::Feed if needle.is_empty() => (0..).take(index.len()).collect(),
        Sort::Feed => by_relevance(index, &needle, &shown, &in_name),
        Sort::Name => index.by_name().to_vec(),
        Sort::Rank => index.by_rank().to_vec(),
        Sort::Year => index.by_year().to_vec(),
    };
    positions.retain(|position| shown.contains(*position as usize));
    Results { positions, total: allowed.count_ones(..), counts, needle }
}

/// Who meets each part of a query by itself.
pub(super) struct Asked<'q> {
    /// Everybody whom the preset leaves.
    pub(super) allowed: FixedBitSet,
    pub(super) needle: Needle,
    /// Those of them who have every word of the search.
    pub(super) found: FixedBitSet,
    /// Those who have them all in the name.
    in_name: FixedBitSet,
    /// Everybody who meets the choice in each facet.
    pub(super) choices: Vec<(&'q str, FixedBitSet)>,
}

impl<'q> Asked<'q> {
    pub(super) fn new(index: &Index, query: &'q Query, preset: &Filters) -> Self {
        let mut allowed = FixedBitSet::with_capacity(index.len());
        allowed.insert_range(..);
        for (key, filter) in preset.iter() {
            // A preset is a promise of the editor: where it can't be kept, nobody is shown.
            match chosen(index, key, filter) {
                Some(chosen) => allowed.intersect_with(&chosen),
                None => allowed.clear(),
            }
        }
        let needle = Needle::new(&query.text);
        let (mut found, mut in_name) = index.search(&needle);
        found.intersect_with(&allowed);
        in_name.intersect_with(&allowed);
        let choices = query
            .filters
            .iter()
            .filter_map(|(key, filter)| Some((&**key, chosen(index, key, filter)?)))
            .collect();
        Self { allowed, needle, found, in_name, choices }
    }
}

/// Everybody who has one of the chosen values; `None` where nobody has a value of the facet.
fn chosen(index: &Index, key: &str, filter: &Filter) -> Option<FixedBitSet> {
    index.with_facet(key, |facet| {
        let mut people = FixedBitSet::with_capacity(index.len());
        for value in filter.values().filter_map(|value| facet.find(value)) {
            value.add_to(&mut people);
        }
        if let Some(years) = filter.years() {
            for value in &facet.values {
                if value.key.parse().is_ok_and(|year| years.contains(year)) {
                    value.add_to(&mut people);
                }
            }
        }
        people
    })
}

/// Those found who meet every choice, but for that of one facet.
pub(super) fn narrowed(
    found: &FixedBitSet,
    choices: &[(&str, FixedBitSet)],
    without: Option<&str>,
) -> FixedBitSet {
    let mut people = found.clone();
    for (key, chosen) in choices {
        if without != Some(*key) {
            people.intersect_with(chosen);
        }
    }
    people
}

fn count(
    facet: &Facet,
    found: &FixedBitSet,
    shown: &FixedBitSet,
    choices: &[(&str, FixedBitSet)],
) -> Vec<u32> {
    let counts =
        |people: &FixedBitSet| facet.values.iter().map(|value| value.count_in(people)).collect();
    if choices.iter().any(|(key, _)| *key == &*facet.key) {
        counts(&narrowed(found, choices, Some(&facet.key)))
    } else {
        counts(shown)
    }
}

fn by_relevance(
    index: &Index,
    needle: &Needle,
    shown: &FixedBitSet,
    in_name: &FixedBitSet,
) -> Vec<u32> {
    let mut ranks: [Vec<u32>; RANKS] = Default::default();
    let marked = needle.is_marked();
    let mut scratch = Vec::new();
    for (position, person) in (0_u32..).zip(&index.feed().items) {
        if !shown.contains(position as usize) {
            continue;
        }
        let rank = if in_name.contains(position as usize) {
            let other_marks = marked && !needle.is_written_in(person, &mut scratch);
            let beginnings = !index.names().has_whole(&needle.words, position);
            usize::from(other_marks) * 2 + usize::from(beginnings)
        } else {
            RANKS - 1
        };
        if let Some(people) = ranks.get_mut(rank) {
            people.push(position);
        }
    }
    ranks.concat()
}
