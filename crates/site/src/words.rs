//! A key and its values go in, a sentence in Vietnamese or English comes out.
//!
//! The texts stand in `locales/`; they are read once. Texts that the wall has too are taken from
//! the core, so that both say the same. Never: asks the machine for its language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::{Locale, Message};

type Texts = BTreeMap<String, String>;

static VIETNAMESE: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../locales/vi.json")));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| read(include_str!("../locales/en.json")));

/// A test reads both files: a mistake in one never ships.
fn read(json: &str) -> Texts {
    serde_json::from_str(json).unwrap_or_default()
}

/// The text of a key with its `{places}` filled; `lang` is a BCP 47 tag, every tag but `en…` means
/// Vietnamese. A value with braces is not filled again.
pub(crate) fn say(lang: &str, key: &str, values: &[(&str, &str)]) -> String {
    let mut rest = text(lang, key);
    let mut out = String::with_capacity(rest.len());
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

/// The text of a key that has no places.
pub(crate) fn text(lang: &str, key: &str) -> &'static str {
    let texts = if is_english(lang) { &*ENGLISH } else { &*VIETNAMESE };
    texts.get(key).map_or("", String::as_str)
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

fn is_english(lang: &str) -> bool {
    lang.split(['-', '_']).next().is_some_and(|primary| primary.eq_ignore_ascii_case("en"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> =
            text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        places.sort_unstable();
        places
    }

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        let keys = |texts: &Texts| texts.keys().cloned().collect::<Vec<_>>();
        assert!(VIETNAMESE.len() > 40);
        assert_eq!(keys(&VIETNAMESE), keys(&ENGLISH));
        for (key, text) in &*VIETNAMESE {
            assert_eq!(places(text), places(ENGLISH.get(key).unwrap()), "{key}");
            assert!(!text.trim().is_empty(), "{key}");
        }
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
        let families: Vec<&str> =
            VIETNAMESE.keys().filter_map(|key| key.split('.').next()).collect();
        for literal in source.split('"').skip(1).step_by(2) {
            let is_key = literal.split_once('.').is_some_and(|(family, name)| {
                families.contains(&family)
                    && !name.is_empty()
                    && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-')
                    && !["html", "js", "json", "xml", "md"].contains(&name)
            });
            assert!(
                !is_key || VIETNAMESE.contains_key(literal) || literal.starts_with("date.month-"),
                "{literal}"
            );
        }
        for key in VIETNAMESE.keys() {
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
