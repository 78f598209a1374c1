//! Tells the host page what happens on the wall, and lets it ask.

use std::rc::Rc;

use wasm_bindgen::JsValue;
use yew::Callback;

use crate::bridge::{Bridge, Snapshot};
use crate::browser::event;
use crate::browser::plain;
use crate::shown::Shown;
use crate::snapshot;
use crate::state::{Action, Load, State};

/// Keeps the bridge to the host page up to date and sends the element's events, after every render:
/// what the host page reads is what is on the screen.
pub fn follow(
    bridge: &Bridge,
    state: &Rc<State>,
    shown: Option<&Rc<Shown>>,
    act: &Callback<Action>,
) {
    let now = Snapshot { state: Rc::clone(state), shown: shown.cloned() };
    let before = bridge.publish(now.clone(), act.clone());
    let before = before.filter(|before| !before.state.parked);
    if let Some(host) = bridge.host().filter(|_| !now.state.parked) {
        for (name, detail) in events(before.as_ref(), &now) {
            event::send(&host, name, &detail);
        }
    }
    bridge.settle(&now.state);
}

/// The events that lead from one state to the next, in the order in which they are sent.
fn events(before: Option<&Snapshot>, now: &Snapshot) -> Vec<(&'static str, JsValue)> {
    let mut events = Vec::new();
    let old = before.map(|before| &*before.state);
    let state = &*now.state;
    let had_content = old.is_some_and(|old| old.content.is_some());
    let old_load = old.map_or(&Load::Loading, |old| &old.load);
    let loaded = state.load == Load::Ready && *old_load != Load::Ready;
    if state.content.is_some() && !had_content {
        events.push(("wall-ready", JsValue::NULL));
    }
    // The pages of a first load are no news to somebody who is still waiting for them.
    if loaded && old.is_some_and(|old| old.complete) {
        events.push(("wall-refresh", JsValue::NULL));
    }
    if let Load::Failed(failure) = &state.load
        && old_load != &state.load
    {
        let locale = &state.config.locale;
        let mut message = failure.message(locale);
        if let Some(cause) = failure.cause(locale) {
            message.push(' ');
            message.push_str(&cause);
        }
        events.push((
            "wall-error",
            plain::object([("message", message.into()), ("fatal", state.content.is_none().into())]),
        ));
    }
    if let Some(detail) = snapshot::left_out(state).filter(|_| loaded) {
        events.push(("wall-error", detail));
    }
    if old.is_some_and(|old| old.query != state.query) {
        events.push(("wall-change", snapshot::query(&state.query)));
    }
    // Somebody of a link counts as open when they have come, not when the address names them.
    let (closed, opened) = (old.and_then(State::shown_open), state.shown_open());
    if closed != opened {
        let id = |id: &str| plain::object([("id", id.into())]);
        if let Some(closed) = closed {
            events.push(("wall-close", id(closed.as_str())));
        }
        if let Some(opened) = opened {
            events.push(("wall-open", id(opened.as_str())));
        }
    }
    events
}
