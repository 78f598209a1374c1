//! The wall's state and the only ways to change it.
//!
//! Actions go in, a new state comes out; pure, so that every rule of it is tested natively.
//! Nothing shown is stored: results are computed from here when they are drawn.

use std::rc::Rc;

use recognition_wall_core::feed::{Honouree, HonoureeId};
use recognition_wall_core::query::{Part, Query, link::Link};

use crate::config::Config;
use crate::failure::Failure;
use blocks::InBlocks;
use ui::Ui;

pub use action::{Action, Errand, QueryChange};
pub use content::{Content, within};

mod action;
mod answer;
pub mod blocks;
mod content;
mod early;
mod source;
pub mod ui;

/// Where loading stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Load {
    /// The feed, or its next page, is on its way.
    Loading,
    /// Everything that the feed offers is here.
    Ready,
    /// The last try failed; what was there before, if anything, stays.
    Failed(Failure),
}

/// Who asks for a load.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asker {
    /// The visitor or the host page: they wait for it.
    Somebody,
    /// The clock: nobody is to notice.
    Clock,
}

/// The state of one wall.
#[derive(Debug, Clone, PartialEq)]
pub struct State {
    /// What the tag asks for.
    pub config: Rc<Config>,
    /// Where loading stands.
    pub load: Load,
    /// What the last load failed of: stays said until another has brought something, so that a
    /// server that is down for long is reported once.
    pub failure: Option<Failure>,
    /// Who asked for the last load.
    pub asker: Asker,
    /// What is shown; `None` until the first page of the feed has been read.
    pub content: Option<Rc<Content>>,
    /// Whether `content` is all that the feed offered when it was read.
    pub complete: bool,
    /// The people, where they are in blocks; else they are in the content.
    pub blocks: Option<Rc<InBlocks>>,
    /// Where blocks are that could not be read: of a feed that names them the pages are read.
    pub avoid: Option<Rc<str>>,
    /// What the visitor asks for.
    pub query: Query,
    /// Whose detail is open.
    pub open: Option<HonoureeId>,
    /// Whose detail was closed last: the visitor goes on from their card.
    pub last_open: Option<HonoureeId>,
    /// Whether the address named somebody who isn't here, and the visitor hasn't been told yet.
    pub unknown_link: bool,
    /// Counts the loads that were asked for: a new number starts a new one.
    pub generation: u32,
    /// Whether the wall is off the page: it holds nothing, loads nothing and listens to nothing.
    pub parked: bool,
    /// What is unfolded, and how the wall stands.
    pub ui: Ui,
}

impl State {
    /// A wall that has just been put on a page whose address says `link`.
    #[must_use]
    pub fn new(config: Rc<Config>, link: Option<Link>) -> Self {
        let (query, open) = match link {
            Some(link) => (link.query, link.open),
            None => (config.start_query(), None),
        };
        Self {
            config,
            load: Load::Loading,
            failure: None,
            asker: Asker::Somebody,
            content: None,
            complete: false,
            blocks: None,
            avoid: None,
            query,
            open,
            last_open: None,
            unknown_link: false,
            generation: 0,
            parked: false,
            ui: Ui::default(),
        }
    }

    /// Somebody who is here.
    fn person(&self, id: &HonoureeId) -> Option<&Rc<Honouree>> {
        if let Some(blocks) = &self.blocks {
            return blocks.person(id);
        }
        let index = &self.content.as_ref()?.index;
        index.get(index.position(id.as_str())?)
    }

    /// Whoever is open, with all that is known of them.
    #[must_use]
    pub fn open_honouree(&self) -> Option<&Rc<Honouree>> {
        self.person(self.open.as_ref()?)
    }

    /// Whoever is open and here: somebody of a link may be on a page, or in a file, that is still to
    /// come.
    #[must_use]
    pub fn shown_open(&self) -> Option<&HonoureeId> {
        self.open.as_ref().filter(|id| self.person(id).is_some())
    }

    /// The deep link of this state.
    #[must_use]
    pub fn link(&self) -> Link {
        Link { open: self.open.clone(), query: self.query.clone() }
    }

    /// The word for `el.state.status`.
    #[must_use]
    pub fn status(&self) -> &'static str {
        match (&self.load, &self.content) {
            (Load::Loading, _) => "loading",
            (Load::Ready, _) => "ready",
            (Load::Failed(_), None) => "error",
            (Load::Failed(Failure::Offline), Some(_)) => "offline",
            (Load::Failed(_), Some(_)) => "stale",
        }
    }

    /// Whether a moment may change what is on the wall: the first load is young, and not at its end.
    #[must_use]
    pub fn is_settling(&self) -> bool {
        self.ui.patient && !self.complete && self.load == Load::Loading
    }

    fn show(&mut self, content: Rc<Content>, complete: bool) {
        let is_known = |id: &HonoureeId| content.index.position(id.as_str()).is_some();
        // While more pages are on their way, whoever is not here yet may still come.
        if complete && self.open.as_ref().is_some_and(|id| !is_known(id)) {
            // Somebody who was on the wall and is gone has been withdrawn: no word about it.
            self.unknown_link = self.open_honouree().is_none();
            self.open = None;
        }
        self.content = Some(content);
        self.blocks = None;
        self.end_load(complete);
    }

    /// Something came of a load, perhaps all.
    fn end_load(&mut self, complete: bool) {
        // What did not come before may come now; but not with each part of one feed.
        if self.complete {
            self.ui.broken = Rc::default();
        }
        self.complete = complete;
        self.load = if complete { Load::Ready } else { Load::Loading };
        self.failure = None;
        self.keep_zoomed();
    }

    /// A photo that is gone, or whose person is, can't be shown whole.
    fn keep_zoomed(&mut self) {
        let photos = self.open_honouree().map_or(0, |honouree| honouree.photos.len());
        self.ui.zoomed = self.ui.zoomed.filter(|number| *number < photos);
    }

    fn load_anew(&mut self, asker: Asker) {
        // Whoever waits for a first look sees that the wall tries again.
        if asker == Asker::Somebody && self.content.is_none() {
            self.failure = None;
        }
        self.asker = asker;
        self.load = Load::Loading;
        self.generation += 1;
    }

    fn start_anew(&mut self, config: Rc<Config>, link: Option<Link>) {
        let generation = self.generation + 1;
        let ui = Ui { narrow: self.ui.narrow, ..Ui::default() };
        *self = Self { generation, ui, ..Self::new(config, link) };
    }

    fn configure(&mut self, config: Rc<Config>) {
        let before = std::mem::replace(&mut self.config, Rc::clone(&config));
        if before.sort != config.sort {
            self.query.sort = config.sort;
        }
        if before.layout != config.layout {
            self.query.layout = config.layout;
        }
        if before.src != config.src || before.map != config.map {
            // Another feed is another wall: nobody of the old one may stay. Somebody of a link who
            // was still to come may come with this one.
            if self.content.take().is_some() {
                self.open = None;
            }
            self.blocks = None;
            self.avoid = None;
            self.keep_zoomed();
            self.complete = false;
        }
        if before.src != config.src
            || before.map != config.map
            || before.facets != config.facets
            || before.preset != config.preset
        {
            self.load_anew(Asker::Somebody);
        }
    }

    fn navigate(&mut self, link: Link) {
        // The address came to where the wall is already: what was said of somebody who isn't here stays.
        if link == self.link() {
            return;
        }
        // In blocks whoever is not here is looked for.
        let is_all = self.complete && self.blocks.is_none();
        self.unknown_link =
            is_all && link.open.as_ref().is_some_and(|id| self.person(id).is_none());
        let open = if self.unknown_link { None } else { link.open };
        if open != self.open {
            self.turn_to(open);
        }
        self.query = link.query;
    }

    fn ask(&mut self, change: QueryChange) {
        if let Some(text) = change.text {
            self.query.text = text;
        }
        if let Some(filters) = change.filters {
            self.query.filters = filters;
        }
        if let Some(sort) = change.sort {
            self.query.sort = sort;
        }
        if let Some(layout) = change.layout {
            self.query.layout = layout;
        }
    }

    fn drop(&mut self, part: Part) {
        let filters = &mut self.query.filters;
        match part {
            Part::Text => self.query.text.clear(),
            Part::Value { facet, value } => filters.remove(&facet, &value),
            Part::Facet(facet) => filters.clear_facet(&facet),
            Part::Years => filters.set_years(None),
            Part::All => {
                self.query.text.clear();
                filters.clear();
            }
        }
    }

    /// Somebody else is shown, or nobody: what belonged to whoever was open goes with them.
    fn turn_to(&mut self, open: Option<HonoureeId>) {
        let before = std::mem::replace(&mut self.open, open);
        self.last_open = if self.open.is_none() { before } else { None };
        self.ui.zoomed = None;
        self.ui.said = None;
    }

    /// Applies what happened.
    pub fn apply(&mut self, action: Action) {
        if let Action::Toggle { .. } | Action::SetYears(_) | Action::Drop(_) | Action::Clear =
            action
        {
            self.ui.keep(&self.query.filters);
        }
        match action {
            Action::Configure(config) => self.configure(config),
            Action::Park => {
                self.start_anew(Rc::clone(&self.config), None);
                self.parked = true;
            }
            Action::Resume(config, link) => self.start_anew(config, link),
            Action::ShowPart(content) => self.show(content, false),
            Action::ShowAll(content) => self.show(content, true),
            Action::Blocks(change) => self.change_blocks(change),
            Action::Fail(failure) => {
                self.failure = Some(failure.clone());
                self.load = Load::Failed(failure);
            }
            Action::Tick if self.load == Load::Loading => {}
            Action::Refresh => self.load_anew(Asker::Somebody),
            Action::Tick => self.load_anew(Asker::Clock),
            Action::Search(text) => self.query.text = text,
            Action::Toggle { facet, value } => self.query.filters.toggle(&facet, &value),
            Action::SetYears(years) => {
                self.ui.typed = None;
                self.query.filters.set_years(years);
            }
            Action::Drop(part) => self.drop(part),
            Action::Clear => self.drop(Part::All),
            Action::Sort(sort) => self.query.sort = sort,
            Action::Lay(layout) => self.query.layout = layout,
            Action::Ask(change) => self.ask(change),
            Action::Open(id) => self.turn_to(Some(id)),
            Action::Find(id) => self.navigate(Link { open: Some(id), query: self.query.clone() }),
            Action::Close => self.turn_to(None),
            Action::Navigate(link) => self.navigate(link),
            Action::Dismiss => self.unknown_link = false,
            Action::Ui(change) => self.ui.apply(change),
            Action::Do(_) => {}
        }
    }
}

#[cfg(test)]
mod tests;
