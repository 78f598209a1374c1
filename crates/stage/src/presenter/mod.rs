//! The presenter's window. In: the settings, the feed, the stage's window. Out: who stands there, who
//! comes, and the means to change it. Shows the same ceremony as the stage, never one of its own.

mod clocks;
mod desk;
mod list;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::ceremony::hall::{Hall, HallProps, Scene};
use crate::settings::Settings;

/// Starts it in `place`, an empty element within `host`'s shadow root.
pub fn start(place: HtmlElement, _host: HtmlElement, settings: Settings) {
    let language = Rc::clone(&settings.language);
    let draw = Callback::from(move |scene: Scene| desk::desk(&scene, &language));
    let props = HallProps { settings, draw };
    let _runs_as_long_as_the_page =
        yew::Renderer::<Hall>::with_root_and_props(place.into(), props).render();
}
