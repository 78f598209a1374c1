//! Who is drawn: a figure chosen from the words of the data and a stream of chance.
//!
//! In: words such as `woman middle ba-ba khan-ran`. Out: a [`Person`]. Never: ink.

use crate::Failure;
use crate::material::Material;
use crate::portrait::palette::{self, Named};
use crate::portrait::svg::Colour;
use crate::random::Random;
use crate::wire::Text;

/// Everything that decides how a figure looks.
#[derive(Debug, Clone)]
pub struct Person {
    /// A woman or girl.
    pub woman: bool,
    /// `young`, `middle` or `old`.
    pub age: &'static str,
    /// The garment's word.
    pub garment: &'static str,
    /// The garment's colour.
    pub cloth: Named,
    /// The hair's word.
    pub hair: &'static str,
    /// The hair's colour.
    pub hair_colour: Colour,
    /// The skin's colour in the light.
    pub skin: Colour,
    /// What is worn beside the garment, in the order of the description.
    pub worn: Vec<&'static str>,
    /// Ground and halo.
    pub ground: (Colour, Colour),
    /// Which quiet motif stands behind.
    pub motif: u32,
    /// Drawn as an old photo.
    pub archive: bool,
    /// Half the width of the face, in pixels.
    pub face: i32,
    /// Height of the chin, in pixels from the top.
    pub chin: i32,
    /// Half the width of the neck, in pixels.
    pub neck: i32,
    /// Half the width of the shoulders, in pixels.
    pub shoulder: i32,
}

const GARMENTS: [&str; 16] = [
    "ba-ba",
    "ao-dai",
    "shirt",
    "suit",
    "white-coat",
    "police",
    "army",
    "ranger",
    "worker",
    "robe",
    "saffron",
    "cassock",
    "school",
    "khmer",
    "indigo",
    "tunic",
];
const WORN: [&str; 8] =
    ["glasses", "khan-ran", "khan-head", "non-la", "helmet", "cap", "nurse-cap", "beads"];
const AGES: [&str; 3] = ["young", "middle", "old"];
const WOMENS_HAIR: [&str; 5] = ["bun", "low-bun", "long", "ponytail", "bob"];

impl Person {
    /// Whether something is worn.
    #[must_use]
    pub fn wears(&self, what: &str) -> bool {
        self.worn.contains(&what)
    }
}

/// Chooses a figure for the words; what they leave open is left to chance.
///
/// `recent` are grounds of neighbours, which this portrait does not repeat where it can.
///
/// # Errors
/// When the words name no garment, or one word is unknown.
pub fn choose(look: &str, chance: &mut Random, recent: &[Colour]) -> Result<Person, Failure> {
    let words: Vec<&str> = look.split_whitespace().collect();
    let find = |known: &[&'static str]| known.iter().copied().find(|word| words.contains(word));
    let garment = find(&GARMENTS).ok_or_else(|| format!("no garment in the look \"{look}\""))?;
    let age = find(&AGES).unwrap_or("middle");
    let woman = words.contains(&"woman");
    for word in &words {
        let known = ["man", "woman", "archive"].contains(word)
            || GARMENTS.contains(word)
            || AGES.contains(word)
            || WORN.contains(word)
            || WOMENS_HAIR.contains(word);
        if !known {
            return Err(format!("nobody draws \"{word}\" of the look \"{look}\"").into());
        }
    }
    let mut worn: Vec<_> = WORN.into_iter().filter(|word| words.contains(word)).collect();
    if garment == "robe" {
        worn.push("beads");
    }
    let cloth = palette::cloth(garment, woman, age, chance);
    let hair = match find(&WOMENS_HAIR) {
        _ if garment == "robe" || garment == "saffron" => "shaved",
        Some(hair) => hair,
        None => own_hair(woman, age, garment, chance),
    };
    Ok(Person {
        woman,
        age,
        garment,
        cloth,
        hair,
        hair_colour: palette::hair(age, chance),
        skin: palette::skin(chance),
        worn,
        ground: palette::ground(cloth.colour, recent, chance),
        motif: chance.below(7),
        archive: words.contains(&"archive"),
        face: if woman { chance.between(148, 160) } else { chance.between(154, 170) },
        chin: if woman { chance.between(800, 818) } else { chance.between(812, 836) },
        neck: if woman { chance.between(68, 76) } else { chance.between(84, 98) },
        shoulder: match (woman, age) {
            (true, _) => chance.between(338, 372),
            (false, "young") => chance.between(372, 410),
            (false, _) => chance.between(396, 436),
        },
    })
}

fn own_hair(woman: bool, age: &str, garment: &str, chance: &mut Random) -> &'static str {
    let tied = ["worker", "white-coat", "police", "school"].contains(&garment);
    let choices: &[&'static str] = match (woman, age) {
        (true, _) if tied => &["ponytail", "low-bun", "bob"],
        (true, "young") => &["long", "ponytail", "long", "bob"],
        (true, "middle") => &["low-bun", "bob", "long", "wavy"],
        (true, _) => &["low-bun", "wavy", "low-bun"],
        (false, "young") => &["side", "crew", "side"],
        (false, "middle") => &["side", "crew", "swept"],
        (false, _) => &["swept", "receding", "receding", "crew"],
    };
    chance.pick(choices).copied().unwrap_or("crew")
}

/// What a picture of this figure shows, in both languages.
///
/// # Errors
/// When the words of a key are missing from `data/words.toml`.
pub fn describe(person: &Person, material: &Material) -> Result<Text, Failure> {
    let look_up = |key: &str| {
        material.words.get(key).ok_or_else(|| Failure::from(format!("no words for {key}")))
    };
    let intro = look_up(if person.archive { "intro-archive" } else { "intro" })?;
    let who = match (person.garment, person.woman) {
        ("school", true) => look_up("girl")?,
        ("school", false) => look_up("boy")?,
        (_, true) => look_up(&format!("woman-{}", person.age))?,
        (_, false) => look_up(&format!("man-{}", person.age))?,
    };
    let garment = look_up(&format!("garment-{}", person.garment))?;
    let colour = look_up(&format!("colour-{}", person.cloth.name))?;
    let mut vi = vec![garment.vi.replace("{colour}", &colour.vi)];
    let mut en = vec![garment.en.replace("{colour}", &colour.en)];
    for worn in &person.worn {
        let worn = look_up(worn)?;
        vi.push(worn.vi.clone());
        en.push(worn.en.clone());
    }
    let covered = ["khan-head", "helmet", "non-la"].iter().any(|hat| person.wears(hat));
    let hair = look_up(&format!("hair-{}", person.hair))?;
    let (hair_vi, hair_en) = if covered && !person.woman {
        (String::new(), String::new())
    } else {
        (format!(" {}", hair.vi), format!(" with {},", hair.en))
    };
    Ok(Text::Languages {
        vi: format!("{}{}{hair_vi}, {}", intro.vi, who.vi, vi.join(", ")),
        en: format!("{}{}{hair_en} wearing {}", intro.en, who.en, en.join(", ")),
    })
}
