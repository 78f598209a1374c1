//! Portraits: dignified, faceless figures of the Mekong delta, drawn as SVG.
//!
//! In: words of the data and a stream of chance. Out: an SVG of 1200 × 1500. Never: a real face, a
//! real emblem or insignia.

pub mod background;
pub mod blouse;
pub mod figure;
pub mod garment;
pub mod hair;
pub mod headwear;
pub mod palette;
pub mod person;
pub mod shirt;
pub mod svg;
pub mod uniform;
pub mod woven;

pub use person::{Person, choose, describe};

use crate::random::Random;
use svg::Pen;

/// Width and height of a portrait as drawn, in pixels.
pub const SIZE: (u32, u32) = (1200, 1500);

/// Draws a figure on its ground.
#[must_use]
pub fn draw(person: &Person, chance: &mut Random) -> String {
    let mut pen = Pen::default();
    background::draw(&mut pen, person, chance);
    // The figure leads: a little larger than it was drawn, the eyes' height kept.
    pen.placed((-84, -60), 114, |pen| bust(pen, person, chance));
    pen.document(SIZE, person.archive)
}

/// Draws head and shoulders, back to front, on whatever is there; a group is made of several.
pub fn bust(pen: &mut Pen, person: &Person, chance: &mut Random) {
    headwear::behind(pen, person);
    hair::behind(pen, person);
    pen.placed((0, -figure::LIFT), 100, |pen| {
        garment::behind(pen, person);
        figure::neck(pen, person);
        garment::draw(pen, person, chance);
    });
    figure::head(pen, person);
    hair::front(pen, person);
    headwear::front(pen, person);
}
