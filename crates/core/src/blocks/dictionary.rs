//! Words and who of a block has each, while the people of the block come one after the other.

use std::collections::HashMap;

use super::packing::Entry;

/// What a word costs beside its letters and its people, in bytes, roughly.
const PER_WORD: usize = 96;

/// See the module.
#[derive(Default)]
pub(super) struct Dictionary {
    words: HashMap<String, Vec<u32>>,
    weight: usize,
}

impl Dictionary {
    /// Adds a word of somebody; people come in ascending order.
    pub(super) fn add(&mut self, word: &str, position: u32) {
        if let Some(members) = self.words.get_mut(word) {
            if members.last() != Some(&position) {
                members.push(position);
                self.weight += 8;
            }
        } else {
            self.words.insert(word.to_owned(), vec![position]);
            self.weight += PER_WORD + word.len();
        }
    }

    /// Bytes of memory, roughly and rather too many.
    pub(super) fn weight(&self) -> usize {
        self.weight
    }

    /// Everything, in order of the words; nothing is left.
    pub(super) fn take(&mut self) -> Vec<Entry> {
        self.weight = 0;
        let mut entries: Vec<Entry> = std::mem::take(&mut self.words).into_iter().collect();
        entries.sort_unstable_by(|one, other| one.0.cmp(&other.0));
        entries
    }
}
