//! JPEG: its markers are walked before it is decoded, at an eighth, a quarter or a half where enough.
//!
//! Never: decodes a file whose end is missing (decoders fill the rest with grey and call it a success).

use image::metadata::Orientation;
use jpeg_decoder::{Decoder, PixelFormat};

use super::{colour, damaged};
use crate::picture::Picture;
use crate::problem::PhotoProblemKind;
use crate::recipe::Size;

/// What the markers say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Shape {
    width: u16,
    height: u16,
    components: u8,
    /// How often a colour is sampled for each pixel, summed over the colours, in quarters: 4:2:0 is 6.
    quarter_samples: u64,
    is_progressive: bool,
}

impl Shape {
    /// Width and height as stored.
    pub(crate) fn size(&self) -> Size {
        (u32::from(self.width), u32::from(self.height))
    }

    /// The bytes that decoding needs at most: planes and the picture made of them, at the scale that
    /// the target allows; and in a progressive file all coefficients, two bytes each, at full size.
    /// With it the size at which it decodes.
    pub(crate) fn cost(&self, target: Size) -> (u64, Size) {
        let pixels = u64::from(self.width) * u64::from(self.height);
        let scale = self.scale(target);
        let scaled = |length: u16| (u64::from(length) * scale).div_ceil(8);
        let (width, height) = (scaled(self.width), scaled(self.height));
        let planes = width * height;
        // A grey picture becomes one of three bytes beside itself.
        let bytes_each = if self.components == 1 { 4 } else { u64::from(self.components) };
        let made = planes * (self.quarter_samples.div_ceil(4) + bytes_each);
        let coefficients = if self.is_progressive { pixels * self.quarter_samples / 2 } else { 0 };
        let side = |length: u64| u32::try_from(length).unwrap_or(u32::MAX);
        (made + coefficients, (side(width), side(height)))
    }

    /// The eighths at which the decoder gives at least the target on one side.
    fn scale(&self, (width, height): Size) -> u64 {
        let reaches = |length: u16, wanted: u32, scale: u64| {
            (u64::from(length) * scale).div_ceil(8) >= u64::from(wanted)
        };
        let enough = |scale: &u64| {
            reaches(self.width, width, *scale) || reaches(self.height, height, *scale)
        };
        [1, 2, 4].into_iter().find(enough).unwrap_or(8)
    }
}

/// Walks the markers to the end of the picture.
pub(crate) fn survey(bytes: &[u8]) -> Result<(Shape, Orientation), PhotoProblemKind> {
    let mut walk = Walk { bytes, at: 2 };
    let mut shape = None;
    let mut orientation = Orientation::NoTransforms;
    loop {
        let marker = walk.marker().ok_or(PhotoProblemKind::Truncated)?;
        match marker {
            END => break,
            // Markers without a segment: restarts, and what nobody writes between segments.
            0x01 | 0xD0..=0xD8 => {}
            _ => {
                let segment = walk.segment().ok_or(PhotoProblemKind::Truncated)?;
                match marker {
                    FRAMES_FIRST..=FRAMES_LAST if !NO_FRAMES.contains(&marker) => {
                        shape = Some(read_frame(marker, segment)?);
                    }
                    APP1 => {
                        let exif = segment.strip_prefix(b"Exif\0\0");
                        if let Some(found) = exif.and_then(Orientation::from_exif_chunk) {
                            orientation = found;
                        }
                    }
                    SCAN => walk.past_scan(),
                    _ => {}
                }
            }
        }
    }
    let shape = shape.ok_or_else(|| damaged("no frame before the end"))?;
    Ok((shape, orientation))
}

const FRAMES_FIRST: u8 = 0xC0;
const FRAMES_LAST: u8 = 0xCF;
/// Among the frames' numbers: tables of Huffman's and of arithmetic coding, and a reserved one.
const NO_FRAMES: [u8; 3] = [0xC4, 0xC8, 0xCC];
const APP1: u8 = 0xE1;
const SCAN: u8 = 0xDA;
const END: u8 = 0xD9;

/// A frame header: precision, height, width, and for each colour its name, samples and table.
fn read_frame(marker: u8, segment: &[u8]) -> Result<Shape, PhotoProblemKind> {
    let &[precision, h1, h0, w1, w0, components, ref rest @ ..] = segment else {
        return Err(PhotoProblemKind::Truncated);
    };
    // Lossless, hierarchical and arithmetic files come from scanners of hospitals, not from cameras.
    if marker > 0xC2 || precision != 8 {
        return Err(damaged(format!("JPEG of a rare kind, SOF{}", marker - FRAMES_FIRST)));
    }
    let samples = || {
        rest.chunks_exact(3).take(usize::from(components)).map(|colour| match colour {
            [_, samples, _] => (u64::from(samples >> 4), u64::from(samples & 15)),
            _ => (0, 0),
        })
    };
    let most_x = samples().map(|(x, _)| x).max().unwrap_or_default().max(1);
    let most_y = samples().map(|(_, y)| y).max().unwrap_or_default().max(1);
    let quarter_samples =
        samples().map(|(x, y)| (x * y * 4).div_ceil(most_x * most_y)).sum::<u64>();
    Ok(Shape {
        width: u16::from_be_bytes([w1, w0]),
        height: u16::from_be_bytes([h1, h0]),
        components,
        quarter_samples,
        is_progressive: marker == 0xC2,
    })
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Walk<'a> {
    /// The next marker. Bytes between segments that are none are passed over, as decoders do.
    fn marker(&mut self) -> Option<u8> {
        loop {
            let rest = self.bytes.get(self.at..)?;
            self.at += rest.iter().position(|byte| *byte == 0xFF)?;
            let rest = self.bytes.get(self.at..)?;
            self.at += rest.iter().position(|byte| *byte != 0xFF)? + 1;
            match self.bytes.get(self.at - 1) {
                Some(0) => {}
                marker => return marker.copied(),
            }
        }
    }

    /// The bytes of a segment, whose length counts its own two.
    fn segment(&mut self) -> Option<&'a [u8]> {
        let length = self.bytes.get(self.at..self.at + 2)?.try_into().ok()?;
        let end = self.at + usize::from(u16::from_be_bytes(length));
        let segment = self.bytes.get(self.at + 2..end)?;
        self.at = end;
        Some(segment)
    }

    /// Passes over coded pixels, to the marker after them: in them 0xFF is followed by 0 or a restart.
    fn past_scan(&mut self) {
        while let Some(found) =
            self.bytes.get(self.at..).and_then(|rest| rest.iter().position(|byte| *byte == 0xFF))
        {
            self.at += found;
            match self.bytes.get(self.at + 1) {
                Some(0 | 0xD0..=0xD7) => self.at += 2,
                Some(0xFF) => self.at += 1,
                _ => return,
            }
        }
        self.at = self.bytes.len();
    }
}

/// The pixels as stored, at the scale that the target allows, and the profile that they are in.
pub(super) fn decode(
    bytes: &[u8],
    shape: &Shape,
    (width, height): Size,
) -> Result<(Picture, Option<Vec<u8>>), PhotoProblemKind> {
    let mut decoder = Decoder::new(bytes);
    let within = |length: u32| u16::try_from(length).unwrap_or(u16::MAX);
    let size = decoder.scale(within(width), within(height)).map_err(damaged)?;
    let most = u64::from(size.0) * u64::from(size.1) * u64::from(shape.components);
    decoder.set_max_decoding_buffer_size(usize::try_from(most).unwrap_or(usize::MAX));
    let pixels = decoder.decode().map_err(damaged)?;
    let format = decoder.info().map(|info| info.pixel_format);
    let rgb = match format {
        Some(PixelFormat::RGB24) => pixels,
        Some(PixelFormat::L8) => pixels.iter().flat_map(|grey| [*grey; 3]).collect(),
        Some(PixelFormat::CMYK32) => colour::from_inks(pixels),
        Some(PixelFormat::L16) | None => return Err(damaged("JPEG of a rare kind")),
    };
    let profile = decoder.icc_profile().filter(|_| format == Some(PixelFormat::RGB24));
    let picture = Picture::new(u32::from(size.0), u32::from(size.1), rgb).map_err(damaged)?;
    Ok((picture, profile))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_large_baseline_file_costs_little_where_little_is_wanted() {
        // 100 million pixels, 4:2:0, as telephones of 2026 write them.
        let shape = Shape {
            width: 8660,
            height: 11547,
            components: 3,
            quarter_samples: 6,
            is_progressive: false,
        };
        assert_eq!(shape.scale((1600, 2133)), 2);
        assert!(shape.cost((1600, 2133)).0 < 40 << 20);
        let progressive = Shape { is_progressive: true, ..shape };
        assert!(progressive.cost((1600, 2133)).0 > 300 << 20);
    }

    #[test]
    fn a_walk_ends_on_any_bytes() {
        for fill in [0, 1, 0xC0, 0xD9, 0xDA, 0xE1, 0xFF] {
            for length in 0..40 {
                let mut bytes = vec![0xFF, 0xD8, 0xFF, fill, 0, 8];
                bytes.extend(std::iter::repeat_n(fill, length));
                assert!(survey(&bytes).is_err() || fill == 0xC0, "{fill:02x} × {length}");
            }
        }
    }
}
