//! The stage of a ceremony. In: the settings, the feed, a clicker and the presenter's window. Out: one
//! slide at a time. Never shows an error, nor anybody whom the feed lacks.

mod citation;
pub mod hall;
pub mod slide;

use std::rc::Rc;

use web_sys::HtmlElement;

use crate::settings::Settings;
use hall::Scene;

/// Starts it in `place`, an empty element within the element's shadow root.
pub fn start(place: HtmlElement, settings: Settings) {
    let look = slide::Look::of(&settings);
    let language = Rc::clone(&settings.language);
    hall::start(place, settings, move |scene: Scene| slide::stage(&scene, &language, look));
}
