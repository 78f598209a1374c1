//! A sheet is checked as what it would become: the rows as the import reads them, then the feed that
//! comes of it by every rule of a feed. Whatever is found is told by row and column of the sheet, for
//! that is where the editor mends it.

use std::path::Path;
use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Limits;

use super::files::Files;
use super::{Checked, MOST_BYTES, MOST_PROBLEMS, Run, folder_of};
use crate::build::{BuildFailure, Imported, import};
use crate::finding::{Finding, Place, Rule};
use crate::words::Language;

/// Checks a sheet by its map; without one the sheet is looked at, as the import does.
///
/// # Errors
/// A [`BuildFailure`] where sheet or map can't be read.
pub fn check_sheet(
    path: &Path,
    map: Option<&Path>,
    photos: Option<&Path>,
    language: Language,
    today: PartialDate,
) -> Result<Checked, BuildFailure> {
    let imported = import(path, map, language, today)?;
    let counts = imported.import.counts;
    let failed = |error: serde_json::Error| BuildFailure::Read(path.to_owned(), error.into());
    let feed = serde_json::to_vec(&imported.import.feed).map_err(failed)?;
    // It is in memory already, and a build splits it into pages.
    let bytes = usize::try_from(MOST_BYTES).unwrap_or(usize::MAX);
    let limits = Limits { problems: MOST_PROBLEMS, bytes, ..Limits::default() };
    let folder = folder_of(path);
    let mut run = Run::new(path, Files::new(folder).with_photos(photos), today, limits);
    run.page(feed);
    let of_feed = run.finish();
    let has_photos = photos.is_some() || folder.join(&imported.map.photo_folder).is_dir();
    let mut findings: Vec<Finding> = of_feed
        .findings
        .into_iter()
        // Where the photos lie is said when the site is made.
        .filter(|finding| has_photos || finding.code() != Rule::MissingPhoto.code())
        .map(|finding| in_cells(finding, &imported, path))
        .collect();
    findings.splice(0..0, imported.findings);
    let row = |finding: &Finding| match finding.place {
        Place::Cell { row, column, .. } => Some((row, column)),
        Place::File { .. } | Place::Json { .. } => None,
    };
    findings.sort_by_key(|finding| (row(finding), finding.severity()));
    let items = counts.people + counts.joined + counts.left_out;
    Ok(Checked { findings, files: 1, items, left_out: counts.left_out + of_feed.left_out })
}

/// A finding of the feed at the cell that it came from.
fn in_cells(finding: Finding, imported: &Imported, path: &Path) -> Finding {
    let file: Rc<str> = Rc::from(path.display().to_string());
    let place = |place: &Place| cell_of(place, imported, &file);
    Finding {
        place: place(&finding.place),
        related: finding.related.as_ref().map(place),
        // A line of a feed that nobody has seen.
        excerpt: None,
        ..finding
    }
}

fn cell_of(place: &Place, imported: &Imported, file: &Rc<str>) -> Place {
    let cell = || {
        let below = place.pointer()?.strip_prefix("/items/")?;
        let (index, inside) = below.split_at(below.find('/').unwrap_or(below.len()));
        let row = imported.import.rows.get(index.parse::<usize>().ok()?)?;
        Some(Place::Cell {
            file: Rc::clone(file),
            sheet: Rc::clone(&imported.sheet),
            row: (*row).try_into().ok()?,
            column: imported.map.column_at(inside),
        })
    };
    cell().unwrap_or_else(|| Place::File { file: Rc::clone(file) })
}
