//! The choice of order.

use recognition_wall_core::locale::{Message, messages};
use recognition_wall_core::query::{Layout, Query, Sort};
use recognition_wall_markup::html;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Surroundings;
use crate::state::Action;

const ORDERS: [(Sort, Message); 4] = [
    (Sort::Feed, messages::SORT_FEED),
    (Sort::Name, messages::SORT_NAME),
    (Sort::Rank, messages::SORT_RANK),
    (Sort::Year, messages::SORT_YEAR),
];

/// The menu of orders.
///
/// Lists and timelines have an order of their own: then it is hidden.
pub fn sort_menu(query: &Query, surroundings: &Surroundings) -> Html {
    let sort = query.sort;
    let on_change = {
        let act = surroundings.act.clone();
        Callback::from(move |event: Event| {
            let menu =
                event.target().and_then(|target| target.dyn_into::<HtmlSelectElement>().ok());
            if let Some(sort) = menu.and_then(|menu| Sort::named(&menu.value())) {
                act.emit(Action::Sort(sort));
            }
        })
    };
    html! {
        <label class="sort" hidden={query.layout != Layout::Grid}>
            <span class="sort__label">{surroundings.locale.text(messages::SORT_LABEL)}</span>
            <select class="sort__menu" part="sort" onchange={on_change}>
                { for ORDERS.iter().map(|(order, message)| html! {
                    <option key={order.as_str()} value={order.as_str()} selected={*order == sort}>
                        {surroundings.locale.text(*message)}
                    </option>
                }) }
            </select>
        </label>
    }
}
