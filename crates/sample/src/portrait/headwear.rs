//! What is worn on the head or before the eyes.
//!
//! In: a [`Person`]. Out: ink. Never: a badge on a cap.

use crate::portrait::garment::LINEN;
use crate::portrait::person::Person;
use crate::portrait::svg::{Colour, MIDDLE, Pen, symmetric};
use crate::portrait::woven::checks;

const LEAF: Colour = Colour(0xe2, 0xcc, 0x97);

/// The part of a hat behind the head: the underside of a nón lá.
pub fn behind(pen: &mut Pen, person: &Person) {
    if person.wears("non-la") {
        pen.ellipse(LEAF.shaded(44), (MIDDLE, 424), (398, 62));
    }
}

/// Hats and glasses over face and hair.
pub fn front(pen: &mut Pen, person: &Person) {
    if person.wears("glasses") {
        glasses(pen, person);
    }
    for worn in &person.worn {
        match *worn {
            "non-la" => leaf_hat(pen, person),
            "helmet" => helmet(pen, person),
            "cap" => cap(pen, person),
            "khan-head" => wrapped(pen, person),
            "nurse-cap" => nurse_cap(pen),
            _ => {}
        }
    }
}

fn glasses(pen: &mut Pen, person: &Person) {
    let wide = person.face;
    let frame = if person.hair_colour.brightness() > 90 {
        Colour(0x4b, 0x3a, 0x2c)
    } else {
        Colour(0x24, 0x20, 0x22)
    };
    let glass = wide * 62 / 100;
    for side in [-1, 1] {
        let centre = MIDDLE + side * wide * 49 / 100;
        let left = centre - glass / 2;
        pen.raw(&format!(
            r##"<rect x="{left}" y="540" width="{glass}" height="74" rx="30" fill="#ffffff" fill-opacity="14%" stroke="{frame}" stroke-width="8"/>"##
        ));
        let (from, to) = (centre + side * glass / 2, MIDDLE + side * (wide + 6));
        pen.line(frame, 8, 100, &format!("M {from} 566 L {to} 574"));
    }
    pen.line(
        frame,
        8,
        100,
        &format!(
            "M {} 568 C 590 556 610 556 {} 568",
            MIDDLE - wide * 49 / 100 + glass / 2,
            MIDDLE + wide * 49 / 100 - glass / 2
        ),
    );
}

fn leaf_hat(pen: &mut Pen, person: &Person) {
    let cone = "M 600 150 C 612 152 620 160 630 168 C 760 262 900 352 1004 420 C 940 486 760 506 600 506 C 440 506 260 486 196 420 C 300 352 440 262 570 168 C 580 160 588 152 600 150 Z";
    // The shadow that the hat throws on the face.
    pen.within(&crate::portrait::figure::face(person), |pen| {
        pen.glaze(
            person.skin.shaded(60),
            40,
            "M 380 480 L 820 480 L 820 556 C 700 586 500 586 380 556 Z",
        );
    });
    pen.fill(LEAF, cone);
    pen.within(cone, |pen| {
        pen.glaze(
            LEAF.shaded(70),
            24,
            "M 604 140 C 680 260 760 380 790 520 L 1100 520 L 1100 140 Z",
        );
        pen.glaze(
            LEAF.lit(90),
            30,
            "M 590 160 C 480 280 380 380 330 470 L 250 450 C 330 370 470 250 590 160 Z",
        );
        for (y, out) in [(214, 60), (266, 130), (318, 204), (370, 280), (420, 350)] {
            pen.line(
                LEAF.shaded(50),
                4,
                40,
                &format!(
                    "M {} {y} C {} {} {} {} {} {y}",
                    MIDDLE - out,
                    MIDDLE - out / 2,
                    y + out / 5 + 8,
                    MIDDLE + out / 2,
                    y + out / 5 + 8,
                    MIDDLE + out
                ),
            );
        }
        for out in [-260, -140, -40, 70, 170, 290] {
            pen.line(LEAF.shaded(50), 3, 22, &format!("M 600 150 L {} 520", MIDDLE + out));
        }
    });
    pen.line(
        LEAF.shaded(36),
        9,
        90,
        "M 200 424 C 270 486 440 504 600 504 C 760 504 930 486 1000 424",
    );
    if person.woman {
        let (wide, chin) = (person.face, person.chin);
        let ribbon = Colour(0xb9, 0x6f, 0x7f);
        pen.line(
            ribbon,
            12,
            90,
            &format!(
                "M {} 496 C {} 640 {} 760 596 {}",
                MIDDLE - wide - 8,
                MIDDLE - wide - 6,
                MIDDLE - wide + 30,
                chin + 12
            ),
        );
        pen.line(
            ribbon.shaded(24),
            12,
            90,
            &format!(
                "M {} 496 C {} 640 {} 760 604 {}",
                MIDDLE + wide + 8,
                MIDDLE + wide + 6,
                MIDDLE + wide - 30,
                chin + 12
            ),
        );
    }
}

fn helmet(pen: &mut Pen, person: &Person) {
    let wide = person.face;
    let shell = match person.cloth.name {
        "orange" => Colour(0xf0, 0xea, 0xdc),
        "blue" | "navy" => Colour(0xdd, 0xa8, 0x35),
        _ => Colour(0xd9, 0x8e, 0x35),
    };
    let dome = symmetric(&[
        (0, 262),
        (wide * 70 / 100, 262),
        (wide + 38, 330),
        (wide + 34, 470),
        (wide + 20, 480),
        (60, 476),
        (0, 476),
    ]);
    pen.fill(shell, &dome);
    pen.within(&dome, |pen| {
        pen.glaze(shell.shaded(70), 26, "M 650 240 C 720 320 748 400 752 500 L 900 500 L 900 240 Z");
        pen.glaze(shell.lit(90), 34, "M 470 330 C 500 296 540 280 570 276 C 520 320 490 380 482 450 L 440 450 C 440 400 450 360 470 330 Z");
        pen.line(shell.shaded(40), 6, 40, "M 566 262 C 552 330 550 400 552 470");
        pen.line(shell.shaded(40), 6, 40, "M 634 262 C 648 330 650 400 648 470");
    });
    let brim = format!(
        "M {0} 462 C {1} 438 {2} 438 {3} 462 C {4} 500 {5} 512 600 512 C {6} 512 {7} 500 {0} 462 Z",
        MIDDLE - wide - 62,
        MIDDLE - wide + 20,
        MIDDLE + wide - 20,
        MIDDLE + wide + 62,
        MIDDLE + wide + 20,
        MIDDLE + wide - 60,
        MIDDLE - wide + 60,
        MIDDLE - wide - 20
    );
    pen.fill(shell.shaded(16), &brim);
    let chin = person.chin;
    let strap = Colour(0x34, 0x30, 0x32);
    pen.line(
        strap,
        9,
        80,
        &format!(
            "M {} 500 C {} 640 {} 760 594 {}",
            MIDDLE - wide - 2,
            MIDDLE - wide,
            MIDDLE - wide + 34,
            chin + 8
        ),
    );
    pen.line(
        strap,
        9,
        80,
        &format!(
            "M {} 500 C {} 640 {} 760 606 {}",
            MIDDLE + wide + 2,
            MIDDLE + wide,
            MIDDLE + wide - 34,
            chin + 8
        ),
    );
}

fn cap(pen: &mut Pen, person: &Person) {
    let wide = person.face;
    let cloth = match person.garment {
        "police" | "army" | "ranger" => person.cloth.colour.shaded(10),
        _ => Colour(0x39, 0x45, 0x58),
    };
    let crown = symmetric(&[
        (0, 302),
        (wide * 76 / 100, 300),
        (wide + 34, 322),
        (wide + 34, 378),
        (wide + 30, 410),
        (wide + 20, 430),
        (wide + 16, 470),
        (60, 462),
        (30, 460),
        (0, 460),
    ]);
    pen.fill(cloth, &crown);
    pen.within(&crown, |pen| {
        pen.glaze(
            cloth.shaded(80),
            34,
            "M 660 260 C 720 330 744 400 748 500 L 900 500 L 900 250 Z",
        );
        pen.glaze(
            cloth.shaded(80),
            40,
            "M 380 418 C 500 400 700 400 820 418 L 820 470 L 380 470 Z",
        );
    });
    let visor = format!(
        "M {0} 462 C {1} 440 {2} 440 {3} 462 C {4} 520 {5} 536 600 536 C {6} 536 {7} 520 {0} 462 Z",
        MIDDLE - wide - 12,
        MIDDLE - wide + 60,
        MIDDLE + wide - 60,
        MIDDLE + wide + 12,
        MIDDLE + wide - 6,
        MIDDLE + wide - 70,
        MIDDLE - wide + 70,
        MIDDLE - wide + 6
    );
    pen.within(&crate::portrait::figure::face(person), |pen| {
        pen.glaze(
            person.skin.shaded(60),
            36,
            "M 380 480 L 820 480 L 820 550 C 700 580 500 580 380 550 Z",
        );
    });
    pen.fill(cloth.shaded(50), &visor);
    pen.line(
        cloth.lit(40),
        5,
        40,
        &format!("M {} 506 C {} 524 560 528 600 528", MIDDLE - wide + 20, MIDDLE - wide + 60),
    );
}

fn wrapped(pen: &mut Pen, person: &Person) {
    let wide = person.face;
    let paint = checks(pen);
    let shade = Colour(0x2b, 0x20, 0x22);
    let wrap = symmetric(&[
        (0, 286),
        (wide * 84 / 100, 280),
        (wide + 40, 360),
        (wide + 26, 500),
        (wide + 18, 520),
        (wide - 4, 516),
        (wide - 10, 490),
        (wide * 60 / 100, 430),
        (60, 420),
        (0, 420),
    ]);
    pen.raw(&format!(r#"<path fill="{paint}" d="{wrap}"/>"#));
    pen.within(&wrap, |pen| {
        pen.glaze(shade, 34, "M 650 270 C 720 350 750 440 756 560 L 900 560 L 900 270 Z");
        pen.line(shade, 8, 40, "M 440 470 C 500 380 640 330 760 330");
        pen.line(shade, 7, 30, "M 450 400 C 520 330 600 310 690 306");
    });
    let knot = format!(
        "M {0} 480 C {1} 500 {2} 600 {3} 690 L {4} 700 C {5} 600 {6} 540 {7} 500 Z",
        MIDDLE + wide - 4,
        MIDDLE + wide + 44,
        MIDDLE + wide + 50,
        MIDDLE + wide + 30,
        MIDDLE + wide + 84,
        MIDDLE + wide + 96,
        MIDDLE + wide + 80,
        MIDDLE + wide + 30
    );
    pen.raw(&format!(r#"<path fill="{paint}" d="{knot}"/>"#));
    pen.glaze(shade, 32, &knot);
}

fn nurse_cap(pen: &mut Pen) {
    let cap = "M 462 372 C 480 300 540 268 600 268 C 660 268 720 300 738 372 C 690 344 650 336 600 336 C 550 336 510 344 462 372 Z";
    pen.fill(LINEN, cap);
    pen.glaze(
        LINEN.shaded(60),
        26,
        "M 640 272 C 700 290 726 330 738 372 C 706 352 680 344 652 340 Z",
    );
    pen.line(
        Colour(0x3c, 0x66, 0x90),
        7,
        80,
        "M 474 350 C 510 326 550 316 600 316 C 650 316 690 326 726 350",
    );
}
