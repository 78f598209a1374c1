//! The members of a feed's file and the elements of its `items`, as ranges of the text.
//!
//! So an item is built, checked and dropped one at a time. Never builds a value itself.

use std::borrow::Cow;
use std::ops::Range;

use super::scan::{Event, events};

/// A value and where it begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The line it begins on, from 1.
    pub line: usize,
    /// The column it begins at, from 1, in characters.
    pub column: usize,
}

/// A feed's file, not yet read.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outline {
    /// The members of the feed but `items`, by key, in the order of the text.
    pub header: Vec<(String, Range<usize>)>,
    /// The elements of `items`.
    pub items: Vec<Member>,
}

/// Cuts a text. Of what is no feed the outline is empty.
///
/// ```
/// let text = r#"{"title": "Gương sáng", "items": [{"id": "1"}, 7]}"#;
/// let outline = recognition_wall_tool::source::outline(text);
/// assert_eq!(outline.header[0].0, "title");
/// assert_eq!(&text[outline.items[0].range.clone()], r#"{"id": "1"}"#);
/// assert_eq!((outline.items.len(), outline.items[1].column), (2, 48));
/// ```
#[must_use]
pub fn outline(text: &str) -> Outline {
    let mut outline = Outline::default();
    let mut depth = 0_usize;
    let mut key = String::new();
    let mut start = 0;
    // Only the root's `items` counts, and only where it is a list.
    let mut in_items = false;
    let mut root_is_object = false;
    let mut cursor = Cursor::new(text);
    for event in events(text) {
        let value = match event {
            Event::Key(range) => {
                if depth == 1 {
                    key = unescape(text.get(range).unwrap_or_default()).into_owned();
                }
                continue;
            }
            Event::Open { is_object, at } => {
                if depth == 0 {
                    root_is_object = is_object;
                } else if depth == 1 && key == "items" && !is_object {
                    in_items = true;
                    // Of a key that stands twice the last counts.
                    outline.items.clear();
                }
                if depth == if in_items { 2 } else { 1 } {
                    start = at;
                }
                depth += 1;
                continue;
            }
            Event::Close { at } => {
                depth = depth.saturating_sub(1);
                if in_items && depth == 1 {
                    in_items = false;
                    continue;
                }
                start..at + 1
            }
            Event::Scalar(range) => range,
        };
        if in_items && depth == 2 {
            let (line, column) = cursor.go_to(value.start);
            outline.items.push(Member { range: value, line, column });
        } else if !in_items && depth == 1 && root_is_object {
            outline.header.push((std::mem::take(&mut key), value));
        }
    }
    outline
}

/// A place in a text that only moves on: line and column by one pass over it.
pub(super) struct Cursor<'t> {
    text: &'t str,
    at: usize,
    lines: usize,
    chars: usize,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, at: 0, lines: 0, chars: 0 }
    }

    /// Line and column (characters, both from 1) of a byte that is not before the last one.
    pub(super) fn go_to(&mut self, byte: usize) -> (usize, usize) {
        let passed = self.text.as_bytes().get(self.at..byte).unwrap_or_default();
        for byte in passed {
            match byte {
                b'\n' => {
                    self.lines += 1;
                    self.chars = 0;
                }
                // A byte that goes on with a character is none of its own.
                0x80..=0xBF => {}
                _ => self.chars += 1,
            }
        }
        self.at = self.at.max(byte);
        (self.lines + 1, self.chars + 1)
    }
}

/// The text of a JSON string; of a damaged one what stands between its marks.
pub(super) fn unescape(string: &str) -> Cow<'_, str> {
    let plain = string.trim_matches('"');
    if !plain.contains('\\') {
        return Cow::Borrowed(plain);
    }
    serde_json::from_str(string).map_or(Cow::Borrowed(plain), Cow::Owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_items_of_the_root_count() {
        let text = r#"{"_recognition": {"items": [9]}, "items": 5, "items": [1, [2, 3]], "a": []}"#;
        let outline = outline(text);
        let items: Vec<&str> =
            outline.items.iter().map(|item| text.get(item.range.clone()).unwrap()).collect();
        assert_eq!(items, ["1", "[2, 3]"]);
        let header: Vec<(&str, &str)> = outline
            .header
            .iter()
            .map(|(key, range)| (key.as_str(), text.get(range.clone()).unwrap()))
            .collect();
        assert_eq!(header, [("_recognition", r#"{"items": [9]}"#), ("items", "5"), ("a", "[]")]);
    }

    #[test]
    fn columns_count_characters() {
        let text = "{\"title\": \"Ấp Đông\", \"items\": [\n  \"Năm\", 2]}";
        let items = outline(text).items;
        assert_eq!((items[0].line, items[0].column), (2, 3));
        assert_eq!((items[1].line, items[1].column), (2, 10));
    }
}
