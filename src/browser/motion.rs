//! Movement by the browser's own Web Animations: only transform and opacity, never longer than asked.

use js_sys::Object;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Animation, Element};

use super::{place, plain};

/// How long what moves is under way, in milliseconds. Long enough to be followed with the eye,
/// too short to be waited for.
const DURATION: f64 = 260.0;

/// Starts fast and comes to rest gently: the eye is led to where things end.
const EASING: &str = "cubic-bezier(0.2, 0.7, 0.2, 1)";

/// How something looks at one end of a movement; an empty transform is its own place.
#[derive(Debug, Clone, PartialEq)]
pub struct Pose {
    /// CSS of `transform`.
    pub transform: String,
    /// 0 … 1.
    pub opacity: f64,
}

impl Pose {
    /// As laid out.
    #[must_use]
    pub fn rest() -> Self {
        Self { transform: "none".to_owned(), opacity: 1.0 }
    }

    /// Out of its place by so many pixels.
    #[must_use]
    pub fn moved(x: f64, y: f64) -> Self {
        Self { transform: translate(x, y), opacity: 1.0 }
    }

    /// Out of its place, and of another size: a factor for each direction, from the upper left.
    #[must_use]
    pub fn scaled(x: f64, y: f64, (across, down): (f64, f64)) -> Self {
        let scale = ["scale(", &plain::written(across), ", ", &plain::written(down), ")"].concat();
        Self { transform: [translate(x, y), scale].join(" "), opacity: 1.0 }
    }

    /// The same, more or less transparent.
    #[must_use]
    pub fn with_opacity(self, opacity: f64) -> Self {
        Self { opacity, ..self }
    }
}

fn translate(x: f64, y: f64) -> String {
    ["translate(", &plain::written(x), "px, ", &plain::written(y), "px)"].concat()
}

/// Puts an element into a pose at once, where it stays. From its middle, as CSS has it.
pub fn pose(element: &Element, pose: &Pose) {
    place::set(element, "transform", &pose.transform);
}

/// Moves an element from one pose to another; `None` where the browser does not animate.
pub fn animate(element: &Element, from: &Pose, to: &Pose) -> Option<Animation> {
    let frames = plain::pair(&frame(from), &frame(to));
    let timing = plain::object([
        ("duration", DURATION.into()),
        ("easing", EASING.into()),
        ("fill", "backwards".into()),
    ]);
    let method = plain::get(element, "animate")?.dyn_into::<js_sys::Function>().ok()?;
    method.call2(element, &frames, &timing).ok()?.dyn_into().ok()
}

fn frame(pose: &Pose) -> Object {
    plain::object([
        ("transform", pose.transform.as_str().into()),
        ("opacity", pose.opacity.into()),
        // The upper left corner is what is measured.
        ("transformOrigin", JsValue::from_str("0 0")),
    ])
    .unchecked_into()
}

/// Whether the visitor asked the system for less motion.
#[must_use]
pub fn is_reduced() -> bool {
    let query = web_sys::window()
        .and_then(|window| window.match_media("(prefers-reduced-motion: reduce)").ok().flatten());
    query.is_some_and(|query| query.matches())
}
