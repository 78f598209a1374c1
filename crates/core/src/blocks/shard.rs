//! A file of sets: words in order with who has each; each word is written as what it has beyond the
//! one before it.

use fixedbitset::FixedBitSet;

use super::set::{self, read_number, write_number};

/// A file of sets that is being written.
#[derive(Default)]
pub(super) struct Shard {
    bytes: Vec<u8>,
    last: String,
}

impl Shard {
    /// Adds a word, which sorts behind those before, and its written set.
    pub(super) fn add(&mut self, word: &str, set: &[u8]) {
        let same = |(one, other): &(u8, u8)| one == other;
        let shared = self.last.bytes().zip(word.bytes()).take_while(same).count();
        let short = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        write_number(short(shared), &mut self.bytes);
        write_number(short(word.len() - shared), &mut self.bytes);
        self.bytes.extend_from_slice(word.as_bytes().get(shared..).unwrap_or_default());
        write_number(short(set.len()), &mut self.bytes);
        self.bytes.extend_from_slice(set);
        word.clone_into(&mut self.last);
    }

    pub(super) fn into_bytes(self) -> Vec<u8> {
        self.bytes
    }
}

/// Which words of a file are meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted<'w> {
    /// All that begin so.
    Begins(&'w str),
    /// This one.
    Is(&'w str),
}

/// Puts all who have a wanted word into `set`; `None` where the bytes are no file of sets.
pub(super) fn gather(mut bytes: &[u8], wanted: Wanted<'_>, set: &mut FixedBitSet) -> Option<()> {
    let mut word: Vec<u8> = Vec::new();
    while !bytes.is_empty() {
        let shared = read_number(&mut bytes)? as usize;
        if shared > word.len() {
            return None;
        }
        word.truncate(shared);
        word.extend_from_slice(take(&mut bytes)?);
        let written = take(&mut bytes)?;
        let matches = match wanted {
            Wanted::Begins(beginning) => word.starts_with(beginning.as_bytes()),
            Wanted::Is(whole) => word == whole.as_bytes(),
        };
        if matches {
            set::add_to(written, set)?;
        }
    }
    Some(())
}

/// Takes a number and as many bytes from the front.
fn take<'b>(bytes: &mut &'b [u8]) -> Option<&'b [u8]> {
    let length = read_number(bytes)? as usize;
    let (front, rest) = bytes.split_at_checked(length)?;
    *bytes = rest;
    Some(front)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    fn found(bytes: &[u8], wanted: Wanted<'_>) -> Option<Vec<usize>> {
        let mut set = FixedBitSet::with_capacity(100);
        gather(bytes, wanted, &mut set)?;
        Some(set.ones().collect())
    }

    #[test]
    fn words_are_found_whole_and_by_their_beginning() {
        let mut shard = Shard::default();
        for (word, position) in [("an", 1), ("anh", 2), ("binh", 3), ("bé", 4)] {
            shard.add(word, &set::write(&[position], 100));
        }
        let bytes = shard.into_bytes();
        assert_eq!(found(&bytes, Wanted::Begins("an")), Some(vec![1, 2]));
        assert_eq!(found(&bytes, Wanted::Is("an")), Some(vec![1]));
        assert_eq!(found(&bytes, Wanted::Begins("b")), Some(vec![3, 4]));
        assert_eq!(found(&bytes, Wanted::Begins("c")), Some(vec![]));
    }

    proptest! {
        #[test]
        fn no_bytes_trip_it(bytes in vec(any::<u8>(), 0..60)) {
            let _any = found(&bytes, Wanted::Begins(""));
        }
    }
}
