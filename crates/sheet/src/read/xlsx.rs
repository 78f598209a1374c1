//! `.xlsx` through calamine, cell by cell; hidden rows are read from the XML beside it.

use std::io::{BufReader, Cursor, Read};

use calamine::{DataRef, Reader as _, SheetVisible, Xlsx, XlsxError};
use quick_xml::Reader as XmlReader;
use quick_xml::events::{BytesStart, Event};
use recognition_wall_core::date::PartialDate;

use super::archive::archive;
use super::collect::Collector;
use crate::error::SheetError;
use crate::sheet::{Cell, Merged, Sheet};

fn open(bytes: &[u8]) -> Result<Xlsx<Cursor<&[u8]>>, SheetError> {
    Xlsx::new(Cursor::new(bytes)).map_err(of_xlsx)
}

fn of_xlsx(error: XlsxError) -> SheetError {
    match error {
        XlsxError::Password => SheetError::Encrypted,
        other => SheetError::Corrupt(other.to_string()),
    }
}

pub(super) fn names(bytes: &[u8]) -> Result<Vec<(String, bool)>, SheetError> {
    let workbook = open(bytes)?;
    let shown =
        |sheet: &calamine::Sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible);
    Ok(workbook.sheets_metadata().iter().map(shown).collect())
}

pub(super) fn read(bytes: &[u8], name: &str) -> Result<Sheet, SheetError> {
    let mut workbook = open(bytes)?;
    let mut sheet = Collector::default();
    let mut cells = workbook.worksheet_cells_reader(name).map_err(of_xlsx)?;
    while let Some(cell) = cells.next_cell().map_err(of_xlsx)? {
        let (row, column) = cell.get_position();
        sheet.put(row.saturating_add(1), column as usize, cell_of(cell.get_value()))?;
    }
    drop(cells);
    for merged in workbook.merge_cells_by_sheet_name(name).map_err(of_xlsx)? {
        sheet.merge(merged_of(merged));
    }
    // Who is hidden is a courtesy of the format: a file without it is read all the same.
    for row in hidden_rows(bytes, name).unwrap_or_default() {
        sheet.hide(row);
    }
    Ok(sheet.finish(name))
}

pub(super) fn merged_of(merged: calamine::Dimensions) -> Merged {
    Merged {
        top: merged.start.0.saturating_add(1),
        bottom: merged.end.0.saturating_add(1),
        left: merged.start.1 as usize,
        right: merged.end.1 as usize,
    }
}

fn cell_of(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Int(number) => number_of(number.to_string().parse().unwrap_or(f64::NAN)),
        DataRef::Float(number) => number_of(*number),
        DataRef::String(text) | DataRef::DurationIso(text) => Cell::of(text),
        DataRef::SharedString(text) => Cell::of(text),
        DataRef::Bool(flag) => Cell::Flag(*flag),
        DataRef::DateTime(moment) => date_of(moment),
        DataRef::DateTimeIso(text) => iso_date(text),
        DataRef::Error(error) => Cell::Error(error.to_string().into()),
        DataRef::Empty => Cell::Empty,
    }
}

pub(super) fn number_of(number: f64) -> Cell {
    if number.is_finite() { Cell::Number(number) } else { Cell::Empty }
}

/// A day of Excel's calendar; a duration or a time without a day stays a number.
pub(super) fn date_of(moment: &calamine::ExcelDateTime) -> Cell {
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    let date = i16::try_from(year).ok().and_then(|year| PartialDate::new(year, month, day));
    match date {
        Some(date) if moment.is_datetime() && moment.as_f64() >= 1.0 => Cell::Date(date),
        _ => number_of(moment.as_f64()),
    }
}

pub(super) fn iso_date(text: &str) -> Cell {
    PartialDate::parse(text).map_or_else(|| Cell::of(text), Cell::Date)
}

/// The value of an attribute by its local name: `id` is `r:id` too.
pub(super) fn attribute(tag: &BytesStart<'_>, wanted: &str) -> Option<String> {
    let found = tag.attributes().filter_map(Result::ok).find(|attribute| {
        let key: &str = attribute.key.0;
        key == wanted || key.rsplit_once(':').is_some_and(|(_, local)| local == wanted)
    })?;
    found
        .normalized_value(quick_xml::XmlVersion::Implicit1_0)
        .ok()
        .map(std::borrow::Cow::into_owned)
}

/// Hands each tag that opens to `each`, until it says stop.
pub(super) fn tags(source: impl Read, mut each: impl FnMut(&BytesStart<'_>) -> bool) -> Option<()> {
    let mut reader = XmlReader::from_reader(BufReader::new(source));
    reader.config_mut().check_end_names = false;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).ok()? {
            Event::Start(tag) | Event::Empty(tag) if each(&tag) => {}
            Event::Start(_) | Event::Empty(_) | Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn hidden_rows(bytes: &[u8], name: &str) -> Option<Vec<u32>> {
    let mut archive = archive(bytes).ok()?;
    let mut relation = None;
    tags(archive.by_name("xl/workbook.xml").ok()?, |tag| {
        if tag.name().0.ends_with("sheet") && attribute(tag, "name").as_deref() == Some(name) {
            relation = attribute(tag, "id");
        }
        relation.is_none()
    })?;
    let relation = relation?;
    let mut target = None;
    tags(archive.by_name("xl/_rels/workbook.xml.rels").ok()?, |tag| {
        if attribute(tag, "Id").as_deref() == Some(&relation) {
            target = attribute(tag, "Target");
        }
        target.is_none()
    })?;
    let target = target?;
    let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
    let mut hidden = Vec::new();
    let mut number = 0_u32;
    tags(archive.by_name(&path).ok()?, |tag| {
        if tag.name().0.ends_with("row") && !tag.name().0.ends_with("Row") {
            number = attribute(tag, "r")
                .and_then(|row| row.parse().ok())
                .unwrap_or(number.saturating_add(1));
            if attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true") {
                hidden.push(number);
            }
        }
        true
    })?;
    Some(hidden)
}
