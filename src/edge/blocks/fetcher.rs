//! Fetches what is needed for an answer, a screen or a link, and says what came of it.

use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::rc::Rc;
use std::task::Poll;

use recognition_wall_core::blocks::{Ask, Count, NotYet};
use recognition_wall_core::feed::{Feed, Honouree, HonoureeId};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::Query;
use web_sys::AbortController as Controller;
use yew::Callback;

use crate::browser::clock;
use crate::browser::fetch::{Cancel, Download, FetchError};
use crate::config::Config;
use crate::edge::feed::today;
use crate::failure::Failure;
use crate::state::blocks::{Answer, Asked, Change, Found, Source};
use crate::state::{Action, within};

/// Bytes of a file at most; the core refuses what is longer than it can be.
const MOST_BYTES: usize = 8 << 20;
/// How long nothing must have been typed before files are fetched for it, in milliseconds.
const TYPING: u32 = 150;

/// What is asked, as far as it is answered.
#[derive(Debug)]
pub(super) struct Question {
    pub(super) asked: Asked,
    pub(super) ask: RefCell<Option<Ask>>,
    pub(super) is_under_way: Cell<bool>,
}

/// What a wall does on the way: nobody waits for it any more once its controller is ended.
#[derive(Debug, Clone)]
pub(super) struct Fetcher {
    pub(super) source: Rc<Source>,
    pub(super) act: Callback<Action>,
    pub(super) is_out_of_reach: Rc<Cell<bool>>,
}

fn is_ended(controller: &Controller) -> bool {
    controller.signal().aborted()
}

impl Fetcher {
    fn emit(&self, change: Change) {
        self.act.emit(Action::Blocks(change));
    }

    /// Answers a question until so many are found, or all; says each time that more have been.
    pub(super) async fn answer(
        self,
        (question, controller): (Rc<Question>, Controller),
        rows: usize,
        waits: bool,
    ) {
        if waits {
            clock::wait(TYPING).await;
        }
        let outcome = self.find(&question, rows, &controller).await;
        question.is_under_way.set(false);
        if !is_ended(&controller) {
            match outcome {
                Ok(()) => self.tell(&question),
                Err(trouble) => self.fail(trouble),
            }
        }
    }

    async fn find(
        &self,
        question: &Question,
        rows: usize,
        controller: &Controller,
    ) -> Result<(), Trouble> {
        while question.ask.borrow().is_none() {
            let begun =
                self.source.blocks.borrow().ask(&question.asked.query(), question.asked.preset());
            match begun {
                Ok(ask) => *question.ask.borrow_mut() = Some(ask),
                Err(NotYet::Fetch(paths)) => self.take(paths, controller).await?,
                Err(_) => return Err(Trouble::Blocks),
            }
        }
        loop {
            let (wanted, before, now) = {
                let mut ask = question.ask.borrow_mut();
                let Some(ask) = ask.as_mut() else { return Ok(()) };
                let before = ask.found().len();
                let wanted = self.source.blocks.borrow().go_on(ask, rows);
                (wanted.map_err(|_| Trouble::Blocks)?, before, ask.found().len())
            };
            if wanted.is_empty() {
                return Ok(());
            }
            if now > before {
                self.tell(question);
            }
            self.take(wanted, controller).await?;
        }
    }

    fn tell(&self, question: &Question) {
        let ask = question.ask.borrow();
        let Some(ask) = ask.as_ref() else { return };
        let preset = question.asked.preset();
        let everybody = self.source.blocks.borrow().ask(&Query::default(), preset);
        let total = everybody.map(|everybody| everybody.count()).ok();
        let answer = Answer {
            asked: question.asked.clone(),
            found: Found::These(ask.found().to_vec()),
            count: ask.count(),
            total: total.and_then(|total| match total {
                Count::Exactly(total) => Some(total),
                Count::AtLeast(_) => None,
            }),
            is_over: ask.is_over(),
        };
        self.emit(Change::Answered(Rc::clone(&self.source), answer));
    }

    pub(super) async fn cards(
        self,
        slice: u32,
        controller: Controller,
        under_way: Rc<RefCell<Vec<(u32, Cancel)>>>,
    ) {
        let bytes = fetch(self.source.cards_file(slice), &controller).await;
        if is_ended(&controller) {
            return;
        }
        under_way.borrow_mut().retain(|(known, _)| *known != slice);
        let read = |bytes: Vec<u8>| self.source.read_cards(&bytes, today()).ok_or(Trouble::Blocks);
        match bytes.and_then(read) {
            Ok(people) => self.emit(Change::Cards(Rc::clone(&self.source), slice, people)),
            Err(trouble) => self.fail(trouble),
        }
    }

    pub(super) async fn seek(self, id: HonoureeId, config: Rc<Config>, controller: Controller) {
        let found = self.look_up(&id, &controller).await;
        if is_ended(&controller) {
            return;
        }
        let is_within = |feed: Feed| {
            let index = Index::build(Rc::new(feed), &[]);
            within(&index, &config.preset).is_none_or(|feed| !feed.items.is_empty())
        };
        match found {
            Ok(Some((number, person)))
                if is_within(Feed {
                    items: vec![Rc::clone(&person)],
                    ..(*self.source.header).clone()
                }) =>
            {
                self.emit(Change::Found(Rc::clone(&self.source), number, person));
            }
            Ok(_) => self.emit(Change::Nobody(Rc::clone(&self.source), id)),
            Err(trouble) => self.fail(trouble),
        }
    }

    async fn look_up(
        &self,
        id: &HonoureeId,
        controller: &Controller,
    ) -> Result<Option<(u32, Rc<Honouree>)>, Trouble> {
        let numbers = loop {
            let numbers = self.source.blocks.borrow().numbers_of(id.as_str());
            match numbers {
                Ok(numbers) => break numbers,
                Err(NotYet::Fetch(paths)) => self.take(paths, controller).await?,
                Err(_) => return Err(Trouble::Blocks),
            }
        };
        for number in numbers {
            let slice = self.source.slice();
            let bytes = fetch(self.source.cards_file(number / slice), controller).await?;
            let people = self.source.read_cards(&bytes, today()).ok_or(Trouble::Blocks)?;
            let person = people.into_iter().nth((number % slice) as usize).flatten();
            if let Some(person) = person.filter(|person| person.id == *id) {
                return Ok(Some((number, person)));
            }
        }
        Ok(None)
    }

    pub(super) async fn values(self, path: String, controller: Controller) {
        let taken = self.take(vec![path], &controller).await;
        if let (Err(trouble), false) = (taken, is_ended(&controller)) {
            self.fail(trouble);
        }
    }

    /// Fetches files, all at once, and has them read.
    async fn take(&self, paths: Vec<String>, controller: &Controller) -> Result<(), Trouble> {
        let files = paths.iter().map(|path| {
            let address = self.source.file(path);
            let controller = controller.clone();
            let file: Coming<_> = Box::pin(async move { fetch(address, &controller).await });
            file
        });
        let files = together(files.collect()).await;
        for (path, bytes) in paths.iter().zip(files) {
            let taken = self.source.blocks.borrow_mut().take(path, &bytes?);
            taken.map_err(|_| Trouble::Blocks)?;
        }
        if paths.iter().any(|path| path.starts_with("facets/"))
            && let Ok(content) = self.source.content()
        {
            self.emit(Change::Outline(Rc::clone(&self.source), Rc::new(content)));
        }
        Ok(())
    }

    fn fail(&self, trouble: Trouble) {
        match trouble {
            // Pages would not come either: what is here stays, and whoever waits may try again.
            Trouble::Offline => {
                self.is_out_of_reach.set(true);
                self.act.emit(Action::Fail(Failure::Offline));
            }
            Trouble::Blocks => self.emit(Change::Leave(Rc::clone(&self.source))),
        }
    }
}

/// Why blocks were not read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Trouble {
    /// The device has no network.
    Offline,
    /// A file is not there, is none, or does not answer what is asked.
    Blocks,
}

pub(super) async fn fetch(address: String, controller: &Controller) -> Result<Vec<u8>, Trouble> {
    let bytes = Download::lasting(&address, MOST_BYTES, controller).await;
    bytes.map_err(|error| match error {
        FetchError::Offline => Trouble::Offline,
        _ => Trouble::Blocks,
    })
}

type Coming<T> = Pin<Box<dyn Future<Output = T>>>;

/// Waits for all of several things, which go on at the same time.
async fn together<T>(mut coming: Vec<Coming<T>>) -> Vec<T> {
    let mut here: Vec<Option<T>> = coming.iter().map(|_| None).collect();
    poll_fn(|context| {
        let mut is_over = true;
        for (one, place) in coming.iter_mut().zip(&mut here) {
            if place.is_none() {
                match one.as_mut().poll(context) {
                    Poll::Ready(value) => *place = Some(value),
                    Poll::Pending => is_over = false,
                }
            }
        }
        if is_over { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
    here.into_iter().flatten().collect()
}
