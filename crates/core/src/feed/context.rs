//! What every reader of the feed shares: where it is, for whom, and the problems so far.
//!
//! Built up as the reader descends, so that a problem knows its JSON Pointer, id and name. Decides
//! nothing about values; their getters are in `value.rs`.

use std::rc::Rc;

use super::json::Value;
use super::problem::{Problem, ProblemCode};
use super::problems::Problems;
use super::recent::Recent;
use super::{HonoureeId, Limits};
use crate::date::PartialDate;

/// One step of a JSON Pointer.
#[derive(Debug, Clone)]
enum Step {
    Key(Rc<str>),
    Index(usize),
}

/// The state of a reading.
#[derive(Debug)]
pub(super) struct Context {
    pub(super) limits: Limits,
    pub(super) today: PartialDate,
    /// The address that relative URLs belong to: that of the page being read.
    pub(super) base: String,
    /// The language of plain strings.
    pub(super) language: Option<Rc<str>>,
    /// Whether foreign data comes through a mapping, whose types are nobody's fault.
    pub(super) is_mapped: bool,
    /// The page being read, from 1.
    pub(super) page: usize,
    /// Whose item is being read.
    pub(super) id: Option<HonoureeId>,
    pub(super) name: Option<Rc<str>>,
    pub(super) problems: Problems,
    pub(super) recent: Recent,
    path: Vec<Step>,
}

impl Context {
    pub(super) fn new(base: &str, today: PartialDate, limits: Limits, is_mapped: bool) -> Self {
        Self {
            limits,
            today,
            base: base.to_owned(),
            language: None,
            is_mapped,
            page: 0,
            id: None,
            name: None,
            problems: Problems::within(limits.problems),
            recent: Recent::default(),
            path: Vec::new(),
        }
    }

    // --- Where we are ---

    pub(super) fn enter(&mut self, key: &str) {
        self.path.push(Step::Key(key.into()));
    }

    pub(super) fn enter_index(&mut self, index: usize) {
        self.path.push(Step::Index(index));
    }

    pub(super) fn leave(&mut self) {
        self.path.pop();
    }

    /// A problem here, about the value itself or (with a key) about one of its keys.
    pub(super) fn problem(&self, code: ProblemCode, key: &str) -> Problem {
        let mut pointer = String::new();
        for step in &self.path {
            match step {
                Step::Key(key) => push_step(&mut pointer, key),
                Step::Index(index) => push_step(&mut pointer, &index.to_string()),
            }
        }
        if !key.is_empty() {
            push_step(&mut pointer, key);
        }
        Problem {
            pointer,
            page: self.page,
            id: self.id.clone(),
            name: self.name.clone(),
            ..Problem::new(code)
        }
    }

    pub(super) fn report(&mut self, code: ProblemCode, key: &str, found: &Value) {
        let problem = Problem { found: excerpt(found), ..self.problem(code, key) };
        self.problems.push(problem);
    }

    /// A problem that no value shows: a key is missing, or a rule applies.
    pub(super) fn note(&mut self, code: ProblemCode, key: &str) {
        let problem = self.problem(code, key);
        self.problems.push(problem);
    }

    pub(super) fn report_limit(&mut self, code: ProblemCode, key: &str, limit: usize) {
        let problem = Problem { limit, ..self.problem(code, key) };
        self.problems.push(problem);
    }
}

/// Appends a step of a JSON Pointer, escaped as RFC 6901 says.
pub(super) fn push_step(pointer: &mut String, step: &str) {
    pointer.push('/');
    for char in step.chars() {
        match char {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

/// Characters of a value that a problem repeats.
const EXCERPT: usize = 60;

/// The beginning of a text, on one line.
pub(super) fn shown(text: &str) -> Rc<str> {
    let mut shown: String =
        text.chars().take(EXCERPT).map(|char| if char.is_control() { ' ' } else { char }).collect();
    if text.chars().nth(EXCERPT).is_some() {
        shown.push('…');
    }
    Rc::from(shown)
}

/// A short excerpt of a value.
pub(super) fn excerpt(value: &Value) -> Rc<str> {
    match value {
        Value::Null => Rc::from("null"),
        Value::Bool(true) => Rc::from("true"),
        Value::Bool(false) => Rc::from("false"),
        Value::Number(number) => match number.as_i64() {
            Some(number) => Rc::from(number.to_string()),
            None => Rc::from("#.#"),
        },
        Value::String(text) => shown(text),
        Value::Array(_) => Rc::from("[…]"),
        Value::Object(_) => Rc::from("{…}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pointer_escapes_what_would_split_it() {
        let mut pointer = String::new();
        push_step(&mut pointer, "a/b~c");
        assert_eq!(pointer, "/a~1b~0c");
    }
}
