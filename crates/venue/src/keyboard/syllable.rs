//! Vietnamese spelling: a word without a tone goes in, whether it is a syllable, or may become one,
//! comes out.
//!
//! A syllable is an onset and a rime, both of the core's lists. This decides only what a key does, never
//! what may be searched for.

use recognition_wall_core::text::syllable::{ONSETS, RIMES};

/// What may stand before the vowel. `qu` and `gi` are units: the vowel after them carries the tone.
pub(super) fn onsets() -> impl Iterator<Item = &'static str> {
    ONSETS.into_iter().chain(["qu"])
}

/// Vowels and what follows them, without a tone.
pub(super) fn rimes() -> impl Iterator<Item = &'static str> {
    RIMES.into_iter().chain(["uyp", "ych", "yt"])
}

/// What a word without a tone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Spelling {
    /// No syllable begins like this.
    Foreign,
    /// Some syllable begins like this, once its letters have their shapes.
    Unshaped,
    /// Some syllable begins like this.
    Beginning,
    /// A syllable.
    Whole,
}

/// The letters of the longest syllable: *nghiêng*.
const LONGEST: usize = 7;

/// Judges a word: small letters, no tone.
pub(super) fn spelling(word: &str) -> Spelling {
    if word.chars().count() > LONGEST {
        return Spelling::Foreign;
    }
    match best(word, |letter| letter) {
        Spelling::Foreign => {
            best(&word.chars().map(plain).collect::<String>(), plain).min(Spelling::Unshaped)
        }
        found => found,
    }
}

/// The best that a word is, where the letters of onsets and rimes are read as `read` has them.
fn best(word: &str, read: fn(char) -> char) -> Spelling {
    let mut best = Spelling::Foreign;
    for onset in onsets() {
        if !word.is_empty() && rest_after(word, onset.chars().map(read)).is_some() {
            best = best.max(Spelling::Beginning);
        }
        let mut rest = word.chars();
        if !onset.chars().map(read).all(|letter| rest.next() == Some(letter)) {
            continue;
        }
        for rime in rimes().filter(|rime| fits(onset, rime)) {
            best = match rest_after(rest.as_str(), rime.chars().map(read)) {
                Some(0) => return Spelling::Whole,
                Some(_) => best.max(Spelling::Beginning),
                None => best,
            };
        }
    }
    best
}

/// How many letters follow in `letters` after those of a word that they begin with.
fn rest_after(word: &str, mut letters: impl Iterator<Item = char>) -> Option<usize> {
    word.chars().all(|letter| letters.next() == Some(letter)).then(|| letters.count())
}

/// Whether an onset takes a rime. The `u` of `qu` and the `i` of `gi` are not said twice, nor
/// has `gi` a glide (but in *gioăng*); `gì` and
/// `giêng` are `g` and the rime.
pub(super) fn fits(onset: &str, rime: &str) -> bool {
    match onset {
        "qu" => !rime.starts_with(['u', 'ư', 'o']),
        "gi" => !["i", "y", "oe", "uâ", "uê", "uơ", "uy"].iter().any(|it| rime.starts_with(it)),
        _ => true,
    }
}

/// A word's onset and the rest, where the vowel that carries the tone is in the rest.
pub(super) fn split(word: &str) -> (&str, &str) {
    let vowels: &[char] = &['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y'];
    for unit in ["qu", "gi"] {
        if let Some(rest) = word.strip_prefix(unit)
            && rest.starts_with(vowels)
        {
            return (unit, rest);
        }
    }
    word.split_at(word.find(vowels).unwrap_or(word.len()))
}

/// The plain letter under a shape.
pub(super) fn plain(letter: char) -> char {
    match letter {
        'ă' | 'â' => 'a',
        'đ' => 'd',
        'ê' => 'e',
        'ô' | 'ơ' => 'o',
        'ư' => 'u',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_told_from_their_beginnings() {
        for (word, expected) in [
            ("trân", Spelling::Whole),
            ("gin", Spelling::Whole),
            ("giêng", Spelling::Whole),
            ("quôc", Spelling::Whole),
            ("ngh", Spelling::Beginning),
            ("tiê", Spelling::Beginning),
            ("đươ", Spelling::Beginning),
            ("tiem", Spelling::Unshaped),
            ("quưa", Spelling::Foreign),
            ("kđo", Spelling::Foreign),
            ("boss", Spelling::Foreign),
        ] {
            assert_eq!(spelling(word), expected, "{word}");
        }
    }
}
