//! The colours: lacquer grounds, cloth of the delta, skin and hair.
//!
//! In: a stream of chance. Out: colours that go together. Never: a colour outside these tables.

use crate::portrait::svg::Colour;
use crate::random::Random;

/// A colour with the key of its name in `data/words.toml`.
#[derive(Debug, Clone, Copy)]
pub struct Named {
    /// Key of the name.
    pub name: &'static str,
    /// The colour.
    pub colour: Colour,
}

const fn named(name: &'static str, red: u8, green: u8, blue: u8) -> Named {
    Named { name, colour: Colour(red, green, blue) }
}

const BROWN: Named = named("brown", 0x6b, 0x43, 0x2d);
const BLACK: Named = named("black", 0x2f, 0x2c, 0x30);
const PLUM: Named = named("plum", 0x74, 0x33, 0x45);
const VIOLET: Named = named("violet", 0x63, 0x48, 0x80);
const RED: Named = named("red", 0xa8, 0x34, 0x33);
const GREEN: Named = named("green", 0x4f, 0x6b, 0x3a);
const MOSS: Named = named("moss", 0x5f, 0x63, 0x3f);
const TEAL: Named = named("teal", 0x2c, 0x63, 0x66);
const BLUE: Named = named("blue", 0x3c, 0x66, 0x90);
const LIGHT_BLUE: Named = named("light-blue", 0xc3, 0xd3, 0xe0);
const NAVY: Named = named("navy", 0x28, 0x33, 0x4a);
const WHITE: Named = named("white", 0xf1, 0xee, 0xe7);
const CREAM: Named = named("cream", 0xe9, 0xdd, 0xc2);
const PINK: Named = named("pink", 0xbd, 0x78, 0x74);
const GOLD: Named = named("gold", 0xd0, 0x97, 0x32);
const ORANGE: Named = named("orange", 0xcb, 0x6d, 0x33);
const GREY: Named = named("grey", 0x8b, 0x8a, 0x86);
const CHARCOAL: Named = named("charcoal", 0x41, 0x42, 0x46);

/// Ground and halo of a portrait: dark lacquers, earths and paper.
const GROUNDS: [(Colour, Colour); 10] = [
    (Colour(0x76, 0x20, 0x24), Colour(0x8b, 0x2f, 0x2e)),
    (Colour(0x1f, 0x48, 0x48), Colour(0x2b, 0x5c, 0x5a)),
    (Colour(0xe4, 0xd9, 0xc1), Colour(0xf0, 0xe7, 0xd5)),
    (Colour(0xc4, 0x99, 0x41), Colour(0xd5, 0xb0, 0x61)),
    (Colour(0x58, 0x67, 0x3a), Colour(0x6b, 0x7b, 0x49)),
    (Colour(0x86, 0x58, 0x38), Colour(0x9b, 0x6d, 0x4a)),
    (Colour(0x2b, 0x39, 0x57), Colour(0x3a, 0x4b, 0x6e)),
    (Colour(0x4d, 0x2d, 0x3e), Colour(0x61, 0x3d, 0x50)),
    (Colour(0xae, 0x5c, 0x41), Colour(0xbd, 0x70, 0x54)),
    (Colour(0xa9, 0xb8, 0xaf), Colour(0xbd, 0xca, 0xc1)),
];

/// The least distance between a garment and the ground before which it is seen.
const LEAST_DISTANCE: u8 = 62;

/// The cloth of a garment.
pub fn cloth(garment: &str, woman: bool, age: &str, chance: &mut Random) -> Named {
    let choices: &[Named] = match (garment, woman, age) {
        ("ba-ba", true, "young") => &[PINK, VIOLET, TEAL, CREAM, PLUM],
        ("ba-ba", true, "middle") => &[BROWN, PLUM, VIOLET, TEAL, BLACK, MOSS],
        ("ba-ba", ..) => &[BROWN, BLACK, CHARCOAL, MOSS, BROWN, CREAM],
        ("ao-dai", _, "young") => &[WHITE, LIGHT_BLUE, PINK, VIOLET, TEAL],
        ("ao-dai", _, "middle") => &[RED, VIOLET, TEAL, GOLD, BLUE, PLUM, GREEN],
        ("ao-dai", ..) => &[PLUM, NAVY, VIOLET, BROWN],
        ("shirt", true, _) => &[LIGHT_BLUE, CREAM, PINK, WHITE, TEAL],
        ("shirt", ..) => &[LIGHT_BLUE, WHITE, CREAM, BLUE, MOSS, TEAL, BROWN],
        ("suit", ..) => &[NAVY, CHARCOAL, BROWN, PLUM, NAVY],
        ("police", ..) => &[GREEN],
        ("army" | "ranger", ..) => &[MOSS],
        ("worker", ..) => &[BLUE, ORANGE, NAVY, GREY, TEAL],
        ("robe", ..) => &[BROWN, GOLD],
        ("saffron", ..) => &[ORANGE],
        ("cassock", ..) => &[BLACK],
        ("khmer", ..) => &[CREAM, WHITE, PINK],
        ("indigo", ..) => &[NAVY],
        ("tunic", ..) => &[WHITE, BROWN, CHARCOAL],
        _ => &[WHITE],
    };
    chance.pick(choices).copied().unwrap_or(WHITE)
}

/// Ground and halo that set a garment off and differ from the neighbours' where they can.
pub fn ground(cloth: Colour, recent: &[Colour], chance: &mut Random) -> (Colour, Colour) {
    let seen: Vec<_> = GROUNDS
        .into_iter()
        .filter(|(ground, _)| {
            let apart = (ground.brightness() - cloth.brightness()).abs();
            ground.distance(cloth) >= LEAST_DISTANCE && apart >= 18
        })
        .collect();
    let fresh: Vec<_> =
        seen.iter().copied().filter(|(ground, _)| !recent.contains(ground)).collect();
    chance
        .pick(if fresh.is_empty() { &seen } else { &fresh })
        .copied()
        .unwrap_or((Colour(0xe4, 0xd9, 0xc1), Colour(0xf0, 0xe7, 0xd5)))
}

/// Skin in the light, the many browns of people who work outdoors and indoors.
pub fn skin(chance: &mut Random) -> Colour {
    let tones = [
        Colour(0xec, 0xc3, 0xa0),
        Colour(0xe3, 0xb3, 0x8b),
        Colour(0xd8, 0xa2, 0x78),
        Colour(0xc9, 0x8e, 0x64),
        Colour(0xb9, 0x7d, 0x55),
    ];
    chance.pick(&tones).copied().unwrap_or(Colour(0xd8, 0xa2, 0x78))
}

/// Hair, greying with age.
pub fn hair(age: &str, chance: &mut Random) -> Colour {
    let black = Colour(0x22, 0x1c, 0x1d);
    let tones: &[Colour] = match age {
        "young" => &[black, Colour(0x2c, 0x22, 0x1f)],
        "middle" => &[black, Colour(0x2a, 0x24, 0x25), Colour(0x3a, 0x33, 0x32)],
        _ => &[
            Colour(0x8d, 0x8a, 0x87),
            Colour(0xb4, 0xb0, 0xab),
            Colour(0xd2, 0xcd, 0xc6),
            Colour(0x6c, 0x68, 0x66),
        ],
    };
    chance.pick(tones).copied().unwrap_or(black)
}
