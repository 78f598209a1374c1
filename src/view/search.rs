//! The search field. What is typed is never rewritten: Telex and VNI compose in it.

use recognition_wall_core::locale::messages;
use recognition_wall_markup::html;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Surroundings;
use super::icon::{icon, paths};
use crate::state::Action;

/// The search field with its label.
pub fn search(text: &str, surroundings: &Surroundings) -> Html {
    let say = |message| surroundings.locale.text(message);
    let on_input = {
        let act = surroundings.act.clone();
        Callback::from(move |event: InputEvent| {
            let field =
                event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                act.emit(Action::Search(field.value()));
            }
        })
    };
    html! {
        <label class="search">
            <span class="search__label">{say(messages::SEARCH_LABEL)}</span>
            { icon(paths::SEARCH) }
            <input
                class="search__field" part="search" type="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false"
                placeholder={say(messages::SEARCH_PLACEHOLDER)} value={text.to_owned()} oninput={on_input}
            />
        </label>
    }
}
