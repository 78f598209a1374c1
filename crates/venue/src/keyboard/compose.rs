//! One more key for a word. In: the word as it stands and the key. Out: the word with a letter more,
//! another shape or another tone.
//!
//! Telex and VNI at once, as people know them from their own keyboards: *Telex* `aa aw dd ee oo ow
//! uw` and `f s r x j z`, *VNI* `6 7 8 9` and `1 … 5 0`, marks in place or at the end of the word; a
//! mark given twice is taken back and the key stands for itself. As in "simple Telex", a `w` without
//! a vowel stays a `w`. A key that makes no Vietnamese syllable is a letter: a foreign name stays
//! what was typed.

use super::syllable::{Spelling, plain, spelling};
use super::tone::{Placement, Tone, is_vowel, with_tone, without_tone};

/// A word after a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Composed {
    /// The word.
    pub(super) word: String,
    /// Whether a mark was taken back: what follows in this word is letters only.
    pub(super) is_literal: bool,
}

/// A mark that changes the shape of a letter, and which ones.
struct Shape {
    from: &'static [char],
    to: fn(char) -> Option<char>,
}

fn circumflex(letter: char) -> Option<char> {
    Some(match letter {
        'a' | 'ă' => 'â',
        'e' => 'ê',
        'o' | 'ơ' => 'ô',
        _ => return None,
    })
}

fn horn(letter: char) -> Option<char> {
    Some(match letter {
        'o' | 'ô' => 'ơ',
        'u' => 'ư',
        _ => return None,
    })
}

fn breve(letter: char) -> Option<char> {
    matches!(letter, 'a' | 'â').then_some('ă')
}

fn horn_or_breve(letter: char) -> Option<char> {
    horn(letter).or_else(|| breve(letter))
}

fn stroke(letter: char) -> Option<char> {
    (letter == 'd').then_some('đ')
}

fn shape_of(key: char) -> Option<Shape> {
    let of = |from, to| Some(Shape { from, to });
    match key {
        'a' => of(&['a', 'ă'], circumflex),
        'e' => of(&['e'], circumflex),
        'o' => of(&['o', 'ơ'], circumflex),
        '6' => of(&['a', 'ă', 'e', 'o', 'ơ'], circumflex),
        'w' => of(&['a', 'â', 'o', 'ô', 'u'], horn_or_breve),
        '7' => of(&['o', 'ô', 'u'], horn),
        '8' => of(&['a', 'â'], breve),
        'd' | '9' => of(&['d'], stroke),
        _ => None,
    }
}

/// The tone of a key.
fn tone_of(key: char) -> Option<Tone> {
    Some(match key {
        'f' | '2' => Tone::Huyen,
        's' | '1' => Tone::Sac,
        'r' | '3' => Tone::Hoi,
        'x' | '4' => Tone::Nga,
        'j' | '5' => Tone::Nang,
        _ => return None,
    })
}

/// The word after a key that is a small letter or a digit.
pub(super) fn press(word: &str, key: char, placement: Placement) -> Composed {
    let (bare, tone) = without_tone(word);
    let written = |bare: &str, tone| with_tone(bare, tone, placement);
    let made = |word| Composed { word, is_literal: false };
    if tone.is_some() && matches!(key, 'z' | '0') {
        return made(bare);
    }
    if let Some(wanted) = tone_of(key) {
        if tone == Some(wanted) {
            return taken_back(&bare, None, key, placement);
        }
        if bare.contains(is_vowel) && may_have(&bare, wanted) {
            return made(written(&bare, Some(wanted)));
        }
    }
    if let Some(shape) = shape_of(key) {
        if let Some(shaped) = shaped(&bare, &shape, key) {
            return made(written(&shaped, tone));
        }
        let shapes: Vec<char> = shape.from.iter().filter_map(|from| (shape.to)(*from)).collect();
        if bare.contains(shapes.as_slice()) {
            let without = bare.chars().map(|l| if shapes.contains(&l) { plain(l) } else { l });
            return taken_back(&without.collect::<String>(), tone, key, placement);
        }
    }
    made(written(&with_letter(&bare, key), tone))
}

/// Whether a word is no syllable and can't become one.
pub(super) fn is_foreign(word: &str) -> bool {
    spelling(&without_tone(word).0) == Spelling::Foreign
}

/// The word after the key of a tone: with it, or without it where it has it already.
pub(super) fn press_tone(word: &str, tone: Tone, placement: Placement) -> String {
    let (bare, now) = without_tone(word);
    with_tone(&bare, (now != Some(tone)).then_some(tone), placement)
}

/// A syllable that ends in c, ch, p or t has the tone sắc or nặng.
fn may_have(bare: &str, tone: Tone) -> bool {
    let is_closed = bare.ends_with(['c', 'p', 't']) || bare.ends_with("ch");
    let is_sharp = matches!(tone, Tone::Sac | Tone::Nang);
    spelling(bare) > Spelling::Foreign && (is_sharp || !is_closed)
}

fn taken_back(bare: &str, tone: Option<Tone>, key: char, placement: Placement) -> Composed {
    let word = with_tone(bare, tone, placement) + key.encode_utf8(&mut [0; 4]);
    Composed { word, is_literal: true }
}

/// The word with one more letter; *uơ* and *ưo* are *ươ* before anything else.
fn with_letter(bare: &str, letter: char) -> String {
    let longer = |bare: &str| bare.to_owned() + letter.encode_utf8(&mut [0; 4]);
    let both = longer(&bare.replace("uơ", "ươ").replace("ưo", "ươ"));
    let as_is = longer(bare);
    if spelling(&as_is) < Spelling::Beginning && spelling(&both) >= Spelling::Beginning {
        both
    } else {
        as_is
    }
}

/// The best word that a shape makes: of one letter, or of two that stand together (*ươ*). `None` where
/// the key makes as good a word as a letter: *ngoe* and `o` are *ngoeo*.
fn shaped(bare: &str, shape: &Shape, key: char) -> Option<String> {
    let letters: Vec<char> = bare.chars().collect();
    let changed = |places: &[usize]| -> Option<String> {
        let change = |(place, letter): (usize, char)| {
            if !places.contains(&place) {
                return Some(letter);
            }
            shape.from.contains(&letter).then(|| (shape.to)(letter)).flatten()
        };
        letters.iter().copied().enumerate().map(change).collect()
    };
    let one = (0..letters.len()).filter_map(|place| changed(&[place]));
    let two = (1..letters.len()).filter_map(|place| changed(&[place - 1, place]));
    // Only the stroke of đ may come before the other marks: at the end of *duong*, before its *w*.
    let least = if bare.starts_with('d') && matches!(key, 'd' | '9') {
        Spelling::Foreign
    } else {
        Spelling::Unshaped
    };
    let (mut best, mut reached) = (None, least.max(spelling(&with_letter(bare, key))));
    for word in one.chain(two) {
        let found = spelling(&word);
        // The first of equals: a longer change only where it makes a better word.
        if found > reached {
            (best, reached) = (Some(word), found);
        }
    }
    best
}
