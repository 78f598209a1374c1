//! Neck, ears and face: planes of light and shade, no features.
//!
//! In: a [`Person`]. Out: ink. Never: eyes or a mouth; the sample shows nobody.

use crate::portrait::person::Person;
use crate::portrait::svg::{MIDDLE, Pen, symmetric};

/// How far neck and garment are lifted toward the head, in pixels, after they are drawn.
pub const LIFT: i32 = 44;

/// The outline of the face.
#[must_use]
pub fn face(person: &Person) -> String {
    let (wide, chin) = (person.face, person.chin);
    let jaw = if person.woman { wide * 52 / 100 } else { wide * 64 / 100 };
    let tip = if person.woman { wide * 20 / 100 } else { wide * 30 / 100 };
    symmetric(&[
        (0, 350),
        (wide * 62 / 100, 350),
        (wide, 420),
        (wide, 560),
        (wide, 650),
        (wide * 92 / 100, 716),
        (jaw, chin - 48),
        (tip * 3 / 2, chin - 14),
        (tip, chin),
        (0, chin),
    ])
}

/// The neck, with the shadow that the chin throws.
pub fn neck(pen: &mut Pen, person: &Person) {
    let neck = person.neck;
    let path = symmetric(&[
        (neck, 700),
        (neck, 780),
        (neck, 830),
        (neck, 872),
        (neck, 920),
        (neck + 34, 952),
        (neck + 120, 985),
        (neck + 120, 1080),
        (60, 1240),
        (0, 1240),
    ]);
    pen.fill(person.skin.shaded(10), &path);
    let chin = person.chin + LIFT;
    pen.within(&path, |pen| {
        let right = MIDDLE + neck + 130;
        let lit = MIDDLE - neck;
        pen.glaze(
            person.skin.shaded(60),
            34,
            &format!(
                "M {lit} 640 L {right} 640 L {right} 1240 L {} 1240 C {} 1080 {} 980 {} {} C {} {} {} {} {lit} {} Z",
                MIDDLE + 70,
                MIDDLE + 60,
                MIDDLE + 46,
                MIDDLE + 40,
                chin + 66,
                MIDDLE - 10,
                chin + 58,
                MIDDLE - 60,
                chin + 30,
                chin - 10,
            ),
        );
    });
}

/// Ears and face, lit from the left.
pub fn head(pen: &mut Pen, person: &Person) {
    let wide = person.face;
    pen.ellipse(person.skin.shaded(6), (MIDDLE - wide - 4, 592), (27, 50));
    pen.ellipse(person.skin.shaded(24), (MIDDLE + wide + 4, 592), (27, 50));
    pen.glaze(
        person.skin.shaded(40),
        45,
        &format!(
            "M {0} 566 C {1} 570 {1} 612 {2} 622 C {0} 610 {3} 590 {0} 566 Z",
            MIDDLE - wide - 12,
            MIDDLE - wide - 26,
            MIDDLE - wide - 6,
            MIDDLE - wide - 10,
        ),
    );
    let outline = face(person);
    pen.fill(person.skin, &outline);
    let chin = person.chin;
    pen.within(&outline, |pen| {
        // The shaded side follows brow, cheekbone and jaw, so that the head turns without features.
        let edge = MIDDLE + wide * 46 / 100;
        pen.glaze(
            person.skin.shaded(46),
            36,
            &format!(
                "M {} 330 C {} 420 {} 500 {} 560 C {} 610 {} 650 {} 690 C {} 745 {} 790 {} {} L 900 {} L 900 330 Z",
                edge - 6,
                edge + 16,
                edge + 30,
                edge + 22,
                edge + 46,
                edge + 44,
                edge + 10,
                edge - 26,
                edge - 46,
                MIDDLE - 6,
                chin + 10,
                chin + 30,
            ),
        );
        // The bridge of the nose, no more than a plane that turns from the light.
        let tip = 655 + (chin - 812) / 2;
        pen.glaze(
            person.skin.shaded(46),
            22,
            &format!(
                "M 606 520 C 612 575 628 {} 634 {} C 628 {} 606 {} 594 {} C 606 {} 606 580 606 520 Z",
                tip - 40,
                tip + 4,
                tip + 20,
                tip + 22,
                tip + 14,
                tip - 8,
            ),
        );
        pen.glaze(
            person.skin.lit(70),
            20,
            &format!(
                "M {0} 470 C {0} 420 {1} 390 {2} 384 C {3} 420 {4} 520 {5} 640 C {0} 600 {0} 520 {0} 470 Z",
                MIDDLE - wide + 12,
                MIDDLE - wide + 50,
                MIDDLE - wide + 110,
                MIDDLE - wide + 70,
                MIDDLE - wide + 52,
                MIDDLE - wide + 34,
            ),
        );
        if person.age == "old" {
            let fold = person.skin.shaded(60);
            let mouth = chin - 150;
            pen.line(fold, 5, 20, &format!("M 556 {} C 544 {} 538 {} 540 {}", mouth - 26, mouth - 6, mouth + 14, mouth + 34));
            pen.line(fold, 5, 20, &format!("M 644 {} C 656 {} 662 {} 660 {}", mouth - 26, mouth - 6, mouth + 14, mouth + 34));
        }
    });
}
