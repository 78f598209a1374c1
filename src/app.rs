//! The root: owns the state of one wall and connects it with the browser and the host page.

use std::rc::Rc;

use yew::prelude::*;

use crate::bridge::Bridge;
use crate::browser::address;
use crate::config::Config;
use crate::hooks::use_address::{link_at_start, use_address};
use crate::hooks::use_feed::use_feed;
use crate::hooks::use_host::use_host;
use crate::shown::Shown;
use crate::state::{Action, State};
use crate::view::Surroundings;
use crate::view::wall::Wall;

/// The properties of [`App`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the tag asks for.
    pub config: Rc<Config>,
    /// The link to the element.
    pub bridge: Rc<Bridge>,
}

/// One wall.
#[component]
pub fn App(props: &AppProps) -> Html {
    let AppProps { config, bridge } = props;
    let reducer = {
        let config = Rc::clone(config);
        use_reducer(move || {
            let link = link_at_start(&config);
            State::new(config, link)
        })
    };
    let act = use_memo((), |()| reducer.dispatcher().to_callback());
    {
        let act = (*act).clone();
        let is_news = !Rc::ptr_eq(&reducer.config, config);
        use_effect_with(Rc::clone(config), move |config| {
            if is_news {
                act.emit(Action::Configure(Rc::clone(config)));
            }
        });
    }
    let state = Rc::new((*reducer).clone());
    use_feed(&state, &act);
    use_address(&state, &act);
    let shown = use_shown(&state);
    use_host(bridge, &state, shown.as_ref(), &act);
    let surroundings = use_memo(Rc::clone(&state.config), |config| Surroundings {
        locale: config.locale,
        heading_level: config.heading_level,
        link_start: config
            .link_name
            .as_ref()
            .map(|name| AttrValue::from([&*address::page(), "#", name].concat())),
        act: (*act).clone(),
    });
    html! { <Wall {state} {shown} {surroundings} /> }
}

/// The results of the query, computed when content or query change.
#[hook]
fn use_shown(state: &State) -> Option<Rc<Shown>> {
    let shown = use_memo((state.content.clone(), state.query.clone()), |(content, query)| {
        Some(Rc::new(Shown::new(Rc::clone(content.as_ref()?), query)))
    });
    (*shown).clone()
}
