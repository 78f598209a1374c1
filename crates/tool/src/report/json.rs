//! Findings as JSON, for programs: stable keys, the words of one language.

use std::io::{self, Write};

use recognition_wall_sheet::column_letters;
use serde::Serialize;

use super::{counts, shown_found};
use crate::check::Checked;
use crate::finding::{Finding, Place};
use crate::words::Language;

#[derive(Serialize)]
struct Report<'a> {
    files: usize,
    items: usize,
    left_out: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
    language: &'static str,
    findings: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    code: &'a str,
    severity: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<&'a str>,
    place: Where<'a>,
    message: String,
    mend: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    found: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    suggestion: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    related: Option<Where<'a>>,
}

#[derive(Serialize, Default)]
struct Where<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pointer: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    end_column: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
}

/// Writes all findings as one JSON object.
///
/// # Errors
/// Those of `out`.
pub fn write_json(checked: &Checked, language: Language, out: &mut impl Write) -> io::Result<()> {
    let [errors, warnings, hints] = counts(checked);
    let report = Report {
        files: checked.files,
        items: checked.items,
        left_out: checked.left_out,
        errors,
        warnings,
        hints,
        language: language.tag(),
        findings: checked.findings.iter().map(|finding| entry(finding, language)).collect(),
    };
    serde_json::to_writer_pretty(&mut *out, &report).map_err(io::Error::from)?;
    writeln!(out)
}

fn entry(finding: &Finding, language: Language) -> Entry<'_> {
    Entry {
        code: finding.code(),
        severity: finding.severity().as_str(),
        id: finding.id.as_deref(),
        name: finding.name.as_deref(),
        place: place(&finding.place),
        message: finding.fault.message(language),
        mend: finding.fault.mend(language),
        found: shown_found(finding),
        suggestion: finding.suggestion.as_deref(),
        related: finding.related.as_ref().map(place),
    }
}

fn place(place: &Place) -> Where<'_> {
    let span = place.span();
    let (sheet, cell) = match place {
        Place::Cell { sheet, row, column, .. } => {
            let column = column.map(column_letters).unwrap_or_default();
            (Some(&**sheet), Some(format!("{column}{row}")))
        }
        Place::File { .. } | Place::Json { .. } => (None, None),
    };
    Where {
        file: place.file(),
        pointer: place.pointer(),
        line: span.map(|span| span.line),
        column: span.map(|span| span.column),
        end_line: span.map(|span| span.end_line),
        end_column: span.map(|span| span.end_column),
        sheet,
        cell,
    }
}
