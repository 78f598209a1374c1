//! Pixels: three bytes each (red, green, blue; sRGB), row by row from the top left.
//!
//! In: pixels. Out: pixels of another size, part or side up. Never: knows files or formats.

use fast_image_resize::images::{Image, ImageRef};
use fast_image_resize::{FilterType, PixelType, ResizeAlg, ResizeOptions, Resizer};
use image::metadata::Orientation;
use image::{DynamicImage, RgbImage};

use crate::crop::Rectangle;

/// A picture in memory.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    width: u32,
    height: u32,
    rgb: Vec<u8>,
}

/// Why pixels could not be handled: a mistake of the caller, never of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureError(String);

impl std::fmt::Display for PictureError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&self.0)
    }
}

impl std::error::Error for PictureError {}

impl Picture {
    /// A picture of `width` × `height` pixels, both at least 1; `rgb` has three bytes for each.
    ///
    /// # Errors
    /// When the bytes are not as many as the sides say.
    pub fn new(width: u32, height: u32, rgb: Vec<u8>) -> Result<Self, PictureError> {
        let wanted = u64::from(width) * u64::from(height) * 3;
        if wanted == 0 || u64::try_from(rgb.len()) != Ok(wanted) {
            return Err(PictureError(format!("{} bytes for {width} × {height}", rgb.len())));
        }
        Ok(Self { width, height, rgb })
    }

    /// A picture of one colour; both sides at least 1.
    ///
    /// # Errors
    /// When a side is 0.
    pub fn plain(width: u32, height: u32, colour: [u8; 3]) -> Result<Self, PictureError> {
        let pixels = usize::try_from(u64::from(width) * u64::from(height)).unwrap_or_default();
        Self::new(width, height, colour.repeat(pixels))
    }

    /// Width in pixels, at least 1.
    #[must_use]
    pub fn width(&self) -> u32 {
        self.width
    }

    /// Height in pixels, at least 1.
    #[must_use]
    pub fn height(&self) -> u32 {
        self.height
    }

    /// The bytes.
    #[must_use]
    pub fn rgb(&self) -> &[u8] {
        &self.rgb
    }

    /// The bytes, to be changed in place.
    pub(crate) fn rgb_mut(&mut self) -> &mut [u8] {
        &mut self.rgb
    }

    /// One pixel; nothing outside.
    #[must_use]
    pub fn pixel(&self, x: u32, y: u32) -> Option<[u8; 3]> {
        let start = self.place(x, y)?;
        self.rgb.get(start..start + 3)?.try_into().ok()
    }

    /// Changes one pixel; nothing outside.
    pub(crate) fn change(&mut self, x: u32, y: u32, change: impl Fn([u8; 3]) -> [u8; 3]) {
        let pixel = self.place(x, y).and_then(|start| self.rgb.get_mut(start..start + 3));
        if let Some([red, green, blue]) = pixel {
            [*red, *green, *blue] = change([*red, *green, *blue]);
        }
    }

    /// Where the bytes of a pixel begin.
    fn place(&self, x: u32, y: u32) -> Option<usize> {
        let is_inside = x < self.width && y < self.height;
        let pixels = u64::from(y) * u64::from(self.width) + u64::from(x);
        usize::try_from(pixels * 3).ok().filter(|_| is_inside)
    }

    /// The picture at another size, by Lanczos' filter; sides at least 1.
    ///
    /// # Errors
    /// When a side is 0.
    pub fn resized(&self, width: u32, height: u32) -> Result<Self, PictureError> {
        self.resized_part(Rectangle::whole(self.width, self.height), width, height)
    }

    /// A part of the picture at another size; sides at least 1.
    ///
    /// # Errors
    /// When a side is 0 or the part is not inside.
    pub fn resized_part(
        &self,
        part: Rectangle,
        width: u32,
        height: u32,
    ) -> Result<Self, PictureError> {
        let said = |error: &dyn std::fmt::Display| PictureError(error.to_string());
        let from = ImageRef::new(self.width, self.height, &self.rgb, PixelType::U8x3)
            .map_err(|error| said(&error))?;
        let mut to = Image::new(width, height, PixelType::U8x3);
        let options =
            ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::Lanczos3)).crop(
                f64::from(part.x),
                f64::from(part.y),
                f64::from(part.width),
                f64::from(part.height),
            );
        Resizer::new().resize(&from, &mut to, &options).map_err(|error| said(&error))?;
        Self::new(width, height, to.into_vec())
    }

    /// The picture turned and mirrored as Exif tag 0x0112 wants it shown.
    ///
    /// # Errors
    /// Never for a picture that was made by [`Picture::new`].
    pub fn upright(self, orientation: Orientation) -> Result<Self, PictureError> {
        if orientation == Orientation::NoTransforms {
            return Ok(self);
        }
        let raw = RgbImage::from_raw(self.width, self.height, self.rgb);
        let mut turned = DynamicImage::ImageRgb8(
            raw.ok_or_else(|| PictureError("a picture without its bytes".to_owned()))?,
        );
        turned.apply_orientation(orientation);
        let turned = turned.into_rgb8();
        Self::new(turned.width(), turned.height(), turned.into_raw())
    }

    /// Lays another picture over this one, its top left corner at `x`, `y`; what hangs over is lost.
    pub fn lay(&mut self, other: &Self, x: u32, y: u32) {
        let columns = other.width.min(self.width.saturating_sub(x));
        let index = |value: u64| usize::try_from(value).unwrap_or(usize::MAX);
        let length = index(u64::from(columns) * 3);
        for row in 0..other.height.min(self.height.saturating_sub(y)) {
            let from = index(u64::from(row) * u64::from(other.width) * 3);
            let to = index((u64::from(y + row) * u64::from(self.width) + u64::from(x)) * 3);
            let source = other.rgb.get(from..from.saturating_add(length));
            let target = self.rgb.get_mut(to..to.saturating_add(length));
            if let (Some(source), Some(target)) = (source, target) {
                target.copy_from_slice(source);
            }
        }
    }
}

/// Whether an orientation swaps width and height.
pub(crate) fn swaps_sides(orientation: Orientation) -> bool {
    matches!(
        orientation,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_sides_agree_or_there_is_no_picture() {
        assert!(Picture::new(2, 1, vec![0; 6]).is_ok());
        assert!(Picture::new(2, 1, vec![0; 5]).is_err());
        assert!(Picture::new(0, 1, vec![]).is_err());
        assert!(Picture::plain(u32::MAX, 0, [0; 3]).is_err());
    }

    #[test]
    fn what_hangs_over_the_edge_is_lost() {
        let mut ground = Picture::plain(4, 3, [1; 3]).unwrap();
        ground.lay(&Picture::plain(10, 10, [9; 3]).unwrap(), 2, 1);
        assert_eq!(ground.pixel(1, 1), Some([1; 3]));
        assert_eq!(ground.pixel(2, 0), Some([1; 3]));
        assert_eq!(ground.pixel(3, 2), Some([9; 3]));
        ground.lay(&Picture::plain(1, 1, [7; 3]).unwrap(), 4, 3);
        assert_eq!(ground.pixel(4, 3), None);
    }
}
