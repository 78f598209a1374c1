//! The door of workbooks where the crate is built without them, as in a browser: every workbook is
//! refused, and the refusal says to save it as text.

use super::Kind;
use crate::error::SheetError;
use crate::sheet::Sheet;

/// Refuses.
pub(super) fn kind_of_archive(_bytes: &[u8]) -> Result<Kind, SheetError> {
    Err(refused())
}

/// Refuses.
pub(super) fn names(_kind: Kind, _bytes: &[u8]) -> Result<Vec<(String, bool)>, SheetError> {
    Err(refused())
}

/// Refuses.
pub(super) fn read(_kind: Kind, _bytes: &[u8], _name: &str) -> Result<Sheet, SheetError> {
    Err(refused())
}

fn refused() -> SheetError {
    SheetError::Unsupported("Excel, OpenDocument".to_owned())
}
