//! The check as a list: a light for how much it costs, whose it is, where it stands, how to mend it.

use recognition_wall_core::feed::Severity;
use yew::html::Scope;
use yew::prelude::*;

use super::{Builder, Message, Source};
use crate::check::{Finding, Place, Report};
use crate::words::{say, text};

/// Draws the list with its heading.
pub(super) fn view(builder: &Builder, report: &Report, link: &Scope<Builder>) -> Html {
    let lang = builder.lang;
    let shown = report.findings.iter().take(builder.shown);
    let rest = report.findings.len().saturating_sub(builder.shown);
    let verdict = match report.findings.first().map(|finding| finding.severity) {
        Some(Severity::Error) => "ui.check.verdict.error",
        Some(Severity::Warning) => "ui.check.verdict.warning",
        Some(Severity::Hint) => "ui.check.verdict.hint",
        None => "ui.check.verdict.clean",
    };
    let worst = report.findings.first().map_or("clean", |finding| finding.severity.as_str());
    html! {
        <div class="verdict" data-severity={worst}>
            <h3 class="verdict__title">{ light(worst) }{ text(lang, verdict) }</h3>
            <p class="verdict__sum">{ builder.summary(report) }</p>
            if !report.findings.is_empty() {
                <ol class="findings">
                    { for shown.enumerate().map(|(number, finding)| one(builder, number, finding)) }
                </ol>
            }
            if rest > 0 {
                <button class="button" type="button" onclick={link.callback(|_| Message::More)}>
                    { say(lang, "ui.check.more", &[("count", &rest.to_string())]) }</button>
            }
            { beyond(builder, report) }
        </div>
    }
}

/// What is not looked at here, and what looks at it.
fn beyond(builder: &Builder, report: &Report) -> Html {
    let lang = builder.lang;
    let file = match &builder.source {
        Source::File(name, _) => name,
        Source::Sample | Source::Address => "feed.json",
    };
    html! {
        <div class="beyond">
            if report.goes_on {
                <p>{ text(lang, "ui.check.goes-on") }</p>
            }
            <p>{ text(lang, "ui.check.beyond") }{ " " }
                <code class="beyond__command">{ ["wall check ", &quoted(file)].concat() }</code></p>
        </div>
    }
}

/// A file's name as a command line takes it.
fn quoted(file: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "._-".contains(letter);
    if file.chars().all(is_plain) { file.to_owned() } else { ["\"", file, "\""].concat() }
}

fn one(builder: &Builder, number: usize, finding: &Finding) -> Html {
    let lang = builder.lang;
    let word = match finding.severity {
        Severity::Error => text(lang, "ui.severity.error"),
        Severity::Warning => text(lang, "ui.severity.warning"),
        Severity::Hint => text(lang, "ui.severity.hint"),
    };
    html! {
        <li class="finding" key={number} tabindex="-1" data-severity={finding.severity.as_str()}>
            { light(finding.severity.as_str()) }
            <div class="finding__body">
                <p class="finding__head">
                    <span class="finding__word">{ word }</span>
                    if let Some(name) = &finding.name {
                        <strong class="finding__name" lang="vi">{ name.clone() }</strong>
                    }
                    { place(builder, &finding.place) }
                </p>
                <p class="finding__what">{ finding.message.clone() }</p>
                <p class="finding__mend">
                    <span class="finding__arrow" aria-hidden="true">{ "→ " }</span>
                    { finding.mend.clone() }</p>
            </div>
            <code class="finding__code">{ finding.code }</code>
        </li>
    }
}

fn place(builder: &Builder, place: &Place) -> Html {
    let said = |key: &str, values: &[(&str, &str)]| {
        html! { <span class="finding__place">{ say(builder.lang, key, values) }</span> }
    };
    match place {
        Place::File => html! {},
        Place::Cell { row: Some(row), column: Some(column) } => {
            said("ui.place.cell", &[("row", &row.to_string()), ("column", column)])
        }
        Place::Cell { row: Some(row), .. } => said("ui.place.row", &[("row", &row.to_string())]),
        Place::Cell { column, .. } => {
            said("ui.place.column", &[("column", column.as_deref().unwrap_or_default())])
        }
        Place::Text { line, column } => {
            said("ui.place.text", &[("line", &line.to_string()), ("column", &column.to_string())])
        }
        Place::Json { pointer, page: 1 } => {
            html! { <code class="finding__place">{ pointer.clone() }</code> }
        }
        Place::Json { pointer, page } => {
            said("ui.place.page", &[("pointer", pointer), ("page", &page.to_string())])
        }
    }
}

/// A light that shape tells as well as colour; the word beside it says it too.
fn light(severity: &'static str) -> Html {
    html! { <span class="light" data-severity={severity} aria-hidden="true"></span> }
}
