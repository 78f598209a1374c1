//! Where something stands: in a file of JSON, in a cell of a sheet, or in the file as a whole.
//!
//! Lines and columns count from 1, columns in characters (code points) as editors show them.

use std::fmt;
use std::rc::Rc;

use recognition_wall_sheet::column_letters;

use crate::source::Span;

/// Where a finding stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The file as a whole.
    File {
        /// The file as the user named it.
        file: Rc<str>,
    },
    /// A value of a JSON file.
    Json {
        /// The file as the user named it, or the page beside it.
        file: Rc<str>,
        /// JSON Pointer (RFC 6901) into this file; empty for the whole of it.
        pointer: String,
        /// Where that is in the text, once it was looked for.
        span: Option<Span>,
    },
    /// A cell of a sheet, or a whole row of it.
    Cell {
        /// The file as the user named it.
        file: Rc<str>,
        /// The sheet's name; empty for a file of one sheet.
        sheet: Rc<str>,
        /// The row, from 1.
        row: usize,
        /// The column, from 0; `None` for the whole row.
        column: Option<usize>,
    },
}

impl Place {
    /// A value of a JSON file whose line is still to be looked for.
    #[must_use]
    pub fn json(file: &Rc<str>, pointer: impl Into<String>) -> Self {
        Self::Json { file: Rc::clone(file), pointer: pointer.into(), span: None }
    }

    /// The file.
    #[must_use]
    pub fn file(&self) -> &Rc<str> {
        match self {
            Self::File { file } | Self::Json { file, .. } | Self::Cell { file, .. } => file,
        }
    }

    /// The stretch of text, where it is known.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        match self {
            Self::Json { span, .. } => *span,
            Self::File { .. } | Self::Cell { .. } => None,
        }
    }

    /// The JSON Pointer, where there is one.
    #[must_use]
    pub fn pointer(&self) -> Option<&str> {
        match self {
            Self::Json { pointer, .. } => Some(pointer),
            Self::File { .. } | Self::Cell { .. } => None,
        }
    }
}

impl fmt::Display for Place {
    /// `feed.json:12:5`, `list.xlsx:Sheet1!C12`, or the file alone.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File { file } | Self::Json { file, span: None, .. } => formatter.write_str(file),
            Self::Json { file, span: Some(span), .. } => {
                write!(formatter, "{file}:{}:{}", span.line, span.column)
            }
            Self::Cell { file, sheet, row, column } => {
                let column = column.map(column_letters).unwrap_or_default();
                let mark = if sheet.is_empty() { "" } else { "!" };
                write!(formatter, "{file}:{sheet}{mark}{column}{row}")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_written_as_editors_follow_it() {
        let file: Rc<str> = Rc::from("ds.xlsx");
        let cell = |sheet: &str, column| Place::Cell {
            file: Rc::clone(&file),
            sheet: Rc::from(sheet),
            row: 12,
            column,
        };
        assert_eq!(cell("Cá nhân", Some(2)).to_string(), "ds.xlsx:Cá nhân!C12");
        assert_eq!(cell("", Some(27)).to_string(), "ds.xlsx:AB12");
        assert_eq!(cell("", None).to_string(), "ds.xlsx:12");
        let span = Some(Span { line: 3, column: 5, end_line: 3, end_column: 9 });
        let place = Place::Json { file: Rc::clone(&file), pointer: "/items".into(), span };
        assert_eq!(place.to_string(), "ds.xlsx:3:5");
        assert_eq!(Place::json(&file, "/items").to_string(), "ds.xlsx");
    }
}
