//! People in order go in, the sections that a list or a timeline divides them into come out.
//!
//! A section is a run: nothing is sorted here, and nobody moves.

use super::{Index, order};
use crate::text::name::initial;

/// What a section is called.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SectionLabel {
    /// The letter that the given names begin with: a capital of the alphabet; `#` for what begins
    /// with none, such as a digit, and `…` for the other scripts that stand behind the alphabet.
    Letter(char),
    /// The newest year.
    Year(i16),
    /// Nothing says which year.
    NoYear,
}

/// People who stand together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Section {
    /// What they have in common; no two sections have the same.
    pub label: SectionLabel,
    /// The place of the first of them among the positions.
    pub start: usize,
    /// How many there are.
    pub count: usize,
}

/// What begins with no letter of the alphabet, before it and behind it.
const NO_LETTER: [char; 2] = ['#', '…'];

const ALPHABET: [&str; 29] = [
    "A", "Ă", "Â", "B", "C", "D", "Đ", "E", "Ê", "G", "H", "I", "K", "L", "M", "N", "O", "Ô", "Ơ",
    "P", "Q", "R", "S", "T", "U", "Ư", "V", "X", "Y",
];

impl Index {
    /// The 29 letters of the Vietnamese alphabet, in order. F, J, W and Z are no part of it: a
    /// section has them where somebody does.
    ///
    /// ```
    /// use recognition_wall_core::index::Index;
    /// assert_eq!(Index::alphabet()[..5], ["A", "Ă", "Â", "B", "C"]);
    /// assert_eq!(Index::alphabet().len(), 29);
    /// ```
    #[must_use]
    pub fn alphabet() -> &'static [&'static str] {
        &ALPHABET
    }

    /// The sections of people who stand by name: one for each initial of a given name (of the whole
    /// name of a collective or a household).
    ///
    /// ```
    /// use std::rc::Rc;
    /// use recognition_wall_core::feed::{Feed, Honouree};
    /// use recognition_wall_core::index::{Index, SectionLabel};
    /// let names = ["Lê Văn Ân", "Trần Thị Bé Năm", "Đỗ Thị Nụ"];
    /// let items = names.map(|name| Rc::new(Honouree::new(name, name))).to_vec();
    /// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    /// let sections = index.sections_by_initial(&[0, 1, 2]);
    /// assert_eq!(sections[0].label, SectionLabel::Letter('Â'));
    /// assert_eq!((sections[1].label, sections[1].count), (SectionLabel::Letter('N'), 2));
    /// ```
    #[must_use]
    pub fn sections_by_initial(&self, positions: &[u32]) -> Vec<Section> {
        // Asked for at each letter of a search: names are split once.
        let initials = self.initials.get_or_init(|| {
            self.feed.items.iter().map(|person| u32::from(initial(person))).collect()
        });
        let [before, behind] = NO_LETTER;
        let mut beyond = false;
        runs(positions, &mut |position| {
            let letter = initials.get(position as usize).copied().and_then(char::from_u32);
            let letter = letter.unwrap_or(before);
            beyond |= letter != before;
            SectionLabel::Letter(if letter == before && beyond { behind } else { letter })
        })
    }

    /// The sections of people who stand by year: one for each newest year, and at the end one for
    /// those without any.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use recognition_wall_core::feed::{Award, Feed, Honouree};
    /// use recognition_wall_core::index::{Index, SectionLabel};
    /// let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
    /// farmer.awards = vec![Award { year: Some(2023), ..Award::new("Bằng khen") }];
    /// let items = vec![Rc::new(farmer), Rc::new(Honouree::new("hg-2", "Lê Văn Đông"))];
    /// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    /// let labels: Vec<_> = index.sections_by_year(&[0, 1]).iter().map(|it| it.label).collect();
    /// assert_eq!(labels, [SectionLabel::Year(2023), SectionLabel::NoYear]);
    /// ```
    #[must_use]
    pub fn sections_by_year(&self, positions: &[u32]) -> Vec<Section> {
        runs(positions, &mut |position| {
            let year = self.get(position).and_then(|person| order::newest_year(person));
            year.map_or(SectionLabel::NoYear, SectionLabel::Year)
        })
    }
}

fn runs(positions: &[u32], label: &mut dyn FnMut(u32) -> SectionLabel) -> Vec<Section> {
    let mut sections: Vec<Section> = Vec::new();
    for (start, position) in positions.iter().enumerate() {
        let label = label(*position);
        match sections.last_mut() {
            Some(section) if section.label == label => section.count += 1,
            _ => sections.push(Section { label, start, count: 1 }),
        }
    }
    sections
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::feed::{Award, AwardStatus, Feed, Honouree, Kind};

    fn index(people: Vec<Honouree>) -> Index {
        let items = people.into_iter().map(Rc::new).collect();
        Index::build(Rc::new(Feed { items, ..Feed::default() }), &[])
    }

    fn named(names: &[&str]) -> Index {
        index(names.iter().map(|name| Honouree::new(name, *name)).collect())
    }

    /// Sections as a reader sees them: "N 2".
    fn shown(sections: &[Section]) -> Vec<String> {
        let line = |section: &Section| match section.label {
            SectionLabel::Letter(letter) => format!("{letter} {}", section.count),
            SectionLabel::Year(year) => format!("{year} {}", section.count),
            SectionLabel::NoYear => format!("? {}", section.count),
        };
        sections.iter().map(line).collect()
    }

    #[test]
    fn people_by_name_are_divided_by_the_letters_of_the_alphabet() {
        let index = named(&[
            "Y Wang",
            "Lê Văn Ân",
            "Trần Ánh",
            "Lê Văn An",
            "Nguyễn Trung Đẳng",
            "Trần Thị Dung",
            "Hà Văn Ẩn",
            "H'Yim Êban",
            "Trần Ưng",
        ]);
        let sections = index.sections_by_initial(index.by_name());
        assert_eq!(shown(&sections), ["A 2", "Â 2", "D 1", "Đ 1", "Ê 1", "Ư 1", "W 1"]);
        let starts: Vec<usize> = sections.iter().map(|section| section.start).collect();
        assert_eq!(starts, [0, 2, 4, 5, 6, 7, 8]);
    }

    #[test]
    fn collectives_and_households_stand_under_their_whole_name() {
        let mut people = vec![Honouree::new("1", "Đội dân phòng ấp 5"); 2];
        people[0].kind = Kind::Collective;
        let index = index(people);
        assert_eq!(shown(&index.sections_by_initial(index.by_name())), ["# 1", "Đ 1"]);
    }

    #[test]
    fn what_stands_before_and_behind_the_alphabet_is_told_apart() {
        let index = named(&["Я", "Trần Thị Zoan", "7 Nhất", "Tổ 7", "", "東"]);
        let sections = index.sections_by_initial(index.by_name());
        assert_eq!(shown(&sections), ["# 2", "N 1", "Z 1", "… 2"]);
    }

    #[test]
    fn the_alphabet_is_in_our_order() {
        for pair in ALPHABET.windows(2) {
            let [left, right] = [pair[0], pair[1]].map(crate::text::collate::key);
            assert!(left < right, "{pair:?}");
        }
    }

    #[test]
    fn people_by_year_are_divided_by_the_newest_year_that_counts() {
        let person = |years: &[i16], status| {
            let mut person = Honouree::new("1", "Trần Thị Bé Năm");
            let award =
                |year: &i16| Award { year: Some(*year), status, ..Award::new("Bằng khen") };
            person.awards = years.iter().map(award).collect();
            person
        };
        let index = index(vec![
            person(&[], AwardStatus::InForce),
            person(&[2019, 2023], AwardStatus::InForce),
            person(&[2024], AwardStatus::Revoked),
            person(&[2021], AwardStatus::Restored),
            person(&[2023], AwardStatus::InForce),
        ]);
        assert_eq!(shown(&index.sections_by_year(index.by_year())), ["2023 2", "2021 1", "? 2"]);
        assert_eq!(shown(&index.sections_by_year(&[3, 99])), ["2021 1", "? 1"]);
        assert_eq!(index.sections_by_year(&[]), []);
    }
}
