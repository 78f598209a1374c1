//! The kiosk's root: hands what happens to the state machine of the venue, and shows what that says.

use std::rc::Rc;
use std::time::Duration;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use recognition_wall_core::feed::HonoureeId;
use recognition_wall_core::query::{Query, run};
use recognition_wall_venue::keyboard::{Initial, Typing, initials};
use recognition_wall_venue::kiosk::{Event, Kiosk, Portrayed, Screen};
use recognition_wall_venue::moment::Moment;
use recognition_wall_venue::operator::{Backoff, Incident};
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;
use web_sys::{HtmlDialogElement, HtmlElement};
use yew::prelude::*;

use super::attract::{Standing, attract};
use super::message::{Choice, Message, Panel};
use super::{bar, drive, keyboard, listen};
use crate::browser::kept::Kept;
use crate::browser::{clock, page, screen};
use crate::feed::{self, Content};
use crate::life;
use crate::operator::{Operator, Wish};
use crate::settings::Settings;

/// Under which name the state is kept for the program's next life.
const STATE: &str = "state";
/// A timer this much late was no timer: the device slept, or its clock was set.
const JUMP: Duration = Duration::from_mins(1);

/// The properties of [`App`].
#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct AppProps {
    /// The element.
    pub host: HtmlElement,
    /// What the tag asks for.
    pub settings: Settings,
    /// What the program's life before has left.
    pub kept: Kept,
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
    wake: Option<(Moment, Timeout)>,
    next_look: Option<Timeout>,
    backoff: Backoff,
    operator: Operator,
    line: NodeRef,
    warning: NodeRef,
    code: NodeRef,
    act: Callback<Message>,
    _listeners: Vec<EventListener>,
}

impl Component for App {
    type Message = Message;
    type Properties = AppProps;

    fn create(scope: &Context<Self>) -> Self {
        let AppProps { host, settings, kept } = scope.props();
        let act = scope.link().callback(|message| message);
        let now = clock::now();
        act.emit(Message::Look);
        life::begins(act.reform(|()| Message::Beat));
        screen::keep_awake();
        let state: Option<Value> =
            kept.text(STATE).and_then(|text| serde_json::from_str(&text).ok());
        // A life before has written into these what a visitor chose.
        let own = |name: &str| match &state {
            Some(state) => state.get(name).and_then(Value::as_str).map(str::to_owned),
            None => host.get_attribute(name),
        };
        let mut app = Self {
            kiosk: Kiosk::new(settings.timing, now),
            typing: Typing::default(),
            panel: Panel::None,
            address: None,
            content: None,
            initials: Vec::new(),
            found: None,
            broken: None,
            is_reading: false,
            theme: own("theme"),
            own_language: own("lang"),
            was_attracting: None,
            wake: None,
            next_look: None,
            backoff: Backoff::new(now.as_millis()),
            operator: Operator::new(kept.clone()),
            line: NodeRef::default(),
            warning: NodeRef::default(),
            code: NodeRef::default(),
            _listeners: listen::listeners(host, &act),
            act,
        };
        if let Some(state) = state {
            app.resume(scope.props(), &state, now);
        }
        app
    }

    fn update(&mut self, scope: &Context<Self>, message: Message) -> bool {
        let AppProps { host, settings, kept } = scope.props();
        match message {
            Message::Do(event) => {
                if let Some((due, _)) = self.wake.take_if(|_| event == Event::Timer) {
                    let late = clock::now().since(due);
                    if late > JUMP {
                        self.operator.note(Incident::ClockJumped { seconds: late.as_secs() });
                    }
                }
                self.step(host, event);
            }
            Message::Somebody => {
                if self.is_attracting() {
                    return false;
                }
                self.step(host, Event::Touch);
            }
            Message::Leave => self.step(host, Event::Leave),
            Message::Look => {
                if !std::mem::replace(&mut self.is_reading, true) {
                    let (act, settings, kept) = (self.act.clone(), settings.clone(), kept.clone());
                    spawn_local(async move {
                        act.emit(Message::Read(feed::read(&settings, &kept).await));
                    });
                }
                return false;
            }
            Message::Read(content) => {
                self.is_reading = false;
                self.operator.looked(&content);
                let wait = if content.is_ok() {
                    self.backoff.succeeded();
                    settings.refresh
                } else {
                    Some(self.backoff.failed())
                };
                self.next_look = wait.map(|wait| {
                    let act = self.act.clone();
                    Timeout::new(millis(wait), move || act.emit(Message::Look))
                });
                let Ok(content) = content else { return false };
                self.take(host, settings, content);
            }
            Message::Key(key) => {
                self.typing.press(key);
                self.search(host, settings);
            }
            Message::Show(panel) => self.panel = panel,
            Message::Filter => drive::filters(host),
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
            Message::Full => {
                self.operator.note(Incident::StorageFull);
                return false;
            }
            Message::Operator(wish) => {
                // A visit, so that the idle time closes it.
                if wish == Wish::Open {
                    self.step(host, Event::Touch);
                }
                self.operator.act(wish, &self.act.reform(Message::Operator));
            }
            Message::Beat => {
                life::beats();
                return false;
            }
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
                { self.operator.view(language, &self.act.reform(Message::Operator)) }
            </div>
        }
    }

    fn rendered(&mut self, scope: &Context<Self>, _first: bool) {
        let AppProps { host, settings, kept } = scope.props();
        kept.keep(STATE, &self.snapshot().to_string());
        self.operator.rendered();
        let choices = self.kiosk.choices();
        // Before the element's own, without which the wall speaks as the page does.
        page::set_language(choices.language.as_deref().unwrap_or(&settings.language));
        drive::set(host, "lang", choices.language.as_deref().or(self.own_language.as_deref()));
        drive::set(host, "data-panel", (self.panel != Panel::None).then_some(""));
        drive::set(host, "data-large", choices.large_text.then_some(""));
        let theme = if choices.high_contrast { Some("contrast") } else { self.theme.as_deref() };
        drive::set(host, "theme", theme);
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
        let is_wish = event == Event::Leave;
        let before = self.standing_id();
        let step = self.kiosk.step(now, event);
        if self.standing_id() != before {
            // A photo that did not come is tried again the next time that its person stands there.
            self.broken = None;
        }
        if step.put_back {
            self.typing = Typing::default();
            self.panel = Panel::None;
            self.address = None;
            self.found = None;
            self.operator.act(Wish::Close, &self.act.reform(Message::Operator));
            if !is_wish {
                self.operator.note(Incident::Reset);
            }
            drive::put_back(host);
        }
        self.wake = step.wake.map(|wake| {
            let act = self.act.clone();
            // A browser's timer is a little early at times: then nothing would have come about yet.
            let wait = wake.since(now).max(Duration::from_millis(1));
            (wake, Timeout::new(millis(wait), move || act.emit(Message::Do(Event::Timer))))
        });
    }

    /// What the program's next life goes on from.
    fn snapshot(&self) -> Value {
        json!({
            "kiosk": self.kiosk.snapshot(),
            "panel": self.panel.to_value(),
            "typed": self.typing.text(),
            "theme": self.theme,
            "lang": self.own_language,
        })
    }

    /// Goes on where the program's life before stood, from what it has left.
    fn resume(&mut self, props: &AppProps, state: &Value, now: Moment) {
        let AppProps { host, settings, kept } = props;
        if let Some(content) = feed::again(settings, kept) {
            self.operator.shows(&content);
            self.take(host, settings, content);
        }
        let is_over = state.get("kiosk").is_none_or(|kept| self.kiosk.resume(kept, now));
        if is_over {
            drive::put_back(host);
        } else if !self.is_attracting() {
            self.panel = Panel::from_value(state.get("panel").unwrap_or(&Value::Null));
            self.typing.set_text(state.get("typed").and_then(Value::as_str).unwrap_or_default());
        }
        self.step(host, Event::Timer);
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

    fn standing_id(&self) -> Option<HonoureeId> {
        match self.kiosk.screen() {
            Screen::Person { id, .. } => Some(id.clone()),
            _ => None,
        }
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

/// As a timer takes it: its longest is some 24 days.
fn millis(span: Duration) -> u32 {
    u32::try_from(span.as_millis()).unwrap_or(u32::MAX).min(1 << 30)
}
