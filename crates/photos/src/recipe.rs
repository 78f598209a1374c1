//! What is made of a photo: widths, formats, qualities. And of which widths a photo is large enough.
//!
//! Two runs of one recipe make the same bytes: its [`Recipe::fingerprint`] is part of the cache's key.

/// Raised whenever the same settings make other bytes: what earlier versions stored is then passed over.
const VERSION: u32 = 1;

/// The highest picture that is made, in pixels: a strip of 1600 × 60,000 would be 300 MB.
pub const MOST_HEIGHT: u32 = 4_096;

/// What is made of every photo of a run.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipe {
    /// Widths of the WebP files in pixels; sorted and made unique by use.
    pub widths: Vec<u32>,
    /// The most that the JPEG file for feed readers and old browsers is wide, in pixels.
    pub jpeg_width: u32,
    /// Quality of the WebP files, 0 to 100.
    pub webp_quality: u8,
    /// Quality of the JPEG file, 1 to 100.
    pub jpeg_quality: u8,
}

impl Default for Recipe {
    /// 240 for lists on telephones, 480 for cards, 960 for cards on dense screens and the page, 1600
    /// for the close look; qualities at which skin shows no blocks on a screen.
    fn default() -> Self {
        Self {
            widths: vec![240, 480, 960, 1600],
            jpeg_width: 960,
            webp_quality: 78,
            jpeg_quality: 80,
        }
    }
}

/// Width and height of a file to be made, in pixels.
pub(crate) type Size = (u32, u32);

/// The sizes that a photo is made in, each a width and height in pixels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Plan {
    /// Of the WebP files, narrowest first; at least one.
    pub(crate) webp: Vec<Size>,
    /// Of the JPEG file.
    pub(crate) jpeg: Size,
    /// The largest of all.
    pub(crate) largest: Size,
}

impl Recipe {
    /// All that changes the bytes, in one text.
    pub(crate) fn fingerprint(&self) -> String {
        let Self { jpeg_width, webp_quality, jpeg_quality, .. } = self;
        let widths = self.sorted();
        format!("{VERSION} {widths:?} {jpeg_width} {webp_quality} {jpeg_quality}")
    }

    /// The width below which a photo looks blurred: the second of the wanted ones.
    pub(crate) fn enough_width(&self) -> u32 {
        self.sorted().get(1).copied().unwrap_or_default()
    }

    fn sorted(&self) -> Vec<u32> {
        let mut widths: Vec<u32> = self.widths.iter().copied().filter(|width| *width > 0).collect();
        widths.sort_unstable();
        widths.dedup();
        widths
    }

    /// The sizes for a photo of this upright size. Never larger than the photo: where it is smaller
    /// than a wanted width, its own width takes that place, unless that gains less than a sixth.
    /// Nothing for a strip so high that even the narrowest would pass [`MOST_HEIGHT`].
    pub(crate) fn plan(&self, (width, height): Size) -> Option<Plan> {
        let wanted = self.sorted();
        let mut widths: Vec<u32> =
            wanted.iter().copied().filter(|wanted| *wanted <= width).collect();
        let widest = widths.last().copied().unwrap_or_default();
        if wanted.last().is_none_or(|largest| *largest > width)
            && u64::from(width) * 6 >= u64::from(widest) * 7
        {
            widths.push(width);
        }
        let sized = |wide: u32| {
            let high = (u64::from(wide) * u64::from(height) * 2 + u64::from(width))
                / (u64::from(width) * 2).max(1);
            let high = u32::try_from(high).unwrap_or(u32::MAX).max(1);
            (high <= MOST_HEIGHT).then_some((wide, high))
        };
        let webp: Vec<Size> = widths.into_iter().filter_map(sized).collect();
        let largest = webp.last().copied()?;
        let narrow_enough = |size: &&Size| size.0 <= self.jpeg_width;
        let jpeg = webp.iter().rev().find(narrow_enough).or(webp.first()).copied()?;
        Some(Plan { webp, jpeg, largest })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn widths(size: Size) -> Vec<u32> {
        let plan = Recipe::default().plan(size).unwrap();
        plan.webp.iter().map(|size| size.0).collect()
    }

    #[test]
    fn a_photo_is_never_enlarged() {
        assert_eq!(widths((4000, 5000)), [240, 480, 960, 1600]);
        assert_eq!(widths((1600, 2000)), [240, 480, 960, 1600]);
        assert_eq!(widths((1200, 1500)), [240, 480, 960, 1200]);
        assert_eq!(widths((1000, 1250)), [240, 480, 960]);
        assert_eq!(widths((100, 125)), [100]);
        assert_eq!(widths((1, 1)), [1]);
    }

    #[test]
    fn the_jpeg_is_the_widest_that_is_not_too_wide() {
        let recipe = Recipe::default();
        assert_eq!(recipe.plan((4000, 5000)).unwrap().jpeg, (960, 1200));
        assert_eq!(recipe.plan((300, 300)).unwrap().jpeg, (300, 300));
        let narrow = Recipe { jpeg_width: 100, ..recipe };
        assert_eq!(narrow.plan((4000, 5000)).unwrap().jpeg, (240, 300));
    }

    #[test]
    fn a_high_strip_keeps_the_widths_that_are_not_too_high() {
        assert_eq!(widths((1600, 8000)), [240, 480]);
        assert_eq!(Recipe::default().plan((100, 60_000)), None);
        assert_eq!(widths((60_000, 1)), [240, 480, 960, 1600]);
    }

    #[test]
    fn the_fingerprint_holds_everything_but_the_order_of_widths() {
        let recipe = Recipe::default();
        let shuffled = Recipe { widths: vec![1600, 240, 960, 480, 240], ..recipe.clone() };
        assert_eq!(recipe.fingerprint(), shuffled.fingerprint());
        for other in [
            Recipe { widths: vec![240], ..recipe.clone() },
            Recipe { jpeg_width: 480, ..recipe.clone() },
            Recipe { webp_quality: 1, ..recipe.clone() },
            Recipe { jpeg_quality: 1, ..recipe.clone() },
        ] {
            assert_ne!(recipe.fingerprint(), other.fingerprint());
        }
    }
}
