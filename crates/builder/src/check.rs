//! What is wrong with a feed or a sheet, said by the same rules as the wall and the tool have: the core
//! reads a feed, `crates/sheet` a table. Bytes go in, a [`Report`] comes out. Never asks the network.

use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, FacetSpec, Feed, Problem, ReadOptions, Severity};
use recognition_wall_core::index::{Index, Label};
use recognition_wall_core::locale::Locale;
use recognition_wall_sheet::{Lang, Map, RowProblem, SheetError, Workbook, column_letters};

use crate::words::mend;

/// Facets that a feed may have without naming them.
const KNOWN_FACETS: &[&str] =
    &["award", "field", "place", "year", "kind", "level", "programme", "unit", "tag"];

/// Where something is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Place {
    /// The whole file.
    File,
    /// A cell, a row or a column of a sheet.
    Cell {
        /// From 1, as the spreadsheet shows it.
        row: Option<u32>,
        /// In letters.
        column: Option<String>,
    },
    /// A JSON Pointer, and the page where it is not the first.
    Json {
        /// RFC 6901.
        pointer: String,
        /// From 1.
        page: usize,
    },
    /// Line and column of the text, from 1.
    Text {
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
}

/// Something to mend.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// `RW012`.
    pub code: &'static str,
    /// How much it costs.
    pub severity: Severity,
    /// Whose.
    pub name: Option<String>,
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub message: String,
    /// How to mend it.
    pub mend: String,
}

/// A filter that the feed has values for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The name in the attribute.
    pub key: String,
    /// What the visitor reads.
    pub label: String,
    /// The first few of its values.
    pub values: Vec<String>,
}

/// What became of a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    /// People who are shown.
    pub people: usize,
    /// Items or rows that a problem hides.
    pub left_out: usize,
    /// The feed goes on in further files, which are not looked at here.
    pub goes_on: bool,
    /// The title over the wall.
    pub title: String,
    /// What to mend: what costs most first.
    pub findings: Vec<Finding>,
    /// Filters that the feed has values for.
    pub facets: Vec<Facet>,
    /// The feed that was made of a sheet, as JSON.
    pub made: Option<Rc<str>>,
    /// Which column of the sheet was taken for what, and which was not: the map, in TOML.
    pub map: Option<String>,
}

impl Report {
    /// How many findings cost this much.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.findings.iter().filter(|finding| finding.severity == severity).count()
    }
}

/// Whether bytes are a table: by the name of their file, and never where they begin as JSON does.
fn is_table(name: &str, bytes: &[u8]) -> bool {
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    let tables = ["csv", "tsv", "txt", "xlsx", "xls", "xlsm", "ods"];
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    ending.is_some_and(|ending| tables.contains(&ending.as_str()))
        && !matches!(start.first(), Some(b'{' | b'['))
}

/// Checks a file by its name and its bytes. `feed_url` is where the feed is or will be.
///
/// ```
/// use recognition_wall_builder::check::{Place, check};
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_sheet::Lang;
/// let csv = "STT,Họ và tên,Danh hiệu\n1,Trần Thị Bé Năm,BK UBND tỉnh\n2,,BK UBND tỉnh\n";
/// let report = check("danh-sach.csv", csv.as_bytes(), "", PartialDate::EPOCH, Lang::Vi);
/// let finding = &report.findings[0];
/// assert_eq!((report.people, finding.code), (1, "RW230"));
/// assert_eq!(finding.place, Place::Cell { row: Some(3), column: Some("B".to_owned()) });
/// ```
#[must_use]
pub fn check(name: &str, bytes: &[u8], feed_url: &str, today: PartialDate, lang: Lang) -> Report {
    if is_table(name, bytes) {
        table(name, bytes, today, lang).unwrap_or_else(|error| {
            refused(error.code(), error.message(lang), error.mend(lang), lang)
        })
    } else {
        feed(bytes, feed_url, today, lang)
    }
}

fn feed(bytes: &[u8], feed_url: &str, today: PartialDate, lang: Lang) -> Report {
    let locale = Locale::best([lang.tag()]);
    let options = ReadOptions { feed_url, ..ReadOptions::new(today) };
    match feed::read(bytes, &options) {
        Ok(reading) => {
            let findings = reading.problems.iter().map(|problem| of_feed(problem, &locale));
            let findings = findings.collect();
            Report { left_out: reading.left_out, ..report(reading.feed, findings, &locale) }
        }
        Err(failure) => {
            Report { findings: vec![of_feed(&failure.problem(), &locale)], ..Report::default() }
        }
    }
}

fn table(name: &str, bytes: &[u8], today: PartialDate, lang: Lang) -> Result<Report, SheetError> {
    let locale = Locale::best([lang.tag()]);
    let sheet = Workbook::of_bytes(name, bytes.to_vec())?.sheet(None)?;
    let written = Map::suggest(&sheet, lang);
    let map = match Map::parse(&written) {
        Ok(map) => map,
        Err(error) => {
            return Ok(refused(error.code(), error.message(lang), error.mend(lang), lang));
        }
    };
    let imported = recognition_wall_sheet::import(&sheet, &map, today);
    // Nobody has looked over the map.
    let guess = Map::guessed(&sheet);
    let problems = guess.iter().chain(&imported.problems);
    let findings: Vec<Finding> = problems.map(|problem| of_row(problem, lang)).collect();
    let left_out = imported.counts.left_out;
    let json = imported.json().map_err(|error| SheetError::Corrupt(error.to_string()))?;
    // The wall reads what was made: whom it would not show is not counted.
    let read = feed::read(json.as_bytes(), &ReadOptions::new(today)).unwrap_or_default();
    let report = report(read.feed, findings, &locale);
    Ok(Report { left_out, made: Some(Rc::from(json)), map: Some(written), ..report })
}

fn report(feed: Feed, mut findings: Vec<Finding>, locale: &Locale) -> Report {
    findings.sort_by_key(|finding| finding.severity);
    let title = feed.title.in_language(locale.tag()).0.to_string();
    let people = feed.items.len();
    let goes_on = feed.next_url.is_some();
    let facets = facets(Rc::new(feed), locale);
    Report { people, goes_on, title, findings, facets, ..Report::default() }
}

/// The filters that the feed has values for: its own first.
fn facets(feed: Rc<Feed>, locale: &Locale) -> Vec<Facet> {
    let spec = |key: &str| FacetSpec { key: Rc::from(key), label: None };
    let attributes = feed.items.iter().flat_map(|person| person.attributes.iter());
    let attributes: std::collections::BTreeSet<Rc<str>> =
        attributes.map(|(key, _)| Rc::clone(key)).collect();
    let wanted: Vec<FacetSpec> = feed
        .facets
        .iter()
        .cloned()
        .chain(KNOWN_FACETS.iter().map(|key| spec(key)))
        .chain(attributes.iter().map(|key| spec(key)))
        .collect();
    let said = |label: &Label| match label {
        Label::Text(text) => text.in_language(locale.tag()).0.to_string(),
        Label::Message(message) => locale.text(*message).to_owned(),
    };
    let index = Index::build(feed, &wanted);
    let facet = |facet: &recognition_wall_core::index::Facet| Facet {
        key: facet.key.to_string(),
        label: said(&facet.label),
        values: facet.values.iter().take(3).map(|value| said(&value.label)).collect(),
    };
    index.facets().iter().map(facet).collect()
}

fn of_feed(problem: &Problem, locale: &Locale) -> Finding {
    let place = match problem.position {
        Some((line, column)) => Place::Text { line, column },
        None if problem.pointer.is_empty() => Place::File,
        None => Place::Json { pointer: problem.pointer.clone(), page: problem.page },
    };
    Finding {
        code: problem.code(),
        severity: problem.severity(),
        name: problem.name.as_deref().map(str::to_owned),
        place,
        message: problem.message(locale),
        mend: problem.mend(locale),
    }
}

fn of_row(problem: &RowProblem, lang: Lang) -> Finding {
    let place = match (problem.row, problem.column.map(column_letters)) {
        (None, None) => Place::File,
        (row, column) => Place::Cell { row, column },
    };
    Finding {
        code: problem.code(),
        severity: problem.severity(),
        name: problem.name.clone(),
        place,
        message: problem.message(lang),
        mend: mend(lang, problem.code()).map_or_else(|| problem.mend(lang), str::to_owned),
    }
}

/// The report on a file of which nothing can be read.
fn refused(code: &'static str, message: String, mend: String, lang: Lang) -> Report {
    let (severity, place) = (Severity::Error, Place::File);
    let mend = self::mend(lang, code).map_or(mend, str::to_owned);
    let finding = Finding { code, severity, name: None, place, message, mend };
    Report { findings: vec![finding], ..Report::default() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(name: &str, text: &str) -> Report {
        check(name, text.as_bytes(), "", PartialDate::new(2026, 11, 24).unwrap(), Lang::Vi)
    }

    #[test]
    fn a_sheet_of_a_spreadsheet_program_is_refused_with_the_way_out() {
        let report = check("a.xlsx", b"PK\x03\x04rest", "", PartialDate::EPOCH, Lang::Vi);
        let finding = &report.findings[0];
        // Built together with the tool, the sheets' crate reads workbooks, and this one is broken.
        match finding.code {
            "RW210" => assert!(finding.mend.contains("csv"), "{finding:?}"),
            code => assert_eq!(code, "RW209", "{finding:?}"),
        }
        assert!(!finding.mend.is_empty() && report.people == 0);
    }

    #[test]
    fn json_is_json_whatever_the_name_says() {
        let report = of("feed.txt", r#"{"items": [{"id": "a"}, {"id": "b", "title": "Năm"}]}"#);
        assert_eq!((report.people, report.left_out), (1, 1));
        assert_eq!(
            report.findings[0].place,
            Place::Json { pointer: "/items/0/title".to_owned(), page: 1 }
        );
    }

    #[test]
    fn what_is_cut_off_is_named_by_line() {
        let report = of("feed.json", "{\n  \"items\": [");
        assert_eq!(report.findings[0].code, "RW003");
        assert!(matches!(report.findings[0].place, Place::Text { line: 2, .. }));
    }

    #[test]
    fn a_feed_that_goes_on_elsewhere_says_so() {
        let page = r#"{"next_url": "feed-2.json", "items": [{"id": "a", "title": "Năm"}]}"#;
        let report = check(
            "feed.json",
            page.as_bytes(),
            "https://a.example/feed.json",
            PartialDate::EPOCH,
            Lang::Vi,
        );
        assert!(report.goes_on && report.people == 1);
        assert!(!of("feed.json", r#"{"items": [{"id": "a", "title": "Năm"}]}"#).goes_on);
    }

    #[test]
    fn a_list_without_known_headings_is_never_all_well() {
        for (text, code, severity) in [
            ("a;b;c\n1;2;3\n4;5;6\n", "RW261", Severity::Error),
            (
                "STT;Họ và tên,Đơn vị;Danh hiệu\n1;Trần Thị Bé Năm,Sở Y tế;BK\n",
                "RW261",
                Severity::Error,
            ),
            ("1;Trần Thị Bé Năm\n2;Nguyễn Văn Đực\n", "RW260", Severity::Warning),
        ] {
            let report = of("a.csv", text);
            let finding = report.findings.iter().find(|finding| finding.code == code).unwrap();
            assert_eq!(finding.severity, severity, "{text}");
            assert!(matches!(&finding.place, Place::Cell { row: None, column: Some(_) }));
        }
    }

    #[test]
    fn a_mend_speaks_of_what_an_editor_has_here() {
        let report = of("a.csv", "STT;Họ và tên;Danh hiệu\n1;12345;BK UBND tỉnh\n2;Lê Thị Út;Lạ\n");
        for code in ["RW231", "RW240"] {
            let finding = report.findings.iter().find(|finding| finding.code == code).unwrap();
            assert!(!finding.mend.contains("ánh xạ"), "{}", finding.mend);
        }
    }

    #[test]
    fn what_costs_most_stands_first_and_only_filters_with_values_are_offered() {
        let csv = "STT;Họ và tên;Đơn vị;Danh hiệu\n1;Trần Thị Bé Năm;HTX Vị Thủy;Danh hiệu lạ\n2;;Sở Y tế;BK UBND tỉnh\n";
        let report = of("a.csv", csv);
        let severities: Vec<Severity> =
            report.findings.iter().map(|finding| finding.severity).collect();
        assert!(severities.is_sorted() && severities.len() > 1, "{severities:?}");
        let keys: Vec<&str> = report.facets.iter().map(|facet| facet.key.as_str()).collect();
        assert!(keys.contains(&"unit") && !keys.contains(&"field"), "{keys:?}");
        assert!(report.made.unwrap().contains("Trần Thị Bé Năm"));
        assert!(report.map.unwrap().contains("name = \"B\""));
    }
}
