//! A key and its values go in, a sentence in Vietnamese or English comes out.
//!
//! The texts stand in `locales/`; they are read once. Never: asks the machine for its language.

use recognition_wall_core::locale::Locale;
use recognition_wall_words::Words;

static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

/// The text of a key with its `{places}` filled.
pub(crate) fn say(lang: &str, key: &str, values: &[(&str, &str)]) -> String {
    WORDS.say(lang, key, values)
}

/// A whole number with the language's grouping: 1.600 in Vietnamese, 1,600 in English.
pub(crate) fn number(lang: &str, number: u64) -> String {
    Locale::best([lang]).number(usize::try_from(number).unwrap_or(usize::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        assert!(WORDS.texts("vi").len() > 40);
        assert_eq!(WORDS.faults(), Vec::<String>::new());
        for (key, text) in WORDS.texts("vi") {
            assert_ne!(text, WORDS.text("en", key), "{key}");
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
