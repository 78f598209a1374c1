//! A range of years: as a link writes it, and who is in it.

/// Years from … to, both included; an open end has no bound.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct YearRange {
    /// The first year.
    pub from: Option<i16>,
    /// The last year.
    pub to: Option<i16>,
}

impl YearRange {
    /// Reads `2019..2023`, `2019..` and `..2023`, in either order; `None` for anything else.
    ///
    /// ```
    /// use recognition_wall_core::query::YearRange;
    /// let range = YearRange::parse("2019..2023").unwrap();
    /// assert!(range.contains(2019) && range.contains(2023) && !range.contains(2024));
    /// assert_eq!(YearRange::parse("2023..2019"), Some(range));
    /// assert_eq!(YearRange::parse(".."), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // Point by point: looking for a text of two would ship a substring search to every visitor.
        let (from, to) = text.split_once('.')?;
        let to = to.strip_prefix('.')?;
        let year = |text: &str| match text.trim() {
            "" => Some(None),
            digits => digits.parse().ok().map(Some),
        };
        let range = Self { from: year(from)?, to: year(to)? };
        (range != Self::default()).then(|| range.in_order())
    }

    /// The earlier year first, whichever was written first.
    pub(super) fn in_order(self) -> Self {
        match (self.from, self.to) {
            (Some(from), Some(to)) if from > to => Self { from: Some(to), to: Some(from) },
            _ => self,
        }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_range_is_read_as_it_is_written() {
        for text in ["2019..2023", "2019..", "..2023"] {
            assert_eq!(YearRange::parse(text).unwrap().to_text(), text);
        }
        assert_eq!(YearRange::parse("2023..2019"), YearRange::parse("2019..2023"));
        for text in ["", "..", "2019", "a..b", "2019..2023..", "2019..99999"] {
            assert_eq!(YearRange::parse(text), None, "{text}");
        }
    }
}
