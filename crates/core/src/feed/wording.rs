//! Texts in one language or several, and which wording a reader is shown.

use std::rc::Rc;

/// A text, in one language or several; tags are BCP 47 (`vi`, `en`, `km` …).
///
/// A text that the feed writes as a plain string is in the language that the feed declares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Rc<Wordings>);

/// Behind one pointer: an honouree has dozens of texts, and moves.
#[derive(Debug, PartialEq, Eq)]
struct Wordings {
    fallback: Wording,
    others: Vec<Wording>,
}

/// One wording of a [`Text`].
#[derive(Debug, Clone, PartialEq, Eq)]
struct Wording {
    language: Option<Rc<str>>,
    text: Rc<str>,
}

impl Default for Text {
    fn default() -> Self {
        Self::new("", None)
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self::new(text, None)
    }
}

impl Text {
    /// A text in one language; `None` where nobody knows which.
    #[must_use]
    pub fn new(text: impl Into<Rc<str>>, language: Option<Rc<str>>) -> Self {
        let fallback = Wording { language, text: text.into() };
        Self(Rc::new(Wordings { fallback, others: Vec::new() }))
    }

    /// A text by language tag; `None` if there is no wording at all.
    ///
    /// A reader of a language that is missing is shown Vietnamese, else English, else the first.
    #[must_use]
    pub fn by_language(wordings: impl IntoIterator<Item = (Rc<str>, Rc<str>)>) -> Option<Self> {
        let mut wordings: Vec<Wording> = wordings
            .into_iter()
            .map(|(language, text)| Wording { language: Some(language), text })
            .collect();
        let best = ["vi", "en"]
            .iter()
            .find_map(|wanted| wordings.iter().position(|wording| wording.speaks(wanted)))
            .unwrap_or(0);
        if wordings.is_empty() {
            return None;
        }
        let fallback = wordings.remove(best);
        Some(Self(Rc::new(Wordings { fallback, others: wordings })))
    }

    /// Whether it is this text in this language alone.
    pub(super) fn is_plain(&self, text: &str, language: Option<&Rc<str>>) -> bool {
        let Wordings { fallback, others } = &*self.0;
        others.is_empty() && *fallback.text == *text && fallback.language.as_ref() == language
    }

    /// The text for a reader of `language`, and the language it is really in where that is
    /// another one: the caller then writes it into the `lang` attribute.
    ///
    /// ```
    /// use recognition_wall_core::feed::Text;
    /// let text = Text::by_language([("vi".into(), "Bằng khen".into())]).unwrap();
    /// assert_eq!(text.in_language("vi-VN"), (&"Bằng khen".into(), None));
    /// assert_eq!(text.in_language("en"), (&"Bằng khen".into(), Some("vi")));
    /// ```
    #[must_use]
    pub fn in_language(&self, language: &str) -> (&Rc<str>, Option<&str>) {
        let exact = self.wordings().find(|wording| wording.is_tagged(language));
        match exact.or_else(|| self.wordings().find(|wording| wording.speaks(language))) {
            Some(wording) => (&wording.text, None),
            None => (&self.0.fallback.text, self.0.fallback.language.as_deref()),
        }
    }

    /// Every wording of the text, whatever its language: what a search looks through.
    pub fn all(&self) -> impl Iterator<Item = &Rc<str>> {
        self.wordings().map(|wording| &wording.text)
    }

    /// Every wording with the tag of its language, where that is known; the one that is shown where a
    /// language is missing comes first.
    pub(crate) fn by_tag(&self) -> impl Iterator<Item = (Option<&Rc<str>>, &Rc<str>)> {
        self.wordings().map(|wording| (wording.language.as_ref(), &wording.text))
    }

    /// Whether there is nothing to show in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().all(|text| text.trim().is_empty())
    }

    fn wordings(&self) -> impl Iterator<Item = &Wording> {
        std::iter::once(&self.0.fallback).chain(&self.0.others)
    }
}

impl Wording {
    fn is_tagged(&self, tag: &str) -> bool {
        self.language.as_deref().is_some_and(|language| language.eq_ignore_ascii_case(tag))
    }

    /// Whether both tags have the same primary language: `vi` and `vi-VN` do.
    fn speaks(&self, tag: &str) -> bool {
        let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
        self.language.as_deref().is_some_and(|language| primary(language) == primary(tag))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(wordings: &[(&str, &str)]) -> Text {
        let wordings = wordings.iter().map(|(language, text)| ((*language).into(), (*text).into()));
        Text::by_language(wordings).unwrap()
    }

    #[test]
    fn a_reader_is_shown_their_own_language_or_told_which_it_is() {
        let merit = text(&[("en", "Certificate"), ("vi", "Bằng khen"), ("km", "ប័ណ្ណសរសើរ")]);
        for (language, shown) in [
            ("en", ("Certificate", None)),
            ("EN-gb", ("Certificate", None)),
            ("km", ("ប័ណ្ណសរសើរ", None)),
            ("fr", ("Bằng khen", Some("vi"))),
        ] {
            let (wording, other) = merit.in_language(language);
            assert_eq!((&**wording, other), shown, "{language}");
        }
        let foreign = text(&[("fr", "Diplôme"), ("km", "ប័ណ្ណ")]);
        assert_eq!(foreign.in_language("vi"), (&"Diplôme".into(), Some("fr")));
        let exact = text(&[("zh-Hans", "奖状"), ("zh-Hant", "獎狀")]);
        assert_eq!(&**exact.in_language("zh-hant").0, "獎狀");
        assert_eq!(Text::from("Bằng khen").in_language("en"), (&"Bằng khen".into(), None));
    }

    #[test]
    fn a_text_is_empty_when_no_language_has_a_letter() {
        assert!(Text::default().is_empty());
        assert!(text(&[("vi", " "), ("en", "")]).is_empty());
        assert!(!text(&[("vi", " "), ("en", "x")]).is_empty());
        assert_eq!(Text::by_language([]), None);
    }
}
