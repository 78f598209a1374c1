//! The list of problems of a reading: bounded, and what costs most stays in it.
//!
//! Problems go in as they are met; nothing here decides what is one, or says it.

use super::problem::{Problem, ProblemCode, Severity};

/// The most problems that one reading lists unless its limits say otherwise; the last then says how
/// many more there are.
///
/// A panel of more is read by nobody, and a feed of 100,000 broken items must not fill the memory.
pub const MOST_PROBLEMS: usize = 500;

/// The problems of a reading: bounded, in the order in which they were met. Once the list is full,
/// what costs more takes the place of a hint.
#[derive(Debug, Clone)]
pub(super) struct Problems {
    list: Vec<Problem>,
    most: usize,
    /// Where hints end that may give up their place: behind it there are none.
    hints_end: usize,
}

impl Problems {
    /// None yet, and never more than `most`.
    pub(super) fn within(most: usize) -> Self {
        Self { list: Vec::new(), most, hints_end: most }
    }

    pub(super) fn push(&mut self, problem: Problem) {
        if self.list.len() < self.most {
            self.list.push(problem);
        } else if let Some(last) = self.list.last_mut() {
            if last.code != ProblemCode::MoreProblems {
                // The one that gives up its place is among those that are only counted.
                *last = Problem { limit: 1, ..Problem::new(ProblemCode::MoreProblems) };
            }
            last.limit += 1;
            if problem.severity() != Severity::Hint {
                self.keep_instead_of_a_hint(problem);
            }
        }
    }

    /// Ten thousand photos without a description must not hide one person who is not shown.
    fn keep_instead_of_a_hint(&mut self, problem: Problem) {
        let before = self.list.get_mut(..self.hints_end).unwrap_or_default();
        let hint = before.iter().rposition(|known| known.severity() == Severity::Hint);
        self.hints_end = hint.unwrap_or_default();
        if let Some(hint) = hint.and_then(|hint| self.list.get_mut(hint)) {
            *hint = problem;
        }
    }

    /// All so far; there is then room for as many again.
    pub(super) fn take(&mut self) -> Vec<Problem> {
        self.hints_end = self.most;
        std::mem::take(&mut self.list)
    }

    pub(super) fn as_slice(&self) -> &[Problem] {
        &self.list
    }

    /// Gives the last problem another code, where that says more.
    pub(super) fn replace_last(&mut self, code: ProblemCode) {
        if let Some(last) = self.list.last_mut() {
            last.code = code;
        }
    }

    /// Those that were pushed since there were `count`.
    pub(super) fn since(&mut self, count: usize) -> &mut [Problem] {
        self.list.get_mut(count..).unwrap_or_default()
    }

    pub(super) fn into_vec(self) -> Vec<Problem> {
        self.list
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::locale::Locale;

    #[test]
    fn hints_never_crowd_out_an_error() {
        let mut problems = Problems::within(4);
        for code in [
            ProblemCode::NoId,
            ProblemCode::NoPhotoAlt,
            ProblemCode::NoPhotoAlt,
            ProblemCode::NoPhotoAlt,
            ProblemCode::NoPhotoAlt,
            ProblemCode::TooManyItems,
            ProblemCode::NoName,
            ProblemCode::DuplicateId,
        ] {
            problems.push(Problem::new(code));
        }
        let codes: Vec<&str> = problems.as_slice().iter().map(Problem::code).collect();
        assert_eq!(codes, ["RW011", "RW012", "RW060", "RW065"]);
        assert_eq!(problems.as_slice().last().unwrap().limit, 5);
        assert_eq!((problems.take().len(), problems.as_slice().len()), (4, 0));
    }

    #[test]
    fn a_full_list_of_problems_says_how_many_more_there_are() {
        let mut problems = Problems::within(MOST_PROBLEMS);
        for _ in 0..MOST_PROBLEMS + 10 {
            problems.push(Problem::new(ProblemCode::NoId));
        }
        let list = problems.into_vec();
        assert_eq!(list.len(), MOST_PROBLEMS);
        let end = list.last().unwrap();
        assert_eq!((end.code, end.limit), (ProblemCode::MoreProblems, 11));
        assert_eq!(end.message(&Locale::best(["en"])), "11 more problems are not listed here.");
    }
}
