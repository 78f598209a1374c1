//! What can be wrong: anything with a code, a severity, and words in the tool's languages.
//!
//! The core's problems and the tool's rules are faults; a crate of sheets or photos makes its own
//! problems faults by the same trait. Never knows a place.

use std::fmt::Debug;

use recognition_wall_core::feed::{Problem, Severity};

use super::Rule;
use crate::words::Language;

/// Something wrong that can be told to an editor.
pub trait Fault: Debug {
    /// The code as printed and documented: `RW012`.
    fn code(&self) -> &str;
    /// How much it costs.
    fn severity(&self) -> Severity;
    /// What is wrong, one sentence.
    fn message(&self, language: Language) -> String;
    /// How to mend it, one sentence.
    fn mend(&self, language: Language) -> String;
    /// Whether the text at fault is personal data, which no report may carry on.
    fn is_private(&self) -> bool {
        false
    }
}

impl Fault for Problem {
    fn code(&self) -> &str {
        Self::code(self)
    }

    fn severity(&self) -> Severity {
        Self::severity(self)
    }

    fn message(&self, language: Language) -> String {
        Self::message(self, &language.locale())
    }

    fn mend(&self, language: Language) -> String {
        Self::mend(self, &language.locale())
    }
}

/// One of the tool's own rules broken, with the values that its words name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RuleFault {
    /// Which rule.
    pub rule: Rule,
    /// The values of the `{places}` in its words.
    pub values: Vec<(&'static str, String)>,
}

impl RuleFault {
    fn say(&self, language: Language, part: &str) -> String {
        let values: Vec<(&str, &str)> =
            self.values.iter().map(|(name, value)| (*name, value.as_str())).collect();
        language.say(&[self.rule.code(), ".", part].concat(), &values)
    }
}

impl Fault for RuleFault {
    fn code(&self) -> &str {
        self.rule.code()
    }

    fn severity(&self) -> Severity {
        self.rule.severity()
    }

    fn message(&self, language: Language) -> String {
        self.say(language, "what")
    }

    fn mend(&self, language: Language) -> String {
        self.say(language, "mend")
    }

    fn is_private(&self) -> bool {
        self.rule.is_private()
    }
}
