//! Which number somebody has: an id goes in, the few numbers that may be theirs come out, from one
//! small file. The card says whose it is.
//!
//! A file holds the ids of one remainder of their hash: for each two bytes of the hash, the lower
//! first, and the number as the gap from the one before.

use super::set::{read_number, write_number};
use crate::hash::fnv;

/// Ids of one file, about.
const IDS: u32 = 512;
/// Files of ids at most.
pub(super) const MOST_FILES: i64 = 1 << 18;

/// Which file an id is in, of so many, and the two bytes that stand for it there.
pub(super) fn place(id: &str, files: u32) -> (u32, [u8; 2]) {
    place_of(fnv(id), files)
}

fn place_of(hash: u32, files: u32) -> (u32, [u8; 2]) {
    let [_, _, third, fourth] = hash.to_le_bytes();
    (hash % files.max(1), [third, fourth])
}

/// The files of the ids of these hashes, which are in order of their numbers from 0.
pub(super) fn write(ids: &[u32]) -> Vec<Vec<u8>> {
    let files = u32::try_from(ids.len()).unwrap_or(u32::MAX).div_ceil(IDS).max(1);
    let mut written = vec![(Vec::new(), 0); files as usize];
    for (number, id) in (0_u32..).zip(ids) {
        let (file, mark) = place_of(*id, files);
        if let Some((bytes, next)) = written.get_mut(file as usize) {
            bytes.extend(mark);
            write_number(number - *next, bytes);
            *next = number;
        }
    }
    written.into_iter().map(|(bytes, _)| bytes).collect()
}

/// The numbers that stand under a mark; `None` where the bytes are no file of ids.
pub(super) fn numbers(mut bytes: &[u8], wanted: [u8; 2]) -> Option<Vec<u32>> {
    let (mut found, mut number) = (Vec::new(), 0_u32);
    while let Some((mark, rest)) = bytes.split_first_chunk() {
        bytes = rest;
        number = number.checked_add(read_number(&mut bytes)?)?;
        if *mark == wanted {
            found.push(number);
        }
    }
    bytes.is_empty().then_some(found)
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn everybody_is_found_by_their_id_and_hardly_anybody_else() {
        let ids: Vec<String> = (0..5_000).map(|number| format!("hg-2023-{number:06}")).collect();
        let hashes: Vec<u32> = ids.iter().map(|id| fnv(id)).collect();
        let files = write(&hashes);
        let count = u32::try_from(files.len()).unwrap();
        let mut others = 0;
        for (number, id) in ids.iter().enumerate() {
            let (file, mark) = place(id, count);
            let found = numbers(&files[file as usize], mark).unwrap();
            assert!(found.contains(&u32::try_from(number).unwrap()), "{id}");
            others += found.len() - 1;
        }
        assert!(others < 200, "{others} cards would be read in vain");
    }

    proptest! {
        #[test]
        fn no_bytes_trip_it(bytes in vec(any::<u8>(), 0..60), mark: [u8; 2]) {
            let _any = numbers(&bytes, mark);
        }
    }
}
