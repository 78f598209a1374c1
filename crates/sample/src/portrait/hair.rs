//! Hair: what falls behind the shoulders, and what frames the face.
//!
//! In: a [`Person`]. Out: ink. Never: hair through a hat; see [`crate::portrait::headwear`].

use crate::portrait::figure;
use crate::portrait::person::Person;
use crate::portrait::svg::{MIDDLE, Pen, symmetric};

/// Hair behind neck and shoulders.
pub fn behind(pen: &mut Pen, person: &Person) {
    let (wide, colour) = (person.face, person.hair_colour);
    let back = colour.shaded(22);
    match person.hair {
        "bun" if !covered(person) => {
            pen.ellipse(back, (MIDDLE, 312), (82, 76));
            pen.ellipse(colour, (MIDDLE - 6, 306), (76, 68));
            pen.line(colour.lit(40), 5, 30, "M 545 318 C 560 268 630 256 660 296");
        }
        "low-bun" => pen.fill(
            back,
            &symmetric(&[
                (wide - 20, 640),
                (wide + 4, 700),
                (wide + 6, 760),
                (wide - 14, 806),
                (wide - 40, 858),
                (60, 876),
                (0, 876),
            ]),
        ),
        "long" => pen.fill(
            back,
            &symmetric(&[
                (wide + 8, 520),
                (wide + 34, 640),
                (wide + 34, 800),
                (wide + 50, 930),
                (wide + 60, 1010),
                (wide + 50, 1100),
                (wide + 30, 1160),
                (100, 1180),
                (60, 1180),
                (0, 1180),
            ]),
        ),
        "bob" => pen.fill(
            back,
            &symmetric(&[
                (wide + 4, 500),
                (wide + 34, 600),
                (wide + 40, 720),
                (wide + 30, 806),
                (wide + 22, 858),
                (wide - 40, 868),
                (wide - 70, 850),
                (60, 830),
                (30, 830),
                (0, 830),
            ]),
        ),
        "wavy" => {
            for (out, y, radius) in
                [(wide, 500, 62), (wide + 14, 590, 64), (wide + 8, 680, 60), (wide - 30, 748, 56)]
            {
                pen.ellipse(back, (MIDDLE - out, y), (radius, radius));
                pen.ellipse(back, (MIDDLE + out, y), (radius, radius));
            }
        }
        "ponytail" => pen.fill(
            back,
            &symmetric(&[
                (wide, 560),
                (wide + 16, 640),
                (wide + 4, 740),
                (wide - 40, 800),
                (60, 830),
                (30, 830),
                (0, 830),
            ]),
        ),
        _ => {}
    }
}

/// Whether a hat hides the crown of the head.
#[must_use]
pub fn covered(person: &Person) -> bool {
    ["non-la", "helmet", "cap", "khan-head"].iter().any(|hat| person.wears(hat))
}

/// Hair over forehead and temples.
pub fn front(pen: &mut Pen, person: &Person) {
    match person.hair {
        "bun" | "low-bun" | "ponytail" => drawn_back(pen, person),
        "long" | "bob" => parted(pen, person),
        "wavy" => waves(pen, person),
        "shaved" => shaved(pen, person),
        _ => short(pen, person),
    }
    if person.hair == "ponytail" {
        let (wide, colour) = (person.face, person.hair_colour);
        let x = MIDDLE - wide;
        pen.fill(
            colour,
            &format!(
                "M {} 720 C {} 760 {} 830 {} 900 C {} 1010 {} 1090 {} 1180 C {} 1110 {} 1000 {} 900 C {} 830 {} 770 {} 740 Z",
                x + 4, x - 46, x - 66, x - 72, x - 90, x - 50, x - 20, x + 30, x + 34, x + 20, x + 14, x + 20, x + 30,
            ),
        );
        pen.line(
            colour.lit(40),
            5,
            26,
            &format!("M {} 790 C {} 890 {} 1000 {} 1110", x - 20, x - 46, x - 34, x - 20),
        );
    }
}

fn drawn_back(pen: &mut Pen, person: &Person) {
    let (wide, colour) = (person.face, person.hair_colour);
    let path = symmetric(&[
        (0, 312),
        (wide * 80 / 100, 308),
        (wide + 24, 400),
        (wide + 10, 566),
        (wide + 2, 574),
        (wide - 4, 570),
        (wide - 8, 556),
        (wide - 4, 476),
        (wide * 52 / 100, 412),
        (0, 398),
    ]);
    pen.fill(colour, &path);
    pen.within(&path, |pen| {
        for out in [40, 80, 120] {
            pen.line(
                colour.lit(45),
                5,
                22,
                &format!(
                    "M {} 330 C {} 380 {} 440 {} 560",
                    MIDDLE - out / 3,
                    MIDDLE - out,
                    MIDDLE - out - 30,
                    MIDDLE - wide - 4
                ),
            );
        }
        pen.glaze(
            colour.shaded(80),
            30,
            "M 640 300 C 700 380 740 470 752 600 L 860 600 L 860 280 Z",
        );
    });
}

fn parted(pen: &mut Pen, person: &Person) {
    let (wide, colour) = (person.face, person.hair_colour);
    let end = if person.hair == "long" { 830 } else { 790 };
    let path = symmetric(&[
        (0, 310),
        (wide * 84 / 100, 304),
        (wide + 34, 410),
        (wide + 32, 600),
        (wide + 34, 690),
        (wide + 34, end - 60),
        (wide + 26, end),
        (wide + 10, end + 6),
        (wide - 6, end - 6),
        (wide - 12, end - 30),
        (wide - 2, 700),
        (wide + 2, 620),
        (wide - 10, 545),
        (wide - 24, 470),
        (wide * 46 / 100, 420),
        (8, 386),
        (4, 386),
        (2, 386),
        (0, 386),
    ]);
    pen.fill(colour, &path);
    pen.within(&path, |pen| {
        pen.line(
            colour.lit(45),
            6,
            22,
            &format!("M 585 330 C 500 370 {} 470 {} 680", MIDDLE - wide - 6, MIDDLE - wide - 8),
        );
        pen.line(
            colour.lit(45),
            5,
            18,
            &format!("M 560 322 C 470 360 {} 460 {} 620", MIDDLE - wide - 26, MIDDLE - wide - 22),
        );
        pen.glaze(
            colour.shaded(80),
            30,
            "M 650 300 C 720 380 756 480 760 900 L 900 900 L 900 280 Z",
        );
    });
    if person.hair == "long" {
        let x = MIDDLE + wide;
        pen.fill(
            colour.shaded(14),
            &format!("M {} 700 C {} 820 {} 930 {} 1010 C {} 1090 {} 1150 {} 1200 C {} 1120 {} 1010 {} 930 C {} 860 {} 790 {} 700 Z", x - 6, x - 10, x - 6, x - 4, x + 6, x + 30, x + 40, x + 76, x + 74, x + 60, x + 48, x + 36, x + 30),
        );
    }
}

fn waves(pen: &mut Pen, person: &Person) {
    let (wide, colour) = (person.face, person.hair_colour);
    let path = symmetric(&[
        (0, 296),
        (wide * 80 / 100, 286),
        (wide + 56, 380),
        (wide + 40, 520),
        (wide + 60, 580),
        (wide + 40, 640),
        (wide + 4, 650),
        (wide - 14, 610),
        (wide + 4, 560),
        (wide - 8, 520),
        (wide - 20, 450),
        (wide * 50 / 100, 430),
        (wide * 20 / 100, 410),
        (60, 420),
        (30, 424),
        (0, 414),
    ]);
    pen.fill(colour, &path);
    pen.within(&path, |pen| {
        for (x, y) in [(470, 380), (540, 340), (620, 330), (450, 470)] {
            pen.line(colour.lit(55), 6, 26, &format!("M {x} {y} q 26 -34 58 -16"));
        }
        pen.glaze(
            colour.shaded(80),
            26,
            "M 660 280 C 720 380 750 480 752 680 L 900 680 L 900 260 Z",
        );
    });
}

fn short(pen: &mut Pen, person: &Person) {
    let (wide, colour) = (person.face, person.hair_colour);
    let (top, edge) = match person.hair {
        "receding" => (330, 386),
        "swept" => (296, 402),
        "crew" => (318, 420),
        _ => (302, 430),
    };
    let outer = format!(
        "M {0} 588 C {1} 520 {2} 400 {3} 350 C {4} {top} {5} {top} {6} 350 C {7} 400 {8} 520 {9} 588",
        MIDDLE - wide - 2,
        MIDDLE - wide - 14,
        MIDDLE - wide - 16,
        MIDDLE - wide * 72 / 100,
        MIDDLE - wide * 40 / 100,
        MIDDLE + wide * 40 / 100,
        MIDDLE + wide * 72 / 100,
        MIDDLE + wide + 16,
        MIDDLE + wide + 14,
        MIDDLE + wide + 2,
    );
    let sideburn = wide - 12;
    let inner = match person.hair {
        "receding" => format!(
            "L {0} 588 C {1} 520 {2} 470 {3} 440 C {4} 400 {5} {edge} 590 {edge} C {6} {edge} {7} 400 {8} 440 C {9} 470 {10} 520 {11} 588 Z",
            MIDDLE + sideburn,
            MIDDLE + wide - 14,
            MIDDLE + wide - 20,
            MIDDLE + wide - 34,
            MIDDLE + wide * 62 / 100,
            MIDDLE + wide * 40 / 100,
            MIDDLE - wide * 40 / 100,
            MIDDLE - wide * 62 / 100,
            MIDDLE - wide + 34,
            MIDDLE - wide + 20,
            MIDDLE - wide + 14,
            MIDDLE - sideburn,
        ),
        "side" => format!(
            "L {0} 588 C {1} 520 {2} 470 {3} 446 C {4} {5} 560 450 520 400 C 500 432 {6} 452 {7} 480 C {8} 510 {9} 550 {10} 588 Z",
            MIDDLE + sideburn,
            MIDDLE + wide - 12,
            MIDDLE + wide - 16,
            MIDDLE + wide * 78 / 100,
            MIDDLE + wide * 40 / 100,
            edge + 26,
            MIDDLE - wide * 72 / 100,
            MIDDLE - wide + 20,
            MIDDLE - wide + 10,
            MIDDLE - wide + 10,
            MIDDLE - sideburn,
        ),
        _ => format!(
            "L {0} 588 C {1} 520 {2} 480 {3} 452 C {4} {edge} {5} {edge} {6} {edge} C {7} {edge} {8} {edge} {9} 452 C {10} 480 {11} 520 {12} 588 Z",
            MIDDLE + sideburn,
            MIDDLE + wide - 12,
            MIDDLE + wide - 14,
            MIDDLE + wide - 26,
            MIDDLE + wide * 60 / 100,
            MIDDLE + wide * 36 / 100,
            MIDDLE,
            MIDDLE - wide * 36 / 100,
            MIDDLE - wide * 60 / 100,
            MIDDLE - wide + 26,
            MIDDLE - wide + 14,
            MIDDLE - wide + 12,
            MIDDLE - sideburn,
        ),
    };
    let path = format!("{outer} {inner}");
    pen.fill(colour, &path);
    pen.within(&path, |pen| {
        pen.glaze(
            colour.shaded(if colour.brightness() > 90 { 46 } else { 80 }),
            34,
            "M 640 290 C 700 360 740 440 748 620 L 860 620 L 860 260 Z",
        );
        if person.hair != "crew" {
            for shift in [0, 34, 68] {
                pen.line(
                    colour.lit(50),
                    5,
                    22,
                    &format!(
                        "M {} 400 C {} 350 {} 330 {} 334",
                        500 + shift,
                        510 + shift,
                        550 + shift,
                        610 + shift
                    ),
                );
            }
        }
    });
}

fn shaved(pen: &mut Pen, person: &Person) {
    let wide = person.face;
    let outline = figure::face(person);
    pen.within(&outline, |pen| {
        pen.glaze(
            person.hair_colour.mixed(person.skin, 40),
            30,
            &format!("M 400 300 L 800 300 L 800 560 L {} 560 C {} 470 690 428 600 426 C 510 428 {} 470 {} 560 L 400 560 Z", MIDDLE + wide - 12, MIDDLE + wide - 20, MIDDLE - wide + 20, MIDDLE - wide + 12),
        );
    });
}
