//! The presenter's window. In: the settings, the feed, the stage's window. Out: who stands there, who
//! comes, and the means to change it. Shows the same ceremony as the stage, never one of its own.

mod clocks;
mod desk;
mod list;

use std::rc::Rc;

use web_sys::HtmlElement;

use crate::browser::kept::Kept;
use crate::ceremony::hall::{self, HallProps, Scene};
use crate::settings::Settings;

/// Starts it in `place`, an empty element within the element's shadow root.
pub fn start(place: HtmlElement, host: HtmlElement, settings: Settings, kept: Kept) {
    let language = Rc::clone(&settings.language);
    let draw = move |scene: Scene| desk::desk(&scene, &language);
    hall::start(place, HallProps { host, settings, kept, has_operator: true, draw: draw.into() });
}
