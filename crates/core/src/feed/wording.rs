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
    /// What is shown where a language is missing.
    text: Rc<str>,
    about: Rc<About>,
}

/// What nearly all texts of a feed have in common: their language, and that there is no other.
#[derive(Debug, PartialEq, Eq)]
struct About {
    language: Option<Rc<str>>,
    others: Vec<(Rc<str>, Rc<str>)>,
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
        Self::of(text.into(), Rc::new(About { language, others: Vec::new() }))
    }

    /// A text by language tag; `None` if there is no wording at all.
    ///
    /// A reader of a language that is missing is shown Vietnamese, else English, else the first.
    #[must_use]
    pub fn by_language(wordings: impl IntoIterator<Item = (Rc<str>, Rc<str>)>) -> Option<Self> {
        let mut others: Vec<(Rc<str>, Rc<str>)> = wordings.into_iter().collect();
        let best = ["vi", "en"]
            .iter()
            .find_map(|wanted| others.iter().position(|(tag, _)| speaks(tag, wanted)))
            .unwrap_or(0);
        if others.is_empty() {
            return None;
        }
        let (language, text) = others.remove(best);
        Some(Self::of(text, Rc::new(About { language: Some(language), others })))
    }

    /// Another text in the one language of this one; `None` where that is not `language`, or there are
    /// several.
    pub(super) fn beside(&self, text: &Rc<str>, language: Option<&Rc<str>>) -> Option<Self> {
        let about = &self.0.about;
        let is_alike = about.others.is_empty() && about.language.as_ref() == language;
        is_alike.then(|| Self::of(Rc::clone(text), Rc::clone(about)))
    }

    fn of(text: Rc<str>, about: Rc<About>) -> Self {
        Self(Rc::new(Wordings { text, about }))
    }

    /// Whether it is this text in this language alone.
    pub(super) fn is_plain(&self, text: &str, language: Option<&Rc<str>>) -> bool {
        let About { language: own, others } = &*self.0.about;
        others.is_empty() && *self.0.text == *text && own.as_ref() == language
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
        let tagged = |matches: &dyn Fn(&str) -> bool| {
            self.by_tag().find(|(tag, _)| tag.is_some_and(|tag| matches(tag)))
        };
        let exact = tagged(&|tag| tag.eq_ignore_ascii_case(language));
        match exact.or_else(|| tagged(&|tag| speaks(tag, language))) {
            Some((_, text)) => (text, None),
            None => (&self.0.text, self.0.about.language.as_deref()),
        }
    }

    /// Every wording of the text, whatever its language: what a search looks through.
    pub fn all(&self) -> impl Iterator<Item = &Rc<str>> {
        self.by_tag().map(|(_, text)| text)
    }

    /// Every wording with the tag of its language, where that is known; the one that is shown where a
    /// language is missing comes first.
    pub(crate) fn by_tag(&self) -> impl Iterator<Item = (Option<&Rc<str>>, &Rc<str>)> {
        let Wordings { text, about } = &*self.0;
        let others = about.others.iter().map(|(tag, text)| (Some(tag), text));
        std::iter::once((about.language.as_ref(), text)).chain(others)
    }

    /// Whether there is nothing to show in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.all().all(|text| text.trim().is_empty())
    }
}

/// Whether both tags have the same primary language: `vi` and `vi-VN` do.
fn speaks(own: &str, tag: &str) -> bool {
    let primary = |tag: &str| tag.split(['-', '_']).next().map(str::to_ascii_lowercase);
    primary(own) == primary(tag)
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
