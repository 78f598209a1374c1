//! Clothes of a calling: white coat, plain uniforms, work jacket, robes and cassock.
//!
//! In: a [`Person`]. Out: ink. Never: a badge, star, emblem or rank; the state's signs are not imitated.

use crate::portrait::garment::{LINEN, cloth, pointed_torso, round_torso};
use crate::portrait::person::Person;
use crate::portrait::shirt::{collar, jacket};
use crate::portrait::svg::{Colour, Pen};
use crate::random::Random;

/// Draws the garment of a calling.
pub fn draw(pen: &mut Pen, person: &Person, chance: &mut Random) {
    let colour = person.cloth.colour;
    match person.garment {
        "white-coat" => white_coat(pen, person, chance),
        "police" | "army" | "ranger" => plain_uniform(pen, person, colour),
        "worker" => work_jacket(pen, person, colour),
        "saffron" => saffron(pen, person, colour),
        "cassock" => cassock(pen, person, colour),
        _ => robe(pen, person, colour),
    }
}

fn white_coat(pen: &mut Pen, person: &Person, chance: &mut Random) {
    let scrubs = [
        Colour(0x8f, 0xb9, 0xc4),
        Colour(0x7f, 0xab, 0x9b),
        Colour(0xd9, 0xb9, 0xa6),
        Colour(0x9c, 0xae, 0xc9),
    ];
    let under = chance.pick(&scrubs).copied().unwrap_or(LINEN);
    jacket(pen, person, LINEN, under, None);
    pen.line(LINEN.shaded(40), 5, 44, "M 716 1300 L 866 1300 L 862 1450 L 720 1450 Z");
    if person.wears("nurse-cap") || chance.percent(25) {
        pen.line(Colour(0x2b, 0x5c, 0x8a), 9, 90, "M 760 1262 L 760 1330");
        pen.line(Colour(0x8f, 0x2d, 0x2f), 9, 90, "M 786 1268 L 786 1330");
    } else {
        let tube = Colour(0x2f, 0x36, 0x40);
        let neck = person.neck;
        pen.line(
            tube,
            13,
            100,
            &format!(
                "M {} 930 C {} 1060 {} 1150 500 1260",
                600 - neck - 36,
                600 - neck - 60,
                600 - neck - 30
            ),
        );
        pen.line(
            tube,
            13,
            100,
            &format!(
                "M {} 930 C {} 1060 {} 1150 690 1240",
                600 + neck + 36,
                600 + neck + 60,
                600 + neck + 20
            ),
        );
        pen.ellipse(Colour(0xa9, 0xac, 0xb0), (498, 1282), (32, 32));
        pen.ellipse(tube, (498, 1282), (17, 17));
        pen.line(Colour(0xa9, 0xac, 0xb0), 9, 100, "M 690 1240 C 660 1280 668 1310 690 1326");
        pen.line(Colour(0xa9, 0xac, 0xb0), 9, 100, "M 690 1240 C 722 1280 716 1310 704 1326");
    }
}

fn plain_uniform(pen: &mut Pen, person: &Person, colour: Colour) {
    cloth(pen, person, colour, &pointed_torso(person, 1040));
    let seam = colour.shaded(50);
    pen.line(seam, 5, 60, "M 600 1040 L 600 2600");
    for y in (1110..1500).step_by(116) {
        pen.ellipse(colour.shaded(40), (600, y), (11, 11));
    }
    let shoulder = person.shoulder;
    for side in [-1, 1] {
        let x = |out: i32| 600 + side * out;
        // Plain shoulder straps and pocket flaps: cloth, no rank.
        let strap = format!(
            "M {} 1000 L {} 976 L {} 1030 L {} 1066 Z",
            x(shoulder - 160),
            x(shoulder - 176),
            x(shoulder - 20),
            x(shoulder - 46)
        );
        pen.fill(colour.shaded(14), &strap);
        pen.line(seam, 4, 50, &strap);
        let flap = format!(
            "M {} 1250 L {} 1250 L {} 1300 L {} 1322 L {} 1300 Z",
            x(110),
            x(270),
            x(270),
            x(190),
            x(110)
        );
        pen.fill(colour.shaded(10), &flap);
        pen.line(seam, 4, 50, &flap);
        pen.line(
            seam,
            4,
            36,
            &format!("M {} 1300 L {} 1460 L {} 1460 L {} 1300", x(114), x(118), x(262), x(266)),
        );
        pen.ellipse(colour.shaded(40), (x(190), 1300), (8, 8));
    }
    collar(pen, person, colour.shaded(4));
}

fn work_jacket(pen: &mut Pen, person: &Person, colour: Colour) {
    let outline = pointed_torso(person, 1050);
    cloth(pen, person, colour, &outline);
    let strip = Colour(0xe9, 0xe2, 0xb4);
    pen.within(&outline, |pen| {
        for side in [-1, 1] {
            let x = 600 + side * (person.shoulder - 190);
            pen.line(strip, 44, 92, &format!("M {x} 900 L {x} 1500"));
        }
        pen.line(strip, 44, 92, "M 40 1400 L 1160 1400");
        pen.glaze(colour.shaded(80), 22, "M 760 900 L 760 1500 L 1200 1500 L 1200 900 Z");
    });
    pen.line(colour.shaded(56), 8, 70, "M 600 1050 L 600 2600");
    collar(pen, person, colour);
}

fn robe(pen: &mut Pen, person: &Person, colour: Colour) {
    cloth(pen, person, colour, &pointed_torso(person, 1150));
    let neck = person.neck;
    let under = colour.shaded(24);
    let right = format!(
        "M {} 900 C {} 1000 660 1090 560 1200 L 500 1320 L 560 1360 C 640 1240 740 1130 {} 985 L {} 916 Z",
        600 + neck + 4,
        600 + neck - 10,
        600 + neck + 84,
        600 + neck + 44
    );
    let left = format!(
        "M {} 900 C {} 1000 560 1120 640 1240 C 690 1330 740 1430 760 1640 L 830 1640 C 820 1420 750 1300 700 1210 C 640 1120 {} 1060 {} 916 Z",
        600 - neck - 4,
        600 - neck + 10,
        600 - neck - 10,
        600 - neck - 44
    );
    pen.fill(under, &right);
    pen.fill(colour.lit(10), &left);
    pen.line(colour.shaded(56), 5, 50, &right);
    pen.line(colour.shaded(56), 5, 50, &left);
    if person.wears("beads") {
        let bead = Colour(0x5a, 0x33, 0x22).lit(u8::from(colour.brightness() < 100) * 34);
        for step in 0..=26 {
            let t: i32 = step - 13;
            let (x, y) = (600 + t * 10, 1330 - t * t * 235 / 100);
            pen.ellipse(bead, (x, y), (14, 14));
            pen.ellipse(bead.lit(40), (x - 4, y - 4), (4, 4));
        }
    }
}

fn saffron(pen: &mut Pen, person: &Person, colour: Colour) {
    // The right shoulder is bare under the Theravada robe; the other carries its folds.
    let bare = round_torso(person, 40);
    cloth(pen, person, person.skin.shaded(6), &bare);
    let left = 600 - person.shoulder;
    let right = 600 + person.shoulder;
    pen.within(&bare, |pen| {
        let drape = format!("M {} 880 C {} 1000 560 1120 440 1230 C 330 1320 220 1360 {} 1400 L {} 2600 L {} 2600 L {} 880 Z", 600 + person.neck - 10, 600 + person.neck - 20, left - 80, left - 200, right + 200, right + 160);
        pen.fill(colour, &drape);
        pen.within(&drape, |pen| {
            pen.glaze(colour.shaded(80), 26, &format!("M {} 900 C {} 1050 {} 1250 {} 1640 L 1400 1640 L 1400 880 Z", right - 190, right - 120, right - 170, right - 230));
            for fold in 0..6 {
                let shift = fold * 62;
                pen.line(colour.shaded(46), 7, 34, &format!("M {} 930 C {} 1080 {} 1240 {} 1640", 700 + shift, 690 + shift, 560 + shift, 380 + shift));
                pen.line(colour.lit(50), 5, 24, &format!("M {} 930 C {} 1080 {} 1240 {} 1640", 716 + shift, 706 + shift, 578 + shift, 400 + shift));
            }
        });
        pen.line(colour.shaded(30), 16, 70, &format!("M {} 884 C {} 1000 560 1120 440 1230 C 330 1320 220 1360 {} 1400", 600 + person.neck - 2, 600 + person.neck - 14, left - 80));
    });
}

fn cassock(pen: &mut Pen, person: &Person, colour: Colour) {
    cloth(pen, person, colour.lit(6), &round_torso(person, 40));
    let neck = person.neck;
    let band = format!(
        "M {} 872 C {} 930 {} 946 600 948 C {} 946 {} 930 {} 872 L {} 934 C {} 985 {} 1000 600 1002 C {} 1000 {} 985 {} 934 Z",
        600 - neck - 6,
        600 - neck,
        600 - neck / 2,
        600 + neck / 2,
        600 + neck,
        600 + neck + 6,
        600 + neck + 22,
        600 + neck + 4,
        600 + neck / 2,
        600 - neck / 2,
        600 - neck - 4,
        600 - neck - 22
    );
    pen.fill(colour, &band);
    pen.fill(LINEN, "M 566 940 C 588 946 612 946 634 940 L 632 990 C 612 996 588 996 568 990 Z");
    pen.line(colour.lit(30), 5, 50, "M 600 1004 L 600 2600");
    for y in (1040..1500).step_by(54) {
        pen.ellipse(colour.lit(26), (600, y), (10, 10));
    }
    pen.line(
        colour.lit(34),
        5,
        30,
        &format!("M {} 985 C 470 1060 420 1110 {} 1160", 600 - neck - 60, 700 - person.shoulder),
    );
    pen.line(
        colour.lit(34),
        5,
        20,
        &format!("M {} 985 C 730 1060 780 1110 {} 1160", 600 + neck + 60, 500 + person.shoulder),
    );
}
