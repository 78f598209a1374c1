//! Reads blocks: the state says what is asked and what is on the screen, the files for it are fetched,
//! and what they hold comes back as actions. What is asked no more is not waited for.

mod fetcher;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use recognition_wall_core::blocks::Blocks;
use recognition_wall_core::feed::{Feed, HonoureeId, Problem};
use wasm_bindgen_futures::spawn_local;
use web_sys::AbortController;
use yew::Callback;

use crate::browser::fetch::Cancel;
use crate::config::Config;
use crate::state::blocks::{InBlocks, Source};
use crate::state::{Action, State};
use fetcher::{Fetcher, Question, fetch};

/// Files of cards that are on their way at one time.
const AT_ONCE: usize = 6;
/// How many are looked for before the screen has said how many it holds.
const FIRST: usize = 24;

/// Reads the blocks of the state's source.
#[derive(Debug, Default)]
pub struct Reading {
    source: Option<Rc<Source>>,
    /// The load since which nothing was found to be out of reach.
    generation: u32,
    is_out_of_reach: Rc<Cell<bool>>,
    /// What is asked, and what ends the search for it.
    question: Option<(Rc<Question>, Cancel)>,
    cards: UnderWay,
    /// Whoever a link names, and is being looked for.
    sought: Option<(HonoureeId, Cancel)>,
    /// The file of values that is on its way.
    values: Option<(String, Cancel)>,
}

/// Files of cards that are on their way, by number; whoever waits for one holds the list too.
#[derive(Debug, Default)]
struct UnderWay(Rc<RefCell<Vec<(u32, Cancel)>>>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.borrow_mut().clear();
    }
}

impl Reading {
    /// Takes the state after a change.
    pub fn follow(&mut self, state: &State, act: &Callback<Action>) {
        let is_read = !state.parked && !state.leaves_blocks();
        let Some(blocks) = state.blocks.as_ref().filter(|_| is_read) else {
            *self = Self::default();
            return;
        };
        if self.source.as_ref() != Some(blocks.source()) {
            *self = Self { source: Some(Rc::clone(blocks.source())), ..Self::default() };
        }
        if self.generation != state.generation {
            self.generation = state.generation;
            if self.is_out_of_reach.replace(false) {
                // What was not answered is asked again.
                self.question = None;
            }
        }
        if self.is_out_of_reach.get() {
            return;
        }
        let (source, is_out_of_reach) =
            (Rc::clone(blocks.source()), Rc::clone(&self.is_out_of_reach));
        let fetcher = Fetcher { source, act: act.clone(), is_out_of_reach };
        self.answer(state, blocks, &fetcher);
        self.fetch_cards(state, blocks, &fetcher);
        self.seek(state, &fetcher);
        self.fetch_values(state, &fetcher);
    }

    // Stays apart, as the next three, and comes behind the first screen: decision 9.
    #[inline(never)]
    fn answer(&mut self, state: &State, blocks: &InBlocks, fetcher: &Fetcher) {
        let asked = state.asked();
        let is_other = self.question.as_ref().is_none_or(|(question, _)| question.asked != asked);
        if is_other {
            let Some(cancel) = Cancel::new() else { return };
            let before = self.question.take();
            let is_known = blocks.answer().is_some_and(|answer| answer.asked == asked);
            let question = Rc::new(Question {
                asked,
                ask: RefCell::default(),
                is_under_way: Cell::new(!is_known),
            });
            if !is_known {
                // Whoever types on asks something else in a moment.
                let is_typed = |(before, _): (Rc<Question>, Cancel)| {
                    before.asked.differs_in_text(&question.asked)
                };
                let waits = before.is_some_and(is_typed);
                let asking = (Rc::clone(&question), cancel.controller());
                spawn_local(fetcher.clone().answer(asking, FIRST, waits));
            }
            self.question = Some((question, cancel));
        } else if let Some((question, cancel)) = &self.question
            && !question.is_under_way.get()
            && let Some(rows) = blocks.wants(state.open.as_ref())
        {
            question.is_under_way.set(true);
            let asking = (Rc::clone(question), cancel.controller());
            spawn_local(fetcher.clone().answer(asking, rows, false));
        }
    }

    #[inline(never)]
    fn fetch_cards(&mut self, state: &State, blocks: &InBlocks, fetcher: &Fetcher) {
        let mut under_way = self.cards.0.borrow_mut();
        for slice in blocks.missing(state.open.as_ref()) {
            if under_way.len() >= AT_ONCE {
                break;
            }
            if under_way.iter().any(|(known, _)| *known == slice) {
                continue;
            }
            let Some(cancel) = Cancel::new() else { return };
            let all = Rc::clone(&self.cards.0);
            spawn_local(fetcher.clone().cards(slice, cancel.controller(), all));
            under_way.push((slice, cancel));
        }
    }

    /// Looks for whoever a link names and is not here.
    #[inline(never)]
    fn seek(&mut self, state: &State, fetcher: &Fetcher) {
        let wanted = state.open.as_ref().filter(|_| state.open_honouree().is_none());
        let Some(id) = wanted else {
            self.sought = None;
            return;
        };
        if self.sought.as_ref().is_some_and(|(sought, _)| sought == id) {
            return;
        }
        if let Some(cancel) = Cancel::new() {
            spawn_local(fetcher.clone().seek(
                id.clone(),
                Rc::clone(&state.config),
                cancel.controller(),
            ));
            self.sought = Some((id.clone(), cancel));
        }
    }

    /// Fetches all values of a facet of which more are to be seen than the head has.
    #[inline(never)]
    fn fetch_values(&mut self, state: &State, fetcher: &Fetcher) {
        let open = state.ui.facets.iter();
        let mut open = open.filter(|(_, known)| known.all || !known.sought.trim().is_empty());
        let path = open.find_map(|(facet, _)| fetcher.source.blocks.borrow().values_of(facet));
        let Some(path) = path else { return };
        if self.values.as_ref().is_some_and(|(known, _)| *known == path) {
            return;
        }
        if let Some(cancel) = Cancel::new() {
            spawn_local(fetcher.clone().values(path.clone(), cancel.controller()));
            self.values = Some((path, cancel));
        }
    }
}

/// The blocks that a feed names, whose first page has been read, ready to be asked; `None` where they
/// can't be read, or do not answer what the tag asks for.
pub(super) async fn open(
    (first, problems): (&Feed, &[Problem]),
    (feed_url, address): (&Rc<str>, &Rc<str>),
    config: &Config,
    controller: &AbortController,
) -> Option<Rc<Source>> {
    let bytes = fetch(address.to_string(), controller).await.ok()?;
    let blocks = Blocks::read(&bytes).ok()?;
    let source = Source::new((first, problems), (feed_url, address), blocks, &config.facets);
    Some(Rc::new(source))
}
