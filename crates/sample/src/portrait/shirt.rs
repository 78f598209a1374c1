//! Shirts, collars, jackets and suits.
//!
//! In: a [`Person`] and a colour. Out: ink. Never: insignia.

use crate::portrait::garment::{LINEN, cloth, pointed_torso};
use crate::portrait::person::Person;
use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;

/// A turned-down collar with two points.
pub fn collar(pen: &mut Pen, person: &Person, colour: Colour) {
    let neck = person.neck;
    for side in [-1, 1] {
        let x = |out: i32| 600 + side * out;
        let flap = format!(
            "M {} 884 C {} 930 {} 968 {} 1010 L {} 1078 C {} 1030 {} 985 {} 926 Z",
            x(neck + 4),
            x(neck - 6),
            x(neck / 2),
            x(4),
            x(72),
            x(neck + 24),
            x(neck + 44),
            x(neck + 36),
        );
        pen.fill(if side < 0 { colour.lit(22) } else { colour.shaded(8) }, &flap);
        pen.line(colour.shaded(50), 4, 40, &flap);
    }
}

/// A shirt, striped or plain, with a pocket on some.
pub fn shirt(pen: &mut Pen, person: &Person, colour: Colour, chance: &mut Random) {
    let outline = pointed_torso(person, 1030);
    cloth(pen, person, colour, &outline);
    if chance.percent(26) && person.garment == "shirt" {
        pen.within(&outline, |pen| {
            for x in (100..1120).step_by(46) {
                pen.line(
                    colour.shaded(40),
                    4,
                    22,
                    &format!("M {x} 900 L {} 1500", x + (x - 600) / 9),
                );
            }
        });
    }
    pen.line(colour.shaded(50), 4, 46, "M 578 1030 L 578 2600");
    pen.line(colour.shaded(50), 4, 46, "M 622 1030 L 622 2600");
    for y in (1090..1500).step_by(110) {
        pen.ellipse(colour.shaded(34), (600, y), (9, 9));
    }
    if chance.percent(60) {
        pen.line(
            colour.shaded(50),
            5,
            40,
            "M 712 1250 L 862 1250 L 858 1410 L 786 1440 L 714 1410 Z",
        );
        if person.age != "young" && chance.percent(50) {
            pen.line(Colour(0x2b, 0x39, 0x57), 9, 90, "M 826 1228 L 826 1282");
        }
    }
    collar(pen, person, colour);
}

/// Jacket or coat over a shirt: lapels, and a tie where `tie` is one.
pub fn jacket(pen: &mut Pen, person: &Person, colour: Colour, under: Colour, tie: Option<Colour>) {
    cloth(pen, person, under, &pointed_torso(person, 1000));
    if let Some(tie) = tie {
        pen.fill(tie, "M 572 1004 L 628 1004 L 616 1060 L 584 1060 Z");
        pen.fill(tie, "M 584 1064 L 616 1064 L 644 1400 L 600 1460 L 556 1400 Z");
        pen.glaze(tie.shaded(80), 34, "M 602 1004 L 628 1004 L 616 1060 L 644 1400 L 600 1460 Z");
    }
    collar(pen, person, under);
    let neck = person.neck;
    let outline = {
        let body = pointed_torso(person, 1420);
        cloth(pen, person, colour, &body);
        body
    };
    for side in [-1, 1] {
        let x = |out: i32| 600 + side * out;
        let lapel = format!(
            "M {} 912 C {} 1060 {} 1240 {} 1440 L {} 1400 C {} 1290 {} 1210 {} 1176 L {} 1122 L {} 1104 C {} 1040 {} 980 {} 928 Z",
            x(neck + 6),
            x(neck - 14),
            x(40),
            x(0),
            x(22),
            x(96),
            x(146),
            x(168),
            x(132),
            x(176),
            x(150),
            x(neck + 70),
            x(neck + 42),
        );
        pen.within(&outline, |pen| {
            pen.fill(if side < 0 { colour.lit(12) } else { colour.shaded(12) }, &lapel);
            pen.line(colour.shaded(56), 4, 46, &lapel);
        });
    }
}

/// A suit jacket; a tie for most men.
pub fn suit(pen: &mut Pen, person: &Person, colour: Colour, chance: &mut Random) {
    let ties = [
        Colour(0x8f, 0x2d, 0x2f),
        Colour(0xc0, 0x93, 0x3c),
        Colour(0x2f, 0x4d, 0x6b),
        Colour(0x4a, 0x5a, 0x3a),
    ];
    let tie = ties.get(usize::try_from(chance.below(4)).unwrap_or(0)).copied();
    let under = if person.woman { Colour(0xe9, 0xdd, 0xc2) } else { LINEN };
    jacket(pen, person, colour, under, tie.filter(|_| !person.woman && chance.percent(72)));
    pen.line(colour.shaded(60), 5, 50, "M 720 1330 L 850 1312");
    pen.fill(LINEN, "M 726 1326 L 752 1290 L 778 1318 L 806 1286 L 836 1312 Z");
}
