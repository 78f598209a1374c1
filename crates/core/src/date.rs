//! Dates as a decision or a photo knows them: a year, a month or a day.

use std::fmt;

/// A date that may stop at the year or the month, proleptic Gregorian.
///
/// Ordered by what is known: `2023` before `2023-06` before `2023-06-08`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    year: i16,
    month: u8,
    day: u8,
}

impl PartialDate {
    /// 1 January 1970: what a clock says that was never set.
    pub const EPOCH: Self = Self { year: 1970, month: 1, day: 1 };

    /// A date of a year (1 … 9999), a month (1 … 12, or 0 for unknown) and a day (1 … 31 as the
    /// month has them, or 0 for unknown); `None` for any other numbers.
    ///
    /// ```
    /// use recognition_wall_core::date::PartialDate;
    /// assert_eq!(PartialDate::new(2023, 6, 8).unwrap().to_string(), "2023-06-08");
    /// assert_eq!(PartialDate::new(2023, 2, 29), None);
    /// ```
    #[must_use]
    pub fn new(year: i16, month: u8, day: u8) -> Option<Self> {
        let known = (1..=9999).contains(&year) && month <= 12 && (day == 0 || month > 0);
        (known && day <= days_in(year, month)).then_some(Self { year, month, day })
    }

    /// Reads `2023`, `2023-06`, `2023-06-08` and the date of an RFC 3339 time stamp.
    ///
    /// ```
    /// use recognition_wall_core::date::PartialDate;
    /// assert_eq!(PartialDate::parse("2023-06"), PartialDate::new(2023, 6, 0));
    /// assert_eq!(PartialDate::parse("2023-06-08T09:00:00+07:00"), PartialDate::new(2023, 6, 8));
    /// assert_eq!(PartialDate::parse("8/6/2023"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let date = text.trim().split(['T', 't', ' ']).next()?;
        let mut parts = date.split('-');
        let year = number(parts.next()?, 4)?;
        let month = parts.next().map_or(Some(0), |part| number(part, 2).filter(|month| *month > 0));
        let day = parts.next().map_or(Some(0), |part| number(part, 2).filter(|day| *day > 0));
        let (month, day) = (u8::try_from(month?).ok()?, u8::try_from(day?).ok()?);
        if parts.next().is_some() {
            return None;
        }
        Self::new(i16::try_from(year).ok()?, month, day)
    }

    /// The year, 1 … 9999.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// The month, 1 … 12, where known.
    #[must_use]
    pub fn month(self) -> Option<u8> {
        (self.month > 0).then_some(self.month)
    }

    /// The day of the month, 1 … 31, where known.
    #[must_use]
    pub fn day(self) -> Option<u8> {
        (self.day > 0).then_some(self.day)
    }

    /// Whether every day that this date may mean is before `other`.
    #[must_use]
    pub fn is_before(self, other: Self) -> bool {
        let last = |unknown: u8, most: u8| if unknown == 0 { most } else { unknown };
        (self.year, last(self.month, 12), last(self.day, 31)) < (other.year, other.month, other.day)
    }
}

impl fmt::Display for PartialDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:04}", self.year)?;
        if self.month > 0 {
            write!(formatter, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(formatter, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

/// Exactly `digits` ASCII digits as a number.
fn number(text: &str, digits: usize) -> Option<u16> {
    let plain = text.len() == digits && text.bytes().all(|byte| byte.is_ascii_digit());
    if plain { text.parse().ok() } else { None }
}

fn days_in(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_date_is_refused() {
        for text in ["", "23", "2023-13", "2023-00", "2023-6-8", "2023-06-31", "2023-06-08-01"] {
            assert_eq!(PartialDate::parse(text), None, "{text}");
        }
    }

    #[test]
    fn february_has_a_29th_day_in_leap_years_only() {
        for (text, is_date) in [
            ("2024-02-29", true),
            ("2023-02-29", false),
            ("2000-02-29", true),
            ("1900-02-29", false),
            ("2024-02-30", false),
        ] {
            assert_eq!(PartialDate::parse(text).is_some(), is_date, "{text}");
        }
    }

    #[test]
    fn a_partial_date_is_past_only_when_all_of_it_is() {
        let date = |text| PartialDate::parse(text).unwrap();
        assert!(date("2022").is_before(date("2023-01-01")));
        assert!(!date("2023").is_before(date("2023-06-08")));
        assert!(date("2023-05").is_before(date("2023-06-08")));
        assert!(!date("2023-06-08").is_before(date("2023-06-08")));
    }
}
