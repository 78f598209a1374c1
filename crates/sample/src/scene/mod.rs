//! Scenes: group pictures and landscapes without faces.
//!
//! In: words of the data and a stream of chance. Out: an SVG and its description. Never: a real place.

use crate::Failure;
use crate::material::Material;
use crate::portrait::SIZE as PORTRAIT;
use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;
use crate::wire::Text;

/// Width and height of a landscape as drawn, in pixels.
pub const SIZE: (u32, u32) = (1500, 1000);

/// A group before a scene, such as `farmers cooperative 5`.
///
/// # Errors
/// When nobody draws these words.
pub fn group(
    words: &str,
    chance: &mut Random,
    material: &Material,
) -> Result<(String, Text), Failure> {
    let mut parts = words.split_whitespace();
    let _kind = parts.next().ok_or("a group without a kind")?;
    let place = parts.next().ok_or("a group without a scene")?;
    let count = parts.next().ok_or("a group without a number")?;
    let word = |key: &str| {
        material.words.get(key).ok_or_else(|| Failure::from(format!("no words for {key}")))
    };
    let (intro, people, scene) =
        (word("intro")?, word(&format!("group-{count}"))?, word(&format!("scene-{place}"))?);
    let alt = Text::Languages {
        vi: format!("{}{}{}", intro.vi, people.vi, scene.vi),
        en: format!("{}{}{}", intro.en, people.en, scene.en),
    };
    let mut pen = Pen::default();
    pen.rectangle(Colour(0x2b, 0x39, 0x57), (0, 0), (1200, 1500 + chance.between(0, 1)), 0);
    Ok((pen.document(PORTRAIT, false), alt))
}

/// A landscape, such as `canal`.
///
/// # Errors
/// When nobody draws this key.
pub fn landscape(
    key: &str,
    chance: &mut Random,
    material: &Material,
) -> Result<(String, Text), Failure> {
    let word = |key: &str| {
        material.words.get(key).ok_or_else(|| Failure::from(format!("no words for {key}")))
    };
    let (intro, scene) = (word("intro")?, word(&format!("land-{key}"))?);
    let alt = Text::Languages {
        vi: format!("{}{}", intro.vi, scene.vi),
        en: format!("{}{}", intro.en, scene.en),
    };
    let mut pen = Pen::default();
    pen.rectangle(Colour(0x58, 0x67, 0x3a), (0, 0), (1500, 1000 + chance.between(0, 1)), 0);
    Ok((pen.document(SIZE, false), alt))
}
