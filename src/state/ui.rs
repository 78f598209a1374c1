//! What is unfolded and how the wall stands: nothing of it is in a link, nothing survives a reload.

use std::rc::Rc;

use recognition_wall_core::locale::Message;
use recognition_wall_core::query::Filters;

/// The state of the wall's own furniture.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Ui {
    /// Whether the feed was asked for long enough ago to be here at any moment: nothing is drawn only to
    /// be thrown away.
    pub patient: bool,
    /// Whether the wall is too narrow for the filters to stand beside the people.
    pub narrow: bool,
    /// Whether the sheet of filters is open on a narrow wall.
    pub sheet: bool,
    /// What is unfolded of the facets, by their keys.
    pub facets: Vec<(Rc<str>, Unfolded)>,
    /// What is being typed for an end of the range of years: no year yet, and not to be rewritten.
    pub typed: Option<(End, String)>,
    /// Addresses that were tried and gave no photo.
    pub broken: Rc<Vec<Rc<str>>>,
    /// Which photo of the open person is shown whole.
    pub zoomed: Option<usize>,
    /// What was done for the visitor last: said once, where it was asked for.
    pub said: Option<Message>,
}

/// What is unfolded of one facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unfolded {
    /// Whether every value is listed.
    pub all: bool,
    /// What is looked for among its values.
    pub sought: String,
    /// Values that were chosen once: they stay listed, so that none vanishes under the finger that
    /// gives it up.
    pub kept: Vec<Rc<str>>,
}

/// One end of the range of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The first year.
    From,
    /// The last year.
    To,
}

/// What can happen to the furniture.
#[derive(Debug, Clone)]
pub enum Change {
    /// The feed is not here after all.
    Waited,
    /// The wall has another width.
    Narrow(bool),
    /// Open or close the sheet of filters.
    Sheet(bool),
    /// List every value of a facet, or only the first.
    Unfold(Rc<str>),
    /// Look for a value of a facet.
    Seek(Rc<str>, String),
    /// Something was typed for an end of the range of years.
    Type(End, String),
    /// A photo did not come from this address.
    Broken(Rc<str>),
    /// Show a photo of the open person whole; `None` puts it away.
    Zoom(Option<usize>),
    /// Something was done, or could not be done, for the visitor.
    Said(Message),
}

/// How many addresses of photos that did not come are kept in mind.
const BROKEN: usize = 2000;

impl Ui {
    /// What is unfolded of a facet.
    #[must_use]
    pub fn unfolded(&self, facet: &str) -> Unfolded {
        let known = self.facets.iter().find(|(key, _)| **key == *facet);
        known.map(|(_, unfolded)| unfolded.clone()).unwrap_or_default()
    }

    /// How many values are unfolded or sought in the facet of a key, to be changed.
    fn facet(&mut self, facet: Rc<str>) -> Option<&mut Unfolded> {
        if self.facets.iter().all(|(key, _)| *key != facet) {
            self.facets.push((Rc::clone(&facet), Unfolded::default()));
        }
        self.facets.iter_mut().find(|(key, _)| *key == facet).map(|(_, unfolded)| unfolded)
    }

    /// Takes down what is chosen, before something else is.
    pub fn keep(&mut self, filters: &Filters) {
        for (facet, filter) in filters.iter() {
            let Some(unfolded) = self.facet(Rc::clone(facet)) else { continue };
            for value in filter.values() {
                if !unfolded.kept.contains(value) {
                    unfolded.kept.push(Rc::clone(value));
                }
            }
        }
    }

    /// Applies a change.
    pub fn apply(&mut self, change: Change) {
        match change {
            Change::Waited => self.patient = false,
            Change::Narrow(narrow) => {
                self.narrow = narrow;
                self.sheet &= narrow;
            }
            Change::Sheet(open) => self.sheet = open && self.narrow,
            Change::Unfold(facet) => {
                if let Some(unfolded) = self.facet(facet) {
                    unfolded.all = !unfolded.all;
                    if !unfolded.all {
                        unfolded.kept.clear();
                    }
                }
            }
            Change::Seek(facet, text) => {
                if let Some(unfolded) = self.facet(facet) {
                    unfolded.sought = text;
                }
            }
            Change::Type(end, text) => self.typed = Some((end, text)),
            Change::Broken(address) => {
                if self.broken.len() < BROKEN && !self.broken.contains(&address) {
                    Rc::make_mut(&mut self.broken).push(address);
                }
            }
            Change::Zoom(photo) => self.zoomed = photo,
            Change::Said(message) => self.said = Some(message),
        }
    }
}
