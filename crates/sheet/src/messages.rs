//! Texts for editors: a language and a key go in, words come out of `locales/`.
//!
//! Never a literal in code: a key that is missing in a language fails a test.

use std::collections::BTreeMap;
use std::sync::OnceLock;

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
        let primary = tag.split(['-', '_']).next().unwrap_or(tag);
        if primary.eq_ignore_ascii_case("en") { Self::En } else { Self::Vi }
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

type Table = BTreeMap<String, String>;

fn table(lang: Lang) -> &'static Table {
    static TABLES: OnceLock<[Table; 2]> = OnceLock::new();
    let [vi, en] = TABLES.get_or_init(|| {
        // A file that does not parse is an empty table here and a failed test below.
        let parse = |json: &str| serde_json::from_str(json).unwrap_or_default();
        [parse(include_str!("../locales/vi.json")), parse(include_str!("../locales/en.json"))]
    });
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// The text of a key; the key itself where a language lacks it.
pub(crate) fn text(lang: Lang, key: &'static str) -> &'static str {
    table(lang).get(key).map_or(key, String::as_str)
}

/// The text of a key that is made at run time (codes of problems); empty where there is none.
pub(crate) fn text_of(lang: Lang, key: &str) -> &'static str {
    table(lang).get(key).map_or("", String::as_str)
}

/// A text with its `{places}` filled; a value is never filled again.
pub(crate) fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let Some((name, tail)) = after.split_once('}') else {
            out.push('{');
            rest = after;
            continue;
        };
        out.push_str(
            values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value),
        );
        rest = tail;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<&str> {
        let mut found: Vec<&str> =
            text.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0)).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        let (vi, en) = (table(Lang::Vi), table(Lang::En));
        assert!(vi.len() > 50, "{}", vi.len());
        assert!(vi.keys().eq(en.keys()), "keys differ");
        for (key, text) in vi {
            assert_eq!(places(text), places(&en[key]), "{key}");
            assert!(!text.trim().is_empty() && !en[key].trim().is_empty(), "{key}");
        }
    }

    #[test]
    fn a_value_with_braces_is_not_filled_again() {
        assert_eq!(fill("«{a}» {b}", &[("a", "{b}"), ("b", "1")]), "«{b}» 1");
    }
}
