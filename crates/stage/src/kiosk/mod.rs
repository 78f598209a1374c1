//! The kiosk: the wall for somebody who stands before a touch screen, and an invitation while nobody does.
//! In: the settings, the feed, touches and keys. Out: the screen round the wall.
//!
//! The wall is its own program: it is driven by the element's public methods only.

mod app;
mod attract;
mod bar;
mod code;
mod drive;
mod keyboard;
mod listen;
mod message;
mod steer;

use web_sys::HtmlElement;
use yew::Renderer;

use crate::browser::kept::Kept;
use crate::settings::Settings;

/// Starts it in `place`, an empty element within `host`'s shadow root.
pub fn start(place: HtmlElement, host: HtmlElement, settings: Settings, kept: Kept) {
    let props = app::AppProps { host, settings, kept };
    let _runs_as_long_as_the_page =
        Renderer::<app::App>::with_root_and_props(place.into(), props).render();
}
