//! The three formats of workbooks behind one door: their bytes go in, names and sheets come out.

pub(super) use super::archive::kind_of_archive;
use super::guarded::guarded;
use super::{Kind, delimited, ods, xls, xlsx};
use crate::error::SheetError;
use crate::sheet::Sheet;

/// The names of the sheets, and whether each is shown.
pub(super) fn names(kind: Kind, bytes: &[u8]) -> Result<Vec<(String, bool)>, SheetError> {
    match kind {
        Kind::Xlsx => guarded(|| xlsx::names(bytes)),
        Kind::Xls => guarded(|| xls::names(bytes)),
        Kind::Ods => ods::names(bytes),
        Kind::Delimited => Ok(Vec::new()),
    }
}

/// The sheet of a name.
pub(super) fn read(kind: Kind, bytes: &[u8], name: &str) -> Result<Sheet, SheetError> {
    match kind {
        Kind::Xlsx => guarded(|| xlsx::read(bytes, name)),
        Kind::Xls => guarded(|| xls::read(bytes, name)),
        Kind::Ods => ods::read(bytes, name),
        Kind::Delimited => delimited::read(bytes, name),
    }
}
