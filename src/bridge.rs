//! The one link between a running wall and the element that holds it.
//!
//! The wall publishes what is on the screen and how to act; the element reads and asks. Nothing
//! here is held across a call into the page, so that a listener of the host page may ask at once.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use js_sys::{Array, Function, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;
use yew::Callback;

use crate::browser::fetch::Early;
use crate::shown::Shown;
use crate::snapshot;
use crate::state::{Action, Content, Load, State};

/// What is on the screen.
#[derive(Debug, Clone)]
pub struct Snapshot {
    /// The state that was rendered.
    pub state: Rc<State>,
    /// What it shows.
    pub shown: Option<Rc<Shown>>,
}

/// What a promise of the element waits for.
#[derive(Debug, Clone, Copy)]
enum Until {
    /// This many renders, and the answer where the people are in blocks.
    Rendered(u32),
    /// The end of the load of this generation, or of a later one.
    Loaded(u32),
}

/// See the module.
#[derive(Debug)]
pub struct Bridge {
    /// The element in the host page, while the wall is on it: where events are sent from.
    host: RefCell<Option<Element>>,
    now: RefCell<Option<Snapshot>>,
    act: RefCell<Option<Callback<Action>>>,
    /// What was asked before the first render, when there was nobody to take it.
    early: RefCell<Vec<Action>>,
    waiting: RefCell<Vec<(Until, Function)>>,
    renders: Cell<u32>,
    problems: RefCell<Option<Problems>>,
    feed: RefCell<Option<Early>>,
    /// Fulfilled when all of the Wasm is there; `None` from then on.
    rest: RefCell<Option<Promise>>,
}

/// The problems of a feed as the host page reads them, kept because writing hundreds of sentences
/// takes longer than all else that a change of the query does.
#[derive(Debug)]
struct Problems {
    content: Option<Rc<Content>>,
    language: &'static str,
    written: Array,
}

impl PartialEq for Bridge {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Bridge {
    /// A bridge from an element of the host page; `feed` is the request for its feed that is under way
    /// already, if any; `rest` is fulfilled when all of the Wasm is there, or can't be had.
    #[must_use]
    pub fn new(host: Element, feed: Option<Early>, rest: Option<Promise>) -> Self {
        Self {
            host: RefCell::new(Some(host)),
            now: RefCell::default(),
            act: RefCell::default(),
            early: RefCell::default(),
            waiting: RefCell::default(),
            renders: Cell::default(),
            problems: RefCell::default(),
            feed: RefCell::new(feed),
            rest: RefCell::new(rest),
        }
    }

    /// The element, while the wall is on the page.
    #[must_use]
    pub fn host(&self) -> Option<Element> {
        self.host.borrow().clone()
    }

    /// Takes the element, or lets go of it so that the browser may free it.
    pub fn set_host(&self, host: Option<Element>) {
        self.host.replace(host);
    }

    /// The request for the feed that was under way before the wall was there; once.
    pub fn take_early(&self) -> Option<Early> {
        self.feed.take()
    }

    /// Whether such a request is there to be taken.
    #[must_use]
    pub fn has_early(&self) -> bool {
        self.feed.borrow().is_some()
    }

    /// Waits until all of the Wasm is there.
    pub async fn rest(&self) {
        let rest = self.rest.borrow().clone();
        if let Some(rest) = rest {
            let _never_rejected = JsFuture::from(rest).await;
            self.rest.take();
        }
    }

    /// What is on the screen; `None` before the first render.
    #[must_use]
    pub fn now(&self) -> Option<Snapshot> {
        self.now.borrow().clone()
    }

    /// `el.state`; `undefined` before the first render.
    #[must_use]
    pub fn state(&self) -> JsValue {
        let Some(now) = self.now() else { return JsValue::UNDEFINED };
        let (content, language) = (&now.state.content, now.state.config.locale.tag());
        let mut problems = self.problems.borrow_mut();
        let is_of_now = |known: &Problems| known.language == language && known.content == *content;
        let known = problems.take().filter(is_of_now);
        let known = known.unwrap_or_else(|| Problems {
            content: content.clone(),
            language,
            written: snapshot::problems(&now.state),
        });
        let state = snapshot::state(&now, &known.written);
        *problems = Some(known);
        state
    }

    /// Sends an action to the wall; the promise is fulfilled when its result has been rendered.
    pub fn act(&self, action: Action) -> Promise {
        // What comes before the first render is taken by it and rendered by the second.
        let to_come = if self.act.borrow().is_some() { 1 } else { 2 };
        self.wait(Until::Rendered(self.renders.get() + to_come), action)
    }

    /// Loads the feed anew; the promise is fulfilled when the load has ended, well or badly.
    pub fn refresh(&self) -> Promise {
        let generation = self.now().map_or(0, |now| now.state.generation);
        self.wait(Until::Loaded(generation + 1), Action::Refresh)
    }

    fn wait(&self, until: Until, action: Action) -> Promise {
        let promise = Promise::new(&mut |resolve, _| {
            self.waiting.borrow_mut().push((until, resolve));
        });
        let act = self.act.borrow().clone();
        match act {
            Some(act) => act.emit(action),
            None => self.early.borrow_mut().push(action),
        }
        promise
    }

    /// Takes over what was rendered; gives back what was there before.
    pub fn publish(&self, snapshot: Snapshot, act: Callback<Action>) -> Option<Snapshot> {
        self.renders.set(self.renders.get() + 1);
        self.act.replace(Some(act.clone()));
        let before = self.now.replace(Some(snapshot));
        for action in self.early.take() {
            act.emit(action);
        }
        before
    }

    /// Fulfils the promises whose time has come: after each render.
    pub fn settle(&self, state: &State) {
        let mut done = Vec::new();
        self.waiting.borrow_mut().retain(|(until, resolve)| {
            let over = match until {
                Until::Rendered(renders) => *renders <= self.renders.get() && state.is_answered(),
                Until::Loaded(generation) => {
                    state.load != Load::Loading && *generation <= state.generation
                }
            };
            if over {
                done.push(resolve.clone());
            }
            !over
        });
        for resolve in done {
            let _ignored = resolve.call0(&JsValue::UNDEFINED);
        }
    }
}
