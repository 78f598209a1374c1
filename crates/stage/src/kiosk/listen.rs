//! What the kiosk hears on the whole page.

use gloo::events::EventListener;
use web_sys::HtmlElement;
use yew::prelude::*;

use super::message::Message;
use super::steer;
use crate::browser::{page, screen};
use crate::operator::Wish;

/// Heard until it is dropped.
pub(super) fn listeners(host: &HtmlElement, act: &Callback<Message>) -> Vec<EventListener> {
    let (touched, led, refreshed) = (act.clone(), act.clone(), act.clone());
    let (told, operator) = (act.clone(), act.clone());
    let mut heard = page::touches(move || {
        screen::fill();
        touched.emit(Message::Somebody);
    });
    heard.extend(page::locked());
    heard.extend(page::ways_out(host, move |address| {
        led.emit(Message::Ask(Some(address.into())));
    }));
    heard.extend(page::corner_held(move || operator.emit(Message::Operator(Wish::Open))));
    heard.push(EventListener::new(host, "wall-refresh", move |_| refreshed.emit(Message::Look)));
    // The wall looks at what is fresh or stale by itself, and then says so.
    heard.push(EventListener::new(host, page::KEPT, move |event| {
        if page::says(event, "full") {
            told.emit(Message::Full);
        }
    }));
    heard.extend(steer::arrows(host));
    heard.extend(page::seen(screen::keep_awake));
    heard
}
