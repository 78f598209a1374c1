//! The moment when a change is on the screen.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::window;

/// A page that is not drawn (a hidden tab) has no frames: it is told after this long. Milliseconds.
const WITHOUT_FRAMES: i32 = 100;

/// Waits until what has been rendered so far has been drawn.
pub async fn drawn() {
    let promise = Promise::new(&mut |resolve, _| {
        if let Some(window) = window() {
            let resolve: &js_sys::Function = resolve.unchecked_ref();
            let _no_frame = window.request_animation_frame(resolve);
            let _no_timer = window
                .set_timeout_with_callback_and_timeout_and_arguments_0(resolve, WITHOUT_FRAMES);
        }
    });
    let _never_rejected = JsFuture::from(promise).await;
}
