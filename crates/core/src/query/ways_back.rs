//! A query that finds nobody goes in; what to leave out of it, and whom that would bring back, comes
//! out.

use std::rc::Rc;

use super::run::{Asked, narrowed};
use super::{Filters, Query};
use crate::index::Index;

/// One part of what is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Part {
    /// The search text.
    Text,
    /// A value of a facet.
    Value {
        /// The facet's key.
        facet: Rc<str>,
        /// The value's key.
        value: Rc<str>,
    },
    /// Every value of a facet: of several, none is missed alone.
    Facet(Rc<str>),
    /// The range of years.
    Years,
    /// All of it.
    All,
}

/// What to leave out, and what it would bring.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WayBack {
    /// What to leave out.
    pub part: Part,
    /// How many people there would be, never 0.
    pub count: usize,
}

/// How many ways back are offered.
const MOST: usize = 6;

/// What to leave out of a query that finds nobody: each part that alone is in the way, most people
/// first; where no part is, all of it; nothing where the preset leaves nobody.
///
/// The values of one facet are or-ed, so leaving out one of two never brings anybody: then it is the
/// facet that is to be left out.
///
/// ```
/// use std::rc::Rc;
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::index::Index;
/// use recognition_wall_core::query::{Filters, Part, Query, ways_back};
/// let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
/// farmer.fields = vec!["Nông thôn mới".into()];
/// let items = vec![Rc::new(farmer), Rc::new(Honouree::new("hg-2", "Lê Văn Đông"))];
/// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
/// let filters = Filters::parse_preset("field:Nông thôn mới");
/// let query = Query { text: "đông".to_owned(), filters, ..Query::default() };
/// let ways = ways_back(&index, &query, &Filters::default());
/// assert_eq!((&ways[0].part, ways[0].count), (&Part::Text, 1));
/// ```
#[must_use]
pub fn ways_back(index: &Index, query: &Query, preset: &Filters) -> Vec<WayBack> {
    let asked = Asked::new(index, query, preset);
    let mut ways = Vec::new();
    if !asked.needle.is_empty() {
        let count = narrowed(&asked.allowed, &asked.choices, None).count_ones(..);
        add(&mut ways, Part::Text, count);
    }
    for (facet, _) in &asked.choices {
        let count = narrowed(&asked.found, &asked.choices, Some(facet)).count_ones(..);
        if let Some(part) = whole(&query.filters, facet) {
            add(&mut ways, part, count);
        }
    }
    if ways.is_empty() && !(asked.needle.is_empty() && asked.choices.is_empty()) {
        add(&mut ways, Part::All, asked.allowed.count_ones(..));
    }
    ways.truncate(MOST);
    ways
}

/// All that is chosen of a facet, by the narrowest name for it.
fn whole(filters: &Filters, facet: &str) -> Option<Part> {
    let filter = filters.get(facet)?;
    let facet = Rc::from(facet);
    Some(match filter.values().next() {
        _ if filter.len() > 1 => Part::Facet(facet),
        Some(value) => Part::Value { facet, value: Rc::clone(value) },
        None => Part::Years,
    })
}

/// Puts a way behind those that bring as many; one that brings nobody is none.
fn add(ways: &mut Vec<WayBack>, part: Part, count: usize) {
    if count > 0 {
        let place = ways.iter().position(|way| way.count < count).unwrap_or(ways.len());
        ways.insert(place, WayBack { part, count });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::{Award, Feed, Honouree};

    /// Three nurses of 2023, a teacher of 2020 and a teacher without a year.
    fn wall() -> Index {
        let people = [
            ("Trần Thị Hoa", "Y tế", Some(2023)),
            ("Lê Thị Hồng", "Y tế", Some(2023)),
            ("Lê Văn Hoà", "Y tế", Some(2023)),
            ("Đinh Văn Quý", "Giáo dục", Some(2020)),
            ("Thạch Sô Phi", "Giáo dục", None),
        ];
        let items = people.map(|(name, field, year)| {
            let mut person = Honouree::new(name, name);
            person.fields = vec![field.into()];
            person.awards = vec![Award { year, ..Award::new("Bằng khen") }];
            Rc::new(person)
        });
        Index::build(Rc::new(Feed { items: items.to_vec(), ..Feed::default() }), &[])
    }

    fn ways_within(preset: &str, text: &str, filters: &str) -> Vec<(Part, usize)> {
        let (filters, preset) = (Filters::parse_preset(filters), Filters::parse_preset(preset));
        let query = Query { text: text.to_owned(), filters, ..Query::default() };
        ways_back(&wall(), &query, &preset).into_iter().map(|way| (way.part, way.count)).collect()
    }

    fn ways(text: &str, filters: &str) -> Vec<(Part, usize)> {
        ways_within("", text, filters)
    }

    fn value(facet: &str, value: &str) -> Part {
        Part::Value { facet: facet.into(), value: value.into() }
    }

    #[test]
    fn what_alone_is_in_the_way_is_offered_most_people_first() {
        let expected = [(Part::Text, 3), (value("field", "Y tế"), 1)];
        assert_eq!(ways("quý", "field:Y tế"), expected);
        let expected = [(value("year", "2020"), 3), (value("field", "Y tế"), 1)];
        assert_eq!(ways("", "field:Y tế;year:2020"), expected);
        let expected = [(Part::Years, 2), (value("field", "Giáo dục"), 3)];
        assert_eq!(
            ways("", "field:Giáo dục;year:2021.."),
            [expected[1].clone(), expected[0].clone()]
        );
    }

    #[test]
    fn several_values_of_a_facet_are_left_out_together() {
        let expected = [(Part::Text, 4), (Part::Facet("year".into()), 1)];
        assert_eq!(ways("phi", "year:2020;year:2023"), expected);
    }

    #[test]
    fn where_no_part_alone_is_in_the_way_all_of_it_is_offered() {
        assert_eq!(ways("nobody", "field:Y tế;year:2020"), [(Part::All, 5)]);
        assert_eq!(ways_within("field:Y tế", "nobody", "year:2020"), [(Part::All, 3)]);
    }

    #[test]
    fn nothing_is_offered_where_nothing_would_help() {
        assert_eq!(ways("", ""), []);
        assert_eq!(ways("…", "unknown:Y tế"), [], "what restricts nothing is not in the way");
        assert_eq!(ways_within("field:Thể thao", "quý", "year:2020"), []);
    }

    #[test]
    fn no_more_than_six_are_offered() {
        let facets = ["a", "b", "c", "d", "e", "f", "g"];
        // Each has all values but one: seven choices, each alone in the way of somebody.
        let lacking = |lacked: &str| {
            let mut person = Honouree::new(lacked, "Trần Thị Hoa");
            for facet in facets {
                let value = if facet == lacked { "không" } else { "có" };
                person.attributes.insert(facet.into(), vec![value.into()]);
            }
            Rc::new(person)
        };
        let feed = Feed { items: facets.map(lacking).to_vec(), ..Feed::default() };
        let filters = Filters::parse_preset("a:có;b:có;c:có;d:có;e:có;f:có;g:có");
        let query = Query { filters, ..Query::default() };
        let ways = ways_back(&Index::build(Rc::new(feed), &[]), &query, &Filters::default());
        assert_eq!(ways.len(), MOST);
        assert_eq!(ways[0], WayBack { part: value("a", "có"), count: 1 });
    }
}
