//! The words of a search go in, who has them comes out.
//!
//! What was found is kept until the next search. Whoever types on narrows it: only those who were found
//! are looked through, and only for the words that have changed. Any other search begins with everybody.

use fixedbitset::FixedBitSet;

use super::Index;
use crate::text::needle::{Needle, Word};

/// What a search has found.
#[derive(Debug)]
pub(super) struct Found {
    needle: Needle,
    people: FixedBitSet,
    in_name: FixedBitSet,
}

impl Index {
    /// Who has every word of a search, and who has them all in the name; everybody, where there is no
    /// word.
    pub(crate) fn search(&self, needle: &Needle) -> (FixedBitSet, FixedBitSet) {
        let mut last = self.last_search.borrow_mut();
        let before = last.take().filter(|before| needle.narrows(&before.needle));
        let before = before.unwrap_or_else(|| {
            let mut everybody = FixedBitSet::with_capacity(self.len());
            everybody.insert_range(..);
            Found { needle: Needle::default(), people: everybody.clone(), in_name: everybody }
        });
        let Found { needle: known, mut people, mut in_name } = before;
        let is_known = |word: &Word| known.words.iter().any(|other| other.is_same(word));
        for word in needle.words.iter().filter(|word| !is_known(word)) {
            let mut found = FixedBitSet::with_capacity(self.len());
            self.names.scan(word, &people, &mut found);
            in_name.intersect_with(&found);
            // Only who was not found by the name is looked for in the long texts.
            people.difference_with(&found);
            self.rest.scan(word, &people, &mut found);
            people = found;
        }
        if !needle.is_empty() {
            *last = Some(Found {
                needle: needle.clone(),
                people: people.clone(),
                in_name: in_name.clone(),
            });
        }
        (people, in_name)
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use super::*;
    use crate::feed::{Feed, Honouree};

    fn index() -> Index {
        let people = [
            ("Nguyễn Văn Quý", "Trồng mãng cầu"),
            ("Lý Thị Quít", "Nuôi lươn ở Quỳnh Lưu"),
            ("Trần Văn Ly", "Quỹ khuyến học"),
            ("Danh Thị Út", "Bà Nguyễn Thị Quí trao tặng"),
        ];
        let person = |(name, story): (&str, &str)| {
            let mut person = Honouree::new(name, name);
            person.story = Some(story.into());
            Rc::new(person)
        };
        let items = people.map(person).to_vec();
        Index::build(Rc::new(Feed { items, ..Feed::default() }), &[])
    }

    #[test]
    fn whoever_types_on_finds_what_whoever_pastes_finds() {
        let typed = index();
        let searches = [
            "n",
            "ng",
            "nguyen",
            "nguyen ",
            "nguyen q",
            "nguyen qu",
            "nguyen quy",
            "nguyen quyn",
            "nguyen quy",
            "quy",
            "quy l",
            "quy ly",
            "quyt",
            "qui",
            "quit",
            "l",
            "ly",
            "lyn",
            "l t",
            "lu quy",
            "quynh lu",
            "",
            "mang",
            "mang c",
            "mãng cầ",
            "mang cau v",
            "van",
            "van l",
            "van ly",
            "y",
            "yt",
            "q q",
            "qu quy",
            "x",
            "xa",
        ];
        for search in searches {
            let needle = Needle::new(search);
            assert_eq!(typed.search(&needle), index().search(&needle), "{search}");
        }
    }
}
