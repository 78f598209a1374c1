//! The kiosk's root: hands what happens to the state machine of the venue, and shows what that says.

use std::rc::Rc;
use std::time::Duration;

use gloo::events::EventListener;
use gloo::timers::callback::{Interval, Timeout};
use recognition_wall_core::feed::HonoureeId;
use recognition_wall_core::query::{Query, run};
use recognition_wall_venue::keyboard::{Initial, Key, Typing, initials};
use recognition_wall_venue::kiosk::{Event, Kiosk, Portrayed, Screen};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::attract::{Standing, attract};
use super::{bar, drive, keyboard};
use crate::browser::{clock, page, screen};
use crate::feed::{self, Content};
use crate::settings::Settings;

/// What the visitor may change of how they read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// The other language.
    Language,
    /// Larger letters, or not.
    LargeText,
    /// High contrast, or not.
    HighContrast,
}

/// What stands between the wall and the bar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Panel {
    /// Nothing.
    None,
    /// The keyboard.
    Keyboard,
    /// The initials, with the one that was chosen.
    Initials(Option<char>),
}

/// What happened.
#[derive(Debug)]
pub(super) enum Message {
    /// Something for the state machine.
    Do(Event),
    /// Somebody touched or pressed something, whatever it was.
    Somebody,
    /// The visitor has finished.
    Leave,
    /// The feed is to be looked at.
    Look,
    /// The feed was read; nothing where it did not come: what is there stays.
    Read(Option<Content>),
    /// A key of the keyboard on the screen.
    Key(Key),
    /// A panel is to be shown.
    Show(Panel),
    /// Somebody is to be opened.
    Open(HonoureeId),
    /// An address is to be shown as a code; nothing: no more.
    Ask(Option<Rc<str>>),
    /// The visitor reads in another way.
    Choose(Choice),
    /// A photo of the attract loop did not come.
    Broken(Option<Rc<str>>),
}

/// The properties of [`App`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AppProps {
    /// The element.
    pub host: HtmlElement,
    /// What the tag asks for.
    pub settings: Settings,
}

/// The kiosk on the screen.
#[derive(Debug)]
pub(super) struct App {
    kiosk: Kiosk,
    typing: Typing,
    panel: Panel,
    address: Option<Rc<str>>,
    content: Option<Content>,
    initials: Vec<Initial>,
    found: Option<usize>,
    broken: Option<Rc<str>>,
    is_reading: bool,
    /// As the tag says them: what a reset goes back to.
    theme: Option<String>,
    own_language: Option<String>,
    was_attracting: Option<bool>,
    wake: Option<Timeout>,
    line: NodeRef,
    warning: NodeRef,
    code: NodeRef,
    act: Callback<Message>,
    _kept: (Vec<EventListener>, Option<Interval>),
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(scope: &Context<Self>) -> Self {
        let AppProps { host, settings } = scope.props();
        let act = scope.link().callback(|message| message);
        act.emit(Message::Look);
        screen::keep_awake();
        let look = act.clone();
        let refresh = settings.refresh.map(|span| {
            let millis = u32::try_from(span.as_millis()).unwrap_or(u32::MAX);
            Interval::new(millis, move || look.emit(Message::Look))
        });
        Self {
            kiosk: Kiosk::new(settings.timing, clock::now()),
            typing: Typing::default(),
            panel: Panel::None,
            address: None,
            content: None,
            initials: Vec::new(),
            found: None,
            broken: None,
            is_reading: false,
            theme: host.get_attribute("theme"),
            own_language: host.get_attribute("lang"),
            was_attracting: None,
            wake: None,
            line: NodeRef::default(),
            warning: NodeRef::default(),
            code: NodeRef::default(),
            _kept: (listeners(host, &act), refresh),
            act,
        }
    }

    fn update(&mut self, scope: &Context<Self>, message: Message) -> bool {
        let AppProps { host, settings } = scope.props();
        match message {
            Message::Do(event) => self.step(host, event),
            Message::Somebody => {
                if self.is_attracting() {
                    return false;
                }
                self.step(host, Event::Touch);
            }
            Message::Leave => self.step(host, Event::Leave),
            Message::Look => {
                if !std::mem::replace(&mut self.is_reading, true) {
                    let (act, settings) = (self.act.clone(), settings.clone());
                    spawn_local(async move {
                        act.emit(Message::Read(feed::read(&settings).await.ok()));
                    });
                }
                return false;
            }
            Message::Read(content) => {
                self.is_reading = false;
                let Some(content) = content else { return false };
                self.take(host, settings, content);
            }
            Message::Key(key) => {
                self.typing.press(key);
                self.search(host, settings);
            }
            Message::Show(panel) => self.panel = panel,
            Message::Open(id) => drive::open(host, id.as_str()),
            Message::Ask(address) => self.address = address,
            Message::Choose(choice) => {
                let mut choices = self.kiosk.choices().clone();
                match choice {
                    Choice::Language => {
                        let now = choices.language.as_deref().unwrap_or(&settings.language);
                        let other = if now.starts_with("en") { "vi" } else { "en" };
                        choices.language = Some(other.to_owned());
                    }
                    Choice::LargeText => choices.large_text = !choices.large_text,
                    Choice::HighContrast => choices.high_contrast = !choices.high_contrast,
                }
                self.step(host, Event::Choose(choices));
            }
            Message::Broken(photo) => self.broken = photo,
        }
        true
    }

    fn view(&self, scope: &Context<Self>) -> Html {
        let settings = &scope.props().settings;
        let choices = self.kiosk.choices();
        let language = choices.language.as_deref().unwrap_or(&settings.language);
        let screen = self.kiosk.screen();
        let seconds = match screen {
            Screen::Warning { seconds } => Some(seconds),
            _ => None,
        };
        let feed = self.content.as_ref().map(|content| content.index.feed());
        let as_of = feed.and_then(|feed| feed.as_of.as_deref());
        let panel = match (&self.panel, &self.content) {
            (Panel::Keyboard, _) => {
                keyboard::keyboard(self.typing.text(), self.found, language, &self.act)
            }
            (Panel::Initials(chosen), Some(content)) => {
                keyboard::initials(&content.index, &self.initials, *chosen, language, &self.act)
            }
            _ => html! {},
        };
        html! {
            <div
                class="kiosk" lang={language.to_owned()} data-still={settings.is_still.then_some("")}
                data-contrast={choices.high_contrast.then_some("")}
            >
                <div class="kiosk__reach" inert={self.is_attracting()}>
                    <div class="kiosk__panel">{ panel }</div>
                    { bar::bar(&self.panel, choices, language, &self.act) }
                </div>
                { attract(self.standing(), as_of, !self.is_attracting(), (language, &self.line), &self.act) }
                { bar::warning(&self.warning, seconds, language, &self.act) }
                { bar::address(&self.code, self.address.as_ref(), language, &self.act) }
            </div>
        }
    }

    fn rendered(&mut self, scope: &Context<Self>, _first: bool) {
        let AppProps { host, settings } = scope.props();
        let choices = self.kiosk.choices();
        drive::set(host, "lang", choices.language.as_deref().or(self.own_language.as_deref()));
        drive::set(host, "data-panel", (self.panel != Panel::None).then_some(""));
        drive::set(host, "data-large", choices.large_text.then_some(""));
        let theme = if choices.high_contrast { Some("contrast") } else { self.theme.as_deref() };
        drive::set(host, "theme", theme);
        page::set_language(choices.language.as_deref().unwrap_or(&settings.language));
        let (asks, shows) =
            (matches!(self.kiosk.screen(), Screen::Warning { .. }), self.address.is_some());
        show(&self.code, shows);
        show(&self.warning, asks);
        if let (Screen::Person { dwell, .. }, Some(line)) =
            (self.kiosk.screen(), self.line.cast::<HtmlElement>())
        {
            let _set = line.style().set_property("--dwell", &format!("{}ms", dwell.as_millis()));
        }
        let attracts = self.is_attracting();
        if self.was_attracting.replace(attracts) != Some(attracts) {
            drive::let_in(host, !attracts);
            let wanted = if attracts { ".attract__touch" } else { ".bar__button" };
            let found =
                host.shadow_root().and_then(|root| root.query_selector(wanted).ok().flatten());
            if let Some(found) = found.and_then(|found| found.dyn_into::<HtmlElement>().ok()) {
                let _given = found.focus();
            }
        }
    }
}

impl App {
    fn is_attracting(&self) -> bool {
        matches!(self.kiosk.screen(), Screen::Invitation | Screen::Person { .. })
    }

    fn step(&mut self, host: &HtmlElement, event: Event) {
        let now = clock::now();
        let step = self.kiosk.step(now, event);
        if step.put_back {
            self.typing = Typing::default();
            self.panel = Panel::None;
            self.address = None;
            self.found = None;
            drive::put_back(host);
        }
        self.wake = step.wake.map(|wake| {
            let act = self.act.clone();
            // A browser's timer is a little early at times: then nothing would have come about yet.
            let wait = wake.since(now).max(Duration::from_millis(1));
            let millis = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX).min(1 << 30);
            Timeout::new(millis, move || act.emit(Message::Do(Event::Timer)))
        });
    }

    /// Takes a feed that was read whole: whoever is no longer in it is gone from here at once.
    fn take(&mut self, host: &HtmlElement, settings: &Settings, content: Content) {
        let language = self.kiosk.choices().language.as_deref().unwrap_or(&settings.language);
        let somebody = |position: &u32| content.index.get(*position);
        let people = content.within.iter().filter_map(somebody);
        let people: Vec<_> = people.map(|honouree| Portrayed::of(honouree, language)).collect();
        self.initials = initials(&content.index, &settings.preset);
        self.content = Some(content);
        self.step(host, Event::People(people));
    }

    /// Searches for what is typed. Where the marks that Telex made of it find nobody, the letters are
    /// meant as they were pressed: *phero* is *Phêrô* and not *phẻo*.
    fn search(&mut self, host: &HtmlElement, settings: &Settings) {
        let count = |text: &str| {
            let query = Query { text: text.to_owned(), ..Query::default() };
            let content = self.content.as_ref()?;
            Some(run(&content.index, &query, &settings.preset).positions.len())
        };
        let (text, raw) = (self.typing.text(), self.typing.pressed());
        let (composed, pressed) = (count(text), count(raw));
        let meant = composed == Some(0) && pressed.is_some_and(|pressed| pressed > 0);
        let found = if meant { pressed } else { composed };
        self.found = found.filter(|_| !text.is_empty());
        drive::search(host, if meant { raw } else { text });
        drive::to_start(host);
    }

    fn standing(&self) -> Option<Standing<'_>> {
        let Screen::Person { id, shift, paused, .. } = self.kiosk.screen() else { return None };
        let index = &self.content.as_ref()?.index;
        let honouree = index.get(index.position(id.as_str())?)?;
        let photo = honouree.photos.first().map(|photo| &photo.src);
        let is_broken = photo.is_some() && photo == self.broken.as_ref();
        Some(Standing { honouree, shift, is_paused: paused, is_broken })
    }
}

/// Opens or closes a dialog, over everything that the wall may have open.
fn show(place: &NodeRef, wanted: bool) {
    let Some(dialog) = place.cast::<HtmlDialogElement>() else { return };
    if wanted && !dialog.open() {
        let _shown = dialog.show_modal();
    } else if !wanted && dialog.open() {
        dialog.close();
    }
}

/// What is heard on the whole page, until the page goes.
fn listeners(host: &HtmlElement, act: &Callback<Message>) -> Vec<EventListener> {
    let (touched, led, refreshed) = (act.clone(), act.clone(), act.clone());
    let mut heard = page::touches(move || {
        screen::fill();
        touched.emit(Message::Somebody);
    });
    heard.extend(page::locked());
    heard.extend(page::ways_out(host, move |address| {
        led.emit(Message::Ask(Some(address.into())));
    }));
    heard.push(EventListener::new(host, "wall-refresh", move |_| refreshed.emit(Message::Look)));
    heard.extend(page::seen(screen::keep_awake));
    heard
}
