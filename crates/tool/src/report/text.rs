//! Findings as a good compiler shows them: what, where, the line with the place marked, the way out.

use std::collections::BTreeMap;
use std::io::{self, Write};

use recognition_wall_core::feed::Severity;
use unicode_width::UnicodeWidthStr;

use super::counts;
use crate::check::Checked;
use crate::finding::Finding;
use crate::source::Excerpt;
use crate::words::Language;

/// Findings of one code that are shown in full, unless all are asked for.
const SHOWN_OF_A_KIND: usize = 5;

/// How the text looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The language of all words.
    pub language: Language,
    /// Whether the terminal shows colours.
    pub has_colour: bool,
    /// Whether every finding is shown, however often one kind repeats.
    pub shows_all: bool,
}

const BOLD: &str = "\u{1b}[1m";
const RED: &str = "\u{1b}[1;31m";
const YELLOW: &str = "\u{1b}[1;33m";
const CYAN: &str = "\u{1b}[1;36m";
const PLAIN: &str = "\u{1b}[0m";

impl Look {
    fn paint(self, colour: &str, text: &str) -> String {
        if self.has_colour { [colour, text, PLAIN].concat() } else { text.to_owned() }
    }

    fn severity(self, severity: Severity) -> (&'static str, &'static str) {
        let colour = match severity {
            Severity::Error => RED,
            Severity::Warning => YELLOW,
            Severity::Hint => CYAN,
        };
        (colour, self.language.text(&["severity.", severity.as_str()].concat()))
    }
}

/// Writes every finding and a line of counts.
///
/// # Errors
/// Those of `out`.
pub fn write_text(checked: &Checked, look: Look, out: &mut impl Write) -> io::Result<()> {
    let language = look.language;
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in &checked.findings {
        let kind = kinds.entry(finding.code()).or_default();
        *kind += 1;
        if look.shows_all || *kind <= SHOWN_OF_A_KIND {
            write_finding(finding, look, out)?;
        }
    }
    let mut has_more = false;
    for (code, count) in
        kinds.iter().filter(|(_, count)| **count > SHOWN_OF_A_KIND && !look.shows_all)
    {
        has_more = true;
        let count = language.locale().number(count - SHOWN_OF_A_KIND);
        writeln!(out, "{}", language.say("report.more", &[("count", &count), ("code", code)]))?;
    }
    if has_more {
        writeln!(out)?;
    }
    if checked.findings.is_empty() {
        writeln!(out, "{}", language.text("report.clean"))?;
    } else {
        let [errors, warnings, hints] = counts(checked);
        let errors = language.count("count.errors", errors);
        let warnings = language.count("count.warnings", warnings);
        let hints = language.count("count.hints", hints);
        let values = [("errors", &*errors), ("warnings", &warnings), ("hints", &hints)];
        writeln!(out, "{}", look.paint(BOLD, &language.say("report.counts", &values)))?;
    }
    let items = language.count("count.items", checked.items);
    let files = language.count("count.files", checked.files);
    let left_out = language.locale().number(checked.left_out);
    let values = [("items", &*items), ("files", &files), ("left_out", &left_out)];
    writeln!(out, "{}", language.say("report.read", &values))
}

fn write_finding(finding: &Finding, look: Look, out: &mut impl Write) -> io::Result<()> {
    let language = look.language;
    let (colour, severity) = look.severity(finding.severity());
    let code = format!("{severity}[{}]", finding.code());
    let message = finding.fault.message(language);
    writeln!(out, "{}: {}", look.paint(colour, &code), look.paint(BOLD, &plain(&message)))?;
    let line = finding.place.span().map(|span| span.line.to_string()).unwrap_or_default();
    let margin = " ".repeat(line.len().max(1));
    writeln!(out, "{margin}{} {}", look.paint(CYAN, "-->"), plain(&finding.place.to_string()))?;
    let bar = look.paint(CYAN, "|");
    if let Some(excerpt) = &finding.excerpt {
        let (shown, before, marked) = marked_line(excerpt);
        writeln!(out, "{margin} {bar}")?;
        writeln!(out, "{} {bar} {shown}", look.paint(CYAN, &line))?;
        let carets = look.paint(colour, &"^".repeat(marked.max(1)));
        writeln!(out, "{margin} {bar} {}{carets}", " ".repeat(before))?;
    }
    let mut note = |label: &str, text: &str| {
        let label = language.text(label);
        writeln!(out, "{margin} {} {label}: {}", look.paint(CYAN, "="), plain(text))
    };
    match (&finding.name, &finding.id) {
        (Some(name), Some(id)) => note("label.who", &format!("{name} ({id})"))?,
        (Some(who), None) | (None, Some(who)) => note("label.who", who)?,
        (None, None) => {}
    }
    if let Some(pointer) = finding.place.pointer().filter(|pointer| !pointer.is_empty()) {
        note("label.pointer", pointer)?;
    }
    if let Some(related) = &finding.related {
        note("label.also", &related.to_string())?;
    }
    if let Some(suggestion) = &finding.suggestion {
        note("label.meant", &format!("“{suggestion}”?"))?;
    }
    note("label.mend", &finding.fault.mend(language))?;
    writeln!(out)
}

/// The line, and the columns of a terminal before and below the mark.
fn marked_line(excerpt: &Excerpt) -> (String, usize, usize) {
    let cut = |is_cut: bool| if is_cut { "…" } else { "" };
    let before = [cut(excerpt.is_cut_before), &excerpt.before].concat();
    let shown = [&before, &*excerpt.marked, &excerpt.after, cut(excerpt.is_cut_after)].concat();
    (shown, before.width(), excerpt.marked.width())
}

/// A text from a feed as a terminal may be given it.
fn plain(text: &str) -> String {
    let is_harmful = |char: char| {
        char.is_control() || matches!(char, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
    };
    text.chars().map(|char| if is_harmful(char) { ' ' } else { char }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_mark_stands_below_its_letters_whatever_their_form() {
        let text = "\"tên\": \"Nguye\u{302}\u{303}n 漢 X\"";
        let start = text.find('X').unwrap();
        let (_, before, marked) = marked_line(&Excerpt::of(text, start..start + 1));
        assert_eq!((before, marked), (18, 1));
    }
}
