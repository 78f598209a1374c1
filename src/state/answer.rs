//! What is asked of blocks, and what they answer.

use recognition_wall_core::blocks::Count;
use recognition_wall_core::query::{Filters, Needle, Query, Sort};

/// What an answer depends on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    text: String,
    filters: Filters,
    preset: Filters,
    order: Sort,
}

impl Asked {
    /// What a query asks within a preset.
    #[must_use]
    pub fn new(query: &Query, preset: &Filters) -> Self {
        let (text, filters) = (query.text.clone(), query.filters.clone());
        Self { text, filters, preset: preset.clone(), order: query.order() }
    }

    /// The query again.
    #[must_use]
    pub fn query(&self) -> Query {
        let (text, filters) = (self.text.clone(), self.filters.clone());
        Query { text, filters, sort: self.order, ..Query::default() }
    }

    /// What the visitor can't undo.
    #[must_use]
    pub fn preset(&self) -> &Filters {
        &self.preset
    }

    /// Whether the visitor typed from one of them to the other.
    #[must_use]
    pub fn differs_in_text(&self, other: &Self) -> bool {
        self.text != other.text
    }

    /// Whether everybody is asked for, in the order in which they are.
    #[must_use]
    pub fn is_everybody(&self) -> bool {
        self.order == Sort::Feed && self.leaves("") && self.filters.is_empty()
    }

    /// Whether nothing is asked but, perhaps, a choice in this facet: then everybody is counted in it.
    #[must_use]
    pub fn leaves(&self, facet: &str) -> bool {
        self.preset.is_empty()
            && Needle::new(&self.text).is_empty()
            && self.filters.iter().all(|(key, _)| **key == *facet)
    }
}

/// Who was found so far, in order, by number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// So many: all that there are.
    Everybody(u32),
    /// These.
    These(Vec<u32>),
}

/// What blocks answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// To this.
    pub asked: Asked,
    /// Who was found so far.
    pub found: Found,
    /// How many there are.
    pub count: Count,
    /// How many there are to choose from, where that is known.
    pub total: Option<u32>,
    /// Whether nobody else will be found.
    pub is_over: bool,
}

impl Answer {
    /// The answer to who is there at all.
    #[must_use]
    pub fn everybody(asked: Asked, people: u32) -> Self {
        let (found, count) = (Found::Everybody(people), Count::Exactly(people));
        Self { asked, found, count, total: Some(people), is_over: true }
    }

    /// Leaves out whoever may be shown no more: their numbers, ascending.
    pub(super) fn lose(&mut self, gone: &[u32]) {
        let Found::These(numbers) = &mut self.found else { return };
        let before = numbers.len();
        numbers.retain(|number| gone.binary_search(number).is_err());
        let lost = u32::try_from(before - numbers.len()).unwrap_or(u32::MAX);
        self.count = match self.count {
            Count::Exactly(count) => Count::Exactly(count.saturating_sub(lost)),
            Count::AtLeast(count) => Count::AtLeast(count.saturating_sub(lost)),
        };
    }
}

impl Found {
    /// How many they are without those who are gone.
    pub(super) fn len(&self, gone: &[u32]) -> usize {
        match self {
            Self::Everybody(people) => (*people as usize).saturating_sub(gone.len()),
            Self::These(numbers) => numbers.len(),
        }
    }

    /// The number of whoever stands at a place.
    pub(super) fn number(&self, place: usize, gone: &[u32]) -> Option<u32> {
        let Self::Everybody(people) = self else {
            let Self::These(numbers) = self else { return None };
            return numbers.get(place).copied();
        };
        let mut number = u32::try_from(place).ok()?;
        for lost in gone {
            if *lost > number {
                break;
            }
            number += 1;
        }
        (number < *people).then_some(number)
    }

    /// The place of a number; `None` where it was not found.
    pub(super) fn place_of(&self, number: u32, gone: &[u32]) -> Option<usize> {
        match self {
            Self::Everybody(people) => {
                let before = gone.binary_search(&number).err()?;
                (number < *people).then(|| (number as usize).saturating_sub(before))
            }
            Self::These(numbers) => numbers.iter().position(|found| *found == number),
        }
    }
}
