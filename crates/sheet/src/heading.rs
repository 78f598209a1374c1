//! The heading of a column goes in, what the column holds comes out: a key of the map, something that is
//! never taken, something that is left out, or nobody knows.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use recognition_wall_core::text::fold::fold;
use serde::Deserialize;

use crate::field::Field;

/// What a wall never shows, by what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Sensitive {
    /// Identity, passport, insurance and tax numbers.
    Identity,
    /// Dates of birth and ages.
    Birth,
    /// Ethnic group.
    People,
    /// Religion.
    Religion,
    /// Membership of the party: a political view.
    Party,
    /// Phone numbers and e-mail addresses.
    Phone,
    /// Home addresses.
    Address,
}

impl Sensitive {
    /// The word of data and of messages: `identity`, `birth` …
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Identity => "identity",
            Self::Birth => "birth",
            Self::People => "people",
            Self::Religion => "religion",
            Self::Party => "party",
            Self::Phone => "phone",
            Self::Address => "address",
        }
    }

    fn of(word: &str) -> Option<Self> {
        [
            Self::Identity,
            Self::Birth,
            Self::People,
            Self::Religion,
            Self::Party,
            Self::Phone,
            Self::Address,
        ]
        .into_iter()
        .find(|kind| kind.as_str() == word)
    }
}

/// What a heading says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// A key of the map.
    Column(Field),
    /// Never taken.
    Forbidden(Sensitive),
    /// Of no use on a wall, such as the running number.
    LeftOut,
    /// Could be a home address: the editor looks first.
    LookFirst,
    /// Not known.
    Unknown,
}

#[derive(Debug, Default, Deserialize)]
struct File {
    #[serde(default)]
    columns: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    forbidden: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    left_out: BTreeMap<String, Vec<String>>,
}

/// Phrases, folded, and what they say; the longest first, and of equal ones those never taken.
fn phrases() -> &'static [(String, Heading)] {
    static PHRASES: OnceLock<Vec<(String, Heading)>> = OnceLock::new();
    PHRASES.get_or_init(|| {
        // A file that does not parse knows no heading here and fails a test.
        let file: File = toml::from_str(include_str!("../data/headings.toml")).unwrap_or_default();
        let mut all = Vec::new();
        let mut add = |words: &[String], heading: Heading| {
            all.extend(words.iter().map(|word| (fold(word), heading)));
        };
        for (kind, words) in &file.forbidden {
            if let Some(kind) = Sensitive::of(kind) {
                add(words, Heading::Forbidden(kind));
            }
        }
        for (field, words) in &file.columns {
            if let Some(field) = Field::of(field) {
                add(words, Heading::Column(field));
            }
        }
        for (kind, words) in &file.left_out {
            add(words, if kind == "look_first" { Heading::LookFirst } else { Heading::LeftOut });
        }
        all.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        all
    })
}

/// What stands between the headings of one column, from the uppermost.
pub(crate) const BETWEEN: &str = " › ";

/// What the heading of a column says: what any of its rows forbids, else what the lowest one says, else
/// all of them together ("Quyết định › Số").
pub(crate) fn heading_of(text: &str) -> Heading {
    if !text.contains(BETWEEN) {
        return heading_of_row(text);
    }
    let forbidden =
        text.split(BETWEEN).map(heading_of_row).find(|part| matches!(part, Heading::Forbidden(_)));
    if let Some(forbidden) = forbidden {
        return forbidden;
    }
    match text.rsplit(BETWEEN).next().map_or(Heading::Unknown, heading_of_row) {
        Heading::Unknown => heading_of_row(text),
        lowest => lowest,
    }
}

/// Whether a folded text is a heading that is known, and nothing more.
pub(crate) fn is_whole_heading(folded: &str) -> bool {
    phrases().iter().any(|(phrase, _)| phrase == folded)
}

/// What a heading in one row says.
fn heading_of_row(text: &str) -> Heading {
    let folded = fold(text);
    if folded.is_empty() || folded.len() > 120 {
        return Heading::Unknown;
    }
    if let Some((_, heading)) = phrases().iter().find(|(phrase, _)| *phrase == folded) {
        return *heading;
    }
    let contained = |phrase: &str| {
        let mut places = folded.match_indices(phrase);
        phrase.contains(' ')
            && places.any(|(start, _)| {
                let (before, after) = (folded.get(..start), folded.get(start + phrase.len()..));
                before.is_none_or(|before| before.is_empty() || before.ends_with(' '))
                    && after.is_none_or(|after| after.is_empty() || after.starts_with(' '))
            })
    };
    phrases()
        .iter()
        .find(|(phrase, _)| contained(phrase))
        .map_or(Heading::Unknown, |(_, heading)| *heading)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_of_real_lists_are_known() {
        use Heading::{Column, Forbidden, LeftOut, LookFirst, Unknown};
        for (text, heading) in [
            ("Họ và tên", Column(Field::Name)),
            ("HỌ TÊN", Column(Field::Name)),
            ("ho va ten", Column(Field::Name)),
            ("Họ và tên\n(chữ in hoa)", Column(Field::Name)),
            ("Đơn vị công tác", Column(Field::Unit)),
            ("Chức vụ", Column(Field::Position)),
            ("Chức vụ, đơn vị công tác", Column(Field::Unit)),
            ("Nguồn ảnh", Column(Field::PhotoCredit)),
            ("Số QĐ", Column(Field::DecisionNumber)),
            ("Ngày QĐ", Column(Field::DecisionDate)),
            ("Quyết định Số", Column(Field::DecisionNumber)),
            ("Quyết định › Ngày", Column(Field::DecisionDate)),
            ("Hình thức khen thưởng › Hạng", Column(Field::AwardClass)),
            ("Năm sinh › Nam", Forbidden(Sensitive::Birth)),
            ("Danh hiệu", Column(Field::Award)),
            ("Hình thức khen thưởng", Column(Field::Award)),
            ("Thành tích", Column(Field::Citation)),
            ("Năm", Column(Field::AwardYear)),
            ("Full name", Column(Field::Name)),
            ("Photo credit", Column(Field::PhotoCredit)),
            ("Số CCCD/CMND", Forbidden(Sensitive::Identity)),
            ("Ngày, tháng, năm sinh", Forbidden(Sensitive::Birth)),
            ("Năm sinh", Forbidden(Sensitive::Birth)),
            ("Dân tộc", Forbidden(Sensitive::People)),
            ("Tôn giáo", Forbidden(Sensitive::Religion)),
            ("Số điện thoại", Forbidden(Sensitive::Phone)),
            ("Địa chỉ thường trú", Forbidden(Sensitive::Address)),
            ("Địa chỉ", LookFirst),
            ("STT", LeftOut),
            ("Cột lạ", Unknown),
            ("", Unknown),
        ] {
            assert_eq!(heading_of(text), heading, "{text}");
        }
    }

    #[test]
    fn every_key_of_the_file_is_known() {
        let file: File = toml::from_str(include_str!("../data/headings.toml")).unwrap();
        for field in file.columns.keys() {
            assert!(Field::of(field).is_some(), "{field}");
        }
        for kind in file.forbidden.keys() {
            assert!(Sensitive::of(kind).is_some(), "{kind}");
        }
    }
}
