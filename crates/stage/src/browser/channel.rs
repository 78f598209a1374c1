//! Texts to and from the other windows of this origin, and what a window keeps for its next life.
//! A browser without either has a window that stands alone: nothing here fails.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, MessageEvent, Storage};

use super::window;

/// A channel to every other window of this origin that has one of the same name. Closed when dropped.
#[derive(Debug)]
pub struct Channel {
    channel: BroadcastChannel,
    _listener: EventListener,
}

impl Channel {
    /// Opens it; `heard` is called with each text. `None` in a browser without channels.
    #[must_use]
    pub fn open(name: &str, heard: impl Fn(String) + 'static) -> Option<Self> {
        let channel = BroadcastChannel::new(name).ok()?;
        let listener = EventListener::new(&channel, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if let Some(text) = data {
                heard(text);
            }
        });
        Some(Self { channel, _listener: listener })
    }

    /// Tells the others; nobody need be there.
    pub fn tell(&self, text: &str) {
        let _closed = self.channel.post_message(&text.into());
    }
}

impl Drop for Channel {
    fn drop(&mut self) {
        self.channel.close();
    }
}

/// What was kept under a name; nothing where the browser keeps nothing.
#[must_use]
pub fn kept(name: &str) -> Option<String> {
    storage()?.get_item(name).ok().flatten()
}

/// Keeps a text under a name, if the browser does.
pub fn keep(name: &str, text: &str) {
    if let Some(storage) = storage() {
        let _full_or_forbidden = storage.set_item(name, text);
    }
}

fn storage() -> Option<Storage> {
    window()?.local_storage().ok().flatten()
}
