//! Numbers, dates, lists and plurals: the browser knows them for every language, the tables of
//! `locales/` well enough for where there is no browser.

use super::{Locale, Message, messages};
use crate::date::PartialDate;

/// Who knows how a language writes what is counted, dated and listed: in the page, the browser's
/// `Intl`.
///
/// `None` stands for "can't tell": then the tables of `locales/` decide. `tag` is a language's BCP
/// 47 tag.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_core::locale::{Category, Forms, Locale};
/// struct Khmer;
/// impl Forms for Khmer {
///     fn plural(&self, _tag: &str, _count: usize) -> Option<Category> {
///         Category::named("other")
///     }
///     fn number(&self, _tag: &str, number: usize) -> Option<String> {
///         (number == 133).then(|| "១៣៣".to_owned())
///     }
///     fn date(&self, _tag: &str, _date: PartialDate) -> Option<String> {
///         None
///     }
///     fn list(&self, _tag: &str, _items: &[&str]) -> Option<String> {
///         None
///     }
/// }
/// let locale = Locale::best(["vi"]).with_forms(&Khmer);
/// assert_eq!((locale.number(133), locale.number(1_000)), ("១៣៣".into(), "1.000".into()));
/// ```
pub trait Forms {
    /// The plural category of a whole number.
    fn plural(&self, tag: &str, count: usize) -> Option<Category>;

    /// A whole number, grouped.
    fn number(&self, tag: &str, number: usize) -> Option<String>;

    /// A date as far as it is known, to stand after *ngày*, *tháng*, *năm*: without these words.
    fn date(&self, tag: &str, date: PartialDate) -> Option<String>;

    /// All of several things: *a, b và c*.
    fn list(&self, tag: &str, items: &[&str]) -> Option<String>;
}

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

impl Category {
    /// The category of CLDR's word, as `Intl.PluralRules` gives it; `None` for any other word.
    ///
    /// ```
    /// use recognition_wall_core::locale::Category;
    /// assert_eq!(Category::named("few"), Some(Category::Few));
    /// assert_eq!(Category::named("ít"), None);
    /// ```
    #[must_use]
    pub fn named(word: &str) -> Option<Self> {
        Some(match word {
            "zero" => Self::Zero,
            "one" => Self::One,
            "two" => Self::Two,
            "few" => Self::Few,
            "many" => Self::Many,
            "other" => Self::Other,
            _ => return None,
        })
    }
}

pub(super) fn plural(count: usize) -> Category {
    if count == 1 { Category::One } else { Category::Other }
}

pub(super) fn number(locale: Locale, number: usize) -> String {
    let digits = number.to_string();
    let separator = locale.text(messages::NUMBER_GROUP);
    let mut out = String::new();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            out.push_str(separator);
        }
        out.push(digit);
    }
    out
}

pub(super) fn date(locale: Locale, date: PartialDate) -> String {
    let year = date.year().to_string();
    let Some(month) = date.month() else { return year };
    let name = Message::named(&["date.month-", &month.to_string()].concat());
    let month = name.map_or("", |name| locale.text(name));
    match date.day() {
        Some(day) => locale.fill(
            messages::DATE_DAY,
            &[("day", &day.to_string()), ("month", month), ("year", &year)],
        ),
        None => locale.fill(messages::DATE_MONTH, &[("month", month), ("year", &year)]),
    }
}

pub(super) fn list(locale: Locale, items: &[&str]) -> String {
    let mut out = String::new();
    for (position, item) in items.iter().enumerate() {
        let is_last = position + 1 == items.len();
        let pattern = if is_last { messages::LIST_END } else { messages::LIST_MIDDLE };
        out = match position {
            0 => (*item).to_owned(),
            _ => locale.fill(pattern, &[("first", &out), ("next", item), ("last", item)]),
        };
    }
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
    fn a_list_is_read_as_it_is_said() {
        let (vi, en) = (Locale::best(["vi"]), Locale::best(["en"]));
        assert_eq!(vi.list(&[]), "");
        assert_eq!(vi.list(&["Y tế"]), "Y tế");
        assert_eq!(vi.list(&["Y tế", "Giáo dục"]), "Y tế và Giáo dục");
        assert_eq!(vi.list(&["Y tế", "{last}", "Thể thao"]), "Y tế, {last} và Thể thao");
        assert_eq!(en.list(&["a", "b", "c", "d"]), "a, b, c and d");
    }

    /// Knows Arabic's plurals and nothing else.
    struct Arabic;

    impl Forms for Arabic {
        fn plural(&self, tag: &str, count: usize) -> Option<Category> {
            assert_eq!(tag, "en");
            Category::named(if count == 1 { "other" } else { "one" })
        }
        fn number(&self, _tag: &str, number: usize) -> Option<String> {
            (number < 10).then(|| ["№", &number.to_string()].concat())
        }
        fn date(&self, _tag: &str, date: PartialDate) -> Option<String> {
            date.day().map(|_| "a day".to_owned())
        }
        fn list(&self, _tag: &str, items: &[&str]) -> Option<String> {
            (items.len() > 1).then(|| items.join(" & "))
        }
    }

    #[test]
    fn who_knows_the_forms_is_asked_first_and_the_tables_where_they_cannot_tell() {
        let plain = Locale::best(["en"]);
        let locale = plain.with_forms(&Arabic);
        assert_eq!(locale, plain, "a locale is told by its tag");
        assert_eq!(locale.count(messages::RESULTS_ALL, 1, &[]), "№1 honourees");
        assert_eq!(locale.count(messages::RESULTS_ALL, 20, &[]), "20 honouree");
        let date = |text| locale.date(PartialDate::parse(text).unwrap());
        assert_eq!((&*date("2023-06-08"), &*date("2023-06")), ("a day", "June 2023"));
        assert_eq!((&*locale.list(&["a", "b"]), &*locale.list(&["a"])), ("a & b", "a"));
    }

    #[test]
    fn every_category_has_its_word() {
        let words = ["zero", "one", "two", "few", "many", "other"];
        for (number, word) in words.iter().enumerate() {
            assert_eq!(Category::named(word).unwrap() as usize, number, "as build.rs has them");
        }
    }
}
