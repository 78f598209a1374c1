//! Loads the feed: address in, actions out.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Interval;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Assembly, FacetSpec, Feed, Honouree, Limits, Mapping};
use recognition_wall_core::index::{Building, Index};
use recognition_wall_core::query::{Filters, Sort};
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;
use yew::Callback;

use super::blocks;
use crate::bridge::Bridge;
use crate::browser::clock;
use crate::browser::fetch::{Cancel, Download, Early, FetchError};
use crate::config::Config;
use crate::failure::Failure;
use crate::state::blocks::{Change, Source, blocks_of};
use crate::state::{Action, Content, State, within};

/// What a load depends on: when any of it changes, a new one starts and the old one is ended.
#[derive(Debug, Clone, PartialEq)]
struct Order {
    src: Rc<str>,
    map: Option<Rc<str>>,
    facets: Vec<FacetSpec>,
    preset: Filters,
    generation: u32,
    parked: bool,
    avoid: Option<Rc<str>>,
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
    /// `bridge` holds the request for the feed that the script may have begun; only the first load takes
    /// it.
    pub fn follow(&mut self, state: &State, act: &Callback<Action>, bridge: &Rc<Bridge>) {
        let Config { src, map, facets, preset, refresh, .. } = &*state.config;
        let order = Order {
            src: src.clone(),
            map: map.clone(),
            facets: facets.clone(),
            preset: preset.clone(),
            generation: state.generation,
            parked: state.parked,
            avoid: state.avoid.clone(),
        };
        if self.order.as_ref() != Some(&order) {
            let cancel = if order.parked { None } else { Cancel::new() };
            if let Some(cancel) = &cancel {
                let load = Load {
                    order: order.clone(),
                    controller: cancel.controller(),
                    act: act.clone(),
                    early: Cell::new(bridge.take_early()),
                    bridge: Rc::clone(bridge),
                    config: Rc::clone(&state.config),
                    // What is on screen stays until all of the new is there: parts are for an empty
                    // wall only, and for one whose people can't be read otherwise any more.
                    show_parts: state.content.is_none() || state.blocks.is_some(),
                    is_empty: state.content.is_none(),
                    query_order: state.query.order(),
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

/// What a load gave.
enum Loaded {
    /// Everybody.
    All(Rc<Content>),
    /// The blocks where they are, and the first of them.
    Blocks(Rc<Source>, Rc<Content>, Vec<Rc<Honouree>>),
}

struct Load {
    order: Order,
    controller: AbortController,
    act: Callback<Action>,
    early: Cell<Option<Early>>,
    bridge: Rc<Bridge>,
    config: Rc<Config>,
    show_parts: bool,
    is_empty: bool,
    query_order: Sort,
}

impl Load {
    async fn run(self) {
        let outcome = self.read_all().await;
        // Whoever ended this load has started another, or the wall is gone. Only a load that ended
        // itself has something to say.
        let ended_itself = matches!(&outcome, Err(Failure::TooSlow | Failure::TooLarge(_)));
        if !self.is_wanted() && !ended_itself {
            return;
        }
        self.act.emit(match outcome {
            Ok(Loaded::All(content)) => Action::ShowAll(content),
            Ok(Loaded::Blocks(source, content, first)) => {
                Action::Blocks(Change::Begin(source, content, first))
            }
            Err(failure) => Action::Fail(failure),
        });
    }

    /// Whether nobody has ended it: work that gives way to the page must ask anew after each pause.
    fn is_wanted(&self) -> bool {
        !self.controller.signal().aborted()
    }

    async fn read_all(&self) -> Result<Loaded, Failure> {
        let Order { src, map, .. } = &self.order;
        if src.is_empty() {
            return Err(Failure::NoSource);
        }
        let mapping = match map {
            Some(map) => {
                self.bridge.rest().await;
                // In a box: what few feeds need stays out of what each load runs.
                Some(Box::pin(self.mapping(map)).await?)
            }
            None => None,
        };
        let mut assembly = Assembly::new(src, today(), mapping);
        let mut shown = Part::default();
        let mut next = Some(src.to_string());
        let mut is_long = clock::timer(LONG);
        // One turn for all that comes without a pause: of bytes that are here already, each part is
        // given at once.
        let mut is_over = clock::turn();
        while let Some(url) = next.take() {
            let mut download = self.begin(&url, self.early.take()).await?;
            while download.more().await.map_err(failure)? {
                loop {
                    let is_more = assembly.read_ahead(download.bytes(), &mut is_over);
                    let is_slow = shown.read == 0 && is_more && is_long();
                    let is_large = download.length() >= LARGE && shown.is_outgrown_by(&assembly);
                    if assembly.feed().items.len() >= FEW && (is_slow || is_large) {
                        self.show_part(&assembly, &mut shown).await;
                    }
                    if !is_more {
                        break;
                    }
                    clock::pause().await;
                    is_over = clock::turn();
                }
                download.let_go(assembly.let_go());
            }
            if !assembly.end_ahead(download.bytes()) {
                assembly
                    .add_page(&download.whole())
                    .map_err(|failure| Failure::Unreadable(Box::new(failure.problem())))?;
            }
            next = assembly.next_page().map(str::to_owned);
            let is_first = url == **src;
            let is_due = shown.read < MANY || shown.is_outgrown_by(&assembly);
            if next.is_some() && (self.is_empty || !is_first) && is_due {
                self.show_part(&assembly, &mut shown).await;
            }
            if is_first && let Some(handed) = Box::pin(self.blocks(&assembly)).await {
                return Ok(handed);
            }
        }
        Ok(Loaded::All(self.content(&assembly, &shown).await))
    }

    /// The blocks that the feed of a first page names; `None` where the pages are to be read.
    async fn blocks(&self, assembly: &Assembly) -> Option<Loaded> {
        let Order { src, avoid, .. } = &self.order;
        let feed = assembly.feed();
        let address = blocks_of(feed, &self.config, self.query_order, avoid.as_ref())?;
        self.bridge.rest().await;
        let read = (feed, assembly.problems());
        let source = blocks::open(read, (src, address), &self.config, &self.controller).await?;
        let content = source.content().ok()?;
        let first = source.numbered(feed, assembly.left_out()).to_vec();
        Some(Loaded::Blocks(source, Rc::new(content), first))
    }

    async fn mapping(&self, url: &str) -> Result<Mapping, Failure> {
        let mut download = self.begin(url, None).await?;
        while download.more().await.map_err(failure)? {}
        Mapping::read(&download.whole())
            .map_err(|failure| Failure::Unreadable(Box::new(failure.problem())))
    }

    async fn begin(&self, url: &str, early: Option<Early>) -> Result<Download, Failure> {
        Download::begin(url, limit(), &self.controller, early).await.map_err(failure)
    }

    /// Shows those who have been read, while the others are on their way. Not each time that some have
    /// come: whoever is shown is indexed and drawn.
    async fn show_part(&self, assembly: &Assembly, shown: &mut Part) {
        let read = assembly.feed().items.len();
        if self.show_parts && read > shown.read && assembly.may_be_shown() {
            let content = self.content(assembly, shown).await;
            *shown = Part { read, content: Some(Rc::clone(&content)) };
            if self.is_wanted() {
                self.act.emit(Action::ShowPart(content));
            }
        }
    }

    async fn content(&self, assembly: &Assembly, shown: &Part) -> Rc<Content> {
        let everybody = self.index(assembly.feed().clone(), shown).await;
        let index = match within(&everybody, &self.order.preset) {
            Some(feed) => self.index(feed, shown).await,
            None => everybody,
        };
        Rc::new(Content::new(index, assembly.problems().to_vec()))
    }

    async fn index(&self, feed: Feed, shown: &Part) -> Index {
        let mut building = Building::new(Rc::new(feed), &self.order.facets);
        if let Some(content) = &shown.content {
            building = building.after(&content.index);
        }
        // Of a load that nobody wants any more, whoever has been taken is enough: nobody will see them.
        while building.go_on(&mut clock::turn()) && self.is_wanted() {
            clock::pause().await;
        }
        building.finish()
    }
}

/// Who of the feed is shown while the others are on their way.
#[derive(Default)]
struct Part {
    /// How many had been read.
    read: usize,
    content: Option<Rc<Content>>,
}

impl Part {
    /// Whether so many more have been read that indexing all of them anew is worth it.
    fn is_outgrown_by(&self, assembly: &Assembly) -> bool {
        assembly.feed().items.len() >= self.read * 4
    }
}

/// From this many bytes on the first people are shown while the rest is on its way. A smaller feed is
/// whole before anybody could have seen them.
const LARGE: usize = 256_000;
/// And where a load has taken this long and there is more to be read, in milliseconds: on a slow device
/// even a hundred people take a while.
const LONG: f64 = 30.0;
/// So many people fill the first screen of a phone.
const FEW: usize = 12;
/// From this many people on a page is shown only when it has been outgrown.
const MANY: usize = 100;

/// Bytes of one page at most.
fn limit() -> usize {
    Limits::default().bytes
}

fn failure(error: FetchError) -> Failure {
    match error {
        FetchError::Offline => Failure::Offline,
        FetchError::Refused => Failure::Refused,
        FetchError::Status(status) => Failure::Status(status),
        FetchError::TooSlow => Failure::TooSlow,
        FetchError::TooLarge => Failure::TooLarge(limit() / 1_000_000),
    }
}

/// The visitor's date.
pub(super) fn today() -> PartialDate {
    let (year, month, day) = clock::today();
    PartialDate::new(year, month, day).unwrap_or(PartialDate::EPOCH)
}
