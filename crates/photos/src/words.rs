//! A key and its values go in, a sentence in Vietnamese or English comes out.
//!
//! The texts stand in `locales/`; they are read once. Never: asks the machine for its language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

type Texts = BTreeMap<String, String>;

static VIETNAMESE: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../locales/vi.json")));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../locales/en.json")));

/// A test reads both files: a mistake in one never ships.
fn read(json: &str) -> Texts {
    serde_json::from_str(json).unwrap_or_default()
}

/// The text of a key with its `{places}` filled; `lang` is a BCP 47 tag, every tag but `en…` means
/// Vietnamese. A value with braces is not filled again.
pub(crate) fn say(lang: &str, key: &str, values: &[(&str, &str)]) -> String {
    let texts = if is_english(lang) { &*ENGLISH } else { &*VIETNAMESE };
    let mut rest = texts.get(key).map_or("", String::as_str);
    let mut out = String::with_capacity(rest.len());
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            out.push_str(value);
        }
        rest = tail;
    }
    out.push_str(rest);
    out
}

/// A whole number with the language's grouping: 1.600 in Vietnamese, 1,600 in English.
pub(crate) fn number(lang: &str, number: u64) -> String {
    let digits = number.to_string();
    let mark = if is_english(lang) { ',' } else { '.' };
    let mut out = String::with_capacity(digits.len() + 3);
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(mark);
        }
        out.push(digit);
    }
    out
}

fn is_english(lang: &str) -> bool {
    lang.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
        assert!(VIETNAMESE.len() > 40);
        assert_eq!(keys(&VIETNAMESE), keys(&ENGLISH));
        for (key, text) in &*VIETNAMESE {
            let english = ENGLISH.get(key).unwrap();
            assert_ne!(text, english, "{key}");
            assert_eq!(places(text), places(english), "{key}");
        }
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        let said = say("en-GB", "empty.message", &[("file", "{file}.jpg")]);
        assert_eq!(said, "“{file}.jpg” is empty.");
    }

    #[test]
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(number("vi", 1_600), "1.600");
        assert_eq!(number("en", 104_857_600), "104,857,600");
        assert_eq!(number("fr", 999), "999");
    }
}
