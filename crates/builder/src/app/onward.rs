//! Where an editor is taken after something that they asked for: to what it led to. Never unasked.

use web_sys::Element;

use super::{Builder, State};
use crate::browser;

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Onward {
    /// What the check says comes into sight; the keyboard stays where it is.
    Verdict,
    /// The keyboard goes to the check: the button that was pressed is gone.
    Check,
    /// The keyboard goes to the finding with this number: the button that showed it may be gone.
    Finding(usize),
}

impl Builder {
    /// Goes there, once there is something.
    pub(super) fn go_onward(&mut self) {
        let Some(onward) = self.onward else { return };
        let Some(check) = self.check.cast::<Element>() else { return };
        match onward {
            Onward::Verdict if self.state == State::Waiting => return,
            Onward::Verdict => browser::show(&check, ".verdict__title, .notice"),
            Onward::Check => browser::focus(&check),
            Onward::Finding(number) => {
                let nth = [".finding:nth-child(", &(number + 1).to_string(), ")"].concat();
                if let Some(finding) = check.query_selector(&nth).ok().flatten() {
                    browser::focus(&finding);
                }
            }
        }
        self.onward = None;
    }
}
