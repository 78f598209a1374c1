//! The search field. What is typed is never rewritten: Telex and VNI compose in it.

use std::rc::Rc;

use recognition_wall_core::locale::messages;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::Surroundings;
use crate::state::Action;

/// The properties of [`Search`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct SearchProps {
    /// The text that is searched for.
    pub text: AttrValue,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// The search field with its label.
#[component]
pub fn Search(props: &SearchProps) -> Html {
    let SearchProps { text, surroundings } = props;
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
            <input
                class="search__field" part="search" type="search" enterkeyhint="search"
                autocomplete="off" autocapitalize="off" spellcheck="false"
                placeholder={say(messages::SEARCH_PLACEHOLDER)} value={text} oninput={on_input}
            />
        </label>
    }
}
