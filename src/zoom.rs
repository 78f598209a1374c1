//! How large a photo is seen, and which part of it: what a hand does goes in, a place comes out.
//!
//! Pure arithmetic in pixels, from the middle of the stage. Whatever is done, the photo covers the
//! stage as far as it can: it is never drawn out of it.

/// A point or a way: to the right, and down.
pub type Point = (f64, f64);

/// How far one can go in.
const MOST: f64 = 8.0;
/// By how much a button or a key goes in or out.
const STEP: f64 = 1.5;
/// How far a double tap goes in.
const NEAR: f64 = 2.5;
/// By how much a pixel of the wheel goes in or out: a notch of a usual wheel is 100 of them.
const WHEEL: f64 = 0.002;
/// The part of the stage by which a key moves the photo.
const STRIDE: f64 = 0.15;
/// A finger must go this far to turn over, in pixels; less is an unsteady hand.
const SWIPE: f64 = 60.0;

/// The photo whole on its stage, and the stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sizes {
    /// Width and height of the stage.
    pub stage: Point,
    /// Width and height of the photo while it is seen whole.
    pub photo: Point,
}

/// How the photo stands on its stage.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Zoom {
    /// How many times larger than whole: 1 … 8.
    pub scale: f64,
    /// How far its middle is from that of the stage.
    pub offset: Point,
}

impl Default for Zoom {
    fn default() -> Self {
        Self { scale: 1.0, offset: (0.0, 0.0) }
    }
}

impl Zoom {
    /// Whether all of the photo is seen.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.scale <= 1.0
    }

    /// Whether one can't go further in.
    #[must_use]
    pub fn is_most(self) -> bool {
        self.scale >= MOST
    }

    /// So many times larger, while what is seen at a point stays there.
    #[must_use]
    pub fn about(self, point: Point, times: f64, sizes: Sizes) -> Self {
        let scale = (self.scale * times).clamp(1.0, MOST);
        let times = scale / self.scale;
        let away = |point: f64, offset: f64| point - (point - offset) * times;
        let offset = (away(point.0, self.offset.0), away(point.1, self.offset.1));
        Self { scale, offset }.kept(sizes)
    }

    /// Drawn along a way.
    #[must_use]
    pub fn drawn(self, way: Point, sizes: Sizes) -> Self {
        let offset = (self.offset.0 + way.0, self.offset.1 + way.1);
        Self { offset, ..self }.kept(sizes)
    }

    /// After two fingers went from two points to two others: what was under them is there still, as
    /// far as the photo isn't turned by them.
    #[must_use]
    pub fn pinched(self, before: (Point, Point), after: (Point, Point), sizes: Sizes) -> Self {
        let middle = |(a, b): (Point, Point)| (f64::midpoint(a.0, b.0), f64::midpoint(a.1, b.1));
        let (from, to) = (middle(before), middle(after));
        // Fingers that touch have no distance to compare with.
        let times = distance(after.0, after.1) / distance(before.0, before.1).max(1.0);
        let zoomed = self.about(from, times, sizes);
        zoomed.drawn((to.0 - from.0, to.1 - from.1), sizes)
    }

    /// After the wheel was turned by so many pixels, towards the hand where they are positive.
    #[must_use]
    pub fn wheeled(self, point: Point, pixels: f64, sizes: Sizes) -> Self {
        let way = 1.0 + pixels.abs() * WHEEL;
        self.about(point, if pixels < 0.0 { way } else { 1.0 / way }, sizes)
    }

    /// After a double tap: near to the point, or whole again.
    #[must_use]
    pub fn tapped(self, point: Point, sizes: Sizes) -> Self {
        if self.is_whole() { self.about(point, NEAR, sizes) } else { Self::default() }
    }

    /// A step in; out, if not.
    #[must_use]
    pub fn stepped(self, inwards: bool, sizes: Sizes) -> Self {
        self.about((0.0, 0.0), if inwards { STEP } else { 1.0 / STEP }, sizes)
    }

    /// After a key that looks further to the right and down, by so many strides.
    #[must_use]
    pub fn strode(self, (right, down): Point, sizes: Sizes) -> Self {
        let (width, height) = sizes.stage;
        self.drawn((-right * width * STRIDE, -down * height * STRIDE), sizes)
    }

    /// The nearest place in which the photo covers the stage as far as it can.
    #[must_use]
    pub fn kept(self, sizes: Sizes) -> Self {
        let keep = |offset: f64, photo: f64, stage: f64| {
            let slack = ((photo * self.scale - stage) / 2.0).max(0.0);
            offset.clamp(-slack, slack)
        };
        let (photo, stage) = (sizes.photo, sizes.stage);
        let offset = (keep(self.offset.0, photo.0, stage.0), keep(self.offset.1, photo.1, stage.1));
        Self { offset, ..self }
    }
}

/// How far two points are from each other.
#[must_use]
pub fn distance(a: Point, b: Point) -> f64 {
    ((a.0 - b.0) * (a.0 - b.0) + (a.1 - b.1) * (a.1 - b.1)).sqrt()
}

/// Whether a finger that went from one point to another turned over, and whether to what follows on
/// the right: as a leaf is turned, it was drawn to the left.
#[must_use]
pub fn swiped(from: Point, to: Point) -> Option<bool> {
    let (right, down) = (to.0 - from.0, to.1 - from.1);
    (right.abs() > SWIPE && right.abs() > down.abs() * 2.0).then_some(right < 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIZES: Sizes = Sizes { stage: (800.0, 600.0), photo: (480.0, 600.0) };

    /// Numbers without a pattern, the same in every run.
    struct Dice(u64);

    impl Dice {
        /// Between two bounds.
        fn between(&mut self, low: f64, high: f64) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let part = u32::try_from(self.0 >> 32).unwrap();
            low + (high - low) * f64::from(part) / f64::from(u32::MAX)
        }

        fn point(&mut self) -> Point {
            (self.between(-400.0, 400.0), self.between(-300.0, 300.0))
        }

        fn sizes(&mut self) -> Sizes {
            let stage = (self.between(200.0, 2000.0), self.between(200.0, 2000.0));
            let photo = (self.between(0.0, stage.0), self.between(0.0, stage.1));
            Sizes { stage, photo }
        }

        fn moved(&mut self, zoom: Zoom, sizes: Sizes) -> Zoom {
            let (a, b, c, d) = (self.point(), self.point(), self.point(), self.point());
            let number = self.between(-400.0, 400.0);
            match self.0 >> 40 & 7 {
                0 => zoom.about(a, self.between(0.1, 9.0), sizes),
                1 => zoom.drawn(a, sizes),
                2 => zoom.pinched((a, b), (c, d), sizes),
                3 => zoom.wheeled(a, number, sizes),
                4 => zoom.tapped(a, sizes),
                5 => zoom.strode((a.0 / 100.0, a.1 / 100.0), sizes),
                _ => zoom.stepped(number > 0.0, sizes),
            }
        }
    }

    /// What of the photo is seen at a point of the stage, from its own middle.
    fn seen_at(zoom: Zoom, point: Point) -> Point {
        ((point.0 - zoom.offset.0) / zoom.scale, (point.1 - zoom.offset.1) / zoom.scale)
    }

    fn is_near(a: Point, b: Point) -> bool {
        distance(a, b) < 1e-6
    }

    #[test]
    fn whatever_is_done_the_photo_covers_what_it_can_of_the_stage() {
        for seed in 0..200 {
            let mut dice = Dice(seed);
            let sizes = dice.sizes();
            let mut zoom = Zoom::default();
            for _ in 0..100 {
                zoom = dice.moved(zoom, sizes);
                assert!((1.0..=MOST).contains(&zoom.scale), "{zoom:?}");
                for (offset, photo, stage) in [
                    (zoom.offset.0, sizes.photo.0, sizes.stage.0),
                    (zoom.offset.1, sizes.photo.1, sizes.stage.1),
                ] {
                    let half = photo * zoom.scale / 2.0;
                    if half * 2.0 <= stage {
                        assert!(offset.abs() < 1e-6, "smaller than the stage, it is in its middle");
                    } else {
                        let edges = (offset - half, offset + half);
                        assert!(edges.0 < stage / -2.0 + 1e-6 && edges.1 > stage / 2.0 - 1e-6);
                    }
                }
                if zoom.is_whole() {
                    assert!(is_near(zoom.offset, (0.0, 0.0)));
                }
                assert_eq!(zoom.kept(sizes), zoom, "a place that was kept is kept");
            }
        }
    }

    #[test]
    fn what_is_under_the_pointer_stays_there() {
        let start = Zoom::default().about((0.0, 0.0), 4.0, SIZES);
        for seed in 0..200 {
            let mut dice = Dice(seed);
            let (point, times) = (dice.between(-40.0, 40.0), dice.between(0.9, 1.9));
            let point = (point, point / 2.0);
            let zoom = start.about(point, times, SIZES);
            assert!(is_near(seen_at(start, point), seen_at(zoom, point)), "{zoom:?}");
        }
    }

    #[test]
    fn what_is_under_two_fingers_stays_there() {
        let start = Zoom::default().about((0.0, 0.0), 4.0, SIZES);
        let before = ((-20.0, 0.0), (20.0, 0.0));
        let after = ((-20.0, 10.0), (40.0, 10.0));
        let zoom = start.pinched(before, after, SIZES);
        assert!((zoom.scale - 6.0).abs() < 1e-9);
        assert!(is_near(seen_at(start, before.0), seen_at(zoom, after.0)));
        assert!(is_near(seen_at(start, before.1), seen_at(zoom, after.1)));
    }

    #[test]
    fn fingers_that_touch_harm_nothing() {
        let one = ((5.0, 5.0), (5.0, 5.0));
        for after in [one, ((5.0, 5.0), (90.0, 5.0))] {
            let zoom = Zoom::default().pinched(one, after, SIZES);
            assert!(zoom.scale.is_finite() && zoom.offset.0.is_finite());
        }
    }

    #[test]
    fn a_way_in_and_back_ends_where_it_began() {
        let there = |zoom: Zoom| zoom.stepped(true, SIZES).wheeled((9.0, 9.0), -100.0, SIZES);
        let back = |zoom: Zoom| zoom.wheeled((9.0, 9.0), 100.0, SIZES).stepped(false, SIZES);
        let zoom = back(there(Zoom::default()));
        assert!((zoom.scale - 1.0).abs() < 1e-9 && is_near(zoom.offset, (0.0, 0.0)));
    }

    #[test]
    fn a_double_tap_goes_near_and_the_next_goes_back() {
        let near = Zoom::default().tapped((100.0, 50.0), SIZES);
        assert!((near.scale - NEAR).abs() < 1e-9 && !near.is_whole());
        assert_eq!(near.tapped((0.0, 0.0), SIZES), Zoom::default());
    }

    #[test]
    fn there_is_an_end_on_both_sides() {
        let mut zoom = Zoom::default();
        for _ in 0..9 {
            zoom = zoom.stepped(true, SIZES);
        }
        assert!(zoom.is_most());
        for _ in 0..9 {
            zoom = zoom.stepped(false, SIZES);
        }
        assert!(zoom.is_whole());
    }

    #[test]
    fn a_key_looks_further_to_its_side() {
        let start = Zoom::default().about((0.0, 0.0), 4.0, SIZES);
        let right = start.strode((1.0, 0.0), SIZES);
        assert!(right.offset.0 < start.offset.0, "the photo goes to the left");
        assert_eq!(Zoom::default().strode((1.0, 1.0), SIZES), Zoom::default());
    }

    #[test]
    fn a_swipe_is_long_and_level() {
        assert_eq!(swiped((200.0, 50.0), (100.0, 70.0)), Some(true));
        assert_eq!(swiped((100.0, 50.0), (200.0, 50.0)), Some(false));
        for to in [(140.0, 50.0), (100.0, 300.0), (200.0, 110.0)] {
            assert_eq!(swiped((200.0, 50.0), to), None, "{to:?}");
        }
    }
}
