//! Text with a delimiter: `.csv`, `.tsv`, `.txt`. The delimiter is found by looking.

use csv::{ByteRecord, ReaderBuilder, Trim};

use super::collect::Collector;
use super::encoding;
use crate::error::SheetError;
use crate::sheet::{Cell, Sheet};

/// How much of a text tells its delimiter, in bytes.
const SAMPLE: usize = 65_536;

pub(super) fn read(bytes: &[u8], name: &str) -> Result<Sheet, SheetError> {
    let text = encoding::decode(bytes)?;
    let (said, text) = said_delimiter(&text);
    let delimiter = said.unwrap_or_else(|| delimiter(text));
    let mut row = u32::from(said.is_some());
    let mut sheet = Collector::default();
    let mut reader = reader(text.as_bytes(), delimiter);
    let mut record = ByteRecord::new();
    while reader
        .read_byte_record(&mut record)
        .map_err(|error| SheetError::Corrupt(error.to_string()))?
    {
        let start = record
            .position()
            .and_then(|place| usize::try_from(place.byte()).ok())
            .unwrap_or_default();
        row = row.saturating_add(1).saturating_add(blank_lines(text.as_bytes(), start));
        for (column, field) in record.iter().enumerate() {
            sheet.put(row, column, Cell::of(&String::from_utf8_lossy(field)))?;
        }
    }
    Ok(sheet.finish(name))
}

/// The empty lines at a place, which the reader skips and a spreadsheet program counts.
fn blank_lines(text: &[u8], start: usize) -> u32 {
    let after_return = start.checked_sub(1).and_then(|before| text.get(before)) == Some(&b'\r');
    let rest = text.get(start..).unwrap_or_default();
    let rest = if after_return { rest.strip_prefix(b"\n").unwrap_or(rest) } else { rest };
    let blank = rest.iter().take_while(|byte| matches!(byte, b'\n' | b'\r'));
    let mut lines = 0;
    let mut before = 0;
    for byte in blank {
        lines += u32::from(!(before == b'\r' && *byte == b'\n'));
        before = *byte;
    }
    lines
}

fn reader(text: &[u8], delimiter: u8) -> csv::Reader<&[u8]> {
    ReaderBuilder::new()
        .delimiter(delimiter)
        .has_headers(false)
        .flexible(true)
        .trim(Trim::None)
        .from_reader(text)
}

/// The first line `sep=;`, by which Excel is told.
fn said_delimiter(text: &str) -> (Option<u8>, &str) {
    let Some((line, rest)) = text.split_once('\n') else { return (None, text) };
    match line.trim_end().strip_prefix("sep=").map(str::as_bytes) {
        Some([delimiter]) => (Some(*delimiter), rest),
        _ => (None, text),
    }
}

/// The delimiter by which most records have equally many fields, and more than one.
fn delimiter(text: &str) -> u8 {
    let mut end = SAMPLE.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let sample = text.get(..end).unwrap_or(text);
    let fit = |delimiter: u8| {
        let mut widths: Vec<usize> = reader(sample.as_bytes(), delimiter)
            .byte_records()
            .filter_map(Result::ok)
            .take(200)
            .map(|record| record.len())
            .filter(|width| *width > 1)
            .collect();
        widths.sort_unstable();
        // How many records agree, and on how many fields.
        let best = widths.chunk_by(|left, right| left == right).max_by_key(|group| group.len());
        best.and_then(|group| Some((group.len(), *group.first()?)))
    };
    let found = [b',', b';', b'\t', b'|']
        .into_iter()
        .filter_map(|delimiter| Some((fit(delimiter)?, delimiter)));
    // Of two that fit as many records, the one with more fields: commas stand inside texts too.
    found
        .max_by_key(|((records, width), _)| (*records, *width))
        .map_or(b',', |(_, delimiter)| delimiter)
}
