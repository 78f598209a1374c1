//! JSON text to a flat stream of events. Builds nothing, trusts nothing: on what is no JSON it
//! gives odd events, never a loop or a panic.

use std::ops::Range;

/// What stands at a place of the text; ranges are bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Event {
    /// `{` or `[`, at this byte.
    Open { is_object: bool, at: usize },
    /// `}` or `]`, at this byte.
    Close { at: usize },
    /// The key of a member, with its quotation marks.
    Key(Range<usize>),
    /// A string, a number, `true`, `false` or `null`.
    Scalar(Range<usize>),
}

/// The events of a text, in its order.
pub(super) struct Events<'t> {
    bytes: &'t [u8],
    at: usize,
}

/// Starts at the beginning.
pub(super) fn events(text: &str) -> Events<'_> {
    Events { bytes: text.as_bytes(), at: 0 }
}

impl Iterator for Events<'_> {
    type Item = Event;

    fn next(&mut self) -> Option<Event> {
        loop {
            let at = self.at;
            match self.bytes.get(at)? {
                b'{' | b'[' => {
                    self.at += 1;
                    return Some(Event::Open { is_object: self.bytes.get(at) == Some(&b'{'), at });
                }
                b'}' | b']' => {
                    self.at += 1;
                    return Some(Event::Close { at });
                }
                b'"' => {
                    self.at = self.end_of_string(at);
                    let range = at..self.at;
                    let is_key = self.rest_begins_with_colon();
                    return Some(if is_key { Event::Key(range) } else { Event::Scalar(range) });
                }
                byte if is_between(*byte) => self.at += 1,
                _ => {
                    let ends = |byte: &u8| is_between(*byte) || b"{}[]\"".contains(byte);
                    let rest = self.bytes.get(at..).unwrap_or_default();
                    self.at = at + rest.iter().position(ends).unwrap_or(rest.len()).max(1);
                    return Some(Event::Scalar(at..self.at));
                }
            }
        }
    }
}

impl Events<'_> {
    /// The byte after the closing quotation mark, or the end of the text.
    fn end_of_string(&self, start: usize) -> usize {
        let mut at = start + 1;
        while let Some(byte) = self.bytes.get(at) {
            at += match byte {
                b'\\' => 2,
                b'"' => return at + 1,
                _ => 1,
            };
        }
        self.bytes.len()
    }

    fn rest_begins_with_colon(&self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        rest.iter().find(|byte| !byte.is_ascii_whitespace()) == Some(&b':')
    }
}

fn is_between(byte: u8) -> bool {
    byte.is_ascii_whitespace() || byte == b',' || byte == b':'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_strings_are_told_apart() {
        let text = r#"{"a" : ["b\"", -1.5e3,true], "c":{}}"#;
        let words: Vec<&str> = events(text)
            .map(|event| match event {
                Event::Key(range) | Event::Scalar(range) => text.get(range).unwrap(),
                Event::Open { at, .. } | Event::Close { at } => text.get(at..=at).unwrap(),
            })
            .collect();
        assert_eq!(
            words,
            ["{", "\"a\"", "[", r#""b\"""#, "-1.5e3", "true", "]", "\"c\"", "{", "}", "}"]
        );
        assert_eq!(events(text).filter(|event| matches!(event, Event::Key(_))).count(), 2);
    }

    #[test]
    fn what_is_no_json_ends_all_the_same() {
        for text in ["\"", "\"\\", "{\"a", "]]]", "ấ\u{301}", ":::,,,", "\"a\" \"b\\"] {
            assert!(events(text).count() <= text.len(), "{text}");
        }
    }
}
