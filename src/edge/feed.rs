//! Loads the feed: address in, actions out.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Assembly, FacetSpec, Limits, Mapping, opening};
use recognition_wall_core::query::Filters;
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;
use yew::Callback;

use crate::browser::clock;
use crate::browser::fetch::{self, Cancel, Early, FetchError, OnPart};
use crate::config::Config;
use crate::failure::Failure;
use crate::state::{Action, Content, State};

/// What a load depends on: when any of it changes, a new one starts and the old one is ended.
#[derive(Debug, Clone, PartialEq)]
struct Order {
    src: Rc<str>,
    map: Option<Rc<str>>,
    facets: Vec<FacetSpec>,
    preset: Filters,
    generation: u32,
    parked: bool,
}

/// Loads the feed, once for each generation; asks again every `refresh` seconds.
#[derive(Debug, Default)]
pub struct Loading {
    order: Option<Order>,
    /// The load that is under way is ended when this is dropped.
    cancel: Option<Cancel>,
    refresh: Option<u32>,
    timer: Option<Interval>,
}

impl Loading {
    /// Takes the state after a render.
    ///
    /// `early` is the request for the feed that the script may have begun; only the first load takes
    /// it.
    pub fn follow(
        &mut self,
        state: &State,
        act: &Callback<Action>,
        early: impl FnOnce() -> Option<Early>,
    ) {
        let Config { src, map, facets, preset, refresh, .. } = &*state.config;
        let order = Order {
            src: src.clone(),
            map: map.clone(),
            facets: facets.clone(),
            preset: preset.clone(),
            generation: state.generation,
            parked: state.parked,
        };
        if self.order.as_ref() != Some(&order) {
            let cancel = if order.parked { None } else { Cancel::new() };
            if let Some(cancel) = &cancel {
                let load = Load {
                    order: order.clone(),
                    controller: cancel.controller(),
                    act: act.clone(),
                    early: Cell::new(early()),
                    // What is on screen stays until all of the new is there: parts are for an empty
                    // wall only.
                    show_parts: state.content.is_none(),
                };
                spawn_local(load.run());
            }
            self.cancel = cancel;
            self.order = Some(order);
        }
        let refresh = refresh.filter(|_| !state.parked);
        if self.refresh != refresh {
            self.refresh = refresh;
            let act = act.clone();
            self.timer = refresh.map(|seconds| {
                Interval::new(seconds.saturating_mul(1000), move || act.emit(Action::Tick))
            });
        }
    }
}

struct Load {
    order: Order,
    controller: AbortController,
    act: Callback<Action>,
    early: Cell<Option<Early>>,
    show_parts: bool,
}

impl Load {
    async fn run(self) {
        let outcome = self.read_all().await;
        // Whoever ended this load has started another, or the wall is gone. Only a load that ended
        // itself has something to say.
        let ended_itself = matches!(&outcome, Err(Failure::TooSlow | Failure::TooLarge(_)));
        if self.controller.signal().aborted() && !ended_itself {
            return;
        }
        self.act.emit(match outcome {
            Ok(content) => Action::ShowAll(content),
            Err(failure) => Action::Fail(failure),
        });
    }

    async fn read_all(&self) -> Result<Rc<Content>, Failure> {
        let Order { src, map, .. } = &self.order;
        if src.is_empty() {
            return Err(Failure::NoSource);
        }
        let mapping = match map {
            Some(map) => Some(self.mapping(map).await?),
            None => None,
        };
        let mut assembly = Assembly::new(src, today(), mapping);
        let mut next = Some(src.to_string());
        while let Some(url) = next.take() {
            let mut opening = Opening::of(self, &assembly);
            let on_part = &mut |bytes: &[u8]| opening.show(bytes);
            let bytes = self.fetch(&url, self.early.take(), on_part).await?;
            assembly
                .add_page(&bytes)
                .map_err(|failure| Failure::Unreadable(Box::new(failure.problem())))?;
            next = assembly.next_page().map(str::to_owned);
            if next.is_some() && self.show_parts {
                self.act.emit(Action::ShowPart(self.content(&assembly)));
            }
        }
        Ok(self.content(&assembly))
    }

    async fn mapping(&self, url: &str) -> Result<Mapping, Failure> {
        let bytes = self.fetch(url, None, &mut |_| {}).await?;
        Mapping::read(&bytes).map_err(|failure| Failure::Unreadable(Box::new(failure.problem())))
    }

    async fn fetch(
        &self,
        url: &str,
        early: Option<Early>,
        on_part: OnPart<'_>,
    ) -> Result<Vec<u8>, Failure> {
        let limit = Limits::default().bytes;
        fetch::bytes(url, limit, &self.controller, early, on_part).await.map_err(
            |error| match error {
                FetchError::Offline => Failure::Offline,
                FetchError::Refused => Failure::Refused,
                FetchError::Status(status) => Failure::Status(status),
                FetchError::TooSlow => Failure::TooSlow,
                FetchError::TooLarge => Failure::TooLarge(limit / 1_000_000),
            },
        )
    }

    fn content(&self, assembly: &Assembly) -> Rc<Content> {
        let feed = Rc::new(assembly.feed().clone());
        let problems = assembly.problems().to_vec();
        Rc::new(Content::new(feed, &self.order.facets, &self.order.preset, problems))
    }
}

/// From this many bytes on the first people are shown while the rest is on its way. A smaller feed is
/// whole before anybody could have seen them.
const LONG: usize = 256_000;

/// The first people of a long feed, for whom nobody has to wait.
struct Opening<'l> {
    load: &'l Load,
    is_wanted: bool,
}

impl<'l> Opening<'l> {
    fn of(load: &'l Load, so_far: &Assembly) -> Self {
        let is_first = so_far.feed().items.is_empty() && so_far.next_page().is_none();
        Self { load, is_wanted: is_first && load.show_parts && load.order.map.is_none() }
    }

    fn show(&mut self, bytes: &[u8]) {
        if !self.is_wanted || bytes.len() < LONG {
            return;
        }
        // Once: what has no opening by now has its extension behind its items.
        self.is_wanted = false;
        let Some(opening) = opening(bytes) else { return };
        let mut assembly = Assembly::new(&self.load.order.src, today(), None);
        if assembly.add_page(&opening).is_ok() && !assembly.feed().items.is_empty() {
            self.load.act.emit(Action::ShowPart(self.load.content(&assembly)));
        }
    }
}

fn today() -> PartialDate {
    let (year, month, day) = clock::today();
    PartialDate::new(year, month, day).unwrap_or(PartialDate::EPOCH)
}
