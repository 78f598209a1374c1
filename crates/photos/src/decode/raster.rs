//! PNG, WebP, GIF, TIFF and BMP, by the decoders of `image`, under its limits.
//!
//! Never: decodes at another size than the file's; these formats know no other.

use std::error::Error;
use std::io::{Cursor, ErrorKind};

use image::metadata::Orientation;
use image::{ColorType, DynamicImage, ImageDecoder, ImageError, ImageFormat, ImageReader};

use super::{colour, damaged};
use crate::format::Format;
use crate::limits::Limits;
use crate::picture::Picture;
use crate::problem::PhotoProblemKind;
use crate::recipe::Size;

/// What the header says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    size: Size,
    format: Format,
    colour: ColorType,
    /// What the decoder may allocate, in bytes.
    most: u64,
}

impl Shape {
    /// Width and height as stored.
    pub(crate) fn size(&self) -> Size {
        self.size
    }

    /// The bytes that decoding needs at most: the pixels as the file has them, what its decoder keeps
    /// beside them, and the three bytes each that they become where that is not done in place. With it
    /// the size at which they are decoded.
    pub(crate) fn cost(&self) -> (u64, Size) {
        let pixels = u64::from(self.size.0) * u64::from(self.size.1);
        let stored = u64::from(self.colour.bytes_per_pixel());
        let beside = match self.format {
            Format::WebP | Format::Gif => 4,
            Format::Tiff => stored,
            Format::Png | Format::Bmp | Format::Jpeg => 0,
        };
        let become_rgb = match self.colour {
            ColorType::Rgb8 | ColorType::Rgba8 => 0,
            ColorType::La8 | ColorType::La16 | ColorType::Rgba16 | ColorType::Rgba32F => 4,
            _ => 3,
        };
        (pixels * (stored + beside + become_rgb), self.size)
    }
}

/// Reads the header.
pub(super) fn survey(
    bytes: &[u8],
    format: Format,
    limits: &Limits,
) -> Result<(Shape, Orientation), PhotoProblemKind> {
    let most = limits.pixel_bytes();
    let mut decoder = open(bytes, format, most)?;
    let size = decoder.dimensions();
    let colour = decoder.color_type();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    Ok((Shape { size, format, colour, most }, orientation))
}

/// The pixels as stored, and the profile that they are in.
pub(super) fn decode(
    bytes: &[u8],
    shape: &Shape,
) -> Result<(Picture, Option<Vec<u8>>), PhotoProblemKind> {
    let mut decoder = open(bytes, shape.format, shape.most)?;
    let profile = decoder.icc_profile().ok().flatten().filter(|_| shape.colour.has_color());
    let image = DynamicImage::from_decoder(decoder).map_err(explain)?;
    let rgb = match image {
        DynamicImage::ImageRgb8(image) => image.into_raw(),
        image if image.color().has_alpha() => colour::onto_white(image.into_rgba8().into_raw()),
        image => image.into_rgb8().into_raw(),
    };
    let (width, height) = shape.size;
    Ok((Picture::new(width, height, rgb).map_err(damaged)?, profile))
}

/// A decoder that has read the header. What the header alone would allocate (a profile that unpacks to
/// gigabytes) is bounded too.
fn open(
    bytes: &[u8],
    format: Format,
    most: u64,
) -> Result<impl ImageDecoder + '_, PhotoProblemKind> {
    let known = match format {
        Format::Png => ImageFormat::Png,
        Format::WebP => ImageFormat::WebP,
        Format::Gif => ImageFormat::Gif,
        Format::Tiff => ImageFormat::Tiff,
        Format::Bmp => ImageFormat::Bmp,
        Format::Jpeg => ImageFormat::Jpeg,
    };
    let mut limits = image::Limits::default();
    limits.max_alloc = Some(most);
    let mut reader = ImageReader::with_format(Cursor::new(bytes), known);
    reader.limits(limits);
    reader.into_decoder().map_err(explain)
}

/// A file that ends too soon is told apart from one with wrong bytes, where the decoder does.
fn explain(error: ImageError) -> PhotoProblemKind {
    let ends_too_soon = |error: &(dyn Error + 'static)| {
        let io = error.downcast_ref::<std::io::Error>();
        io.is_some_and(|error| error.kind() == ErrorKind::UnexpectedEof)
    };
    if let ImageError::IoError(io) = &error
        && io.kind() == ErrorKind::UnexpectedEof
    {
        return PhotoProblemKind::Truncated;
    }
    let mut cause = error.source();
    while let Some(error) = cause {
        if ends_too_soon(error) {
            return PhotoProblemKind::Truncated;
        }
        cause = error.source();
    }
    damaged(error)
}
