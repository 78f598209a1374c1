//! Chance that is the same on every machine: SplitMix64, seeded by words.
//!
//! In: words that name what is decided (an honouree's id, "hair"). Out: choices. Never: the clock.

use std::hash::Hasher as _;

use fnv::FnvHasher;

/// A stream of choices. Two streams from the same words are equal.
#[derive(Debug, Clone)]
pub struct Random {
    state: u64,
}

impl Random {
    /// A stream for one decision, named by words, so that adding a decision moves no other one.
    ///
    /// ```
    /// use recognition_wall_sample::random::Random;
    ///
    /// let first = Random::named(&["hg-2023-001", "tóc"]).below(100);
    /// assert_eq!(first, Random::named(&["hg-2023-001", "tóc"]).below(100));
    /// ```
    #[must_use]
    pub fn named(words: &[&str]) -> Self {
        let mut hasher = FnvHasher::default();
        for word in words {
            hasher.write(word.as_bytes());
            // Between words stands a byte that no text holds.
            hasher.write_u8(0xff);
        }
        Self { state: hasher.finish() }
    }

    /// The next 64 bits (Steele, Lea, Flood: "Fast splittable pseudorandom number generators").
    pub fn next_bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.state;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A whole number from 0 to `bound - 1`; 0 where the bound is 0.
    pub fn below(&mut self, bound: u32) -> u32 {
        if bound == 0 {
            return 0;
        }
        u32::try_from(self.next_bits() % u64::from(bound)).unwrap_or(0)
    }

    /// A number between the two, both possible.
    pub fn between(&mut self, low: i32, high: i32) -> i32 {
        let span = high.saturating_sub(low).unsigned_abs();
        low.saturating_add_unsigned(self.below(span.saturating_add(1)))
    }

    /// True in so many of a hundred cases.
    pub fn percent(&mut self, chance: u32) -> bool {
        self.below(100) < chance
    }

    /// One of several; `None` where there are none.
    pub fn pick<'a, T>(&mut self, choices: &'a [T]) -> Option<&'a T> {
        let count = u32::try_from(choices.len()).unwrap_or(u32::MAX);
        let chosen = self.below(count);
        choices.get(usize::try_from(chosen).unwrap_or(0))
    }
}
