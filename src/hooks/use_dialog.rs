//! Opens and closes the detail's dialog, and puts the focus where a reader expects it.

use recognition_wall_core::feed::HonoureeId;
use web_sys::{Element, HtmlDialogElement};
use yew::prelude::*;

use crate::browser::dom;

/// Keeps a dialog open for as long as there is somebody to show in it.
///
/// The focus goes to the name on opening, stays where it is on each step to a neighbour, and goes
/// to the card of whoever was shown last on closing. The reference is to be given to the `<dialog>`.
#[hook]
pub fn use_dialog(person: Option<HonoureeId>) -> NodeRef {
    let node = use_node_ref();
    let last = use_mut_ref(|| None::<HonoureeId>);
    let dialog = node.clone();
    use_effect_with(person, move |person| {
        let Some(dialog) = dialog.cast::<HtmlDialogElement>() else { return };
        let before = last.replace(person.clone());
        match (before, person) {
            (None, Some(_)) => {
                dom::open_dialog(&dialog);
                dom::scroll_to_start(&dialog);
                dom::focus_in_place(&dialog, ".detail__name");
            }
            // The focus stays on the button that was pressed: the next press is the next person.
            (Some(_), Some(_)) => dom::scroll_to_start(&dialog),
            (Some(before), None) => {
                dom::close_dialog(&dialog);
                focus_card(&dialog, &before);
            }
            (None, None) => {}
        }
    });
    node
}

/// Gives the focus back to the card of an honouree, if it is still on the wall.
fn focus_card(dialog: &Element, id: &HonoureeId) {
    if let Some(wall) = dialog.parent_element() {
        dom::focus_in_item(&wall, "[data-id]", ("data-id", id.as_str()), ".card__link");
    }
}
