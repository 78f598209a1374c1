//! Where a list begins: the title rows, the rows of headings and the first row of data, by looking.

use std::collections::BTreeMap;

use recognition_wall_core::text::fold::fold;

use super::text_of_cell;
use crate::field::Field;
use crate::heading::{BETWEEN, Heading, heading_of};
use crate::sheet::{Cell, Row, Sheet};

/// Rows within which the headings are looked for.
const MOST_HEADING_ROWS: usize = 40;

/// What a look at a sheet found.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Look {
    /// The first row of the headings, by number; 0 where there are none.
    pub(crate) top: u32,
    /// The first row of data, by number.
    pub(crate) first_row: u32,
    /// The headings by column, rows of headings joined from the top down.
    pub(crate) headings: BTreeMap<usize, String>,
}

/// Looks for the headings before `before` (a row's number), or anywhere near the top.
pub(crate) fn look(sheet: &Sheet, before: Option<u32>) -> Look {
    let rows: Vec<&Row> = sheet
        .rows
        .iter()
        .take(MOST_HEADING_ROWS)
        .take_while(|row| before.is_none_or(|before| row.number < before))
        .collect();
    let best =
        rows.iter().enumerate().max_by_key(|(place, row)| (score(row), std::cmp::Reverse(*place)));
    let Some((place, row)) = best.filter(|(_, row)| score(row) >= 2) else {
        let first = sheet.rows.first().map_or(1, |row| row.number);
        return Look { top: 0, first_row: before.unwrap_or(first), headings: BTreeMap::new() };
    };
    let merged_over = |upper: &Row, lower: &Row| {
        sheet.merged.iter().any(|merged| {
            merged.top <= upper.number
                && merged.bottom >= lower.number
                && merged.left == merged.right
        })
    };
    let spans = |row: &Row| {
        sheet.merged.iter().any(|merged| merged.top == row.number && merged.left < merged.right)
    };
    // Headings above belong to these where cells are merged down into them.
    let mut top = place;
    while let Some(upper) = top.checked_sub(1).and_then(|at| rows.get(at)) {
        if !merged_over(upper, row) {
            break;
        }
        top -= 1;
    }
    let mut bottom = place;
    while let (Some(upper), Some(lower)) = (rows.get(bottom), rows.get(bottom + 1)) {
        let continues =
            merged_over(upper, lower) || (spans(upper) && score(lower) >= 1 && is_words(lower));
        if !continues {
            break;
        }
        bottom += 1;
    }
    let mut last = bottom;
    while let Some(next) = sheet.rows.get(last + 1) {
        if !is_numbering(next) {
            break;
        }
        last += 1;
    }
    let block: Vec<&Row> = rows.get(top..=bottom).unwrap_or_default().to_vec();
    let number = |at: usize| sheet.rows.get(at).map_or(0, |row| row.number);
    let first_row = sheet.rows.get(last + 1).map_or_else(|| number(last) + 1, |row| row.number);
    Look { top: number(top), first_row, headings: headings(sheet, &block) }
}

/// How many cells of a row are headings that are known; a list needs a name.
fn score(row: &Row) -> usize {
    let known = row
        .cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .map(|cell| heading_of(&text_of_cell(cell)));
    let (mut score, mut name) = (0, false);
    for heading in known {
        score += usize::from(heading != Heading::Unknown);
        name |= matches!(heading, Heading::Column(Field::Name | Field::GivenName));
    }
    if name { score + 1 } else { score }
}

fn is_words(row: &Row) -> bool {
    row.cells
        .iter()
        .filter(|cell| !cell.is_empty())
        .all(|cell| !text_of_cell(cell).starts_with(|letter: char| letter.is_ascii_digit()))
}

/// A row that numbers the columns: 1 2 3, (1) (2) (3), A B 1 2.
pub(crate) fn is_numbering(row: &Row) -> bool {
    let filled = || row.cells.iter().filter(|cell| !cell.is_empty());
    // Most rows end here, before anything is folded: a number of a column is short.
    let is_short = |cell: &Cell| match cell {
        Cell::Text(text) => text.len() <= 4,
        other => matches!(other, Cell::Number(_)),
    };
    if filled().count() < 3 || !filled().all(is_short) {
        return false;
    }
    let texts: Vec<String> = filled().map(|cell| fold(&cell.shown())).collect();
    let small = |text: &str| text.parse::<u32>().is_ok_and(|number| number <= 60);
    let letter = |text: &str| text.len() == 1 && text.bytes().all(|byte| byte.is_ascii_lowercase());
    texts.iter().all(|text| small(text) || letter(text))
        && texts.iter().filter(|text| small(text)).count() >= 2
}

/// The headings of each column; a heading over several columns belongs to each.
fn headings(sheet: &Sheet, block: &[&Row]) -> BTreeMap<usize, String> {
    let width = block.iter().map(|row| row.cells.len()).max().unwrap_or_default();
    let reach =
        sheet.merged.iter().filter(|merged| block.iter().any(|row| row.number == merged.top));
    let width =
        reach.map(|merged| (merged.right + 1).min(width + 64)).max().unwrap_or_default().max(width);
    let mut found = BTreeMap::new();
    for column in 0..width {
        let mut parts: Vec<String> = Vec::new();
        for row in block {
            let over = sheet.merged.iter().find(|merged| {
                merged.top == row.number && (merged.left..=merged.right).contains(&column)
            });
            let cell = row.cell(over.map_or(column, |merged| merged.left));
            let text = text_of_cell(cell);
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            if !text.is_empty() && parts.last() != Some(&text) {
                parts.push(text);
            }
        }
        if !parts.is_empty() {
            found.insert(column, parts.join(BETWEEN));
        }
    }
    found
}
