//! Tells the styles where the two ends of the range of years stand.

use web_sys::Element;

use crate::browser::{dom, place};
use crate::shown::Shown;
use crate::state::State;
use crate::view::facet::YEAR;
use crate::view::range::Span;

/// Takes the state after a render.
pub fn follow(wall: &Element, state: &State, shown: Option<&Shown>) {
    let facets = shown.map(|shown| shown.index().facets()).unwrap_or_default();
    let year = facets.iter().find(|facet| &*facet.key == YEAR);
    let span = year.and_then(|facet| Span::of(facet, state));
    if let Some(span) = span
        && let Some(range) = dom::first::<Element>(wall, ".range")
    {
        let (from, to) = span.shares();
        place::set_number(&range, "--from", from);
        place::set_number(&range, "--to", to);
    }
}
