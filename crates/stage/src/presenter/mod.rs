//! The presenter's window. In: the settings, the feed, the stage's window. Out: who stands there, who
//! comes, and the means to change it. Shows the same ceremony as the stage, never one of its own.

mod clocks;
mod desk;
mod list;

use std::rc::Rc;

use web_sys::HtmlElement;

use crate::ceremony::hall::{self, Scene};
use crate::settings::Settings;

/// Starts it in `place`, an empty element within the element's shadow root.
pub fn start(place: HtmlElement, settings: Settings) {
    let language = Rc::clone(&settings.language);
    hall::start(place, settings, move |scene: Scene| desk::desk(&scene, &language));
}
