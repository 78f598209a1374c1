//! A file's bytes go in, pixels in sRGB come out; what they cost is known before any is decoded.
//!
//! Two steps: [`survey`] reads headers only, [`Survey::decode`] the pixels. Never: trusts a name, keeps
//! metadata, or decodes what has not passed the [`Limits`].

mod colour;
pub(crate) mod jpeg;
mod raster;

use image::metadata::Orientation;

use crate::format::{Format, check_blocks, recognise};
use crate::limits::Limits;
use crate::picture::{Picture, swaps_sides};
use crate::problem::PhotoProblemKind;
use crate::recipe::Size;

/// What the headers of a photo say.
#[derive(Debug)]
pub(crate) struct Survey<'a> {
    bytes: &'a [u8],
    /// Width and height as stored, before turning.
    stored: Size,
    orientation: Orientation,
    details: Details,
}

#[derive(Debug)]
enum Details {
    Jpeg(jpeg::Shape),
    Raster(raster::Shape),
}

/// Reads the headers and refuses what can't or must not be decoded.
pub(crate) fn survey<'a>(bytes: &'a [u8], limits: &Limits) -> Result<Survey<'a>, PhotoProblemKind> {
    let format = recognise(bytes)?;
    check_blocks(format, bytes)?;
    let (stored, orientation, details) = if format == Format::Jpeg {
        let (shape, orientation) = jpeg::survey(bytes)?;
        (shape.size(), orientation, Details::Jpeg(shape))
    } else {
        let (shape, orientation) = raster::survey(bytes, format, limits)?;
        (shape.size(), orientation, Details::Raster(shape))
    };
    let (width, height) = stored;
    if width == 0 || height == 0 {
        return Err(PhotoProblemKind::NoArea);
    }
    if u64::from(width) * u64::from(height) > limits.pixels {
        return Err(PhotoProblemKind::TooManyPixels { width, height, limit: limits.pixels });
    }
    Ok(Survey { bytes, stored, orientation, details })
}

impl Survey<'_> {
    /// Width and height as the photo is shown.
    pub(crate) fn upright(&self) -> Size {
        self.turned(self.stored)
    }

    /// The bytes that [`Survey::decode`] needs at most: while it decodes, or while the resizer, which
    /// goes by rows first, holds a picture as wide as the new one and as high as the old one.
    pub(crate) fn cost(&self, target: Size) -> u64 {
        let (width, height) = self.turned(target);
        let (decoding, decoded) = match &self.details {
            Details::Jpeg(shape) => shape.cost((width, height)),
            Details::Raster(shape) => shape.cost(),
        };
        let area = |(width, height): Size| u64::from(width) * u64::from(height);
        let made = area((width, height)) + area((width, decoded.1));
        let resizing = if decoded == (width, height) { 0 } else { 3 * (area(decoded) + made) };
        decoding.max(resizing)
    }

    /// The picture, upright, in sRGB, of just the `target` size; that must not be larger than
    /// [`Survey::upright`].
    pub(crate) fn decode(&self, target: Size) -> Result<Picture, PhotoProblemKind> {
        let (width, height) = self.turned(target);
        let (decoded, profile) = match &self.details {
            Details::Jpeg(shape) => jpeg::decode(self.bytes, shape, (width, height))?,
            Details::Raster(shape) => raster::decode(self.bytes, shape)?,
        };
        let mut picture = if (decoded.width(), decoded.height()) == (width, height) {
            decoded
        } else {
            decoded.resized(width, height).map_err(damaged)?
        };
        if let Some(profile) = profile {
            colour::to_srgb(&mut picture, &profile);
        }
        picture.upright(self.orientation).map_err(damaged)
    }

    fn turned(&self, (width, height): Size) -> Size {
        if swaps_sides(self.orientation) { (height, width) } else { (width, height) }
    }
}

/// The problem of a decoder that gave up.
fn damaged(error: impl std::fmt::Display) -> PhotoProblemKind {
    PhotoProblemKind::Damaged { reason: error.to_string() }
}
