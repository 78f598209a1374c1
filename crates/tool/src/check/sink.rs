//! Where rules put what they find: bounded, in order, of whom and where filled in.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::item::Item;
use crate::finding::{Finding, Place, Rule, RuleFault};

/// The findings so far.
pub(super) struct Sink {
    pub(super) file: Rc<str>,
    pub(super) findings: Vec<Finding>,
    /// How many there are of each code.
    kinds: BTreeMap<String, usize>,
    /// The most of a code.
    most: usize,
    /// How many there were beyond the most.
    pub(super) more: usize,
}

/// The values of the places in a rule's words.
pub(super) type Values<'a> = &'a [(&'static str, &'a str)];

impl Sink {
    pub(super) fn new(file: Rc<str>, most: usize) -> Self {
        Self { file, findings: Vec::new(), kinds: BTreeMap::new(), most, more: 0 }
    }

    /// A finding of the feed itself.
    pub(super) fn of_feed(&mut self, rule: Rule, pointer: &str, values: Values<'_>) {
        let finding = Finding::new(fault(rule, values), Place::json(&self.file, pointer));
        self.push(finding);
    }

    /// A finding in an item; gives it to add to, if there is room for it.
    pub(super) fn of_item(
        &mut self,
        rule: Rule,
        item: &Item<'_>,
        pointer: String,
        values: Values<'_>,
    ) -> Option<&mut Finding> {
        let finding = Finding::new(fault(rule, values), Place::json(&self.file, pointer));
        let finding = Finding { id: item.id.clone(), name: item.name.clone(), ..finding };
        if self.push(finding) { self.findings.last_mut() } else { None }
    }

    /// Takes it, or counts it where the list is full.
    pub(super) fn push(&mut self, finding: Finding) -> bool {
        let kind = match self.kinds.get_mut(finding.code()) {
            Some(kind) => kind,
            None => self.kinds.entry(finding.code().to_owned()).or_default(),
        };
        let has_room = *kind < self.most;
        *kind += usize::from(has_room);
        if has_room {
            self.findings.push(finding);
        } else {
            self.more += 1;
        }
        has_room
    }
}

fn fault(rule: Rule, values: Values<'_>) -> Rc<RuleFault> {
    let values = values.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
    Rc::new(RuleFault { rule, values })
}
