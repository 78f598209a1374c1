//! A text as written and a search go in; the ranges of the matched letters come out.
//!
//! Ranges are bytes of the text as written, on the borders of letters with all their marks, in
//! order and apart. Never changes or normalises the text.

use std::ops::Range;

use super::fold::y_is_i;
use super::letter::{Piece, pieces};
use super::needle::{Needle, Word};

/// The byte ranges of `text` that the words of `needle` match.
///
/// ```
/// use recognition_wall_core::query::Needle;
/// use recognition_wall_core::text::highlight::highlight;
/// let name = "Trần Thị Bé Năm";
/// let found = highlight(name, &Needle::new("nam tr"));
/// let letters: Vec<&str> = found.into_iter().map(|range| &name[range]).collect();
/// assert_eq!(letters, ["Tr", "Năm"]);
/// ```
#[must_use]
pub fn highlight(text: &str, needle: &Needle) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    if needle.is_empty() {
        return found;
    }
    let mut folded = String::new();
    let mut borders: Vec<Range<usize>> = Vec::new();
    for (start, end, piece) in pieces(text) {
        if let Piece::Letter(letter) = piece {
            folded.push(letter.base);
            borders.push(start..end);
        } else {
            end_word(&mut folded, &mut borders, needle, &mut found);
        }
    }
    end_word(&mut folded, &mut borders, needle, &mut found);
    found
}

fn end_word(
    folded: &mut String,
    borders: &mut Vec<Range<usize>>,
    needle: &Needle,
    found: &mut Vec<Range<usize>>,
) {
    if y_is_i(folded) {
        folded.pop();
        folded.push('i');
    }
    let longest = needle.words.iter().map(|word: &Word| word.matched(folded)).max().unwrap_or(0);
    let last = longest.checked_sub(1).and_then(|last| borders.get(last));
    if let (Some(first), Some(last)) = (borders.first(), last) {
        found.push(first.start..last.end);
    }
    folded.clear();
    borders.clear();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_matched_letters_are_marked_as_written() {
        for (search, text, expected) in [
            ("hoa", "Nguyễn Thị Hoà", "Nguyễn Thị [Hoà]"),
            ("ho", "Hòa, hoà; HOA", "[Hò]a, [ho]à; [HO]A"),
            ("tran", "Tra\u{302}\u{300}n Trang", "[Tra\u{302}\u{300}n] [Tran]g"),
            ("d", "Đinh a\u{301}d", "[Đ]inh a\u{301}d"),
            ("sy", "Chiến sĩ, sỹ quan", "Chiến [sĩ], [sỹ] quan"),
            ("quy", "Quí Quỳnh Quít", "[Quí] [Quỳ]nh Quít"),
            ("n ng nguy", "Nguyễn", "[Nguy]ễn"),
            ("937/qd", "Số 937/QĐ-UBND", "Số [937]/[QĐ]-UBND"),
            ("", "Nguyễn", "Nguyễn"),
            ("x", "", ""),
        ] {
            let mut marked = text.to_owned();
            for range in highlight(text, &Needle::new(search)).into_iter().rev() {
                marked.insert(range.end, ']');
                marked.insert(range.start, '[');
            }
            assert_eq!(marked, expected, "{search}");
        }
    }
}
