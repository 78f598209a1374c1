//! Today, by the visitor's own clock, and turns: how long work may hold up the page.

use gloo::timers::callback::Timeout;
use js_sys::{Date, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// How long one turn of a long work is, in milliseconds: half a frame, so that there is time left for
/// what the visitor does.
const TURN: f64 = 8.0;

/// Year, month (1 … 12) and day of the month, in local time.
#[must_use]
pub fn today() -> (i16, u8, u8) {
    let now = Date::new_0();
    let year = i16::try_from(now.get_full_year()).unwrap_or(i16::MAX);
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    (year, small(now.get_month() + 1), small(now.get_date()))
}

/// Begins a turn: what is given back says when it is over.
pub fn turn() -> impl FnMut() -> bool {
    timer(TURN)
}

/// Says from so many milliseconds on that they are over.
pub fn timer(milliseconds: f64) -> impl FnMut() -> bool {
    let end = Date::now() + milliseconds;
    move || Date::now() >= end
}

/// Lets the page have its turn. By a message, as timers wait for a second where the page is not seen.
pub async fn pause() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let heard = Promise::new(&mut |heard, _| here.set_onmessage(Some(&heard)));
    if there.post_message(&JsValue::NULL).is_ok() {
        let _heard = JsFuture::from(heard).await;
    }
    here.close();
}

/// Waits for so many milliseconds.
pub async fn wait(milliseconds: u32) {
    let mut timer = None;
    let over = Promise::new(&mut |over, _| {
        let end = move || {
            let _ignored = over.call0(&JsValue::UNDEFINED);
        };
        timer = Some(Timeout::new(milliseconds, end));
    });
    let _over = JsFuture::from(over).await;
    drop(timer);
}
