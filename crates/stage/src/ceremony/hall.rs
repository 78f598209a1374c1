//! One window of a ceremony. In: the feed, keys, the other windows, what was kept. Out: a [`Scene`] for
//! whoever draws it. Stage and presenter's window differ in nothing else, so either goes on alone.

use std::rc::Rc;
use std::time::Duration;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use recognition_wall_core::feed::Feed;
use recognition_wall_venue::ceremony::{
    Ceremony, Command, Message as Told, Pressed, State, command,
};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, KeyboardEvent};
use yew::prelude::*;

use crate::browser::channel::{self, Channel};
use crate::browser::{clock, fit, page, screen};
use crate::feed::{self, Content, FeedFailure};
use crate::settings::Settings;

/// How soon a feed that did not come is asked for again.
const AGAIN: Duration = Duration::from_secs(10);

/// What a window shows.
#[derive(Debug, Clone, PartialEq)]
pub struct Scene {
    /// The ceremony; `None` until the feed has come.
    pub ceremony: Option<Rc<Ceremony>>,
    /// Whether the last look at the feed failed.
    pub is_late: bool,
    /// To be given to the element whose letters are to fit.
    pub fitted: NodeRef,
    /// Where commands are sent.
    pub act: Callback<Command>,
}

/// What a window is made of.
#[derive(Debug, Clone, PartialEq, Properties)]
pub struct HallProps {
    /// What the tag asks for.
    pub settings: Settings,
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
        let name = ["recognition-wall-ceremony:", &context.props().settings.src].concat();
        let heard = link.callback(Message::Heard);
        let kept = channel::kept(&name).and_then(|text| State::from_json(&text));
        screen::keep_awake();
        link.send_message(Message::Look);
        Self {
            ceremony: None,
            kept: kept.map(|state| state.rested(clock::now())),
            channel: Channel::open(&name, move |text| heard.emit(text)),
            name,
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 … 2³², the part below the point is of no use"
            )]
            window: (js_sys::Math::random() * f64::from(u32::MAX)) as u32,
            is_late: false,
            fitted: NodeRef::default(),
            act: link.callback(Message::Act),
            next_look: None,
            _listeners: listeners(context),
        }
    }

    fn update(&mut self, context: &Context<Self>, message: Message) -> bool {
        match message {
            Message::Look => {
                let settings = context.props().settings.clone();
                context
                    .link()
                    .send_future(async move { Message::Read(feed::read(&settings).await) });
                false
            }
            Message::Read(read) => self.take(context, read),
            Message::Act(command) => {
                let Some(ceremony) = self.ceremony.as_mut() else { return false };
                if !Rc::make_mut(ceremony).act(&command, clock::now()) {
                    return false;
                }
                self.tell();
                self.keep();
                true
            }
            Message::Heard(text) => self.hear(&text),
            Message::Resized => {
                self.fit();
                false
            }
            Message::Seen => {
                screen::keep_awake();
                false
            }
        }
    }

    fn view(&self, context: &Context<Self>) -> Html {
        context.props().draw.emit(Scene {
            ceremony: self.ceremony.clone(),
            is_late: self.is_late,
            fitted: self.fitted.clone(),
            act: self.act.clone(),
        })
    }

    fn rendered(&mut self, _context: &Context<Self>, _is_first: bool) {
        self.fit();
    }
}

/// Starts a window in `place`, an empty element within the element's shadow root.
pub fn start(place: HtmlElement, settings: Settings, draw: impl Fn(Scene) -> Html + 'static) {
    let props = HallProps { settings, draw: Callback::from(draw) };
    let _runs_as_long_as_the_page =
        yew::Renderer::<Hall>::with_root_and_props(place.into(), props).render();
}

impl Hall {
    fn take(&mut self, context: &Context<Self>, read: Result<Content, FeedFailure>) -> bool {
        let settings = &context.props().settings;
        self.is_late = read.is_err();
        let wait = if self.is_late { settings.refresh.or(Some(AGAIN)) } else { settings.refresh };
        let wait = if self.ceremony.is_none() && self.is_late { Some(AGAIN) } else { wait };
        let link = context.link().clone();
        self.next_look = wait.map(|wait| {
            let millis = u32::try_from(wait.as_millis()).unwrap_or(u32::MAX);
            Timeout::new(millis, move || link.send_message(Message::Look))
        });
        let Ok(read) = read else { return true };
        let feed = Rc::new(invited(&read));
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
        true
    }

    fn hear(&mut self, text: &str) -> bool {
        let Some(told) = Told::from_json(text) else { return false };
        let Some(ceremony) = self.ceremony.as_mut() else { return false };
        let before = ceremony.state().clone();
        let answer = Rc::make_mut(ceremony).hear(&told);
        let is_changed = *ceremony.state() != before;
        if let (Some(channel), Some(answer)) = (&self.channel, answer) {
            channel.tell(&answer.to_json());
        }
        if is_changed {
            self.keep();
        }
        is_changed
    }

    fn tell(&self) {
        if let (Some(channel), Some(ceremony)) = (&self.channel, &self.ceremony) {
            channel.tell(&ceremony.message().to_json());
        }
    }

    fn keep(&self) {
        if let Some(ceremony) = &self.ceremony {
            channel::keep(&self.name, &ceremony.state().to_json());
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
    [keys, resized, seen].into_iter().flatten().collect()
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
