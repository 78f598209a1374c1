//! How long to wait before the network is asked again. In: a seed and failures. Out: spans.
//!
//! A hall full of screens that lost the network together must not come back together: each waits a
//! little more or less, by its own seed.

use std::time::Duration;

/// The wait after the first failure, before jitter.
const FIRST: Duration = Duration::from_secs(5);
/// No wait is longer, jitter included: the kiosk's own `refresh`.
const LONGEST: Duration = Duration::from_mins(5);
/// Each wait is 1 − 1/4 … 1 of its size.
const JITTER: u32 = 4;

/// The waits after failures in a row.
///
/// ```
/// use std::time::Duration;
/// use recognition_wall_venue::operator::Backoff;
/// let mut backoff = Backoff::new(7);
/// let (first, second) = (backoff.failed(), backoff.failed());
/// assert!(first <= Duration::from_secs(5) && second > first);
/// backoff.succeeded();
/// assert!(backoff.failed() <= Duration::from_secs(5));
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backoff {
    random: u64,
    failures: u32,
}

impl Backoff {
    /// No failure yet. The seed decides the jitter: the same seed, the same waits.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { random: seed, failures: 0 }
    }

    /// How long to wait after one more failure.
    pub fn failed(&mut self) -> Duration {
        let doubled = 1_u32.checked_shl(self.failures).unwrap_or(u32::MAX);
        self.failures = self.failures.saturating_add(1).min(31);
        let whole = FIRST.saturating_mul(doubled).min(LONGEST);
        let share = u32::try_from(self.next() % 1000).unwrap_or_default();
        whole.saturating_sub(whole / JITTER * share / 1000)
    }

    /// The network answered: the next failure is the first again.
    pub fn succeeded(&mut self) {
        self.failures = 0;
    }

    /// SplitMix64 (Steele, Lea, Flood, 2014): small, and good enough to spread waits.
    fn next(&mut self) -> u64 {
        self.random = self.random.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mixed = (self.random ^ (self.random >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn waits_grow_to_the_longest_and_stay_in_their_share(seed: u64) {
            let mut backoff = Backoff::new(seed);
            let mut again = Backoff::new(seed);
            for failure in 0..40_u32 {
                let whole = Duration::from_secs(5).saturating_mul(1 << failure.min(10)).min(LONGEST);
                let wait = backoff.failed();
                prop_assert!(wait <= whole && wait >= whole * 3 / 4, "{:?} of {:?}", wait, whole);
                prop_assert_eq!(wait, again.failed());
            }
        }
    }

    #[test]
    fn screens_of_one_hall_do_not_come_back_together() {
        let waits: std::collections::BTreeSet<_> =
            (0..100).map(|seed| Backoff::new(seed).failed()).collect();
        assert!(waits.len() > 80, "{}", waits.len());
    }
}
