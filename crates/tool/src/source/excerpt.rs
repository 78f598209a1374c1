//! The line that a finding stands on, as much of it as a terminal shows.

use std::ops::Range;

/// Characters shown before the marked ones, and of what is marked with what follows.
const BEFORE: usize = 40;
const AFTER: usize = 80;

/// Characters that are looked through for anything but indentation.
const MOST_INDENT: usize = 200;

/// A piece of a line with the part that is at fault. Control characters are spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    /// What stands before the part at fault.
    pub before: String,
    /// The part at fault; empty at the end of a file that is cut off.
    pub marked: String,
    /// What follows it on the line.
    pub after: String,
    /// Whether the line begins earlier.
    pub is_cut_before: bool,
    /// Whether the line, or the part at fault, goes on.
    pub is_cut_after: bool,
}

impl Excerpt {
    /// The line round a range of bytes. A range of several lines is shown to the end of its first.
    #[must_use]
    pub fn of(text: &str, range: Range<usize>) -> Self {
        let head = text.get(..range.start).unwrap_or_default();
        // A line may have 32 MiB: only so much of it is looked at.
        let mut first = head.len();
        let mut is_cut_before = true;
        for _ in 0..BEFORE {
            match head.get(..first).and_then(|head| head.chars().next_back()) {
                Some('\n') | None => {
                    is_cut_before = false;
                    break;
                }
                Some(char) => first -= char.len_utf8(),
            }
        }
        // Indentation says nothing: where only that is cut away, nothing is.
        let cut_away = head.get(..first).unwrap_or_default().chars().rev();
        let mut cut_away = cut_away.take(MOST_INDENT).take_while(|char| *char != '\n');
        is_cut_before &= cut_away.any(|char| !char.is_whitespace());
        let line =
            |text: &str| text.split(['\n', '\r']).next().map(str::to_owned).unwrap_or_default();
        let tail = |from: usize| {
            let mut window = String::new();
            window.extend(text.get(from..).unwrap_or_default().chars().take(AFTER + 1));
            window
        };
        let marked_all = text.get(range.clone()).unwrap_or_default();
        let mut marked = String::new();
        marked.extend(marked_all.chars().take(AFTER + 1));
        let marked_line = line(&marked);
        let mut is_cut_after = marked_line.len() < marked_all.len();
        let mut marked = clean(&marked_line, AFTER);
        let mut after = String::new();
        if !is_cut_after {
            let rest = line(&tail(range.end));
            let room = AFTER.saturating_sub(marked.chars().count());
            is_cut_after = rest.chars().count() > room;
            after = clean(&rest, room);
        }
        let before = clean(head.get(first..).unwrap_or_default(), BEFORE);
        let before = if is_cut_before { before } else { before.trim_start().to_owned() };
        if marked.trim().is_empty() {
            marked.clear();
        }
        Self { before, marked, after: after.trim_end().to_owned(), is_cut_before, is_cut_after }
    }
}

/// A text as a terminal may be given it: no control, and nothing that turns its direction.
fn clean(text: &str, most: usize) -> String {
    let is_harmful = |char: char| {
        char.is_control()
            || matches!(char, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
    };
    text.chars().take(most).map(|char| if is_harmful(char) { ' ' } else { char }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, part: &str) -> String {
        let start = text.find(part).unwrap();
        let excerpt = Excerpt::of(text, start..start + part.len());
        let cut = |is_cut: bool| if is_cut { "…" } else { "" };
        [
            cut(excerpt.is_cut_before),
            &excerpt.before,
            "«",
            &excerpt.marked,
            "»",
            &excerpt.after,
            cut(excerpt.is_cut_after),
        ]
        .concat()
    }

    #[test]
    fn a_line_is_shown_without_its_indentation() {
        assert_eq!(shown("{\n  \"a\": \"Năm\",\n}", "\"Năm\""), "\"a\": «\"Năm\"»,");
        assert_eq!(shown("ấn", "ấn"), "«ấn»");
    }

    #[test]
    fn a_line_without_end_is_cut_on_both_sides() {
        let text = ["đ".repeat(500), "X".into(), "y".repeat(500)].concat();
        let said = shown(&text, "X");
        assert_eq!(said, ["…", &"đ".repeat(40), "«X»", &"y".repeat(79), "…"].concat());
        assert_eq!(shown(&text, &text), ["«", &"đ".repeat(80), "»…"].concat());
    }

    #[test]
    fn nothing_that_steers_a_terminal_is_shown() {
        assert_eq!(shown("a\u{1b}[31mX\u{202e}b", "X"), "a [31m«X» b");
    }

    #[test]
    fn the_end_of_a_cut_file_is_a_place() {
        assert_eq!(Excerpt::of("{\"a", 3..3).before, "{\"a");
    }
}
