//! What the visitor sees: data goes in as properties, HTML comes out, events go back as actions.
//!
//! No view asks the browser for anything or decides anything about people; that is done before it
//! is drawn. Rendered natively by the tests exactly as in the page.

pub mod award;
pub mod card;
pub mod chips;
pub mod coming;
mod count;
pub mod debug;
pub mod detail;
pub mod divider;
pub mod export;
pub mod facet;
pub mod facts;
pub mod filters;
pub mod icon;
pub mod layouts;
pub mod mark;
pub mod notice;
pub mod photo;
pub mod rail;
pub mod range;
pub mod record;
pub mod reference;
pub mod related;
pub mod search;
pub mod sheet;
pub mod skeleton;
pub mod sort;
pub mod stand_in;
pub mod viewer;
pub mod wall;
pub mod words;

use recognition_wall_core::feed::{HonoureeId, Text};
use recognition_wall_core::index::Label;
use recognition_wall_core::locale::Locale;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement, HtmlInputElement};
use yew::{AttrValue, Callback, MouseEvent};

use crate::state::ui::Change;
use crate::state::{Action, State};

/// Whether a click asks for nothing more than to follow: no key that opens a tab or a window.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0
        && !(click.ctrl_key() || click.meta_key() || click.shift_key() || click.alt_key())
}

/// The field in which something was typed or drawn.
fn field_of(event: &Event) -> Option<HtmlInputElement> {
    event.target()?.dyn_into().ok()
}

/// The dialog that an event is of, itself and not what is in it.
fn dialog_of(event: &Event) -> Option<HtmlDialogElement> {
    event.target()?.dyn_into().ok()
}

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
    /// Whether photos are loaded no larger than they have to be.
    pub saves_data: bool,
    /// Where what happens is sent; one and the same for the life of the wall.
    pub act: Callback<Action>,
}

impl Surroundings {
    /// The surroundings of a state; `page` is the page's address without a fragment.
    #[must_use]
    pub fn new(state: &State, page: &str, act: Callback<Action>) -> Self {
        let config = &state.config;
        Self {
            locale: config.locale,
            heading_level: config.heading_level,
            saves_data: config.saves_data,
            link_start: config
                .link_name
                .as_ref()
                .map(|name| AttrValue::from([page, "#", name].concat())),
            act,
        }
    }

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

    /// The name of the wall in the address; `None` where the address is left alone.
    #[must_use]
    pub fn link_name(&self) -> Option<&str> {
        let start = self.link_start.as_deref()?;
        Some(start.rsplit_once('#').map_or(start, |(_, name)| name))
    }

    /// What to do when a link to somebody is clicked, wherever in an element it is: the link says
    /// in `data-open` to whom. One listener serves all cards.
    #[must_use]
    pub fn opens_person(&self) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |click: MouseEvent| {
            let link = click
                .target()
                .and_then(|target| target.dyn_into::<Element>().ok())
                .and_then(|target| target.closest("[data-open]").ok().flatten());
            if let Some(id) = link.and_then(|link| link.get_attribute("data-open"))
                && is_plain(&click)
            {
                click.prevent_default();
                act.emit(Action::Open(HonoureeId::new(id)));
            }
        })
    }

    /// What to do on a click.
    #[must_use]
    pub fn on_click(&self, action: Action) -> Callback<MouseEvent> {
        let act = self.act.clone();
        Callback::from(move |_: MouseEvent| act.emit(action.clone()))
    }

    /// What to do on a click that only changes the wall's furniture.
    #[must_use]
    pub fn on_click_ui(&self, change: Change) -> Callback<MouseEvent> {
        self.on_click(Action::Ui(change))
    }

    /// What to do when a dialog was closed, by the browser or because the wall asked for it.
    #[must_use]
    pub fn on_closed(&self, action: Action) -> Callback<Event> {
        let act = self.act.clone();
        Callback::from(move |event: Event| {
            // The event comes late: the dialog may be open again.
            if dialog_of(&event).is_none_or(|dialog| !dialog.open()) {
                act.emit(action.clone());
            }
        })
    }

    /// The tag of a heading `below` levels under the wall's own.
    #[must_use]
    pub fn heading(&self, below: u8) -> &'static str {
        match self.heading_level.saturating_add(below) {
            0..=2 => "h2",
            3 => "h3",
            4 => "h4",
            5 => "h5",
            _ => "h6",
        }
    }
}
