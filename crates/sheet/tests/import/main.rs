//! Sheets as offices make them, written here and read back, and what becomes of their rows.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails should fail loudly")]

mod cells;
mod official;
mod people;
mod sample;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, ReadOptions, Severity};
use recognition_wall_sheet::{Import, Map, RowCode, Sheet, Workbook, import};
use rust_xlsxwriter::Workbook as Writer;

pub(crate) fn today() -> PartialDate {
    PartialDate::new(2026, 11, 24).unwrap()
}

pub(crate) fn sheet_of(mut writer: Writer) -> Sheet {
    Workbook::of_bytes("a.xlsx", writer.save_to_buffer().unwrap()).unwrap().sheet(None).unwrap()
}

/// What every import must be: a feed that reads back without an error.
pub(crate) fn imported(sheet: &Sheet, map: &str) -> Import {
    let map = Map::parse(map).unwrap_or_else(|error| panic!("{error}\n{map}"));
    let found = import(sheet, &map, today());
    let json = found.json().unwrap();
    let reading = feed::read(json.as_bytes(), &ReadOptions::new(today())).unwrap();
    let errors: Vec<_> =
        reading.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{json}");
    assert_eq!(reading.feed.items.len(), found.counts.people);
    found
}

pub(crate) fn names(found: &Import) -> Vec<&str> {
    found.feed.items.iter().map(|item| item.title.as_str()).collect()
}

pub(crate) fn problems(found: &Import) -> Vec<(RowCode, String)> {
    found.problems.iter().map(|problem| (problem.code, problem.place())).collect()
}
