//! Texts for editors: a language and a key go in, words come out of `locales/`.
//!
//! Never a literal in code: a key that is missing in a language fails a test.

pub(crate) use recognition_wall_core::locale::fill;
use recognition_wall_words::{Words, is_english};

/// The languages in which the tool speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both languages.
    pub const ALL: [Self; 2] = [Self::Vi, Self::En];

    /// The language of a BCP 47 tag; Vietnamese for every other than English.
    ///
    /// ```
    /// use recognition_wall_sheet::Lang;
    /// assert_eq!(Lang::of("en-GB"), Lang::En);
    /// assert_eq!(Lang::of("fr"), Lang::Vi);
    /// ```
    #[must_use]
    pub fn of(tag: &str) -> Self {
        if is_english(tag) { Self::En } else { Self::Vi }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Vi => "vi",
            Self::En => "en",
        }
    }
}

static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

/// The text of a key; the key itself where a language lacks it.
pub(crate) fn text(lang: Lang, key: &'static str) -> &'static str {
    match text_of(lang, key) {
        "" => key,
        text => text,
    }
}

/// The text of a key that is made at run time (codes of problems); empty where there is none.
pub(crate) fn text_of(lang: Lang, key: &str) -> &'static str {
    WORDS.text(lang.tag(), key)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        assert!(WORDS.texts("vi").len() > 50);
        assert_eq!(WORDS.faults(), Vec::<String>::new());
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("«{a}» {b}", &[("a", "{b}"), ("b", "1")]), "«{b}» 1");
    }
}
