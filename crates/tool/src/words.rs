//! A key and its values go in, a sentence in Vietnamese or English comes out.
//!
//! The texts stand in `locales/` and are read once. Never asks the machine for its language: who
//! calls passes it in.

use recognition_wall_core::locale::Locale;
use recognition_wall_words::Words;

static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

/// A language that the tool speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Vietnamese, the source of all texts.
    #[default]
    Vietnamese,
    /// English.
    English,
}

impl Language {
    /// The language of a BCP 47 tag or a POSIX locale (`en_US.UTF-8`); `None` for one that the
    /// tool does not speak, and for `C`.
    ///
    /// ```
    /// use recognition_wall_tool::words::Language;
    /// assert_eq!(Language::of("en_US.UTF-8"), Some(Language::English));
    /// assert_eq!(Language::of("C.UTF-8"), None);
    /// ```
    #[must_use]
    pub fn of(tag: &str) -> Option<Self> {
        let primary = tag.split(['-', '_', '.', '@']).next().unwrap_or(tag);
        match primary.to_ascii_lowercase().as_str() {
            "vi" => Some(Self::Vietnamese),
            "en" => Some(Self::English),
            _ => None,
        }
    }

    /// The BCP 47 tag: `vi` or `en`.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vietnamese => "vi",
            Self::English => "en",
        }
    }

    /// The core's locale of this language, for its own messages, numbers and dates.
    #[must_use]
    pub fn locale(self) -> Locale {
        Locale::best([self.tag()])
    }

    /// The text of a key with its `{places}` filled; empty where there is no such key. A value
    /// with braces is not filled again.
    #[must_use]
    pub fn say(self, key: &str, values: &[(&str, &str)]) -> String {
        WORDS.say(self.tag(), key, values)
    }

    /// The text of a key as it stands in `locales/`.
    #[must_use]
    pub fn text(self, key: &str) -> &'static str {
        WORDS.text(self.tag(), key)
    }

    /// A text that depends on a count: the keys `key.one` and `key.other`, `{count}` filled.
    /// Vietnamese has one form and writes both alike.
    #[must_use]
    pub fn count(self, key: &str, count: usize) -> String {
        let form = if count == 1 { "one" } else { "other" };
        self.say(&[key, ".", form].concat(), &[("count", &self.locale().number(count))])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        assert!(WORDS.texts("vi").len() > 60);
        assert_eq!(WORDS.faults(), Vec::<String>::new());
        for (key, text) in WORDS.texts("vi") {
            assert_ne!(text, WORDS.text("en", key), "{key}");
        }
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        let said = Language::English.say("report.more", &[("count", "{code}"), ("code", "RW053")]);
        assert!(said.contains("{code}") && said.contains("RW053"), "{said}");
    }

    #[test]
    fn a_locale_that_nobody_speaks_decides_nothing() {
        for (tag, language) in [
            ("vi", Some(Language::Vietnamese)),
            ("VI_VN.UTF-8", Some(Language::Vietnamese)),
            ("en-GB", Some(Language::English)),
            ("fr_FR", None),
            ("POSIX", None),
            ("", None),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
    }
}
