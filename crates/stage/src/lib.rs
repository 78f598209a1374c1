//! The screens of a venue in a browser. In: the element, its attributes, the feed, touches and keys.
//! Out: the kiosk round the wall, the ceremony's stage, the presenter's window.
//!
//! What is shown when is decided by `recognition-wall-venue`; only [`browser`] knows a window. Nothing
//! here is part of page mode's download: the element loads it for the modes that need it.

pub mod browser;
pub mod ceremony;
pub mod feed;
pub mod kiosk;
pub mod life;
pub mod operator;
pub mod presenter;
pub mod settings;
pub mod words;

use js_sys::Object;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use browser::kept::Kept;
use settings::{Mode, Settings};

/// Starts the screen that the element's attributes ask for. `place` is an empty element within the
/// element's shadow root, which the screen owns from now on; `attributes` an object of the tag's
/// attributes by name. `isPresenter` asks for the window beside the stage. `kept` is an object of the
/// script's: what the program's life before has left in it, and where this one leaves what the next needs.
#[wasm_bindgen(js_name = show)]
pub fn start(
    place: HtmlElement,
    host: HtmlElement,
    attributes: &Object,
    is_presenter: bool,
    kept: Object,
) {
    let lookup = |name: &str| {
        js_sys::Reflect::get(attributes, &name.into()).ok().and_then(|value| value.as_string())
    };
    let Some(settings) = Settings::from_attributes(lookup) else { return };
    let kept = Kept::of(kept);
    match (settings.mode, is_presenter) {
        (Mode::Kiosk, _) => kiosk::start(place, host, settings, kept),
        (Mode::Ceremony, false) => ceremony::start(place, host, settings, kept),
        (Mode::Ceremony, true) => presenter::start(place, host, settings, kept),
    }
}
