//! Pixels go in, bytes of a file come out, with nothing in them but the pixels.
//!
//! Never: writes Exif, XMP, IPTC, a colour profile or a comment; both formats are sRGB without one.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

use crate::picture::Picture;
use crate::problem::PhotoProblemKind;

/// What libwebp keeps for each pixel while it encodes, in bytes: the pixels again with four bytes,
/// their halved colours, and the coded blocks before they are written.
pub(crate) const BYTES_PER_PIXEL: u64 = 8;
/// The longer side of the picture behind a thumbhash, in pixels; the format allows 100.
const THUMB_SIDE: u32 = 96;

/// The WebP file of a picture; quality 0 to 100.
pub(crate) fn webp(picture: &Picture, quality: u8) -> Result<Vec<u8>, PhotoProblemKind> {
    let encoder = webp::Encoder::from_rgb(picture.rgb(), picture.width(), picture.height());
    let mut config = webp::WebPConfig::new().map_err(|()| failed("no default settings"))?;
    config.quality = f32::from(quality.min(100));
    config.method = 4;
    let file = encoder.encode_advanced(&config).map_err(|error| failed(format!("{error:?}")))?;
    Ok(file.to_vec())
}

/// The progressive JPEG file of a picture; quality 1 to 100.
pub(crate) fn jpeg(picture: &Picture, quality: u8) -> Result<Vec<u8>, PhotoProblemKind> {
    let side = |length: u32| u16::try_from(length).map_err(|_| failed("more than 65,535 pixels"));
    let mut bytes = Vec::new();
    let mut encoder = Encoder::new(&mut bytes, quality.clamp(1, 100));
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    encoder.set_progressive(true);
    encoder.set_optimized_huffman_tables(true);
    let (width, height) = (side(picture.width())?, side(picture.height())?);
    encoder.encode(picture.rgb(), width, height, ColorType::Rgb).map_err(failed)?;
    Ok(bytes)
}

/// What stands in until a photo is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Impression {
    /// ThumbHash, base64.
    pub(crate) thumbhash: String,
    /// The colour that most of it has, about.
    pub(crate) dominant: [u8; 3],
}

/// The impression of a picture.
pub(crate) fn impression(picture: &Picture) -> Result<Impression, PhotoProblemKind> {
    let longer = u64::from(picture.width().max(picture.height()));
    let side = |length: u32| {
        let part =
            u64::from(length) * u64::from(THUMB_SIDE.min(picture.width().max(picture.height())));
        u32::try_from(part / longer.max(1)).unwrap_or(THUMB_SIDE).clamp(1, THUMB_SIDE)
    };
    let small = picture.resized(side(picture.width()), side(picture.height())).map_err(failed)?;
    let rgba: Vec<u8> = small
        .rgb()
        .chunks_exact(3)
        .flat_map(|pixel| pixel.iter().copied().chain([u8::MAX]))
        .collect();
    let index = |length: u32| usize::try_from(length).unwrap_or_default();
    let hash = thumbhash::rgba_to_thumb_hash(index(small.width()), index(small.height()), &rgba);
    Ok(Impression { thumbhash: STANDARD.encode(hash), dominant: dominant(&small) })
}

/// The mean of the fullest of 512 boxes of colour.
fn dominant(picture: &Picture) -> [u8; 3] {
    let mut boxes = vec![[0_u32; 4]; 512];
    for pixel in picture.rgb().chunks_exact(3) {
        let [red, green, blue] = *pixel else { continue };
        let place =
            usize::from(red >> 5) << 6 | usize::from(green >> 5) << 3 | usize::from(blue >> 5);
        if let Some([count, reds, greens, blues]) = boxes.get_mut(place) {
            *count += 1;
            *reds += u32::from(red);
            *greens += u32::from(green);
            *blues += u32::from(blue);
        }
    }
    let [count, red, green, blue] =
        boxes.into_iter().max_by_key(|[count, ..]| *count).unwrap_or_default();
    [red, green, blue].map(|sum| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX))
}

fn failed(error: impl std::fmt::Display) -> PhotoProblemKind {
    PhotoProblemKind::NotEncoded { reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_dominant_colour_is_that_of_most_pixels() {
        let mut picture = Picture::plain(10, 10, [200, 30, 40]).unwrap();
        picture.lay(&Picture::plain(4, 10, [0, 0, 255]).unwrap(), 0, 0);
        let made = impression(&picture).unwrap();
        let [red, green, blue] = made.dominant;
        assert!(red.abs_diff(200) < 9 && green.abs_diff(30) < 9 && blue.abs_diff(40) < 9);
    }

    #[test]
    fn the_wall_knows_the_tone_of_a_photo_by_its_thumbhash() {
        for (colour, hue, light) in [
            ([200, 40, 40], Some(0), 5),
            ([40, 180, 40], Some(4), 4),
            ([40, 40, 200], Some(8), 5),
            ([230, 230, 230], None, 9),
            ([20, 20, 20], None, 1),
        ] {
            let made = impression(&Picture::plain(40, 50, colour).unwrap()).unwrap();
            let tone = recognition_wall_core::feed::Tone::of(&made.thumbhash).unwrap();
            assert_eq!((tone.hue, tone.light), (hue, light), "{colour:?}");
        }
    }

    #[test]
    fn the_narrowest_pictures_have_an_impression() {
        for (width, height) in [(1, 1), (1, 4096), (1600, 1)] {
            let made = impression(&Picture::plain(width, height, [120; 3]).unwrap()).unwrap();
            assert!(STANDARD.decode(made.thumbhash).unwrap().len() >= 5);
        }
    }
}
