//! The keys: which there are, where they stand, and what they are called.
//!
//! In the order of the alphabet, because a kiosk is for those too who never learnt a typewriter's.

use super::tone::Tone;
use crate::words::WORDS;

/// A key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Key {
    /// A small letter, with its shape where it has one (`ă`), or a digit.
    Letter(char),
    /// The mark of a tone, for the word before; pressed again it is taken back.
    Tone(Tone),
    /// The end of a word.
    Space,
    /// Takes the last letter back.
    Erase,
    /// Takes everything back.
    Clear,
    /// Puts the keyboard away.
    Done,
}

const fn letters<const COUNT: usize>(letters: [char; COUNT]) -> [Key; COUNT] {
    let mut keys = [Key::Space; COUNT];
    let mut place = 0;
    while place < COUNT {
        #[expect(clippy::indexing_slicing, reason = "in a constant: the compiler checks the place")]
        {
            keys[place] = Key::Letter(letters[place]);
        }
        place += 1;
    }
    keys
}

/// The rows from top to bottom, each from left to right: that is the order of the Tab key and of a
/// switch too. The 29 letters of the alphabet, with F J W Z where other alphabets have them.
pub const ROWS: [&[Key]; 5] = [
    &letters(['1', '2', '3', '4', '5', '6', '7', '8', '9', '0']),
    &letters(['a', 'ă', 'â', 'b', 'c', 'd', 'đ', 'e', 'ê', 'f', 'g']),
    &letters(['h', 'i', 'j', 'k', 'l', 'm', 'n', 'o', 'ô', 'ơ', 'p']),
    &letters(['q', 'r', 's', 't', 'u', 'ư', 'v', 'w', 'x', 'y', 'z']),
    &[
        Key::Tone(Tone::Huyen),
        Key::Tone(Tone::Sac),
        Key::Tone(Tone::Hoi),
        Key::Tone(Tone::Nga),
        Key::Tone(Tone::Nang),
        Key::Space,
        Key::Erase,
        Key::Clear,
        Key::Done,
    ],
];

impl Key {
    /// What stands on the key in a language (BCP 47 tag): a capital, a mark on a dotted circle, or a
    /// word.
    #[must_use]
    pub fn cap(self, language: &str) -> String {
        match self {
            Self::Letter(letter) => letter.to_uppercase().collect(),
            Self::Tone(Tone::Huyen) => "◌\u{300}".to_owned(),
            Self::Tone(Tone::Sac) => "◌\u{301}".to_owned(),
            Self::Tone(Tone::Hoi) => "◌\u{309}".to_owned(),
            Self::Tone(Tone::Nga) => "◌\u{303}".to_owned(),
            Self::Tone(Tone::Nang) => "◌\u{323}".to_owned(),
            Self::Space => WORDS.text(language, "key.space").to_owned(),
            Self::Erase => WORDS.text(language, "key.erase").to_owned(),
            Self::Clear => WORDS.text(language, "key.clear").to_owned(),
            Self::Done => WORDS.text(language, "key.done").to_owned(),
        }
    }

    /// The key's accessible name in a language (BCP 47 tag). It begins with what stands on the key
    /// wherever that is a word, so that who speaks to the machine says what they see.
    ///
    /// ```
    /// use recognition_wall_venue::keyboard::Key;
    /// assert_eq!(Key::Letter('ă').name("en"), "Ă, A with breve");
    /// assert_eq!(Key::Letter('ă').name("vi"), "Ă, chữ A có dấu trăng");
    /// ```
    #[must_use]
    pub fn name(self, language: &str) -> String {
        let text = |key: &str| WORDS.text(language, key).to_owned();
        match self {
            Self::Letter(letter) => {
                let shape = match letter {
                    'ă' => "key.breve",
                    'â' | 'ê' | 'ô' => "key.circumflex",
                    'ơ' | 'ư' => "key.horn",
                    'đ' => "key.stroke",
                    _ => return self.cap(language),
                };
                let plain = match letter {
                    'ă' | 'â' => "A",
                    'đ' => "D",
                    'ê' => "E",
                    'ư' => "U",
                    _ => "O",
                };
                WORDS.say(language, shape, &[("letter", &self.cap(language)), ("plain", plain)])
            }
            Self::Tone(Tone::Huyen) => text("key.huyen"),
            Self::Tone(Tone::Sac) => text("key.sac"),
            Self::Tone(Tone::Hoi) => text("key.hoi"),
            Self::Tone(Tone::Nga) => text("key.nga"),
            Self::Tone(Tone::Nang) => text("key.nang"),
            Self::Space => text("key.space.name"),
            Self::Erase => text("key.erase.name"),
            Self::Clear => text("key.clear.name"),
            Self::Done => text("key.done.name"),
        }
    }
}
