//! What only a browser can do: bytes and strings go in and out, no people. Nothing is sent: an address
//! is asked for what lies there, as the wall itself will ask for it.

use js_sys::{Date, Uint8Array};
use recognition_wall_core::date::PartialDate;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, Element, File, HtmlAnchorElement, HtmlElement, HtmlIFrameElement,
    RequestCache, RequestInit, Response, ScrollIntoViewOptions, ScrollLogicalPosition, Url, Window,
};

/// More bytes than any feed that the wall reads.
const MOST_BYTES: usize = 64 << 20;

/// The window.
#[expect(clippy::disallowed_methods, reason = "this file is the builder's one way to the window")]
#[must_use]
pub fn window() -> Option<Window> {
    web_sys::window()
}

/// Today, by the device's clock.
#[must_use]
pub fn today() -> PartialDate {
    let now = Date::new_0();
    let part = |number: u32| u8::try_from(number).ok();
    let year = i16::try_from(now.get_full_year()).ok();
    let date = year
        .and_then(|year| PartialDate::new(year, part(now.get_month() + 1)?, part(now.get_date())?));
    date.unwrap_or(PartialDate::EPOCH)
}

/// What stands behind the `#` of the page's address.
#[must_use]
pub fn hash() -> String {
    window().and_then(|window| window.location().hash().ok()).unwrap_or_default()
}

/// The page's whole address.
#[must_use]
pub fn address() -> String {
    window().and_then(|window| window.location().href().ok()).unwrap_or_default()
}

/// Writes what stands behind the `#`, without a step in the history.
pub fn set_hash(text: &str) {
    let Some(window) = window() else { return };
    let Ok(history) = window.history() else { return };
    let here = address();
    let page = here.split('#').next().unwrap_or_default();
    let address = if text.is_empty() { page.to_owned() } else { [page, "#", text].concat() };
    if address != here {
        let _refused = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
}

/// An address as this page would ask for it; nothing where it is none of the web.
#[must_use]
pub fn absolute(address: &str) -> Option<String> {
    let url = Url::new_with_base(address.trim(), &self::address()).ok()?;
    matches!(url.protocol().as_str(), "http:" | "https:").then(|| url.href())
}

/// Why nothing came from an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchFailure {
    /// No answer, or none that this page may read.
    Refused,
    /// The server's answer.
    Status(u16),
}

/// The bytes of an address.
///
/// # Errors
/// A [`FetchFailure`].
pub async fn fetch(address: &str) -> Result<Vec<u8>, FetchFailure> {
    let refused = |_: JsValue| FetchFailure::Refused;
    let window = window().ok_or(FetchFailure::Refused)?;
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    let answer = JsFuture::from(window.fetch_with_str_and_init(address, &init));
    let response: Response = answer.await.and_then(JsCast::dyn_into).map_err(refused)?;
    if !response.ok() {
        return Err(FetchFailure::Status(response.status()));
    }
    let buffer = JsFuture::from(response.array_buffer().map_err(refused)?);
    Ok(bytes(&buffer.await.map_err(refused)?))
}

/// The bytes of a file; nothing where it can't be read or is larger than anything the wall reads.
pub async fn read(file: &File) -> Option<Vec<u8>> {
    #[expect(clippy::cast_precision_loss, reason = "the limit is far below 2⁵³")]
    if file.size() > MOST_BYTES as f64 {
        return None;
    }
    JsFuture::from(file.array_buffer()).await.ok().map(|buffer| bytes(&buffer))
}

fn bytes(buffer: &JsValue) -> Vec<u8> {
    Uint8Array::new(buffer).to_vec()
}

/// Puts a text on the clipboard; whether it is there. A page without https has no clipboard.
pub async fn copy(text: &str) -> bool {
    let Some(window) = window().filter(Window::is_secure_context) else { return false };
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}

/// Chooses the text of an element, for the visitor's own way to copy.
pub fn select(element: &Element) {
    let selection = window().and_then(|window| window.get_selection().ok().flatten());
    if let Some(selection) = selection {
        let _gone = selection.select_all_children(element);
    }
}

/// Hands the visitor a text as a file. The object URL is released at once: the download has begun.
pub fn save(name: &str, text: &str) -> Option<()> {
    let document = window()?.document()?;
    let kind = BlobPropertyBag::new();
    kind.set_type("application/feed+json");
    let parts = js_sys::Array::of1(&text.into());
    let blob = Blob::new_with_str_sequence_and_options(&parts, &kind).ok()?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    Url::revoke_object_url(&url).ok()
}

/// Tells the page in a frame something, if it is of this origin.
pub fn tell(frame: &HtmlIFrameElement, message: &str) {
    let origin = window().and_then(|window| window.location().origin().ok());
    if let (Some(origin), Some(target)) = (origin, frame.content_window()) {
        let _gone = target.post_message(&message.into(), &origin);
    }
}

/// The width inside an element's padding, in CSS pixels.
#[must_use]
pub fn inner_width(element: &Element) -> f64 {
    let style = window().and_then(|window| window.get_computed_style(element).ok().flatten());
    let padding = |name: &str| {
        let text = style.as_ref().and_then(|style| style.get_property_value(name).ok());
        text.and_then(|text| text.strip_suffix("px")?.parse::<f64>().ok()).unwrap_or_default()
    };
    f64::from(element.client_width()) - padding("padding-left") - padding("padding-right")
}

/// Brings the first of these within an element into sight, if it is not.
pub fn show(within: &Element, selector: &str) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Nearest);
    if let Some(element) = within.query_selector(selector).ok().flatten() {
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Puts the keyboard on an element.
pub fn focus(element: &Element) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _gone = element.focus();
    }
}

/// Sets a custom property: the way that a strict policy allows.
pub fn set_property(element: &Element, name: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let _unknown = element.style().set_property(name, value);
    }
}

/// The language of the page.
#[must_use]
pub fn language() -> String {
    let root = window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute("lang")).unwrap_or_default()
}

/// The element in which the builder stands.
#[must_use]
pub fn place() -> Option<Element> {
    window()?.document()?.get_element_by_id("builder")
}
