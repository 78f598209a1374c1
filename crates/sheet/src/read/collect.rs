//! Cells go in with their places, rows come out; more than the bounds is refused at once.

use std::collections::BTreeMap;

use super::bounds::{MOST_CELLS, MOST_ROWS, MOST_TEXT};
use crate::error::SheetError;
use crate::sheet::{Cell, Merged, Row, Sheet};

/// Excel's own limit for the text of a cell, in UTF-16 units; more is no cell that somebody typed.
const MOST_LETTERS: usize = 32_767;
#[cfg(feature = "workbooks")]
/// Merged cells beyond this are of a form, not of a list.
const MOST_MERGED: usize = 20_000;

/// The rows of a sheet, as far as they are read.
#[derive(Debug, Default)]
pub(super) struct Collector {
    rows: BTreeMap<u32, Row>,
    cells: usize,
    text: usize,
    merged: Vec<Merged>,
    hidden: Vec<u32>,
}

impl Collector {
    /// Takes a cell: row from 1, column from 0. Empty cells cost nothing.
    pub(super) fn put(&mut self, row: u32, column: usize, cell: Cell) -> Result<(), SheetError> {
        let cell = match cell {
            Cell::Empty => return Ok(()),
            Cell::Text(text) if text.len() > MOST_LETTERS => {
                Cell::of(&text.chars().take(MOST_LETTERS).collect::<String>())
            }
            cell => cell,
        };
        if let Cell::Text(text) = &cell {
            self.text += text.len();
        }
        let known = self.rows.len();
        let own = self.rows.entry(row).or_insert_with(|| Row { number: row, ..Row::default() });
        if own.cells.len() <= column {
            self.cells += column + 1 - own.cells.len();
            if self.cells > MOST_CELLS {
                return Err(SheetError::TooManyCells(MOST_CELLS));
            }
            own.cells.resize(column + 1, Cell::Empty);
        }
        if let Some(place) = own.cells.get_mut(column) {
            *place = cell;
        }
        if known >= MOST_ROWS && self.rows.len() > MOST_ROWS {
            return Err(SheetError::TooManyRows(MOST_ROWS));
        }
        if self.text > MOST_TEXT {
            return Err(SheetError::TooLarge(MOST_TEXT as u64));
        }
        Ok(())
    }

    /// Takes what is merged; a single cell is not.
    #[cfg(feature = "workbooks")]
    pub(super) fn merge(&mut self, merged: Merged) {
        let is_one = merged.top == merged.bottom && merged.left == merged.right;
        if !is_one && self.merged.len() < MOST_MERGED {
            self.merged.push(merged);
        }
    }

    /// Marks a row as hidden.
    #[cfg(feature = "workbooks")]
    pub(super) fn hide(&mut self, row: u32) {
        self.hidden.push(row);
    }

    /// The sheet.
    pub(super) fn finish(mut self, name: &str) -> Sheet {
        for row in self.hidden {
            if let Some(row) = self.rows.get_mut(&row) {
                row.hidden = true;
            }
        }
        self.merged.sort_by_key(|merged| (merged.top, merged.left));
        Sheet {
            name: name.to_owned(),
            rows: self.rows.into_values().collect(),
            merged: self.merged,
            converted: Vec::new(),
        }
    }
}
