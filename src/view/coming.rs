//! Somebody whose card is on its way: its outline stands where they will.

use recognition_wall_markup::html;
use yew::prelude::*;

use super::card::set_size;

/// The outline of the card of a number; `(place, total)` as for a card.
pub fn coming(number: u32, (place, total): (usize, Option<u32>)) -> Html {
    html! {
        <li
            key={["#", &number.to_string()].concat()} class="coming skeleton__card" data-number={number.to_string()}
            aria-busy="true" aria-setsize={set_size(total)} aria-posinset={place.to_string()}
        >
            <div class="skeleton__photo" />
            <div class="skeleton__line" />
            <div class="skeleton__line" />
        </li>
    }
}
