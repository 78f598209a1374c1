//! Somebody goes in, who belongs with them and why comes out.

use fixedbitset::FixedBitSet;

use super::Index;

/// Why somebody belongs with somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// They work in the same unit.
    Unit,
    /// They are honoured by the same programme.
    Programme,
    /// They work in the same field.
    Field,
    /// They were honoured in the same year.
    Year,
}

/// Somebody who belongs with somebody else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Related {
    /// Who.
    pub position: u32,
    /// The strongest reason.
    pub reason: Reason,
}

impl Index {
    /// Who belongs with somebody, at most `limit`, each once: who shares the unit, then programme
    /// and field together, then the programme, a field, a year; of equals the first of the feed.
    ///
    /// What is shared is told as the filters tell values apart. A programme that more than half of
    /// the feed has (one wall of "Điển hình tiên tiến 2023") says nothing by itself.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use recognition_wall_core::feed::{Feed, Honouree};
    /// use recognition_wall_core::index::{Index, Reason};
    /// let mut doctor = Honouree::new("hg-1", "Trần Thị Bé Năm");
    /// doctor.unit = Some("Trạm Y tế xã Hoà An".into());
    /// let mut nurse = Honouree::new("hg-2", "Lê Văn Đông");
    /// nurse.unit = Some("trạm y tế xã Hòa An".into());
    /// let items = vec![Rc::new(doctor), Rc::new(nurse)];
    /// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    /// let related = index.related(0, 4);
    /// assert_eq!((related[0].position, related[0].reason), (1, Reason::Unit));
    /// ```
    #[must_use]
    pub fn related(&self, position: u32, limit: usize) -> Vec<Related> {
        let shared = ["unit", "programme", "field", "year"].map(|key| self.sharing(key, position));
        let [unit, programme, field, year] = &shared;
        let common = programme.count_ones(..) * 2 > self.len();
        let both = if common { Reason::Field } else { Reason::Programme };
        let mut related = Vec::new();
        for (level, reason) in
            [Reason::Unit, both, Reason::Programme, Reason::Field, Reason::Year].iter().enumerate()
        {
            for other in (0..).take(self.len()) {
                if related.len() >= limit {
                    return related;
                }
                let has = |set: &FixedBitSet| set.contains(other as usize);
                let strongest = match (has(programme), has(field)) {
                    _ if has(unit) => 0,
                    (true, true) => 1,
                    (true, false) if !common => 2,
                    (_, true) => 3,
                    _ if has(year) => 4,
                    _ => continue,
                };
                if strongest == level && other != position {
                    related.push(Related { position: other, reason: *reason });
                }
            }
        }
        related
    }

    /// Everybody who has a value of a facet that somebody has, who is one of them.
    fn sharing(&self, key: &str, position: u32) -> FixedBitSet {
        let mut people = FixedBitSet::with_capacity(self.len());
        self.with_facet(key, |facet| {
            for value in facet.values.iter().filter(|value| value.has(position)) {
                value.add_to(&mut people);
            }
        });
        people
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::feed::{Award, Feed, Honouree};

    /// Somebody of a unit, a programme, fields and a year; empty is none.
    fn person(unit: &str, programme: &str, fields: &str, year: i16) -> Honouree {
        let mut person = Honouree::new("1", "Trần Thị Bé Năm");
        person.unit = (!unit.is_empty()).then(|| unit.into());
        person.programme = (!programme.is_empty()).then(|| programme.into());
        person.fields = fields.split_terminator(',').map(Into::into).collect();
        let year = (year > 0).then_some(year);
        person.awards = vec![Award { year, ..Award::new("Bằng khen") }];
        person
    }

    fn related(people: Vec<Honouree>, position: u32, limit: usize) -> Vec<(u32, Reason)> {
        let items = people.into_iter().map(Rc::new).collect();
        let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
        index.related(position, limit).iter().map(|it| (it.position, it.reason)).collect()
    }

    fn wall() -> Vec<Honouree> {
        vec![
            person("", "", "", 2023),
            person("", "", "Y tế", 0),
            person("Trạm A", "Dân vận", "Y tế,Giáo dục", 2023),
            person("", "dân vận", "", 0),
            person("", "Dân vận khéo", "giáo dục", 2023),
            person("", "Dân Vận", "Y TẾ", 0),
            person("TRẠM A", "", "", 0),
            person("Trạm B", "", "", 2019),
            person("", "Dân vận", "Giáo dục", 2023),
        ]
    }

    #[test]
    fn the_strongest_reason_comes_first_and_ties_stay_in_the_order_of_the_feed() {
        let expected = [
            (6, Reason::Unit),
            (5, Reason::Programme),
            (8, Reason::Programme),
            (3, Reason::Programme),
            (1, Reason::Field),
            (4, Reason::Field),
            (0, Reason::Year),
        ];
        assert_eq!(related(wall(), 2, 10), expected);
        assert_eq!(related(wall(), 2, 3), expected[..3]);
        assert_eq!(related(wall(), 2, 0), []);
    }

    #[test]
    fn a_programme_that_most_have_says_nothing_by_itself() {
        let people = vec![
            person("", "Điển hình tiên tiến 2023", "Y tế", 0),
            person("", "Điển hình tiên tiến 2023", "", 0),
            person("", "", "Y tế", 0),
            person("", "Điển hình tiên tiến 2023", "Y tế", 0),
        ];
        assert_eq!(related(people, 0, 10), [(3, Reason::Field), (2, Reason::Field)]);
    }

    #[test]
    fn who_shares_nothing_or_is_not_there_has_nobody() {
        assert_eq!(related(wall(), 7, 10), []);
        assert_eq!(related(wall(), 99, 10), []);
        assert_eq!(related(vec![person("", "", "", 0), person("", "", "", 0)], 0, 10), []);
    }
}
