//! Unicode to an old font, for tests: the way that the files of the nineties were written.

use unicode_normalization::UnicodeNormalization as _;

use super::Encoding;
use super::table::{TCVN3, VNI_LETTERS, VNI_MARKS};

/// What a program without the font shows of a text; `None` where the font lacks a letter.
pub(crate) fn encode(text: &str, encoding: Encoding) -> Option<String> {
    match encoding {
        Encoding::Tcvn3 => text.nfc().map(tcvn3).collect(),
        Encoding::Vni => text.nfc().map(vni).collect(),
    }
}

fn tcvn3(letter: char) -> Option<char> {
    let code = |letter| TCVN3.iter().find(|(own, _)| *own == letter).map(|(_, code)| *code);
    // A capital with a tone is its small letter in the capital font.
    if letter.is_ascii() {
        Some(letter)
    } else {
        code(letter).or_else(|| code(letter.to_lowercase().next()?))
    }
}

fn vni(letter: char) -> Option<String> {
    if letter.is_ascii() {
        return Some(letter.to_string());
    }
    if let Some((_, code)) = VNI_LETTERS.iter().find(|(own, _)| *own == letter) {
        return Some(code.to_string());
    }
    let is_capital = letter.is_uppercase();
    let bases = ["a", "e", "o", "u", "y", "ơ", "ư", "A", "E", "O", "U", "Y", "Ơ", "Ư"];
    VNI_MARKS.iter().find_map(|(code, marks, vowels)| {
        let base = bases.iter().find(|base| format!("{base}{marks}").nfc().eq([letter]))?;
        let shown = vni_base(base)?;
        let small = shown.to_lowercase().next()?;
        let mark: String =
            if is_capital { code.to_uppercase().collect() } else { code.to_string() };
        vowels.contains(small).then(|| format!("{shown}{mark}"))
    })
}

fn vni_base(base: &str) -> Option<char> {
    let letter = base.chars().next()?;
    let own = VNI_LETTERS.iter().find(|(own, _)| *own == letter);
    Some(own.map_or(letter, |(_, code)| *code))
}
