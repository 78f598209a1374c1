//! The texts of the native crates: a key goes in, a sentence in Vietnamese or English comes out.
//!
//! Each crate has two files of its own in `locales/`, read once. Never asks the machine for its
//! language: who calls passes it in. The wall's texts are the core's, compiled into tables.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use recognition_wall_core::locale::fill;

/// The texts of one language by key.
pub type Texts = BTreeMap<String, String>;

/// The texts of a crate in both languages, as JSON objects of key and text.
///
/// ```
/// use recognition_wall_words::Words;
/// static WORDS: Words = Words::new(r#"{"hi": "Chào {name}"}"#, r#"{"hi": "Hello {name}"}"#);
/// assert_eq!(WORDS.say("en-GB", "hi", &[("name", "Năm")]), "Hello Năm");
/// assert_eq!(WORDS.text("vi", "hi"), "Chào {name}");
/// assert_eq!(WORDS.text("vi", "bye"), "");
/// ```
#[derive(Debug)]
pub struct Words {
    vietnamese: Language,
    english: Language,
}

#[derive(Debug)]
struct Language {
    json: &'static str,
    texts: OnceLock<Texts>,
}

impl Language {
    const fn new(json: &'static str) -> Self {
        Self { json, texts: OnceLock::new() }
    }

    /// A file that is no JSON has no texts: the test that each crate has of its files fails then.
    fn texts(&self) -> &Texts {
        self.texts.get_or_init(|| serde_json::from_str(self.json).unwrap_or_default())
    }
}

impl Words {
    /// The texts of two files, which are read when the first is asked for.
    #[must_use]
    pub const fn new(vietnamese: &'static str, english: &'static str) -> Self {
        Self { vietnamese: Language::new(vietnamese), english: Language::new(english) }
    }

    /// All texts of a language: `lang` is a BCP 47 tag, every tag but `en…` means Vietnamese.
    pub fn texts(&self, lang: &str) -> &Texts {
        if is_english(lang) { self.english.texts() } else { self.vietnamese.texts() }
    }

    /// The text of a key, its `{places}` still open; empty where there is none.
    pub fn text(&self, lang: &str, key: &str) -> &str {
        self.texts(lang).get(key).map_or("", String::as_str)
    }

    /// What is wrong with the two files, for the test that each crate has of its own: keys that one of
    /// them lacks, texts that are empty, and `{places}` that differ.
    ///
    /// ```
    /// use recognition_wall_words::Words;
    /// static WORDS: Words = Words::new(r#"{"a": "{x}", "b": " "}"#, r#"{"a": "{y}", "c": "C"}"#);
    /// assert_eq!(WORDS.faults(), ["a: other places", "b: no text", "c: no text"]);
    /// ```
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let (vietnamese, english) = (self.texts("vi"), self.texts("en"));
        let keys: BTreeSet<&String> = vietnamese.keys().chain(english.keys()).collect();
        let fault = |key: &String| {
            let [one, other] = ["vi", "en"].map(|lang| self.text(lang, key));
            match () {
                () if one.trim().is_empty() || other.trim().is_empty() => Some("no text"),
                () if places(one) != places(other) => Some("other places"),
                () => None,
            }
        };
        keys.into_iter().filter_map(|key| Some([key, ": ", fault(key)?].concat())).collect()
    }

    /// The text of a key with its `{places}` filled. A value with braces is not filled again.
    #[must_use]
    pub fn say(&self, lang: &str, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.text(lang, key), values)
    }
}

/// Whether a BCP 47 tag is that of English.
#[must_use]
pub fn is_english(lang: &str) -> bool {
    lang.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

/// The names of the `{places}` in a text, sorted, each once.
fn places(text: &str) -> Vec<&str> {
    let mut places: Vec<&str> =
        text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0)).collect();
    places.sort_unstable();
    places.dedup();
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_english_tags_are_english() {
        for (tag, wanted) in [("en", true), ("EN-gb", true), ("vi", false), ("eng", false)] {
            assert_eq!(is_english(tag), wanted, "{tag}");
        }
    }

    #[test]
    fn places_are_named_once() {
        assert_eq!(places("{b} {a} {b} {"), ["a", "b"]);
    }
}
