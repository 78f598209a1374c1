//! Texts and decisions that many people share, held once: a list of 100,000 says "Nông dân" and
//! "937/QĐ-UBND" again and again.

use std::collections::BTreeSet;
use std::rc::Rc;

use super::wire::DecisionOfItem;

/// What was said already.
#[derive(Debug, Default)]
pub(super) struct Keeper {
    texts: BTreeSet<Rc<str>>,
    decision: Option<Rc<DecisionOfItem>>,
}

/// Beyond so many different texts, new ones are not remembered: they are not shared either.
const MOST_TEXTS: usize = 20_000;

impl Keeper {
    /// The text, shared with whoever said it before.
    pub(super) fn text(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.texts.get(text) {
            return Rc::clone(known);
        }
        let new: Rc<str> = Rc::from(text);
        if self.texts.len() < MOST_TEXTS {
            self.texts.insert(Rc::clone(&new));
        }
        new
    }

    /// The decision, shared with the row before if it is the same.
    pub(super) fn decision(&mut self, decision: DecisionOfItem) -> Rc<DecisionOfItem> {
        match &self.decision {
            Some(known) if **known == decision => Rc::clone(known),
            _ => Rc::clone(self.decision.insert(Rc::new(decision))),
        }
    }
}
