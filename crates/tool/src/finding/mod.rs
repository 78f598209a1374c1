//! Findings: what is wrong, of whom, and where. Plain data; words come only when somebody asks.
//!
//! A [`Fault`] of the core, of the tool's own rules or of another crate (sheets, photos) becomes a
//! [`Finding`] by being given a place. Nothing here decides what is wrong, or prints.

mod fault;
mod place;
mod rule;

pub use fault::{Fault, RuleFault};
pub use place::Place;
pub use recognition_wall_core::feed::Severity;
pub use rule::Rule;

use std::rc::Rc;

use recognition_wall_core::feed::Problem;

use crate::source::Excerpt;

/// One thing that is wrong, with its place.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What is wrong, ready to be said in a language.
    pub fault: Rc<dyn Fault>,
    /// The id of whose item it is, where it has one.
    pub id: Option<Rc<str>>,
    /// The name of whose item it is, where it has one and may be named.
    pub name: Option<Rc<str>>,
    /// Where it stands.
    pub place: Place,
    /// The line it stands on, where it is one of a text.
    pub excerpt: Option<Excerpt>,
    /// The exact text at fault, as it stands decoded in the value; empty where nothing is there.
    pub found: Rc<str>,
    /// What was probably meant: an award code, a file name.
    pub suggestion: Option<Rc<str>>,
    /// Another place that belongs to it: the first of two alike.
    pub related: Option<Place>,
}

impl Finding {
    /// A finding at a place, of nobody and nothing in particular yet.
    #[must_use]
    pub fn new(fault: Rc<dyn Fault>, place: Place) -> Self {
        Self {
            fault,
            id: None,
            name: None,
            place,
            excerpt: None,
            found: Rc::from(""),
            suggestion: None,
            related: None,
        }
    }

    /// The core's problem as a finding; `place` is where its pointer leads.
    #[must_use]
    pub fn of_problem(problem: Problem, place: Place) -> Self {
        Self {
            id: problem.id.as_ref().map(|id| Rc::clone(id.as_rc())),
            name: problem.name.clone(),
            found: Rc::clone(&problem.found),
            ..Self::new(Rc::new(problem), place)
        }
    }

    /// The code: `RW012`.
    #[must_use]
    pub fn code(&self) -> &str {
        self.fault.code()
    }

    /// How much it costs.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.fault.severity()
    }
}
