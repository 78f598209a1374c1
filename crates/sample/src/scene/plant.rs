//! What grows and flows: palms, fields, meadows, water.
//!
//! In: light, a place on the picture. Out: ink. Never: buildings.

use crate::portrait::background::crown;
use crate::portrait::svg::Pen;
use crate::random::Random;
use crate::scene::sky::Light;

/// A coconut palm with its foot at a point and so many pixels tall.
pub fn palm(pen: &mut Pen, light: &Light, foot: (i32, i32), tall: i32, chance: &mut Random) {
    let (x, y) = foot;
    let lean = chance.between(-50, 50);
    let top = (x + lean, y - tall);
    pen.line(
        light.timber.mixed(light.leaf, 30),
        tall / 28,
        100,
        &format!(
            "M {x} {y} C {x} {} {} {} {} {}",
            y - tall / 3,
            x + lean / 3,
            y - tall * 2 / 3,
            top.0,
            top.1
        ),
    );
    crown(pen, light.leaf.shaded(14), (top.0, top.1 + 10), tall * 32 / 100);
    crown(pen, light.leaf, top, tall * 30 / 100);
}

/// Water from the horizon down, with ripples.
pub fn water(pen: &mut Pen, light: &Light, size: (i32, i32), horizon: i32) {
    let (width, height) = size;
    pen.rectangle(light.water, (0, horizon), (width, height - horizon), 0);
    pen.glaze(
        light.far,
        50,
        &format!(
            "M 0 {horizon} L {width} {horizon} L {width} {} Q {} {} 0 {} Z",
            horizon + 34,
            width / 2,
            horizon + 60,
            horizon + 30
        ),
    );
    for row in 0..12 {
        let y = horizon + 44 + row * (14 + row * 3);
        let x = (row * 331) % width;
        let long = 90 + row * 16;
        pen.line(
            light.sky.1.lit(30),
            4 + row / 3,
            60,
            &format!("M {} {y} q {} -10 {long} 0", x - long / 2, long / 2),
        );
        let other = (x + width / 2) % width;
        pen.line(
            light.water.shaded(26),
            4 + row / 3,
            40,
            &format!("M {} {} q {} 10 {long} 0", other - long / 2, y + 12, long / 2),
        );
    }
}

/// Grass with a path.
pub fn meadow(pen: &mut Pen, light: &Light, size: (i32, i32), horizon: i32) {
    let (width, height) = size;
    pen.rectangle(light.field, (0, horizon), (width, height - horizon), 0);
    let middle = width / 2;
    pen.glaze(
        light.sky.1,
        70,
        &format!(
            "M {} {horizon} L {} {horizon} L {} {height} L {} {height} Z",
            middle - 40,
            middle + 40,
            middle + 330,
            middle - 330
        ),
    );
    for step in 0..18 {
        let (x, y) = ((step * 173) % width, horizon + 24 + (step * 67) % (height - horizon));
        pen.line(light.leaf, 5, 40, &format!("M {x} {y} q 4 -20 12 -26 M {x} {y} q -2 -20 -8 -26"));
    }
}

/// Rice in rows that run together at the horizon.
pub fn rice_field(pen: &mut Pen, light: &Light, size: (i32, i32), horizon: i32) {
    let (width, height) = size;
    pen.rectangle(light.field, (0, horizon), (width, height - horizon), 0);
    let middle = width * 45 / 100;
    for row in -14..15 {
        let foot = middle + row * 190;
        pen.glaze(
            light.leaf,
            36,
            &format!(
                "M {} {horizon} L {} {horizon} L {} {height} L {foot} {height} Z",
                middle + row * 26,
                middle + row * 26 + 11,
                foot + 84
            ),
        );
    }
    for bund in [horizon + 40, horizon + 130] {
        pen.line(
            light.timber.mixed(light.field, 50),
            7,
            60,
            &format!("M 0 {bund} L {width} {}", bund - 10),
        );
    }
}
