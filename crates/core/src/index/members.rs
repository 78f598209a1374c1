//! A set of people, as small as it can be: bits where many belong, positions where few do.
//!
//! Bits cost one for everybody in the feed whoever belongs; positions cost 32 for each that does.
//! So a facet of ten thousand places costs what its people cost, not ten thousand times the feed.

use fixedbitset::FixedBitSet;

/// Who has a value of a facet.
#[derive(Debug)]
pub(super) enum Members {
    Many(FixedBitSet, u32),
    Few(Vec<u32>),
}

impl Members {
    /// The set of these positions, ascending, of a feed of `everybody`.
    pub(super) fn new(mut positions: Vec<u32>, everybody: usize) -> Self {
        if positions.len() < everybody / 32 {
            positions.shrink_to_fit();
            return Self::Few(positions);
        }
        let mut bits = FixedBitSet::with_capacity(everybody);
        for position in &positions {
            bits.insert(*position as usize);
        }
        Self::Many(bits, u32::try_from(positions.len()).unwrap_or(u32::MAX))
    }

    pub(super) fn count(&self) -> u32 {
        match self {
            Self::Many(_, count) => *count,
            Self::Few(positions) => u32::try_from(positions.len()).unwrap_or(u32::MAX),
        }
    }

    /// Whether somebody is one of them.
    pub(super) fn contains(&self, position: u32) -> bool {
        match self {
            Self::Many(bits, _) => bits.contains(position as usize),
            Self::Few(positions) => positions.binary_search(&position).is_ok(),
        }
    }

    /// How many of them are in `set`.
    pub(super) fn count_in(&self, set: &FixedBitSet) -> u32 {
        let count = match self {
            Self::Many(bits, _) => bits.intersection_count(set),
            Self::Few(positions) => {
                positions.iter().filter(|position| set.contains(**position as usize)).count()
            }
        };
        u32::try_from(count).unwrap_or(u32::MAX)
    }

    /// Puts all of them into `set`, which has room for everybody.
    pub(super) fn add_to(&self, set: &mut FixedBitSet) {
        match self {
            Self::Many(bits, _) => set.union_with(bits),
            Self::Few(positions) => {
                for position in positions {
                    set.insert(*position as usize);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_and_many_answer_alike() {
        for positions in [vec![], vec![3, 64, 99], (0..50).collect::<Vec<u32>>()] {
            // The same people: a few of 10,000, and many of 100.
            for everybody in [10_000, 100] {
                let members = Members::new(positions.clone(), everybody);
                assert_eq!(members.count() as usize, positions.len());
                assert!((0..101).all(|one| members.contains(one) == positions.contains(&one)));
                let mut set = FixedBitSet::with_capacity(everybody);
                members.add_to(&mut set);
                assert!(set.ones().eq(positions.iter().map(|position| *position as usize)));
                set.remove(99);
                let left = positions.iter().filter(|position| **position != 99).count();
                assert_eq!(members.count_in(&set) as usize, left);
            }
        }
    }
}
