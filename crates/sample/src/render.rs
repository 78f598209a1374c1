//! Drawings become photo files: WebP and JPEG, and the thumbhash that stands in until they are here.
//!
//! In: a [`Drawing`]. Out: bytes. Never: touches the disk.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{Options, Tree};

use crate::Failure;
use crate::photo::Drawing;

/// Quality of the WebP files, 0 to 100: above it flat art gains bytes and nothing else.
const WEBP_QUALITY: f32 = 71.0;
/// Quality of the JPEG files, 0 to 100.
const JPEG_QUALITY: u8 = 62;
/// The longer side of the picture behind a thumbhash, in pixels; the format allows 100.
const THUMB_SIDE: u32 = 96;

/// Pixels, three bytes each (red, green, blue), row by row.
#[derive(Debug, Clone)]
pub struct Picture {
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The bytes.
    pub rgb: Vec<u8>,
}

/// Renders a drawing at a width in pixels; the height follows.
///
/// # Errors
/// When the SVG is not well formed, which is a mistake in this crate.
pub fn picture(drawing: &Drawing, width: u32) -> Result<Picture, Failure> {
    let tree = Tree::from_str(&drawing.svg, &Options::default())?;
    let height = width * drawing.size.1 / drawing.size.0;
    let mut pixmap = Pixmap::new(width, height).ok_or("a picture without area")?;
    let size = tree.size();
    #[expect(clippy::cast_precision_loss, reason = "pixel counts are far below 2^24")]
    let scale = Transform::from_scale(width as f32 / size.width(), height as f32 / size.height());
    resvg::render(&tree, scale, &mut pixmap.as_mut());
    let mut rgb = Vec::new();
    for pixel in pixmap.pixels() {
        rgb.extend([pixel.red(), pixel.green(), pixel.blue()]);
    }
    Ok(Picture { width, height, rgb })
}

/// The WebP file of a picture.
///
/// # Errors
/// When libwebp refuses, such as above 16,383 pixels.
pub fn webp(picture: &Picture) -> Result<Vec<u8>, Failure> {
    let encoder = webp::Encoder::from_rgb(&picture.rgb, picture.width, picture.height);
    let mut config = webp::WebPConfig::new().map_err(|()| "libwebp has no default settings")?;
    config.quality = WEBP_QUALITY;
    config.method = 4;
    config.use_sharp_yuv = 1;
    let file = encoder.encode_advanced(&config).map_err(|error| format!("WebP: {error:?}"))?;
    Ok(file.to_vec())
}

/// The JPEG file of a picture.
///
/// # Errors
/// When the encoder refuses.
pub fn jpeg(picture: &Picture) -> Result<Vec<u8>, Failure> {
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, JPEG_QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let (width, height) = (u16::try_from(picture.width)?, u16::try_from(picture.height)?);
    encoder.encode(&picture.rgb, width, height, ColorType::Rgb)?;
    Ok(bytes)
}

/// The thumbhash of a drawing, base64.
///
/// # Errors
/// When the drawing cannot be rendered.
pub fn thumbhash(drawing: &Drawing) -> Result<String, Failure> {
    let longer = drawing.size.0.max(drawing.size.1);
    let small = picture(drawing, THUMB_SIDE * drawing.size.0 / longer)?;
    let mut rgba = Vec::new();
    for pixel in small.rgb.chunks_exact(3) {
        rgba.extend(pixel);
        rgba.push(u8::MAX);
    }
    let width = usize::try_from(small.width)?;
    let height = usize::try_from(small.height)?;
    Ok(STANDARD.encode(thumbhash::rgba_to_thumb_hash(width, height, &rgba)))
}
