//! Chosen values go in one by one; a set by facet comes out, the same whatever the order.
//!
//! Knows no index: a facet or value that a feed no longer has is kept, so that a link survives.

use std::rc::Rc;

use super::YearRange;
use crate::table::{Names, Table};

/// The facet that also takes a range.
const YEAR: &str = "year";

/// The chosen values of every facet: OR inside one facet, AND between facets.
///
/// Of the years there is either a range or single ones: whoever chooses the one gives up the other.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters(Table<Filter>);

/// The choice in one facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    values: Names,
    years: Option<YearRange>,
}

impl Filter {
    /// The chosen values, by code point.
    pub fn values(&self) -> impl Iterator<Item = &Rc<str>> {
        self.values.iter()
    }

    /// The chosen years; only the facet `year` has them.
    #[must_use]
    pub fn years(&self) -> Option<YearRange> {
        self.years
    }

    /// Whether a value is chosen, or the range that it writes.
    #[must_use]
    pub fn contains(&self, value: &str) -> bool {
        self.values.contains(value)
            || self.years.is_some_and(|years| YearRange::parse(value) == Some(years))
    }

    fn is_empty(&self) -> bool {
        self.values.is_empty() && self.years.is_none()
    }

    /// How many values are chosen; a range is one.
    pub(super) fn len(&self) -> usize {
        self.values.len() + usize::from(self.years.is_some())
    }
}

impl Filters {
    /// Reads a preset: `field:Y tế;year:2023`.
    ///
    /// Between `;` stand facet and value, parted by the first `:`; a facet named again has several
    /// values (`year:2022;year:2023`), of which one is enough. A comma parts nothing, because
    /// places have commas. `year` also takes `2019..2023`, and then single years beside it count for
    /// nothing. What is not so written is ignored.
    ///
    /// ```
    /// use recognition_wall_core::query::Filters;
    /// let preset = Filters::parse_preset("field:Y tế; year:2019..2023; place:xã A, tỉnh B");
    /// assert!(preset.contains("field", "Y tế") && preset.contains("place", "xã A, tỉnh B"));
    /// assert_eq!(preset.get("year").unwrap().years().unwrap().from, Some(2019));
    /// ```
    #[must_use]
    pub fn parse_preset(text: &str) -> Self {
        let mut filters = Self::default();
        for (facet, value) in text.split(';').filter_map(|part| part.split_once(':')) {
            filters.read(facet.trim(), value.trim());
        }
        filters
    }

    /// Chooses a value, beside those already chosen. For `year`, `2019..2023` sets the range in
    /// place of single years, and a single year takes the place of a range.
    /// An empty facet or value chooses nothing.
    ///
    /// ```
    /// use recognition_wall_core::query::Filters;
    /// let mut filters = Filters::parse_preset("field:Y tế;year:2019..2023");
    /// filters.insert("year", "2022");
    /// assert_eq!(filters, Filters::parse_preset("field:Y tế;year:2022"));
    /// ```
    pub fn insert(&mut self, facet: &str, value: &str) {
        if facet == YEAR && !value.is_empty() && YearRange::parse(value).is_none() {
            self.set_years(None);
        }
        self.read(facet, value);
    }

    /// As [`Self::insert`] for what stands written: of a range and single years the range is kept,
    /// whichever stands first, so that what is written means the same in any order.
    pub(super) fn read(&mut self, facet: &str, value: &str) {
        if facet.is_empty() || value.is_empty() {
            return;
        }
        if facet == YEAR
            && let Some(range) = YearRange::parse(value)
        {
            self.set_years(Some(range));
            return;
        }
        if !self.0.contains_key(facet) {
            self.0.insert(facet.into(), Filter::default());
        }
        if let Some(filter) = self.0.get_mut(facet).filter(|filter| filter.years.is_none()) {
            filter.values.insert(value.into());
        }
    }

    /// Gives a value up; for `year`, its range as [`YearRange::to_text`] writes it too.
    pub fn remove(&mut self, facet: &str, value: &str) {
        if let Some(filter) = self.0.get_mut(facet) {
            filter.values.remove(value);
            if filter.years.is_some_and(|years| YearRange::parse(value) == Some(years)) {
                filter.years = None;
            }
            if filter.is_empty() {
                self.0.remove(facet);
            }
        }
    }

    /// Chooses a value that is not chosen, gives up one that is.
    ///
    /// ```
    /// use recognition_wall_core::query::Filters;
    /// let mut filters = Filters::default();
    /// filters.toggle("field", "Y tế");
    /// assert!(filters.contains("field", "Y tế"));
    /// filters.toggle("field", "Y tế");
    /// assert!(filters.is_empty());
    /// ```
    pub fn toggle(&mut self, facet: &str, value: &str) {
        if self.contains(facet, value) {
            self.remove(facet, value);
        } else {
            self.insert(facet, value);
        }
    }

    /// Sets the range of years in place of single ones; one without bounds, or `None`, takes the
    /// range away and leaves single years. The two ends may stand in either order.
    ///
    /// ```
    /// use recognition_wall_core::query::{Filters, YearRange};
    /// let mut filters = Filters::parse_preset("year:2019;year:2022");
    /// filters.set_years(Some(YearRange { from: Some(2023), to: Some(2020) }));
    /// assert_eq!(filters, Filters::parse_preset("year:2020..2023"));
    /// ```
    pub fn set_years(&mut self, years: Option<YearRange>) {
        let mut filter = self.0.remove(YEAR).unwrap_or_default();
        filter.years = years.filter(|years| *years != YearRange::default());
        if let Some(years) = &mut filter.years {
            *years = years.in_order();
            filter.values = Names::default();
        }
        if !filter.is_empty() {
            self.0.insert(YEAR.into(), filter);
        }
    }

    /// Gives everything up.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Gives one facet up.
    pub fn clear_facet(&mut self, facet: &str) {
        self.0.remove(facet);
    }

    /// Whether nothing is chosen.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a value is chosen.
    #[must_use]
    pub fn contains(&self, facet: &str, value: &str) -> bool {
        self.0.get(facet).is_some_and(|filter| filter.contains(value))
    }

    /// The choice in a facet; `None` where there is none.
    #[must_use]
    pub fn get(&self, facet: &str) -> Option<&Filter> {
        self.0.get(facet)
    }

    /// Every facet with a choice, by key.
    pub fn iter(&self) -> impl Iterator<Item = (&Rc<str>, &Filter)> {
        self.0.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_choice_is_listed_by_facet_and_value() {
        let filters = Filters::parse_preset("field:Y tế;award:b;award:a;year:..2020;bad;:x;z:");
        let listed: Vec<(&str, Vec<&str>, bool)> = filters
            .iter()
            .map(|(facet, filter)| {
                let values = filter.values().map(|value| &**value).collect();
                (&**facet, values, filter.years().is_some())
            })
            .collect();
        assert_eq!(
            listed,
            [
                ("award", vec!["a", "b"], false),
                ("field", vec!["Y tế"], false),
                ("year", vec![], true),
            ]
        );
        assert!(filters.get("award").unwrap().contains("a") && filters.get("z").is_none());
        assert!(!filters.contains("year", "2019"), "the range is one choice, not its years");
    }

    #[test]
    fn giving_up_the_last_value_gives_up_the_facet() {
        let mut filters = Filters::parse_preset("award:a;award:b");
        filters.remove("award", "a");
        assert!(filters.contains("award", "b"));
        filters.remove("award", "b");
        filters.remove("award", "b");
        assert_eq!(filters.get("award"), None);
    }

    #[test]
    fn a_range_and_single_years_take_each_others_place() {
        let mut filters = Filters::parse_preset("year:2019;year:2021;field:Y tế");
        filters.insert("year", "2020..");
        assert_eq!(filters, Filters::parse_preset("year:2020..;field:Y tế"));
        filters.toggle("year", "2022");
        assert_eq!(filters, Filters::parse_preset("year:2022;field:Y tế"));
        filters.insert("year", "");
        filters.set_years(None);
        assert!(filters.contains("year", "2022"), "taking no range away leaves single years");
        assert_eq!(filters.get("year").unwrap().len(), 1);
    }

    #[test]
    fn of_a_range_and_single_years_that_are_written_the_range_counts() {
        let range = Filters::parse_preset("year:2019..2023");
        for both in ["year:2018;year:2019..2023", "year:2023..2019;year:2018;year:2020"] {
            assert_eq!(Filters::parse_preset(both), range, "{both}");
        }
    }

    #[test]
    fn years_are_set_and_given_up() {
        let mut filters = Filters::default();
        filters.set_years(Some(YearRange { from: Some(2019), to: None }));
        assert!(filters.contains("year", "2019.."));
        filters.toggle("year", "2019..");
        assert!(filters.is_empty());
        filters.toggle("year", "2019..2023");
        filters.set_years(None);
        filters.insert("", "x");
        filters.insert("field", "");
        filters.remove("field", "Y tế");
        assert!(filters.is_empty());
        filters.insert("field", "Y tế");
        filters.clear_facet("field");
        filters.insert("field", "Y tế");
        filters.clear();
        assert_eq!(filters, Filters::default());
    }
}
