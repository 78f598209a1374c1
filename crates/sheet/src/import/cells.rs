//! The values of one row by the keys of the map: each is read once, checked for what must not be
//! published, and its faults are named by row and column.

use std::collections::BTreeMap;
use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::text::fold::fold;

use super::keep::Keeper;
use crate::date::{date_of, year_of};
use crate::field::Field;
use crate::guard::{has_identity_number, has_phone, is_home_address};
use crate::map::Map;
use crate::problem::{RowCode, RowProblem, RowProblems, excerpt};
use crate::sheet::{Cell, Row, Sheet};

/// Where merged cells begin, by column: what is merged down means the same value in each of its rows.
#[derive(Debug, Default)]
pub(super) struct Spread(BTreeMap<usize, Vec<(u32, u32)>>);

impl Spread {
    pub(super) fn of(sheet: &Sheet) -> Self {
        let mut columns: BTreeMap<usize, Vec<(u32, u32)>> = BTreeMap::new();
        for merged in sheet.merged.iter().filter(|merged| merged.top < merged.bottom) {
            columns.entry(merged.left).or_default().push((merged.top, merged.bottom));
        }
        Self(columns)
    }

    /// The first row of the merged cell that covers this one, if it is not the first itself.
    pub(super) fn top(&self, row: u32, column: usize) -> Option<u32> {
        let ranges = self.0.get(&column)?;
        let place = ranges.partition_point(|(top, _)| *top < row);
        let (top, bottom) = ranges.get(place.checked_sub(1)?)?;
        (*bottom >= row).then_some(*top)
    }
}

/// One row, with what is needed to read it.
pub(super) struct Reader<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) map: &'a Map,
    pub(super) spread: &'a Spread,
    pub(super) today: PartialDate,
    /// Columns that the map names and nobody may take.
    pub(super) refused: &'a [usize],
    pub(super) row: &'a Row,
    pub(super) name: Option<String>,
    pub(super) problems: &'a mut RowProblems,
    pub(super) keep: &'a mut Keeper,
}

impl<'a> Reader<'a> {
    /// Names a fault of this row.
    pub(super) fn note(&mut self, code: RowCode, column: Option<usize>, found: &str, detail: &str) {
        self.problems.push(RowProblem {
            row: Some(self.row.number),
            column,
            name: self.name.clone(),
            found: excerpt(found),
            detail: detail.to_owned(),
            ..RowProblem::new(code)
        });
    }

    /// The columns of a key that may be taken.
    pub(super) fn columns(&self, field: Field) -> Vec<usize> {
        let columns = self.map.columns.get(&field).map(Vec::as_slice).unwrap_or_default();
        columns.iter().copied().filter(|column| !self.refused.contains(column)).collect()
    }

    /// The cell of a column, that of the merged cell above where there is one.
    pub(super) fn cell(&self, column: usize) -> &'a Cell {
        let own = self.row.cell(column);
        if !own.is_empty() {
            return own;
        }
        let above = self.spread.top(self.row.number, column);
        above
            .and_then(|top| {
                self.sheet.rows.get(self.sheet.position(top)).filter(|row| row.number == top)
            })
            .map_or(own, |row| row.cell(column))
    }

    /// The text of a cell, if it may be published.
    fn text_of(&mut self, field: Option<Field>, column: usize) -> Option<String> {
        let text = match self.cell(column) {
            Cell::Empty => return None,
            Cell::Error(error) => {
                let error = error.clone();
                self.note(RowCode::CellFailed, Some(column), &error, "");
                return None;
            }
            cell => cell.shown(),
        };
        let is_address = matches!(field, Some(Field::Url | Field::DecisionUrl));
        let is_file = matches!(field, Some(Field::Photo | Field::Id));
        // Addresses of the press have numbers of any length; a photo may be named after its owner.
        if has_identity_number(&text) && !is_address {
            self.note(RowCode::IdentityInCell, Some(column), "", "identity");
            None
        } else if has_phone(&text) && !is_address && !is_file {
            self.note(RowCode::PhoneInCell, Some(column), "", "phone");
            None
        } else if matches!(field, Some(Field::Place | Field::PlaceNow)) && is_home_address(&text) {
            self.note(RowCode::AddressInCell, Some(column), "", "address");
            None
        } else {
            Some(text)
        }
    }

    /// The text of a key out of the row alone, several columns joined.
    pub(super) fn own_text(&mut self, field: Field) -> Option<String> {
        let columns = self.columns(field);
        let texts: Vec<String> =
            columns.iter().filter_map(|column| self.text_of(Some(field), *column)).collect();
        (!texts.is_empty()).then(|| texts.join(field.joint()))
    }

    /// The text of a key: the row's, else the constant.
    pub(super) fn text(&mut self, field: Field) -> Option<Rc<str>> {
        let text = self.own_text(field).or_else(|| self.map.constants.get(&field).cloned())?;
        Some(self.keep.text(&text))
    }

    /// One line of text: white space joined.
    pub(super) fn line(&mut self, field: Field) -> Option<Rc<str>> {
        let text = crate::name::joined(&self.text(field)?);
        (!text.is_empty()).then(|| self.keep.text(&text))
    }

    /// The entries of a list, separated by `;`, line breaks, and commas where `commas`.
    pub(super) fn list(&mut self, field: Field, commas: bool) -> Vec<Rc<str>> {
        let entries = self.text(field).map(|text| split(&text, commas)).unwrap_or_default();
        entries.iter().map(|entry| self.keep.text(entry)).collect()
    }

    /// The values of a custom facet.
    pub(super) fn attribute(&mut self, columns: &[usize]) -> Vec<Rc<str>> {
        let mut values = Vec::new();
        for column in columns.iter().filter(|column| !self.refused.contains(column)) {
            let text = self.text_of(None, *column).unwrap_or_default();
            values.extend(split(&text, false).iter().map(|value| self.keep.text(value)));
        }
        values
    }

    /// A date; one that can't be read is named.
    pub(super) fn date(&mut self, field: Field) -> Option<PartialDate> {
        for column in self.columns(field) {
            let cell = self.cell(column);
            match cell {
                Cell::Empty => {}
                Cell::Error(error) => self.note(RowCode::CellFailed, Some(column), error, ""),
                cell => match date_of(cell, self.today) {
                    Some(date) => {
                        if !date.is_before(self.today) && date > self.today {
                            // As the editor wrote it; a cell of a workbook is a number only.
                            let found = match cell {
                                Cell::Text(text) => text.to_string(),
                                _ => date.to_string(),
                            };
                            self.note(RowCode::FutureDate, Some(column), &found, "");
                        }
                        return Some(date);
                    }
                    None => self.note(RowCode::BadDate, Some(column), &cell.shown(), ""),
                },
            }
        }
        let constant = self.map.constants.get(&field)?;
        crate::date::parse_date(constant, self.today)
    }

    /// A year; one that can't be read is named.
    pub(super) fn year(&mut self) -> Option<i16> {
        for column in self.columns(Field::AwardYear) {
            let cell = self.cell(column);
            match cell {
                Cell::Empty => {}
                Cell::Error(error) => self.note(RowCode::CellFailed, Some(column), error, ""),
                cell => match year_of(cell, self.today) {
                    Some(year) => {
                        if year > self.today.year() {
                            self.note(RowCode::FutureDate, Some(column), &year.to_string(), "");
                        }
                        return Some(year);
                    }
                    None => self.note(RowCode::BadYear, Some(column), &cell.shown(), ""),
                },
            }
        }
        let constant = self.map.constants.get(&Field::AwardYear)?;
        year_of(&Cell::of(constant), self.today)
    }

    /// Yes or no: `x`, `có`, `true`, `1` are yes. One that is neither is named.
    pub(super) fn flag(&mut self, field: Field) -> Option<bool> {
        let text = self.text(field)?;
        let folded = fold(&text);
        match folded.as_str() {
            "x" | "co" | "true" | "1" | "yes" | "y" | "dung" | "truy tang" => Some(true),
            "khong" | "false" | "0" | "no" | "n" | "sai" => Some(false),
            // A tick is a sign, and folding leaves no sign.
            "" if text.contains(['✓', '✔', '☑', '√']) => Some(true),
            "" => None,
            _ => {
                let column = self.columns(field).first().copied();
                self.note(RowCode::UnknownFlag, column, &text, "");
                // Who might be a child is treated as one.
                (field == Field::Minor).then_some(true)
            }
        }
    }

    /// An address of the web.
    pub(super) fn url(&mut self, field: Field) -> Option<Rc<str>> {
        let text = self.text(field)?.trim().to_owned();
        let lower = text.to_ascii_lowercase();
        let is_web = (lower.starts_with("https://") || lower.starts_with("http://"))
            && !text.contains(char::is_whitespace);
        if !is_web {
            let column = self.columns(field).first().copied();
            self.note(RowCode::BadUrl, column, &text, "");
        }
        is_web.then(|| Rc::from(text))
    }
}

/// The entries of a list.
pub(super) fn split(text: &str, commas: bool) -> Vec<String> {
    let parts =
        text.split(|letter: char| matches!(letter, ';' | '\n') || (commas && letter == ','));
    let mut found: Vec<String> = Vec::new();
    for part in parts {
        let part = crate::name::joined(part.trim_start_matches(['-', '+', '•', '–', ' ']));
        if !part.is_empty() && !found.contains(&part) {
            found.push(part);
        }
    }
    found
}
