//! JSON checked and split before it is built.
//!
//! serde_json's own way to the same (`RawValue` in a map) ships a message and a float writer for
//! every type error that it might report, some 20 kB that nobody would read. So the text is checked
//! as a whole, and then cut at its commas, which needs no more than counting brackets.

use serde_core::de::IgnoredAny;
use serde_json::Value;
use serde_json::error::Category;

use super::DEPTH;
use super::encoding;
use super::failure::ReadFailure;

/// Checks that the text is JSON, of any depth.
///
/// # Errors
/// [`ReadFailure::CutOff`] or [`ReadFailure::NotJson`].
pub(super) fn check(text: &str) -> Result<(), ReadFailure> {
    serde_json::from_str::<IgnoredAny>(text).map(drop).map_err(|error| {
        let (line, column) = (error.line(), error.column());
        // To serde_json a number that ends too early is wrong, not cut off.
        if error.classify() == Category::Eof || ends_inside_number(text, line) {
            ReadFailure::CutOff { line, column }
        } else {
            ReadFailure::NotJson { line, column }
        }
    })
}

/// Builds a value, repairing what would cost everything for one character.
///
/// # Errors
/// [`ReadFailure::TooDeep`], or [`ReadFailure::NotJson`] for a number that nothing can hold.
pub(super) fn parse(json: &str) -> Result<Value, ReadFailure> {
    let parsed = serde_json::from_str(json).or_else(|error| match encoding::repair(json) {
        Some(repaired) => serde_json::from_str(&repaired),
        None => Err(error),
    });
    parsed.map_err(|error| match depth(json) {
        0..DEPTH => ReadFailure::NotJson { line: error.line(), column: error.column() },
        _ => ReadFailure::TooDeep,
    })
}

/// The members of an object that has been checked: each key, still in quotes, and its value.
/// `None` if the text is no object.
pub(super) fn members(json: &str) -> Option<impl Iterator<Item = (&str, &str)>> {
    let parts = parts(json, b'{')?;
    Some(parts.into_iter().filter_map(|part| {
        let colon = structure(part).find(|(_, byte)| *byte == b':')?.0;
        Some((part.get(..colon)?.trim(), part.get(colon + 1..)?.trim()))
    }))
}

/// The elements of an array that has been checked; `None` if the text is no array.
pub(super) fn elements(json: &str) -> Option<Vec<&str>> {
    parts(json, b'[')
}

/// What stands between the commas of the outermost bracket, if it is an `opening` one.
fn parts(json: &str, opening: u8) -> Option<Vec<&str>> {
    let json = json.trim();
    if json.as_bytes().first() != Some(&opening) {
        return None;
    }
    let mut parts = Vec::new();
    let (mut depth, mut start) = (0_usize, 1);
    for (at, byte) in structure(json) {
        depth = match byte {
            b'{' | b'[' => depth + 1,
            b'}' | b']' => depth.saturating_sub(1),
            _ => depth,
        };
        if depth == 0 || depth == 1 && byte == b',' {
            parts.extend(json.get(start..at).map(str::trim).filter(|part| !part.is_empty()));
            start = at + 1;
        }
    }
    Some(parts)
}

/// How deep the brackets nest.
fn depth(json: &str) -> usize {
    let (mut depth, mut deepest) = (0_usize, 0);
    for (_, byte) in structure(json) {
        match byte {
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        deepest = deepest.max(depth);
    }
    deepest
}

/// The brackets, commas and colons outside strings, with their places.
fn structure(json: &str) -> impl Iterator<Item = (usize, u8)> {
    let (mut in_string, mut is_escaped) = (false, false);
    json.bytes().enumerate().filter(move |(_, byte)| {
        if in_string {
            in_string = is_escaped || *byte != b'"';
            is_escaped = !is_escaped && *byte == b'\\';
            return false;
        }
        in_string = *byte == b'"';
        matches!(byte, b'{' | b'}' | b'[' | b']' | b',' | b':')
    })
}

/// Whether the text stops where a number must go on, and `line` is its last.
fn ends_inside_number(text: &str, line: usize) -> bool {
    text.ends_with(['.', 'e', 'E', '+', '-']) && text.matches('\n').count() + 1 == line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_cut_at_their_own_commas_only() {
        let json = r#" { "a" : [1, {"x": 2}] , "b,:\"": "c, \\", "d":{} } "#;
        let members: Vec<_> = members(json).unwrap().collect();
        let expected =
            [(r#""a""#, r#"[1, {"x": 2}]"#), (r#""b,:\"""#, r#""c, \\""#), (r#""d""#, "{}")];
        assert_eq!(members, expected);
        assert_eq!(elements(r#"[ 1, "a,b", [2, 3] ]"#).unwrap(), ["1", r#""a,b""#, "[2, 3]"]);
        assert_eq!(elements("[ ]").unwrap(), [""; 0]);
        assert!(elements("{}").is_none());
        assert!(super::members("[]").is_none());
    }

    #[test]
    fn every_feed_of_the_tests_is_cut_as_serde_json_reads_it() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/feeds");
        let mut count = 0;
        for scenario in std::fs::read_dir(folder).unwrap() {
            let path = scenario.unwrap().path().join("feed.json");
            let Ok(text) = std::fs::read_to_string(path) else { continue };
            let Ok(Value::Object(whole)) = serde_json::from_str(&text) else { continue };
            let cut: serde_json::Map<String, Value> = members(&text)
                .unwrap()
                .map(|(key, value)| {
                    let value = match elements(value) {
                        Some(list) => {
                            list.into_iter().map(|element| parse(element).unwrap()).collect()
                        }
                        None => parse(value).unwrap(),
                    };
                    (parse(key).unwrap().as_str().unwrap().to_owned(), value)
                })
                .collect();
            assert_eq!(cut, whole);
            count += 1;
        }
        assert!(count > 25);
    }

    #[test]
    fn a_value_that_cannot_be_built_says_why() {
        let deep = |levels| ["[".repeat(levels), "]".repeat(levels)].concat();
        assert!(parse(&deep(DEPTH - 1)).is_ok());
        assert_eq!(parse(&deep(DEPTH)), Err(ReadFailure::TooDeep));
        assert_eq!(parse("1e999"), Err(ReadFailure::NotJson { line: 1, column: 5 }));
        assert_eq!(parse(r#""\ud83d""#), Ok(Value::from("\u{FFFD}")));
    }
}
