//! Bytes to text: UTF-8 and UTF-16, with a byte order mark or without.
//!
//! What can't be decoded becomes U+FFFD, so that one damaged text costs only itself; a file that is
//! damaged all over is refused instead of shown as nonsense. Nothing here knows JSON but its escapes.

use std::borrow::Cow;

use super::failure::ReadFailure;

/// The share of undecodable sequences from which a file is of another encoding: one in 200 bytes.
///
/// Vietnamese in TCVN3 or VNI has one in about ten; a single damaged name in a feed is far below.
const FOREIGN_SHARE: usize = 200;

/// Undecodable sequences that are forgiven in any file, however short.
const FORGIVEN: usize = 3;

/// The text of a page, as [`read`](super::read()) reads it: without its byte order mark.
///
/// # Errors
/// [`ReadFailure::Empty`], [`ReadFailure::Html`] or [`ReadFailure::Encoding`].
pub fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadFailure> {
    let text = match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] | [0, 0, 0, _, ..] => {
            return Err(ReadFailure::Encoding); // UTF-32, which no browser reads either
        }
        [0xFF, 0xFE, rest @ ..] => Cow::Owned(utf16(rest, u16::from_le_bytes)),
        [0xFE, 0xFF, rest @ ..] => Cow::Owned(utf16(rest, u16::from_be_bytes)),
        // A JSON text begins with an ASCII character, so the place of its zero byte gives it away.
        [first, 0, ..] if *first != 0 => Cow::Owned(utf16(bytes, u16::from_le_bytes)),
        [0, first, ..] if *first != 0 => Cow::Owned(utf16(bytes, u16::from_be_bytes)),
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest),
        _ => String::from_utf8_lossy(bytes),
    };
    let start = text.trim_start();
    if start.is_empty() {
        return Err(ReadFailure::Empty);
    }
    if start.starts_with('<') {
        return Err(ReadFailure::Html);
    }
    if let Cow::Owned(decoded) = &text {
        let damaged = decoded.matches(char::REPLACEMENT_CHARACTER).count();
        if damaged > FORGIVEN && damaged > decoded.len() / FOREIGN_SHARE {
            return Err(ReadFailure::Encoding);
        }
    }
    Ok(text)
}

/// UTF-16 to text; a byte that is left over at the end of a cut file is dropped.
fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|char| char.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// JSON with its lone surrogate escapes turned into `\ufffd` and its raw control characters inside
/// strings into spaces, length unchanged; `None` where there is nothing to repair.
///
/// Both are common (cut emoji, line breaks out of spreadsheets) and neither is JSON: repaired, they
/// cost one character instead of everybody.
pub fn repair(json: &str) -> Option<String> {
    let mut bytes = json.as_bytes().to_vec();
    let mut changed = false;
    let mut in_string = false;
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let mut step = 1;
        match byte {
            b'"' => in_string = !in_string,
            b'\\' if in_string => {
                step = 2;
                match (escaped_unit(&bytes, at), escaped_unit(&bytes, at + 6)) {
                    (Some(0xD800..=0xDBFF), Some(0xDC00..=0xDFFF)) => step = 12,
                    (Some(0xD800..=0xDFFF), _) => {
                        if let Some(digits) = bytes.get_mut(at + 2..at + 6) {
                            digits.copy_from_slice(b"fffd");
                            changed = true;
                        }
                    }
                    _ => {}
                }
            }
            0..=0x1F if in_string => {
                if let Some(control) = bytes.get_mut(at) {
                    *control = b' ';
                    changed = true;
                }
            }
            _ => {}
        }
        at += step;
    }
    if changed { String::from_utf8(bytes).ok() } else { None }
}

/// The UTF-16 unit of an escape `\uXXXX` that begins at `at`.
fn escaped_unit(bytes: &[u8], at: usize) -> Option<u16> {
    let digits = bytes.get(at..at + 6)?.strip_prefix(b"\\u")?;
    digits.iter().try_fold(0, |unit: u16, digit| {
        Some(unit << 4 | u16::try_from(char::from(*digit).to_digit(16)?).ok()?)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const NAME: &str = "{\"title\": \"Trần Thị Bé Năm\"}";

    fn units(unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        NAME.encode_utf16().flat_map(unit).collect()
    }

    #[test]
    fn every_unicode_encoding_of_a_feed_gives_the_same_text() {
        let with_mark = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
        for bytes in [
            NAME.as_bytes().to_vec(),
            with_mark(&[0xEF, 0xBB, 0xBF], NAME.as_bytes()),
            units(u16::to_le_bytes),
            units(u16::to_be_bytes),
            with_mark(&[0xFF, 0xFE], &units(u16::to_le_bytes)),
            with_mark(&[0xFE, 0xFF], &units(u16::to_be_bytes)),
        ] {
            assert_eq!(decode(&bytes).unwrap(), NAME, "{bytes:?}");
        }
    }

    #[test]
    fn what_is_no_json_text_is_told_apart() {
        let utf32: Vec<u8> = NAME.chars().flat_map(|char| u32::from(char).to_be_bytes()).collect();
        for (bytes, failure) in [
            (&b""[..], ReadFailure::Empty),
            (b"\xEF\xBB\xBF \r\n", ReadFailure::Empty),
            (b"\n<!doctype html>", ReadFailure::Html),
            (&utf32, ReadFailure::Encoding),
            (b"\xFF\xFE\0\0{\0\0\0", ReadFailure::Encoding),
            // "Trần Thị Bé Năm" and more in TCVN3.
            (b"{\"title\": \"Tr\xC7n Th\xDE B\xD0 N\xA8m \xAE\xAD\xEEc\"}", ReadFailure::Encoding),
        ] {
            assert_eq!(decode(bytes), Err(failure), "{bytes:?}");
        }
    }

    #[test]
    fn a_damaged_byte_costs_one_character() {
        assert_eq!(decode(b"{\"title\": \"N\xA8m\"}").unwrap(), "{\"title\": \"N\u{FFFD}m\"}");
        let half = [0xFF, 0xFE, b'[', 0, 0x3D, 0xD8, b']', 0, 1];
        assert_eq!(decode(&half).unwrap(), "[\u{FFFD}]");
    }

    #[test]
    fn only_what_is_no_json_is_repaired() {
        for (json, repaired) in [
            (r#""a\ud83d b""#, Some(r#""a\ufffd b""#)),
            (r#""\uDC00""#, Some(r#""\ufffd""#)),
            (r#""\ud83d\u0041""#, Some(r#""\ufffd\u0041""#)),
            ("\"a\nb\tc\"", Some("\"a b c\"")),
            (r#""\ud83d\ude00""#, None),
            (r#""\\ud83d""#, None),
            ("{\n\t\"a\": 1}", None),
            (r#""\ud8"#, None),
            (r#""\"#, None),
        ] {
            assert_eq!(repair(json).as_deref(), repaired, "{json}");
        }
    }
}
