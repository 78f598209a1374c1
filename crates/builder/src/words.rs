//! The builder's texts: a language and a key go in, words come out of `locales/`. Never a literal in code.

use recognition_wall_core::locale::fill;
use recognition_wall_sheet::Lang;
use recognition_wall_words::Words;

static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

/// The text of a key; empty where there is none.
#[must_use]
pub fn text(lang: Lang, key: &str) -> &'static str {
    WORDS.text(lang.tag(), key)
}

/// The text of a key that is put together of parts, such as `option.` and a name; nothing where there
/// is none.
#[must_use]
pub fn found(lang: Lang, parts: &[&str]) -> Option<&'static str> {
    Some(text(lang, &parts.concat())).filter(|text| !text.is_empty())
}

/// How to mend something on this page, where that is not as in the tool: an editor has no map here, and
/// nothing that is run again.
#[must_use]
pub fn mend(lang: Lang, code: &str) -> Option<&'static str> {
    found(lang, &["mend.", &code.to_ascii_lowercase()])
}

/// The text of a key with its `{places}` filled.
#[must_use]
pub fn say(lang: Lang, key: &str, values: &[(&str, &str)]) -> String {
    fill(text(lang, key), values)
}

#[cfg(test)]
mod tests {
    use recognition_wall_core::options::OPTIONS;

    use super::*;

    #[test]
    fn both_languages_have_the_same_keys_and_places() {
        assert!(WORDS.texts("vi").len() > 100);
        assert_eq!(WORDS.faults(), Vec::<String>::new());
    }

    #[test]
    fn every_option_of_the_tag_has_a_name_and_each_of_its_words() {
        for lang in Lang::ALL {
            for row in OPTIONS {
                assert!(found(lang, &["option.", row.name]).is_some(), "{} {lang:?}", row.name);
                for word in row.words().into_iter().flatten() {
                    let parts = ["option.", row.name, ".", word];
                    assert!(found(lang, &parts).is_some(), "{} {word} {lang:?}", row.name);
                }
            }
        }
    }

    #[test]
    fn no_mend_of_a_sheet_speaks_of_what_this_page_has_not() {
        // What only a map that somebody wrote, a workbook or the tool itself can lead to.
        let elsewhere = ["RW211", "RW220", "RW221", "RW223", "RW224", "RW253", "RW257", "RW259"];
        let mut told = 0;
        for lang in Lang::ALL {
            for (code, mend) in mends_of_sheets(lang) {
                if elsewhere.contains(&code.as_str()) {
                    continue;
                }
                told += 1;
                let mend = super::mend(lang, &code).unwrap_or(&mend).to_owned();
                for word in [
                    "ánh xạ",
                    "chạy lại",
                    "lệnh",
                    ".xlsx mới",
                    "map",
                    "run again",
                    "join_rows",
                    "[",
                    "first_row",
                ] {
                    assert!(!mend.contains(word), "{code} {lang:?}: {mend}");
                }
            }
        }
        assert!(told > 60, "{told}");
    }

    fn mends_of_sheets(lang: Lang) -> Vec<(String, String)> {
        let file = ["../sheet/locales/", lang.tag(), ".json"].concat();
        let texts = std::fs::read_to_string(file).unwrap();
        let texts: std::collections::BTreeMap<String, String> =
            serde_json::from_str(&texts).unwrap();
        let of_code = |(key, mend): (String, String)| {
            let code = key.strip_suffix(".mend")?;
            code.starts_with("rw2").then(|| (code.to_uppercase(), mend))
        };
        texts.into_iter().filter_map(of_code).collect()
    }

    #[test]
    fn every_text_that_the_code_asks_for_is_there() {
        let sources = [
            include_str!("app/mod.rs"),
            include_str!("app/source.rs"),
            include_str!("app/findings.rs"),
            include_str!("app/look.rs"),
            include_str!("app/preview.rs"),
            include_str!("app/embed.rs"),
            include_str!("app/said.rs"),
            include_str!("letter.rs"),
        ];
        let mut asked = 0;
        for part in sources.iter().flat_map(|source| source.split("\"ui.").skip(1)) {
            let key = ["ui.", part.split('"').next().unwrap_or_default()].concat();
            assert!(!text(Lang::Vi, &key).is_empty(), "no text of {key}");
            asked += 1;
        }
        assert!(asked > 40, "{asked}");
    }
}
