//! What the page does by itself: it is scrolled, resized, printed. Told until the listener is dropped.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::{EventListener, EventListenerOptions, EventListenerPhase};
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

/// Calls `moved` when anything on the page is scrolled, or the screen has another size.
#[must_use]
pub fn scrolling(moved: impl Fn() + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    // Containers do not bubble their scrolling: it is heard on the way down.
    let options = EventListenerOptions { phase: EventListenerPhase::Capture, passive: true };
    ["scroll", "resize"]
        .into_iter()
        .map(|event| {
            let moved = moved.clone();
            EventListener::new_with_options(&window, event, options, move |_| moved())
        })
        .collect()
}

/// Calls `printing` with `true` before the page is printed and with `false` afterwards.
#[must_use]
pub fn printing(printing: impl Fn(bool) + Clone + 'static) -> Vec<EventListener> {
    let Some(window) = web_sys::window() else { return Vec::new() };
    [("beforeprint", true), ("afterprint", false)]
        .into_iter()
        .map(|(event, begins)| {
            let printing = printing.clone();
            EventListener::new(&window, event, move |_| printing(begins))
        })
        .collect()
}

/// Calls `leaving` before the page is left.
#[must_use]
pub fn leaving(leaving: impl Fn() + 'static) -> Option<EventListener> {
    let window = web_sys::window()?;
    Some(EventListener::new(&window, "pagehide", move |_| leaving()))
}

/// Watches the size of an element, until dropped.
#[derive(Debug)]
pub struct Resize {
    observer: ResizeObserver,
    /// The frame that is asked for; nothing if none is.
    frame: Rc<Cell<Option<i32>>>,
    _noticed: Closure<dyn FnMut()>,
}

impl Resize {
    /// Calls `changed` when the element has another size, and once at the start: in the frame after,
    /// because whatever is laid out in the same one is an error to the page.
    pub fn of(element: &Element, mut changed: impl FnMut() + 'static) -> Option<Self> {
        let window = web_sys::window()?;
        let frame = Rc::new(Cell::new(None));
        let drawn = Rc::clone(&frame);
        let changed = Closure::<dyn FnMut()>::new(move || {
            drawn.set(None);
            changed();
        });
        let asked = Rc::clone(&frame);
        let noticed = Closure::<dyn FnMut()>::new(move || {
            if asked.get().is_none() {
                asked.set(window.request_animation_frame(changed.as_ref().unchecked_ref()).ok());
            }
        });
        let observer = ResizeObserver::new(noticed.as_ref().unchecked_ref()).ok()?;
        observer.observe(element);
        Some(Self { observer, frame, _noticed: noticed })
    }
}

impl Drop for Resize {
    fn drop(&mut self) {
        self.observer.disconnect();
        if let Some((window, frame)) = web_sys::window().zip(self.frame.take()) {
            let _none = window.cancel_animation_frame(frame);
        }
    }
}
