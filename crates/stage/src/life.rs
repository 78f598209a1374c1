//! The program's own life, for the page's script, which starts it anew when it has trapped or hangs. In:
//! a question now and then. Out: whether the screen still takes messages, and how long to wait after a
//! trap.

use std::cell::{Cell, OnceCell};

use js_sys::Object;
use recognition_wall_venue::moment::Moment;
use recognition_wall_venue::operator::{Incident, Log, Restart, Restarts};
use wasm_bindgen::prelude::*;
use yew::Callback;

use crate::browser::kept::Kept;
use crate::operator::LOG;

thread_local! {
    static ASK: OnceCell<Callback<()>> = const { OnceCell::new() };
    static BEATS: Cell<u32> = const { Cell::new(0) };
}

/// The screen is there; `ask` sends it a message, to which it answers by [`beats`].
pub fn begins(ask: Callback<()>) {
    let _one_screen = ASK.with(|place| place.set(ask));
}

/// The screen took the message.
pub fn beats() {
    BEATS.with(|beats| beats.set(beats.get().wrapping_add(1)));
}

/// How many questions the screen has answered; `asks` puts one more to it.
#[wasm_bindgen]
#[must_use]
pub fn beat(asks: bool) -> u32 {
    if asks {
        // Copied out first: whoever is asked may ask for this again.
        if let Some(ask) = ASK.with(|ask| ask.get().cloned()) {
            ask.emit(());
        }
    }
    BEATS.with(Cell::get)
}

/// What follows the last of the traps that are `kept`, which is written down for the operator: so many
/// milliseconds until the program is started again, or nothing, where the static list stays.
#[wasm_bindgen]
#[must_use]
pub fn restart(kept: Object) -> Option<u32> {
    let kept = Kept::of(kept);
    let mut restarts = Restarts::default();
    let mut log = kept.text(LOG).map(|text| Log::from_json(&text)).unwrap_or_default();
    let mut outcome = Restart::StayStatic;
    let mut last = Moment::default();
    for trap in kept.traps() {
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "milliseconds since 1970, by the page's own clock"
        )]
        let trap = Moment::from_millis(trap.max(0.0) as u64);
        outcome = restarts.trapped(trap);
        last = trap;
    }
    log.add(Incident::Trapped, last);
    let wait = match outcome {
        Restart::After(wait) => u32::try_from(wait.as_millis()).ok(),
        Restart::StayStatic => {
            log.add(Incident::WentStatic, last);
            None
        }
    };
    kept.keep(LOG, &log.to_json());
    wait
}
