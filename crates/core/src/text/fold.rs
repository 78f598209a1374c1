//! Text as written goes in, text to search in comes out: words of base letters, one space between.
//!
//! Marks, case, punctuation and the Unicode form are gone, `đ` is `d`, `hòa` and `hoà` are `hoa`,
//! `sỹ` is `sĩ`. Folding twice changes nothing. Letters of other scripts pass as they are.

use super::letter::{Piece, is_vowel, piece};

/// Folds a text.
///
/// A final `y` after a consonant is `i`: *sĩ/sỹ, lý/lí, kỹ/kĩ, tỷ/tỉ, quý/quí* are spellings of one
/// word (decision 240/QĐ of the Ministry of Education, 1984, wanted `i` there; usage has both).
/// After a vowel the two letters tell words apart (*tay/tai, thúy/thúi*) and stay; the `u` of
/// `qu` belongs to the consonant. A lone `y` (*y tế*) stays too: nobody writes it with `i`.
///
/// ```
/// use recognition_wall_core::text::fold::fold;
/// assert_eq!(fold("Chiến sỹ thi đua, Quý I"), "chien si thi dua qui i");
/// assert_eq!(fold("Hoà thượng H'Yim"), "hoa thuong h yim");
/// assert_eq!(fold("937/QĐ-UBND"), "937 qd ubnd");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, Apostrophe::Breaks, &mut out);
    out
}

/// What an apostrophe inside a word does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Apostrophe {
    /// `H'Yim` is two words.
    Breaks,
    /// `H'Yim` is one word, as those who leave the apostrophe out write it.
    Joins,
}

/// Appends the folded words of a text to `out`, each after one space unless `out` is empty.
pub(crate) fn fold_into(text: &str, apostrophe: Apostrophe, out: &mut String) {
    let mut word = out.len();
    for piece in text.chars().filter_map(piece) {
        match piece {
            Piece::Letter(letter) => {
                if out.len() == word && word > 0 {
                    out.push(' ');
                }
                out.push(letter.base);
            }
            Piece::Apostrophe if apostrophe == Apostrophe::Joins => {}
            Piece::Apostrophe | Piece::Break => {
                end_word(out, word);
                word = out.len();
            }
        }
    }
    end_word(out, word);
}

fn end_word(out: &mut String, word: usize) {
    let written = out.get(word..).unwrap_or_default();
    if y_is_i(written.trim_start_matches(' ')) {
        out.pop();
        out.push('i');
    }
}

/// Whether the last letter of a folded word is a `y` that might as well be written `i`.
pub(crate) fn y_is_i(word: &str) -> bool {
    let mut letters = word.chars().rev();
    if letters.next() != Some('y') {
        return false;
    }
    match letters.next() {
        Some('u') => letters.next() == Some('q'),
        Some(before) => before.is_ascii_lowercase() && !is_vowel(before),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_word_fold_alike() {
        for (left, right) in [
            ("hoà", "hòa"),
            ("HOÀ", "ho\u{300}a"),
            ("Chiến sỹ", "chiến sĩ"),
            ("Lý", "Lí"),
            ("kỹ thuật", "kĩ thuật"),
            ("quý", "quí"),
            ("Mỹ, Long", "mĩ  LONG"),
            ("Đắk Lắk", "dak-lak"),
            ("937/QĐ-UBND", "937 qd ubnd"),
            ("K’ Nhiễu", "k nhieu"),
        ] {
            assert_eq!(fold(left), fold(right), "{left} {right}");
        }
    }

    #[test]
    fn words_that_y_and_i_tell_apart_stay_apart() {
        for (left, right) in [("tay", "tai"), ("thúy", "thúi"), ("y", "i"), ("quỳnh", "quình")]
        {
            assert_ne!(fold(left), fold(right), "{left} {right}");
        }
    }

    #[test]
    fn an_apostrophe_can_join() {
        let mut out = "siu".to_owned();
        fold_into("H'Yim Kđoh", Apostrophe::Joins, &mut out);
        assert_eq!(out, "siu hyim kdoh");
    }
}
