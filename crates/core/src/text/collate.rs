//! Names go in, sort keys come out: bytes that compare as Vietnamese orders names.
//!
//! Per syllable the letters of the alphabet first (a ă â b c d đ e ê … o ô ơ … u ư …), then the
//! tone, then the next syllable. Case, punctuation, Unicode form and the place of the tone
//! (hòa, hoà) do not count. See `docs/decisions/0003-vietnamese-order.md`.

use super::fold::y_is_i;
use super::letter::{Letter, Piece, pieces};

/// The key of a text; compare keys as bytes.
///
/// A syllable is its letters (bytes from 8 up) and one byte of tone (1 … 6), which is below every
/// letter: so `an` is before `án`, and both are before `anh`, with no separator.
///
/// ```
/// use recognition_wall_core::text::collate::key;
/// assert!(key("Ba") < key("Bà") && key("Bạ") < key("Ban") && key("Ban") < key("Băn"));
/// assert!(key("Dũng") < key("Đông"));
/// assert_eq!(key("HOÀ"), key("Hòa"));
/// ```
#[must_use]
pub fn key(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len() + 4);
    key_into(text, &mut out);
    out
}

/// Appends the key of a text to `out`.
pub(crate) fn key_into(text: &str, out: &mut Vec<u8>) {
    let mut tone = NO_SYLLABLE;
    for (_, _, piece) in pieces(text) {
        match piece {
            Piece::Letter(letter) => {
                letter_into(letter, out);
                tone = tone.max(letter.tone + 1);
            }
            Piece::Apostrophe => {} // H'Dry orders as Hdry: so do the official lists of candidates
            Piece::Break => end_syllable(&mut tone, out),
        }
    }
    end_syllable(&mut tone, out);
}

const NO_SYLLABLE: u8 = 0;

fn end_syllable(tone: &mut u8, out: &mut Vec<u8>) {
    if *tone != NO_SYLLABLE {
        out.push(*tone);
        *tone = NO_SYLLABLE;
    }
}

/// Digits 8 … 17, Latin letters 20 … 123, anything else above them by code point.
fn letter_into(letter: Letter, out: &mut Vec<u8>) {
    match letter.base {
        digit @ '0'..='9' => out.push(digit as u8 - b'0' + 8),
        base @ 'a'..='z' => out.push((base as u8 - b'a') * 4 + letter.shape + 20),
        other => {
            out.push(u8::MAX);
            let mut bytes = [0; 4];
            out.extend_from_slice(other.encode_utf8(&mut bytes).as_bytes());
        }
    }
}

/// What two spellings of one value of a filter have in common: as the sort key, but `sỹ` is `sĩ`.
///
/// Letters, each followed by its shape, and the tone at the end of a syllable, both as control
/// characters: no letter is one.
pub(crate) fn identity(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut word = String::new();
    let mut tone = NO_SYLLABLE;
    for (_, _, piece) in pieces(text).chain(std::iter::once((0, 0, Piece::Break))) {
        match piece {
            Piece::Letter(letter) => {
                out.push(letter.base);
                if letter.shape > 0 {
                    out.push(char::from(letter.shape));
                }
                tone = tone.max(letter.tone + 8);
                word.push(letter.base);
            }
            Piece::Apostrophe => {}
            Piece::Break => {
                if y_is_i(&word) {
                    out.pop();
                    out.push('i');
                }
                if tone != NO_SYLLABLE {
                    out.push(char::from(tone));
                    tone = NO_SYLLABLE;
                }
                word.clear();
            }
        }
    }
    out
}

/// The letter of the alphabet that a text begins with, as an index shows it: capital, with its
/// shape and without its tone (Ă of Ẵ); `#` where it begins with anything else.
///
/// ```
/// use recognition_wall_core::text::collate::index_letter;
/// assert_eq!((index_letter("ấn"), index_letter("Đức"), index_letter("7A")), ('Â', 'Đ', '#'));
/// ```
#[must_use]
pub fn index_letter(text: &str) -> char {
    let first = pieces(text).find_map(|(_, _, piece)| match piece {
        Piece::Letter(letter) => Some(letter),
        Piece::Apostrophe | Piece::Break => None,
    });
    match first.map(|letter| (letter.base, letter.shape)) {
        Some(('a', 1)) => 'Ă',
        Some(('a', 2)) => 'Â',
        Some(('d', 1)) => 'Đ',
        Some(('e', 2)) => 'Ê',
        Some(('o', 2)) => 'Ô',
        Some(('o', 3)) => 'Ơ',
        Some(('u', 3)) => 'Ư',
        Some((base @ 'a'..='z', _)) => base.to_ascii_uppercase(),
        _ => '#',
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_alphabet_and_the_tones_are_in_order() {
        for ascending in [
            "7 10 a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z",
            "ma mà mả mã má mạ mai mán măm mâm",
            "an án anh ánh",
            "hoa hòa hỏa hóa họa hoan",
            "z я 東",
        ] {
            let words: Vec<&str> = ascending.split(' ').collect();
            // Numbers are digits, not amounts: 10 is before 7 in a name too.
            for pair in words.windows(2).filter(|pair| pair != &["7", "10"]) {
                assert!(key(pair[0]) < key(pair[1]), "{pair:?}");
            }
        }
    }

    #[test]
    fn a_syllable_is_compared_whole_before_the_next() {
        assert!(
            key("Ha Yên") < key("Hà An"),
            "the tone of Hà weighs more than the letters after it"
        );
        assert!(key("Hà") < key("Hà An"));
    }

    #[test]
    fn case_form_punctuation_and_place_of_the_tone_do_not_count() {
        for (left, right) in
            [("HOÀ", "hòa"), ("Ba\u{300}", "bà"), ("H'Dry", "Hdry"), (" An-Bình ", "an bình")]
        {
            assert_eq!(key(left), key(right), "{left} {right}");
        }
    }

    #[test]
    fn one_value_in_two_spellings_is_one() {
        assert_eq!(identity("Chiến sỹ thi đua"), identity("chiến sĩ Thi đua"));
        assert_ne!(identity("Hòa"), identity("Hoa"));
        assert_ne!(identity("tay"), identity("tai"));
        assert_eq!(identity("H'Yim"), identity("HYim"));
    }

    #[test]
    fn the_index_shows_letters_of_the_alphabet() {
        let of = |text: &str| index_letter(text);
        let letters: String =
            ["ẵ", "ậ", "đ", "Ế", "ộ", "ở", "ữ", "ỳ", "x", "…", "東"].map(of).iter().collect();
        assert_eq!(letters, "ĂÂĐÊÔƠƯYX##");
    }
}
