//! What `embed/wall.js` calls: one opaque handle for each wall on the page.

use std::rc::Rc;

use js_sys::{Object, Promise};
use recognition_wall_core::feed::HonoureeId;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::Element;
use yew::{AppHandle, Renderer};

use crate::app::{App, AppProps, is_narrow};
use crate::bridge::Bridge;
use crate::browser::fetch::Early;
use crate::browser::{dom, fetch, frame, plain};
use crate::config::Config;
use crate::edge::address::link_at_start;
use crate::edge::forms;
use crate::snapshot;
use crate::state::Action;

/// A running wall.
#[wasm_bindgen]
#[derive(Debug)]
pub struct WallHandle {
    app: AppHandle<App>,
    bridge: Rc<Bridge>,
}

/// Starts a wall in `root`, an empty element that it owns from now on. Events are sent from
/// `host`; `attributes` is an object of the tag's attributes by name; `early` the script's own request
/// for the feed, `{ url, controller, answer }`, or null; `rest` is fulfilled when the later part of the
/// Wasm is there, or can't be had.
#[wasm_bindgen]
#[must_use]
pub fn mount(
    root: Element,
    host: Element,
    attributes: Object,
    early: &JsValue,
    rest: Option<Promise>,
) -> WallHandle {
    let config = Rc::new(config(&host, &attributes));
    let bridge = Rc::new(Bridge::new(host, Early::from_script(early), rest));
    let narrow = is_narrow(&root);
    let props = AppProps { config, bridge: Rc::clone(&bridge), narrow };
    let app = Renderer::<App>::with_root_and_props(root, props).render();
    WallHandle { app, bridge }
}

fn config(host: &Element, attributes: &Object) -> Config {
    let config = Config::from_attributes(|name| {
        // A form that leaves a field empty means that nothing was said.
        let written = plain::get(attributes, name)
            .and_then(|value| plain::text(&value))
            .filter(|text| !text.trim().is_empty() || name == "debug");
        match name {
            "src" | "map" => dom::absolute(host, written?.trim()),
            "lang" => written.or_else(|| dom::language(host)),
            _ => written,
        }
    });
    let config = Config { locale: forms::of_browser(config.locale), ..config };
    if fetch::saves_data() { config.saving_data() } else { config }
}

#[wasm_bindgen]
impl WallHandle {
    /// The tag's attributes have changed.
    pub fn update(&self, attributes: &Object) {
        if let Some(host) = self.bridge.host() {
            self.configure(config(&host, attributes));
        }
    }

    /// Takes the wall off the page: it lets go of everything but its place, which it keeps because
    /// the renderer never gives back the listeners of a place that it once had.
    pub fn park(&self) {
        let _nobody_waits = self.bridge.act(Action::Park);
        self.bridge.set_host(None);
    }

    /// Puts a parked wall on the page again.
    pub fn resume(&self, host: Element, attributes: &Object) {
        let config = Rc::new(config(&host, attributes));
        self.bridge.set_host(Some(host));
        let link = link_at_start(&config);
        let _nobody_waits = self.bridge.act(Action::Resume(config, link));
    }

    /// `el.state`; `undefined` before the first render.
    #[must_use]
    pub fn state(&self) -> JsValue {
        self.bridge.state()
    }

    /// `el.setQuery(…)`.
    #[wasm_bindgen(js_name = setQuery)]
    pub fn set_query(&self, change: &JsValue) -> Promise {
        self.act(Action::Ask(snapshot::query_change(change)))
    }

    /// `el.open(id)`; an unknown id is told as in a link.
    pub fn open(&self, id: &str) -> Promise {
        self.act(Action::Find(HonoureeId::new(id)))
    }

    /// `el.close()`.
    pub fn close(&self) -> Promise {
        self.act(Action::Close)
    }

    /// `el.next()`, `el.previous()`: `step` is 1 or -1; past the ends nothing happens.
    pub fn step(&self, step: i32) -> Promise {
        let neighbour = self.bridge.now().and_then(|now| {
            now.shown?.neighbour(now.state.open.as_ref()?, isize::try_from(step).ok()?)
        });
        match neighbour {
            Some(id) => self.act(Action::Open(id)),
            None => Promise::resolve(&JsValue::UNDEFINED),
        }
    }

    /// `el.refresh()`.
    pub fn refresh(&self) -> Promise {
        drawn(self.bridge.refresh())
    }

    /// Takes the wall off the page for good.
    pub fn destroy(self) {
        self.app.destroy();
    }

    fn configure(&self, config: Config) {
        let _nobody_waits = self.bridge.act(Action::Configure(Rc::new(config)));
    }

    fn act(&self, action: Action) -> Promise {
        drawn(self.bridge.act(action))
    }
}

/// Fulfilled when what has been rendered is on the screen.
fn drawn(rendered: Promise) -> Promise {
    future_to_promise(async move {
        let _never_rejected = JsFuture::from(rendered).await;
        frame::drawn().await;
        Ok(JsValue::UNDEFINED)
    })
}
