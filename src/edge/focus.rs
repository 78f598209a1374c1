//! Keeps the keyboard on the wall when the button that was pressed goes away: a chip, a notice's.

use web_sys::{Element, HtmlElement};

use crate::browser::dom;

/// Who holds the focus and may go.
#[derive(Debug, Default)]
pub struct Focus {
    held: Option<Held>,
}

#[derive(Debug)]
struct Held {
    element: Element,
    /// Which of the chips it is.
    chip: Option<usize>,
    by_keyboard: bool,
}

impl Focus {
    /// Takes down who holds it, before a change is drawn.
    pub fn note(&mut self, wall: &Element) {
        let focused = dom::focused(wall);
        let focused = focused.filter(|focused| is_within(focused, ".chips, .notice"));
        // Of several changes that are drawn together a later one may find it gone already: whoever
        // held it before the first is kept until it is given on.
        if let Some(element) = focused {
            self.held = Some(Held {
                chip: dom::all(wall, ".chip").iter().position(|chip| **chip == element),
                by_keyboard: element.matches(":focus-visible").unwrap_or_default(),
                element,
            });
        }
    }

    /// Gives it on after the render, if who held it is gone: to the next chip, else the one before;
    /// to where one goes on from when there is none.
    pub fn give_on(&mut self, wall: &Element) {
        let Some(held) = self.held.take().filter(|held| is_gone(&held.element)) else { return };
        if dom::focused(wall).is_some_and(|focused| !is_gone(&focused)) {
            return;
        }
        let chips = dom::all(wall, ".chip");
        let next = held.chip.and_then(|number| chips.get(number).or(chips.last()));
        if let Some(next) = next {
            return dom::focus(next);
        }
        // A finger would bring up the keys of a phone, which nobody asked for.
        let search = (held.chip.is_some() && held.by_keyboard).then_some(".search__field");
        let mut places = search.into_iter().chain([".count", ".notice"]);
        if let Some(place) = places.find_map(|place| dom::first::<HtmlElement>(wall, place)) {
            dom::focus(&place);
        }
    }
}

fn is_within(element: &Element, selector: &str) -> bool {
    element.closest(selector).is_ok_and(|found| found.is_some())
}

fn is_gone(element: &Element) -> bool {
    !element.is_connected() || is_within(element, "[hidden]")
}
