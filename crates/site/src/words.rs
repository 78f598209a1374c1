//! A key and its values go in, a sentence in Vietnamese or English comes out.
//!
//! The texts stand in `locales/`; they are read once. Texts that the wall has too are taken from
//! the core, so that both say the same. Never: asks the machine for its language.

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::{Locale, Message};
use recognition_wall_words::{Words, is_english};

static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

/// The text of a key with its `{places}` filled.
pub(crate) fn say(lang: &str, key: &str, values: &[(&str, &str)]) -> String {
    WORDS.say(lang, key, values)
}

/// The text of a key that has no places.
pub(crate) fn text(lang: &str, key: &str) -> &'static str {
    WORDS.text(lang, key)
}

/// A date in words, as far as it is known: "ngày 01 tháng 6 năm 2023", "1 June 2023".
///
/// In Vietnamese a day below 10 and the months 1 and 2 are written with a zero: Decree
/// 30/2020/NĐ-CP, annex I, on place and time in administrative documents.
pub(crate) fn date(locale: Locale, date: PartialDate) -> String {
    let lang = locale.tag();
    let year = date.year().to_string();
    let Some(month) = date.month() else { return say(lang, "date.year", &[("year", &year)]) };
    let english = is_english(lang);
    let month = if english {
        let name = Message::named(&["date.month-", &month.to_string()].concat());
        name.map_or("", |name| locale.text(name)).to_owned()
    } else if month < 3 {
        format!("{month:02}")
    } else {
        month.to_string()
    };
    let values = [("month", month.as_str()), ("year", &year)];
    match date.day() {
        None => say(lang, "date.month", &values),
        Some(day) => {
            let day = if english { day.to_string() } else { format!("{day:02}") };
            say(lang, "date.day", &[("day", &day), values[0], values[1]])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        assert!(WORDS.texts("vi").len() > 40);
        assert_eq!(WORDS.faults(), Vec::<String>::new());
    }

    /// A misspelt key would print nothing: every key that the source names has a text, and every
    /// text is named.
    #[test]
    fn every_key_in_the_source_has_a_text_and_every_text_is_used() {
        let mut source = String::new();
        let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        for folder in [root.clone(), root.join("view")] {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_file() {
                    source.push_str(&std::fs::read_to_string(path).unwrap());
                }
            }
        }
        let texts = WORDS.texts("vi");
        let families: Vec<&str> = texts.keys().filter_map(|key| key.split('.').next()).collect();
        for literal in source.split('"').skip(1).step_by(2) {
            let is_key = literal.split_once('.').is_some_and(|(family, name)| {
                families.contains(&family)
                    && !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                    && !["html", "js", "json", "xml", "md"].contains(&name)
            });
            assert!(
                !is_key || texts.contains_key(literal) || literal.starts_with("date.month-"),
                "{literal}"
            );
        }
        for key in texts.keys() {
            assert!(source.contains(&format!("\"{key}\"")), "{key} is not used");
        }
    }

    #[test]
    fn dates_are_said_in_words() {
        let (vi, en) = (Locale::best(["vi"]), Locale::best(["en"]));
        let day = |text| PartialDate::parse(text).unwrap();
        assert_eq!(date(vi, day("2023-06-01")), "ngày 01 tháng 6 năm 2023");
        assert_eq!(date(vi, day("2021-01-27")), "ngày 27 tháng 01 năm 2021");
        assert_eq!(date(vi, day("2023-06")), "tháng 6 năm 2023");
        assert_eq!(date(en, day("2023-06-01")), "1 June 2023");
        assert_eq!(date(en, day("2023")), "2023");
    }
}
