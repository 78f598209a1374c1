//! Keeps the page's address and the wall in step: the deep link.

use std::cell::Cell;
use std::rc::Rc;

use recognition_wall_core::query::Query;
use recognition_wall_core::query::link::Link;
use yew::prelude::*;

use crate::browser::address;
use crate::config::Config;
use crate::state::{Action, State};

/// What the page's address asks of the wall when it starts.
#[must_use]
pub fn link_at_start(config: &Config) -> Option<Link> {
    let name = config.link_name.as_deref()?;
    Link::from_fragment(name, &address::fragment(), &config.start_query())
}

/// Follows the address, and writes into it what changes on the wall.
///
/// Opening somebody makes an entry of the history, so that going back closes the detail; all else
/// changes the entry that is there.
#[hook]
pub fn use_address(state: &State, act: &Callback<Action>) {
    let name = state.config.link_name.clone().filter(|_| !state.parked);
    let start = state.config.start_query();
    {
        let act = act.clone();
        use_effect_with((name.clone(), start.clone()), move |(name, start)| {
            let listeners = name.clone().map(|name| {
                let start = start.clone();
                address::watch(move || follow(&name, &start, &act))
            });
            move || drop(listeners)
        });
    }
    let written = use_mut_ref(|| None::<Link>);
    let pushed = use_memo((), |()| Cell::new(false));
    use_effect_with((name, start, state.link()), move |(name, start, link)| {
        let Some(name) = name else {
            written.replace(None);
            pushed.set(false);
            return;
        };
        let before = written.replace(Some(link.clone()));
        if let Some(before) = before {
            write(name, start, &before, link, &pushed);
        }
    });
}

fn follow(name: &str, start: &Query, act: &Callback<Action>) {
    let fragment = address::fragment();
    match Link::from_fragment(name, &fragment, start) {
        Some(link) => act.emit(Action::Navigate(link)),
        None if fragment.is_empty() => {
            act.emit(Action::Navigate(Link { open: None, query: start.clone() }));
        }
        // The address belongs to another wall, or to the page: nobody is open here any more.
        None => act.emit(Action::Close),
    }
}

fn write(name: &str, start: &Query, before: &Link, link: &Link, pushed: &Rc<Cell<bool>>) {
    let fragment = address::fragment();
    let ours = Link::from_fragment(name, &fragment, start);
    if ours.as_ref() == Some(link)
        || (ours.is_none() && is_start(link, start) && before.open.is_none())
    {
        pushed.set(pushed.get() && link.open.is_some());
        return;
    }
    let wanted = if is_start(link, start) { String::new() } else { link.to_fragment(name, start) };
    match (&before.open, &link.open) {
        (None, Some(_)) => {
            address::push(&wanted);
            pushed.set(true);
        }
        (Some(_), None) if pushed.replace(false) && ours.is_some() => address::back(),
        // The page's own anchor is not ours to take away.
        (Some(_), None) if ours.is_none() => {}
        _ => address::replace(&wanted),
    }
}

/// Whether a link says no more than the bare page does.
fn is_start(link: &Link, start: &Query) -> bool {
    link.open.is_none() && link.query == *start
}
