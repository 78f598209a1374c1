//! A file goes in, sheets come out: `.xlsx`, `.xls`, `.ods` and delimited text in any encoding.
//!
//! The kind is told by the bytes, not by the name. Size, what an archive unpacks to, rows and cells are
//! bounded before anything is decoded; old fonts are converted, all text is NFC. Nothing is written.

#[cfg(feature = "workbooks")]
mod archive;
mod bounds;
mod collect;
mod convert;
mod delimited;
mod encoding;
#[cfg(feature = "workbooks")]
mod guarded;
#[cfg(feature = "workbooks")]
mod ods;
#[cfg(feature = "workbooks")]
mod workbooks;
#[cfg(not(feature = "workbooks"))]
#[path = "without_workbooks.rs"]
mod workbooks;
#[cfg(feature = "workbooks")]
mod xls;
#[cfg(feature = "workbooks")]
mod xlsx;

#[cfg(test)]
mod convert_tests;
#[cfg(test)]
mod tests;

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

pub use bounds::{MOST_BYTES, MOST_CELLS, MOST_ROWS};

use crate::error::SheetError;
use crate::sheet::Sheet;

/// What a file is, by its first bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML: `.xlsx`, `.xlsm`.
    Xlsx,
    /// The binary format up to Excel 2003.
    Xls,
    /// OpenDocument.
    Ods,
    /// Text with a delimiter.
    Delimited,
}

/// A file that can be read as sheets.
#[derive(Debug, Clone)]
pub struct Workbook {
    kind: Kind,
    bytes: Vec<u8>,
    /// The names of the sheets, and whether each is shown.
    sheets: Vec<(String, bool)>,
}

impl Workbook {
    /// Opens a file and looks at what is in it.
    ///
    /// # Errors
    /// A [`SheetError`] where the file is missing, unreadable, too large, encrypted, damaged, or of a
    /// kind that is not read.
    pub fn open(path: impl AsRef<Path>) -> Result<Self, SheetError> {
        let path = path.as_ref();
        let mut bytes = Vec::new();
        // One byte more than the limit tells that there is more, without reading all of it.
        File::open(path)?.take(MOST_BYTES + 1).read_to_end(&mut bytes)?;
        let name =
            path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Self::of_bytes(&name, bytes)
    }

    /// Looks at what is in the bytes of a file; `name` is its name, with extension.
    ///
    /// # Errors
    /// As [`Workbook::open`].
    pub fn of_bytes(name: &str, bytes: Vec<u8>) -> Result<Self, SheetError> {
        if bytes.is_empty() {
            return Err(SheetError::Empty);
        }
        if bytes.len() as u64 > MOST_BYTES {
            return Err(SheetError::TooLarge(MOST_BYTES));
        }
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, ""));
        let kind = kind_of(&bytes, extension)?;
        let sheets = match kind {
            Kind::Delimited => vec![(stem.to_owned(), true)],
            _ => workbooks::names(kind, &bytes)?,
        };
        if sheets.is_empty() {
            return Err(SheetError::Empty);
        }
        Ok(Self { kind, bytes, sheets })
    }

    /// What the file is.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The names of the sheets, in order.
    pub fn sheet_names(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    /// Reads a sheet: that of the name (in any case), or the first one that is shown and has content.
    ///
    /// # Errors
    /// A [`SheetError`] where there is no such sheet, nothing is in it, it is too large or damaged.
    pub fn sheet(&self, name: Option<&str>) -> Result<Sheet, SheetError> {
        let Some(wanted) =
            name.filter(|name| !name.trim().is_empty() && self.kind != Kind::Delimited)
        else {
            let shown = self.sheets.iter().filter(|(_, shown)| *shown);
            let mut last = SheetError::Empty;
            for (name, _) in shown {
                match self.read(name) {
                    Err(SheetError::Empty) => last = SheetError::Empty,
                    other => return other,
                }
            }
            return Err(last);
        };
        let same = |known: &str| known.trim().to_lowercase() == wanted.trim().to_lowercase();
        match self.sheet_names().find(|known| same(known)) {
            Some(name) => self.read(name),
            None => Err(SheetError::NoSheet {
                wanted: wanted.to_owned(),
                known: self.sheet_names().map(str::to_owned).collect(),
            }),
        }
    }

    fn read(&self, name: &str) -> Result<Sheet, SheetError> {
        let mut sheet = match self.kind {
            Kind::Delimited => delimited::read(&self.bytes, name)?,
            kind => workbooks::read(kind, &self.bytes, name)?,
        };
        if sheet.rows.is_empty() {
            return Err(SheetError::Empty);
        }
        convert::convert(&mut sheet);
        Ok(sheet)
    }
}

fn kind_of(bytes: &[u8], extension: &str) -> Result<Kind, SheetError> {
    let is = |known: &[&str]| known.iter().any(|known| extension.eq_ignore_ascii_case(known));
    match bytes {
        [b'P', b'K', 3, 4, ..] => workbooks::kind_of_archive(bytes),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Ok(Kind::Xls),
        [b'%', b'P', b'D', b'F', ..] => Err(SheetError::Unsupported("PDF".to_owned())),
        // Web pages and XML called .xls open in Excel, which hides that they are no workbooks.
        _ if is(&["xls", "xlsx", "xlsm", "ods", "xlsb"]) => Err(match bytes.trim_ascii_start() {
            [b'<', ..] | [0xEF, 0xBB, 0xBF, b'<', ..] => {
                SheetError::Unsupported("HTML/XML".to_owned())
            }
            _ => SheetError::Corrupt("no workbook".to_owned()),
        }),
        _ => match bytes.trim_ascii_start() {
            [b'<' | b'{' | b'[', ..] => Err(SheetError::Unsupported("HTML, XML, JSON".to_owned())),
            _ => Ok(Kind::Delimited),
        },
    }
}
