//! Short texts that came before: a text goes in, and the same text in one place of memory comes out.
//!
//! In a list of ten thousand the same unit, field, award and photographer stand a thousand times. Holds
//! a fixed number, the newest in each place: names, which are all different, can't fill the memory.

use std::rc::Rc;

use super::Text;

/// How many texts are held.
const PLACES: usize = 512;
/// Bytes of a text at most that is looked for: longer ones are citations.
const SHORT: usize = 80;

/// The texts that were read lately.
#[derive(Debug, Default)]
pub(super) struct Recent(Vec<Option<Text>>);

impl Recent {
    /// A text in this language: the one that is held, if there is one.
    pub(super) fn text(&mut self, text: Rc<str>, language: Option<&Rc<str>>) -> Text {
        let fresh = |text| Text::new(text, language.cloned());
        if text.len() > SHORT {
            return fresh(text);
        }
        self.0.resize(PLACES, None);
        let Some(place) = self.0.get_mut(place_of(&text)) else { return fresh(text) };
        if let Some(held) = place
            && held.is_plain(&text, language)
        {
            return held.clone();
        }
        place.insert(fresh(text)).clone()
    }
}

/// FNV-1a: <http://www.isthe.com/chongo/tech/comp/fnv/>.
fn place_of(text: &str) -> usize {
    let mix = |hash: u32, byte: u8| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    text.bytes().fold(0x811C_9DC5, mix) as usize % PLACES
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
