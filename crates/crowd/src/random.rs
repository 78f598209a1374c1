//! Chance that is the same on every machine and in every language: Mulberry32.
//!
//! In: a seed. Out: choices. Never: the clock. The sample's own chance is named by words, person by
//! person; this one is a single stream, because the page that the wall is compared with draws its
//! people from the same one, in JavaScript.

/// A stream of choices.
#[derive(Debug, Clone)]
pub(crate) struct Random {
    state: u32,
}

impl Random {
    /// The stream of a seed.
    pub(crate) fn new(seed: u32) -> Self {
        Self { state: seed }
    }

    /// A number from 0 up to, but without, 1.
    pub(crate) fn part(&mut self) -> f64 {
        self.state = self.state.wrapping_add(0x6d2b_79f5);
        let seed = self.state;
        let mut mixed = (seed ^ (seed >> 15)).wrapping_mul(seed | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3d));
        f64::from(mixed ^ (mixed >> 14)) / 4_294_967_296.0
    }

    /// A whole number below `bound`.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a part of a bound is below the bound"
    )]
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        (self.part() * f64::from(bound)) as u32
    }

    /// True in so many of a hundred cases.
    pub(crate) fn percent(&mut self, cases: u32) -> bool {
        self.part() < f64::from(cases) / 100.0
    }

    /// One of a list, each as often.
    pub(crate) fn pick<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let part = self.part();
        at(list, part)
    }

    /// One of a list, the first ones more often: the part is raised to `power`.
    pub(crate) fn pick_first_ones<'l, T>(&mut self, list: &'l [T], power: f64) -> Option<&'l T> {
        let part = self.part().powf(power);
        at(list, part)
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    clippy::cast_sign_loss,
    reason = "a part of a short list is a place in it"
)]
fn at<T>(list: &[T], part: f64) -> Option<&T> {
    list.get((part * list.len() as f64) as usize)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_that_of_mulberry32() {
        // Mulberry32 of 1 in JavaScript, as 32-bit numbers.
        let mut random = Random::new(1);
        let drawn = [0; 3].map(|_: u8| random.part() * 4_294_967_296.0);
        assert_eq!(drawn.map(|number| format!("{number}")), MULBERRY_OF_ONE);
    }

    const MULBERRY_OF_ONE: [&str; 3] = ["2693262067", "11749833", "2265367787"];
}
