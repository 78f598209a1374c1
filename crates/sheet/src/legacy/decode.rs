//! Characters of an old font to Unicode, by the tables alone. Never decides whether to.

use unicode_normalization::UnicodeNormalization as _;

use super::Encoding;
use super::syllable::is_syllable;
use super::table::{AS_1258, TCVN3, VNI_LETTERS, VNI_MARKS};

/// The text in Unicode, NFC; `None` where a character is none of the encoding.
///
/// ```
/// use recognition_wall_sheet::legacy::{Encoding, decode};
/// assert_eq!(decode("TrÇn ThÞ BÐ N¨m", Encoding::Tcvn3).unwrap(), "Trần Thị Bé Năm");
/// assert_eq!(decode("Traàn Thò Beù Naêm", Encoding::Vni).unwrap(), "Trần Thị Bé Năm");
/// assert_eq!(decode("Trần", Encoding::Vni), None);
/// ```
#[must_use]
pub fn decode(text: &str, encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::Tcvn3 => tcvn3(text),
        Encoding::Vni => vni(text),
    }
}

/// What stands between words in any encoding.
pub(super) fn is_typographic(letter: char) -> bool {
    matches!(
        letter,
        '\u{a0}' | '\u{2013}' | '\u{2014}' | '\u{2018}'..='\u{201d}' | '\u{2026}' | '\u{2022}'
    )
}

/// The character of windows-1252 where windows-1258 was used to show the byte.
fn as_1252(letter: char) -> char {
    AS_1258.iter().find(|(shown, _)| *shown == letter).map_or(letter, |(_, meant)| *meant)
}

fn passes(letter: char) -> bool {
    letter.is_ascii() || is_typographic(letter)
}

fn tcvn3(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len() + text.len() / 2);
    for letter in text.chars() {
        if passes(letter) {
            out.push(letter);
            continue;
        }
        let letter = as_1252(letter);
        out.push(TCVN3.iter().find(|(_, code)| *code == letter)?.0);
    }
    Some(capitals(&out))
}

/// Puts ư back where a program dropped it, as many do with U+00AD, the soft hyphen that ư is in TCVN3:
/// `Ph¬ng` is Phương, since phơng is no word. Only for a text that was TCVN3 and lost all of them: there
/// are people called Phớc.
pub(crate) fn with_lost_horns(text: &str) -> String {
    let repaired = text.split_inclusive(|letter: char| !letter.is_alphabetic()).map(|part| {
        let word = part.trim_end_matches(|letter: char| !letter.is_alphabetic());
        if word.is_ascii() || is_syllable(word) {
            return part.to_owned();
        }
        let Some(place) = word.find(['ơ', 'ờ', 'ớ', 'ở', 'ỡ', 'ợ']) else {
            return part.to_owned();
        };
        let mut longer = word.to_owned();
        longer.insert(place, 'ư');
        if is_syllable(&longer) { part.replacen(word, &longer, 1) } else { part.to_owned() }
    });
    repaired.collect()
}

/// A capital font (.VnTimeH) shows the small letters with a tone as capitals: `NGUYÔN` is NGUYỄN.
fn capitals(text: &str) -> String {
    // Mỹ: one capital and a small letter with a tone is how any name looks.
    let is_capital = |word: &str| {
        word.chars().filter(|letter| letter.is_uppercase()).count() >= 2
            && !word.chars().any(|letter| letter.is_ascii_lowercase())
    };
    let has_small = text.chars().any(|letter| letter.is_ascii_lowercase());
    if !has_small && text.split(|letter: char| !letter.is_alphabetic()).any(is_capital) {
        return text.to_uppercase();
    }
    text.split_inclusive(|letter: char| !letter.is_alphabetic())
        .map(|word| if is_capital(word) { word.to_uppercase() } else { word.to_owned() })
        .collect()
}

fn vni(text: &str) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars().map(as_1252).peekable();
    while let Some(letter) = letters.next() {
        let small = letter.to_lowercase().next().unwrap_or(letter);
        match VNI_LETTERS.iter().find(|(_, code)| *code == letter) {
            Some((own, _)) => out.push(*own),
            None if passes(letter) => out.push(letter),
            None => return None,
        }
        let mark = letters.peek().and_then(|next| {
            let next = next.to_lowercase().next()?;
            VNI_MARKS.iter().find(|(code, _, vowels)| *code == next && vowels.contains(small))
        });
        if let Some((_, marks, _)) = mark {
            out.push_str(marks);
            letters.next();
        }
    }
    Some(out.nfc().collect())
}
