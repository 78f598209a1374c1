//! `.xls` through calamine. It builds a dense table of each sheet, so the records are looked at first:
//! two cells in far corners would cost half a gigabyte. Passwords are told apart from damage.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, SheetVisible, Xls, XlsError};

use super::bounds::{MOST_CELLS, MOST_TEXT};
use super::collect::Collector;
use super::xlsx::{date_of, iso_date, merged_of, number_of};
use crate::error::SheetError;
use crate::sheet::{Cell, Sheet};

/// What the records of a sheet say before anything is built of them.
#[derive(Debug, Default)]
struct Outline {
    rows: u32,
    columns: u32,
    hidden: Vec<u32>,
}

/// Record numbers of [MS-XLS] 2.3: substreams, sheets, passwords, rows and cells.
mod record {
    pub(super) const BOF: u16 = 0x0809;
    pub(super) const BOUND_SHEET: u16 = 0x0085;
    pub(super) const FILE_PASS: u16 = 0x002F;
    pub(super) const ROW: u16 = 0x0208;
    pub(super) const MUL_RK: u16 = 0x00BD;
    pub(super) const LABEL_SST: u16 = 0x00FD;
    pub(super) const SST: u16 = 0x00FC;
    pub(super) const CONTINUE: u16 = 0x003C;
    /// FORMULA, NUMBER, LABEL, BOOLERR, RK, RSTRING: row and column come first.
    pub(super) const CELLS: &[u16] = &[0x0006, 0x0203, 0x0204, 0x0205, 0x027E, 0x00D6];
}

fn stream(bytes: &[u8]) -> Result<Vec<u8>, SheetError> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).map_err(SheetError::from)?;
    if file.exists("/EncryptedPackage") {
        return Err(SheetError::Encrypted);
    }
    let name = ["/Workbook", "/Book"].into_iter().find(|name| file.exists(name));
    let Some(name) = name else {
        let is_word = file.exists("/WordDocument");
        return Err(if is_word {
            SheetError::Unsupported("Word".to_owned())
        } else {
            SheetError::Corrupt("no workbook in the container".to_owned())
        });
    };
    let mut content = Vec::new();
    file.open_stream(name)?.take(bytes.len() as u64).read_to_end(&mut content)?;
    Ok(content)
}

fn half(content: &[u8], place: usize) -> Option<u16> {
    Some(u16::from_le_bytes(*content.get(place..)?.first_chunk()?))
}

/// The sheets' outlines in the order of the workbook.
fn outlines(bytes: &[u8]) -> Result<Vec<Outline>, SheetError> {
    let content = stream(bytes)?;
    let mut sheets: Vec<u32> = Vec::new();
    let mut found: BTreeMap<u32, Outline> = BTreeMap::new();
    let (mut place, mut start) = (0_usize, 0_u32);
    let (mut shared_cells, mut shared_text, mut in_shared) = (0_usize, 0_usize, false);
    while let (Some(kind), Some(length)) = (half(&content, place), half(&content, place + 2)) {
        let body = content.get(place + 4..place + 4 + usize::from(length));
        let Some(body) = body else {
            return Err(SheetError::Corrupt("a record is cut off".to_owned()));
        };
        in_shared = kind == record::SST || (in_shared && kind == record::CONTINUE);
        match kind {
            record::BOF => start = u32::try_from(place).unwrap_or_default(),
            record::FILE_PASS => return Err(SheetError::Encrypted),
            record::BOUND_SHEET => {
                sheets.extend(body.first_chunk().map(|at| u32::from_le_bytes(*at)));
            }
            record::ROW => {
                // [MS-XLS] 2.4.221: bit 5 of the flags is fDyZero, the row is hidden.
                if let (Some(row), Some(flags)) = (half(body, 0), half(body, 12))
                    && flags & 0x20 != 0
                {
                    found.entry(start).or_default().hidden.push(u32::from(row) + 1);
                }
            }
            kind if kind == record::MUL_RK
                || kind == record::LABEL_SST
                || record::CELLS.contains(&kind) =>
            {
                let last = if kind == record::MUL_RK { body.len().saturating_sub(2) } else { 2 };
                if let (Some(row), Some(column)) = (half(body, 0), half(body, last)) {
                    let outline = found.entry(start).or_default();
                    outline.rows = outline.rows.max(u32::from(row) + 1);
                    outline.columns = outline.columns.max(u32::from(column) + 1);
                }
                shared_cells += usize::from(kind == record::LABEL_SST);
            }
            _ => {}
        }
        shared_text += if in_shared { body.len() } else { 0 };
        place += 4 + usize::from(length);
    }
    // calamine goes where these say without looking.
    if sheets.iter().any(|at| *at as usize > content.len()) {
        return Err(SheetError::Corrupt("a sheet begins behind the end".to_owned()));
    }
    let dense: u64 =
        found.values().map(|outline| u64::from(outline.rows) * u64::from(outline.columns)).sum();
    if dense > MOST_CELLS as u64 {
        return Err(SheetError::TooManyCells(MOST_CELLS));
    }
    // Every cell is given a copy of its shared text. A list with more text than that has long ones
    // that are shared by many cells, which only a bomb has.
    let longest = usize::from(u16::MAX).min(shared_text);
    if shared_text > MOST_TEXT
        || (longest > 0
            && shared_cells.saturating_mul(longest) > MOST_TEXT
            && is_amplified(&content, shared_cells))
    {
        return Err(SheetError::Bomb);
    }
    Ok(sheets.iter().map(|at| found.remove(at).unwrap_or_default()).collect())
}

/// Whether the cells that share texts are given more text than a sheet may have, by the average
/// length of a text: its header says how many there are.
fn is_amplified(content: &[u8], cells: usize) -> bool {
    let (mut place, mut bytes, mut texts, mut in_shared) = (0_usize, 0_usize, 0_usize, false);
    while let (Some(kind), Some(length)) = (half(content, place), half(content, place + 2)) {
        in_shared = kind == record::SST || (in_shared && kind == record::CONTINUE);
        if in_shared {
            bytes += usize::from(length);
        }
        if kind == record::SST {
            // [MS-XLS] 2.4.265: cstTotal, then cstUnique.
            let unique = content.get(place + 8..).and_then(|rest| rest.first_chunk());
            texts = unique.map_or(0, |count| u32::from_le_bytes(*count) as usize);
        }
        place += 4 + usize::from(length);
    }
    bytes / texts.max(1) * cells > MOST_TEXT
}

fn of_xls(error: XlsError) -> SheetError {
    match error {
        XlsError::Password => SheetError::Encrypted,
        other => SheetError::Corrupt(other.to_string()),
    }
}

pub(super) fn names(bytes: &[u8]) -> Result<Vec<(String, bool)>, SheetError> {
    outlines(bytes)?;
    let workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(of_xls)?;
    let shown =
        |sheet: &calamine::Sheet| (sheet.name.clone(), sheet.visible == SheetVisible::Visible);
    Ok(workbook.sheets_metadata().iter().map(shown).collect())
}

pub(super) fn read(bytes: &[u8], name: &str) -> Result<Sheet, SheetError> {
    let outlines = outlines(bytes)?;
    let mut workbook: Xls<_> = Xls::new(Cursor::new(bytes)).map_err(of_xls)?;
    let place = workbook.sheets_metadata().iter().position(|sheet| sheet.name == name);
    let range = workbook.worksheet_range(name).map_err(of_xls)?;
    let mut sheet = Collector::default();
    let (top, left) = range.start().unwrap_or_default();
    for (row, column, value) in range.used_cells() {
        let row = u32::try_from(row).unwrap_or(u32::MAX).saturating_add(top).saturating_add(1);
        sheet.put(row, column + left as usize, cell_of(value))?;
    }
    for merged in workbook.merge_cells_by_sheet_name(name).map_err(of_xls)? {
        sheet.merge(merged_of(merged));
    }
    for row in
        place.and_then(|place| outlines.get(place)).iter().flat_map(|outline| &outline.hidden)
    {
        sheet.hide(*row);
    }
    Ok(sheet.finish(name))
}

fn cell_of(value: &Data) -> Cell {
    match value {
        Data::Int(number) => number_of(number.to_string().parse().unwrap_or(f64::NAN)),
        Data::Float(number) => number_of(*number),
        Data::String(text) | Data::DurationIso(text) => Cell::of(text),
        Data::Bool(flag) => Cell::Flag(*flag),
        Data::DateTime(moment) => date_of(moment),
        Data::DateTimeIso(text) => iso_date(text),
        Data::Error(error) => Cell::Error(error.to_string().into()),
        Data::Empty => Cell::Empty,
    }
}
