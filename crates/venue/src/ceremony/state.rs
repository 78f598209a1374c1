//! Where a ceremony stands, and what a command makes of it. In: commands and the time of day. Out:
//! the next state. The programme is passed in: a state is as good for a feed that was read anew.

use std::collections::BTreeSet;
use std::rc::Rc;
use std::time::Duration;

use recognition_wall_core::feed::{Feed, HonoureeId};

use super::programme::{Programme, Slide};
use crate::moment::Moment;

/// How long a ceremony may stand still and be the same one.
const SAME_CEREMONY: Duration = Duration::from_hours(12);

/// What a presenter, or whoever holds the clicker, wants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Command {
    /// The slide after this one; also ends the blank.
    Next,
    /// The slide before this one; also ends the blank.
    Previous,
    /// Leaves somebody out, or takes them in again; who stands on the stage makes room.
    Skip(HonoureeId),
    /// The clicker does nothing for now, or works again: somebody speaks.
    Hold,
    /// The stage is blank, or shows its slide again.
    Blank,
    /// Ends blank and hold.
    Show,
    /// To a slide, wherever it stands.
    Jump(Slide),
    /// Calls somebody right before somebody else, or last of all.
    Move {
        /// Who is called at another time.
        id: HonoureeId,
        /// Before whom; `None` is the end.
        before: Option<HonoureeId>,
    },
}

/// Where a ceremony stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// The slide.
    pub slide: Slide,
    /// Where it stood: who was withdrawn while on the stage is followed by whoever stands there now.
    pub place: usize,
    /// The presenter's own order; empty is that of the awards.
    pub order: Vec<HonoureeId>,
    /// Who is left out.
    pub skipped: BTreeSet<HonoureeId>,
    /// The clicker does nothing.
    pub is_held: bool,
    /// Nothing is shown.
    pub is_blank: bool,
    /// When the opening was left for the first time. Since 1 January 1970.
    pub begun: Option<Moment>,
    /// When this slide came. Since 1 January 1970.
    pub since: Moment,
    /// How many commands led here; with `window` it says which of two states is newer.
    pub sequence: u64,
    /// Who made this state: any number that no other window has.
    pub window: u32,
}

impl State {
    /// The state before the first command, older than any that a command made.
    #[must_use]
    pub fn new() -> Self {
        Self {
            slide: Slide::Opening,
            place: 0,
            order: Vec::new(),
            skipped: BTreeSet::new(),
            is_held: false,
            is_blank: false,
            begun: None,
            since: Moment::default(),
            sequence: 0,
            window: 0,
        }
    }

    /// The state after so long a rest: who comes back within twelve hours goes on, later the ceremony is
    /// another one and begins anew, in the order that was prepared and without whom was left out.
    #[must_use]
    pub fn rested(mut self, now: Moment) -> Self {
        if self.since != Moment::default() && now.since(self.since) > SAME_CEREMONY {
            (self.slide, self.place) = (Slide::Opening, 0);
            (self.is_held, self.is_blank, self.begun) = (false, false, None);
        }
        self
    }

    fn age(&self) -> (u64, u32) {
        (self.sequence, self.window)
    }
}

impl Default for State {
    fn default() -> Self {
        Self::new()
    }
}

/// A ceremony as one window has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ceremony {
    programme: Programme,
    state: State,
    window: u32,
}

impl Ceremony {
    /// A ceremony at its opening, or where it was. `window` is any number that no other window has.
    #[must_use]
    pub fn new(feed: Rc<Feed>, kept: Option<State>, window: u32) -> Self {
        let state = kept.unwrap_or_default();
        let mut ceremony = Self { programme: Programme::new(feed, &state.order), state, window };
        ceremony.settle();
        ceremony
    }

    /// The programme, in the presenter's order.
    #[must_use]
    pub fn programme(&self) -> &Programme {
        &self.programme
    }

    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// The feed was read anew: the place is kept, who is gone is gone at once.
    pub fn set_feed(&mut self, feed: Rc<Feed>) {
        let followers: Vec<Slide> =
            self.programme.slides().iter().skip(self.state.place).cloned().collect();
        self.programme = Programme::new(feed, &self.state.order);
        let still_there = followers.iter().find(|slide| self.programme.place(slide).is_some());
        let slide = self.renamed(&followers).or_else(|| still_there.cloned());
        self.state.slide = slide.unwrap_or(Slide::Closing);
        self.settle();
    }

    /// The award on the stage under its new name: it is the one that its people receive now.
    fn renamed(&self, followers: &[Slide]) -> Option<Slide> {
        let (slide, rest) = followers.split_first()?;
        if !matches!(slide, Slide::Group(_)) || self.programme.place(slide).is_some() {
            return None;
        }
        let mut own = rest.iter().map_while(|slide| match slide {
            Slide::Person(id) => Some(id),
            _ => None,
        });
        let group = own.find_map(|id| self.programme.group_of(id))?;
        Some(Slide::Group(group.id.clone()))
    }

    /// Takes another window's state if it is newer; whether it was.
    pub fn follow(&mut self, state: &State) -> bool {
        if state.age() <= self.state.age() {
            return false;
        }
        if state.order != self.state.order {
            self.programme = Programme::new(Rc::clone(self.programme.feed()), &state.order);
        }
        self.state = state.clone();
        self.settle();
        true
    }

    /// Does what is wanted; whether anything changed, so that the other windows are told.
    pub fn act(&mut self, command: &Command, now: Moment) -> bool {
        let before = self.state.clone();
        match command {
            Command::Next => self.step(true, now),
            Command::Previous => self.step(false, now),
            Command::Hold => self.state.is_held = !self.state.is_held,
            Command::Blank => self.state.is_blank = !self.state.is_blank,
            Command::Show => (self.state.is_held, self.state.is_blank) = (false, false),
            Command::Jump(slide) => self.jump(slide, now),
            Command::Skip(id) => self.skip(id, now),
            Command::Move { id, before } => self.reorder(id, before.as_ref()),
        }
        if self.state == before {
            return false;
        }
        self.state.sequence = before.sequence.saturating_add(1);
        self.state.window = self.window;
        true
    }

    /// The people who are called after this slide, in order, those left out not among them.
    pub fn coming(&self) -> impl Iterator<Item = &HonoureeId> {
        self.programme.slides().iter().skip(self.state.place + 1).filter_map(|slide| match slide {
            Slide::Person(id) if !self.state.skipped.contains(id) => Some(id),
            _ => None,
        })
    }

    fn step(&mut self, forward: bool, now: Moment) {
        if self.state.is_held {
            return;
        }
        self.state.is_blank = false;
        if let Some(place) = self.neighbour(forward) {
            self.stand_at(place, now);
        }
    }

    /// The next place in a direction at which something is shown.
    fn neighbour(&self, forward: bool) -> Option<usize> {
        let slides = self.programme.slides();
        let place = self.state.place;
        let shown = |at: &usize| slides.get(*at).is_some_and(|slide| self.is_shown(slide, *at));
        if forward {
            (place + 1..slides.len()).find(shown)
        } else {
            (0..place.min(slides.len())).rev().find(shown)
        }
    }

    /// Nobody is called who is left out, and no award is announced that nobody comes for.
    fn is_shown(&self, slide: &Slide, place: usize) -> bool {
        match slide {
            Slide::Person(id) => !self.state.skipped.contains(id),
            Slide::Group(_) => {
                let rest = self.programme.slides().iter().skip(place + 1);
                rest.take_while(|slide| matches!(slide, Slide::Person(_)))
                    .any(|slide| self.is_shown(slide, place))
            }
            Slide::Opening | Slide::Closing => true,
        }
    }

    fn jump(&mut self, slide: &Slide, now: Moment) {
        let Some(place) = self.programme.place(slide) else { return };
        if let Slide::Person(id) = slide {
            self.state.skipped.remove(id);
        }
        self.state.is_blank = false;
        self.stand_at(place, now);
        if *slide == Slide::Opening {
            // After the rehearsal: what is measured is the ceremony.
            self.state.begun = None;
        }
    }

    fn skip(&mut self, id: &HonoureeId, now: Moment) {
        if self.programme.person(id).is_none() || self.state.skipped.remove(id) {
            return;
        }
        self.state.skipped.insert(id.clone());
        if self.state.slide == Slide::Person(id.clone())
            && let Some(place) = self.neighbour(true)
        {
            self.stand_at(place, now);
        }
    }

    fn reorder(&mut self, id: &HonoureeId, before: Option<&HonoureeId>) {
        let known = |id: &HonoureeId| self.programme.person(id).is_some();
        if !known(id) || before.is_some_and(|before| before == id || !known(before)) {
            return;
        }
        let mut order: Vec<HonoureeId> =
            self.programme.people().map(|person| person.id.clone()).filter(|it| it != id).collect();
        let place = before.and_then(|before| order.iter().position(|it| it == before));
        order.insert(place.unwrap_or(order.len()), id.clone());
        self.programme = Programme::new(Rc::clone(self.programme.feed()), &order);
        self.state.order = order;
        self.settle();
    }

    fn stand_at(&mut self, place: usize, now: Moment) {
        let Some(slide) = self.programme.slides().get(place) else { return };
        if *slide == self.state.slide {
            return;
        }
        self.state.slide = slide.clone();
        self.state.place = place;
        self.state.since = now;
        self.state.begun = self.state.begun.or(Some(now));
    }

    /// Brings slide and place together: the slide's place, or the slide of the place.
    fn settle(&mut self) {
        let last = self.programme.slides().len().saturating_sub(1);
        let place = self.programme.place(&self.state.slide);
        self.state.place = place.unwrap_or_else(|| self.state.place.min(last));
        // Also where it has a place: an award may have another name by now.
        if let Some(slide) = self.programme.slides().get(self.state.place) {
            self.state.slide = slide.clone();
        }
    }
}
