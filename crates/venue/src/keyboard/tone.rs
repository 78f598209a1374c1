//! Tones: the five marks, the letters that carry them, and which letter of a word that is.
//!
//! In: a word without a tone, and a tone. Out: the word with it. Knows the letters of Vietnamese
//! and no others.

use super::syllable::split;

/// A tone that is written; a word without one has the level tone (ngang).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tone {
    /// Huyền: à.
    Huyen,
    /// Sắc: á.
    Sac,
    /// Hỏi: ả.
    Hoi,
    /// Ngã: ã.
    Nga,
    /// Nặng: ạ.
    Nang,
}

impl Tone {
    /// Every tone, in the order in which schools say them.
    pub const ALL: [Self; 5] = [Self::Huyen, Self::Sac, Self::Hoi, Self::Nga, Self::Nang];
}

/// Each vowel without a tone and with each of [`Tone::ALL`].
const VOWELS: [[char; 6]; 12] = [
    ['a', 'à', 'á', 'ả', 'ã', 'ạ'],
    ['ă', 'ằ', 'ắ', 'ẳ', 'ẵ', 'ặ'],
    ['â', 'ầ', 'ấ', 'ẩ', 'ẫ', 'ậ'],
    ['e', 'è', 'é', 'ẻ', 'ẽ', 'ẹ'],
    ['ê', 'ề', 'ế', 'ể', 'ễ', 'ệ'],
    ['i', 'ì', 'í', 'ỉ', 'ĩ', 'ị'],
    ['o', 'ò', 'ó', 'ỏ', 'õ', 'ọ'],
    ['ô', 'ồ', 'ố', 'ổ', 'ỗ', 'ộ'],
    ['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ'],
    ['u', 'ù', 'ú', 'ủ', 'ũ', 'ụ'],
    ['ư', 'ừ', 'ứ', 'ử', 'ữ', 'ự'],
    ['y', 'ỳ', 'ý', 'ỷ', 'ỹ', 'ỵ'],
];

/// Where the tone of *hoa, hoe, huy* stands; every other word has it on one and the same letter.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Placement {
    /// *hòa, khỏe, thúy*: as names and offices are mostly written.
    #[default]
    Old,
    /// *hoà, khoẻ, thuý*: as decision 1989/QĐ-BGDĐT of 25 May 2018 has it in school books.
    New,
}

/// Whether a letter, small and without a tone, is a vowel.
pub(super) fn is_vowel(letter: char) -> bool {
    VOWELS.iter().any(|[plain, ..]| *plain == letter)
}

/// A small letter without its tone, and the tone.
fn apart(letter: char) -> (char, Option<Tone>) {
    for [plain, toned @ ..] in &VOWELS {
        if let Some(place) = toned.iter().position(|toned| *toned == letter) {
            return (*plain, Tone::ALL.get(place).copied());
        }
    }
    (letter, None)
}

/// A word, small and without its tone, and the tone: the last one where there are several.
pub(super) fn without_tone(word: &str) -> (String, Option<Tone>) {
    let mut tone = None;
    let letters = word.chars().flat_map(char::to_lowercase);
    let bare = letters.map(|letter| {
        let (bare, own) = apart(letter);
        tone = own.or(tone);
        bare
    });
    (bare.collect(), tone)
}

/// A word, small and without a tone, with one; as it is where no letter can carry it.
pub(super) fn with_tone(bare: &str, tone: Option<Tone>, placement: Placement) -> String {
    let (Some(tone), Some(carrier)) = (tone, carrier(bare, placement)) else {
        return bare.to_owned();
    };
    let toned = |(place, letter): (usize, char)| {
        let row = VOWELS.iter().find(|[plain, ..]| place == carrier && *plain == letter);
        row.and_then(|[_, toned @ ..]| toned.get(tone as usize).copied()).unwrap_or(letter)
    };
    bare.chars().enumerate().map(toned).collect()
}

/// The place of the letter that carries the tone.
fn carrier(bare: &str, placement: Placement) -> Option<usize> {
    let (onset, rime) = split(bare);
    let before = onset.chars().count();
    let letters: Vec<char> = rime.chars().collect();
    let start = letters.iter().position(|letter| is_vowel(*letter))?;
    let vowels: Vec<char> =
        letters.iter().skip(start).copied().take_while(|l| is_vowel(*l)).collect();
    let is_open = start + vowels.len() == letters.len();
    let own_shape = |letter: &char| matches!(letter, 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư');
    // ê of "iê", ơ of "ươ": the shaped letter, and of two the second.
    let within = vowels.iter().rposition(own_shape).unwrap_or(match (vowels.as_slice(), is_open) {
        (['o', 'a' | 'e'] | ['u', 'y'], true) => usize::from(placement == Placement::New),
        ([] | [_], _) | ([_, _], true) => 0,
        _ => 1,
    });
    Some(before + start + within)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_tone_stands_on_its_letter() {
        for (bare, tone, old, new) in [
            ("hoa", Tone::Huyen, "hòa", "hoà"),
            ("khoe", Tone::Hoi, "khỏe", "khoẻ"),
            ("thuy", Tone::Sac, "thúy", "thuý"),
            ("hoan", Tone::Huyen, "hoàn", "hoàn"),
            ("toai", Tone::Nang, "toại", "toại"),
            ("khuyu", Tone::Hoi, "khuỷu", "khuỷu"),
            ("quy", Tone::Sac, "quý", "quý"),
            ("qua", Tone::Huyen, "quà", "quà"),
            ("quynh", Tone::Huyen, "quỳnh", "quỳnh"),
            ("gi", Tone::Huyen, "gì", "gì"),
            ("gin", Tone::Huyen, "gìn", "gìn"),
            ("gia", Tone::Sac, "giá", "giá"),
            ("giêng", Tone::Sac, "giếng", "giếng"),
            ("nghia", Tone::Nga, "nghĩa", "nghĩa"),
            ("mua", Tone::Huyen, "mùa", "mùa"),
            ("mưa", Tone::Nga, "mữa", "mữa"),
            ("đương", Tone::Huyen, "đường", "đường"),
            ("rươu", Tone::Nang, "rượu", "rượu"),
            ("tiên", Tone::Sac, "tiến", "tiến"),
            ("nguyên", Tone::Nga, "nguyễn", "nguyễn"),
            ("huê", Tone::Sac, "huế", "huế"),
            ("thuơ", Tone::Hoi, "thuở", "thuở"),
            ("mooc", Tone::Sac, "moóc", "moóc"),
            ("y", Tone::Sac, "ý", "ý"),
        ] {
            assert_eq!(with_tone(bare, Some(tone), Placement::Old), old);
            assert_eq!(with_tone(bare, Some(tone), Placement::New), new);
            assert_eq!(without_tone(old), (bare.to_owned(), Some(tone)));
        }
    }

    #[test]
    fn a_word_without_a_vowel_takes_no_tone() {
        assert_eq!(with_tone("ng", Some(Tone::Sac), Placement::Old), "ng");
    }
}
