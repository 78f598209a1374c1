//! `.ods`, read from its XML: a cell that says "repeat me 16,384 times, my row a million times" is
//! counted before it is believed, merged and hidden rows are seen, and nothing is held but the rows.
//!
//! calamine reads this format too, but into a dense table, and without merged cells or hidden rows.

use std::io::{BufReader, Read};

use quick_xml::Reader as XmlReader;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesStart, Event};

use super::archive::{archive, of_zip};
use super::bounds::MOST_ROWS;
use super::collect::Collector;
use super::xlsx::{attribute, iso_date, number_of, tags};
use crate::error::SheetError;
use crate::sheet::{Cell, Merged, Sheet};

pub(super) fn names(bytes: &[u8]) -> Result<Vec<(String, bool)>, SheetError> {
    let mut archive = archive(bytes)?;
    // A file with a password keeps its list of contents readable, and says so there.
    if let Ok(manifest) = archive.by_name("META-INF/manifest.xml") {
        let mut is_encrypted = false;
        tags(manifest, |tag| {
            is_encrypted |= tag.name().0.ends_with("encryption-data");
            true
        });
        if is_encrypted {
            return Err(SheetError::Encrypted);
        }
    }
    let mut names = Vec::new();
    let content = archive.by_name("content.xml").map_err(|error| of_zip(&error))?;
    let read = tags(content, |tag| {
        if tag.name().0 == "table:table" {
            names.extend(attribute(tag, "name").map(|name| (name, true)));
        }
        true
    });
    read.map(|()| names).ok_or_else(|| SheetError::Corrupt("content.xml".to_owned()))
}

pub(super) fn read(bytes: &[u8], name: &str) -> Result<Sheet, SheetError> {
    let mut archive = archive(bytes)?;
    let content = archive.by_name("content.xml").map_err(|error| of_zip(&error))?;
    let mut table = Table::default();
    table.read(content, name)?;
    Ok(table.sheet.finish(name))
}

/// What repeats is bounded by the smallest sheet that could hold it.
fn count(tag: &BytesStart<'_>, key: &str) -> u32 {
    attribute(tag, key).and_then(|count| count.parse().ok()).unwrap_or(1)
}

/// Where in the table the reader is.
#[derive(Default)]
struct Table {
    sheet: Collector,
    row: u32,
    row_repeats: u32,
    column: usize,
    column_repeats: u32,
    /// The cells of the row, which is known to repeat before it is known to be empty.
    cells: Vec<(usize, Cell)>,
    value: Option<Cell>,
    text: String,
    paragraphs: usize,
    is_error: bool,
    is_inside: bool,
    in_cell: bool,
    in_note: usize,
}

impl Table {
    fn read(&mut self, source: impl Read, name: &str) -> Result<(), SheetError> {
        let mut reader = XmlReader::from_reader(BufReader::new(source));
        reader.config_mut().expand_empty_elements = true;
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let event = reader
                .read_event_into(&mut buffer)
                .map_err(|error| SheetError::Corrupt(error.to_string()))?;
            match event {
                Event::Start(tag) if tag.name().0 == "table:table" => {
                    self.is_inside = attribute(&tag, "name").as_deref() == Some(name);
                }
                Event::End(tag) if tag.name().0 == "table:table" && self.is_inside => return Ok(()),
                Event::Start(tag) if self.is_inside => self.open(&tag),
                Event::End(tag) if self.is_inside => self.close(tag.name().0)?,
                Event::Text(text) if self.in_cell && self.in_note == 0 && self.paragraphs > 0 => {
                    self.text.push_str(&text.xml10_content());
                }
                Event::GeneralRef(entity) if self.in_cell && self.in_note == 0 => {
                    let named = resolve_xml_entity(&entity.xml10_content()).map(str::to_owned);
                    let letter = entity.resolve_char_ref().ok().flatten().map(String::from);
                    self.text.extend(named.or(letter));
                }
                Event::Eof => {
                    return Err(SheetError::Corrupt("content.xml ends too early".to_owned()));
                }
                _ => {}
            }
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>) {
        match tag.name().0 {
            "table:table-row" => {
                self.row_repeats = count(tag, "number-rows-repeated");
                self.column = 0;
                self.cells.clear();
                let hidden = attribute(tag, "visibility").is_some_and(|how| how != "visible");
                if hidden && (self.row_repeats as usize) <= MOST_ROWS {
                    (1..=self.row_repeats)
                        .for_each(|step| self.sheet.hide(self.row.saturating_add(step)));
                }
            }
            "table:table-cell" | "table:covered-table-cell" => self.open_cell(tag),
            "office:annotation" => self.in_note += 1,
            "text:p" if self.in_note == 0 => {
                if self.paragraphs > 0 {
                    self.text.push('\n');
                }
                self.paragraphs += 1;
            }
            // More spaces than one are trimmed or joined later; a count of a billion is not believed.
            "text:s" if self.in_note == 0 => self.text.push(' '),
            "text:tab" if self.in_note == 0 => self.text.push('\t'),
            "text:line-break" if self.in_note == 0 => self.text.push('\n'),
            _ => {}
        }
    }

    fn open_cell(&mut self, tag: &BytesStart<'_>) {
        self.in_cell = true;
        self.text.clear();
        self.paragraphs = 0;
        self.column_repeats = count(tag, "number-columns-repeated");
        self.is_error = tag.attributes().filter_map(Result::ok).any(|attribute| {
            attribute.key.0 == "calcext:value-type" && attribute.value.as_ref() as &str == "error"
        });
        let value = |key: &str| attribute(tag, key);
        self.value = match value("value-type").as_deref() {
            Some("float" | "currency" | "percentage") => {
                value("value").and_then(|number| number.parse().ok()).map(number_of)
            }
            Some("date") => value("date-value").map(|date| iso_date(&date)),
            Some("boolean") => value("boolean-value").map(|flag| Cell::Flag(flag == "true")),
            Some("string") => value("string-value").map(|text| Cell::of(&text)),
            _ => None,
        };
        let (rows, columns) =
            (count(tag, "number-rows-spanned"), count(tag, "number-columns-spanned"));
        if rows > 1 || columns > 1 {
            let top = self.row.saturating_add(1);
            self.sheet.merge(Merged {
                top,
                bottom: top.saturating_add(rows.max(1) - 1),
                left: self.column,
                right: self.column.saturating_add(columns.max(1) as usize - 1),
            });
        }
    }

    fn close(&mut self, name: &str) -> Result<(), SheetError> {
        match name {
            "office:annotation" => self.in_note = self.in_note.saturating_sub(1),
            "table:table-cell" | "table:covered-table-cell" => {
                self.in_cell = false;
                let cell = match self.value.take() {
                    _ if self.is_error => Cell::Error(self.text.trim().into()),
                    Some(cell) => cell,
                    None => Cell::of(&self.text),
                };
                let repeats = if cell.is_empty() { 0 } else { self.column_repeats };
                for step in 0..repeats as usize {
                    let column = self.column.saturating_add(step);
                    if column > 16_384 {
                        break; // no spreadsheet has more columns
                    }
                    self.cells.push((column, cell.clone()));
                }
                self.column = self.column.saturating_add(self.column_repeats as usize);
            }
            "table:table-row" => {
                if !self.cells.is_empty() {
                    for step in 1..=self.row_repeats {
                        for (column, cell) in &self.cells {
                            self.sheet.put(self.row.saturating_add(step), *column, cell.clone())?;
                        }
                    }
                }
                self.row = self.row.saturating_add(self.row_repeats);
            }
            _ => {}
        }
        Ok(())
    }
}
