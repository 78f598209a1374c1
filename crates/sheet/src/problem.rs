//! What is wrong with a row or a column of a sheet, named by row and column letters, said so that an
//! editor can mend it. Plain data: words come from `locales/` when somebody asks.

use std::fmt;

use recognition_wall_core::feed::Severity;

use crate::guard::{has_identity_number, has_phone};
use crate::messages::{Lang, fill, text_of};
use crate::sheet::column_letters;

/// Declares the codes once.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $severity:ident;)*) => {
        /// Every kind of problem of a row or column.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum RowCode { $($(#[$doc])* $name,)* }

        impl RowCode {
            /// Every code, in the order of the numbers.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The code as it is printed: `RW230`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }

            /// How much it costs.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$name => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The row has content, but no name: it is left out.
    NoName = "RW230", Error;
    /// What stands for the name is a number or a date: the row is left out.
    NameNotText = "RW231", Error;
    /// The cell of the name is an error of a formula: the row is left out.
    NameFailed = "RW232", Error;
    /// What stands for the name is too long to be one: the row is left out.
    NameTooLong = "RW233", Error;
    /// A cell is an error of a formula: its value is left out.
    CellFailed = "RW234", Warning;
    /// A date can't be read: it is left out.
    BadDate = "RW235", Warning;
    /// A year can't be read: it is left out.
    BadYear = "RW236", Warning;
    /// A date is after today; it is kept.
    FutureDate = "RW237", Warning;
    /// A kind is none of the three: the row counts as a person.
    UnknownKind = "RW238", Warning;
    /// A yes-or-no cell is neither.
    UnknownFlag = "RW239", Warning;
    /// An award is not in the taxonomy: it is kept as written, without a rank.
    UnknownAward = "RW240", Hint;
    /// A text holds an identity number: it is left out.
    IdentityInCell = "RW241", Warning;
    /// A text holds a phone number or an e-mail address: it is left out.
    PhoneInCell = "RW242", Warning;
    /// A place is a home address: it is left out.
    AddressInCell = "RW243", Warning;
    /// The path of a photo leaves its folder: it is left out.
    PhotoPath = "RW244", Warning;
    /// An address of the web is none: it is left out.
    BadUrl = "RW245", Warning;
    /// An id was given to a row above: the row is left out.
    DuplicateId = "RW246", Error;
    /// A row says the same as one above: it is left out.
    SameRow = "RW247", Warning;
    /// Two rows have the same name and unit; they are two people.
    Namesakes = "RW248", Hint;
    /// A mapped column is one that is never taken: it is not taken.
    ForbiddenColumn = "RW250", Error;
    /// The cells of a mapped column look like identity numbers: it is not taken.
    ForbiddenContent = "RW251", Error;
    /// A mapped column is empty.
    EmptyColumn = "RW252", Warning;
    /// Rows are hidden in the workbook: they are left out.
    HiddenRows = "RW253", Hint;
    /// No row gave anybody.
    NobodyImported = "RW254", Error;
    /// More problems are not listed.
    MoreProblems = "RW255", Warning;
    /// Cells of a column were in an old font and converted.
    Converted = "RW256", Hint;
    /// The map's award code is in no taxonomy.
    UnknownCode = "RW257", Warning;
    /// A row has a decision, a class or a year, but no award to which they belong.
    AwardMissing = "RW258", Warning;
    /// A constant of the map holds an identity number: it is left out.
    IdentityInMap = "RW259", Warning;
    /// No heading says which column is the name: the one whose cells look most like names was taken.
    NamesGuessed = "RW260", Warning;
    /// No heading says which column is the name, and no cells look like names: the first was taken.
    NamesUnknown = "RW261", Error;
}

impl fmt::Display for RowCode {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.as_str())
    }
}

/// One thing that is wrong with a sheet, with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RowProblem {
    /// What kind of problem.
    pub code: RowCode,
    /// The row, by the number that the spreadsheet shows; `None` for a whole column or sheet.
    pub row: Option<u32>,
    /// The column, from 0; `None` for a whole row or sheet.
    pub column: Option<usize>,
    /// Whose row, where a name is known.
    pub name: Option<String>,
    /// A short excerpt of what stands there. Never an identity number.
    pub found: String,
    /// What else the message names: the other row, a count, the kind of sensitive data.
    pub detail: String,
}

impl RowProblem {
    /// A problem whose place is still to be told.
    pub(crate) fn new(code: RowCode) -> Self {
        Self {
            code,
            row: None,
            column: None,
            name: None,
            found: String::new(),
            detail: String::new(),
        }
    }

    /// The code as printed: `RW230`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        self.code.as_str()
    }

    /// How much it costs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }

    /// The place as a spreadsheet names it: `C12`, `C`, `12`, or nothing for the whole sheet.
    #[must_use]
    pub fn place(&self) -> String {
        let column = self.column.map(column_letters).unwrap_or_default();
        let row = self.row.map(|row| row.to_string()).unwrap_or_default();
        column + &row
    }

    /// What is wrong.
    #[must_use]
    pub fn message(&self, lang: Lang) -> String {
        self.say(lang, "what")
    }

    /// How to mend it.
    #[must_use]
    pub fn mend(&self, lang: Lang) -> String {
        self.say(lang, "mend")
    }

    fn say(&self, lang: Lang, part: &str) -> String {
        let key = format!("{}.{part}", self.code().to_ascii_lowercase());
        // A detail that is a word of ours is said in the reader's language.
        let word = text_of(lang, &format!("sensitive.{}", self.detail));
        let detail = if word.is_empty() { self.detail.as_str() } else { word };
        fill(text_of(lang, &key), &[("found", &self.found), ("detail", detail)])
    }
}

/// The most problems that one import lists; the last then says how many more there are.
pub const MOST_ROW_PROBLEMS: usize = 1_000;

/// The problems of an import, in the order in which they were met.
#[derive(Debug, Default)]
pub(crate) struct RowProblems {
    list: Vec<RowProblem>,
    more: usize,
}

impl RowProblems {
    /// Takes a problem. What must not be published is not repeated: reports are mailed and pasted too.
    pub(crate) fn push(&mut self, mut problem: RowProblem) {
        if has_identity_number(&problem.found) || has_phone(&problem.found) {
            "…".clone_into(&mut problem.found);
        }
        // A cell that is read for two keys is wrong once.
        let mut same_row = self.list.iter().rev().take_while(|known| known.row == problem.row);
        if problem.row.is_some() && same_row.any(|known| *known == problem) {
            return;
        }
        if self.list.len() < MOST_ROW_PROBLEMS - 1 {
            self.list.push(problem);
        } else {
            self.more += 1;
        }
    }

    /// Those of columns and of the sheet first, then row by row.
    pub(crate) fn into_vec(mut self) -> Vec<RowProblem> {
        self.list.sort_by_key(|problem| (problem.row, problem.column));
        if self.more > 0 {
            self.list.push(RowProblem {
                detail: self.more.to_string(),
                ..RowProblem::new(RowCode::MoreProblems)
            });
        }
        self.list
    }
}

/// A short excerpt of a text.
pub(crate) fn excerpt(text: &str) -> String {
    const LETTERS: usize = 60;
    if text.chars().count() <= LETTERS {
        return text.to_owned();
    }
    text.chars().take(LETTERS).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_says_what_is_wrong_and_how_to_mend_it_in_both_languages() {
        for code in RowCode::ALL {
            for lang in Lang::ALL {
                let problem = RowProblem::new(*code);
                assert!(
                    !problem.message(lang).is_empty() && !problem.mend(lang).is_empty(),
                    "{code} {lang:?}"
                );
            }
        }
        assert!(RowCode::ALL.iter().map(|code| code.as_str()).is_sorted());
    }

    #[test]
    fn what_is_wrong_with_a_cell_is_told_once() {
        let mut problems = RowProblems::default();
        let of = |row, column| RowProblem {
            row: Some(row),
            column: Some(column),
            ..RowProblem::new(RowCode::IdentityInCell)
        };
        for (row, column) in [(2, 9), (2, 3), (2, 9), (3, 9), (3, 9)] {
            problems.push(of(row, column));
        }
        let list = problems.into_vec();
        let places: Vec<String> = list.iter().map(RowProblem::place).collect();
        assert_eq!(places, ["D2", "J2", "J3"]);
    }

    #[test]
    fn a_long_list_says_how_many_more_there_are() {
        let mut problems = RowProblems::default();
        for row in 0..2_000 {
            problems.push(RowProblem { row: Some(row), ..RowProblem::new(RowCode::NoName) });
        }
        let list = problems.into_vec();
        assert_eq!(list.len(), MOST_ROW_PROBLEMS);
        assert_eq!(list.last().unwrap().detail, "1001");
    }
}
