//! Plain JavaScript objects: read from and built for the host page.

use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// An object of these keys and values.
#[must_use]
pub fn object<const N: usize>(entries: [(&str, JsValue); N]) -> JsValue {
    let object = Object::new();
    for (key, value) in entries {
        set(&object, key, &value);
    }
    object.into()
}

/// An array of two: `Array.of` is the host page's to patch.
#[must_use]
pub fn pair(first: &JsValue, second: &JsValue) -> Array {
    let pair = Array::new();
    pair.push(first);
    pair.push(second);
    pair
}

/// Sets an own property; a host page that froze or patched things can't make it throw.
pub fn set(object: &Object, key: &str, value: &JsValue) {
    let _ignored = Reflect::set(object, &JsValue::from_str(key), value);
}

/// A property of whatever the host page passed; `None` for absent, `undefined` and `null`.
#[must_use]
pub fn get(object: &JsValue, key: &str) -> Option<JsValue> {
    let value = Reflect::get(object, &JsValue::from_str(key)).ok()?;
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// A text: a string as it is, a finite number as it is written.
#[must_use]
pub fn text(value: &JsValue) -> Option<String> {
    value.as_string().or_else(|| {
        let number = value.as_f64().filter(|number| number.is_finite())?;
        js_sys::Number::from(number).to_string_with_radix(10).ok().map(String::from)
    })
}

/// A number as JavaScript and CSS write it: without a second machinery for it in the download.
#[must_use]
pub fn written(number: f64) -> String {
    js_sys::Number::from(number).to_string_with_radix(10).map(String::from).unwrap_or_default()
}

/// The texts of an array, or of one text alone.
#[must_use]
pub fn texts(value: &JsValue) -> Vec<String> {
    match value.dyn_ref::<Array>() {
        Some(array) => array.iter().filter_map(|entry| text(&entry)).collect(),
        None => text(value).into_iter().collect(),
    }
}

/// The own keys and values of an object.
#[must_use]
pub fn entries(value: &JsValue) -> Vec<(String, JsValue)> {
    // Not `instanceof`: an object of another frame is none of this page's `Object`.
    if !value.is_object() {
        return Vec::new();
    }
    let object: &Object = value.unchecked_ref();
    Object::keys(object)
        .iter()
        .filter_map(|key| {
            let value = Reflect::get(object, &key).ok()?;
            Some((key.as_string()?, value))
        })
        .collect()
}
