//! How a wall comes to its blocks, what they change of its state, and how it leaves them.

use std::rc::Rc;

use recognition_wall_core::feed::{Feed, Honouree, HonoureeId};
use recognition_wall_core::query::Sort;

use super::{Answer, Asked, Change, InBlocks, Source};
use crate::config::Config;
use crate::state::{Asker, Content, Load, State};

/// Where the blocks are that are to be read of a feed; `None` where its pages are: there are none, they
/// could not be read, or they do not answer what is asked.
#[must_use]
pub fn blocks_of<'f>(
    feed: &'f Feed,
    config: &Config,
    order: Sort,
    avoid: Option<&Rc<str>>,
) -> Option<&'f Rc<str>> {
    let is_answered = config.map.is_none() && !config.whole && order == Sort::Feed;
    feed.blocks.as_ref().filter(|address| is_answered && avoid != Some(address))
}

impl State {
    /// Whether what was asked last is what is shown, as far as that ever comes.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        let Some(blocks) = &self.blocks else { return true };
        if let Load::Failed(_) = self.load {
            return true;
        }
        let is_here = self.open.is_none() || self.open_honouree().is_some();
        is_here && blocks.answer.as_ref().is_some_and(|answer| answer.asked == self.asked())
    }

    /// Whether the first page is here, and the head of the blocks is on its way.
    #[must_use]
    pub fn awaits_blocks(&self) -> bool {
        let first = self.content.as_ref().filter(|_| !self.complete && self.blocks.is_none());
        let read = |content: &Rc<Content>| {
            let feed = content.index.feed();
            blocks_of(feed, &self.config, self.query.order(), self.avoid.as_ref()).is_some()
        };
        first.is_some_and(read)
    }

    /// What is asked of the blocks.
    #[must_use]
    pub fn asked(&self) -> Asked {
        Asked::new(&self.query, &self.config.preset)
    }

    pub(in crate::state) fn change_blocks(&mut self, change: Change) {
        if let Change::Begin(source, content, first) = change {
            return self.begin_blocks(source, content, first);
        }
        let Some(blocks) = self.blocks.clone() else { return };
        let is_of_now = |source: &Rc<Source>| Rc::ptr_eq(source, &blocks.source);
        let mut next = (*blocks).clone();
        match change {
            Change::Answered(source, answer) if is_of_now(&source) => {
                if answer.asked == self.asked() {
                    next.set_answer(answer);
                }
            }
            Change::Cards(source, slice, people) if is_of_now(&source) => {
                next.take(slice, people, &self.pinned());
            }
            Change::Found(source, number, person) if is_of_now(&source) => next.put(number, person),
            Change::Nobody(source, id) if is_of_now(&source) => {
                self.unknown_link |= self.open.as_ref() == Some(&id);
                self.open = self.open.take().filter(|open| *open != id);
            }
            Change::Outline(source, content) if is_of_now(&source) => self.content = Some(content),
            Change::Near(places) => next.near = places,
            Change::Leave(source) if is_of_now(&source) && !self.leaves_blocks() => {
                self.avoid = Some(Rc::clone(&source.address));
                self.load_anew(Asker::Clock);
            }
            _ => return,
        }
        let was_here = self.open_honouree().is_some();
        self.blocks = Some(Rc::new(next));
        if was_here && self.open_honouree().is_none() {
            // Withdrawn: no word about it.
            self.open = None;
        }
        self.keep_zoomed();
    }

    /// Whether the blocks have failed, and the feed is being looked at again.
    #[must_use]
    pub fn leaves_blocks(&self) -> bool {
        let address = self.blocks.as_ref().map(|blocks| &blocks.source.address);
        self.avoid.is_some() && self.avoid.as_ref() == address
    }

    fn begin_blocks(&mut self, source: Rc<Source>, content: Rc<Content>, first: Vec<Rc<Honouree>>) {
        let was_here = self.open_honouree().is_some();
        let (asked, known) = (self.asked(), self.blocks.take());
        let near = known.as_ref().map(|known| known.near.clone());
        let known = known.filter(|known| known.source.address == source.address);
        let mut blocks = match known {
            Some(known) => known.under(source),
            None => InBlocks::new(source, first),
        };
        if asked.is_everybody() {
            let people = blocks.source.people();
            blocks.set_answer(Answer::everybody(asked, people));
        }
        // News moves nobody's screen.
        blocks.near = near.unwrap_or_default();
        let is_known = |id: &HonoureeId| blocks.person(id).is_some();
        let withdrawn = &blocks.source.header.withdrawn;
        let is_gone = |id: &HonoureeId| !is_known(id) && withdrawn.contains(id.as_str());
        if self.open.as_ref().is_some_and(is_gone) {
            self.unknown_link = !was_here;
            self.open = None;
        }
        self.blocks = Some(Rc::new(blocks));
        self.content = Some(content);
        self.end_load(true);
    }

    /// Whose cards are kept wherever the screen is.
    fn pinned(&self) -> Vec<&HonoureeId> {
        self.open.iter().chain(&self.last_open).collect()
    }
}
