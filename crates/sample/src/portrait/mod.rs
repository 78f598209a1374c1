//! Portraits: dignified, faceless figures of the Mekong delta, drawn as SVG.
//!
//! In: words of the data and a stream of chance. Out: an SVG of 1200 × 1500. Never: a real face, a
//! real emblem or insignia.

pub mod palette;
pub mod person;
pub mod svg;

pub use person::{Person, choose, describe};

use crate::random::Random;
use svg::{Pen, symmetric};

/// Width and height of a portrait as drawn, in pixels.
pub const SIZE: (u32, u32) = (1200, 1500);

/// Draws a figure on its ground.
#[must_use]
pub fn draw(person: &Person, _chance: &mut Random) -> String {
    let mut pen = Pen::default();
    pen.rectangle(person.ground.0, (0, 0), (1200, 1500), 0);
    pen.ellipse(person.ground.1, (600, 620), (450, 450));
    pen.fill(
        person.cloth.colour,
        &symmetric(&[
            (100, 925),
            (150, 1000),
            (400, 980),
            (430, 1250),
            (440, 1400),
            (450, 1500),
            (450, 1500),
        ]),
    );
    pen.ellipse(person.skin, (600, 590), (person.face, 240));
    pen.document(SIZE, person.archive)
}
