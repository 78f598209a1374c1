//! A file's first bytes go in, its format comes out; its name is never asked.
//!
//! Also here: what a walk over the file's own blocks tells before any decoder runs — animated, cut off.
//! Never: decodes, never allocates more than a few bytes.

use crate::problem::PhotoProblemKind;

/// A format that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// JPEG, baseline or progressive.
    Jpeg,
    /// PNG.
    Png,
    /// WebP.
    WebP,
    /// GIF of one frame.
    Gif,
    /// TIFF; its first page.
    Tiff,
    /// BMP.
    Bmp,
}

impl Format {
    /// The name that people know it by.
    #[must_use]
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Jpeg => "JPEG",
            Self::Png => "PNG",
            Self::WebP => "WebP",
            Self::Gif => "GIF",
            Self::Tiff => "TIFF",
            Self::Bmp => "BMP",
        }
    }

    /// Whether a file name's extension promises this format; one that promises no picture at all
    /// (`.dat`, none) promises nothing and is right.
    #[must_use]
    pub(crate) fn fits_name(self, name: &str) -> bool {
        let extension = name.rsplit_once('.').map(|(_, extension)| extension.to_ascii_lowercase());
        let promised = match extension.as_deref() {
            Some("jpg" | "jpeg" | "jpe" | "jfif") => Self::Jpeg,
            Some("png") => Self::Png,
            Some("webp") => Self::WebP,
            Some("gif") => Self::Gif,
            Some("tif" | "tiff") => Self::Tiff,
            Some("bmp") => Self::Bmp,
            _ => return true,
        };
        promised == self
    }
}

/// The format of a file by its first bytes.
///
/// # Errors
/// [`PhotoProblemKind::Empty`], [`PhotoProblemKind::Heic`], or [`PhotoProblemKind::NotAPhoto`].
pub(crate) fn recognise(bytes: &[u8]) -> Result<Format, PhotoProblemKind> {
    if bytes.is_empty() {
        return Err(PhotoProblemKind::Empty);
    }
    let begins = |with: &[u8]| bytes.starts_with(with);
    let fourth = bytes.get(4..8).unwrap_or_default();
    let eighth = bytes.get(8..12).unwrap_or_default();
    if begins(&[0xFF, 0xD8, 0xFF]) {
        Ok(Format::Jpeg)
    } else if begins(b"\x89PNG\r\n\x1a\n") {
        Ok(Format::Png)
    } else if begins(b"RIFF") && eighth == b"WEBP" {
        Ok(Format::WebP)
    } else if begins(b"GIF87a") || begins(b"GIF89a") {
        Ok(Format::Gif)
    } else if begins(b"II*\0") || begins(b"MM\0*") {
        Ok(Format::Tiff)
    } else if begins(b"BM") {
        Ok(Format::Bmp)
    } else if fourth == b"ftyp" {
        Err(match eighth {
            b"avif" | b"avis" => PhotoProblemKind::Heic { format: "AVIF" },
            b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"hevx" | b"mif1" | b"msf1" => {
                PhotoProblemKind::Heic { format: "HEIC" }
            }
            _ => PhotoProblemKind::NotAPhoto { looks: "looks.video" },
        })
    } else {
        Err(PhotoProblemKind::NotAPhoto { looks: looks(bytes) })
    }
}

/// What a file that is no photo looks like, as the key of a text.
fn looks(bytes: &[u8]) -> &'static str {
    let begins = |with: &[u8]| bytes.starts_with(with);
    let start: &[u8] = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    if begins(b"PK\x03\x04") {
        "looks.zip"
    } else if begins(b"%PDF") {
        "looks.pdf"
    } else if start.trim_ascii_start().starts_with(b"<") {
        "looks.svg"
    } else if begins(&[0xD0, 0xCF, 0x11, 0xE0]) {
        "looks.office"
    } else if begins(b"8BPS") {
        "looks.psd"
    } else {
        "looks.unknown"
    }
}

/// Refuses what the file's own blocks show to be animated or cut off. JPEG has a walk of its own,
/// [`crate::decode::jpeg`]; BMP and TIFF have nothing of the kind and are left to their decoders.
///
/// # Errors
/// [`PhotoProblemKind::Animated`] or [`PhotoProblemKind::Truncated`].
pub(crate) fn check_blocks(format: Format, bytes: &[u8]) -> Result<(), PhotoProblemKind> {
    match format {
        Format::Png => check_png(bytes),
        Format::WebP => check_webp(bytes),
        Format::Gif => check_gif(bytes),
        Format::Jpeg | Format::Tiff | Format::Bmp => Ok(()),
    }
}

/// Chunks: a length, a name, the data, a checksum. `acTL` before the data makes it animated.
fn check_png(bytes: &[u8]) -> Result<(), PhotoProblemKind> {
    let mut at = 8_usize;
    loop {
        let (length, name) = (word(bytes, at, u32::from_be_bytes), bytes.get(at + 4..at + 8));
        let (Some(length), Some(name)) = (length, name) else {
            return Err(PhotoProblemKind::Truncated);
        };
        match name {
            b"acTL" => return Err(PhotoProblemKind::Animated),
            // All its bytes are there, the checksum too.
            b"IEND" if at + 12 <= bytes.len() => return Ok(()),
            _ => at = at.saturating_add(12).saturating_add(length),
        }
    }
}

/// The file says how long it is; a flag of its `VP8X` chunk says that it is animated.
fn check_webp(bytes: &[u8]) -> Result<(), PhotoProblemKind> {
    const ANIMATION: u8 = 0b10;
    match word(bytes, 4, u32::from_le_bytes) {
        Some(length) if bytes.len() >= length.saturating_add(8) => {}
        _ => return Err(PhotoProblemKind::Truncated),
    }
    let extended = bytes.get(12..16) == Some(b"VP8X");
    match bytes.get(20) {
        Some(flags) if extended && flags & ANIMATION != 0 => Err(PhotoProblemKind::Animated),
        _ => Ok(()),
    }
}

/// Blocks until the trailer; every image descriptor is a frame.
fn check_gif(bytes: &[u8]) -> Result<(), PhotoProblemKind> {
    let byte = |at: usize| bytes.get(at).copied().ok_or(PhotoProblemKind::Truncated);
    let palette = |flags: u8| if flags & 0x80 == 0 { 0 } else { 3 << ((flags & 7) + 1) };
    // Sub-blocks end with one of no bytes.
    let past_blocks = |mut at: usize| loop {
        match byte(at)? {
            0 => return Ok(at + 1),
            length => at += 1 + usize::from(length),
        }
    };
    let mut at = 13 + palette(byte(10)?);
    let mut frames = 0_u32;
    loop {
        match bytes.get(at) {
            Some(0x21) => at = past_blocks(at + 2)?,
            Some(0x2C) => {
                frames += 1;
                if frames > 1 {
                    return Err(PhotoProblemKind::Animated);
                }
                at = past_blocks(at + 11 + palette(byte(at + 9)?))?;
            }
            // Some programs write no trailer, or zeroes after the frame.
            _ if frames == 1 => return Ok(()),
            _ => return Err(PhotoProblemKind::Truncated),
        }
    }
}

/// Four bytes at a place, as a length.
fn word(bytes: &[u8], at: usize, read: fn([u8; 4]) -> u32) -> Option<usize> {
    let four = bytes.get(at..at.checked_add(4)?)?.try_into().ok()?;
    usize::try_from(read(four)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_photo_is_named_whatever_its_extension() {
        let looks = |bytes: &[u8]| match recognise(bytes) {
            Err(PhotoProblemKind::NotAPhoto { looks }) => looks,
            other => panic!("{other:?}"),
        };
        assert_eq!(looks(b"PK\x03\x04rest"), "looks.zip");
        assert_eq!(looks(b"%PDF-1.7"), "looks.pdf");
        assert_eq!(looks(b"\xEF\xBB\xBF <svg xmlns"), "looks.svg");
        assert_eq!(looks(b"\0\0\0\x20ftypisom"), "looks.video");
        assert_eq!(looks(b"\0"), "looks.unknown");
        assert_eq!(recognise(b""), Err(PhotoProblemKind::Empty));
        let heic = recognise(b"\0\0\0\x18ftypheic\0\0\0\0");
        assert_eq!(heic, Err(PhotoProblemKind::Heic { format: "HEIC" }));
    }

    #[test]
    fn an_extension_that_promises_no_picture_is_right() {
        assert!(Format::Png.fits_name("a.PNG") && Format::Png.fits_name("a"));
        assert!(Format::Jpeg.fits_name("a.JPeG") && Format::Jpeg.fits_name("a.dat"));
        assert!(!Format::Jpeg.fits_name("a.png"));
    }

    #[test]
    fn walks_end_on_any_bytes() {
        for length in 0..64 {
            for fill in [0, 0x21, 0x2C, 0x80, 0xFF] {
                let bytes = vec![fill; length];
                for format in [Format::Png, Format::WebP, Format::Gif] {
                    let _ = check_blocks(format, &bytes);
                }
            }
        }
    }
}
