//! The texts of everybody go in, folded text comes out, searched from left to right.
//!
//! Two zones: names and aliases, and the rest. Folded text with the end of each person's words is
//! compact, quick to build (no word lists, no postings) and quick to scan. A scan allocates nothing.

use std::rc::Rc;

use fixedbitset::FixedBitSet;

use crate::feed::{Honouree, Text};
use crate::text::fold::{Apostrophe, fold_into};
use crate::text::needle::Word;

use super::pieces::Pieces;

/// The folded words of everybody, person after person.
#[derive(Debug, Default)]
pub(crate) struct Zone {
    folded: Pieces,
    /// What is not in a piece yet.
    open: String,
}

impl Zone {
    /// The first words of another zone: those of the first `people`, or of a few less.
    pub(super) fn beginning_of(other: &Self, people: usize) -> Self {
        Self { folded: Pieces::beginning_of(&other.folded, people), open: String::new() }
    }

    /// How many people's words there are.
    pub(super) fn len(&self) -> usize {
        self.folded.len()
    }

    /// After the last person.
    pub(super) fn end(&mut self) {
        self.folded.end(std::mem::take(&mut self.open).as_bytes());
    }

    /// The names of some people, as [`Self::add_names`] adds them.
    pub(crate) fn of_names(people: &[Rc<Honouree>]) -> Self {
        let mut zone = Self::default();
        for person in people {
            zone.add_names(person);
        }
        zone.end();
        zone
    }

    /// What else is known of some people, as [`Self::add_rest`] adds it.
    pub(crate) fn of_the_rest(people: &[Rc<Honouree>]) -> Self {
        let mut zone = Self::default();
        for person in people {
            zone.add_rest(person);
        }
        zone.end();
        zone
    }

    /// A person's names and aliases. A name with an apostrophe is found with and without it
    /// (*H'Yim, hyim*).
    pub(super) fn add_names(&mut self, person: &Honouree) {
        for name in std::iter::once(&person.name).chain(&person.aliases) {
            for wording in name.all() {
                self.add_text(wording);
                if wording.contains(['\'', '’', '′', '‘', 'ʼ', '`']) {
                    fold_into(wording, Apostrophe::Joins, &mut self.open);
                }
            }
        }
        self.end_person();
    }

    /// All else that a visitor may know of a person. Decision numbers are found whatever became of
    /// the award; the award itself only while it stands.
    pub(super) fn add_rest(&mut self, person: &Honouree) {
        self.add_all(person.honorific.as_ref());
        for award in &person.awards {
            if award.status.counts() {
                self.add(&award.title);
                self.add_all(award.class.as_ref());
                self.add_all(award.citation.as_ref());
            }
            let number = award.decision.as_ref().and_then(|decision| decision.number.as_ref());
            self.add_text(number.map_or("", |number| number));
        }
        for text in [&person.position, &person.unit, &person.place.then, &person.place.now] {
            self.add_all(text.as_ref());
        }
        self.add_all(person.programme.as_ref());
        for field in &person.fields {
            self.add(field);
        }
        for tag in &person.tags {
            self.add_text(tag);
        }
        self.add_all(person.summary.as_ref());
        self.add_all(person.story.as_ref());
        self.end_person();
    }

    fn end_person(&mut self) {
        if self.folded.end_person(self.open.as_bytes()) {
            self.open.clear();
        }
    }

    fn add_all(&mut self, text: Option<&Text>) {
        if let Some(text) = text {
            self.add(text);
        }
    }

    fn add(&mut self, text: &Text) {
        for wording in text.all() {
            self.add_text(wording);
        }
    }

    fn add_text(&mut self, text: &str) {
        fold_into(text, Apostrophe::Breaks, &mut self.open);
    }

    /// Whether a person has each of the words to its end.
    pub(crate) fn has_whole(&self, words: &[Word], position: u32) -> bool {
        let part = self.folded.get(position as usize);
        words.iter().all(|wanted| part.split(|byte| *byte == b' ').any(|word| wanted.is(word)))
    }

    /// The words of a person, each as often as it stands.
    pub(crate) fn words(&self, position: usize) -> impl Iterator<Item = &str> {
        let part = str::from_utf8(self.folded.get(position)).unwrap_or_default();
        part.split(' ').filter(|word| !word.is_empty())
    }

    /// Adds to `found` those of `candidates` who have a word that `wanted` matches.
    pub(crate) fn scan(&self, wanted: &Word, candidates: &FixedBitSet, found: &mut FixedBitSet) {
        self.folded.each(|position, part| {
            if candidates.contains(position) && wanted.is_in(part) {
                found.insert(position);
            }
        });
    }
}
