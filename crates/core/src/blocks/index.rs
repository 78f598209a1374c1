//! The index of a block: which of its files has which words and values.

use super::Zone;
use super::head::{list, tree};

/// Files of one block and zone at most.
const MOST_SHARDS: usize = 20_000;

/// Where each file of a block begins, by zone.
#[derive(Debug)]
pub(super) struct BlockIndex([Vec<String>; 3]);

impl BlockIndex {
    /// Reads `index.json`; `None` where it is none.
    pub(super) fn read(bytes: &[u8]) -> Option<Self> {
        let tree = tree(bytes)?;
        let read = |zone: Zone| {
            let begins = list(tree.as_object()?, zone.key())?;
            let begins = begins.iter().map(|begin| begin.as_str().map(str::to_owned));
            let begins: Vec<String> = begins.collect::<Option<_>>()?;
            let sorted = begins.len() <= MOST_SHARDS && begins.is_sorted();
            sorted.then_some(begins)
        };
        let [names, rest, values] = Zone::ALL.map(read);
        Some(Self([names?, rest?, values?]))
    }

    /// The file where a word would be; `None` where no file has such words.
    pub(super) fn shard(&self, zone: Zone, word: &str) -> Option<usize> {
        let Self([names, rest, values]) = self;
        let begins = match zone {
            Zone::Names => names,
            Zone::Rest => rest,
            Zone::Values => values,
        };
        begins.partition_point(|begin| begin.as_str() <= word).checked_sub(1)
    }
}
