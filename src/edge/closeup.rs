//! The photo of the viewer, drawn near by fingers, mouse, wheel, keys and buttons.
//!
//! Where it stands is its own business: it is not in the state, and no render follows from it. The
//! arithmetic is in `zoom.rs`.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::gestures::{key, turn_over};
use crate::browser::motion::{self, Pose};
use crate::browser::pointer::{self, Pointer};
use crate::browser::{dom, place, watch};
use crate::zoom::{Point, Sizes, Zoom, distance, swiped};

/// Two taps within this time are one double tap, in milliseconds.
const DOUBLE: f64 = 300.0;
/// How far a finger may go within a tap, and how far apart the two of a double tap may be, in pixels.
const UNSTEADY: f64 = 24.0;

/// The photo that stands in the viewer; listens until it is dropped.
#[derive(Debug)]
pub(super) struct Closeup {
    _listeners: Vec<EventListener>,
    _resize: Option<watch::Resize>,
}

impl Closeup {
    /// Begins with the whole photo.
    pub(super) fn of(viewer: &Element) -> Option<Self> {
        let stage: Element = dom::first(viewer, ".viewer__stage")?;
        let mut hand = Hand::new(viewer.clone(), stage.clone());
        hand.change(&|zoom, _| zoom);
        let hand = Rc::new(RefCell::new(hand));
        let resize = {
            let hand = Rc::clone(&hand);
            watch::Resize::of(&stage, move || {
                if let Ok(mut hand) = hand.try_borrow_mut() {
                    hand.change(&|zoom, stage| zoom.kept(stage.sizes));
                }
            })
        };
        let dialog = viewer.clone();
        let heed: Rc<dyn Fn(&Event)> = Rc::new(move |event| {
            let to_the_right = hand.try_borrow_mut().ok().and_then(|mut hand| hand.heed(event));
            // Not before: the button's click comes here, too.
            if let Some(to_the_right) = to_the_right {
                turn_over(&dialog, to_the_right);
            }
        });
        let on_stage = ["pointerdown", "pointermove", "pointerup", "pointercancel", "wheel"];
        let mut listeners = pointer::listen(&stage, &on_stage, true, &heed);
        listeners.extend(pointer::listen(viewer, &["keydown", "click"], true, &heed));
        Some(Self { _listeners: listeners, _resize: resize })
    }
}

/// The stage as it is on the screen.
struct Stage {
    middle: Point,
    sizes: Sizes,
}

impl Stage {
    /// A point of the screen, from the middle of the stage.
    fn point(&self, at: Point) -> Point {
        (at.0 - self.middle.0, at.1 - self.middle.1)
    }
}

/// What holds the photo.
struct Hand {
    viewer: Element,
    stage: Element,
    zoom: Zoom,
    /// One pointer, or two fingers.
    down: Vec<Pointer>,
    /// Where the pointer came down that has been alone since.
    start: Option<Pointer>,
    /// The last tap, if another makes it a double tap.
    tap: Option<Pointer>,
}

impl Hand {
    fn new(viewer: Element, stage: Element) -> Self {
        let zoom = Zoom::default();
        Self { viewer, stage, zoom, down: Vec::new(), start: None, tap: None }
    }

    /// Takes what the visitor does; whether they turn over, and whether to the right.
    fn heed(&mut self, event: &Event) -> Option<bool> {
        match event.type_().as_str() {
            "keydown" => return self.press(event),
            "click" => self.click(event),
            "wheel" => {
                event.prevent_default();
                let (at, turned) = (pointer::at(event), pointer::turned(event));
                self.change(&|zoom, stage| zoom.wheeled(stage.point(at), turned, stage.sizes));
            }
            kind => {
                let now = pointer::pointer(event)?;
                match kind {
                    "pointerdown" => self.put_down(now),
                    "pointermove" => self.draw(now),
                    _ => return self.lift(now, kind == "pointerup"),
                }
            }
        }
        None
    }

    fn put_down(&mut self, now: Pointer) {
        if self.down.len() < 2 {
            pointer::capture(&self.stage, &now);
            self.start = self.down.is_empty().then_some(now);
            self.down.push(now);
        }
    }

    fn draw(&mut self, now: Pointer) {
        let before = self.down.clone();
        let Some(moved) = self.down.iter_mut().find(|pointer| pointer.id == now.id) else { return };
        moved.at = now.at;
        match (before.as_slice(), self.down.clone().as_slice()) {
            ([from], [to]) => {
                let way = (to.at.0 - from.at.0, to.at.1 - from.at.1);
                self.change(&|zoom, stage| zoom.drawn(way, stage.sizes));
            }
            ([from, other_from], [to, other_to]) => self.change(&|zoom, stage| {
                let before = (stage.point(from.at), stage.point(other_from.at));
                let after = (stage.point(to.at), stage.point(other_to.at));
                zoom.pinched(before, after, stage.sizes)
            }),
            _ => {}
        }
    }

    /// A pointer goes up, or the browser has taken it for something else.
    fn lift(&mut self, now: Pointer, is_up: bool) -> Option<bool> {
        self.down.retain(|pointer| pointer.id != now.id);
        let start = self.start.take().filter(|start| is_up && start.id == now.id)?;
        let before = self.tap.take();
        if distance(start.at, now.at) > UNSTEADY {
            let turns = now.is_finger && self.zoom.is_whole();
            return swiped(start.at, now.at).filter(|_| turns);
        }
        let is_second =
            |tap: &Pointer| now.time - tap.time < DOUBLE && distance(tap.at, now.at) < UNSTEADY;
        if before.as_ref().is_some_and(is_second) {
            self.change(&|zoom, stage| zoom.tapped(stage.point(now.at), stage.sizes));
        } else {
            self.tap = Some(now);
        }
        None
    }

    fn press(&mut self, event: &Event) -> Option<bool> {
        let key = key(event)?;
        let (right, down) = match key.as_str() {
            "ArrowLeft" => (-1.0, 0.0),
            "ArrowRight" => (1.0, 0.0),
            "ArrowUp" => (0.0, -1.0),
            "ArrowDown" => (0.0, 1.0),
            "+" | "=" | "-" | "0" => (0.0, 0.0),
            _ => return None,
        };
        let is_arrow = right != 0.0 || down != 0.0;
        if is_arrow && self.zoom.is_whole() {
            return (right != 0.0).then_some(right > 0.0);
        }
        event.prevent_default();
        match key.as_str() {
            "0" => self.change(&|_, _| Zoom::default()),
            _ if is_arrow => self.change(&|zoom, stage| zoom.strode((right, down), stage.sizes)),
            _ => self.step(key != "-"),
        }
        None
    }

    /// The buttons say in `data-does` what they do.
    fn click(&mut self, event: &Event) {
        let button = event
            .target()
            .and_then(|target| target.dyn_into::<Element>().ok())
            .and_then(|target| target.closest("[data-does]").ok().flatten());
        match button.and_then(|button| button.get_attribute("data-does")).as_deref() {
            Some("whole") => self.change(&|_, _| Zoom::default()),
            Some("in") => self.step(true),
            Some("out") => self.step(false),
            _ => {}
        }
    }

    fn step(&mut self, inwards: bool) {
        self.change(&|zoom, stage| zoom.stepped(inwards, stage.sizes));
    }

    fn change(&mut self, change: &dyn Fn(Zoom, &Stage) -> Zoom) {
        let Some(photo) = dom::first::<Element>(&self.stage, ".viewer__photo") else { return };
        let (stage, seen) = (place::of(&self.stage), place::of(&photo));
        let before = self.zoom.scale;
        let stage = Stage {
            middle: (stage.left + stage.width / 2.0, stage.top + stage.height / 2.0),
            sizes: Sizes {
                stage: (stage.width, stage.height),
                photo: (seen.width / before, seen.height / before),
            },
        };
        self.zoom = change(self.zoom, &stage);
        let Zoom { scale, offset } = self.zoom;
        motion::pose(&photo, &Pose::scaled(offset.0, offset.1, (scale, scale)));
        let (is_whole, is_most) = (self.zoom.is_whole(), self.zoom.is_most());
        for (button, is_at_end) in [("out", is_whole), ("whole", is_whole), ("in", is_most)] {
            let selector = ["[data-does=", button, "]"].concat();
            if let Some(button) = dom::first::<Element>(&self.viewer, &selector) {
                let said = if is_at_end { "true" } else { "false" };
                let _ignored = button.set_attribute("aria-disabled", said);
            }
        }
    }
}
