//! The second way in: the initials of given names. In: the index. Out: the letters that somebody's
//! given name begins with, and who they are.

use recognition_wall_core::index::{Index, SectionLabel};
use recognition_wall_core::query::{Filters, Query, Sort, run};

/// A letter, and everybody whose given name begins with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Initial {
    /// A capital; `#` or `…` for what begins with no letter of the alphabet.
    pub letter: char,
    /// Positions in the index, by name.
    pub people: Vec<u32>,
}

/// The initials that there are, in Vietnamese order; `preset` is what a visitor can't undo.
///
/// ```
/// use std::rc::Rc;
/// use recognition_wall_core::feed::{Feed, Honouree};
/// use recognition_wall_core::index::Index;
/// use recognition_wall_core::query::Filters;
/// use recognition_wall_venue::keyboard::initials;
/// let names = ["Trần Thị Bé Năm", "Lê Văn Đông", "Đỗ Thị Nụ"];
/// let items = names.map(|name| Rc::new(Honouree::new(name, name))).to_vec();
/// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
/// let found = initials(&index, &Filters::default());
/// assert_eq!(found.iter().map(|initial| initial.letter).collect::<String>(), "ĐN");
/// assert_eq!(found[1].people, [0, 2]);
/// ```
#[must_use]
pub fn initials(index: &Index, preset: &Filters) -> Vec<Initial> {
    let by_name = Query { sort: Sort::Name, ..Query::default() };
    let positions = run(index, &by_name, preset).positions;
    let sections = index.sections_by_initial(&positions);
    let of_section = |section: &recognition_wall_core::index::Section| {
        let SectionLabel::Letter(letter) = section.label else { return None };
        let people = positions.get(section.start..section.start + section.count)?.to_vec();
        Some(Initial { letter, people })
    };
    sections.iter().filter_map(of_section).collect()
}
