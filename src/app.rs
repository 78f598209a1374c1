//! The root: owns the state of one wall and connects it with the browser and the host page.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use wasm_bindgen_futures::spawn_local;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use crate::bridge::Bridge;
use crate::browser::{address, dom, place, watch};
use crate::config::Config;
use crate::edge::address::{Address, link_at_start};
use crate::edge::blocks::Reading;
use crate::edge::dialogs::Dialogs;
use crate::edge::feed::Loading;
use crate::edge::focus::Focus;
use crate::edge::gestures::Gestures;
use crate::edge::{errand, host, range};
use crate::people::{Glimpse, People};
use crate::shown::Shown;
use crate::state::{Action, State, blocks, ui};
use crate::view::Surroundings;
use crate::view::wall::wall;

/// From this width on, in units of the page's font size, the filters stand beside the people. The
/// styles say the same.
const WIDE: f64 = 56.0;

/// How long a feed that was asked for before may take to be here, in milliseconds.
const PATIENCE: u32 = 300;

/// The properties of [`App`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct AppProps {
    /// What the tag asks for.
    pub config: Rc<Config>,
    /// The link to the element.
    pub bridge: Rc<Bridge>,
    /// Whether there is no room beside the people at the start, before anything is drawn.
    pub narrow: bool,
}

/// One wall.
#[derive(Debug)]
pub struct App {
    state: Rc<State>,
    /// The results of the state's query; computed when content or query change.
    shown: Option<Rc<Shown>>,
    /// What was seen of the people before the changes that are still to be drawn.
    before: Option<Rc<Glimpse>>,
    act: Callback<Action>,
    root: NodeRef,
    address: Address,
    dialogs: Dialogs,
    focus: Focus,
    gestures: Gestures,
    loading: Loading,
    blocks: Reading,
    resize: Option<watch::Resize>,
    patience: Option<Timeout>,
}

impl Component for App {
    type Message = Vec<Action>;
    type Properties = AppProps;

    fn create(context: &Context<Self>) -> Self {
        let AppProps { config, bridge, narrow } = context.props();
        let link = link_at_start(config);
        // Whoever is open from the start is drawn with the first people.
        let is_plain = link.as_ref().is_none_or(|link| link.open.is_none());
        let mut state = State::new(Rc::clone(config), link);
        // Before anything is drawn: on a phone the filters are not even built.
        state.ui.narrow = *narrow;
        state.ui.patient = bridge.has_early();
        Self {
            state: Rc::new(state),
            shown: None,
            before: None,
            act: collected(context.link(), Rc::clone(bridge), is_plain),
            root: NodeRef::default(),
            address: Address::default(),
            dialogs: Dialogs::default(),
            focus: Focus::default(),
            gestures: Gestures::default(),
            loading: Loading::default(),
            blocks: Reading::default(),
            resize: None,
            patience: None,
        }
    }

    fn update(&mut self, _context: &Context<Self>, actions: Vec<Action>) -> bool {
        let mut is_other = false;
        let begun = self.state.generation;
        for action in actions {
            // The next load begins when this has been drawn: what comes with it is of an older one.
            if self.state.generation != begun && action.is_of_a_load() {
                continue;
            }
            is_other |= self.take(action);
        }
        // Before anything is drawn: a change of the address makes the browser lay out what is in the
        // document, and that is still as it was.
        self.address.follow(&self.state, &self.act);
        self.blocks.follow(&self.state, &self.act);
        is_other
    }

    fn view(&self, _context: &Context<Self>) -> Html {
        let surroundings =
            Rc::new(Surroundings::new(&self.state, &address::page(), self.act.clone()));
        let state = &*self.state;
        let people = |shown: &Rc<Shown>| {
            html! {
                <People
                    {shown} layout={state.query.layout} broken={state.ui.broken.clone()}
                    motion={state.config.motion} before={self.before.clone()} last_open={state.last_open.clone()} surroundings={surroundings.clone()}
                />
            }
        };
        wall(state, self.shown.as_ref(), people, &self.root, &surroundings)
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        self.before = None;
        let Some(root) = self.root.cast::<Element>() else { return };
        if first {
            let (act, wall) = (self.act.clone(), root.clone());
            let changed = move || act.emit(Action::Ui(ui::Change::Narrow(is_narrow(&wall))));
            self.resize = watch::Resize::of(&root, changed);
            self.address.follow(&self.state, &self.act);
            let act = self.act.clone();
            let waited = move || act.emit(Action::Ui(ui::Change::Waited));
            self.patience = self.state.ui.patient.then(|| Timeout::new(PATIENCE, waited));
        }
        if self.state.complete {
            self.patience = None;
        }
        dom::set_menu(&root, ".sort__menu", self.state.query.sort.as_str());
        range::follow(&root, &self.state, self.shown.as_deref());
        self.dialogs.open(&root, &self.state);
        self.gestures.follow(&root, &self.state);
        self.focus.give_on(&root);
        let bridge = &context.props().bridge;
        self.loading.follow(&self.state, &self.act, bridge);
        host::follow(bridge, &self.state, self.shown.as_ref(), &self.act);
    }
}

impl App {
    /// Does what is asked; whether anything is to be drawn anew.
    fn take(&mut self, action: Action) -> bool {
        match action {
            Action::Do(errand) => {
                if let Some(root) = self.root.cast::<Element>() {
                    errand::run(errand, &self.state, self.shown.as_deref(), &root, &self.act);
                }
                false
            }
            Action::Ui(change) => {
                let before = Rc::clone(&self.state);
                self.apply(Action::Ui(change));
                before.ui != self.state.ui
            }
            // Where the screen is changes nothing that is on it.
            Action::Blocks(blocks::Change::Near(_)) => {
                self.apply(action);
                false
            }
            action => {
                self.apply(action);
                true
            }
        }
    }

    fn apply(&mut self, action: Action) {
        let before = Rc::clone(&self.state);
        Rc::make_mut(&mut self.state).apply(action);
        let state = &self.state;
        if let Some(shown) = Shown::after(&before, state, self.shown.as_ref()) {
            let stays = shown.as_ref().zip(self.shown.as_ref());
            let stays = stays.is_some_and(|(shown, old)| shown.goes_on_from(old));
            let is_first = self.before.is_none() && !stays;
            if let Some(root) = self.root.cast::<Element>().filter(|_| is_first) {
                let reshapes = before.query.layout != state.query.layout;
                self.before = Glimpse::of(&root, reshapes).map(Rc::new);
            }
            self.shown = shown;
        }
        if let Some(root) = self.root.cast::<Element>() {
            self.focus.note(&root);
            self.dialogs.close(&root, &self.state);
        }
    }
}

/// Takes actions, and hands on together what came in one task of the browser: they are drawn once,
/// and nobody who acts is held up, or called back, in the middle of what they are doing. What needs
/// more than the first part of the Wasm waits for the rest, and whatever comes after it waits too; all
/// does where the first screen is not a `plain` one.
fn collected(link: &Scope<App>, bridge: Rc<Bridge>, is_plain: bool) -> Callback<Action> {
    let waiting: Rc<RefCell<Vec<Action>>> = Rc::default();
    let link = link.clone();
    Callback::from(move |action| {
        waiting.borrow_mut().push(action);
        if waiting.borrow().len() > 1 {
            return;
        }
        let (waiting, link, bridge) = (Rc::clone(&waiting), link.clone(), Rc::clone(&bridge));
        spawn_local(async move {
            let is_early = is_plain && waiting.borrow().iter().all(Action::is_of_first_screen);
            if !is_early {
                bridge.rest().await;
            }
            link.send_message(waiting.take());
        });
    })
}

/// Whether a wall that fills this element has no room for filters beside its people.
pub(crate) fn is_narrow(place: &Element) -> bool {
    place::width_in_rem(place) < WIDE
}
