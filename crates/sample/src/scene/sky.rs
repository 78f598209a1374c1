//! Light of an hour: sky, sun, the far line of trees, and the colours that go with them.
//!
//! In: a stream of chance. Out: ink over the whole picture. Never: a foreground.

use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;

/// The colours of an hour of the day.
#[derive(Debug, Clone, Copy)]
pub struct Light {
    /// The sky at the top and at the horizon.
    pub sky: (Colour, Colour),
    /// Sun or moon.
    pub sun: Colour,
    /// Trees far away.
    pub far: Colour,
    /// Leaves near by.
    pub leaf: Colour,
    /// Grass and young rice.
    pub field: Colour,
    /// Water.
    pub water: Colour,
    /// Walls in the light.
    pub wall: Colour,
    /// Tiles and roofs.
    pub roof: Colour,
    /// Timber, boats, shadows of buildings.
    pub timber: Colour,
}

const MORNING: Light = Light {
    sky: (Colour(0xd9, 0xe0, 0xcf), Colour(0xf3, 0xe6, 0xca)),
    sun: Colour(0xf8, 0xf0, 0xdc),
    far: Colour(0xa3, 0xb4, 0x9b),
    leaf: Colour(0x5b, 0x75, 0x52),
    field: Colour(0x93, 0xa4, 0x5c),
    water: Colour(0xa9, 0xc2, 0xb6),
    wall: Colour(0xee, 0xe1, 0xc4),
    roof: Colour(0xa9, 0x55, 0x3e),
    timber: Colour(0x6d, 0x4d, 0x38),
};
const NOON: Light = Light {
    sky: (Colour(0x9d, 0xbd, 0xbe), Colour(0xdd, 0xe6, 0xd6)),
    sun: Colour(0xee, 0xf0, 0xe2),
    far: Colour(0x83, 0x9f, 0x8b),
    leaf: Colour(0x3f, 0x64, 0x4a),
    field: Colour(0x7d, 0x98, 0x4a),
    water: Colour(0x86, 0xaa, 0xa6),
    wall: Colour(0xf0, 0xe8, 0xd6),
    roof: Colour(0x92, 0x43, 0x3a),
    timber: Colour(0x5c, 0x44, 0x36),
};
const EVENING: Light = Light {
    sky: (Colour(0xb9, 0x6a, 0x4e), Colour(0xea, 0xbf, 0x80)),
    sun: Colour(0xf5, 0xdc, 0xa6),
    far: Colour(0x9a, 0x6a, 0x55),
    leaf: Colour(0x4d, 0x4a, 0x3a),
    field: Colour(0x8c, 0x7a, 0x43),
    water: Colour(0xc7, 0x8f, 0x68),
    wall: Colour(0xdc, 0xb6, 0x86),
    roof: Colour(0x77, 0x33, 0x2e),
    timber: Colour(0x4c, 0x31, 0x29),
};

impl Light {
    /// One hour of three.
    #[must_use]
    pub fn choose(chance: &mut Random) -> Self {
        chance.pick(&[MORNING, NOON, EVENING]).copied().unwrap_or(MORNING)
    }
}

/// Sky, sun and the far trees down to the horizon, and plain ground below it.
pub fn draw(pen: &mut Pen, light: &Light, size: (u32, u32), horizon: i32, chance: &mut Random) {
    let (width, height) = size;
    let name = pen.fresh_name();
    let (top, low) = light.sky;
    pen.raw(&format!(
        r#"<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="{top}"/><stop offset="1" stop-color="{low}"/></linearGradient><rect width="{width}" height="{}" fill="url(#{name})"/><rect y="{horizon}" width="{width}" height="{height}" fill="{}"/>"#,
        horizon + 2,
        light.field,
    ));
    let across = i32::try_from(width).unwrap_or(1200);
    let sun = (chance.between(across / 4, across * 3 / 4), horizon * chance.between(36, 56) / 100);
    pen.ellipse(light.sun, sun, (horizon / 5, horizon / 5));
    let cloud = (chance.between(40, across - 400), horizon * chance.between(16, 34) / 100);
    pen.glaze(
        light.sun,
        40,
        &format!("M {} {} q 90 -46 190 -8 q 90 -30 150 22 q -180 20 -340 -14 Z", cloud.0, cloud.1),
    );
    let steps = if width > 1300 { 0..26 } else { 0..21 };
    let trees: Vec<String> = steps
        .map(|step| {
            let rise = 34 + (step * 37 % 11) * 5;
            let x = step * 75;
            format!("Q {} {} {} {}", x + 34, horizon - rise * 2, x + 75, horizon - 26)
        })
        .collect();
    let (low, trees) = (horizon + 4, trees.join(" "));
    pen.fill(light.far, &format!("M 0 {low} {trees} L {width} {low} Z"));
}
