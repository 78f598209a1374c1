//! Where things are on the screen, and how the page is scrolled: any page, any scrolling container.

use wasm_bindgen::JsCast;
use web_sys::{DomRect, Element, HtmlElement, ScrollToOptions, ShadowRoot};

use super::plain;

/// A box on the screen, in CSS pixels from the upper left of the viewport.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Place {
    /// From the left.
    pub left: f64,
    /// From the top.
    pub top: f64,
    /// Across.
    pub width: f64,
    /// Down.
    pub height: f64,
}

impl Place {
    /// The lower edge.
    #[must_use]
    pub fn bottom(&self) -> f64 {
        self.top + self.height
    }

    /// Whether any of it is on a screen of this height.
    #[must_use]
    pub fn is_seen(&self, height: f64) -> bool {
        self.bottom() > 0.0 && self.top < height
    }
}

impl From<DomRect> for Place {
    fn from(rect: DomRect) -> Self {
        Self { left: rect.left(), top: rect.top(), width: rect.width(), height: rect.height() }
    }
}

/// Where an element is, with whatever moves it.
#[must_use]
pub fn of(element: &Element) -> Place {
    element.get_bounding_client_rect().into()
}

/// The height of the viewport.
#[must_use]
pub fn screen_height() -> f64 {
    let height = web_sys::window().and_then(|window| window.inner_height().ok());
    height.and_then(|height| height.as_f64()).unwrap_or_default()
}

/// A computed style of an element; empty where there is none.
#[must_use]
pub fn computed(element: &Element, property: &str) -> String {
    web_sys::window()
        .and_then(|window| window.get_computed_style(element).ok().flatten())
        .and_then(|style| style.get_property_value(property).ok())
        .unwrap_or_default()
}

/// A computed length in pixels; 0 for `normal` and `auto`.
#[must_use]
pub fn computed_pixels(element: &Element, property: &str) -> f64 {
    let text = computed(element, property);
    js_sys::parse_float(&text).max(0.0)
}

/// Sets a property of an element's own style: the way that a strict page allows.
pub fn set_style(element: &Element, property: &str, pixels: f64) {
    set(element, property, &[&plain::written(pixels), "px"].concat());
}

/// As [`set_style`], for a number without a unit.
pub fn set_number(element: &Element, property: &str, number: f64) {
    set(element, property, &plain::written(number));
}

/// As [`set_style`], for a value as CSS writes it.
pub(super) fn set(element: &Element, property: &str, value: &str) {
    if let Some(element) = element.dyn_ref::<HtmlElement>() {
        let style = element.style();
        // What is written is laid out anew, be it as it was.
        if style.get_property_value(property).is_ok_and(|known| known == value) {
            return;
        }
        let _unknown = style.set_property(property, value);
    }
}

/// Scrolls whatever scrolls an element by so many pixels down.
pub fn scroll_by(element: &Element, down: f64) {
    if down.abs() < 1.0 {
        return;
    }
    let options = ScrollToOptions::new();
    options.set_top(down);
    // The page may ask for smooth scrolling: this one corrects what nobody is to notice.
    options.set_behavior(web_sys::ScrollBehavior::Instant);
    match scroller(element) {
        Some(container) => container.scroll_by_with_scroll_to_options(&options),
        None => {
            if let Some(window) = web_sys::window() {
                window.scroll_by_with_scroll_to_options(&options);
            }
        }
    }
}

/// The nearest container around an element that scrolls up and down; `None` for the page itself.
fn scroller(element: &Element) -> Option<Element> {
    let mut here = around(element);
    while let Some(container) = here {
        // The page's own root scrolls as the window does.
        if container.parent_element().is_none() && container.local_name() == "html" {
            return None;
        }
        let scrolls = matches!(computed(&container, "overflow-y").as_str(), "auto" | "scroll");
        if scrolls && container.local_name() != "body" {
            return Some(container);
        }
        here = around(&container);
    }
    None
}

/// The element around another, out of shadow trees too.
fn around(element: &Element) -> Option<Element> {
    element.parent_element().or_else(|| {
        let root = element.parent_node()?.dyn_into::<ShadowRoot>().ok()?;
        Some(root.host())
    })
}

/// The width of an element in units of its own font size: the wall's, and its place's, is what a rem
/// is to the wall's style.
#[must_use]
pub fn width_in_rem(element: &Element) -> f64 {
    of(element).width / computed_pixels(element, "font-size").max(1.0)
}
