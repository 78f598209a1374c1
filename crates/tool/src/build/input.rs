//! What the editor has, as one feed: a feed of one or several files, or a sheet with its map.

use std::ffi::OsStr;
use std::path::{Component, Path, PathBuf};
use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Severity;
use recognition_wall_sheet::{Import, Lang, Map, RowCode, RowProblem, Workbook};
use serde_json::Value;

use super::{BuildFailure, Wishes};
use crate::finding::{Fault, Finding, Place};
use crate::words::Language;

/// Endings of files that are sheets.
const SHEETS: [&str; 7] = ["xlsx", "xls", "xlsm", "ods", "csv", "tsv", "txt"];
/// Pages of a feed that are read at most: as many as a wall reads.
const MOST_PAGES: usize = 100;

/// A sheet that has become a feed.
#[derive(Debug)]
pub struct Imported {
    /// The feed, and what became of the rows; what is wrong with them stands in the findings.
    pub import: Import,
    /// What is wrong, row by row.
    pub findings: Vec<Finding>,
    /// The map, where the sheet was looked at because there was none.
    pub suggested: Option<String>,
    /// The map that was used.
    pub map: Map,
    /// The name of the sheet within its file.
    pub sheet: Rc<str>,
}

impl Fault for RowProblem {
    fn code(&self) -> &str {
        Self::code(self)
    }

    fn severity(&self) -> Severity {
        Self::severity(self)
    }

    fn message(&self, language: Language) -> String {
        Self::message(self, Lang::of(language.tag()))
    }

    fn mend(&self, language: Language) -> String {
        Self::mend(self, Lang::of(language.tag()))
    }
}

/// Whether a file is a sheet, by the ending of its name.
#[must_use]
pub fn is_sheet(path: &Path) -> bool {
    let ending = path.extension().and_then(OsStr::to_str).map(str::to_ascii_lowercase);
    ending.is_some_and(|ending| SHEETS.contains(&ending.as_str()))
}

/// Makes a feed of a sheet. Without a map the sheet is looked at, and the map that was found is told.
///
/// # Errors
/// A [`BuildFailure`] where the sheet or the map can't be read.
pub fn import(
    path: &Path,
    map: Option<&Path>,
    language: Language,
    today: PartialDate,
) -> Result<Imported, BuildFailure> {
    // Which file is not there is said by its name: a clerk may have named two.
    if std::fs::metadata(path).map_err(|error| BuildFailure::input(path, error))?.is_dir() {
        return Err(BuildFailure::IsFolder(path.to_owned()));
    }
    let workbook = Workbook::open(path)?;
    let (map, suggested, sheet) = if let Some(map) = map {
        let text = std::fs::read_to_string(map).map_err(|error| BuildFailure::input(map, error))?;
        let map = Map::parse(&text)?;
        let sheet = workbook.sheet(map.sheet.as_deref())?;
        (map, None, sheet)
    } else {
        let sheet = workbook.sheet(None)?;
        let text = Map::suggest(&sheet, Lang::of(language.tag()));
        (Map::parse(&text)?, Some(text), sheet)
    };
    let mut found = recognition_wall_sheet::import(&sheet, &map, today);
    // Nobody has looked over a map that was suggested just now.
    let guess = suggested.as_ref().and_then(|_| Map::guessed(&sheet));
    let problems = guess.into_iter().chain(std::mem::take(&mut found.problems));
    // A heading with nothing below it is no mistake of a map that was made of the headings: the
    // template's own column of ids is one.
    let is_told =
        |problem: &RowProblem| suggested.is_none() || problem.code != RowCode::EmptyColumn;
    let problems = problems.filter(is_told);
    let file: Rc<str> = Rc::from(path.display().to_string());
    let name: Rc<str> = Rc::from(sheet.name.as_str());
    let findings = problems.map(|problem| of_row(problem, &file, &name));
    let findings = findings.collect();
    Ok(Imported { findings, import: found, suggested, map, sheet: name })
}

fn of_row(problem: RowProblem, file: &Rc<str>, sheet: &Rc<str>) -> Finding {
    let place = match problem.row {
        Some(row) => Place::Cell {
            file: Rc::clone(file),
            sheet: Rc::clone(sheet),
            row: row.try_into().unwrap_or_default(),
            column: problem.column,
        },
        None => Place::File { file: Rc::clone(file) },
    };
    let (name, found) = (problem.name.as_deref().map(Rc::from), Rc::from(problem.found.as_str()));
    Finding { name, found, ..Finding::new(Rc::new(problem), place) }
}

/// The input as one document, and what is wrong with it.
pub(super) fn read(wishes: &Wishes) -> Result<(Value, Vec<Finding>), BuildFailure> {
    if is_sheet(&wishes.input) {
        let map = wishes.map.as_deref();
        let imported = import(&wishes.input, map, Language::default(), wishes.today)?;
        let failed =
            |error: serde_json::Error| BuildFailure::Read(wishes.input.clone(), error.into());
        let document = serde_json::to_value(&imported.import.feed).map_err(failed)?;
        return Ok((document, imported.findings));
    }
    let mut document = page(&wishes.input)?;
    let mut here = wishes.input.clone();
    let mut seen = vec![here.clone()];
    let mut rest = Vec::new();
    let mut next = next_of(&document, &here);
    while let Some(path) =
        next.take().filter(|path| !seen.contains(path) && seen.len() < MOST_PAGES)
    {
        let mut further = page(&path)?;
        if let Some(Value::Array(items)) = further.get_mut("items") {
            rest.append(items);
        }
        here.clone_from(&path);
        next = next_of(&further, &here);
        seen.push(path);
    }
    if let Some(Value::Array(items)) = document.get_mut("items") {
        items.append(&mut rest);
    }
    Ok((document, Vec::new()))
}

fn page(path: &Path) -> Result<Value, BuildFailure> {
    let bytes = std::fs::read(path).map_err(|error| BuildFailure::input(path, error))?;
    parse(&bytes, path)
}

fn parse(bytes: &[u8], path: &Path) -> Result<Value, BuildFailure> {
    // The core tells what is wrong with the JSON, better and in the editor's language.
    serde_json::from_slice(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)).map_err(|error| {
        let today = recognition_wall_core::feed::ReadOptions::new(PartialDate::EPOCH);
        match recognition_wall_core::feed::read(bytes, &today) {
            Err(failure) => BuildFailure::Feed(Box::new(failure.problem())),
            Ok(_) => BuildFailure::Read(path.to_owned(), error.into()),
        }
    })
}

/// The file of the next page, where it lies beside this one or below.
fn next_of(document: &Value, here: &Path) -> Option<PathBuf> {
    let next = document.get("next_url")?.as_str()?;
    let next = Path::new(next.split(['?', '#']).next()?);
    let stays =
        next.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir));
    let path = here.parent()?.join(next);
    (stays && path.is_file()).then_some(path)
}
