//! Awards, their decisions and their dates, and consents that end soon.

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::text::fold::fold;
use serde_json::{Map, Value};

use super::item::{Item, text_of};
use super::sink::Sink;
use crate::finding::Rule;

/// Days before its end from which a consent is worth asking for anew.
const SOON_DAYS: i64 = 90;

pub(super) fn check(item: &Item<'_>, today: PartialDate, sink: &mut Sink) {
    let mut seen: Vec<(String, String)> = Vec::new();
    for (pointer, award) in item.objects("awards") {
        let decision = award.get("decision").and_then(Value::as_object);
        if let Some(title) = text_of(award, "title").or_else(|| text_of(award, "code")) {
            let key = key_of(award, decision);
            match seen.iter().find(|(known, _)| *known == key) {
                Some((_, first)) => {
                    let values = [("title", title), ("first", first.as_str())];
                    sink.of_item(Rule::SameAward, item, pointer.clone(), &values);
                }
                None => seen.push((key, pointer.clone())),
            }
        }
        check_dates(item, &pointer, award, decision, today, sink);
        if let Some(decision) = decision {
            let pointer = [&pointer, "/decision"].concat();
            if text_of(decision, "number").is_none() {
                let pointer = [&pointer, "/number"].concat();
                sink.of_item(Rule::NoDecisionNumber, item, pointer, &[]);
            }
            if text_of(decision, "date").is_none() {
                let pointer = [&pointer, "/date"].concat();
                sink.of_item(Rule::NoDecisionDate, item, pointer, &[]);
            }
        }
    }
    check_consent(item, today, sink);
}

/// What makes two awards of one person the same: award, class, year and decision.
fn key_of(award: &Map<String, Value>, decision: Option<&Map<String, Value>>) -> String {
    let code = text_of(award, "code").map(str::to_owned);
    let award_name = code.or_else(|| text_of(award, "title").map(fold)).unwrap_or_default();
    let class = text_of(award, "class").map(fold).unwrap_or_default();
    let number = decision.and_then(|decision| text_of(decision, "number")).unwrap_or_default();
    let year = award.get("year").map(Value::to_string).unwrap_or_default();
    let date = text_of(award, "date").unwrap_or_default();
    [award_name, class, number.to_owned(), year, date.to_owned()].join("\u{1f}")
}

fn check_dates(
    item: &Item<'_>,
    pointer: &str,
    award: &Map<String, Value>,
    decision: Option<&Map<String, Value>>,
    today: PartialDate,
    sink: &mut Sink,
) {
    let decided = decision.and_then(|decision| text_of(decision, "date"));
    for (key, text) in [("/date", text_of(award, "date")), ("/decision/date", decided)] {
        let date = text.and_then(PartialDate::parse);
        if let (Some(text), true) = (text, date.is_some_and(|date| date > today)) {
            let found =
                sink.of_item(Rule::FutureDate, item, [pointer, key].concat(), &[("date", text)]);
            if let Some(finding) = found {
                finding.found = text.into();
            }
        }
    }
    let Some(year) = award.get("year").and_then(year_of) else { return };
    let at = [pointer, "/year"].concat();
    if year > i64::from(today.year()) {
        sink.of_item(Rule::FutureDate, item, at, &[("date", &year.to_string())]);
    } else if let Some(decided) = decided.and_then(PartialDate::parse)
        && year != i64::from(decided.year())
    {
        let (year, decided) = (year.to_string(), decided.year().to_string());
        sink.of_item(Rule::YearDiffers, item, at, &[("year", &year), ("decided", &decided)]);
    }
}

fn year_of(value: &Value) -> Option<i64> {
    value.as_i64().or_else(|| value.as_str()?.trim().parse().ok())
}

fn check_consent(item: &Item<'_>, today: PartialDate, sink: &mut Sink) {
    let consent = item.extension.get("consent").and_then(Value::as_object);
    let Some(text) = consent.and_then(|consent| text_of(consent, "until")) else { return };
    let Some(until) = PartialDate::parse(text) else { return };
    let days = day_number(until) - day_number(today);
    // One that is over already costs the photo, and the wall says so itself.
    if !until.is_before(today) && days <= SOON_DAYS {
        let values = [("date", text), ("days", &days.max(0).to_string())];
        sink.of_item(Rule::ConsentEndsSoon, item, item.at("/_recognition/consent/until"), &values);
    }
}

/// Days since a day of long ago; of a partial date its last day. (Howard Hinnant, "chrono-compatible
/// low-level date algorithms", days from civil.)
fn day_number(date: PartialDate) -> i64 {
    let month = i64::from(date.month().unwrap_or(12));
    let day = i64::from(date.day().unwrap_or(31));
    let year = i64::from(date.year()) - i64::from(month <= 2);
    let (era, shifted) = (year.div_euclid(400), (month + 9) % 12);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * shifted + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_across_months_and_leap_years() {
        let day = |text| day_number(PartialDate::parse(text).unwrap());
        assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
        assert_eq!(day("2023-03-01") - day("2023-02-28"), 1);
        assert_eq!(day("2027-01-01") - day("2026-12-31"), 1);
        assert_eq!(day("2026-12"), day("2026-12-31"));
    }
}
