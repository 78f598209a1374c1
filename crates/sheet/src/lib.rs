//! Spreadsheets, in any encoding, to a recognition feed.
//!
//! A file goes in and becomes a [`Sheet`]; a [`Map`] says which column is what; [`import`] makes a feed
//! of the good rows and names the bad ones by row and column. [`Map::suggest`] writes a first map by
//! looking at the sheet, `template` an empty workbook to fill in. Nothing here writes a file, asks a
//! clock, or takes a column of identity numbers, birth dates, phones, addresses, peoples or religions.

pub mod award;
pub mod date;
mod decision;
mod error;
mod field;
mod guard;
mod heading;
mod import;
pub mod legacy;
mod map;
mod messages;
pub mod name;
mod problem;
mod read;
mod sheet;
#[cfg(feature = "workbooks")]
mod template;

pub use error::{MapError, SheetError};
pub use field::Field;
pub use heading::Sensitive;
pub use import::{Counts, Import, import, wire};
pub use map::{FeedSettings, HonoureeKind, Map};
pub use messages::Lang;
pub use problem::{MOST_ROW_PROBLEMS, RowCode, RowProblem};
pub use read::{Kind, MOST_BYTES, MOST_CELLS, MOST_ROWS, Workbook};
pub use sheet::{Cell, Merged, Row, Sheet, column_letters, column_of};
#[cfg(feature = "workbooks")]
pub use template::template;
