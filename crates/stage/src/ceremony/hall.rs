//! One window of a ceremony. In: the feed, keys, the other windows, what was kept. Out: a [`Scene`] for
//! whoever draws it. Stage and presenter's window differ in nothing else, so either goes on alone.

use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use recognition_wall_core::feed::Feed;
use recognition_wall_venue::ceremony::{
    Ceremony, Command, Message as Told, Pressed, State, command,
};
use recognition_wall_venue::operator::{Backoff, Incident};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::browser::channel::{self, Channel};
use crate::browser::kept::Kept;
use crate::browser::{clock, fit, page, screen};
use crate::feed::{self, Content, FeedFailure};
use crate::life;
use crate::operator::{Operator, Wish};
use crate::settings::Settings;

/// Under which name the state is kept for the program's next life.
const STATE: &str = "state";

/// What a window shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The ceremony; `None` until the feed has come.
    pub ceremony: Option<Rc<Ceremony>>,
    /// Whether the last look at the feed failed.
    pub is_late: bool,
    /// To be given to the element whose letters are to fit.
    pub fitted: NodeRef,
    /// The photo that did not come.
    pub broken: Option<Rc<str>>,
    /// Where commands are sent.
    pub act: Callback<Command>,
    /// Where a photo is sent that did not come.
    pub breaks: Callback<Option<Rc<str>>>,
}

/// What a window is made of.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HallProps {
    /// The element.
    pub host: HtmlElement,
    /// What the tag asks for.
    pub settings: Settings,
    /// What the program's life before has left.
    pub kept: Kept,
    /// Whether the operator's page can be opened here: on the stage everybody would see it.
    pub has_operator: bool,
    /// How a scene is drawn.
    pub draw: Callback<Scene, Html>,
}

/// What happens to a window.
#[derive(Debug)]
pub enum Message {
    /// The feed came, or did not.
    Read(Result<Content, FeedFailure>),
    /// Time to look at the feed.
    Look,
    /// Somebody wants something.
    Act(Command),
    /// Another window said something.
    Heard(String),
    /// The window has another size.
    Resized,
    /// The page is seen again.
    Seen,
    /// A photo did not come.
    Broken(Option<Rc<str>>),
    /// The device has no room left for photos.
    Full,
    /// The operator wants something.
    Operator(Wish),
    /// Whether messages are still taken.
    Beat,
}

/// A window.
#[derive(Debug)]
pub struct Hall {
    ceremony: Option<Rc<Ceremony>>,
    /// The newest state that is known of while there is no feed yet.
    kept: Option<State>,
    name: String,
    window: u32,
    is_late: bool,
    is_reading: bool,
    /// Whether there was news while the feed was being read.
    looks_again: bool,
    backoff: Backoff,
    broken: Option<Rc<str>>,
    operator: Operator,
    fitted: NodeRef,
    act: Callback<Command>,
    channel: Option<Channel>,
    next_look: Option<Timeout>,
    _listeners: Vec<EventListener>,
}

impl Component for Hall {
    type Message = Message;
    type Properties = HallProps;

    fn create(context: &Context<Self>) -> Self {
        let link = context.link();
        let HallProps { settings, kept, .. } = context.props();
        let name = ["recognition-wall-ceremony:", &settings.src].concat();
        let heard = link.callback(Message::Heard);
        let stored = channel::kept(&name).and_then(|text| State::from_json(&text));
        let state = kept.text(STATE).and_then(|text| State::from_json(&text)).or(stored);
        life::begins(link.callback(|()| Message::Beat));
        screen::keep_awake();
        link.send_message(Message::Look);
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "0 … 2³², the part below the point is of no use"
        )]
        let window = (js_sys::Math::random() * f64::from(u32::MAX)) as u32;
        let mut hall = Self {
            ceremony: None,
            kept: state.map(|state| state.rested(clock::now())),
            channel: Channel::open(&name, move |text| heard.emit(text)),
            name,
            window,
            is_late: false,
            is_reading: false,
            looks_again: false,
            backoff: Backoff::new(window.into()),
            broken: None,
            operator: Operator::new(kept.clone()),
            fitted: NodeRef::default(),
            act: link.callback(Message::Act),
            next_look: None,
            _listeners: listeners(context),
        };
        // After a trap whoever stood there is there again at once, network or not.
        if let Some(content) = feed::again(settings, kept) {
            hall.operator.shows(&content);
            hall.shows(&content);
        }
        hall
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Look => {
                if std::mem::replace(&mut self.is_reading, true) {
                    self.looks_again = true;
                    return false;
                }
                let HallProps { settings, kept, .. } = context.props();
                let (settings, kept) = (settings.clone(), kept.clone());
                context
                    .link()
                    .send_future(async move { Message::Read(feed::read(&settings, &kept).await) });
                false
            }
            Message::Read(read) => self.take(context, read),
            Message::Act(command) => {
                let Some(ceremony) = self.ceremony.as_mut() else { return false };
                if !Rc::make_mut(ceremony).act(&command, clock::now()) {
                    return false;
                }
                // Whoever is called next gets their photo tried again.
                self.broken = None;
                self.tell();
                self.keep(context);
                true
            }
            Message::Heard(text) => self.hear(context, &text),
            Message::Resized => {
                self.fit();
                false
            }
            Message::Seen => {
                screen::keep_awake();
                false
            }
            Message::Broken(photo) => {
                self.broken = photo;
                true
            }
            Message::Full => {
                self.operator.note(Incident::StorageFull);
                false
            }
            Message::Operator(wish) => {
                self.operator.act(wish, &context.link().callback(Message::Operator));
                true
            }
            Message::Beat => {
                life::beats();
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        let HallProps { settings, has_operator, draw, .. } = context.props();
        let scene = draw.emit(Scene {
            ceremony: self.ceremony.clone(),
            is_late: self.is_late,
            fitted: self.fitted.clone(),
            broken: self.broken.clone(),
            act: self.act.clone(),
            breaks: context.link().callback(Message::Broken),
        });
        html! {
            <div>
                { scene }
                if *has_operator {
                    <div class="kiosk">
                        { self.operator.view(&settings.language, &context.link().callback(Message::Operator)) }
                    </div>
                }
            </div>
        }
    }

    fn rendered(&mut self, _context: &Context<Self>, _is_first: bool) {
        self.fit();
        self.operator.rendered();
    }
}

/// Starts a window in `place`, an empty element within the element's shadow root.
pub fn start(place: HtmlElement, props: HallProps) {
    let _runs_as_long_as_the_page =
        yew::Renderer::<Hall>::with_root_and_props(place.into(), props).render();
}

impl Hall {
    fn take(&mut self, context: &Context<Self>, read: Result<Content, FeedFailure>) -> bool {
        self.is_reading = false;
        self.is_late = read.is_err();
        self.operator.looked(&read);
        let wait = if self.is_late {
            Some(self.backoff.failed())
        } else {
            self.backoff.succeeded();
            context.props().settings.refresh
        };
        let link = context.link().clone();
        self.next_look = wait.map(|wait| {
            let millis = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
            Timeout::new(millis, move || link.send_message(Message::Look))
        });
        if std::mem::take(&mut self.looks_again) {
            context.link().send_message(Message::Look);
        }
        if let Ok(content) = read {
            self.shows(&content);
        }
        true
    }

    fn shows(&mut self, content: &Content) {
        let feed = Rc::new(invited(content));
        if let Some(ceremony) = self.ceremony.as_mut() {
            Rc::make_mut(ceremony).set_feed(feed);
        } else {
            let ceremony = Ceremony::new(feed, self.kept.take(), self.window);
            self.ceremony = Some(Rc::new(ceremony));
            if let Some(channel) = &self.channel {
                channel.tell(&Told::Hello.to_json());
            }
            self.tell();
        }
    }

    fn hear(&mut self, context: &Context<Self>, text: &str) -> bool {
        let Some(told) = Told::from_json(text) else { return false };
        let Some(ceremony) = self.ceremony.as_mut() else { return false };
        let before = ceremony.state().clone();
        let answer = Rc::make_mut(ceremony).hear(&told);
        let is_changed = *ceremony.state() != before;
        if let (Some(channel), Some(answer)) = (&self.channel, answer) {
            channel.tell(&answer.to_json());
        }
        if is_changed {
            self.broken = None;
            self.keep(context);
        }
        is_changed
    }

    fn tell(&self) {
        if let (Some(channel), Some(ceremony)) = (&self.channel, &self.ceremony) {
            channel.tell(&ceremony.message().to_json());
        }
    }

    /// Keeps the state for the next life of the window, and of the program.
    fn keep(&self, context: &Context<Self>) {
        if let Some(ceremony) = &self.ceremony {
            let state = ceremony.state().to_json();
            channel::keep(&self.name, &state);
            context.props().kept.keep(STATE, &state);
        }
    }

    fn fit(&self) {
        if let Some(element) = self.fitted.cast::<HtmlElement>() {
            fit::fit(&element);
        }
    }
}

/// The feed with those only whom the tag's preset lets in.
fn invited(content: &Content) -> Feed {
    let feed = content.index.feed();
    let person = |place: &u32| feed.items.get(usize::try_from(*place).ok()?).cloned();
    let items = content.within.iter().filter_map(person).collect();
    Feed { items, ..Feed::clone(feed) }
}

fn listeners(context: &Context<Hall>) -> Vec<EventListener> {
    let (act, resized, seen) =
        (context.link().clone(), context.link().clone(), context.link().clone());
    let keys = page::keys(move |key| {
        let command = meant(key);
        command.inspect(|command| act.send_message(Message::Act(command.clone()))).is_some()
    });
    let resized = page::resized(move || resized.send_message(Message::Resized));
    let seen = page::seen(move || seen.send_message(Message::Seen));
    let HallProps { host, has_operator, .. } = context.props();
    let (news, operator) = (context.link().clone(), context.link().clone());
    let news = EventListener::new(host, page::KEPT, move |event| {
        news.send_message(if page::says(event, "full") { Message::Full } else { Message::Look });
    });
    let held = move || operator.send_message(Message::Operator(Wish::Open));
    let corner = if *has_operator { page::corner_held(held) } else { Vec::new() };
    [keys, resized, seen, Some(news)].into_iter().flatten().chain(corner).collect()
}

/// What a key means here: what is typed into a field is text, and a button is pressed by its own keys.
fn meant(key: &KeyboardEvent) -> Option<Command> {
    let name = key.key();
    let at = key.composed_path().get(0).dyn_into::<Element>().ok();
    let at = at.map(|element| element.local_name()).unwrap_or_default();
    let is_own = match at.as_str() {
        "input" => !matches!(name.as_str(), "PageDown" | "PageUp"),
        "button" | "summary" => matches!(name.as_str(), " " | "Enter"),
        _ => false,
    };
    let with_modifier = key.ctrl_key() || key.alt_key() || key.meta_key();
    command(Pressed { key: &name, with_modifier, is_repeat: key.repeat() }).filter(|_| !is_own)
}
