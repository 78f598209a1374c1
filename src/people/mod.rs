//! The people: the one part of the wall that looks at the screen, because only what is near it is
//! in the document.
//!
//! In go the results, out come the cards of a window of rows. What a visitor reads, or holds with
//! the keyboard, stays in its place while people come and go (`stay.rs`), and those who stay are
//! seen to move (`flip.rs`). Which rows are near the screen says `window.rs`; the arithmetic of rows is
//! pure (`rows.rs`).

mod entries;
mod flip;
mod glimpse;
pub mod rows;
mod stay;
mod window;

use std::ops::Range;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use recognition_wall_core::feed::HonoureeId;
use recognition_wall_core::index::Section;
use recognition_wall_core::query::Layout;
use recognition_wall_markup::html;
use web_sys::Element;
use yew::html::Scope;
use yew::prelude::*;

use crate::browser::{dom, place, watch};
use crate::config::Motion;
use crate::shown::Shown;
use crate::view::Surroundings;
use crate::view::rail::rail;
use flip::Flip;
pub use glimpse::Glimpse;
use rows::{Pixels, Rows};
use stay::{Anchor, Focus};
use window::{Form, beyond};

/// How many cards are drawn before the screen has been looked at.
const AT_FIRST: usize = 4;
/// How much of a screen's height is drawn beyond each edge just after a change: a little, as the new
/// cards may be lower than those before them.
const AT_ONCE: Pixels = 0.1;
/// How long after a change only what is on the screen is drawn, in milliseconds: until what moves
/// has come to rest, the browser has enough to do.
const SETTLING: u32 = 400;
/// Says on the list that people change: the styles leave its place on the screen to us.
const CHANGING: &str = "data-changing";
/// How often in a row the window may prove too small before it is left as it is.
const TRIES: u8 = 4;

/// The properties of [`People`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct PeopleProps {
    /// What is shown, and of what.
    pub shown: Rc<Shown>,
    /// The form of the wall.
    pub layout: Layout,
    /// Addresses of photos that did not come.
    pub broken: Rc<Vec<Rc<str>>>,
    /// Whether anything may move.
    pub motion: Motion,
    /// What was seen before the last change was drawn; nothing where nothing was.
    pub before: Option<Rc<Glimpse>>,
    /// Whose detail has been closed: their card gets the focus.
    pub last_open: Option<HonoureeId>,
    /// What every view needs to know.
    pub surroundings: Rc<Surroundings>,
}

/// What happens to the people other than new properties.
#[derive(Debug, Clone)]
pub enum Message {
    /// The page was scrolled, or the focus moved: the window may have to follow.
    Look,
    /// The list has another size: what was measured may be wrong.
    Measure,
    /// The window has been moved: draw it.
    Draw,
    /// What moved has come to rest: there is time to draw beyond the screen.
    Settled,
    /// Go to a section.
    Jump(usize),
    /// The page is about to be printed, or has been.
    Print(bool),
    /// The page is being left.
    Leave,
}

/// See the module.
#[derive(Debug)]
pub struct People {
    list: NodeRef,
    leaving: NodeRef,
    sections: Vec<Section>,
    rows: Rows,
    window: Range<usize>,
    /// The row that holds the focus, wherever the window is.
    focused_row: Option<usize>,
    /// The places that the state knows to be on the screen or near it.
    told: Range<usize>,
    anchor: Option<Anchor>,
    focus: Option<Focus>,
    flip: Flip,
    /// The section at the top of the screen.
    current: usize,
    printing: bool,
    tries: u8,
    /// How the list is laid out; nothing where it is about to be laid out otherwise.
    form: Option<Form>,
    /// Runs after a change, until there is time to draw more.
    settling: Option<Timeout>,
    /// How much of a screen's height is drawn beyond each edge just now.
    reach: Pixels,
    /// Who listens, until the wall is taken off.
    listeners: Vec<EventListener>,
    resize: Option<watch::Resize>,
}

impl Component for People {
    type Message = Message;
    type Properties = PeopleProps;

    fn create(context: &Context<Self>) -> Self {
        let mut people = Self {
            list: NodeRef::default(),
            leaving: NodeRef::default(),
            sections: Vec::new(),
            rows: Rows::default(),
            window: 0..0,
            focused_row: None,
            told: 0..0,
            anchor: None,
            focus: None,
            flip: Flip::default(),
            current: 0,
            printing: false,
            tries: 0,
            form: None,
            settling: None,
            reach: 0.0,
            listeners: Vec::new(),
            resize: None,
        };
        people.lay_out(context.props(), 1, None);
        people.window = 0..people.rows.len().min(AT_FIRST);
        people
    }

    fn changed(&mut self, context: &Context<Self>, old: &PeopleProps) -> bool {
        let props = context.props();
        if props.layout == old.layout && props.shown.goes_on_from(&old.shown) {
            self.go_on(props);
        } else if props.shown != old.shown || props.layout != old.layout {
            // In another form everybody is seen to move, whom there was to see before.
            self.reach = if props.layout == old.layout { AT_ONCE } else { beyond(props.layout) };
            self.settle(context.link());
            self.prepare(props, old);
        }
        if props.last_open != old.last_open
            && let Some(id) = &props.last_open
        {
            self.go_back_to(props, id);
        }
        true
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Look => self.look(context.props(), self.spare()),
            Message::Measure => {
                let Some(list) = self.list.cast::<Element>().filter(|_| !self.printing) else {
                    return false;
                };
                let is_right = self.look_at_form(context.props(), &list);
                self.measure(&list);
                self.look(context.props(), self.spare()) || !is_right
            }
            Message::Draw => true,
            Message::Settled => {
                self.settling = None;
                self.reach = beyond(context.props().layout);
                if let Some(list) = self.list.cast::<Element>() {
                    let _ignored = list.remove_attribute(CHANGING);
                }
                self.look(context.props(), self.reach)
            }
            Message::Jump(section) => {
                self.anchor = Some(Anchor::Section(section));
                self.focus = Some(Focus::Section(section));
                self.aim(context.props());
                true
            }
            Message::Print(printing) => {
                self.printing = printing;
                true
            }
            Message::Leave => {
                if let Some(list) = self.list.cast::<Element>() {
                    stay::keep_place(&list, context.props().surroundings.link_name());
                }
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let PeopleProps { layout, surroundings, shown, .. } = context.props();
        let link = context.link();
        let honorifics = shown.content.has_honorifics.then_some("");
        // `role` because Safari drops the list of a `list-style: none`.
        html! {
            <div class="people__cards">
                { rail(*layout, &self.sections, self.current, &link.callback(Message::Jump), surroundings) }
                <ul
                    ref={self.list.clone()} class="grid" part="grid" role="list" data-layout={layout.as_str()} data-honorifics={honorifics}
                    data-blocks={shown.is_in_blocks().then_some("")}
                    onclick={surroundings.opens_person()} onfocusin={link.callback(|_: FocusEvent| Message::Look)}
                >
                    { for self.entries(context.props()) }
                </ul>
                <div ref={self.leaving.clone()} class="leaving" data-layout={layout.as_str()} aria-hidden="true" inert=true></div>
            </div>
        }
    }

    fn rendered(&mut self, context: &Context<Self>, first: bool) {
        let Some(list) = self.list.cast::<Element>() else { return };
        if first {
            self.listen(context.link(), &list);
            self.settle(context.link());
            self.anchor = stay::kept_place(context.props().surroundings.link_name());
        }
        if self.printing {
            return;
        }
        let props = context.props();
        self.tell_places(props);
        // What is written comes before what is read: the browser lays out once. A list of another
        // width tells by itself.
        let is_right = self.form.is_some() || self.look_at_form(props, &list);
        let guess = self.rows.guess();
        self.space(&list);
        let leaving = self.leaving.cast::<Element>();
        if let Some(leaving) = &leaving {
            self.flip.set_out(&list, leaving);
        }
        self.measure(&list);
        if guess.is_none() {
            self.space(&list);
        }
        self.hold(&list);
        if let (Some(Focus::Person(id)), true) = (&self.focus, self.anchor.is_some()) {
            stay::bring_into_sight(&list, id);
        }
        // The columns or the heights are others than they were taken for: once more, before anybody
        // has seen it.
        if (!is_right || !self.covers_screen(&list)) && self.tries < TRIES {
            self.tries += 1;
            self.anchor = self.anchor.take().or_else(|| stay::top_person(&list));
            self.aim(props);
            context.link().send_message(Message::Draw);
            return;
        }
        self.tries = 0;
        self.anchor = None;
        self.flip.play(&list, leaving.as_ref());
        if let Some(focus) = self.focus.take() {
            focus.give(&list);
        }
    }
}

impl People {
    fn listen(&mut self, link: &Scope<Self>, list: &Element) {
        let (look, print) = (link.callback(|()| Message::Look), link.callback(Message::Print));
        self.listeners = watch::scrolling(move || look.emit(()));
        self.listeners.extend(watch::printing(move |begins| print.emit(begins)));
        let leave = link.callback(|()| Message::Leave);
        self.listeners.extend(watch::leaving(move || leave.emit(())));
        let measure = link.callback(|()| Message::Measure);
        self.resize = watch::Resize::of(list, move || measure.emit(()));
    }

    /// Begins to wait until what moves has come to rest.
    fn settle(&mut self, link: &Scope<Self>) {
        let link = link.clone();
        let settled = move || link.send_message(Message::Settled);
        self.settling = Some(Timeout::new(SETTLING, settled));
    }

    /// The rows of the results, for so many columns.
    fn lay_out(&mut self, props: &PeopleProps, columns: usize, guess: Option<Pixels>) {
        self.sections = props.shown.sections(props.layout);
        // What the styles make of them on most screens: less is drawn at first than is needed, or a
        // little more, and then measured.
        let expected = match props.layout {
            Layout::Grid => 420.0,
            Layout::List => 96.0,
            Layout::Timeline => 280.0,
        };
        self.rows = Rows::new(props.shown.len(), &self.sections, columns, expected, guess);
        self.current = self.current.min(self.sections.len().saturating_sub(1));
    }

    /// Before other people are drawn: what is to stay is taken down, and where they will stand.
    fn prepare(&mut self, props: &PeopleProps, old: &PeopleProps) {
        let Some(list) = self.list.cast::<Element>() else {
            self.lay_out(props, 1, None);
            return;
        };
        self.told = 0..0;
        let _ignored = list.set_attribute(CHANGING, "");
        let reshapes = props.layout != old.layout;
        if let Some(before) = &props.before {
            let change = stay::Change { before, old: &old.shown, new: &props.shown };
            let (focus, anchor) = change.what_stays(reshapes);
            self.focus = focus.or(self.focus.take());
            self.anchor = anchor;
            let leaving = self.leaving.cast::<Element>();
            self.flip.begin(Rc::clone(before), leaving.as_ref(), reshapes, props.motion);
        }
        let guess = self.rows.guess().filter(|_| !reshapes);
        let mut columns = self.rows.columns();
        if reshapes {
            // The renderer will set the same; until then nobody knows the columns.
            let _ignored = list.set_attribute("data-layout", props.layout.as_str());
            columns = window::columns(&list);
            self.form = None;
        }
        self.lay_out(props, columns, guess);
        self.aim(props);
    }

    /// Leafing may have led away from the card where it began: the visitor goes on from its end.
    fn go_back_to(&mut self, props: &PeopleProps, id: &HonoureeId) {
        let Some(list) = self.list.cast::<Element>() else { return };
        if !stay::is_seen(&list, id.as_str()) {
            let middle = place::screen_height() / 3.0;
            self.anchor = Some(Anchor::Person(id.as_str().to_owned(), middle));
        }
        self.focus = Some(Focus::Person(id.as_str().to_owned()));
        self.aim(props);
    }

    /// Moves the window to where the anchor will be, or to where the screen is.
    fn aim(&mut self, props: &PeopleProps) {
        let Some(list) = self.list.cast::<Element>() else { return };
        let screen = place::screen_height();
        let top = match &self.anchor {
            Some(Anchor::Person(id, top)) => {
                let row = props.shown.place_of_id(id).and_then(|place| self.rows.of_place(place));
                row.map(|row| self.rows.extent(0..row) - top)
            }
            Some(Anchor::Place(place, top)) => {
                self.rows.of_place(*place).map(|row| self.rows.extent(0..row) - top)
            }
            Some(Anchor::Section(section)) => {
                self.rows.of_section(*section).map(|row| self.rows.extent(0..row))
            }
            Some(Anchor::Start) => Some(0.0),
            None => None,
        };
        let top = top.unwrap_or_else(|| -place::of(&list).top);
        let beyond = screen * self.reach;
        self.window = self.rows.between(top - beyond, top + screen + beyond);
        self.focused_row = self.row_of_focus(props, &list);
    }

    /// The row of the card that has the focus, or is to get it.
    fn row_of_focus(&self, props: &PeopleProps, list: &Element) -> Option<usize> {
        let focused = match &self.focus {
            Some(Focus::Person(id)) => Some(id.clone()),
            _ => dom::focused_item(list, "data-id"),
        };
        self.rows.of_place(props.shown.place_of_id(&focused?)?)
    }
}
