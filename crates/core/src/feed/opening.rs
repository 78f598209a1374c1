//! The first people of a feed that is still on its way: bytes that end anywhere go in, a whole small
//! feed comes out. Never shows what the rest of the feed might take back.

/// How many items an opening has at most: more than any first screen shows.
const MOST: usize = 30;

/// The beginning of a feed, closed behind its last whole item (of the first thirty), to be shown before the rest
/// is there.
///
/// `None` where nothing can be shown yet: no item is whole, the bytes are no JSON object in UTF-8, or
/// `_recognition` does not stand before the items. It holds the ids of those who were withdrawn: without
/// it somebody could be shown who is to be gone.
///
/// ```
/// use recognition_wall_core::feed::opening;
/// let begun = br#"{"_recognition": {}, "items": [{"id": "1", "title": "A"}, {"id": "2", "ti"#;
/// let shown = br#"{"_recognition": {}, "items": [{"id": "1", "title": "A"}]}"#;
/// assert_eq!(opening(begun).as_deref(), Some(&shown[..]));
/// assert_eq!(opening(br#"{"items": [{"id": "1", "title": "A"}, {"id""#), None);
/// ```
#[must_use]
pub fn opening(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut place = Place::default();
    for (at, byte) in bytes.iter().enumerate() {
        if place.step(*byte, bytes.get(..at)?) {
            place.end = at + 1;
            place.whole += 1;
            if place.whole == MOST {
                break;
            }
        }
    }
    if place.end == 0 {
        return None;
    }
    Some([bytes.get(..place.end)?, b"]}"].concat())
}

/// Where in the outline of the feed a byte stands.
#[derive(Default)]
struct Place {
    /// How many brackets are open.
    depth: usize,
    text: Text,
    /// Where the last text began, just after its quotation mark.
    start: usize,
    /// The last key of the feed itself.
    key: Key,
    has_extension: bool,
    in_items: bool,
    end: usize,
    whole: usize,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Text {
    #[default]
    Outside,
    Inside,
    /// Just after a backslash.
    Escaped,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Key {
    #[default]
    Other,
    Items,
}

impl Place {
    /// Goes past a byte, of which `before` are those before it; whether an item ends with it.
    fn step(&mut self, byte: u8, before: &[u8]) -> bool {
        match (self.text, byte) {
            (Text::Outside, _) => {}
            (Text::Inside, b'"') => {
                self.text = Text::Outside;
                if self.depth == 1 {
                    self.note(before.get(self.start..).unwrap_or_default());
                }
                return false;
            }
            (Text::Inside, b'\\') => {
                self.text = Text::Escaped;
                return false;
            }
            _ => {
                self.text = Text::Inside;
                return false;
            }
        }
        match byte {
            b'"' => {
                self.text = Text::Inside;
                self.start = before.len() + 1;
            }
            b'{' | b'[' => {
                let begins = byte == b'[' && self.depth == 1 && self.key == Key::Items;
                self.in_items |= begins && self.has_extension;
                self.depth += 1;
            }
            b'}' | b']' => {
                self.depth = self.depth.saturating_sub(1);
                self.in_items &= self.depth >= 2;
                return self.in_items && self.depth == 2 && byte == b'}';
            }
            _ => {}
        }
        false
    }

    fn note(&mut self, text: &[u8]) {
        self.has_extension |= text == b"_recognition";
        self.key = if text == b"items" { Key::Items } else { Key::Other };
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;

    use super::*;
    use crate::date::PartialDate;
    use crate::feed::{ReadOptions, read};

    fn feed(people: usize) -> String {
        let mut feed =
            r#"{"title": "}] \"items\": [{", "_recognition": {"withdrawn": ["2"]}, "items": ["#
                .to_owned();
        for id in 0..people {
            let comma = if id == 0 { "" } else { ", " };
            write!(feed, r#"{comma}{{"id": "{id}", "title": "Người {id}", "tags": ["a", "]}}"], "_recognition": {{"awards": [{{}}]}}}}"#).unwrap();
        }
        feed + r#"], "next_url": "2.json"}"#
    }

    #[test]
    fn wherever_a_feed_is_cut_what_is_shown_is_a_feed_of_the_first_people() {
        let whole = feed(5);
        let mut shown = 0;
        for end in 0..=whole.len() {
            let Some(opening) = opening(&whole.as_bytes()[..end]) else { continue };
            let reading = read(&opening, &ReadOptions::new(PartialDate::EPOCH)).unwrap();
            assert!(reading.feed.items.iter().all(|person| person.id.as_str() != "2"), "withdrawn");
            shown = shown.max(reading.feed.items.len());
            assert_eq!(reading.left_out, 0);
        }
        assert_eq!(shown, 4);
    }

    #[test]
    fn no_more_than_a_first_screen_is_taken() {
        let opening = opening(feed(200).as_bytes()).unwrap();
        let reading = read(&opening, &ReadOptions::new(PartialDate::EPOCH)).unwrap();
        assert_eq!(reading.feed.items.len(), MOST - 1);
    }

    #[test]
    fn nobody_is_shown_before_it_is_known_who_was_withdrawn() {
        let late =
            r#"{"items": [{"id": "1", "title": "A"}], "_recognition": {"withdrawn": ["1"]}}"#;
        assert_eq!(opening(late.as_bytes()), None);
        let inside = r#"{"items": [{"id": "1", "title": "A", "_recognition": {}}, {"id": "2""#;
        assert_eq!(opening(inside.as_bytes()), None);
    }

    #[test]
    fn what_is_no_feed_has_no_opening() {
        for text in ["", "[", "<html>", "]}]}", r#"{"_recognition": {}, "items": {"a": {}}}"#] {
            assert_eq!(opening(text.as_bytes()), None, "{text}");
        }
        let utf_16: Vec<u8> = feed(3).encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(opening(&utf_16), None);
    }

    proptest! {
        #[test]
        fn no_bytes_trip_it(bytes: Vec<u8>) {
            let _any = opening(&bytes);
        }
    }
}
