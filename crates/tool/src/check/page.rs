//! One page: its items built one at a time, every rule asked, every finding given its line.

use std::collections::HashSet;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, ProblemCode};
use serde_json::{Map, Value};

use super::files::Files;
use super::item::Item;
use super::people::People;
use super::sink::Sink;
use super::taxonomy::Taxonomy;
use super::{awards, personal};
use crate::finding::{Finding, Place, Rule};
use crate::source::{Wanted, locate, outline};

/// What is known from one page to the next.
pub(super) struct Checker {
    files: Files,
    people: People,
    taxonomy: Taxonomy,
    today: PartialDate,
    /// Items so far.
    pub(super) items: usize,
    /// Findings that have their line.
    located: usize,
    /// Findings about a page's last words (`next_url`) come when the page is gone: kept is where.
    last_next_url: Option<(std::rc::Rc<str>, crate::source::Located)>,
}

impl Checker {
    pub(super) fn new(files: Files, today: PartialDate, most_people: usize) -> Self {
        Self {
            files,
            people: People::new(most_people),
            taxonomy: Taxonomy::default(),
            today,
            items: 0,
            located: 0,
            last_next_url: None,
        }
    }

    /// Checks a page that the core could read; `start` is the first finding of this page.
    pub(super) fn page(&mut self, text: &str, start: usize, sink: &mut Sink) {
        self.locate_rest(sink);
        let outline = outline(text);
        for (key, range) in &outline.header {
            if key == "_recognition"
                && let Some(extension) = text.get(range.clone()).and_then(build)
            {
                self.taxonomy.add(&extension);
                self.check_as_of(&extension, sink);
            }
        }
        let nothing = Map::new();
        let of_page = sink.findings.get(start..).unwrap_or_default();
        let reported = identity_numbers(of_page);
        let reported: HashSet<&str> = reported.iter().map(String::as_str).collect();
        for (index, member) in outline.items.iter().enumerate() {
            self.items += 1;
            let Some(Value::Object(object)) = text.get(member.range.clone()).and_then(build) else {
                continue;
            };
            let item = Item::new(index, (member.line, member.column), &object, &nothing);
            self.people.check(index, &item, sink);
            awards::check(&item, self.today, sink);
            self.files.check(&item, sink);
            personal::check(&item, &reported, sink);
        }
        self.suggest(sink.findings.get_mut(start..).unwrap_or_default());
        let of_page = sink.findings.get_mut(start..).unwrap_or_default();
        find_lines(text, of_page);
        // Files are read from the top; of one place the worst comes first.
        of_page.sort_by_key(|finding| {
            let span = finding.place.span();
            (span.map(|span| (span.line, span.column)), finding.severity())
        });
        self.located = sink.findings.len();
        let wanted = [Wanted { pointer: "/next_url", part: "" }];
        self.last_next_url = locate(text, &wanted)
            .pop()
            .flatten()
            .map(|located| (std::rc::Rc::clone(&sink.file), located));
    }

    /// Gives the findings between two pages, all of `next_url`, their line.
    pub(super) fn locate_rest(&mut self, sink: &mut Sink) {
        let rest = sink.findings.get_mut(self.located..).unwrap_or_default();
        for finding in rest {
            if let (Place::Json { file, pointer, span }, Some((of, located))) =
                (&mut finding.place, &self.last_next_url)
                && pointer == "/next_url"
                && file == of
            {
                *span = Some(located.span);
                finding.excerpt = Some(located.excerpt.clone());
            }
        }
        self.located = sink.findings.len();
    }

    fn check_as_of(&self, extension: &Value, sink: &mut Sink) {
        let text = extension.get("as_of").and_then(Value::as_str);
        let date = text.and_then(PartialDate::parse);
        if let (Some(text), true) = (text, date.is_some_and(|date| date > self.today)) {
            sink.of_feed(Rule::FutureDate, "/_recognition/as_of", &[("date", text)]);
        }
    }

    /// What an unknown award code was meant to be.
    fn suggest(&self, findings: &mut [Finding]) {
        let unknown = ProblemCode::UnknownAward.as_str();
        for finding in findings.iter_mut().filter(|finding| finding.code() == unknown) {
            finding.suggestion = self.taxonomy.nearest(&finding.found).map(Into::into);
        }
    }
}

/// A value, repaired as the core repairs it; `None` for one that it refuses too.
fn build(json: &str) -> Option<Value> {
    serde_json::from_str(json)
        .or_else(|error| match feed::repair(json) {
            Some(repaired) => serde_json::from_str(&repaired),
            None => Err(error),
        })
        .ok()
}

/// Where the core has told of identity numbers.
fn identity_numbers(findings: &[Finding]) -> Vec<String> {
    let code = ProblemCode::IdentityNumber.as_str();
    let pointers = findings.iter().filter(|finding| finding.code() == code);
    pointers.filter_map(|finding| finding.place.pointer().map(str::to_owned)).collect()
}

/// Gives every finding that has a pointer its line and its excerpt.
fn find_lines(text: &str, findings: &mut [Finding]) {
    let open = |finding: &Finding| matches!(finding.place, Place::Json { span: None, .. });
    let wanted: Vec<Wanted<'_>> = findings
        .iter()
        .filter(|finding| open(finding))
        .filter_map(|finding| {
            Some(Wanted { pointer: finding.place.pointer()?, part: &finding.found })
        })
        .collect();
    let located = locate(text, &wanted);
    drop(wanted);
    for (finding, located) in findings.iter_mut().filter(|finding| open(finding)).zip(located) {
        if let (Place::Json { span, .. }, Some(located)) = (&mut finding.place, located) {
            *span = Some(located.span);
            finding.excerpt = Some(located.excerpt);
        }
    }
}
