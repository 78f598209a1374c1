//! Woven things: the Khmer sash, the highland border, the khăn rằn of the delta.
//!
//! In: a [`Person`] and a colour. Out: ink. Never: a pattern that means rank.

use crate::portrait::garment::{cloth, round_torso};
use crate::portrait::person::Person;
use crate::portrait::svg::{Colour, Pen};

/// A blouse with the shoulder sash of Khmer women.
pub fn khmer(pen: &mut Pen, person: &Person, colour: Colour) {
    let outline = round_torso(person, 66);
    cloth(pen, person, colour, &outline);
    let sash = Colour(0xa0, 0x33, 0x3f);
    let gold = Colour(0xd8, 0xae, 0x55);
    pen.within(&outline, |pen| {
        let left = 600 - person.shoulder;
        let band = format!("M {} 980 L {} 950 C 620 1120 800 1330 880 1640 L 900 2600 L 560 2600 L 560 1640 C 520 1420 420 1200 {} 1080 Z", left + 60, left + 230, left + 30);
        pen.fill(sash, &band);
        pen.line(gold, 12, 90, &format!("M {} 952 C 620 1120 800 1330 874 1640 L 894 2600", left + 222));
        pen.line(gold, 12, 90, &format!("M {} 1072 C 410 1200 520 1420 566 1640 L 566 2600", left + 40));
        for step in 0..8 {
            let (x, y) = (left + 190 + step * 62, 1056 + step * 78);
            pen.fill(gold, &format!("M {x} {} L {} {y} L {x} {} L {} {y} Z", y - 24, x + 20, y + 24, x - 20));
        }
        pen.glaze(sash.shaded(80), 26, "M 700 1180 C 780 1290 850 1420 900 1640 L 760 1640 C 740 1440 720 1300 700 1180 Z");
    });
}

/// An indigo blouse of the Central Highlands with woven borders.
pub fn indigo(pen: &mut Pen, person: &Person, colour: Colour) {
    let outline = round_torso(person, 70);
    cloth(pen, person, colour, &outline);
    let bands = [
        (Colour(0xb4, 0x3a, 0x34), 34),
        (Colour(0xe3, 0xc0, 0x6a), 12),
        (Colour(0xf1, 0xea, 0xdb), 7),
    ];
    let neck = person.neck;
    pen.within(&outline, |pen| {
        for (band, width) in bands {
            pen.line(
                band,
                width,
                100,
                &format!(
                    "M {} 905 C {} 985 {} 1034 600 1034 C {} 1034 {} 985 {} 905",
                    600 - neck - 36,
                    600 - neck - 20,
                    600 - neck / 2,
                    600 + neck / 2,
                    600 + neck + 20,
                    600 + neck + 36
                ),
            );
            pen.line(band, width, 100, "M 600 1040 L 600 1640");
            for out in [-1, 1] {
                let x = 600 + out * (person.shoulder - 10);
                pen.line(
                    band,
                    width,
                    100,
                    &format!("M {} 1300 L {} 1280", x - out * 46, x + out * 80),
                );
            }
        }
        for y in (1080..1500).step_by(60) {
            pen.fill(
                Colour(0xe3, 0xc0, 0x6a),
                &format!("M 600 {} L 612 {y} L 600 {} L 588 {y} Z", y - 16, y + 16),
            );
        }
    });
}

/// Defines the khăn rằn's checks and names the paint.
pub fn checks(pen: &mut Pen) -> String {
    let name = pen.fresh_name();
    pen.raw(&format!(
        r##"<pattern id="{name}" width="40" height="40" patternUnits="userSpaceOnUse" patternTransform="rotate(18)"><rect width="40" height="40" fill="#f4f0e6"/><rect width="40" height="17" fill="#2b2729" fill-opacity="62%"/><rect width="17" height="40" fill="#2b2729" fill-opacity="62%"/></pattern>"##
    ));
    format!("url(#{name})")
}

/// The khăn rằn around the neck, one end hanging in front.
pub fn scarf(pen: &mut Pen, person: &Person) {
    let neck = person.neck;
    let paint = checks(pen);
    let shade = Colour(0x2b, 0x20, 0x22);
    let tail = "M 640 1020 C 690 1050 706 1120 712 1200 L 728 1390 L 618 1404 C 620 1280 604 1160 580 1060 Z";
    let end = "M 560 1030 C 520 1070 500 1130 492 1190 L 470 1320 L 566 1338 C 578 1240 600 1150 626 1070 Z";
    let ring = format!(
        "M {0} 884 C {1} 950 {2} 1000 600 1006 C {3} 1000 {4} 950 {5} 884 C {6} 900 {7} 930 {7} 962 C {8} 1050 660 1086 600 1086 C 540 1086 {9} 1050 {10} 962 C {10} 930 {11} 900 {0} 884 Z",
        600 - neck - 6,
        600 - neck + 6,
        600 - neck / 2,
        600 + neck / 2,
        600 + neck - 6,
        600 + neck + 6,
        600 + neck + 40,
        600 + neck + 62,
        600 + neck + 50,
        600 - neck - 50,
        600 - neck - 62,
        600 - neck - 40,
    );
    for piece in [end, tail, ring.as_str()] {
        pen.raw(&format!(r#"<path fill="{paint}" d="{piece}"/>"#));
    }
    pen.glaze(shade, 20, tail);
    pen.glaze(shade, 12, end);
    pen.within(&ring, |pen| {
        pen.glaze(shade, 34, "M 620 850 C 650 950 640 1040 610 1100 L 900 1100 L 900 850 Z");
        pen.line(shade, 7, 30, "M 520 1000 C 560 1040 620 1050 690 1010");
    });
    pen.raw(&format!(r#"<path fill="{paint}" d="M 566 1020 C 600 1000 640 1008 652 1044 C 656 1080 620 1104 590 1094 C 562 1082 552 1048 566 1020 Z"/>"#));
    pen.glaze(shade, 26, "M 566 1020 C 600 1000 640 1008 652 1044 C 656 1080 620 1104 590 1094 C 562 1082 552 1048 566 1020 Z");
}
