//! Blouses and dresses of the delta: áo bà ba, áo dài, the tunic with a standing collar.
//!
//! In: a [`Person`] and a colour. Out: ink. Never: the body underneath; see [`crate::portrait::garment`].

use crate::portrait::garment::{cloth, pointed_torso, round_torso};
use crate::portrait::person::Person;
use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;

/// Áo bà ba: a round or heart-shaped neckline, buttons down the middle.
pub fn ba_ba(pen: &mut Pen, person: &Person, colour: Colour) {
    let heart = person.woman;
    let outline = if heart { pointed_torso(person, 1040) } else { round_torso(person, 62) };
    cloth(pen, person, colour, &outline);
    let neck = person.neck;
    let facing = colour.shaded(36);
    if heart {
        pen.line(
            facing,
            9,
            70,
            &format!(
                "M {} 926 C {} 985 {} 1000 600 1040 C {} 1000 {} 985 {} 926",
                600 - neck - 14,
                600 - neck + 4,
                600 - neck / 3,
                600 + neck / 3,
                600 + neck - 4,
                600 + neck + 14
            ),
        );
    } else {
        pen.line(
            facing,
            9,
            70,
            &format!(
                "M {} 926 C {} 975 {} 992 600 992 C {} 992 {} 975 {} 926",
                600 - neck - 14,
                600 - neck - 4,
                600 - neck / 2,
                600 + neck / 2,
                600 + neck + 4,
                600 + neck + 14
            ),
        );
    }
    let top = if heart { 1040 } else { 992 };
    pen.line(colour.shaded(50), 5, 70, &format!("M 600 {top} L 600 2600"));
    for y in (top + 44..1500).step_by(104) {
        pen.ellipse(colour.lit(34), (600, y), (12, 12));
        pen.ellipse(colour.shaded(30), (602, y + 2), (5, 5));
    }
    for x in [600 - 220, 600 + 70] {
        pen.line(colour.shaded(50), 5, 36, &format!("M {x} 1420 L {} 1420", x + 150));
    }
}

/// Áo dài: standing collar, the flap closing toward the armpit, blossoms or dots on some.
pub fn ao_dai(pen: &mut Pen, person: &Person, colour: Colour, chance: &mut Random) {
    let outline = round_torso(person, 40);
    cloth(pen, person, colour, &outline);
    let shoulder = person.shoulder;
    match chance.below(4) {
        0 => pen.within(&outline, |pen| blossoms(pen, colour, 600 - shoulder / 2 - 20)),
        1 => pen.within(&outline, |pen| {
            for row in 0..9 {
                for column in 0..12 {
                    let (x, y) = (130 + column * 86 + (row % 2) * 43, 1010 + row * 58);
                    pen.raw(&format!(
                        r#"<circle fill="{}" fill-opacity="26%" cx="{x}" cy="{y}" r="8"/>"#,
                        colour.lit(60)
                    ));
                }
            }
        }),
        2 => pen.within(&outline, |pen| blossoms(pen, colour, 600 + 90)),
        _ => {}
    }
    // The flap closes from the collar to the right armpit.
    let end = 600 - shoulder + 80;
    pen.line(
        colour.shaded(50),
        6,
        54,
        &format!("M 600 988 C 560 1080 {} 1150 {end} 1262", end + 130),
    );
    for (x, y) in [(586, 1018), (544, 1082), (end + 90, 1176)] {
        pen.ellipse(colour.lit(40), (x, y), (11, 11));
    }
    standing_collar(pen, person, colour);
}

fn blossoms(pen: &mut Pen, colour: Colour, x: i32) {
    let light = colour.lit(46);
    pen.line(
        light,
        5,
        46,
        &format!("M {} 1500 C {x} 1400 {} 1300 {} 1180", x + 20, x + 70, x + 40),
    );
    for (dx, y, size) in [(40, 1170, 26), (86, 1290, 32), (0, 1350, 28), (70, 1430, 36)] {
        for (petal_x, petal_y) in [(0, -1), (1, 0), (0, 1), (-1, 0)] {
            pen.raw(&format!(
                r#"<circle fill="{light}" fill-opacity="46%" cx="{}" cy="{}" r="{}"/>"#,
                x + dx + petal_x * size * 7 / 10,
                y + petal_y * size * 7 / 10,
                size * 6 / 10,
            ));
        }
        pen.ellipse(colour.shaded(20), (x + dx, y), (size / 4, size / 4));
    }
}

/// A tunic with a standing collar and cloth fastenings.
pub fn tunic(pen: &mut Pen, person: &Person, colour: Colour) {
    cloth(pen, person, colour, &round_torso(person, 40));
    pen.line(colour.shaded(50), 5, 60, "M 600 990 L 600 2600");
    for y in (1040..1500).step_by(96) {
        pen.line(colour.shaded(40), 8, 80, &format!("M 566 {y} L 634 {y}"));
        pen.ellipse(colour.shaded(50), (600, y), (11, 11));
    }
    standing_collar(pen, person, colour);
}

/// A standing collar around the neck, closed in front, as áo dài and tunic have it.
fn standing_collar(pen: &mut Pen, person: &Person, colour: Colour) {
    let neck = person.neck;
    let band = format!(
        "M {} 868 C {} 905 {} 912 600 {} C {} 912 {} 905 {} 868 L {} 926 C {} 968 {} 988 600 990 C {} 988 {} 968 {} 926 Z",
        600 - neck - 6,
        600 - neck / 2,
        600 - neck / 4,
        918,
        600 + neck / 4,
        600 + neck / 2,
        600 + neck + 6,
        600 + neck + 24,
        600 + neck,
        600 + neck / 2,
        600 - neck / 2,
        600 - neck,
        600 - neck - 24,
    );
    pen.fill(colour.lit(8), &band);
    pen.within(&band, |pen| {
        pen.glaze(
            colour.shaded(80),
            34,
            &format!(
                "M 640 850 C 640 900 620 950 600 1000 L {} 1000 L {} 850 Z",
                640 + neck,
                640 + neck
            ),
        );
    });
    pen.line(colour.shaded(46), 5, 60, "M 600 920 L 600 986");
    pen.line(
        colour.shaded(46),
        5,
        44,
        &format!(
            "M {} 926 C {} 968 {} 988 600 990 C {} 988 {} 968 {} 926",
            600 - neck - 24,
            600 - neck,
            600 - neck / 2,
            600 + neck / 2,
            600 + neck,
            600 + neck + 24
        ),
    );
}
