//! What the visitor sees: data goes in as properties, HTML comes out, events go back as actions.
//!
//! No view asks the browser for anything or decides anything about people; that is done before it
//! is drawn. Rendered natively by the tests exactly as in the page.

pub mod award;
pub mod card;
pub mod chips;
pub mod debug;
pub mod detail;
pub mod facet;
pub mod filters;
pub mod grid;
pub mod notice;
pub mod photo;
pub mod record;
pub mod search;
pub mod sort;
pub mod wall;
pub mod words;

use recognition_wall_core::feed::{HonoureeId, Text};
use recognition_wall_core::index::Label;
use recognition_wall_core::locale::Locale;
use yew::{AttrValue, Callback};

use crate::state::Action;

/// What every view needs to know of its surroundings; the same for a whole wall.
#[derive(Debug, Clone, PartialEq)]
pub struct Surroundings {
    /// The language of the wall's own words.
    pub locale: Locale,
    /// The level of the wall's own heading, 2 … 6.
    pub heading_level: u8,
    /// What a link to a fragment starts with, up to and including `#NAME`; `None` where the
    /// address is left alone.
    pub link_start: Option<AttrValue>,
    /// Where what happens is sent; one and the same for the life of the wall.
    pub act: Callback<Action>,
}

impl Surroundings {
    /// A text of the feed for this reader, and the `lang` to write where it is in another language.
    #[must_use]
    pub fn say(&self, text: &Text) -> (AttrValue, Option<AttrValue>) {
        let (text, language) = text.in_language(self.locale.tag());
        (AttrValue::Rc(text.clone()), language.map(|tag| AttrValue::from(tag.to_owned())))
    }

    /// The words of a facet or of one of its values.
    #[must_use]
    pub fn label(&self, label: &Label) -> (AttrValue, Option<AttrValue>) {
        match label {
            Label::Text(text) => self.say(text),
            Label::Message(message) => (AttrValue::Static(self.locale.text(*message)), None),
        }
    }

    /// The deep link of a person's detail.
    #[must_use]
    pub fn link_to(&self, id: &HonoureeId) -> Option<AttrValue> {
        let start = self.link_start.as_ref()?;
        let id = recognition_wall_core::query::link::encode(id.as_str());
        Some(AttrValue::from([start.as_str(), "/", &id].concat()))
    }

    /// The tag of a heading `below` levels under the wall's own.
    #[must_use]
    pub fn heading(&self, below: u8) -> AttrValue {
        AttrValue::Static(match self.heading_level.saturating_add(below) {
            0..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        })
    }
}
