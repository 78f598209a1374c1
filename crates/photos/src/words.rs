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
    use recognition_wall_words::{Texts, places};

    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
        let (vietnamese, english) = (WORDS.texts("vi"), WORDS.texts("en"));
        assert!(vietnamese.len() > 40);
        assert_eq!(keys(vietnamese), keys(english));
        for (key, text) in vietnamese {
            let english = english.get(key).unwrap();
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
