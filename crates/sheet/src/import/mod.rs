//! A sheet and its map go in, a feed comes out, with what is wrong, row by row, and how many rows of
//! which kind there were. A bad row never hides a good one. Nothing is written to a file.

mod awards;
mod cells;
mod columns;
mod id;
mod keep;
mod people;
mod person;
mod rows;
mod section;
pub mod wire;

use std::collections::{BTreeMap, BTreeSet};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Severity;

use awards::Awards;
use cells::{Reader, Spread};
use keep::Keeper;
use rows::{RowClass, class_of_row};
use section::Sections;
use wire::{AwardOfFeed, FeedFile, FeedRecognition};

use crate::award::Taxonomy;
use crate::field::Field;
use crate::guard::{has_identity_number, has_phone};
use crate::map::{Map, look, text_of_cell};
use crate::problem::{RowCode, RowProblem, RowProblems};
use crate::sheet::{Cell, Row, Sheet};

/// What became of the rows of a sheet; together they are all rows of the map's range.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Honourees in the feed.
    pub people: usize,
    /// Rows that were added to a person of a row above.
    pub joined: usize,
    /// Rows that were left out because of a problem.
    pub left_out: usize,
    /// Rows of headings, repeated on a page, and of column numbers.
    pub headings: usize,
    /// Rows that say what follows.
    pub sections: usize,
    /// Sums.
    pub totals: usize,
    /// Who made the list, who signed it.
    pub footers: usize,
    /// Rows that are hidden in the workbook.
    pub hidden: usize,
    /// Numbers of rows without any content between the first and the last one.
    pub blank: usize,
    /// Cells that were converted from an old font.
    pub converted: usize,
}

/// A feed, and what an editor should know of it.
#[derive(Debug, Clone)]
pub struct Import {
    /// The feed.
    pub feed: FeedFile,
    /// What is wrong: columns first, then row by row.
    pub problems: Vec<RowProblem>,
    /// What became of the rows.
    pub counts: Counts,
    /// The row of each of the feed's items, in their order: the first one, where several were joined.
    pub rows: Vec<u32>,
}

impl Import {
    /// The feed as JSON, two spaces a level, with a line break at the end.
    ///
    /// # Errors
    /// When a text can't be written as JSON, which no text of a sheet is.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(&self.feed).map(|json| json + "\n")
    }

    /// Writes the feed as [`Import::json`] gives it, without holding the text in memory: a feed of
    /// 100,000 people has some 80 MB.
    ///
    /// # Errors
    /// What the writer says when it can't take more: a full disk, for one.
    pub fn write_json(&self, mut out: impl std::io::Write) -> std::io::Result<()> {
        serde_json::to_writer_pretty(&mut out, &self.feed).map_err(std::io::Error::from)?;
        out.write_all(b"\n")?;
        out.flush()
    }

    /// Whether a row or column was left out, or nobody came of it.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.problems.iter().any(|problem| problem.severity() == Severity::Error)
    }
}

/// Makes a feed of a sheet.
///
/// `today` is the date of the feed's data, and what dates of the future are after.
///
/// ```
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_sheet::{Map, Workbook, import};
/// let csv = "STT,Họ và tên,Đơn vị,Danh hiệu\n1,TRẦN THỊ BÉ NĂM,HTX Vị Thủy,BK UBND tỉnh\n2,,Sở Y tế,\n";
/// let sheet = Workbook::of_bytes("a.csv", csv.into()).unwrap().sheet(None).unwrap();
/// let map = Map::parse("[columns]\nname = \"B\"\nunit = \"C\"\naward = \"D\"").unwrap();
/// let found = import(&sheet, &map, PartialDate::new(2026, 11, 24).unwrap());
/// assert_eq!(found.feed.items[0].title, "Trần Thị Bé Năm");
/// assert_eq!(found.feed.items[0].recognition.awards[0].code.as_deref(), Some("bk-ubnd-tinh"));
/// assert_eq!((found.problems[0].code(), found.problems[0].place().as_str()), ("RW230", "B3"));
/// ```
#[must_use]
pub fn import(sheet: &Sheet, map: &Map, today: PartialDate) -> Import {
    let mut problems = RowProblems::default();
    let mut counts = Counts::default();
    let map = &without_identity(map, &mut problems);
    let taxonomy = taxonomy(map, &mut problems);
    let found_look = look(sheet, Some(map.first_row));
    let refused = columns::refused(sheet, map, &found_look, &mut problems);
    columns::note_empty(sheet, map, &refused, &mut problems);
    let spread = Spread::of(sheet);
    let mut awards = Awards::new(taxonomy);
    let mut keep = Keeper::default();
    let mut sections = Sections::default();
    let mut drafts = Vec::new();
    let name_columns = name_columns(map);
    let rows = || sheet.rows.iter().filter(|row| map.covers(row.number));
    let mut after_footer = false;
    for row in rows() {
        if row.hidden && !map.hidden_rows {
            counts.hidden += 1;
            continue;
        }
        match class_of_row(row, &found_look, &name_columns) {
            RowClass::Heading => counts.headings += 1,
            RowClass::Total => counts.totals += 1,
            RowClass::Footer => {
                counts.footers += 1;
                after_footer = true;
            }
            RowClass::Content => {
                let lone = is_lone(row, map, &name_columns);
                if lone && after_footer {
                    // The name of who signs stands alone below the office.
                    counts.footers += 1;
                } else if lone && sections.take(&texts(row), is_wide(sheet, row), &awards.taxonomy)
                {
                    counts.sections += 1;
                } else {
                    let (problems, keep) = (&mut problems, &mut keep);
                    let mut reader = Reader {
                        sheet,
                        map,
                        spread: &spread,
                        today,
                        refused: &refused,
                        row,
                        name: None,
                        problems,
                        keep,
                    };
                    match person::draft(&mut reader, &mut awards, &sections) {
                        Some(draft) => drafts.push(draft),
                        None => counts.left_out += 1,
                    }
                }
            }
        }
    }
    counts.blank = blank(rows().map(|row| row.number));
    if counts.hidden > 0 {
        problems.push(RowProblem {
            detail: counts.hidden.to_string(),
            ..RowProblem::new(RowCode::HiddenRows)
        });
    }
    for (column, encoding, cells) in &sheet.converted {
        counts.converted += cells;
        problems.push(RowProblem {
            column: Some(*column),
            found: encoding.name().to_owned(),
            detail: cells.to_string(),
            ..RowProblem::new(RowCode::Converted)
        });
    }
    let people = people::people(drafts, map.join_rows, &mut problems);
    counts.people = people.items.len();
    counts.joined = people.joined;
    counts.left_out += people.left_out;
    if people.items.is_empty() {
        problems.push(RowProblem::new(RowCode::NobodyImported));
    }
    let feed = feed(map, people.items, &awards.taxonomy, today);
    Import { feed, problems: problems.into_vec(), counts, rows: people.rows }
}

impl Map {
    /// Whether a row is of the list.
    pub(crate) fn covers(&self, row: u32) -> bool {
        row >= self.first_row && self.last_row.is_none_or(|last| row <= last)
    }
}

/// The built-in taxonomy with what the map adds.
fn taxonomy(map: &Map, problems: &mut RowProblems) -> Taxonomy {
    let mut taxonomy = Taxonomy::viet_nam();
    for (code, entry) in &map.awards {
        taxonomy.add(code, entry.clone());
    }
    for (spelling, code) in &map.award_words {
        if taxonomy.entry(code).is_none() {
            problems
                .push(RowProblem { found: code.clone(), ..RowProblem::new(RowCode::UnknownCode) });
        }
        taxonomy.spell(spelling, code);
    }
    taxonomy
}

fn name_columns(map: &Map) -> Vec<usize> {
    let of = |field| map.columns.get(&field).cloned().unwrap_or_default();
    let names = of(Field::Name);
    if names.is_empty() { [of(Field::FamilyName), of(Field::GivenName)].concat() } else { names }
}

/// Whether a row has no value of its own beside the name and columns that are not taken.
fn is_lone(row: &Row, map: &Map, name_columns: &[usize]) -> bool {
    let own = |column: usize| !row.cell(column).is_empty();
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
    filled <= 2 && !map.taken().any(|(column, _)| !name_columns.contains(&column) && own(column))
        || filled == 1
            && row.cells.iter().any(|cell| matches!(cell, Cell::Text(_)))
            && !name_columns.iter().any(|column| own(*column))
}

/// The texts of a row that may become a section, without what must not be published.
fn texts(row: &Row) -> Vec<String> {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty()).map(text_of_cell);
    filled.filter(|text| !has_identity_number(text) && !has_phone(text)).collect()
}

/// The map without constants that must not be published; each is named as a problem.
fn without_identity(map: &Map, problems: &mut RowProblems) -> Map {
    let mut map = map.clone();
    let mut is_fine = |key: &str, text: &str| {
        let is_fine = !has_identity_number(text);
        if !is_fine {
            let code = RowCode::IdentityInMap;
            problems.push(RowProblem { found: key.to_owned(), ..RowProblem::new(code) });
        }
        is_fine
    };
    map.constants.retain(|field, text| is_fine(field.as_str(), text));
    map.feed.description = map.feed.description.filter(|text| is_fine("description", text));
    if !is_fine("title", &map.feed.title) {
        map.feed.title.clear();
    }
    map
}

/// Whether the text of a row is merged over three columns or more.
fn is_wide(sheet: &Sheet, row: &Row) -> bool {
    let start = sheet.merged.partition_point(|merged| merged.top < row.number);
    let own = sheet.merged.iter().skip(start).take_while(|merged| merged.top == row.number);
    own.into_iter().any(|merged| merged.right >= merged.left + 2)
}

/// The numbers that are missing between the first row and the last.
fn blank(numbers: impl Iterator<Item = u32>) -> usize {
    let (mut before, mut missing) = (None, 0_usize);
    for number in numbers {
        if let Some(before) = before {
            missing += number.saturating_sub(before).saturating_sub(1) as usize;
        }
        before = Some(number);
    }
    missing
}

fn feed(map: &Map, items: wire::Items, taxonomy: &Taxonomy, today: PartialDate) -> FeedFile {
    let codes: BTreeSet<&str> = items
        .iter()
        .flat_map(|item| &item.recognition.awards)
        .filter_map(|award| award.code.as_deref())
        .collect();
    let award = |code: &str| {
        let entry = taxonomy.entry(code)?;
        let names = [("vi", &entry.vi), ("en", &entry.en)];
        let title: BTreeMap<&'static str, String> = names
            .into_iter()
            .filter_map(|(language, name)| Some((language, name.clone()?)))
            .collect();
        let own = AwardOfFeed {
            title,
            rank: entry.rank,
            level: entry.level.clone(),
            group: entry.group.clone(),
        };
        Some((code.to_owned(), own))
    };
    let settings = &map.feed;
    FeedFile {
        version: "https://jsonfeed.org/version/1.1",
        title: settings.title.clone(),
        description: settings.description.clone(),
        language: settings.language.clone(),
        home_page_url: settings.home_page_url.clone(),
        recognition: FeedRecognition {
            version: "1.0",
            as_of: settings.as_of.unwrap_or(today).to_string(),
            contact: settings.contact.clone(),
            facets: settings.facets.clone(),
            awards: codes.into_iter().filter_map(award).collect(),
        },
        items,
    }
}
