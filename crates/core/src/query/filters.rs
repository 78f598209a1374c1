//! Chosen values go in one by one; a set by facet comes out, the same whatever the order.
//!
//! Knows no index: a facet or value that a feed no longer has is kept, so that a link survives.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

/// The facet that also takes a range.
const YEAR: &str = "year";

/// The chosen values of every facet: OR inside one facet, AND between facets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters(BTreeMap<Rc<str>, Filter>);

/// The choice in one facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filter {
    values: BTreeSet<Rc<str>>,
    years: Option<YearRange>,
}

/// Years from … to, both included; an open end has no bound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearRange {
    /// The first year.
    pub from: Option<i16>,
    /// The last year.
    pub to: Option<i16>,
}

impl YearRange {
    /// Reads `2019..2023`, `2019..` and `..2023`; `None` for anything else.
    ///
    /// ```
    /// use recognition_wall_core::query::YearRange;
    /// let range = YearRange::parse("2019..2023").unwrap();
    /// assert!(range.contains(2019) && range.contains(2023) && !range.contains(2024));
    /// assert_eq!(YearRange::parse(".."), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (from, to) = text.split_once("..")?;
        let year = |text: &str| match text.trim() {
            "" => Some(None),
            digits => digits.parse().ok().map(Some),
        };
        let range = Self { from: year(from)?, to: year(to)? };
        (range != Self::default()).then_some(range)
    }

    /// Whether a year is inside.
    #[must_use]
    pub fn contains(self, year: i16) -> bool {
        self.from.is_none_or(|from| from <= year) && self.to.is_none_or(|to| year <= to)
    }

    /// As a link writes it: `2019..2023`.
    #[must_use]
    pub fn to_text(self) -> String {
        let year = |year: Option<i16>| year.map(|year| year.to_string()).unwrap_or_default();
        [&year(self.from), "..", &year(self.to)].concat()
    }
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
}

impl Filters {
    /// Reads a preset: `field:Y tế;year:2023`.
    ///
    /// Between `;` stand facet and value, parted by the first `:`; a facet named again has several
    /// values (`year:2022;year:2023`), of which one is enough. A comma parts nothing, because
    /// places have commas. `year` also takes `2019..2023`. What is not so written is ignored.
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
            filters.insert(facet.trim(), value.trim());
        }
        filters
    }

    /// Chooses a value, beside those already chosen. For `year`, `2019..2023` sets the range.
    /// An empty facet or value chooses nothing.
    pub fn insert(&mut self, facet: &str, value: &str) {
        if facet.is_empty() || value.is_empty() {
            return;
        }
        let filter = self.0.entry(facet.into()).or_default();
        match YearRange::parse(value).filter(|_| facet == YEAR) {
            Some(range) => filter.years = Some(range),
            None => _ = filter.values.insert(value.into()),
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

    /// Sets the range of years; one without bounds, or `None`, takes it away.
    pub fn set_years(&mut self, years: Option<YearRange>) {
        let mut filter = self.0.remove(YEAR).unwrap_or_default();
        filter.years = years.filter(|years| *years != YearRange::default());
        if !filter.is_empty() {
            self.0.insert(YEAR.into(), filter);
        }
    }

    /// Gives everything up.
    pub fn clear(&mut self) {
        self.0.clear();
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
    fn a_range_is_read_as_it_is_written() {
        for text in ["2019..2023", "2019..", "..2023"] {
            assert_eq!(YearRange::parse(text).unwrap().to_text(), text);
        }
        for text in ["", "..", "2019", "a..b", "2019..2023..", "2019..99999"] {
            assert_eq!(YearRange::parse(text), None, "{text}");
        }
    }

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
}
