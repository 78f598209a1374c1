//! Scenes: group pictures, and landscapes without people.
//!
//! In: words of the data and a stream of chance. Out: an SVG and its description. Never: a real place.

pub mod building;
pub mod landscape;
pub mod plant;
pub mod sky;

use crate::Failure;
use crate::material::Material;
use crate::portrait::svg::{Colour, Pen};
use crate::portrait::{self, garment};
use crate::random::Random;
use crate::wire::Text;

/// Width and height of a landscape as drawn, in pixels.
pub const SIZE: (u32, u32) = (1500, 1000);

/// The height at which the land of a group picture begins, in pixels.
const GROUP_HORIZON: i32 = 640;

/// A group before a scene, from words such as `farmers cooperative 5`: who, where, how many.
///
/// # Errors
/// When nobody draws these words.
pub fn group(
    words: &str,
    chance: &mut Random,
    material: &Material,
) -> Result<(String, Text), Failure> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    let [kind, place, count] = parts.as_slice() else {
        return Err(format!("a group is who, where and how many, not \"{words}\"").into());
    };
    let looks = material.groups.get(*kind).ok_or_else(|| format!("no group is called {kind}"))?;
    let count: usize = count.parse()?;
    let alt = description(material, &[&format!("group-{count}"), &format!("scene-{place}")])?;

    let mut pen = Pen::default();
    let light = sky::Light::choose(chance);
    sky::draw(&mut pen, &light, portrait::SIZE, GROUP_HORIZON, chance);
    behind_group(&mut pen, &light, place, chance)?;
    let (percent, places) = standing(count);
    for ((x, y), look) in places.iter().zip(looks) {
        let person = portrait::choose(look, chance, &[])?;
        let corner = (x - 600 * percent / 100, y - 590 * percent / 100);
        pen.placed(corner, percent, |pen| {
            // A soft edge parts a white coat from the white coat behind it.
            pen.line(Colour(0x24, 0x12, 0x14), 22, 14, &garment::round_torso(&person, 0));
            portrait::bust(pen, &person, chance);
        });
    }
    Ok((pen.document(portrait::SIZE, false), alt))
}

/// Scale (percent) and the places of the faces, back row first.
fn standing(count: usize) -> (i32, &'static [(i32, i32)]) {
    match count {
        0..=2 => (76, &[(385, 640), (815, 690)]),
        3 => (66, &[(600, 560), (320, 760), (880, 760)]),
        4 => (58, &[(420, 590), (780, 570), (262, 870), (938, 880)]),
        5 => (54, &[(270, 620), (600, 580), (930, 620), (425, 900), (775, 890)]),
        _ => (50, &[(250, 620), (600, 590), (950, 620), (255, 900), (600, 920), (945, 900)]),
    }
}

fn behind_group(
    pen: &mut Pen,
    light: &sky::Light,
    place: &str,
    chance: &mut Random,
) -> Result<(), Failure> {
    let ground = GROUP_HORIZON;
    match place {
        "cooperative" => {
            plant::rice_field(pen, light, (1200, 1500), ground);
            building::storehouse(pen, light, (600, ground + 6));
        }
        "school" | "office" | "clinic" => {
            plant::meadow(pen, light, (1200, 1500), ground);
            building::hall(pen, light, (600, ground + 20), place);
            plant::palm(pen, light, (70, ground + 40), 520, chance);
            plant::palm(pen, light, (1140, ground + 60), 560, chance);
        }
        "canal" | "bridge" => {
            plant::water(pen, light, (1200, 1500), ground);
            plant::palm(pen, light, (90, ground + 20), 480, chance);
            plant::palm(pen, light, (1120, ground + 20), 540, chance);
            if place == "bridge" {
                building::monkey_bridge(pen, light, (0, ground + 20), 1200);
            } else {
                building::sampan(pen, light, (600, ground + 60));
            }
        }
        "pagoda" => {
            plant::meadow(pen, light, (1200, 1500), ground);
            building::pagoda(pen, light, (600, ground + 20));
            plant::palm(pen, light, (80, ground + 40), 500, chance);
        }
        "plant" => {
            plant::water(pen, light, (1200, 1500), ground);
            building::power_plant(pen, light, (600, ground + 10));
        }
        "rice" => {
            plant::rice_field(pen, light, (1200, 1500), ground);
            plant::palm(pen, light, (1080, ground + 30), 480, chance);
        }
        "house" | "stilt" => {
            plant::palm(pen, light, (120, ground + 20), 520, chance);
            if place == "stilt" {
                plant::water(pen, light, (1200, 1500), ground);
            } else {
                plant::meadow(pen, light, (1200, 1500), ground);
            }
            building::house(pen, light, (600, ground + 30), place == "stilt");
            plant::palm(pen, light, (1090, ground + 40), 580, chance);
        }
        _ => return Err(format!("nobody draws the scene \"{place}\"").into()),
    }
    Ok(())
}

/// A landscape, such as `canal`.
///
/// # Errors
/// When nobody draws this key.
pub fn landscape(
    key: &str,
    chance: &mut Random,
    material: &Material,
) -> Result<(String, Text), Failure> {
    let alt = description(material, &[&format!("land-{key}")])?;
    let mut pen = Pen::default();
    landscape::draw(&mut pen, key, chance)?;
    Ok((pen.document(SIZE, false), alt))
}

/// "Illustration: " and the words of some keys.
fn description(material: &Material, keys: &[&str]) -> Result<Text, Failure> {
    let (mut vi, mut en) = (String::new(), String::new());
    for key in ["intro"].iter().chain(keys) {
        let word = material.words.get(*key).ok_or_else(|| format!("no words for {key}"))?;
        vi.push_str(&word.vi);
        en.push_str(&word.en);
    }
    Ok(Text::Languages { vi, en })
}
