//! The award codes that a feed declares, and which of them a misspelt one was meant to be.

use std::collections::BTreeMap;

use recognition_wall_core::text::fold::fold;
use serde_json::Value;

use super::item::wording;

/// Codes that are compared with a misspelt one.
const MOST_CODES: usize = 2_000;

/// Codes and their titles, folded.
#[derive(Debug, Default)]
pub(super) struct Taxonomy {
    codes: BTreeMap<String, String>,
}

impl Taxonomy {
    /// Joins `awards` of a page's `_recognition`.
    pub(super) fn add(&mut self, extension: &Value) {
        let awards = extension.get("awards").and_then(Value::as_object);
        for (code, entry) in awards.into_iter().flatten() {
            if self.codes.len() < MOST_CODES {
                let title = entry.get("title").and_then(wording).map(fold).unwrap_or_default();
                self.codes.entry(code.clone()).or_insert(title);
            }
        }
    }

    /// The code that was meant: whose title stands in its place, else the nearest in spelling.
    pub(super) fn nearest(&self, wrong: &str) -> Option<&str> {
        let wrong = fold(wrong);
        let titled = self.codes.iter().find(|(_, title)| !title.is_empty() && **title == wrong);
        if let Some((code, _)) = titled {
            return Some(code);
        }
        let distance = |code: &str| strsim::osa_distance(&fold(code), &wrong);
        let nearest = self.codes.keys().min_by_key(|code| distance(code))?;
        let allowed = (wrong.chars().count() / 3).clamp(1, 4);
        (distance(nearest) <= allowed).then_some(nearest)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_misspelt_code_finds_its_own() {
        let mut taxonomy = Taxonomy::default();
        taxonomy.add(&serde_json::json!({ "awards": {
            "bk-ubnd-tinh": { "title": { "vi": "Bằng khen của Chủ tịch UBND tỉnh" } },
            "cstd-co-so": { "title": "Chiến sĩ thi đua cơ sở" },
        } }));
        for (wrong, meant) in [
            ("bk-ubnd-tihn", Some("bk-ubnd-tinh")),
            ("BK_UBND_tỉnh", Some("bk-ubnd-tinh")),
            ("Chiến sỹ thi đua cơ sở", Some("cstd-co-so")),
            ("huan-chuong", None),
            ("", None),
        ] {
            assert_eq!(taxonomy.nearest(wrong), meant, "{wrong}");
        }
    }
}
