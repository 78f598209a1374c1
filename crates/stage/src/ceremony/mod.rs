//! The stage of a ceremony. In: the settings, the feed, a clicker and the presenter's window. Out: one
//! slide at a time. Never shows an error, nor anybody whom the feed lacks.

mod citation;
pub mod hall;
pub mod slide;

use std::rc::Rc;

use web_sys::HtmlElement;

use crate::browser::kept::Kept;
use crate::settings::Settings;
use hall::{HallProps, Scene};

/// Starts it in `place`, an empty element within the element's shadow root.
pub fn start(place: HtmlElement, host: HtmlElement, settings: Settings, kept: Kept) {
    let look = slide::Look::of(&settings);
    let language = Rc::clone(&settings.language);
    let draw = move |scene: Scene| slide::stage(&scene, &language, look);
    hall::start(place, HallProps { host, settings, kept, has_operator: false, draw: draw.into() });
}
