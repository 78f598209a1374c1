//! What a visitor looks up in a facet: its values by their words, its years by their number.

use fixedbitset::FixedBitSet;

use super::facet::{Facet, Label};
use crate::locale::Locale;
use crate::text::fold::{Apostrophe, fold_into};
use crate::text::needle::Needle;

/// From the first year to the last there are no more than this, or one of them is a slip.
const MOST_YEARS: usize = 200;

impl Facet {
    /// The places in [`Facet::values`] of the values whose label has every word of a text, as the
    /// search finds people: beginnings of words, without marks, `đ` as `d`. The values that contain
    /// them are among them, so that what is found can be told apart. A text without words has all.
    ///
    /// A label of the feed is looked through in all its languages, a message of the wall in that of
    /// `tag`.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use recognition_wall_core::feed::{Feed, Honouree};
    /// use recognition_wall_core::index::Index;
    /// let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
    /// farmer.fields = vec!["Nông thôn mới".into(), "Y tế".into()];
    /// let items = vec![Rc::new(farmer)];
    /// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    /// assert_eq!(index.facets()[0].values_matching("moi nong", "vi"), [0]);
    /// ```
    #[must_use]
    pub fn values_matching(&self, text: &str, tag: &str) -> Vec<usize> {
        let needle = Needle::new(text);
        let locale = Locale::best([tag]);
        let mut found = FixedBitSet::with_capacity(self.values.len());
        let mut folded = String::new();
        let mut matches = |label: &str| {
            folded.clear();
            fold_into(label, Apostrophe::Breaks, &mut folded);
            needle.words.iter().all(|wanted| wanted.is_in(folded.as_bytes()))
        };
        // Parents stand before their children, so they are met after them.
        for (place, value) in self.values.iter().enumerate().rev() {
            let is_found = found.contains(place)
                || match &value.label {
                    Label::Text(text) => text.all().any(|wording| matches(wording)),
                    Label::Message(message) => matches(locale.text(*message)),
                };
            if is_found {
                found.insert(place);
                if let Some(parent) = value.parent {
                    found.insert(parent as usize);
                }
            }
        }
        found.ones().collect()
    }

    /// How many people each year has, ascending and without a gap between the first and the last:
    /// for a histogram of `counts` as [`crate::query::Results::counts`] has them for this facet.
    /// Empty where no value is a year, and where there are more than 200 from the first to the last.
    ///
    /// ```
    /// use std::rc::Rc;
    /// use recognition_wall_core::feed::{Award, Feed, Honouree};
    /// use recognition_wall_core::index::Index;
    /// let mut farmer = Honouree::new("hg-1", "Trần Thị Bé Năm");
    /// farmer.awards = [2021, 2023]
    ///     .map(|year| Award { year: Some(year), ..Award::new("Bằng khen") })
    ///     .to_vec();
    /// let items = vec![Rc::new(farmer)];
    /// let index = Index::build(Rc::new(Feed { items, ..Feed::default() }), &[]);
    /// let year = index.facets().last().unwrap();
    /// assert_eq!(year.year_counts(&[5, 7]), [(2021, 7), (2022, 0), (2023, 5)]);
    /// ```
    #[must_use]
    pub fn year_counts(&self, counts: &[u32]) -> Vec<(i16, u32)> {
        let year_at = |place: usize| self.values.get(place)?.key.parse::<i16>().ok();
        let (mut first, mut last) = (i16::MAX, i16::MIN);
        for year in (0..self.values.len()).filter_map(year_at) {
            (first, last) = (first.min(year), last.max(year));
        }
        if first > last || usize::from(last.abs_diff(first)) >= MOST_YEARS {
            return Vec::new();
        }
        let mut years: Vec<(i16, u32)> = (first..=last).map(|year| (year, 0)).collect();
        for (place, count) in counts.iter().enumerate() {
            let year =
                year_at(place).and_then(|year| years.get_mut(usize::from(year.abs_diff(first))));
            if let Some((_, people)) = year {
                *people = *count;
            }
        }
        years
    }
}

#[cfg(test)]
mod tests {
    use std::rc::Rc;

    use crate::feed::{Award, FacetSpec, Feed, Honouree, Kind, Text};
    use crate::index::Index;

    fn index(key: &str, people: Vec<Honouree>) -> Index {
        let items = people.into_iter().map(Rc::new).collect();
        let spec = FacetSpec { key: key.into(), label: None };
        Index::build(Rc::new(Feed { items, ..Feed::default() }), &[spec])
    }

    fn found<'i>(index: &'i Index, text: &str, tag: &str) -> Vec<&'i str> {
        let facet = &index.facets()[0];
        facet.values_matching(text, tag).iter().map(|place| &*facet.values[*place].key).collect()
    }

    #[test]
    fn values_are_found_by_their_words_with_all_that_contain_them() {
        let places = [
            "xã Long Bình, huyện Long Mỹ, tỉnh Hậu Giang",
            "xã Đông Phước, huyện Châu Thành, tỉnh Hậu Giang",
            "phường Long Bình, tỉnh Đồng Nai",
        ];
        let people = places.map(|place| {
            let mut person = Honouree::new(place, "Trần Thị Bé Năm");
            person.place.then = Some(place.into());
            person
        });
        let index = index("place", people.to_vec());
        for text in ["dong phuoc", "phước", "ĐÔNG", "phuo xa"] {
            let dong_phuoc = [
                "tỉnh Hậu Giang",
                "huyện Châu Thành, tỉnh Hậu Giang",
                "xã Đông Phước, huyện Châu Thành, tỉnh Hậu Giang",
            ];
            let found = found(&index, text, "vi");
            assert!(dong_phuoc.iter().all(|place| found.contains(place)), "{text}: {found:?}");
        }
        assert_eq!(found(&index, "long mi", "vi").len(), 2, "Mỹ and Mĩ are one");
        assert_eq!(found(&index, "long binh", "vi").len(), 5, "both, each below its own");
        assert_eq!(found(&index, "giang hau", "vi"), ["tỉnh Hậu Giang"]);
        assert!(found(&index, "ong", "vi").is_empty(), "only beginnings");
        assert_eq!(found(&index, " …", "vi").len(), index.facets()[0].values.len());
    }

    #[test]
    fn labels_are_found_in_every_language_of_the_feed_and_the_walls_in_its_own() {
        let mut people = vec![Honouree::new("1", "Trần Thị Bé Năm"); 2];
        let words = [("vi".into(), "Y tế".into()), ("en".into(), "Health".into())];
        people[0].fields = vec![Text::by_language(words).unwrap()];
        let fields = index("field", people.clone());
        for (text, tag) in [("y te", "en"), ("heal", "vi")] {
            assert_eq!(found(&fields, text, tag), ["Y tế"], "{text}");
        }
        people[1].kind = Kind::Household;
        let kinds = index("kind", people);
        assert_eq!(found(&kinds, "hộ", "vi"), ["household"]);
        assert_eq!(found(&kinds, "house", "en"), ["household"]);
        assert!(found(&kinds, "house", "vi").is_empty());
    }

    fn years(years: &[i16]) -> Index {
        let mut person = Honouree::new("1", "Trần Thị Bé Năm");
        let award = |year: &i16| Award { year: Some(*year), ..Award::new("Bằng khen") };
        person.awards = years.iter().map(award).collect();
        index("year", vec![person])
    }

    #[test]
    fn every_year_between_the_first_and_the_last_is_counted() {
        let three = years(&[2019, 2022, 2021]);
        let facet = &three.facets()[0];
        assert_eq!(facet.year_counts(&[1, 2, 3]), [(2019, 3), (2020, 0), (2021, 2), (2022, 1)]);
        let short = [(2019, 0), (2020, 0), (2021, 0), (2022, 0)];
        assert_eq!(facet.year_counts(&[]), short, "counts of another feed are no harm");
        assert_eq!(facet.year_counts(&[0; 9]), short);
    }

    #[test]
    fn a_slip_of_a_year_makes_no_histogram() {
        assert_eq!(years(&[1824, 2023]).facets()[0].year_counts(&[1, 1]).len(), 200);
        assert_eq!(years(&[1823, 2023]).facets()[0].year_counts(&[1, 1]), []);
        let mut person = Honouree::new("1", "Trần Thị Bé Năm");
        person.fields = vec!["Y tế".into()];
        assert_eq!(index("field", vec![person]).facets()[0].year_counts(&[1]), []);
    }
}
