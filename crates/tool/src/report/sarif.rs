//! Findings as SARIF 2.1.0 (OASIS standard, 27 March 2020): what code hosts and editors read.

use std::collections::BTreeMap;
use std::io::{self, Write};

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use recognition_wall_core::feed::Severity;
use recognition_wall_sheet::column_letters;
use serde_json::{Value, json};

use crate::check::Checked;
use crate::finding::{Finding, Place};
use crate::words::Language;

/// What a path may not hold as it is where a URI reference is wanted (RFC 3986).
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b'\\')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b':');

/// Writes all findings as one SARIF log of one run.
///
/// # Errors
/// Those of `out`.
pub fn write_sarif(checked: &Checked, language: Language, out: &mut impl Write) -> io::Result<()> {
    let mut rules: BTreeMap<&str, &Finding> = BTreeMap::new();
    for finding in &checked.findings {
        rules.entry(finding.code()).or_insert(finding);
    }
    let codes: Vec<&str> = rules.keys().copied().collect();
    let results: Vec<Value> =
        checked.findings.iter().map(|finding| result(finding, &codes, language)).collect();
    let rules: Vec<Value> = rules.values().map(|finding| rule(finding, language)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "wall",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "language": language.tag(),
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    serde_json::to_writer_pretty(&mut *out, &log).map_err(io::Error::from)?;
    writeln!(out)
}

fn rule(finding: &Finding, language: Language) -> Value {
    json!({
        "id": finding.code(),
        "help": { "text": finding.fault.mend(language) },
        "defaultConfiguration": { "level": level(finding.severity()) },
    })
}

fn result(finding: &Finding, codes: &[&str], language: Language) -> Value {
    let text = [finding.fault.message(language), finding.fault.mend(language)].join(" ");
    let mut result = json!({
        "ruleId": finding.code(),
        "ruleIndex": codes.binary_search(&finding.code()).unwrap_or_default(),
        "level": level(finding.severity()),
        "message": { "text": text },
        "locations": [location(&finding.place)],
    });
    if let (Some(related), Some(result)) = (&finding.related, result.as_object_mut()) {
        result.insert("relatedLocations".to_owned(), json!([location(related)]));
    }
    result
}

fn location(place: &Place) -> Value {
    let uri = place.file().replace(std::path::MAIN_SEPARATOR, "/");
    let mut physical =
        json!({ "artifactLocation": { "uri": utf8_percent_encode(&uri, PATH).to_string() } });
    let region = place.span().map(|span| {
        json!({
            "startLine": span.line,
            "startColumn": span.column,
            "endLine": span.end_line,
            "endColumn": span.end_column,
        })
    });
    if let (Some(region), Some(physical)) = (region, physical.as_object_mut()) {
        physical.insert("region".to_owned(), region);
    }
    let logical = match place {
        Place::Json { pointer, .. } if !pointer.is_empty() => Some(pointer.clone()),
        Place::Cell { sheet, row, column, .. } => {
            Some(format!("{sheet}!{}{row}", column.map(column_letters).unwrap_or_default()))
        }
        Place::File { .. } | Place::Json { .. } => None,
    };
    let logical: Vec<Value> =
        logical.into_iter().map(|name| json!({ "fullyQualifiedName": name })).collect();
    json!({ "physicalLocation": physical, "logicalLocations": logical })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}
