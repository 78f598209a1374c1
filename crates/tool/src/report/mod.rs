//! Findings in a form for somebody: text for an editor, JSON for a program, SARIF for a code host.
//!
//! Writes into what it is given, and nowhere else; a closed pipe is the caller's error to judge.

mod json;
mod sarif;
mod text;

use recognition_wall_core::feed::Severity;

use crate::check::Checked;
use crate::finding::Finding;

pub use json::write_json;
pub use sarif::write_sarif;
pub use text::{Look, write_text};

/// How many findings of each severity there are: errors, warnings, hints.
#[must_use]
pub fn counts(checked: &Checked) -> [usize; 3] {
    [Severity::Error, Severity::Warning, Severity::Hint].map(|severity| {
        checked.findings.iter().filter(|finding| finding.severity() == severity).count()
    })
}

/// The text at fault, where a report may carry it on.
fn shown_found(finding: &Finding) -> Option<&str> {
    (!finding.found.is_empty() && !finding.fault.is_private()).then_some(&*finding.found)
}
