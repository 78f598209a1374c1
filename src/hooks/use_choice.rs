//! Keeps a menu at the value that the state says.

use web_sys::HtmlSelectElement;
use yew::prelude::*;

/// Sets the menu's value whenever `value` changes. The attribute `selected` alone has no say any
/// more once the visitor has chosen by hand. The reference is to be given to the `<select>`.
#[hook]
pub fn use_choice(value: &'static str) -> NodeRef {
    let node = use_node_ref();
    let menu = node.clone();
    use_effect_with(value, move |value| {
        if let Some(menu) = menu.cast::<HtmlSelectElement>() {
            menu.set_value(value);
        }
    });
    node
}
