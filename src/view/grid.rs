//! The people, in the order of the results.

use std::rc::Rc;

use recognition_wall_core::query::Needle;
use yew::prelude::*;

use super::Surroundings;
use super::card::Card;
use crate::shown::Shown;

/// How many cards may be seen before anything is scrolled: their photos are wanted at once.
const FIRST_CARDS: usize = 4;

/// The properties of [`Grid`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct GridProps {
    /// What is shown, and of what.
    pub shown: Rc<Shown>,
    /// What the visitor searched for: its letters are marked.
    pub needle: Rc<Needle>,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The cards of everybody who is shown.
#[component]
pub fn Grid(props: &GridProps) -> Html {
    let GridProps { shown, needle, surroundings } = props;
    // `role` because Safari drops the list of a `list-style: none`.
    html! {
        <ul class="grid" part="grid" role="list">
            { for shown.honourees().enumerate().map(|(place, honouree)| html! {
                <Card
                    key={honouree.id.as_rc().clone()} honouree={honouree.clone()} {needle}
                    first={place < FIRST_CARDS} {surroundings}
                />
            }) }
        </ul>
    }
}
