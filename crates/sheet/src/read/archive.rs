//! What an archive really unpacks to: a zip goes in, its kind or a refusal comes out. Nothing here keeps
//! what it unpacks.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::Kind;
use super::bounds::MOST_ROWS;
use crate::error::SheetError;

/// What all the XML of a workbook may unpack to, in bytes.
const MOST_UNPACKED: u64 = 256 * 1_048_576;
/// What the parts that are held in memory as a whole (shared texts, styles) may unpack to, in bytes.
const MOST_HELD: u64 = 40 * 1_048_576;
/// From this size on, an entry that shrank to less than a 250th is no table that somebody typed: sheets
/// of 100,000 equal rows shrink to a 60th.
const SUSPECT: u64 = 8 * 1_048_576;
const RATIO: u64 = 250;

/// The archive, its entries looked at.
pub(super) fn archive(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, SheetError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|error| of_zip(&error))
}

/// What kind of workbook an archive is, having looked at its bounds.
pub(super) fn kind_of_archive(bytes: &[u8]) -> Result<Kind, SheetError> {
    let mut archive = archive(bytes)?;
    check(&mut archive)?;
    let names: Vec<String> =
        archive.file_names().filter_map(Result::ok).map(|name| name.to_ascii_lowercase()).collect();
    let has = |wanted: &str| names.iter().any(|name| name.replace('\\', "/") == wanted);
    if has("xl/workbook.bin") {
        Err(SheetError::Unsupported("xlsb".to_owned()))
    } else if has("xl/workbook.xml") {
        Ok(Kind::Xlsx)
    } else if has("content.xml") {
        Ok(Kind::Ods)
    } else if has("[content_types].xml") {
        // Strict variants keep the workbook elsewhere; Word and PowerPoint have none.
        let other = names.iter().any(|name| name.starts_with("word/") || name.starts_with("ppt/"));
        if other {
            Err(SheetError::Unsupported("Word/PowerPoint".to_owned()))
        } else {
            Ok(Kind::Xlsx)
        }
    } else {
        Err(SheetError::Unsupported("zip".to_owned()))
    }
}

/// Sizes by the directory first, then by unpacking: a directory may lie.
fn check(archive: &mut ZipArchive<Cursor<&[u8]>>) -> Result<(), SheetError> {
    let mut declared = 0_u64;
    for place in 0..archive.len() {
        let entry = archive.by_index_raw(place).map_err(|error| of_zip(&error))?;
        if entry.encrypted() {
            return Err(SheetError::Encrypted);
        }
        let name = entry.name().map_err(|error| of_zip(&error))?.to_ascii_lowercase();
        let size = entry.size();
        if !is_text(&name) {
            continue; // pictures are never unpacked
        }
        declared = declared.saturating_add(size);
        let shrunk = size > SUSPECT && size / entry.compressed_size().max(1) > RATIO;
        if shrunk {
            return Err(SheetError::Bomb);
        }
        if declared > MOST_UNPACKED || (is_held(&name) && size > MOST_HELD) {
            // What shrank as a list does is one, of a million rows.
            let is_list = name.contains("worksheets/") || name.contains("sharedstrings");
            return Err(if is_list {
                SheetError::TooManyRows(MOST_ROWS)
            } else {
                SheetError::Bomb
            });
        }
    }
    for place in 0..archive.len() {
        let entry = archive.by_index(place).map_err(|error| of_zip(&error))?;
        if !is_text(&entry.name().map_err(|error| of_zip(&error))?.to_ascii_lowercase()) {
            continue;
        }
        let size = entry.size();
        let unpacked = std::io::copy(&mut entry.take(size.saturating_add(1)), &mut std::io::sink());
        match unpacked {
            Ok(unpacked) if unpacked > size => return Err(SheetError::Bomb),
            Ok(_) => {}
            Err(error) => return Err(SheetError::Corrupt(error.to_string())),
        }
    }
    Ok(())
}

fn is_text(name: &str) -> bool {
    [".xml", ".rels", ".vml", ".bin"].iter().any(|ending| name.ends_with(ending))
}

/// Sheets are read row by row, everything else as a whole.
fn is_held(name: &str) -> bool {
    !name.contains("worksheets/") && name != "content.xml"
}

pub(super) fn of_zip(error: &ZipError) -> SheetError {
    match error {
        ZipError::UnsupportedArchive(what) if what.to_ascii_lowercase().contains("password") => {
            SheetError::Encrypted
        }
        ZipError::InvalidPassword => SheetError::Encrypted,
        other => SheetError::Corrupt(other.to_string()),
    }
}
