//! One photo: the bytes of its file go in, the bytes of all files of the wall come out.
//!
//! Never: touches the disk, and never enlarges. The pixels are decoded once, at the largest width that
//! is wanted, and the smaller ones are made of that.

use crate::card::{Card, social_card};
use crate::decode::survey;
use crate::encode::{self, Impression};
use crate::limits::{Limits, Permit, Rooms};
use crate::picture::Picture;
use crate::problem::PhotoProblemKind;
use crate::recipe::Recipe;

/// What is made of one photo beside the recipe of all.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Wishes {
    /// The point that a crop keeps, as parts of width and height of the upright photo, 0 to 1.
    pub focal: Option<(f64, f64)>,
    /// A social card with this text; none if absent.
    pub card: Option<Card>,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileKind {
    /// One of the WebP files.
    WebP,
    /// The JPEG file for feed readers and old browsers.
    Jpeg,
    /// The social card, a JPEG.
    Card,
}

/// A file of a developed photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DevelopedFile {
    /// What it is for.
    pub kind: FileKind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// The bytes.
    pub bytes: Vec<u8>,
}

/// All that is made of a photo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Developed {
    /// Width and height of the photo itself, upright, in pixels.
    pub original: (u32, u32),
    /// WebP files, narrowest first; then the JPEG; then the card, if wanted.
    pub files: Vec<DevelopedFile>,
    /// ThumbHash, base64, as the feed has it.
    pub thumbhash: String,
    /// The colour that most of it has, about: red, green, blue.
    pub dominant: [u8; 3],
}

/// Makes all files of a photo; the name of its file is not asked.
///
/// # Errors
/// What is wrong with the photo: see [`PhotoProblemKind`].
pub fn develop(
    bytes: &[u8],
    recipe: &Recipe,
    wishes: &Wishes,
    limits: &Limits,
) -> Result<Developed, PhotoProblemKind> {
    develop_in(bytes, recipe, wishes, limits, &Rooms::new(limits), &|| false)
}

/// The same, waiting for room for its pixels, and looking between steps whether it shall stop.
pub(crate) fn develop_in(
    bytes: &[u8],
    recipe: &Recipe,
    wishes: &Wishes,
    limits: &Limits,
    rooms: &Rooms,
    stopped: &dyn Fn() -> bool,
) -> Result<Developed, PhotoProblemKind> {
    let go_on = || if stopped() { Err(PhotoProblemKind::Cancelled) } else { Ok(()) };
    let survey = survey(bytes, limits)?;
    let original = survey.upright();
    let (width, height) = original;
    let plan = recipe.plan(original).ok_or(PhotoProblemKind::Strip { width, height })?;
    let made = u64::from(plan.largest.0) * u64::from(plan.largest.1);
    // Either the pixels are decoded and made smaller, or the largest picture is encoded: with it, the
    // next smaller one and what the encoder keeps.
    let cost = survey.cost(plan.largest).max(made * (3 + 3 + encode::BYTES_PER_PIXEL));
    if cost > limits.pixel_bytes() {
        let limit = limits.pixel_bytes();
        return Err(PhotoProblemKind::TooMuchMemory { width, height, limit });
    }
    let _permit: Permit<'_> = rooms.pixels.take(cost);
    go_on()?;
    let mut picture = survey.decode(plan.largest)?;
    // Widest first: each is made of the one before, and the memory of that is given back.
    let mut files = Vec::new();
    let mut jpeg = None;
    let mut card = None;
    for (nth, size) in plan.webp.iter().rev().enumerate() {
        go_on()?;
        if nth > 0 {
            picture = picture.resized(size.0, size.1).map_err(not_made)?;
        }
        files.push(file(FileKind::WebP, &picture, encode::webp(&picture, recipe.webp_quality)?));
        if *size == plan.jpeg {
            jpeg =
                Some(file(FileKind::Jpeg, &picture, encode::jpeg(&picture, recipe.jpeg_quality)?));
            card = wishes.card.as_ref().map(|card| make_card(&picture, card, wishes, recipe));
        }
    }
    let Impression { thumbhash, dominant } = encode::impression(&picture)?;
    files.reverse();
    files.extend(jpeg);
    files.extend(card.transpose()?);
    Ok(Developed { original, files, thumbhash, dominant })
}

fn make_card(
    picture: &Picture,
    card: &Card,
    wishes: &Wishes,
    recipe: &Recipe,
) -> Result<DevelopedFile, PhotoProblemKind> {
    let drawn = social_card(Some(picture), wishes.focal, card).map_err(not_made)?;
    let bytes = encode::jpeg(&drawn, recipe.jpeg_quality)?;
    Ok(file(FileKind::Card, &drawn, bytes))
}

/// The card of an honouree without a photo: a JPEG of [`crate::card::CARD_SIZE`].
///
/// # Errors
/// When the encoder gives up.
pub fn card_without_photo(card: &Card, recipe: &Recipe) -> Result<DevelopedFile, PhotoProblemKind> {
    let drawn = social_card(None, None, card).map_err(not_made)?;
    Ok(file(FileKind::Card, &drawn, encode::jpeg(&drawn, recipe.jpeg_quality)?))
}

fn file(kind: FileKind, picture: &Picture, bytes: Vec<u8>) -> DevelopedFile {
    DevelopedFile { kind, width: picture.width(), height: picture.height(), bytes }
}

fn not_made(error: crate::picture::PictureError) -> PhotoProblemKind {
    PhotoProblemKind::NotEncoded { reason: error.to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What the bounds say of a JPEG of three colours, none left out; no pixel of it is needed.
    fn judge(width: u16, height: u16) -> PhotoProblemKind {
        let mut bytes = vec![0xFF, 0xD8, 0xFF, 0xC0, 0, 17, 8];
        bytes.extend([height.to_be_bytes(), width.to_be_bytes()].concat());
        bytes.extend([3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0, 0xFF, 0xD9]);
        let (recipe, limits) = (Recipe::default(), Limits::default());
        let rooms = Rooms::new(&limits);
        develop_in(&bytes, &recipe, &Wishes::default(), &limits, &rooms, &|| true).unwrap_err()
    }

    #[test]
    fn what_telephones_take_today_is_not_refused() {
        // 12, 48 and 100 million pixels; it is stopped only after it was let in.
        for (width, height) in [(3_000, 4_000), (6_000, 8_000), (8_600, 11_500)] {
            assert_eq!(judge(width, height), PhotoProblemKind::Cancelled, "{width}");
        }
        assert!(matches!(judge(10_001, 10_000), PhotoProblemKind::TooManyPixels { .. }));
    }
}
