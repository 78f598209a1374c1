//! What the wall says, in every language that `locales/` holds.
//!
//! A message is an index, a table per language holds the texts; both are made by `build.rs`.
//! Nothing here asks the machine for its locale.

mod forms;

use std::fmt;

pub use forms::{Category, Forms};

use crate::date::PartialDate;

/// Every message by name: `messages::SEARCH_LABEL` is the key `search.label` of the JSON files.
pub mod messages {
    use super::{Message, Plural, Texts};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// A text of the wall, the same in number in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message(u16);

/// A text that depends on a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural(u16);

impl Message {
    /// The message of a key, for keys that come from data: those of facets, kinds, levels, groups
    /// of awards and months. Every other message is a constant of [`messages`] and has no name.
    ///
    /// ```
    /// use recognition_wall_core::locale::{Locale, Message};
    /// let group = Message::named("group.bang-khen").unwrap();
    /// assert_eq!(Locale::best(["vi"]).text(group), "Bằng khen");
    /// assert_eq!(Message::named("group.nhom-khac"), None);
    /// ```
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        let found = messages::NAMES.iter().find(|(name, _)| *name == key);
        found.map(|(_, position)| Self(*position))
    }
}

/// Every text of a language, one after the other: a pointer to each would be 0.7 kB of download.
#[derive(Debug)]
struct Texts {
    all: &'static str,
    lengths: &'static [u16],
}

/// What there is of a language that there is nothing of.
static NO_TEXTS: Texts = Texts { all: "", lengths: &[] };

/// One language's texts, and who knows its forms.
#[derive(Clone, Copy)]
pub struct Locale {
    tag: &'static str,
    texts: &'static Texts,
    forms: Option<&'static dyn Forms>,
}

impl fmt::Debug for Locale {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.tag)
    }
}

impl PartialEq for Locale {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Locale {}

impl Locale {
    /// The locale of the first tag that there is one for: the tag itself, else its primary
    /// language; Vietnamese where there is none.
    ///
    /// ```
    /// use recognition_wall_core::locale::Locale;
    /// assert_eq!(Locale::best(["fr", "en-GB"]).tag(), "en");
    /// assert_eq!(Locale::best(["tlh"]).tag(), "vi");
    /// ```
    pub fn best<'a>(wanted: impl IntoIterator<Item = &'a str>) -> Self {
        wanted.into_iter().find_map(Self::find).unwrap_or_else(Self::source)
    }

    /// Every language that there is, by tag.
    pub fn all() -> impl Iterator<Item = Self> {
        messages::TABLES.iter().map(|(tag, texts)| Self { tag, texts, forms: None })
    }

    fn find(wanted: &str) -> Option<Self> {
        let primary = wanted.split(['-', '_']).next().unwrap_or(wanted);
        Self::all()
            .find(|locale| locale.tag.eq_ignore_ascii_case(wanted))
            .or_else(|| Self::all().find(|locale| locale.tag.eq_ignore_ascii_case(primary)))
    }

    fn source() -> Self {
        Self::find("vi").unwrap_or(Self { tag: "vi", texts: &NO_TEXTS, forms: None })
    }

    /// The same texts with numbers, dates, lists and plurals by somebody who knows the language:
    /// see [`Forms`]. Locales of one tag are equal whoever that is.
    #[must_use]
    pub fn with_forms(self, forms: &'static dyn Forms) -> Self {
        Self { forms: Some(forms), ..self }
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// How the language is written, as the attribute `dir` says it: `ltr` or `rtl`.
    ///
    /// ```
    /// use recognition_wall_core::locale::Locale;
    /// assert_eq!(Locale::best(["vi"]).direction(), "ltr");
    /// ```
    #[must_use]
    pub fn direction(&self) -> &'static str {
        self.text(messages::META_DIRECTION)
    }

    /// The text of a message, its places still open.
    #[must_use]
    pub fn text(&self, message: Message) -> &'static str {
        let up_to = self.texts.lengths.get(..=usize::from(message.0)).unwrap_or_default();
        let end: usize = up_to.iter().map(|length| usize::from(*length)).sum();
        let length = up_to.last().map_or(0, |length| usize::from(*length));
        self.texts.all.get(end - length..end).unwrap_or_default()
    }

    /// The text of a message with its `{places}` filled.
    ///
    /// ```
    /// use recognition_wall_core::locale::{Locale, messages};
    /// let values = [("position", "3"), ("total", "133")];
    /// let said = Locale::best(["vi"]).fill(messages::DETAIL_POSITION, &values);
    /// assert_eq!(said, "Thứ 3 trong 133");
    /// ```
    #[must_use]
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        fill(self.text(message), values)
    }

    /// The text of a message that depends on a count; `{count}` is the count in this language.
    ///
    /// ```
    /// use recognition_wall_core::locale::{Locale, messages};
    /// let said = Locale::best(["vi"]).count(messages::RESULTS_ALL, 1_330, &[]);
    /// assert_eq!(said, "1.330 điển hình");
    /// ```
    #[must_use]
    pub fn count(&self, message: Plural, count: usize, values: &[(&str, &str)]) -> String {
        let known = self.forms.and_then(|forms| forms.plural(self.tag, count));
        let category = known.unwrap_or_else(|| forms::plural(count));
        let number = self.number(count);
        let mut all = vec![("count", number.as_str())];
        all.extend_from_slice(values);
        let form = |category| self.text(Message(message.0 + category as u16));
        let text = match form(category) {
            "" => form(Category::Other),
            text => text,
        };
        fill(text, &all)
    }

    /// A whole number with this language's grouping: 1.234 in Vietnamese, 1,234 in English.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let known = self.forms.and_then(|forms| forms.number(self.tag, number));
        known.unwrap_or_else(|| forms::number(*self, number))
    }

    /// A date as this language writes it, as far as it is known.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let known = self.forms.and_then(|forms| forms.date(self.tag, date));
        known.unwrap_or_else(|| forms::date(*self, date))
    }

    /// All of several things in one text; nothing for none.
    ///
    /// ```
    /// use recognition_wall_core::locale::Locale;
    /// let fields = ["Y tế", "Giáo dục", "Thể thao"];
    /// assert_eq!(Locale::best(["vi"]).list(&fields), "Y tế, Giáo dục và Thể thao");
    /// ```
    #[must_use]
    pub fn list(&self, items: &[&str]) -> String {
        let known = self.forms.and_then(|forms| forms.list(self.tag, items));
        known.unwrap_or_else(|| forms::list(*self, items))
    }
}

/// A text with its `{places}` filled; a place without a value is left empty, and a value with braces
/// is not filled again.
///
/// ```
/// use recognition_wall_core::locale::fill;
/// assert_eq!(fill("{a} và {b}", &[("a", "{b}"), ("b", "1")]), "{b} và 1");
/// ```
#[must_use]
pub fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("«{text}» {n}", &[("text", "{n}"), ("n", "1")]), "«{n}» 1");
    }

    #[test]
    fn every_language_says_how_it_is_written() {
        assert!(Locale::all().all(|locale| ["ltr", "rtl"].contains(&locale.direction())));
    }

    #[test]
    fn only_what_data_asks_for_has_a_name() {
        for name in ["facet.award", "kind.household", "level.state", "date.month-12"] {
            assert!(Message::named(name).is_some(), "{name}");
        }
        assert_eq!(Message::named("search.label"), None);
    }

    #[cfg(feature = "pseudo")]
    #[test]
    fn made_up_languages_are_longer_and_keep_their_places() {
        let (long, mirrored) = (Locale::best(["en-XA"]), Locale::best(["ar-XB"]));
        assert_eq!((long.direction(), mirrored.direction()), ("ltr", "rtl"));
        assert_eq!(mirrored.text(messages::SORT_LABEL), "[Ấỷ Sort by Ấỷ]");
        assert_eq!(long.count(messages::RESULTS_ALL, 1_330, &[]), "[ẤỷỘẵẤ 1,330 honourees ẤỷỘẵ]");
        assert_eq!(long.date(PartialDate::EPOCH), "1 January 1970");
        assert_eq!(Locale::best(["en-GB"]).tag(), "en");
    }
}
