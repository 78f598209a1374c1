//! The TOML of a map, read and checked key by key.

use std::collections::BTreeMap;

use recognition_wall_core::date::PartialDate;
use serde::Deserialize;

use super::{FeedSettings, Map, kind_of};
use crate::award::AwardEntry;
use crate::error::MapError;
use crate::field::Field;
use crate::sheet::column_of;

/// One column or several.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Columns {
    One(String),
    Several(Vec<String>),
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct FeedTable {
    title: Option<String>,
    description: Option<String>,
    language: Option<String>,
    contact: Option<String>,
    home_page_url: Option<String>,
    as_of: Option<String>,
    facets: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    sheet: Option<String>,
    first_row: Option<u32>,
    last_row: Option<u32>,
    #[serde(default)]
    join_rows: bool,
    #[serde(default)]
    hidden_rows: bool,
    photo_folder: Option<String>,
    #[serde(default)]
    skip: Vec<String>,
    #[serde(default)]
    feed: FeedTable,
    #[serde(default)]
    columns: BTreeMap<String, Columns>,
    #[serde(default)]
    constants: BTreeMap<String, toml::Value>,
    #[serde(default)]
    attributes: BTreeMap<String, Columns>,
    #[serde(default)]
    awards: BTreeMap<String, AwardEntry>,
    #[serde(default)]
    award_words: BTreeMap<String, String>,
}

/// Reads a map; see [`Map::parse`].
pub(super) fn parse(text: &str) -> Result<Map, MapError> {
    let text = text.trim_start_matches('\u{feff}');
    let file: File = toml::from_str(text).map_err(|error| of_toml(text, &error))?;
    let first_row = file.first_row.unwrap_or(2);
    let last = file.last_row.unwrap_or(u32::MAX);
    if first_row == 0 || last < first_row {
        return Err(MapError::Rows(format!("{first_row} – {last}")));
    }
    let mut columns = BTreeMap::new();
    for (key, letters) in &file.columns {
        let field = Field::of(key).ok_or_else(|| unknown(text, key))?;
        columns.insert(field, columns_of(&format!("columns.{key}"), letters)?);
    }
    let has_name = columns.contains_key(&Field::Name) || columns.contains_key(&Field::GivenName);
    if !has_name {
        return Err(MapError::NoName);
    }
    let mut attributes = BTreeMap::new();
    for (key, letters) in &file.attributes {
        attributes.insert(key.clone(), columns_of(&format!("attributes.{key}"), letters)?);
    }
    let mut skip = Vec::new();
    for letters in &file.skip {
        skip.push(column("skip", letters)?);
    }
    Ok(Map {
        sheet: file.sheet.filter(|name| !name.trim().is_empty()),
        first_row,
        last_row: file.last_row,
        join_rows: file.join_rows,
        hidden_rows: file.hidden_rows,
        photo_folder: file.photo_folder.unwrap_or_else(|| "photos/".to_owned()),
        feed: feed(file.feed)?,
        columns,
        constants: constants(text, &file.constants)?,
        attributes,
        skip,
        awards: file.awards,
        award_words: file.award_words,
    })
}

fn feed(table: FeedTable) -> Result<FeedSettings, MapError> {
    let as_of = table.as_of.filter(|date| !date.trim().is_empty());
    let read = |date: &String| {
        PartialDate::parse(date)
            .ok_or_else(|| MapError::Constant { key: "feed.as_of".to_owned(), found: date.clone() })
    };
    let filled = |text: Option<String>| text.filter(|text| !text.trim().is_empty());
    let default = ["award", "field", "place", "year"].map(str::to_owned);
    Ok(FeedSettings {
        title: table.title.unwrap_or_default(),
        description: filled(table.description),
        language: filled(table.language).unwrap_or_else(|| "vi".to_owned()),
        contact: filled(table.contact),
        home_page_url: filled(table.home_page_url),
        as_of: as_of.as_ref().map(read).transpose()?,
        facets: table.facets.unwrap_or_else(|| default.to_vec()),
    })
}

fn constants(
    text: &str,
    table: &BTreeMap<String, toml::Value>,
) -> Result<BTreeMap<Field, String>, MapError> {
    let mut constants = BTreeMap::new();
    for (key, value) in table {
        let field = Field::of(key).ok_or_else(|| unknown(text, key))?;
        let value = match value {
            toml::Value::String(text) => text.trim().to_owned(),
            other => other.to_string(),
        };
        let wrong = || MapError::Constant { key: format!("constants.{key}"), found: value.clone() };
        if matches!(field, Field::Id | Field::Name | Field::GivenName | Field::FamilyName)
            || (field == Field::Kind && kind_of(&value).is_none())
        {
            return Err(wrong());
        }
        if !value.is_empty() {
            constants.insert(field, value);
        }
    }
    Ok(constants)
}

fn columns_of(key: &str, columns: &Columns) -> Result<Vec<usize>, MapError> {
    match columns {
        Columns::One(letters) => Ok(vec![column(key, letters)?]),
        Columns::Several(several) => several.iter().map(|letters| column(key, letters)).collect(),
    }
}

fn column(key: &str, letters: &str) -> Result<usize, MapError> {
    column_of(letters)
        .ok_or_else(|| MapError::Column { key: key.to_owned(), found: letters.to_owned() })
}

/// A key that nobody knows, with the line on which it stands.
fn unknown(text: &str, key: &str) -> MapError {
    let is_its = |line: &str| {
        line.trim_start().strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    let line = text.lines().position(is_its).map_or(0, |line| line + 1);
    MapError::Toml { line, detail: format!("unknown key `{key}`") }
}

fn of_toml(text: &str, error: &toml::de::Error) -> MapError {
    let before = error.span().and_then(|span| text.get(..span.start));
    let line = before.map_or(0, |before| before.matches('\n').count() + 1);
    MapError::Toml { line, detail: error.message().to_owned() }
}
