//! Columns that a map names and nobody may take: by their heading, or by what their cells look like.

use crate::field::Field;
use crate::guard::is_identity_number;
use crate::heading::{Heading, heading_of};
use crate::map::{Look, Map};
use crate::problem::{RowCode, RowProblem, RowProblems, excerpt};
use crate::sheet::Sheet;

/// Cells that look like identity numbers from which on a column is one: a tenth, and at least two.
const SHARE: usize = 10;

/// The mapped columns that are not taken, each named as a problem.
pub(super) fn refused(
    sheet: &Sheet,
    map: &Map,
    look: &Look,
    problems: &mut RowProblems,
) -> Vec<usize> {
    let mut refused = Vec::new();
    for (column, _) in map.taken() {
        if refused.contains(&column) {
            continue;
        }
        let heading = look.headings.get(&column).map(String::as_str).unwrap_or_default();
        if let Heading::Forbidden(kind) = heading_of(heading) {
            problems.push(RowProblem {
                column: Some(column),
                found: excerpt(heading),
                detail: kind.as_str().to_owned(),
                ..RowProblem::new(RowCode::ForbiddenColumn)
            });
            refused.push(column);
        } else if looks_like_identity(sheet, map, column) {
            problems.push(RowProblem {
                column: Some(column),
                found: excerpt(heading),
                detail: "identity".to_owned(),
                ..RowProblem::new(RowCode::ForbiddenContent)
            });
            refused.push(column);
        }
    }
    refused
}

fn looks_like_identity(sheet: &Sheet, map: &Map, column: usize) -> bool {
    let cells = sheet.rows.iter().filter(|row| map.covers(row.number)).map(|row| row.cell(column));
    let (mut filled, mut identity) = (0_usize, 0_usize);
    for cell in cells.filter(|cell| !cell.is_empty()) {
        filled += 1;
        identity += usize::from(is_identity_number(cell));
    }
    identity >= 2 && identity * SHARE >= filled || identity == 1 && filled == 1
}

/// Names the mapped columns that are empty: a letter of the map may be wrong.
pub(super) fn note_empty(sheet: &Sheet, map: &Map, refused: &[usize], problems: &mut RowProblems) {
    for (column, field) in map.taken().filter(|(column, _)| !refused.contains(column)) {
        let filled = sheet
            .rows
            .iter()
            .filter(|row| map.covers(row.number))
            .any(|row| !row.cell(column).is_empty());
        if !filled {
            problems.push(RowProblem {
                column: Some(column),
                found: field.map(Field::as_str).unwrap_or_default().to_owned(),
                ..RowProblem::new(RowCode::EmptyColumn)
            });
        }
    }
}
