//! A sheet as read: rows of typed cells, with their own numbers, and what was merged.
//!
//! Plain data: rows without content are left out, so that a row's number is said, not counted.
//! Nothing here knows a file format, people or awards.

use recognition_wall_core::date::PartialDate;

use crate::legacy::Encoding;

/// One cell.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Cell {
    /// Nothing, or white space only.
    #[default]
    Empty,
    /// Text, in NFC, without white space around it.
    Text(Box<str>),
    /// A number.
    Number(f64),
    /// A day, as the workbook's own date format says.
    Date(PartialDate),
    /// A tick: true or false.
    Flag(bool),
    /// A formula that failed: `#N/A`, `#REF!` …
    Error(Box<str>),
}

impl Cell {
    /// Whether nothing is there.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        matches!(self, Self::Empty)
    }

    /// What an editor sees: text as it is, whole numbers without a point, dates as year-month-day.
    ///
    /// ```
    /// use recognition_wall_sheet::Cell;
    /// assert_eq!(Cell::Number(12.0).shown(), "12");
    /// ```
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Error(text) => text.to_string(),
            Self::Number(number) => format!("{number}"),
            Self::Date(date) => date.to_string(),
            Self::Flag(flag) => flag.to_string(),
        }
    }

    /// A cell of a text: trimmed, empty where nothing is left.
    #[must_use]
    pub fn of(text: &str) -> Self {
        match text.trim_matches(is_blank) {
            "" => Self::Empty,
            // In a text file, and where somebody pasted values, a failed formula is its text.
            "#N/A" | "#REF!" | "#VALUE!" | "#DIV/0!" | "#NAME?" | "#NULL!" | "#NUM!" => {
                Self::Error(text.trim_matches(is_blank).into())
            }
            text => Self::Text(text.into()),
        }
    }
}

/// White space, and what looks like it: no-break spaces, zero-width spaces, byte order marks.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}' | '\u{feff}')
}

/// One row that has content.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Row {
    /// The number that a spreadsheet program shows beside it, from 1, for a text file too.
    pub number: u32,
    /// Whether the editor hid it, or a filter did.
    pub hidden: bool,
    /// The cells from column A on.
    pub cells: Vec<Cell>,
}

impl Row {
    /// The cell of a column, from 0.
    #[must_use]
    pub fn cell(&self, column: usize) -> &Cell {
        const EMPTY: &Cell = &Cell::Empty;
        self.cells.get(column).unwrap_or(EMPTY)
    }
}

/// Cells that are one: rows by number (from 1), columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Merged {
    /// The first row.
    pub top: u32,
    /// The last row.
    pub bottom: u32,
    /// The first column.
    pub left: usize,
    /// The last column.
    pub right: usize,
}

/// One sheet of a workbook.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    /// Its name; that of the file for a text file.
    pub name: String,
    /// The rows with content, by number.
    pub rows: Vec<Row>,
    /// What is merged. The value of a merged cell stands in its first cell only.
    pub merged: Vec<Merged>,
    /// Columns (from 0) whose text was converted from an old encoding, and how many cells of each.
    pub converted: Vec<(usize, Encoding, usize)>,
}

impl Sheet {
    /// The number of columns of the widest row.
    #[must_use]
    pub fn width(&self) -> usize {
        self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default()
    }

    /// The position in `rows` of the first row whose number is not below `number`.
    #[must_use]
    pub fn position(&self, number: u32) -> usize {
        self.rows.partition_point(|row| row.number < number)
    }

    /// The merged cell that covers more than one row of this column here, if any.
    #[must_use]
    pub fn merged_down(&self, row: u32, column: usize) -> Option<&Merged> {
        self.merged.iter().find(|merged| {
            merged.left == column
                && merged.top < merged.bottom
                && (merged.top..=merged.bottom).contains(&row)
        })
    }
}

/// The letters of a column, from 0: `A`, `Z`, `AA`.
///
/// ```
/// use recognition_wall_sheet::{column_letters, column_of};
/// assert_eq!((column_letters(0), column_letters(25)), ("A".into(), "Z".into()));
/// assert_eq!((column_letters(26), column_letters(16_383)), ("AA".into(), "XFD".into()));
/// assert_eq!(column_letters(27), "AB");
/// assert_eq!(column_of("ab"), Some(27));
/// ```
#[must_use]
pub fn column_letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        letters.push(char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

/// The column (from 0) of one to three letters; `None` for anything else.
#[must_use]
pub fn column_of(letters: &str) -> Option<usize> {
    let letters = letters.trim();
    if !(1..=3).contains(&letters.len()) || !letters.bytes().all(|byte| byte.is_ascii_alphabetic())
    {
        return None;
    }
    let number = letters.bytes().fold(0_usize, |sum, byte| {
        sum * 26 + usize::from(byte.to_ascii_uppercase().saturating_sub(b'A')) + 1
    });
    Some(number - 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_and_numbers_of_columns_round_trip() {
        for column in 0..18_000 {
            assert_eq!(column_of(&column_letters(column)), Some(column));
        }
        let long = "q".repeat(40);
        for wrong in ["", "1", "A1", "ABCD", "Ă", &long] {
            assert_eq!(column_of(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_cell_of_white_space_is_empty() {
        assert_eq!(Cell::of(" \u{a0}\u{feff}\t"), Cell::Empty);
        assert_eq!(Cell::of("\u{a0}Năm "), Cell::Text("Năm".into()));
        assert_eq!(Cell::of(" #N/A"), Cell::Error("#N/A".into()));
    }
}
