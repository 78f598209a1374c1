//! A first map of a sheet: by its headings, its title rows and the look of its cells. A sheet goes in,
//! TOML with comments comes out, for an editor to look over. What is never shown is named and not taken.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use recognition_wall_core::text::fold::fold;

use super::{Look, look, text_of_cell};
use crate::decision::number_and_date;
use crate::field::Field;
use crate::guard::{has_identity_number, has_phone, is_identity_number};
use crate::heading::{Heading, heading_of};
use crate::legacy::is_syllable;
use crate::messages::{Lang, fill, text, text_of};
use crate::problem::{RowCode, RowProblem};
use crate::sheet::{Cell, Sheet, column_letters};

/// What the headings make of the columns.
#[derive(Debug, Default)]
struct Columns {
    taken: BTreeMap<Field, Vec<usize>>,
    skip: Vec<usize>,
    remarks: Vec<String>,
}

/// What the rows above the headings say.
#[derive(Debug, Default)]
struct Title {
    text: String,
    decision_number: Option<String>,
    decision_date: Option<String>,
    decision_authority: Option<String>,
}

impl Columns {
    fn has_names(&self) -> bool {
        self.taken.contains_key(&Field::Name) || self.taken.contains_key(&Field::GivenName)
    }
}

/// What is to be said of a suggested map that nobody looks over; see [`super::Map::guessed`].
pub(super) fn guessed(sheet: &Sheet) -> Option<RowProblem> {
    let found = look(sheet, None);
    // The remarks alone are in a language.
    if columns(sheet, &found, Lang::default()).has_names() {
        return None;
    }
    let guess = name_by_cells(sheet, found.first_row);
    let code = if guess.is_some() { RowCode::NamesGuessed } else { RowCode::NamesUnknown };
    let column = guess.unwrap_or_default();
    let detail = column_letters(column);
    Some(RowProblem { column: Some(column), detail, ..RowProblem::new(code) })
}

/// Writes the map; see [`super::Map::suggest`].
pub(super) fn suggest(sheet: &Sheet, lang: Lang) -> String {
    let found = look(sheet, None);
    let mut columns = columns(sheet, &found, lang);
    let mut remark = None;
    if !columns.has_names() {
        let guess = name_by_cells(sheet, found.first_row);
        remark = Some(if guess.is_some() { "map.no_headings" } else { "map.no_name" });
        columns.taken.insert(Field::Name, vec![guess.unwrap_or_default()]);
        columns.skip.retain(|column| Some(*column) != guess);
    }
    let title = title(sheet, &found);
    let mut out = String::new();
    let mut line = |text: &str| {
        out.push_str(text);
        out.push('\n');
    };
    line(&format!("# {}", text(lang, "map.head")));
    line(&format!("# {}", text(lang, "map.next")));
    for (column, encoding, _) in &sheet.converted {
        let values =
            [("column", column_letters(*column)), ("encoding", encoding.name().to_owned())];
        line(&format!("# {}", say(lang, "map.converted", &values)));
    }
    line("");
    line(&format!("sheet = {}", quoted(&sheet.name)));
    line(&format!("first_row = {} # {}", found.first_row, text(lang, "map.first_row")));
    let join =
        columns.taken.contains_key(&Field::Award) && repeats(sheet, &columns, found.first_row);
    line(&format!("join_rows = {join} # {}", text(lang, "map.join_rows")));
    let letters: Vec<String> =
        columns.skip.iter().map(|column| quoted(&column_letters(*column))).collect();
    line(&format!("skip = [{}] # {}", letters.join(", "), text(lang, "map.skip")));
    line("");
    line("[feed]");
    line(&format!("title = {} # {}", quoted(&title.text), text(lang, "map.title")));
    line("language = \"vi\"");
    line(&format!("# contact = \"mailto:\" # {}", text(lang, "map.contact")));
    line(&format!("facets = [{}]", facets(&columns).join(", ")));
    line("");
    line(&format!("# {}", text(lang, "map.columns")));
    line("[columns]");
    if let Some(key) = remark {
        line(&format!("# {}", text_of(lang, key)));
    }
    for field in Field::ALL {
        if let Some(own) = columns.taken.get(field) {
            line(&column_line(*field, own, &found));
        }
    }
    for remark in &columns.remarks {
        line(&format!("# {remark}"));
    }
    line("");
    line(&format!("# {}", text(lang, "map.constants")));
    line("[constants]");
    for (key, value, field) in [
        ("decision_number", &title.decision_number, Field::DecisionNumber),
        ("decision_date", &title.decision_date, Field::DecisionDate),
        ("decision_authority", &title.decision_authority, Field::DecisionAuthority),
    ] {
        if let Some(value) = value.as_ref().filter(|_| !columns.taken.contains_key(&field)) {
            line(&format!("{key} = {}", quoted(value)));
        }
    }
    line("");
    line(&format!("# {}", text(lang, "map.award_words")));
    line("[award_words]");
    out
}

/// The filters that the columns give values to.
fn facets(columns: &Columns) -> Vec<String> {
    let has = |fields: &[Field]| fields.iter().any(|field| columns.taken.contains_key(field));
    let facets = [
        ("award", has(&[Field::Award])),
        ("field", has(&[Field::FieldOfWork])),
        ("place", has(&[Field::Place])),
        ("unit", has(&[Field::Unit])),
        ("programme", has(&[Field::Programme])),
        ("year", has(&[Field::Award])),
    ];
    facets.into_iter().filter(|(_, has)| *has).map(|(name, _)| quoted(name)).collect()
}

fn say(lang: Lang, key: &'static str, values: &[(&str, String)]) -> String {
    let values: Vec<(&str, &str)> =
        values.iter().map(|(name, value)| (*name, value.as_str())).collect();
    fill(text(lang, key), &values)
}

/// A text as TOML writes it, on one line.
fn quoted(text: &str) -> String {
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::from("\"");
    for letter in one_line.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            letter if letter.is_control() => {
                // Writing to a string can't fail.
                let _ = write!(out, "\\u{:04X}", u32::from(letter));
            }
            letter => out.push(letter),
        }
    }
    out + "\""
}

fn column_line(field: Field, columns: &[usize], look: &Look) -> String {
    let letters: Vec<String> =
        columns.iter().map(|column| quoted(&column_letters(*column))).collect();
    let value = match letters.as_slice() {
        [one] => one.clone(),
        several => format!("[{}]", several.join(", ")),
    };
    let headings: BTreeSet<&str> =
        columns.iter().filter_map(|column| look.headings.get(column)).map(String::as_str).collect();
    let headings: Vec<&str> = headings.into_iter().collect();
    let remark = if headings.is_empty() {
        String::new()
    } else {
        format!(" # {}", plain(&headings.join(", ")))
    };
    format!("{} = {value}{remark}", field.as_str())
}

/// A text that can stand in a comment: one line, no control characters, not too long.
fn plain(text: &str) -> String {
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().filter(|letter| !letter.is_control()).take(80).collect()
}

fn columns(sheet: &Sheet, look: &Look, lang: Lang) -> Columns {
    let mut found = Columns::default();
    let has_family = look
        .headings
        .values()
        .any(|heading| heading_of(heading) == Heading::Column(Field::FamilyName));
    for column in 0..sheet.width().min(512) {
        let heading = look.headings.get(&column).cloned().unwrap_or_default();
        let values = |kind: &str| {
            [
                ("column", column_letters(column)),
                ("heading", plain(&heading)),
                ("kind", kind.to_owned()),
                ("key", kind.to_owned()),
            ]
        };
        if cells(sheet, look.first_row, column).filter(|cell| is_identity_number(cell)).count() >= 2
        {
            found.skip.push(column);
            found.remarks.push(say(
                lang,
                "map.forbidden",
                &values(text(lang, "sensitive.identity")),
            ));
            continue;
        }
        match heading_of(&heading) {
            Heading::Column(field) => {
                // Họ đệm | Tên: the second is the given name, where the first is there.
                let field = if has_family && field == Field::Name && fold(&heading) == "ten" {
                    Field::GivenName
                } else {
                    field
                };
                let same_heading = |other: &usize| look.headings.get(other) == Some(&heading);
                match found.taken.get_mut(&field) {
                    None => {
                        found.taken.insert(field, vec![column]);
                    }
                    Some(own) if own.iter().all(same_heading) => own.push(column),
                    Some(_) => found.remarks.push(say(lang, "map.taken", &values(field.as_str()))),
                }
            }
            Heading::Forbidden(kind) => {
                found.skip.push(column);
                let kind = text_of(lang, &format!("sensitive.{}", kind.as_str()));
                found.remarks.push(say(lang, "map.forbidden", &values(kind)));
            }
            Heading::LeftOut => found.skip.push(column),
            Heading::LookFirst => found.remarks.push(say(lang, "map.look_first", &values(""))),
            Heading::Unknown if heading.is_empty() => {}
            Heading::Unknown => found.remarks.push(say(lang, "map.unknown", &values(""))),
        }
    }
    found
}

fn cells(sheet: &Sheet, first_row: u32, column: usize) -> impl Iterator<Item = &Cell> {
    let rows = sheet.rows.iter().skip(sheet.position(first_row)).take(2_000);
    rows.map(move |row| row.cell(column)).filter(|cell| !cell.is_empty())
}

/// The column whose cells look most like names of people.
fn name_by_cells(sheet: &Sheet, first_row: u32) -> Option<usize> {
    let share = |column: usize| {
        let (mut all, mut names) = (0_usize, 0_usize);
        for cell in cells(sheet, first_row, column) {
            all += 1;
            let text = text_of_cell(cell);
            let words: Vec<&str> = text.split_whitespace().collect();
            let is_name = (2..=6).contains(&words.len())
                && words.iter().all(|word| {
                    is_syllable(word) && word.chars().next().is_some_and(char::is_uppercase)
                });
            names += usize::from(is_name);
        }
        if names >= 2 && names * 2 > all { Some(names * 100 / all.max(1)) } else { None }
    };
    let found = (0..sheet.width().min(64))
        .filter_map(|column| Some((share(column)?, std::cmp::Reverse(column))));
    found.max().map(|(_, std::cmp::Reverse(column))| column)
}

/// Whether some name and unit stand in two rows.
fn repeats(sheet: &Sheet, columns: &Columns, first_row: u32) -> bool {
    let (Some(name), Some(unit)) =
        (columns.taken.get(&Field::Name), columns.taken.get(&Field::Unit))
    else {
        return false;
    };
    let mut seen = BTreeSet::new();
    sheet.rows.iter().skip(sheet.position(first_row)).any(|row| {
        let text = |columns: &[usize]| {
            columns.iter().map(|column| fold(&text_of_cell(row.cell(*column)))).collect::<Vec<_>>()
        };
        let (name, unit) = (text(name), text(unit));
        let is_said = |texts: &[String]| texts.iter().any(|text| !text.is_empty());
        is_said(&name) && is_said(&unit) && !seen.insert((name, unit))
    })
}

/// What every official list begins with, and no wall is called by.
fn is_formula(folded: &str) -> bool {
    [
        "cong hoa xa hoi",
        "doc lap tu do",
        "uy ban nhan dan",
        "ubnd",
        "hoi dong",
        "mau so",
        "phu luc",
        "bieu",
        "so ",
    ]
    .iter()
    .any(|start| folded.starts_with(start))
}

fn title(sheet: &Sheet, look: &Look) -> Title {
    let mut found = Title::default();
    let above = sheet.rows.iter().take_while(|row| row.number < look.top);
    let mut lines: Vec<String> = Vec::new();
    for text in above
        .flat_map(|row| row.cells.iter().map(text_of_cell))
        .flat_map(|text| text.split('\n').map(str::to_owned).collect::<Vec<_>>())
    {
        let folded = fold(&text);
        if folded.is_empty() || has_identity_number(&text) || has_phone(&text) {
            continue;
        }
        if folded.contains("quyet dinh") && text.contains('/') {
            let start = text.to_lowercase().find("quyết định").unwrap_or_default();
            let decision = text.get(start..).unwrap_or(&text).trim_matches(['(', ')', '.', ' ']);
            let (number, date) = number_and_date(decision);
            found.decision_number =
                number.map(|number| number.trim_matches(['(', ')', ' ']).to_owned());
            found.decision_date = date.map(|date| {
                date.trim_start_matches("ngày").trim_matches(['(', ')', ' ']).to_owned()
            });
            found.decision_authority = decision
                .split_once(" của ")
                .map(|(_, who)| who.trim_matches(['(', ')', ' ', '.']).to_owned());
        } else if !is_formula(&folded) && !text.trim_start().starts_with('(') {
            lines.push(text.trim().to_owned());
        }
    }
    // From "Danh sách" on, if a line begins so; else the longest line.
    let start = lines.iter().position(|line| {
        ["danh sach", "bang vang", "tong hop", "list", "roll"]
            .iter()
            .any(|word| fold(line).starts_with(word))
    });
    found.text = match start {
        Some(start) => lines.get(start..(start + 2).min(lines.len())).unwrap_or_default().join(" "),
        None => lines.into_iter().max_by_key(|line| line.chars().count()).unwrap_or_default(),
    };
    found
}
