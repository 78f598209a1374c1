//! What the wall says, in every language that `locales/` holds.
//!
//! A message is an index, a table per language holds the texts; both are made by `build.rs`.
//! Nothing here asks the machine for its locale.

use std::fmt::Write as _;

use crate::date::PartialDate;

/// Every message by name: `messages::SEARCH_LABEL` is the key `search.label` of the JSON files.
pub mod messages {
    use super::{Message, Plural};

    include!(concat!(env!("OUT_DIR"), "/messages.rs"));
}

/// A text of the wall, the same in number in every language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message(u16);

/// A text that depends on a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Plural(u16);

/// The CLDR plural categories.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Category {
    /// Arabic "0" …
    Zero,
    /// English "1" …
    One,
    /// Arabic "2" …
    Two,
    /// Russian "2–4" …
    Few,
    /// Russian "5–20" …
    Many,
    /// What every language has; the only one of Vietnamese.
    Other,
}

impl Message {
    /// The message of a key, for keys that come from data: `group.bang-khen`.
    #[must_use]
    pub fn named(key: &str) -> Option<Self> {
        let position = messages::NAMES.iter().position(|name| *name == key)?;
        u16::try_from(position).ok().map(Self)
    }
}

/// One language's texts.
#[derive(Debug, Clone, Copy)]
pub struct Locale {
    tag: &'static str,
    texts: &'static [&'static str],
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
        messages::TABLES.iter().map(|(tag, texts)| Self { tag, texts })
    }

    fn find(wanted: &str) -> Option<Self> {
        let primary = wanted.split(['-', '_']).next().unwrap_or(wanted);
        Self::all()
            .find(|locale| locale.tag.eq_ignore_ascii_case(wanted))
            .or_else(|| Self::all().find(|locale| locale.tag.eq_ignore_ascii_case(primary)))
    }

    fn source() -> Self {
        Self::find("vi").unwrap_or(Self { tag: "vi", texts: &[] })
    }

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// The text of a message, its places still open.
    #[must_use]
    pub fn text(&self, message: Message) -> &'static str {
        self.texts.get(usize::from(message.0)).copied().unwrap_or_default()
    }

    /// The text of a message with its `{places}` filled.
    ///
    /// ```
    /// use recognition_wall_core::locale::{Locale, Message};
    /// let locale = Locale::best(["vi"]);
    /// let position = Message::named("detail.position").unwrap();
    /// let said = locale.fill(position, &[("position", "3"), ("total", "133")]);
    /// assert_eq!(said, "Người thứ 3 trong 133");
    /// ```
    #[must_use]
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        fill(self.text(message), values)
    }

    /// The text of a message that depends on a count; `{count}` is the count in this language.
    #[must_use]
    pub fn count(&self, message: Plural, count: usize, values: &[(&str, &str)]) -> String {
        let category = if count == 1 { Category::One } else { Category::Other };
        let number = self.number(count);
        let mut all = vec![("count", number.as_str())];
        all.extend_from_slice(values);
        fill(self.text(Message(message.0 + category as u16)), &all)
    }

    /// A whole number with this language's grouping: 1.234 in Vietnamese, 1,234 in English.
    #[must_use]
    pub fn number(&self, number: usize) -> String {
        let digits = number.to_string();
        let separator = self.text(messages::NUMBER_GROUP);
        let mut out = String::new();
        for (position, digit) in digits.chars().enumerate() {
            if position > 0 && (digits.len() - position).is_multiple_of(3) {
                out.push_str(separator);
            }
            out.push(digit);
        }
        out
    }

    /// A date as this language writes it, as far as it is known.
    #[must_use]
    pub fn date(&self, date: PartialDate) -> String {
        let mut year = String::new();
        let _infallible = write!(year, "{}", date.year());
        let Some(month) = date.month() else { return year };
        let name = Message::named(&["date.month-", &month.to_string()].concat());
        let month = name.map_or("", |name| self.text(name));
        match date.day() {
            Some(day) => self.fill(
                messages::DATE_DAY,
                &[("day", &day.to_string()), ("month", month), ("year", &year)],
            ),
            None => self.fill(messages::DATE_MONTH, &[("month", month), ("year", &year)]),
        }
    }
}

fn fill(text: &str, values: &[(&str, &str)]) -> String {
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
    fn numbers_are_grouped_as_the_language_does() {
        assert_eq!(Locale::best(["vi"]).number(1_234_567), "1.234.567");
        assert_eq!(Locale::best(["en"]).number(1_234_567), "1,234,567");
        assert_eq!(Locale::best(["en"]).number(133), "133");
    }

    #[test]
    fn dates_stop_where_knowledge_does() {
        let date = |text| PartialDate::parse(text).unwrap();
        let (vi, en) = (Locale::best(["vi"]), Locale::best(["en"]));
        assert_eq!(vi.date(date("2023")), "2023");
        assert_eq!(vi.date(date("2023-06")), "6/2023");
        assert_eq!(vi.date(date("2023-06-08")), "8/6/2023");
        assert_eq!(en.date(date("2023-06-08")), "8 June 2023");
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("«{text}» {n}", &[("text", "{n}"), ("n", "1")]), "«{n}» 1");
    }
}
