//! What is read of a file at most.

/// The largest file, in bytes: 100,000 rows of a list have about 30 MB as text, 8 MB as a workbook.
pub const MOST_BYTES: u64 = 48 * 1_048_576;
/// The most rows with content: a wall shows 100,000 honourees at most.
pub const MOST_ROWS: usize = 100_000;
/// The most cells, counted from column A to the last one of each row.
pub const MOST_CELLS: usize = 2_000_000;
/// The most text of a sheet, in bytes.
pub(super) const MOST_TEXT: usize = 48 * 1_048_576;
