//! The screen itself: kept awake, filled, and whether anything on it may move.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::window;

/// Asks the device not to let its screen go dark. The browser takes that back when the page is hidden:
/// ask again whenever it is seen. A browser that can't, or won't, leaves it to the device's settings.
pub fn keep_awake() {
    let Some(window) = window() else { return };
    let ask = || -> Option<Promise> {
        let lock = Reflect::get(&window.navigator(), &"wakeLock".into()).ok()?;
        let request: Function = Reflect::get(&lock, &"request".into()).ok()?.dyn_into().ok()?;
        request.call1(&lock, &"screen".into()).ok()?.dyn_into().ok()
    };
    if let Some(asked) = ask() {
        spawn_local(async move {
            let _the_device_decides = JsFuture::from(asked).await;
        });
    }
}

/// Fills the screen; a browser grants it in answer to a touch or a key only.
pub fn fill() {
    let Some(document) = window().and_then(|window| window.document()) else { return };
    if document.fullscreen_element().is_none()
        && let Some(root) = document.document_element()
        && let Ok(method) = Reflect::get(&root, &"requestFullscreen".into())
        && let Ok(method) = method.dyn_into::<Function>()
        && let Ok(asked) = method.call0(&root)
        && let Ok(asked) = asked.dyn_into::<Promise>()
    {
        spawn_local(async move {
            let _refused: Result<JsValue, JsValue> = JsFuture::from(asked).await;
        });
    }
}

/// How high it is: CSS pixels.
#[must_use]
pub fn height() -> f64 {
    let height = window().and_then(|window| window.inner_height().ok()?.as_f64());
    height.unwrap_or_default()
}

/// How much is kept on the device for this origin, and how much may be; bytes. `None` where the browser
/// doesn't say.
pub async fn stored() -> Option<(u64, u64)> {
    let storage = Reflect::get(&window()?.navigator(), &"storage".into()).ok()?;
    let estimate: Function = Reflect::get(&storage, &"estimate".into()).ok()?.dyn_into().ok()?;
    let asked: Promise = estimate.call0(&storage).ok()?.dyn_into().ok()?;
    let found = JsFuture::from(asked).await.ok()?;
    let number = |name: &str| Reflect::get(&found, &name.into()).ok()?.as_f64();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "bytes of a disk")]
    Some((number("usage")?.max(0.0) as u64, number("quota")?.max(0.0) as u64))
}

/// Whether the device asks for less motion.
#[must_use]
pub fn wants_stillness() -> bool {
    let query =
        |window: web_sys::Window| window.match_media("(prefers-reduced-motion: reduce)").ok();
    window().and_then(query).flatten().is_some_and(|query| query.matches())
}
