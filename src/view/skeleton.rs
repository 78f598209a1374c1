//! The shape of what comes, while nothing has been read.

use recognition_wall_core::query::Layout;
use recognition_wall_markup::html;
use yew::prelude::*;

/// As many shapes as a first screen may hold.
const SHAPES: usize = 6;

/// The shapes of a form of the wall. Always an element; hidden when there is something to see instead.
pub fn skeleton(is_loading: bool, layout: Layout) -> Html {
    let shapes = if is_loading { SHAPES } else { 0 };
    html! {
        <div class="skeleton" data-layout={layout.as_str()} aria-hidden="true" hidden={!is_loading}>
            <div class="skeleton__head">
                <div class="skeleton__line" />
                <div class="skeleton__line" />
            </div>
            { for (0..shapes).map(|number| html! {
                <div key={number} class="skeleton__card">
                    <div class="skeleton__photo" />
                    <div class="skeleton__line" />
                    <div class="skeleton__line" />
                    <div class="skeleton__line" />
                </div>
            }) }
        </div>
    }
}
