//! Characters go in, letters come out: base letter, shape of the letter and tone, each apart.
//!
//! The one place that knows how Unicode writes Vietnamese. `ệ`, `ê` + U+0323 and `e` + U+0302 +
//! U+0323 are the same letter here. Never allocates and never fails: what is unknown passes as is.

/// What a mark makes of a base letter; the numbers are the alphabet's order (a ă â, o ô ơ).
pub(super) const PLAIN: u8 = 0;
/// `ă`, and the stroke of `đ`: both stand right after their base letter.
pub(super) const BREVE_OR_STROKE: u8 = 1;
/// `â ê ô`.
pub(super) const CIRCUMFLEX: u8 = 2;
/// `ơ ư`.
pub(super) const HORN: u8 = 3;

/// The tone of a combining mark, in the order ngang 0, huyền, hỏi, ngã, sắc, nặng: that of CLDR's
/// collation for `vi` (`&\u0300<<\u0309<<\u0303<<\u0301<<\u0323`), so of ICU and of
/// `Intl.Collator`. It is the one table of the tone order (the precomposed letters below use its
/// numbers); dictionaries differ: ngang, sắc, huyền, hỏi, ngã, nặng is another order.
fn tone(mark: char) -> Option<u8> {
    Some(match mark {
        '\u{300}' | '\u{340}' => 1,
        '\u{309}' => 2,
        '\u{303}' => 3,
        '\u{301}' | '\u{341}' => 4,
        '\u{323}' => 5,
        _ => return None,
    })
}

/// U+1EA0 … U+1EF9, two characters (capital, small) an entry: base letter, shape, tone.
const VIETNAMESE: &[u8; 135] = b"a05a02a24a21a22a23a25a14a11a12a13a15\
e05e02e03e24e21e22e23e25i02i05o05o02o24o21o22o23o25o34o31o32o33o35\
u05u02u34u31u32u33u35y01y05y02y03";

/// U+00C0 … U+00DF without case: base letter, shape, tone; `-` is no letter.
const LATIN_1: &[u8; 96] = b"a01a04a20a03a00a00a00c00e01e04e20e00i01i04i00i00\
d00n00o01o04o20o03o00-00o00u01u04u00u00y04t00s00";

/// The base letters of U+0100 … U+017F.
const EXTENDED_A: &[u8; 128] = b"aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkk\
llllllllllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The base letters of U+1E00 … U+1E9F, all of other languages.
const EXTENDED_ADDITIONAL: &[u8; 160] =
    b"aabbbbbbccddddddddddeeeeeeeeeeffgghhhhhhhhhhiiiikkkkkkllllllllmmmmmmnnnnnnnnoooo\
oooopppprrrrrrrrssssssssssttttttttuuuuuuuuuuvvvvwwwwwwwwwwxxxxyyzzzzzzhtwyassssd";

/// A letter or digit as written, marks and all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Letter {
    /// The base letter, small: `a` of `Ậ`.
    pub(super) base: char,
    /// [`PLAIN`], [`BREVE_OR_STROKE`], [`CIRCUMFLEX`] or [`HORN`].
    pub(super) shape: u8,
    /// 0 ngang, 1 huyền, 2 hỏi, 3 ngã, 4 sắc, 5 nặng.
    pub(super) tone: u8,
}

/// One character.
enum Symbol {
    Piece(Piece),
    Tone(u8),
    Shape(u8),
    /// A mark that tells no two words apart here, or a character without width.
    Ignored,
}

/// A piece of a text: a letter with its marks, or what stands between words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece {
    Letter(Letter),
    /// `'` and what people type for it; inside names of minority peoples it joins (H'Yim).
    Apostrophe,
    Break,
}

/// The pieces of a text, each with the bytes where it begins and ends.
pub(super) struct Pieces<'a> {
    rest: std::str::CharIndices<'a>,
    /// What was read to see where the letter before it ends.
    ahead: Option<(usize, Piece)>,
}

/// Reads a text piece by piece.
pub(super) fn pieces(text: &str) -> Pieces<'_> {
    Pieces { rest: text.char_indices(), ahead: None }
}

impl Iterator for Pieces<'_> {
    type Item = (usize, usize, Piece);

    fn next(&mut self) -> Option<Self::Item> {
        let (start, mut piece) = match self.ahead.take() {
            Some(ahead) => ahead,
            None => loop {
                let (start, character) = self.rest.next()?;
                if let Symbol::Piece(piece) = symbol(character) {
                    break (start, piece);
                }
            },
        };
        if let Piece::Letter(letter) = &mut piece {
            for (start, character) in self.rest.by_ref() {
                match symbol(character) {
                    Symbol::Tone(tone) if is_vowel(letter.base) => letter.tone = tone,
                    Symbol::Shape(shape) if may_have(letter.base, shape) => letter.shape = shape,
                    Symbol::Tone(_) | Symbol::Shape(_) | Symbol::Ignored => {}
                    Symbol::Piece(next) => {
                        self.ahead = Some((start, next));
                        break;
                    }
                }
            }
        }
        let end = self.ahead.map_or(self.rest.offset(), |(next, _)| next);
        Some((start, end, piece))
    }
}

/// The piece that a character begins; `None` for a mark, which belongs to the letter before it, and for
/// what has no width. Whoever wants no marks needs no look at what follows.
pub(super) fn piece(character: char) -> Option<Piece> {
    match symbol(character) {
        Symbol::Piece(piece) => Some(piece),
        Symbol::Tone(_) | Symbol::Shape(_) | Symbol::Ignored => None,
    }
}

/// Only a vowel carries a tone: `ñ` of other languages has none.
pub(super) fn is_vowel(base: char) -> bool {
    matches!(base, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}

/// Whether Vietnamese has the letter: `ĕ` and `ŏ` of other languages order as `e` and `o`.
fn may_have(base: char, shape: u8) -> bool {
    match shape {
        BREVE_OR_STROKE => matches!(base, 'a' | 'd'),
        CIRCUMFLEX => matches!(base, 'a' | 'e' | 'o'),
        _ => matches!(base, 'o' | 'u'),
    }
}

fn symbol(character: char) -> Symbol {
    let plain = |base: char| letter(base, PLAIN, 0);
    let shaped = |base: char, shape: u8| letter(base, shape, 0);
    let code = u32::from(character);
    match character {
        'a'..='z' | '0'..='9' => plain(character),
        'A'..='Z' => plain(character.to_ascii_lowercase()),
        '\'' | '`' | '´' | 'ʹ' | 'ʻ' | 'ʼ' | 'ˈ' | '‘' | '’' | '′' => {
            Symbol::Piece(Piece::Apostrophe)
        }
        '\u{AD}' | '\u{200C}' | '\u{200D}' | '\u{2060}' | '\u{FEFF}' => Symbol::Ignored,
        '\u{302}' => Symbol::Shape(CIRCUMFLEX),
        '\u{306}' => Symbol::Shape(BREVE_OR_STROKE),
        '\u{31B}' => Symbol::Shape(HORN),
        '\u{300}'..='\u{36F}' => tone(character).map_or(Symbol::Ignored, Symbol::Tone),
        '\u{1AB0}'..='\u{1AFF}' | '\u{1DC0}'..='\u{1DFF}' | '\u{FE00}'..='\u{FE0F}' => {
            Symbol::Ignored
        }
        'Ă' | 'ă' => shaped('a', BREVE_OR_STROKE),
        'Đ' | 'đ' => shaped('d', BREVE_OR_STROKE),
        'Ơ' | 'ơ' => shaped('o', HORN),
        'Ư' | 'ư' => shaped('u', HORN),
        'Ĩ' | 'ĩ' => letter('i', PLAIN, 3),
        'Ũ' | 'ũ' => letter('u', PLAIN, 3),
        'ÿ' => plain('y'),
        'ß' => plain('s'),
        'Ƀ' | 'ƀ' => plain('b'), // Ê Đê and Mnông; capital U+0243, small U+0180
        'À'..='ÿ' => entry(LATIN_1, (code & 0x1F) * 3),
        '\u{100}'..='\u{17F}' => base(EXTENDED_A, code - 0x100),
        '\u{1E00}'..='\u{1E9F}' => base(EXTENDED_ADDITIONAL, code - 0x1E00),
        '\u{1EA0}'..='\u{1EF9}' => entry(VIETNAMESE, (code - 0x1EA0) / 2 * 3),
        // Greek and Cyrillic capitals, so that case is ignored there too.
        'Α'..='Ω' | 'А'..='Я' => small(code + 32),
        'Ѐ'..='Џ' => small(code + 80),
        // Controls, punctuation, signs and symbols up to Latin-1; the spaces, dashes, arrows and
        // pictures of U+2000 … U+2BFF; punctuation of Khmer, CJK and full width; emoji.
        '\0'..='\u{BF}'
        | '\u{17D4}'..='\u{17DA}'
        | '\u{2000}'..='\u{2BFF}'
        | '\u{3000}'..='\u{303F}'
        | '\u{FF00}'..='\u{FF0F}'
        | '\u{FFF0}'..='\u{FFFF}'
        | '\u{1F000}'..='\u{1FAFF}' => Symbol::Piece(Piece::Break),
        _ => plain(character),
    }
}

fn letter(base: char, shape: u8, tone: u8) -> Symbol {
    Symbol::Piece(Piece::Letter(Letter { base, shape, tone }))
}

fn small(code: u32) -> Symbol {
    char::from_u32(code).map_or(Symbol::Piece(Piece::Break), |base| letter(base, PLAIN, 0))
}

fn base(table: &[u8], at: u32) -> Symbol {
    table
        .get(at as usize)
        .map_or(Symbol::Piece(Piece::Break), |base| letter(char::from(*base), PLAIN, 0))
}

fn entry(table: &[u8], at: u32) -> Symbol {
    match table.get(at as usize..at as usize + 3) {
        Some([base, shape, tone]) if *base != b'-' => {
            letter(char::from(*base), shape - b'0', tone - b'0')
        }
        _ => Symbol::Piece(Piece::Break),
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization as _;

    use super::*;

    fn letters(text: &str) -> Vec<Letter> {
        let letter = |(_, _, piece)| match piece {
            Piece::Letter(letter) => Some(letter),
            Piece::Apostrophe | Piece::Break => None,
        };
        pieces(text).filter_map(letter).collect()
    }

    #[test]
    fn every_latin_letter_is_the_same_composed_and_decomposed() {
        let both = |character: char| {
            (letters(&character.to_string()), letters(&character.nfd().to_string()))
        };
        let vietnamese = ['Ơ', 'ơ', 'Ư', 'ư'].into_iter().chain('\u{1EA0}'..='\u{1EF9}');
        for character in ('\u{C0}'..='\u{17F}').chain(vietnamese) {
            let (composed, decomposed) = both(character);
            assert_eq!(composed, decomposed, "{character}");
        }
        for character in '\u{1E00}'..='\u{1E99}' {
            let (composed, decomposed) = both(character);
            assert_eq!(composed[0].base, decomposed[0].base, "{character}");
        }
    }

    #[test]
    fn every_letter_of_vietnamese_has_its_base_shape_and_tone() {
        let shapes = ["aeiouydAEIOUYD", "ăđĂĐ", "âêôÂÊÔ", "ơưƠƯ"];
        for (shape, bases) in (0_u8..).zip(shapes) {
            for base in bases.chars() {
                for (tone, mark) in
                    (0_u8..).zip(["", "\u{300}", "\u{309}", "\u{303}", "\u{301}", "\u{323}"])
                {
                    let written: String = [&base.to_string(), mark].concat().nfc().collect();
                    let plain = base.nfd().next().unwrap().to_ascii_lowercase();
                    let plain = if matches!(plain, 'đ' | 'Đ') { 'd' } else { plain };
                    let tone = if plain == 'd' { 0 } else { tone };
                    assert_eq!(
                        letters(&written),
                        [Letter { base: plain, shape, tone }],
                        "{written}"
                    );
                }
            }
        }
    }

    #[test]
    fn marks_in_any_order_are_one_letter() {
        let expected = Letter { base: 'e', shape: CIRCUMFLEX, tone: 5 };
        for written in [
            "ệ",
            "ê\u{323}",
            "ẹ\u{302}",
            "e\u{302}\u{323}",
            "e\u{323}\u{302}",
            "E\u{30C}\u{302}\u{323}",
        ] {
            assert_eq!(letters(written), [expected], "{written}");
        }
    }

    #[test]
    fn letters_of_other_scripts_pass_and_signs_do_not() {
        let bases = |text| letters(text).iter().map(|letter| letter.base).collect::<String>();
        assert_eq!(bases("ÑÜøßƀ ភ្នំ 東京 МОСКВА Ё ΑΩ ÷×—“”…、😀"), "nuosbភ្នំ東京москваёαω");
        assert_eq!(bases("\u{301}a\u{AD}b\u{341}"), "ab");
    }
}
