//! The builder's page. The one owner of its state; the four steps are plain functions of it, and what an
//! editor does comes back as a [`Message`].

mod embed;
mod findings;
mod look;
mod message;
mod onward;
mod preview;
mod said;
mod source;

use std::rc::Rc;

use gloo::events::EventListener;
use recognition_wall_sheet::Lang;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::MessageEvent;
use yew::prelude::*;

pub use message::Message;
use onward::Onward;
use said::Copied;

use crate::address;
use crate::browser::{self, FetchFailure};
use crate::check::{self, Report};
use crate::colour::{Colour, Role};
use crate::settings::Settings;
use crate::snippet::Release;

/// Where the sample's feed is, beside this page.
const SAMPLE: &str = "sample/feed.json";
/// Findings that are shown at first, and how many more each time.
const SHOWN: usize = 12;

/// Starts the builder in the element `#builder` of the page, in the page's language.
#[wasm_bindgen]
pub fn start() {
    if let Some(place) = browser::place() {
        yew::Renderer::<Builder>::with_root(place).render();
    }
}

/// Where the people come from.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Source {
    Sample,
    Address,
    /// A file of this computer: its name, and the feed in it.
    File(String, Option<Rc<str>>),
}

/// What is known of the feed.
#[derive(Debug, Clone, PartialEq)]
enum State {
    Waiting,
    Failed(FetchFailure),
    NoAddress,
    Unreadable,
    Known(Rc<Report>),
}

/// The builder.
#[derive(Debug)]
pub struct Builder {
    lang: Lang,
    settings: Settings,
    /// The address as it is being written.
    draft: String,
    source: Source,
    state: State,
    /// The number of the last question.
    asked: u32,
    dragging: bool,
    shown: usize,
    /// Colours that are none, as they were written.
    odd_colours: Vec<(Role, String)>,
    letter: Lang,
    copied: Option<Copied>,
    release: Release,
    frame: NodeRef,
    stage: NodeRef,
    check: NodeRef,
    snippet: NodeRef,
    css: NodeRef,
    screen: NodeRef,
    note: NodeRef,
    is_ready: bool,
    /// What the frame was told last.
    told: String,
    told_feed: Option<Rc<str>>,
    /// Where the editor is to be taken once the page is drawn.
    onward: Option<Onward>,
    _listeners: Vec<EventListener>,
}

impl Component for Builder {
    type Message = Message;
    type Properties = ();

    fn create(context: &Context<Self>) -> Self {
        let lang = Lang::of(&browser::language());
        let settings = address::read(&browser::hash());
        let draft = settings.get("src").unwrap_or_default().to_owned();
        let source = if draft.is_empty() { Source::Sample } else { Source::Address };
        let home = browser::absolute("../").unwrap_or_default();
        let mut builder = Self {
            lang,
            letter: lang,
            settings,
            draft,
            source,
            state: State::Waiting,
            asked: 0,
            dragging: false,
            shown: SHOWN,
            odd_colours: Vec::new(),
            copied: None,
            release: Release { home, ..Release::default() },
            frame: NodeRef::default(),
            stage: NodeRef::default(),
            check: NodeRef::default(),
            snippet: NodeRef::default(),
            css: NodeRef::default(),
            screen: NodeRef::default(),
            note: NodeRef::default(),
            is_ready: false,
            told: String::new(),
            told_feed: None,
            onward: None,
            _listeners: listeners(context),
        };
        builder.ask(context);
        context.link().send_future(async {
            let list = browser::absolute("../integrity.json");
            let bytes = match list {
                Some(list) => browser::fetch(&list).await.ok(),
                None => None,
            };
            Message::Released(bytes)
        });
        builder
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Source(draft) => self.draft = draft,
            Message::Ask => {
                self.onward = Some(Onward::Verdict);
                self.ask_for(context, self.draft.clone());
            }
            Message::Sample => {
                self.onward = Some(Onward::Check);
                self.ask_for(context, String::new());
            }
            Message::File(file) => {
                self.dragging = false;
                self.state = State::Waiting;
                context.link().send_future(async move {
                    Message::Read(file.name(), browser::read(&file).await)
                });
            }
            Message::Dragging(is) if is == self.dragging => return false,
            Message::Dragging(is) => self.dragging = is,
            Message::Read(name, bytes) => {
                self.onward = Some(Onward::Verdict);
                self.take_file(name, bytes.as_deref());
            }
            Message::Fetched(number, answer) if number == self.asked => {
                self.state = match answer {
                    Ok(bytes) => self.checked("feed.json", &bytes),
                    Err(failure) => State::Failed(failure),
                };
            }
            Message::Fetched(..) => return false,
            Message::Released(bytes) => self.take_release(bytes),
            Message::More => {
                self.onward = Some(Onward::Finding(self.shown));
                self.shown += SHOWN * 4;
            }
            Message::Set(name, value) => self.settings.set(name, &value),
            Message::Theme(group, word) => self.settings.set_theme_word(group, &word),
            Message::Facet(name) => self.settings.toggle_facet(&name),
            Message::Paint(role, written) => self.paint(role, written),
            Message::Device(device) => self.settings.device = device,
            Message::Host(host) => {
                self.settings.host = host;
                self.settings.form = None;
            }
            Message::Form(form) => {
                self.settings.form = (form != self.settings.host.best_form()).then_some(form);
            }
            Message::Home(home) => home.trim().clone_into(&mut self.settings.home),
            Message::Pin(is) => self.settings.pinned = is,
            Message::Letter(lang) => self.letter = lang,
            Message::Copy(what) => self.copy(context, what),
            Message::Copied(what, text, is_done) => self.take_copied(what, text, is_done),
            Message::Save => {
                if let Source::File(_, Some(json)) = &self.source {
                    browser::save("feed.json", json);
                }
                return false;
            }
            Message::Preview(is_new) => {
                self.is_ready = true;
                if is_new {
                    self.told.clear();
                    self.told_feed = None;
                }
            }
            Message::Address => {
                let hash = browser::hash();
                let settings = address::read(&hash);
                // A link to a place of this page: it has done its work, the address is the settings'.
                if settings == self.settings || (!hash.is_empty() && !hash.contains('=')) {
                    browser::set_hash(&address::write(&self.settings));
                    return false;
                }
                let source = settings.get("src").unwrap_or_default().to_owned();
                self.settings = settings;
                self.ask_for(context, source);
            }
        }
        browser::set_hash(&address::write(&self.settings));
        true
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let link = context.link();
        html! {
            <div class="steps">
                { source::view(self, link) }
                <div class="steps__pair">
                    { look::view(self, link) }
                    { preview::view(self, link) }
                </div>
                { embed::view(self, link) }
                <p class="unseen" role="status">{ self.said() }</p>
            </div>
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _is_first: bool) {
        self.fit_preview();
        self.tell_preview();
        self.go_onward();
    }
}

fn listeners(context: &Context<Builder>) -> Vec<EventListener> {
    let Some(window) = browser::window() else { return Vec::new() };
    let (ready, size, address) =
        (context.link().clone(), context.link().clone(), context.link().clone());
    vec![
        EventListener::new(&window, "message", move |event| {
            let data = event.dyn_ref::<MessageEvent>().and_then(|event| event.data().as_string());
            if data.as_deref() == Some("builder-preview") {
                ready.send_message(Message::Preview(true));
            }
        }),
        EventListener::new(&window, "resize", move |_| size.send_message(Message::Preview(false))),
        EventListener::new(&window, "hashchange", move |_| address.send_message(Message::Address)),
    ]
}

impl Builder {
    /// Takes another address and asks what lies there.
    fn ask_for(&mut self, context: &Context<Self>, address: String) {
        self.source = if address.trim().is_empty() { Source::Sample } else { Source::Address };
        self.settings.set("src", &address);
        let is_refused = self.source == Source::Address && self.settings.get("src").is_none();
        self.draft = address;
        if is_refused {
            self.asked += 1;
            self.state = State::NoAddress;
        } else {
            self.ask(context);
        }
    }

    fn ask(&mut self, context: &Context<Self>) {
        self.copied = None;
        self.shown = SHOWN;
        self.asked += 1;
        let Some(address) = browser::absolute(self.feed_address()) else {
            self.state = State::NoAddress;
            return;
        };
        self.state = State::Waiting;
        let number = self.asked;
        context
            .link()
            .send_future(async move { Message::Fetched(number, browser::fetch(&address).await) });
    }

    /// Where the preview's feed is, or is said to be.
    fn feed_address(&self) -> &str {
        match (&self.source, self.settings.get("src")) {
            (Source::File(..), None) => "feed.json",
            (_, None) => SAMPLE,
            (_, Some(address)) => address,
        }
    }

    fn checked(&self, name: &str, bytes: &[u8]) -> State {
        let address = browser::absolute(self.feed_address()).unwrap_or_default();
        let report = check::check(name, bytes, &address, browser::today(), self.lang);
        State::Known(Rc::new(report))
    }

    fn take_file(&mut self, name: String, bytes: Option<&[u8]>) {
        self.copied = None;
        self.shown = SHOWN;
        // An answer that is still on its way is of no use any more.
        self.asked += 1;
        let Some(bytes) = bytes else {
            self.state = State::Unreadable;
            return;
        };
        if !matches!(self.source, Source::File(..)) {
            self.settings.set("src", "");
            self.draft.clear();
        }
        self.source = Source::File(name.clone(), None);
        self.state = self.checked(&name, bytes);
        if let State::Known(report) = &self.state {
            let own =
                || recognition_wall_core::feed::decode(bytes).ok().map(|text| Rc::from(&*text));
            let feed = report.made.clone().or_else(|| own().filter(|_| report.people > 0));
            self.source = Source::File(name, feed.filter(|_| report.people > 0));
        }
    }

    fn take_release(&mut self, bytes: Option<Vec<u8>>) {
        let list: Option<serde_json::Value> =
            bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let Some(list) = list else { return };
        let text = |value: Option<&serde_json::Value>| value?.as_str().map(str::to_owned);
        self.release.version = text(list.get("version")).unwrap_or_default();
        let files = list.get("files");
        self.release.integrity = text(files.and_then(|files| files.get("wall.js")));
    }

    fn paint(&mut self, role: Role, written: String) {
        self.odd_colours.retain(|(odd, _)| *odd != role);
        if let Some(colour) = Colour::parse(&written) {
            self.settings.colours.insert(role, colour);
        } else if written.trim().is_empty() {
            self.settings.colours.remove(&role);
        } else {
            self.odd_colours.push((role, written));
        }
    }
}
