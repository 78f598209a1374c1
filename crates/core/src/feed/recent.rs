//! What came before: a short text or a decision goes in, and the same one in one place of memory comes
//! out.
//!
//! In a list of ten thousand the same unit, field, award and photographer stand a thousand times. Holds
//! a fixed number, the newest in each place: names, which are all different, can't fill the memory. There
//! are many places, or units that meet in one would drive each other out.

use std::rc::Rc;

use super::{Decision, Text};
use crate::hash::fnv;

/// How many texts are held.
const PLACES: usize = 4096;
/// Bytes of a text at most that is looked for: longer ones are citations.
const SHORT: usize = 80;

/// What was read lately.
#[derive(Debug, Default)]
pub(super) struct Recent {
    texts: Vec<Option<Text>>,
    /// The last without a language, and the last with one.
    last: [Option<Text>; 2],
    decision: Option<Rc<Decision>>,
}

impl Recent {
    /// A text in this language: the one that is held, if there is one.
    pub(super) fn text(&mut self, text: Rc<str>, language: Option<&Rc<str>>) -> Text {
        if text.len() > SHORT {
            return self.fresh(text, language);
        }
        self.texts.resize(PLACES, None);
        let place = place_of(&text);
        if let Some(Some(held)) = self.texts.get(place)
            && held.is_plain(&text, language)
        {
            return held.clone();
        }
        let fresh = self.fresh(text, language);
        if let Some(place) = self.texts.get_mut(place) {
            *place = Some(fresh.clone());
        }
        fresh
    }

    /// A text that shares with the one before what both have in common.
    fn fresh(&mut self, text: Rc<str>, language: Option<&Rc<str>>) -> Text {
        let [without, with] = &mut self.last;
        let last = if language.is_some() { with } else { without };
        let beside = last.as_ref().and_then(|last| last.beside(&text, language));
        beside.unwrap_or_else(|| last.insert(Text::new(text, language.cloned())).clone())
    }

    /// A decision: the one before, if it is the same. A list is read decision after decision.
    pub(super) fn decision(&mut self, decision: Decision) -> Rc<Decision> {
        match &self.decision {
            Some(held) if **held == decision => Rc::clone(held),
            _ => Rc::clone(self.decision.insert(Rc::new(decision))),
        }
    }
}

fn place_of(text: &str) -> usize {
    fnv(text) as usize % PLACES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_held_once_for_each_language() {
        let (vi, en): (Rc<str>, Rc<str>) = ("vi".into(), "en".into());
        let mut recent = Recent::default();
        let place = |text: &Text| text.all().next().unwrap().as_ptr();
        let first = recent.text("Giáo dục".into(), Some(&vi));
        let again = recent.text("Giáo dục".into(), Some(&vi));
        assert_eq!((place(&first), &first), (place(&again), &again));
        let other = recent.text("Giáo dục".into(), Some(&en));
        assert_eq!(other, Text::new("Giáo dục", Some(en)));
        assert_eq!(recent.text("Giáo dục".into(), None), Text::new("Giáo dục", None));
    }

    #[test]
    fn a_decision_that_names_many_is_held_once() {
        let mut recent = Recent::default();
        let mut read = |number: &str| {
            recent.decision(Decision { number: Some(number.into()), ..Decision::default() })
        };
        let (first, again, other) = (read("937/QĐ-UBND"), read("937/QĐ-UBND"), read("938/QĐ-UBND"));
        assert!(Rc::ptr_eq(&first, &again));
        assert_eq!(other.number.as_deref(), Some("938/QĐ-UBND"));
    }

    #[test]
    fn texts_that_meet_in_one_place_stay_two() {
        let mut recent = Recent::default();
        for number in 0..PLACES * 3 {
            let text = number.to_string();
            assert_eq!(recent.text(Rc::from(text.as_str()), None), Text::new(text, None));
        }
        let long = "ư".repeat(SHORT);
        assert_eq!(recent.text(Rc::from(long.as_str()), None), Text::new(long, None));
    }
}
