//! A sheet goes in with every cell as it was stored; it comes out in Unicode, NFC, and says which
//! columns were converted. Evidence is weighed per cell, then per column, then for the whole sheet.

use unicode_normalization::{IsNormalized, UnicodeNormalization as _, is_nfc_quick};

use crate::legacy::{Encoding, Quality, decode, quality, with_lost_horns};
use crate::sheet::{Cell, Sheet};

const ENCODINGS: [Encoding; 2] = [Encoding::Tcvn3, Encoding::Vni];

/// Letters that no old font can have shown: the block of Unicode that is Vietnamese alone.
fn is_surely_unicode(text: &str) -> bool {
    text.chars().any(|letter| ('\u{1ea0}'..='\u{1ef9}').contains(&letter))
}

/// A cell read in one encoding, where that explains what is wrong with it as it is.
struct Candidate {
    encoding: Encoding,
    text: String,
    quality: Quality,
}

/// What a cell says of itself.
enum Evidence {
    /// ASCII, or words that are right as they are and no encoding makes others of.
    None,
    /// Unicode for sure.
    Unicode,
    /// Wrong as it is; the readings that might be right, best first.
    Legacy(Vec<Candidate>),
    /// Right as it is, and right in another way too: Tó is Tú in TCVN3.
    Ambiguous(Vec<Candidate>),
}

fn weigh(text: &str, lost_horns: bool) -> Evidence {
    if text.is_ascii() {
        return Evidence::None;
    }
    if is_surely_unicode(text) {
        return Evidence::Unicode;
    }
    let as_is = quality(text);
    let mut candidates: Vec<Candidate> = ENCODINGS
        .into_iter()
        .filter_map(|encoding| {
            let mut text = decode(text, encoding)?;
            if lost_horns && encoding == Encoding::Tcvn3 {
                text = with_lost_horns(&text);
            }
            let quality = quality(&text);
            let likely = quality.good + quality.neutral > 0 && quality.good >= 2 * quality.bad;
            likely.then_some(Candidate { encoding, text, quality })
        })
        .collect();
    candidates.sort_by_key(|candidate| {
        (candidate.quality.bad, std::cmp::Reverse(candidate.quality.good))
    });
    match (candidates.is_empty(), as_is.bad > 0) {
        (true, _) => Evidence::None,
        (false, true) => Evidence::Legacy(candidates),
        (false, false) => Evidence::Ambiguous(candidates),
    }
}

/// What a column, or the sheet, has of each kind.
#[derive(Debug, Clone, Copy, Default)]
struct Support {
    cells: [usize; 2],
    words: [usize; 2],
    unicode: usize,
}

impl Support {
    fn add(&mut self, evidence: &Evidence) {
        match evidence {
            Evidence::Unicode => self.unicode += 1,
            Evidence::Legacy(candidates) => {
                // Only what is beyond doubt speaks for others.
                if let Some(best) =
                    candidates.first().filter(|best| best.quality.bad == 0 && best.quality.good > 0)
                {
                    let [tcvn3, vni] = &mut self.cells;
                    let [tcvn3_words, vni_words] = &mut self.words;
                    let (cells, words) = match best.encoding {
                        Encoding::Tcvn3 => (tcvn3, tcvn3_words),
                        Encoding::Vni => (vni, vni_words),
                    };
                    *cells += 1;
                    *words += best.quality.good;
                }
            }
            Evidence::None | Evidence::Ambiguous(_) => {}
        }
    }

    /// The encoding that two cells, or two words of one, speak for.
    fn encoding(&self) -> Option<Encoding> {
        let [tcvn3, vni] = self.words;
        let (encoding, words) =
            if tcvn3 >= vni { (Encoding::Tcvn3, tcvn3) } else { (Encoding::Vni, vni) };
        (words >= 2).then_some(encoding)
    }
}

/// Converts every cell of a sheet that is of an old font, and puts all text into NFC.
pub(super) fn convert(sheet: &mut Sheet) {
    // The soft hyphen is ư: where one is left, no program dropped them.
    let texts = || sheet.rows.iter().flat_map(|row| &row.cells);
    let lost_horns =
        !texts().any(|cell| matches!(cell, Cell::Text(text) if text.contains('\u{ad}')));
    let mut columns = vec![Support::default(); sheet.width()];
    let mut whole = Support::default();
    for row in &sheet.rows {
        for (cell, support) in row.cells.iter().zip(&mut columns) {
            if let Cell::Text(text) = cell {
                let evidence = weigh(text, lost_horns);
                support.add(&evidence);
                whole.add(&evidence);
            }
        }
    }
    let mut converted = vec![[0_usize; 2]; columns.len()];
    for row in &mut sheet.rows {
        for ((cell, support), count) in row.cells.iter_mut().zip(&columns).zip(&mut converted) {
            let Cell::Text(text) = cell else { continue };
            if text.is_ascii() {
                continue;
            }
            if let Some(candidate) = chosen(text, support, &whole, lost_horns) {
                let [tcvn3, vni] = count;
                *match candidate.encoding {
                    Encoding::Tcvn3 => tcvn3,
                    Encoding::Vni => vni,
                } += 1;
                *cell = Cell::of(&candidate.text);
            } else if is_nfc_quick(text.chars()) != IsNormalized::Yes || text.contains('Ð') {
                // Ð is Icelandic; on many keyboards it is what comes for Đ, and nobody sees it.
                let proper: String =
                    text.nfc().map(|letter| if letter == 'Ð' { 'Đ' } else { letter }).collect();
                *cell = Cell::of(&proper);
            }
        }
    }
    sheet.converted = converted
        .iter()
        .enumerate()
        .flat_map(|(column, count)| {
            ENCODINGS
                .into_iter()
                .zip(*count)
                .map(move |(encoding, cells)| (column, encoding, cells))
        })
        .filter(|(_, _, cells)| *cells > 0)
        .collect();
}

/// The reading that a cell is given, if not the one that it has.
fn chosen(text: &str, column: &Support, whole: &Support, lost_horns: bool) -> Option<Candidate> {
    let wanted = column.encoding().or_else(|| whole.encoding())?;
    let pick = |mut candidates: Vec<Candidate>| {
        let own = candidates.iter().position(|candidate| candidate.encoding == wanted);
        own.map(|place| candidates.swap_remove(place))
    };
    match weigh(text, lost_horns) {
        Evidence::Unicode => None,
        Evidence::None => unspelt(text, wanted, column),
        Evidence::Legacy(mut candidates) => {
            let best = candidates.first()?;
            let certain = best.quality.bad == 0 && best.quality.good >= 2;
            if best.encoding != wanted && certain && candidates.len() == 1 {
                return candidates.pop();
            }
            pick(candidates)
        }
        Evidence::Ambiguous(candidates) => {
            let alone = column.encoding() == Some(wanted) && column.unicode == 0;
            alone.then(|| pick(candidates)).flatten().filter(|candidate| candidate.quality.bad == 0)
        }
    }
}

/// A name that Vietnamese spelling does not know (Niê, Chamaléa), in a column of an old font: taken as
/// such where a sign that no name has is part of a word, as in `Niª`.
fn unspelt(text: &str, wanted: Encoding, column: &Support) -> Option<Candidate> {
    /// Cells of the column that are of the font for sure, before others are taken for it.
    const SURE: usize = 3;
    let [tcvn3, vni] = column.cells;
    let sure = match wanted {
        Encoding::Tcvn3 => tcvn3,
        Encoding::Vni => vni,
    };
    if sure < SURE || sure < 4 * column.unicode || !has_sign_in_word(text, wanted) {
        return None;
    }
    let text = decode(text, wanted)?;
    Some(Candidate { encoding: wanted, quality: quality(&text), text })
}

/// Whether a word holds what an old font makes and no language of names in Viet Nam writes: a sign inside
/// a word for TCVN3; for VNI a vowel and a mark that never follow each other (`eâ`, not the `oà` of hoà or
/// the `aë` of Raphaël).
fn has_sign_in_word(text: &str, encoding: Encoding) -> bool {
    let has_sign = |word: &str| {
        let is_sign = |letter| {
            matches!(
                letter,
                '\u{a1}'
                    ..='\u{bf}' | '×' | '÷' | 'Þ' | 'þ' | 'Ð' | 'ð' | 'Æ' | 'æ' | 'ß' | 'Ø' | 'ø'
            )
        };
        word.chars().any(is_sign) && word.chars().any(|letter| letter.is_ascii_alphabetic())
    };
    let has_pair = |word: &str| {
        let letters: Vec<char> = word.to_lowercase().chars().collect();
        letters.windows(2).any(|pair| {
            let marks = match pair.first() {
                Some('a') => "âáàåãäêéèúü",
                Some('e') => "âáàåãäùøûõï",
                Some('o') => "âåäùøûõï",
                Some('u' | 'y') => "ùøûõï",
                _ => "",
            };
            pair.last().is_some_and(|mark| marks.contains(*mark))
        })
    };
    text.split_whitespace().any(|word| match encoding {
        Encoding::Tcvn3 => has_sign(word),
        Encoding::Vni => has_pair(word),
    })
}
