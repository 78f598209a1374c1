//! A place as written goes in ("xã X, huyện Y, tỉnh Z"), its path comes out: tỉnh › huyện › xã.
//!
//! Knows no list of places: Vietnamese addresses run from the narrow to the wide between commas,
//! and the merging of 2025 showed that a list grows old.

use std::rc::Rc;

use crate::feed::Text;
use crate::text::collate::identity;

use super::facet::Label;
use super::value::Step;
use super::written;

/// The steps of a place from the widest to the narrowest. The key of each is the place with all
/// that is around it, as written, so that "xã Long Bình" of two provinces are two values.
pub(super) fn path(place: &Text) -> Vec<Step> {
    let whole = written(place);
    let parts = split(whole);
    // English is shown where it has as many parts; else the reader is shown what is written.
    let (vietnamese, (english, other)) = (place.in_language("vi").0, place.in_language("en"));
    let english = split(english);
    let translated = other.is_none() && vietnamese == whole && english.len() == parts.len();
    let mut path = Vec::with_capacity(parts.len());
    for (position, part) in parts.iter().enumerate().rev() {
        let english = english.get(position).filter(|english| translated && *english != part);
        let label = english.and_then(|english| {
            Text::by_language([("vi".into(), (*part).into()), ("en".into(), (*english).into())])
        });
        path.push(Step {
            key: parts.get(position..).unwrap_or_default().join(", ").into(),
            label: Label::Text(label.unwrap_or_else(|| Text::new(Rc::from(*part), None))),
            identity: identity(part),
        });
    }
    path
}

/// Hamlet, commune, district, province: what is narrower (a street, a house) is nobody's filter,
/// and a hostile feed can't nest deeper.
const DEEPEST: usize = 4;

fn split(place: &str) -> Vec<&str> {
    let mut parts: Vec<&str> =
        place.split([',', ';']).map(str::trim).filter(|part| !part.is_empty()).collect();
    parts.drain(..parts.len().saturating_sub(DEEPEST));
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn steps(place: &Text) -> Vec<(String, String)> {
        let shown = |label: &Label| match label {
            Label::Text(text) => text.in_language("en").0.to_string(),
            Label::Message(_) => String::new(),
        };
        path(place).iter().map(|step| (step.key.to_string(), shown(&step.label))).collect()
    }

    fn pairs(expected: &[(&str, &str)]) -> Vec<(String, String)> {
        expected.iter().map(|(key, label)| ((*key).to_owned(), (*label).to_owned())).collect()
    }

    #[test]
    fn a_place_is_read_from_the_wide_to_the_narrow() {
        assert_eq!(
            steps(&"xã A, , huyện B;tỉnh C".into()),
            pairs(&[
                ("tỉnh C", "tỉnh C"),
                ("huyện B, tỉnh C", "huyện B"),
                ("xã A, huyện B, tỉnh C", "xã A"),
            ])
        );
        assert_eq!(steps(&"số 1, tổ 2, ấp 3, xã A, huyện B, tỉnh C".into()).len(), 4);
        assert!(steps(&" , ".into()).is_empty());
    }

    #[test]
    fn a_place_is_shown_in_english_where_it_has_as_many_parts() {
        let in_both = |english: &str| {
            let wordings = [("vi".into(), "xã A, tỉnh C".into()), ("en".into(), english.into())];
            steps(&Text::by_language(wordings).unwrap())
        };
        assert_eq!(
            in_both("A commune, C province"),
            pairs(&[("tỉnh C", "C province"), ("xã A, tỉnh C", "A commune")])
        );
        assert_eq!(in_both("C province"), pairs(&[("tỉnh C", "tỉnh C"), ("xã A, tỉnh C", "xã A")]));
    }
}
