//! Clothes: the body that carries them, its light and folds, and who draws which garment.
//!
//! In: a [`Person`]. Out: ink. Never: the cut of one garment; see the modules that it calls.

use crate::portrait::person::Person;
use crate::portrait::svg::{Colour, MIDDLE, Pen, symmetric};
use crate::portrait::{blouse, shirt, uniform, woven};
use crate::random::Random;

/// White cloth in soft light.
pub const LINEN: Colour = Colour(0xf3, 0xf0, 0xe9);

/// What stands behind the neck: the back of a collar.
pub fn behind(pen: &mut Pen, person: &Person) {
    let colour = match person.garment {
        "shirt" | "police" | "army" | "ranger" | "worker" => person.cloth.colour,
        "suit" | "white-coat" | "school" => LINEN,
        _ => return,
    };
    pen.ellipse(colour.shaded(34), (MIDDLE, 904), (person.neck + 26, 36));
}

/// The outline of shoulders and body under a round neckline of some depth, in pixels.
#[must_use]
pub fn round_torso(person: &Person, depth: i32) -> String {
    let neck = person.neck;
    torso(person, [(0, 930 + depth), (neck * 70 / 100, 930 + depth), (neck + 8, 926 + depth / 2)])
}

/// The outline under a neckline that runs to a point at a height.
#[must_use]
pub fn pointed_torso(person: &Person, point: i32) -> String {
    let neck = person.neck;
    torso(person, [(0, point), (neck * 30 / 100, point - (point - 930) / 2), (neck - 4, 985)])
}

fn torso(person: &Person, neckline: [(i32, i32); 3]) -> String {
    let (neck, shoulder) = (person.neck, person.shoulder);
    let mut half = neckline.to_vec();
    half.extend([
        (neck + 20, 916),
        (neck + 66, 968),
        (shoulder - 150, 984),
        (shoulder - 76, 1018),
        (shoulder - 8, 1052),
        (shoulder + 20, 1128),
        (shoulder + 36, 1250),
        (shoulder + 60, 1440),
        (shoulder + 90, 2000),
        (shoulder + 110, 2600),
        (shoulder, 2600),
        (100, 2600),
        (0, 2600),
    ]);
    symmetric(&half)
}

/// A body of cloth: filled, lit from the left, with the folds of the sleeves.
pub fn cloth(pen: &mut Pen, person: &Person, colour: Colour, outline: &str) {
    let shoulder = person.shoulder;
    pen.fill(colour, outline);
    pen.within(outline, |pen| {
        let right = MIDDLE + shoulder;
        pen.glaze(
            colour.shaded(70),
            26,
            &format!(
                "M {} 900 C {} 1010 {} 1090 {} 1180 C {} 1290 {} 1400 {} 2600 L 1400 2600 L 1400 880 Z",
                MIDDLE + person.neck + 40,
                right - 190,
                right - 150,
                right - 160,
                right - 170,
                right - 210,
                right - 230,
            ),
        );
        pen.glaze(
            colour.lit(70),
            9,
            &format!(
                "M {} 960 C {} 1000 {} 1050 {} 1180 L {} 1500 L {} 1500 C {} 1250 {} 1080 {} 1010 Z",
                MIDDLE - person.neck - 60,
                MIDDLE - shoulder + 30,
                MIDDLE - shoulder - 10,
                MIDDLE - shoulder - 30,
                MIDDLE - shoulder - 60,
                MIDDLE - shoulder - 10,
                MIDDLE - shoulder + 10,
                MIDDLE - shoulder + 50,
                MIDDLE - shoulder + 150,
            ),
        );
        // The fold between sleeve and body.
        let fold = colour.shaded(60);
        for (out, opacity) in [(-1, 34), (1, 44)] {
            let x = |distance: i32| MIDDLE + out * (shoulder - distance);
            pen.line(fold, 6, opacity, &format!("M {} 2600 C {} 1500 {} 1400 {} 1270", x(40), x(60), x(74), x(60)));
            pen.line(fold, 5, opacity - 10, &format!("M {} 1330 C {} 1300 {} 1290 {} 1286", x(66), x(96), x(120), x(150)));
        }
    });
}

/// Draws the garment over the neck, then what is worn around it.
pub fn draw(pen: &mut Pen, person: &Person, chance: &mut Random) {
    let colour = person.cloth.colour;
    match person.garment {
        "ba-ba" => blouse::ba_ba(pen, person, colour),
        "ao-dai" => blouse::ao_dai(pen, person, colour, chance),
        "tunic" => blouse::tunic(pen, person, colour),
        "shirt" | "school" => shirt::shirt(
            pen,
            person,
            if person.garment == "school" { LINEN } else { colour },
            chance,
        ),
        "suit" => shirt::suit(pen, person, colour, chance),
        "khmer" => woven::khmer(pen, person, colour),
        "indigo" => woven::indigo(pen, person, colour),
        _ => uniform::draw(pen, person, chance),
    }
    if person.wears("khan-ran") {
        woven::scarf(pen, person);
    }
}
