//! The choice of order.

use std::rc::Rc;

use recognition_wall_core::locale::{Message, messages};
use recognition_wall_core::query::Sort;
use wasm_bindgen::JsCast;
use web_sys::HtmlSelectElement;
use yew::prelude::*;

use super::Surroundings;
use crate::hooks::use_choice::use_choice;
use crate::state::Action;

const ORDERS: [(Sort, Message); 4] = [
    (Sort::Feed, messages::SORT_FEED),
    (Sort::Name, messages::SORT_NAME),
    (Sort::Rank, messages::SORT_RANK),
    (Sort::Year, messages::SORT_YEAR),
];

/// The properties of [`SortMenu`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SortMenuProps {
    /// The order that is chosen.
    pub sort: Sort,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The menu of orders.
#[component]
pub fn SortMenu(props: &SortMenuProps) -> Html {
    let SortMenuProps { sort, surroundings } = props;
    let menu = use_choice(sort.as_str());
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
        <label class="sort">
            <span class="sort__label">{surroundings.locale.text(messages::SORT_LABEL)}</span>
            <select ref={menu} class="sort__menu" part="sort" onchange={on_change}>
                { for ORDERS.iter().map(|(order, message)| html! {
                    <option key={order.as_str()} value={order.as_str()} selected={order == sort}>
                        {surroundings.locale.text(*message)}
                    </option>
                }) }
            </select>
        </label>
    }
}
