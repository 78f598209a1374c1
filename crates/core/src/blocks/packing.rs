//! The words of a block go in, files of sets come out, such that a search reads one file a word.
//!
//! A visitor types beginnings of words, and all words of one beginning need not fit into one file.
//! So a beginning whose words are more than a file is kept as a word of its own (`n*`), with all who
//! have any of them; every other beginning lies in one file whole.

use fixedbitset::FixedBitSet;

use super::ALL_OF;
use super::set;
use super::shard::Shard;

/// Bytes of a file of sets, but for a set that is larger by itself. Measured: see the decision.
const SHARD: usize = 4 * 1024;

/// A word and who of a block has it, in ascending order.
pub(super) type Entry = (String, Vec<u32>);

/// What stays in one file: the first beginning that it holds, and its written words.
struct Unit {
    begins: String,
    sets: Vec<(String, Vec<u8>)>,
}

/// Whether words are also looked for by their beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sought {
    ByBeginning,
    Whole,
}

/// Packs `entries`, in order of their words, of a block of `size` people. Each file with where it begins.
pub(super) fn pack(entries: &[Entry], size: u32, sought: Sought) -> Vec<(String, Vec<u8>)> {
    let written: Vec<Vec<u8>> =
        entries.iter().map(|(_, members)| set::write(members, size)).collect();
    let mut units = Vec::new();
    match sought {
        Sought::ByBeginning => divide(entries, &written, 0, size, &mut units),
        Sought::Whole => {
            for ((word, _), set) in entries.iter().zip(written) {
                units.push(Unit { begins: word.clone(), sets: vec![(word.clone(), set)] });
            }
        }
    }
    let mut files: Vec<(String, Vec<u8>)> = Vec::new();
    let mut open: Vec<Unit> = Vec::new();
    let mut weight = 0;
    for unit in units {
        let more = weigh(unit.sets.iter().map(|(word, set)| (word.len(), set.len())));
        if weight > 0 && weight + more > SHARD {
            close(&mut open, &mut files);
            weight = 0;
        }
        weight += more;
        open.push(unit);
    }
    close(&mut open, &mut files);
    files
}

fn close(open: &mut Vec<Unit>, files: &mut Vec<(String, Vec<u8>)>) {
    let mut shard = Shard::default();
    let mut begins = None;
    for unit in open.drain(..) {
        for (word, set) in &unit.sets {
            shard.add(word, set);
        }
        begins.get_or_insert(unit.begins);
    }
    files.extend(begins.map(|begins| (begins, shard.into_bytes())));
}

fn weigh(lengths: impl Iterator<Item = (usize, usize)>) -> usize {
    lengths.map(|(word, set)| word + set + 3).sum()
}

/// Divides words that all begin alike, for `begun` bytes, into units.
fn divide(entries: &[Entry], written: &[Vec<u8>], begun: usize, size: u32, units: &mut Vec<Unit>) {
    let Some((first, _)) = entries.first() else { return };
    let beginning = first.get(..begun).unwrap_or_default();
    let lengths = entries.iter().zip(written).map(|((word, _), set)| (word.len(), set.len()));
    if entries.len() == 1 || weigh(lengths) <= SHARD {
        let words = entries.iter().map(|(word, _)| word.clone());
        let sets = words.zip(written.iter().cloned()).collect();
        units.push(Unit { begins: beginning.to_owned(), sets });
        return;
    }
    // The word that is the beginning itself sorts first.
    let whole = usize::from(first.len() == begun);
    if let (Some(set), 1) = (written.first(), whole) {
        units.push(Unit { begins: first.clone(), sets: vec![(first.clone(), set.clone())] });
    }
    if begun > 0 {
        let mut all = FixedBitSet::with_capacity(size as usize);
        for member in entries.iter().flat_map(|(_, members)| members) {
            all.insert(*member as usize);
        }
        let all: Vec<u32> = all.ones().filter_map(|one| u32::try_from(one).ok()).collect();
        let word = [beginning, ALL_OF].concat();
        let set = set::write(&all, size);
        units.push(Unit { begins: word.clone(), sets: vec![(word, set)] });
    }
    let mut start = whole;
    while let Some((word, _)) = entries.get(start) {
        let next = word.get(begun..).and_then(|rest| rest.chars().next());
        let longer = begun + next.map_or(1, char::len_utf8);
        let alike = |(other, _): &Entry| other.get(..longer) == word.get(..longer);
        let rest = entries.get(start..).unwrap_or_default();
        let end = start + rest.partition_point(alike).max(1);
        let part = (entries.get(start..end), written.get(start..end));
        if let (Some(entries), Some(written)) = part {
            divide(entries, written, longer, size, units);
        }
        start = end;
    }
}
