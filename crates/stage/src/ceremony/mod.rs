//! The stage of a ceremony. In: the settings, the feed, a clicker and the presenter's window. Out: one
//! slide at a time. Never shows an error, nor anybody whom the feed lacks.

mod citation;
pub mod hall;
pub mod slide;

use std::rc::Rc;

use web_sys::HtmlElement;
use yew::prelude::*;

use crate::settings::Settings;
use hall::{Hall, HallProps, Scene};

/// Starts it in `place`, an empty element within `host`'s shadow root.
pub fn start(place: HtmlElement, _host: HtmlElement, settings: Settings) {
    let look = slide::Look::of(&settings);
    let language = Rc::clone(&settings.language);
    let draw = Callback::from(move |scene: Scene| slide::stage(&scene, &language, look));
    let props = HallProps { settings, draw };
    let _runs_as_long_as_the_page =
        yew::Renderer::<Hall>::with_root_and_props(place.into(), props).render();
}
