//! The map: which column of a sheet is what. A small TOML file goes in, a checked [`Map`] comes out;
//! and a first map is written by looking at a sheet.

mod file;
mod look;
mod suggest;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;

use recognition_wall_core::date::PartialDate;

pub(crate) use look::{Look, is_numbering, look};

use crate::award::AwardEntry;
use crate::error::MapError;
use crate::field::Field;
use crate::messages::Lang;
use crate::problem::RowProblem;
use crate::sheet::{Cell, Sheet};

/// What kind of honouree a row is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum HonoureeKind {
    /// Cá nhân.
    #[default]
    Person,
    /// Tập thể.
    Collective,
    /// Hộ gia đình.
    Household,
}

impl HonoureeKind {
    /// The word of the feed.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Collective => "collective",
            Self::Household => "household",
        }
    }
}

/// What the map says of the feed itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FeedSettings {
    /// The title over the wall.
    pub title: String,
    /// A sentence below it.
    pub description: Option<String>,
    /// The language of the texts.
    pub language: String,
    /// `mailto:…`: where an error is reported or a removal asked for.
    pub contact: Option<String>,
    /// The page of the wall.
    pub home_page_url: Option<String>,
    /// "Data as of …"; today if absent.
    pub as_of: Option<PartialDate>,
    /// The filters, in order.
    pub facets: Vec<String>,
}

/// Which column of a sheet is what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Map {
    /// The name of the sheet; the first one with content if `None`.
    pub sheet: Option<String>,
    /// The first row of data, from 1.
    pub first_row: u32,
    /// The last row of data.
    pub last_row: Option<u32>,
    /// Whether several rows of one person are one person with several awards.
    pub join_rows: bool,
    /// Whether rows that are hidden in the workbook are taken.
    pub hidden_rows: bool,
    /// What stands before the file name of a photo.
    pub photo_folder: String,
    /// What is said of the feed.
    pub feed: FeedSettings,
    /// The columns (from 0) of each key, to be joined in this order.
    pub columns: BTreeMap<Field, Vec<usize>>,
    /// What is the same in every row that says nothing else.
    pub constants: BTreeMap<Field, String>,
    /// The columns (from 0) of custom facets.
    pub attributes: BTreeMap<String, Vec<usize>>,
    /// Columns (from 0) that the editor left out on purpose.
    pub skip: Vec<usize>,
    /// Awards beyond the built-in taxonomy, or other words for its awards.
    pub awards: BTreeMap<String, AwardEntry>,
    /// Spellings of this sheet and the codes they mean.
    pub award_words: BTreeMap<String, String>,
}

impl Map {
    /// Reads a map.
    ///
    /// # Errors
    /// A [`MapError`] where it is no TOML, has an unknown key, a column that is no letters, or no name.
    ///
    /// ```
    /// use recognition_wall_sheet::{Field, Map};
    /// let map = Map::parse("first_row = 7\n[columns]\nname = \"B\"\nunit = [\"D\", \"C\"]\n").unwrap();
    /// assert_eq!(map.columns[&Field::Unit], [3, 2]);
    /// ```
    pub fn parse(text: &str) -> Result<Self, MapError> {
        file::parse(text)
    }

    /// A first map of a sheet, as TOML with comments, made by looking at its headings and its cells.
    ///
    /// Columns of identity numbers, birth dates and the like are named in a comment and not taken.
    #[must_use]
    pub fn suggest(sheet: &Sheet, lang: Lang) -> String {
        suggest::suggest(sheet, lang)
    }

    /// What is wrong with a suggested map if nobody looks it over: the column of the name was guessed.
    ///
    /// ```
    /// use recognition_wall_sheet::{Map, Workbook};
    /// let sheet = |text: &str| Workbook::of_bytes("a.csv", text.into()).unwrap().sheet(None).unwrap();
    /// let guess = |text: &str| Map::guessed(&sheet(text)).map(|problem| problem.code());
    /// assert_eq!(guess("Họ và tên;Danh hiệu\nTrần Thị Bé Năm;BK UBND tỉnh\n"), None);
    /// assert_eq!(guess("1;Trần Thị Bé Năm\n2;Lê Thị Út\n"), Some("RW260"));
    /// assert_eq!(guess("a;b\n1;2\n"), Some("RW261"));
    /// ```
    #[must_use]
    pub fn guessed(sheet: &Sheet) -> Option<RowProblem> {
        suggest::guessed(sheet)
    }

    /// The first column (from 0) that a value of the feed may have come from; `pointer` is a JSON
    /// Pointer into its item. `None` for a constant, and for what no column says.
    #[must_use]
    pub fn column_at(&self, pointer: &str) -> Option<usize> {
        let first = |field: Field| self.columns.get(&field)?.first().copied();
        if let Some(key) = pointer.strip_prefix("/_recognition/attributes/") {
            let key = key.split('/').next().unwrap_or_default();
            return self.attributes.get(key)?.first().copied();
        }
        let field = Field::at(pointer)?;
        first(field).or_else(|| match field {
            // What an award is given for stands in for the text of somebody without an award.
            Field::Summary => first(Field::Citation),
            Field::Name => first(Field::FamilyName),
            _ => None,
        })
    }

    /// Every column that is taken, with the key for which.
    pub(crate) fn taken(&self) -> impl Iterator<Item = (usize, Option<Field>)> {
        let columns = self
            .columns
            .iter()
            .flat_map(|(field, columns)| columns.iter().map(|at| (*at, Some(*field))));
        columns.chain(self.attributes.values().flatten().map(|at| (*at, None)))
    }
}

/// The kind that a word means: cá nhân, tập thể, hộ gia đình, in words, codes and English.
pub(crate) fn kind_of(text: &str) -> Option<HonoureeKind> {
    use recognition_wall_core::text::fold::fold;
    let squeezed = fold(text).replace(' ', "");
    Some(match squeezed.as_str() {
        "canhan" | "cn" | "nguoi" | "person" | "individual" | "ong" | "ba" | "ongba" => {
            HonoureeKind::Person
        }
        "tapthe" | "tt" | "donvi" | "coquan" | "collective" | "organisation" | "organization"
        | "group" => HonoureeKind::Collective,
        "hogiadinh" | "ho" | "giadinh" | "hgd" | "household" | "family" => HonoureeKind::Household,
        _ => return None,
    })
}

/// The text of a cell for reading headings: nothing for an error.
pub(crate) fn text_of_cell(cell: &Cell) -> String {
    if matches!(cell, Cell::Error(_)) { String::new() } else { cell.shown() }
}
