//! The taxonomy: codes, names in both languages, ranks, and every spelling that leads to a code.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::form::words_of;

/// An award of the taxonomy.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AwardEntry {
    /// The name in Vietnamese.
    #[serde(default)]
    pub vi: Option<String>,
    /// The name in English.
    #[serde(default)]
    pub en: Option<String>,
    /// The place in the order of honours: lower is higher.
    #[serde(default)]
    pub rank: Option<u32>,
    /// Who grants it: `state`, `government`, `ministry`, `province` …
    #[serde(default)]
    pub level: Option<String>,
    /// The family of awards: `huan-chuong`, `bang-khen` …
    #[serde(default)]
    pub group: Option<String>,
    /// Other spellings.
    #[serde(default)]
    pub also: Vec<String>,
}

/// What a text of an award was found to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// The code of the taxonomy; `None` where the text is no known award.
    pub code: Option<String>,
    /// Whether the text says no more than the taxonomy's name does.
    pub is_whole: bool,
    /// "hạng Nhất", "hạng Nhì", "hạng Ba".
    pub class: Option<&'static str>,
    /// The year that the text names.
    pub year: Option<i16>,
    /// Whether the text says that it was given after death.
    pub posthumous: bool,
}

/// Awards by code and by spelling.
#[derive(Debug, Clone, Default)]
pub struct Taxonomy {
    entries: BTreeMap<String, AwardEntry>,
    spellings: BTreeMap<String, String>,
}

impl Taxonomy {
    /// Viet Nam's awards, by the law of 2022 and with the names of the law of 2003.
    ///
    /// ```
    /// use recognition_wall_sheet::award::Taxonomy;
    /// let found = Taxonomy::viet_nam().find("HCLĐ hạng nhì năm 2022");
    /// assert_eq!(found.code.as_deref(), Some("hc-lao-dong"));
    /// assert_eq!((found.class, found.year), (Some("hạng Nhì"), Some(2022)));
    /// ```
    #[must_use]
    pub fn viet_nam() -> Self {
        // A file that does not parse is an empty taxonomy here and a failed test.
        let entries: BTreeMap<String, AwardEntry> =
            toml::from_str(include_str!("../../data/awards.toml")).unwrap_or_default();
        let mut taxonomy = Self::default();
        for (code, entry) in entries {
            taxonomy.add(&code, entry);
        }
        taxonomy
    }

    /// Adds an award, or changes what is said of a known one.
    pub fn add(&mut self, code: &str, entry: AwardEntry) {
        let known = self.entries.entry(code.to_owned()).or_default();
        known.vi = entry.vi.or(known.vi.take());
        known.en = entry.en.or(known.en.take());
        known.rank = entry.rank.or(known.rank);
        known.level = entry.level.or(known.level.take());
        known.group = entry.group.or(known.group.take());
        known.also.extend(entry.also);
        let names = [known.vi.clone(), known.en.clone(), Some(code.to_owned())];
        let spellings: Vec<String> =
            names.into_iter().flatten().chain(known.also.clone()).collect();
        for spelling in spellings {
            self.spell(&spelling, code);
        }
    }

    /// Adds a spelling of an award.
    pub fn spell(&mut self, spelling: &str, code: &str) {
        let words = words_of(spelling).words;
        if !words.is_empty() {
            self.spellings.insert(words, code.to_owned());
        }
    }

    /// The award of a code.
    #[must_use]
    pub fn entry(&self, code: &str) -> Option<&AwardEntry> {
        self.entries.get(code)
    }

    /// Every award, the highest first.
    #[must_use]
    pub fn by_rank(&self) -> Vec<(&str, &AwardEntry)> {
        let mut all: Vec<_> =
            self.entries.iter().map(|(code, entry)| (code.as_str(), entry)).collect();
        all.sort_by_key(|(code, entry)| (entry.rank.unwrap_or(u32::MAX), *code));
        all
    }

    /// Which award a text is: by a spelling that is all of it, else by the longest one that it begins
    /// with ("Bằng khen của Chủ tịch UBND tỉnh" of "… tỉnh Hậu Giang").
    #[must_use]
    pub fn find(&self, text: &str) -> Found {
        let form = words_of(text);
        let mut found = Found {
            class: form.class,
            year: form.year,
            posthumous: form.posthumous,
            ..Found::default()
        };
        let mut beginning = form.words.as_str();
        loop {
            if let Some(code) = self.spellings.get(beginning) {
                found.code = Some(code.clone());
                found.is_whole = beginning.len() == form.words.len();
                return found;
            }
            match beginning.rsplit_once(' ') {
                Some((shorter, _)) => beginning = shorter,
                None => return found,
            }
        }
    }
}
