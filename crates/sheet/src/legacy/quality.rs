//! How well a text reads as Vietnamese. Text goes in, counts of words come out; nothing is decided here.

use unicode_normalization::UnicodeNormalization as _;

use super::decode::is_typographic;
use super::is_syllable;

/// How a text reads: words with letters beyond ASCII that are Vietnamese, and that are not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Quality {
    /// Words that Vietnamese spelling allows.
    pub(crate) good: usize,
    /// Words that it does not allow.
    pub(crate) bad: usize,
    /// Abbreviations: QĐ, HĐND.
    pub(crate) neutral: usize,
}

/// Reads a text as Vietnamese.
pub(crate) fn quality(text: &str) -> Quality {
    let mut found = Quality::default();
    let between = |letter: char| {
        letter.is_whitespace()
            || letter.is_ascii_punctuation()
            || letter.is_ascii_digit()
            || is_typographic(letter)
    };
    for word in text.split(between).filter(|word| !word.is_ascii()) {
        if is_syllable(word) {
            found.good += 1;
        } else if is_abbreviation(word) {
            found.neutral += 1;
        } else {
            found.bad += 1;
        }
    }
    found
}

/// Capitals of the Vietnamese alphabet that are no syllable.
fn is_abbreviation(word: &str) -> bool {
    let is_mark = |letter| {
        matches!(letter, '\u{300}'..='\u{303}' | '\u{306}' | '\u{309}' | '\u{31b}' | '\u{323}')
    };
    word.chars().count() <= 8
        && word.nfd().all(|letter| letter.is_ascii_uppercase() || letter == 'Đ' || is_mark(letter))
}
