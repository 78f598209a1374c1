//! The ground behind a figure: lacquer or paper, a halo, and a quiet motif of the delta.
//!
//! In: a [`Person`]. Out: ink of two neighbouring tones. Never: contrast that competes with a face.

use crate::portrait::person::Person;
use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;

/// Draws ground, motif and halo over the whole portrait.
pub fn draw(pen: &mut Pen, person: &Person, chance: &mut Random) {
    let (ground, halo) = person.ground;
    let name = pen.fresh_name();
    pen.raw(&format!(
        r#"<radialGradient id="{name}" gradientUnits="userSpaceOnUse" cx="380" cy="420" r="1250"><stop offset="0" stop-color="{}"/><stop offset="1" stop-color="{}"/></radialGradient><rect width="1200" height="1500" fill="url(#{name})"/>"#,
        ground.lit(7),
        ground.shaded(18),
    ));
    let quiet = ground.mixed(halo, 55);
    match person.motif {
        0 => sun_and_water(pen, quiet, halo),
        1 => palms(pen, quiet, halo, chance),
        2 => rice(pen, quiet, halo, chance),
        3 => lotus(pen, quiet, halo),
        4 => fronds(pen, quiet, halo),
        5 => moon(pen, quiet, halo),
        _ => pen.ellipse(halo, (600, 640), (470, 470)),
    }
}

fn sun_and_water(pen: &mut Pen, quiet: Colour, halo: Colour) {
    pen.ellipse(halo, (600, 620), (440, 440));
    let wave = " t 120 0".repeat(11);
    for (row, y) in (0..9).zip((880..).step_by(62)) {
        let start = -60 - (row % 3) * 40;
        pen.line(quiet.mixed(halo, 40), 7, 80, &format!("M {start} {y} q 60 -18 120 0{wave}"));
    }
}

fn palms(pen: &mut Pen, quiet: Colour, halo: Colour, chance: &mut Random) {
    pen.ellipse(halo, (600, 640), (450, 450));
    for x in [90, 1080, 1170] {
        let top = chance.between(430, 640);
        let lean = chance.between(-30, 30);
        pen.line(
            quiet.mixed(halo, 30),
            20,
            100,
            &format!("M {x} 1500 C {} 1200 {} 900 {} {top}", x + lean, x - lean, x + lean),
        );
        crown(pen, quiet.mixed(halo, 30), (x + lean, top), 150);
    }
}

/// The crown of a coconut palm around a point.
pub fn crown(pen: &mut Pen, colour: Colour, centre: (i32, i32), reach: i32) {
    let (x, y) = centre;
    let leaves =
        [(-10, -6), (-8, -9), (-2, -9), (4, -9), (9, -6), (10, 1), (-10, 2), (-6, 6), (7, 6)];
    for (dx, dy) in leaves {
        let (tip_x, tip_y) = (x + dx * reach / 10, y + dy * reach / 14);
        let (bend_x, bend_y) = (x + dx * reach / 18, y + dy * reach / 12 - reach / 4);
        pen.fill(
            colour,
            &format!(
                "M {x} {y} Q {bend_x} {bend_y} {tip_x} {} Q {bend_x} {} {x} {y} Z",
                tip_y + reach / 10,
                bend_y + reach / 4,
            ),
        );
    }
}

fn rice(pen: &mut Pen, quiet: Colour, halo: Colour, chance: &mut Random) {
    pen.ellipse(halo, (600, 620), (450, 450));
    let tone = quiet.mixed(halo, 35);
    for side in [0, 1] {
        for stalk in 0..6 {
            let x = if side == 0 { 20 + stalk * 44 } else { 1180 - stalk * 44 };
            let away = if side == 0 { 1 } else { -1 };
            let top = chance.between(640, 900);
            let bow = away * chance.between(40, 110);
            pen.line(
                tone,
                6,
                100,
                &format!("M {x} 1500 C {x} 1200 {x} {} {} {top}", top + 120, x + bow / 2),
            );
            for grain in 0..7 {
                let (gx, gy) = (x + bow / 2 + bow * grain / 9, top + grain * grain * 3);
                pen.raw(&format!(
                    r#"<ellipse fill="{tone}" cx="{gx}" cy="{gy}" rx="9" ry="19" transform="rotate({} {gx} {gy})"/>"#,
                    -away * (30 + grain * 9),
                ));
            }
        }
    }
}

fn lotus(pen: &mut Pen, quiet: Colour, halo: Colour) {
    let tone = quiet.mixed(halo, 25);
    for (x, y, wide) in [(60, 1010, 230), (1150, 930, 260), (1010, 1230, 200), (150, 1290, 240)] {
        pen.line(
            tone,
            9,
            100,
            &format!("M {x} {y} C {} {} {} 1400 {} 1520", x + 14, y + 140, x - 20, x - 10),
        );
        pen.fill(
            tone,
            &format!(
                "M {} {y} C {} {} {} {} {} {y} C {} {} {} {} {} {y} Z",
                x - wide,
                x - wide / 2,
                y - wide / 3,
                x + wide / 2,
                y - wide / 3,
                x + wide,
                x + wide / 2,
                y + wide / 6,
                x - wide / 2,
                y + wide / 6,
                x - wide
            ),
        );
    }
    pen.ellipse(halo, (600, 620), (440, 440));
}

fn fronds(pen: &mut Pen, quiet: Colour, halo: Colour) {
    pen.ellipse(halo, (600, 640), (450, 450));
    let tone = quiet.mixed(halo, 30);
    pen.line(tone, 12, 100, "M -40 -20 C 180 60 330 200 420 400");
    for leaf in 0..11 {
        let (x, y) = (20 + leaf * 36, 6 + leaf * leaf * 3);
        pen.fill(
            tone,
            &format!(
                "M {x} {y} C {} {} {} {} {} {} C {} {} {} {} {x} {y} Z",
                x + 10,
                y + 70,
                x - 30,
                y + 170,
                x - 70,
                y + 230,
                x - 10,
                y + 160,
                x + 30,
                y + 80
            ),
        );
        pen.fill(
            tone,
            &format!(
                "M {x} {y} C {} {} {} {} {} {} C {} {} {} {} {x} {y} Z",
                x + 80,
                y - 20,
                x + 160,
                y + 10,
                x + 220,
                y + 60,
                x + 150,
                y + 50,
                x + 70,
                y + 30
            ),
        );
    }
}

fn moon(pen: &mut Pen, quiet: Colour, halo: Colour) {
    pen.ellipse(quiet, (600, 620), (545, 545));
    pen.ellipse(halo, (600, 620), (420, 420));
    pen.glaze(quiet, 80, "M 0 1180 C 200 1130 420 1200 640 1160 C 860 1120 1040 1180 1200 1150 L 1200 1500 L 0 1500 Z");
}
