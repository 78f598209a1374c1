//! What outlives the program: an object of the page's script, which gives it to the next life of the
//! program after a trap. Gone with the page.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};

/// Bytes that stay where the browser put them.
#[derive(Debug, Clone)]
pub struct Bytes(pub(super) Uint8Array);

impl Bytes {
    /// A copy for the program.
    #[must_use]
    pub fn to_vec(&self) -> Vec<u8> {
        self.0.to_vec()
    }
}

/// What is kept.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept(Object);

impl Kept {
    /// What the page's script keeps in this object.
    #[must_use]
    pub fn of(object: Object) -> Self {
        Self(object)
    }

    fn get(&self, name: &str) -> Option<JsValue> {
        Reflect::get(&self.0, &name.into()).ok()
    }

    fn set(&self, name: &str, value: &JsValue) {
        let _frozen = Reflect::set(&self.0, &name.into(), value);
    }

    /// A text by its name.
    #[must_use]
    pub fn text(&self, name: &str) -> Option<String> {
        self.get(name)?.as_string()
    }

    /// Keeps a text.
    pub fn keep(&self, name: &str, text: &str) {
        self.set(name, &text.into());
    }

    /// When the page was started, in milliseconds since 1970.
    #[must_use]
    pub fn started(&self) -> Option<f64> {
        self.get("started")?.as_f64()
    }

    /// When the program trapped, in milliseconds since 1970, oldest first.
    #[must_use]
    pub fn traps(&self) -> Vec<f64> {
        self.all("traps").iter().filter_map(JsValue::as_f64).collect()
    }

    /// The files that the content was made of, in order.
    #[must_use]
    pub fn files(&self) -> Vec<Bytes> {
        self.all("files").into_iter().filter_map(|file| file.dyn_into().ok()).map(Bytes).collect()
    }

    /// Keeps the files that the content was made of.
    pub fn keep_files(&self, files: &[Bytes]) {
        self.set("files", &files.iter().map(|file| &file.0).collect::<Array>());
    }

    fn all(&self, name: &str) -> Vec<JsValue> {
        let found = self.get(name).and_then(|value| value.dyn_into::<Array>().ok());
        found.map(|all| all.iter().collect()).unwrap_or_default()
    }
}
