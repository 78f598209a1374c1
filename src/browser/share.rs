//! The ways out of the page for a text: the system's own menu, the clipboard, a file, paper.
//!
//! A page may forbid each of them, and on a plain `http` page there is no clipboard: whoever asks is
//! told whether it was done.

use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, BlobPropertyBag, Element, HtmlElement, Navigator, Url};

use super::{dom, plain};

/// Hands an address to the system's menu for sharing. Whether the visitor saw it: they may have put
/// it away again.
pub async fn share(title: &str, url: &str) -> bool {
    let data = plain::object([("title", title.into()), ("url", url.into())]);
    let asked = navigator().and_then(|navigator| call(&navigator, "share", &data));
    match asked {
        None => false,
        Some(asked) => match outcome(asked).await {
            Ok(_) => true,
            Err(error) => plain::get(&error, "name").is_some_and(|name| name == "AbortError"),
        },
    }
}

/// Puts a text on the clipboard; whether it is there. `around` is what the visitor can reach: in the
/// rest of the page nothing can be chosen while a dialog is open.
pub async fn copy(text: &str, around: &Element) -> bool {
    let clipboard = navigator().and_then(|navigator| plain::get(&navigator, "clipboard"));
    let asked = clipboard.and_then(|clipboard| call(&clipboard, "writeText", &text.into()));
    let is_copied = match asked {
        None => false,
        Some(asked) => outcome(asked).await.is_ok(),
    };
    is_copied || copy_chosen(text, around).unwrap_or_default()
}

/// The old way: what is chosen in a field is copied. The field is gone before anybody has seen it.
fn copy_chosen(text: &str, around: &Element) -> Option<bool> {
    let document = around.owner_document()?;
    let focused = dom::focused(around);
    let field: HtmlElement = document.create_element("textarea").ok()?.unchecked_into();
    field.set_text_content(Some(text));
    // Else a phone brings up its keys.
    let _ignored = field.set_attribute("readonly", "");
    around.append_child(&field).ok()?;
    dom::focus(&field);
    let _nothing = call(&field, "select", &JsValue::UNDEFINED);
    let is_copied = call(&document, "execCommand", &"copy".into());
    field.remove();
    if let Some(focused) = focused.and_then(|focused| focused.dyn_into().ok()) {
        dom::focus(&focused);
    }
    is_copied?.as_bool()
}

/// A minute: until then the slowest browser has taken what it was given, in milliseconds.
const UNTIL_SAVED: u32 = 60_000;

/// A file in pieces: of a long one only one stands in the Wasm's memory at a time.
#[derive(Debug, Default)]
pub struct Pieces(Array);

impl Pieces {
    /// Adds a piece at the end.
    pub fn add(&self, piece: &str) {
        self.0.push(&piece.into());
    }
}

/// Hands the visitor a file. A frame that may not download does nothing.
pub fn save(name: &str, media_type: &str, Pieces(parts): &Pieces) {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let blob = Blob::new_with_str_sequence_and_options(parts, &options);
    let url = blob.and_then(|blob| Url::create_object_url_with_blob(&blob));
    let document = web_sys::window().and_then(|window| window.document());
    let link = document.and_then(|document| document.create_element("a").ok());
    if let (Ok(url), Some(link)) = (url, link) {
        let link: HtmlElement = link.unchecked_into();
        let _ignored = link.set_attribute("href", &url);
        let _ignored = link.set_attribute("download", name);
        // Never in the document: no listener of the host page takes it for a link of its own.
        link.click();
        Timeout::new(UNTIL_SAVED, move || {
            let _ignored = Url::revoke_object_url(&url);
        })
        .forget();
    }
}

/// Brings up the browser's own way to print.
pub fn print() {
    if let Some(window) = web_sys::window() {
        let _forbidden = window.print();
    }
}

fn navigator() -> Option<Navigator> {
    Some(web_sys::window()?.navigator())
}

/// Calls a method that may not be there, or may throw.
fn call(object: &JsValue, method: &str, argument: &JsValue) -> Option<JsValue> {
    let method = plain::get(object, method)?.dyn_into::<Function>().ok()?;
    method.call1(object, argument).ok()
}

async fn outcome(asked: JsValue) -> Result<JsValue, JsValue> {
    JsFuture::from(Promise::resolve(&asked)).await
}
