//! Keeps the page's address and the wall in step: the deep link.

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use recognition_wall_core::query::link::Link;
use recognition_wall_core::query::{Filter, Query};
use yew::Callback;

use crate::browser::address;
use crate::config::Config;
use crate::state::{Action, State};

/// How long nothing must have been typed before the address says what was, in milliseconds.
/// Browsers refuse an address that changes with every key.
const TYPING: u32 = 300;

/// What the page's address asks of the wall when it starts.
#[must_use]
pub fn link_at_start(config: &Config) -> Option<Link> {
    let name = config.link_name.as_deref()?;
    Link::from_fragment(name, &address::fragment(), &config.start_query())
}

/// Follows the address, and writes into it what changes on the wall.
///
/// Opening somebody and each choice of filter, order or form make an entry of the history, so that
/// going back undoes them one by one; what is typed and leafed through changes the entry that is
/// there.
#[derive(Debug, Default)]
pub struct Address {
    listens_for: Option<(std::rc::Rc<str>, Query)>,
    /// Held, never read: they stop listening when they go.
    listeners: Vec<EventListener>,
    written: Option<Link>,
    /// What the entry says that lies below the current one, if it was we who put this one on it.
    below: Option<Link>,
    typing: Option<Timeout>,
}

impl Address {
    /// Takes the state after a change, before it is drawn.
    pub fn follow(&mut self, state: &State, act: &Callback<Action>) {
        let name = state.config.link_name.clone().filter(|_| !state.parked);
        let Some(name) = name else {
            *self = Self::default();
            return;
        };
        let start = state.config.start_query();
        let listens_for = Some((name.clone(), start.clone()));
        if self.listens_for != listens_for {
            self.listens_for = listens_for;
            let (name, start, act) = (name.clone(), start.clone(), act.clone());
            self.listeners = address::watch(move || heed(&name, &start, &act));
        }
        let link = state.link();
        if let Some(before) = self.written.replace(link.clone())
            && before != link
        {
            self.write(&name, &start, &before, &link);
        }
    }

    fn write(&mut self, name: &str, start: &Query, before: &Link, link: &Link) {
        let was_typing = self.typing.take().is_some();
        let fragment = address::fragment();
        let ours = Link::from_fragment(name, &fragment, start);
        if ours.as_ref() == Some(link)
            || (ours.is_none() && is_start(link, start) && before.open.is_none())
        {
            // The visitor went there: nobody knows what lies below.
            self.below = None;
            return;
        }
        let wanted =
            if is_start(link, start) { String::new() } else { link.to_fragment(name, start) };
        let only_typed = before.open == link.open && !is_choice(&before.query, &link.query);
        if was_typing && !only_typed && (ours.is_some() || fragment.is_empty()) {
            // What was typed last belongs to the entry that is about to be left.
            address::replace(&before.to_fragment(name, start));
        }
        match (&before.open, &link.open) {
            (None, Some(_)) => self.push(before, &wanted),
            (Some(_), None) if self.below.take().as_ref() == Some(link) && ours.is_some() => {
                address::back();
            }
            // The page's own anchor is not ours to take away.
            (Some(_), None) if ours.is_none() => {}
            _ if is_drawn(&before.query, &link.query) => {
                self.typing = Some(Timeout::new(TYPING, move || address::replace(&wanted)));
            }
            _ if is_choice(&before.query, &link.query) => self.push(before, &wanted),
            _ if before.query.text != link.query.text => {
                self.typing = Some(Timeout::new(TYPING, move || address::replace(&wanted)));
            }
            _ => address::replace(&wanted),
        }
    }

    fn push(&mut self, before: &Link, fragment: &str) {
        self.below = Some(before.clone());
        address::push(fragment);
    }
}

/// Whether only the ends of a range of years were moved: drawing one along is one choice.
fn is_drawn(before: &Query, after: &Query) -> bool {
    let years = |query: &Query| query.filters.get("year").and_then(Filter::years);
    let (Some(_), Some(range)) = (years(before), years(after)) else { return false };
    let mut moved = before.clone();
    moved.filters.set_years(Some(range));
    moved == *after
}

/// Whether a query was changed by a choice and not by typing alone.
fn is_choice(before: &Query, after: &Query) -> bool {
    before.filters != after.filters || before.sort != after.sort || before.layout != after.layout
}

fn heed(name: &str, start: &Query, act: &Callback<Action>) {
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

/// Whether a link says no more than the bare page does.
fn is_start(link: &Link, start: &Query) -> bool {
    link.open.is_none() && link.query == *start
}
