//! What a visitor typed goes in; words to look for come out, with the marks that were typed.
//!
//! Used by the search over folded text and by the highlighting, so that both agree on what matches.

use super::fold::y_is_i;
use super::letter::{Letter, Piece, pieces};
use crate::feed::Honouree;

/// The words of a search, each to be found as the beginning of a word, in any order.
///
/// ```
/// use recognition_wall_core::query::Needle;
/// assert!(Needle::new(" …!").is_empty());
/// assert!(!Needle::new("bé năm").is_empty());
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Needle {
    pub(crate) words: Vec<Word>,
}

/// One word of a search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Word {
    /// Base letters as typed: `quy` of "quý".
    letters: String,
    /// The same word folded to its end, where that is another: `qui`. It must then be a whole
    /// word: "quý" finds Quí, and as a beginning it finds Quỳnh, but not Quít.
    whole: Option<String>,
    /// What was typed letter by letter, where any mark was typed.
    marked: Option<(Vec<Letter>, u8)>,
}

impl Needle {
    /// Reads what was typed; text without a letter or digit is no search.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut words = Vec::new();
        let mut typed = Vec::new();
        for (_, _, piece) in pieces(text) {
            match piece {
                Piece::Letter(letter) => typed.push(letter),
                Piece::Apostrophe | Piece::Break => end_word(&mut typed, &mut words),
            }
        }
        end_word(&mut typed, &mut words);
        Self { words }
    }

    /// Whether there is nothing to look for: then everybody matches.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// Whether nobody has these words who has not also those of `shorter`.
    pub(crate) fn narrows(&self, shorter: &Self) -> bool {
        let mut words = shorter.words.iter();
        words.all(|word| self.words.iter().any(|own| own.narrows(word)))
    }

    /// Whether any mark was typed.
    pub(crate) fn is_marked(&self) -> bool {
        self.words.iter().any(|word| word.marked.is_some())
    }

    /// Whether each word that was typed with marks begins a word of the name or of an alias, with
    /// the same marks. `scratch` only saves allocating for each person.
    pub(crate) fn is_written_in(&self, person: &Honouree, scratch: &mut Vec<Letter>) -> bool {
        self.words.iter().filter(|word| word.marked.is_some()).all(|word| {
            let mut names = std::iter::once(&person.name).chain(&person.aliases);
            names.any(|name| name.all().any(|wording| word.is_written_in(wording, scratch)))
        })
    }
}

fn end_word(typed: &mut Vec<Letter>, words: &mut Vec<Word>) {
    if typed.is_empty() {
        return;
    }
    let typed = std::mem::take(typed);
    let letters: String = typed.iter().map(|letter| letter.base).collect();
    let whole = y_is_i(&letters).then(|| {
        let mut whole = letters.clone();
        whole.pop();
        whole.push('i');
        whole
    });
    let tone = tone_of(&typed);
    let marked = tone > 0 || typed.iter().any(|letter| letter.shape > 0);
    let word = Word { letters, whole, marked: marked.then_some((typed, tone)) };
    if !words.contains(&word) {
        words.push(word);
    }
}

/// The tone of a syllable, wherever it is written: that of *hòa* and of *hoà*.
fn tone_of(letters: &[Letter]) -> u8 {
    letters.iter().map(|letter| letter.tone).max().unwrap_or_default()
}

impl Word {
    /// What a folded word is to begin with.
    pub(crate) fn letters(&self) -> &str {
        &self.letters
    }

    /// What a folded word may be instead, to its end.
    pub(crate) fn whole(&self) -> Option<&str> {
        self.whole.as_deref()
    }

    /// How many letters of a folded word this word matches; 0 means that it does not match.
    pub(crate) fn matched(&self, folded: &str) -> usize {
        if folded.starts_with(&self.letters) || self.whole.as_deref() == Some(folded) {
            self.letters.chars().count()
        } else {
            0
        }
    }

    /// Whether a word of a folded text matches. The loop that a search spends its time in: of nearly
    /// all words only the first letter is looked at.
    pub(crate) fn is_in(&self, text: &[u8]) -> bool {
        let Some(first) = self.letters.as_bytes().first() else { return false };
        let mut rest = text;
        loop {
            if rest.first() == Some(first) {
                let ends = |letters: &str| matches!(rest.get(letters.len()), None | Some(b' '));
                let is = |letters: &str| rest.starts_with(letters.as_bytes());
                if is(&self.letters) || self.whole.as_deref().is_some_and(|it| is(it) && ends(it)) {
                    return true;
                }
            }
            let Some(space) = rest.iter().position(|byte| *byte == b' ') else { return false };
            rest = rest.get(space + 1..).unwrap_or_default();
        }
    }

    /// Whether `shorter` matches all that this one does: it is the same word, typed on. (What may stand
    /// for a final `y` begins as the word itself does.)
    pub(crate) fn narrows(&self, shorter: &Self) -> bool {
        self.letters.starts_with(&shorter.letters)
    }

    /// Whether both match the same words.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        self.letters == other.letters
    }

    /// Whether a folded word is this word to its end.
    pub(crate) fn is(&self, folded: &[u8]) -> bool {
        let whole = self.whole.as_deref().unwrap_or(&self.letters);
        self.letters.as_bytes() == folded || whole.as_bytes() == folded
    }

    fn is_written_in(&self, text: &str, word: &mut Vec<Letter>) -> bool {
        word.clear();
        for (_, _, piece) in pieces(text) {
            match piece {
                Piece::Letter(letter) => word.push(letter),
                Piece::Apostrophe | Piece::Break => {
                    if self.is_written_as(word) {
                        return true;
                    }
                    word.clear();
                }
            }
        }
        self.is_written_as(word)
    }

    /// Whether a word as written begins with what was typed, marks and all. A tone that was not
    /// typed yet asks for none: with "nguyê" Nguyễn is on its way.
    fn is_written_as(&self, written: &[Letter]) -> bool {
        let Some((typed, tone)) = &self.marked else { return false };
        let whole = typed.len() == written.len();
        let same = |(position, (typed_letter, letter)): (usize, (&Letter, &Letter))| {
            let y_or_i = matches!((typed_letter.base, letter.base), ('i', 'y') | ('y', 'i'));
            typed_letter.shape == letter.shape
                && (typed_letter.base == letter.base
                    || (y_or_i && whole && position + 1 == typed.len()))
        };
        written.len() >= typed.len()
            && typed.iter().zip(written).enumerate().all(same)
            && (*tone == 0 || *tone == tone_of(written))
    }
}
