//! A place on the test page where a wall is put up, fed from memory and looked at.

use gloo::utils::document;
use js_sys::{Array, Object, Promise, Reflect};
use recognition_wall::embed::{WallHandle, mount};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, Element, HtmlElement, HtmlInputElement, Url};

/// The feed of the golden files: persons, a collective, a household, and one bad item.
pub(crate) const FEED: &str = include_str!("../golden/feed.json");

/// What stands in for the wall's own style sheet, which comes with the element: only cards near the
/// screen are drawn, so the list begins at its top and its cards are small.
const STYLE: &str = "
    section.stage { position: fixed; inset: 0; overflow: auto; background: #fff }
    .stage * { margin: 0 }
    .stage svg, .stage img { width: 1rem; height: 1rem }
    .stage :is(.heading, .toolbar, .filters, .debug) { display: none }
";

/// A wall on the test page; gone when dropped.
pub(crate) struct Stage {
    pub(crate) host: Element,
    pub(crate) root: Element,
    pub(crate) wall: Option<WallHandle>,
}

impl Stage {
    /// Puts up a wall that reads `feed`, and waits until it is there.
    pub(crate) async fn with_feed(feed: &str, attributes: &[(&str, &str)]) -> Self {
        let blob = Blob::new_with_str_sequence(&Array::of1(&feed.into())).unwrap();
        let src = Url::create_object_url_with_blob(&blob).unwrap();
        let host = document().create_element("section").unwrap();
        host.set_class_name("stage");
        let style = document().create_element("style").unwrap();
        style.set_text_content(Some(STYLE));
        host.append_child(&style).unwrap();
        let root = document().create_element("div").unwrap();
        host.append_child(&root).unwrap();
        document().body().unwrap().append_child(&host).unwrap();
        let object = Object::new();
        let fixed = [("src", src.as_str()), ("history", "none"), ("lang", "vi")];
        for (name, value) in fixed.iter().chain(attributes) {
            Reflect::set(&object, &(*name).into(), &(*value).into()).unwrap();
        }
        let wall = mount(root.clone(), host.clone(), object, &JsValue::NULL, None);
        let stage = Self { host, root, wall: Some(wall) };
        stage.until(|stage| stage.status() == "ready" || stage.status() == "error").await;
        stage
    }

    pub(crate) fn wall(&self) -> &WallHandle {
        self.wall.as_ref().unwrap()
    }

    pub(crate) fn state(&self, key: &str) -> JsValue {
        let state = self.wall().state();
        if state.is_undefined() { state } else { Reflect::get(&state, &key.into()).unwrap() }
    }

    pub(crate) fn status(&self) -> String {
        self.state("status").as_string().unwrap_or_default()
    }

    /// Waits for a condition, and fails after five seconds.
    pub(crate) async fn until(&self, condition: impl Fn(&Self) -> bool) {
        for _ in 0..500 {
            if condition(self) {
                return;
            }
            yew::platform::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("waited in vain; the wall is now: {}", self.root.inner_html());
    }

    pub(crate) async fn done(&self, promise: Promise) {
        JsFuture::from(promise).await.unwrap();
    }

    pub(crate) fn all(&self, selector: &str) -> Vec<HtmlElement> {
        let found = self.root.query_selector_all(selector).unwrap();
        (0..found.length()).map(|place| found.get(place).unwrap().unchecked_into()).collect()
    }

    pub(crate) fn one(&self, selector: &str) -> HtmlElement {
        self.all(selector).into_iter().next().unwrap_or_else(|| panic!("no {selector}"))
    }

    pub(crate) fn search_field(&self) -> HtmlInputElement {
        self.one("[part=search]").unchecked_into()
    }

    pub(crate) fn card_ids(&self) -> Vec<String> {
        self.all("[part=card]")
            .iter()
            .map(|card| card.get_attribute("data-id").unwrap_or_default())
            .collect()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if let Some(wall) = self.wall.take() {
            wall.destroy();
        }
        self.host.remove();
    }
}
