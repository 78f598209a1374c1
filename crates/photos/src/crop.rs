//! Which part of a photo a crop keeps, given the point that must stay.
//!
//! Numbers in, numbers out; never touches pixels.

/// A part of a picture, in its pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rectangle {
    /// The left edge, from 0.
    pub x: u32,
    /// The top edge, from 0.
    pub y: u32,
    /// Width, at least 1.
    pub width: u32,
    /// Height, at least 1.
    pub height: u32,
}

impl Rectangle {
    /// All of a picture.
    #[must_use]
    pub fn whole(width: u32, height: u32) -> Self {
        Self { x: 0, y: 0, width, height }
    }
}

/// The point that a crop keeps where nobody names one: faces stand above the middle of a portrait.
pub const USUAL_FOCAL: (f64, f64) = (0.5, 0.38);

/// The largest part of a picture that has the wanted aspect, as near as it goes with `focal` (parts
/// of width and height, 0 to 1; anything else is the nearest of these) in its middle.
///
/// The part is inside the picture, holds the focal point, and its longer-than-wanted side is right
/// to the pixel. Sides of 0 count as 1.
///
/// ```
/// use recognition_wall_photos::crop::{Rectangle, crop};
/// // A band of a portrait for a card of 1200 × 630: it is as wide as the portrait, around the face.
/// let band = crop((1200, 1500), (1200, 630), (0.5, 0.3));
/// assert_eq!(band, Rectangle { x: 0, y: 135, width: 1200, height: 630 });
/// ```
#[must_use]
pub fn crop(size: (u32, u32), aspect: (u32, u32), focal: (f64, f64)) -> Rectangle {
    let (width, height) = (size.0.max(1), size.1.max(1));
    let (wide, high) = (u64::from(aspect.0.max(1)), u64::from(aspect.1.max(1)));
    let (full_width, full_height) = (u64::from(width), u64::from(height));
    // To the nearest pixel, at least one, and never more than there is.
    let part = |of: u64, numerator: u64, denominator: u64, most: u32| {
        let exact = (of * numerator * 2 + denominator) / (denominator * 2);
        u32::try_from(exact).unwrap_or(most).clamp(1, most)
    };
    let (kept_width, kept_height) = if full_width * high > full_height * wide {
        (part(full_height, wide, high, width), height)
    } else {
        (width, part(full_width, high, wide, height))
    };
    Rectangle {
        x: start(width, kept_width, focal.0, USUAL_FOCAL.0),
        y: start(height, kept_height, focal.1, USUAL_FOCAL.1),
        width: kept_width,
        height: kept_height,
    }
}

/// Where `kept` of `full` pixels begin so that the focal point is in their middle, or as near as
/// the edges allow.
fn start(full: u32, kept: u32, focal: f64, usual: f64) -> u32 {
    let share = if focal.is_finite() { focal.clamp(0.0, 1.0) } else { usual };
    let ideal = share * f64::from(full) - f64::from(kept) / 2.0;
    let most = f64::from(full.saturating_sub(kept));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0 … full - kept, which is a u32"
    )]
    let start = ideal.round().clamp(0.0, most) as u32;
    start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_crop_is_inside_has_the_aspect_and_holds_the_focal_point(
            width in 1_u32..20_000, height in 1_u32..20_000,
            wide in 1_u32..4_000, high in 1_u32..4_000,
            x in 0.0_f64..=1.0, y in 0.0_f64..=1.0,
        ) {
            let part = crop((width, height), (wide, high), (x, y));
            prop_assert!(part.width >= 1 && part.x + part.width <= width);
            prop_assert!(part.height >= 1 && part.y + part.height <= height);
            // One side is whole; the other is within half a pixel of what the aspect wants.
            prop_assert!(part.width == width || part.height == height);
            let (w, h) = (f64::from(part.width), f64::from(part.height));
            let (a, b) = (f64::from(wide), f64::from(high));
            let off = if part.width == width { (h - w * b / a).abs() } else { (w - h * a / b).abs() };
            let is_thinnest = part.width == 1 || part.height == 1;
            prop_assert!(off <= 0.5 + 1e-6 || is_thinnest, "{part:?}: {off}");
            let (fx, fy) = (x * f64::from(width), y * f64::from(height));
            prop_assert!(f64::from(part.x) - 0.5 <= fx && fx <= f64::from(part.x) + w + 0.5);
            prop_assert!(f64::from(part.y) - 0.5 <= fy && fy <= f64::from(part.y) + h + 0.5);
        }
    }

    #[test]
    fn a_focal_point_that_is_none_is_the_usual_one() {
        let usual = crop((1000, 2000), (1, 1), USUAL_FOCAL);
        assert_eq!(crop((1000, 2000), (1, 1), (f64::NAN, f64::INFINITY)), usual);
        assert_eq!(crop((1000, 2000), (1, 1), (0.5, -3.0)).y, 0);
        assert_eq!(crop((1000, 2000), (1, 1), (0.5, 9.0)).y, 1000);
    }
}
