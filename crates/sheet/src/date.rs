//! A date as people write it goes in, a date of the feed comes out: day, month or year.
//!
//! Viet Nam writes the day first. A date that can only be read with the month first is read so.

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::text::fold::fold;

use crate::sheet::Cell;

/// The serial numbers of Excel that are dates of a list: 1930 to 2100. Day 1 is 1 January 1900, and
/// 29 February 1900, which never was, is counted too (ECMA-376 part 1, 18.17.4.1).
const SERIALS: std::ops::RangeInclusive<i64> = 10_959..=73_415;
/// Years of decisions and awards.
const YEARS: std::ops::RangeInclusive<i64> = 1930..=2100;

const MONTHS: &[&str] =
    &["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// The date of a cell. `today` decides the century of a year of two digits.
#[must_use]
pub fn date_of(cell: &Cell, today: PartialDate) -> Option<PartialDate> {
    match cell {
        Cell::Date(date) => Some(*date),
        Cell::Number(number) if number.fract().abs() < 1.0 => whole(*number).and_then(of_number),
        Cell::Text(text) => parse_date(text, today),
        _ => None,
    }
}

/// A number as a whole one; a time of day after the point is dropped.
fn whole(number: f64) -> Option<i64> {
    format!("{:.0}", number.floor()).parse().ok()
}

fn of_number(number: i64) -> Option<PartialDate> {
    if YEARS.contains(&number) {
        return PartialDate::new(i16::try_from(number).ok()?, 0, 0);
    }
    SERIALS.contains(&number).then(|| of_serial(number)).flatten()
}

/// The day of a serial number, by the days of the months.
fn of_serial(serial: i64) -> Option<PartialDate> {
    let mut days = serial - 10_959; // 1 January 1930
    let mut year = 1930_i16;
    loop {
        let length = if PartialDate::new(year, 2, 29).is_some() { 366 } else { 365 };
        if days < length {
            break;
        }
        days -= length;
        year += 1;
    }
    for month in 1..=12_u8 {
        let length = (28..=31).rev().find(|day| PartialDate::new(year, month, *day).is_some())?;
        if days < i64::from(length) {
            return PartialDate::new(year, month, u8::try_from(days + 1).ok()?);
        }
        days -= i64::from(length);
    }
    None
}

/// Reads a date in any padding: `1/6/2023`, `01-06-2023`, `2023-06`, `06/2023`, `tháng 6 năm 2023`,
/// `ngày 01 tháng 6 năm 2023`, `năm 2023`, `1 June 2023`, `45078`.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_sheet::date::parse_date;
/// let today = PartialDate::new(2026, 11, 24).unwrap();
/// assert_eq!(parse_date("Ngày 01 tháng 6 năm 2023", today).unwrap().to_string(), "2023-06-01");
/// assert_eq!(parse_date("6/2023", today).unwrap().to_string(), "2023-06");
/// assert_eq!(parse_date("31/6/2023", today), None);
/// ```
#[must_use]
pub fn parse_date(text: &str, today: PartialDate) -> Option<PartialDate> {
    if let Some(date) = PartialDate::parse(text) {
        return YEARS.contains(&i64::from(date.year())).then_some(date);
    }
    let folded = fold(text);
    let mut parts: Vec<Part> = Vec::new();
    for word in folded.split(' ') {
        match word {
            "" | "ngay" | "nam" | "of" | "the" | "thang" | "ng" | "th" => {}
            _ => parts.push(Part::read(word)?),
        }
    }
    // The time of a time stamp follows its date: `01/06/2023 00:00:00`.
    if parts.len() >= 5 && text.contains(':') {
        parts.truncate(3);
    }
    let numbers: Vec<(i64, usize)> = parts.iter().filter_map(Part::number).collect();
    let months: Vec<i64> = parts.iter().filter_map(Part::month).collect();
    let (day, month, year) = match (months.as_slice(), numbers.as_slice()) {
        ([month], [year]) => (None, *month, *year),
        ([month], [day, year]) => (Some(day.0), *month, *year),
        ([], [year @ (_, 4), month, day]) => (Some(day.0), month.0, *year),
        ([], [day, month, year]) if month.0 > 12 && day.0 <= 12 => (Some(month.0), day.0, *year),
        ([], [day, month, year]) => (Some(day.0), month.0, *year),
        ([], [year @ (_, 4), month] | [month, year @ (_, 4)]) => (None, month.0, *year),
        ([], [(number, 4..=5)]) => return of_number(*number),
        _ => return None,
    };
    let year = full_year(year, today)?;
    // `00` for a day or month that nobody knew is no date.
    if month < 1 || day.is_some_and(|day| day < 1) {
        return None;
    }
    let day = day.unwrap_or_default();
    PartialDate::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

/// A word of a date.
enum Part {
    /// A number and how many digits it has.
    Number(i64, usize),
    /// A month by its English name.
    Month(i64),
}

impl Part {
    fn read(word: &str) -> Option<Self> {
        let plain = |text: &str| {
            !text.is_empty() && text.len() <= 5 && text.bytes().all(|byte| byte.is_ascii_digit())
        };
        for ending in ["", "st", "nd", "rd", "th"] {
            let number = word.strip_suffix(ending).filter(|number| plain(number));
            if let Some(number) = number {
                return Some(Self::Number(number.parse().ok()?, number.len()));
            }
        }
        let start: String = word.chars().take(3).collect();
        let month = MONTHS.iter().position(|month| *month == start)?;
        word.bytes()
            .all(|byte| byte.is_ascii_alphabetic())
            .then_some(Self::Month(i64::try_from(month).ok()? + 1))
    }

    fn number(&self) -> Option<(i64, usize)> {
        match self {
            Self::Number(number, digits) => Some((*number, *digits)),
            Self::Month(_) => None,
        }
    }

    fn month(&self) -> Option<i64> {
        match self {
            Self::Month(month) => Some(*month),
            Self::Number(..) => None,
        }
    }
}

/// A year of two digits is the last one that is not after next year.
fn full_year((year, digits): (i64, usize), today: PartialDate) -> Option<i16> {
    let now = i64::from(today.year());
    let year = match digits {
        4 => year,
        2 => {
            let this_century = now / 100 * 100 + year;
            if this_century > now + 1 { this_century - 100 } else { this_century }
        }
        _ => return None,
    };
    YEARS.contains(&year).then_some(year).and_then(|year| i16::try_from(year).ok())
}

/// The year of a cell: a number, or the year of a date.
#[must_use]
pub fn year_of(cell: &Cell, today: PartialDate) -> Option<i16> {
    match cell {
        Cell::Number(number) => {
            let whole = whole(*number).filter(|whole| YEARS.contains(whole))?;
            (number.fract() == 0.0).then(|| i16::try_from(whole).ok()).flatten()
        }
        Cell::Text(text) => {
            // Of a period (2019 - 2023) the last year counts: a title is given when it is over.
            let folded = fold(text);
            let years = folded
                .split(' ')
                .filter(|word| word.len() == 4)
                .filter_map(|word| word.parse::<i64>().ok());
            years.filter(|year| YEARS.contains(year)).max().map_or_else(
                || parse_date(text, today).map(PartialDate::year),
                |year| i16::try_from(year).ok(),
            )
        }
        other => date_of(other, today).map(PartialDate::year),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn today() -> PartialDate {
        PartialDate::new(2026, 11, 24).unwrap()
    }

    fn read(text: &str) -> Option<String> {
        parse_date(text, today()).map(|date| date.to_string())
    }

    #[test]
    fn dates_are_read_in_every_padding() {
        for (text, date) in [
            ("1/6/2023", "2023-06-01"),
            ("01/06/2023", "2023-06-01"),
            ("01-06-2023", "2023-06-01"),
            ("1.6.2023", "2023-06-01"),
            ("2023-06-01", "2023-06-01"),
            ("2023/6/1", "2023-06-01"),
            ("2023-06", "2023-06"),
            ("6/2023", "2023-06"),
            ("06-2023", "2023-06"),
            ("2023", "2023"),
            ("tháng 6 năm 2023", "2023-06"),
            ("Tháng 6/2023", "2023-06"),
            ("năm 2023", "2023"),
            ("ngày 01 tháng 6 năm 2023", "2023-06-01"),
            ("Ngày 1/6/2023", "2023-06-01"),
            ("nga\u{300}y 01 tha\u{301}ng 6 na\u{306}m 2023", "2023-06-01"),
            ("01/6/23", "2023-06-01"),
            ("1/6/75", "1975-06-01"),
            ("6/13/2023", "2023-06-13"),
            ("01/06/2023 00:00:00", "2023-06-01"),
            ("2023-06-01T07:00:00", "2023-06-01"),
            ("1 June 2023", "2023-06-01"),
            ("June 1, 2023", "2023-06-01"),
            ("1st Jun 2023", "2023-06-01"),
            ("June 2023", "2023-06"),
            ("45078", "2023-06-01"),
            (" 8 / 4 / 1968 ", "1968-04-08"),
        ] {
            assert_eq!(read(text).as_deref(), Some(date), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_none() {
        for text in [
            "",
            "31/6/2023",
            "00/6/2023",
            "0/2023",
            "sáu",
            "1/6",
            "937/QĐ-UBND",
            "29/2/2023",
            "1/6/20233",
            "12345678",
            "1850",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_years_or_excels_days() {
        let number =
            |number: f64| date_of(&Cell::Number(number), today()).map(|date| date.to_string());
        assert_eq!(number(2023.0).as_deref(), Some("2023"));
        assert_eq!(number(45_078.0).as_deref(), Some("2023-06-01"));
        assert_eq!(number(45_078.75).as_deref(), Some("2023-06-01"));
        assert_eq!(number(36_526.0).as_deref(), Some("2000-01-01"));
        assert_eq!(number(12.0), None);
        assert_eq!(year_of(&Cell::of("Năm học 2022-2023"), today()), Some(2023));
        assert_eq!(year_of(&Cell::of("6/2022"), today()), Some(2022));
        assert_eq!(year_of(&Cell::Number(2021.5), today()), None);
    }

    proptest! {
        #[test]
        fn every_day_is_read_back(serial in 10_959_i64..73_000) {
            let date = of_serial(serial).unwrap();
            let (year, month, day) = (date.year(), date.month().unwrap(), date.day().unwrap());
            for text in [
                format!("{day}/{month}/{year}"), format!("{day:02}-{month:02}-{year}"), format!("{year}-{month:02}-{day:02}"),
                format!("ngày {day:02} tháng {month} năm {year}"), format!("{day}.{month}.{year}"), serial.to_string(),
            ] {
                prop_assert_eq!(parse_date(&text, today()), Some(date), "{}", text);
            }
        }

        #[test]
        fn no_text_makes_it_panic(text in any::<String>()) {
            let _ = parse_date(&text, today());
            let _ = year_of(&Cell::of(&text), today());
        }
    }
}
