//! Bytes from an address: bounded in size and in patience, given up when nobody wants them.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit,
    Response,
};

use super::plain;

/// How long to wait for the next byte. Milliseconds.
const PATIENCE: u32 = 30_000;

/// Why no bytes came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// The device has no network.
    Offline,
    /// No answer, or none that this page may read.
    Refused,
    /// An HTTP status that is no success.
    Status(u16),
    /// No byte came for too long.
    TooSlow,
    /// More bytes than the limit.
    TooLarge,
}

/// Ends the request that it was given to, when dropped.
#[derive(Debug)]
pub struct Cancel(AbortController);

impl Cancel {
    /// A means to end requests; `None` in a browser without one.
    #[must_use]
    pub fn new() -> Option<Self> {
        AbortController::new().ok().map(Self)
    }

    /// What a request needs to be ended by this.
    #[must_use]
    pub fn controller(&self) -> AbortController {
        self.0.clone()
    }
}

impl Drop for Cancel {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// A request that the script began before there was a wall to make it.
#[derive(Debug)]
pub struct Early {
    /// What was asked for, absolute.
    url: String,
    controller: AbortController,
    answer: Promise,
}

impl Early {
    /// What the script handed over: `{ url, controller, answer }`; `None` for anything else.
    #[must_use]
    pub fn from_script(value: &JsValue) -> Option<Self> {
        Some(Self {
            url: plain::get(value, "url")?.as_string()?,
            controller: plain::get(value, "controller")?.dyn_into().ok()?,
            answer: plain::get(value, "answer")?.dyn_into().ok()?,
        })
    }

    /// Its answer, if it asked for this address; else it is ended. From now on `controller` ends it.
    fn answer_for(self, url: &str, controller: &AbortController) -> Option<Promise> {
        if self.url != url {
            self.controller.abort();
            return None;
        }
        let own = self.controller;
        let end = Closure::once_into_js(move || own.abort());
        let _ended_with_the_wall =
            controller.signal().add_event_listener_with_callback("abort", end.unchecked_ref());
        Some(self.answer)
    }
}

/// What is told while bytes are still coming: all that have come so far.
pub type OnPart<'a> = &'a mut dyn FnMut(&[u8]);

/// Fetches at most `limit` bytes, and tells `on_part` of them as they come; `early` is a request for
/// the same address that is under way, if there is one. The browser's cache is asked, and asks the
/// server whether what it holds still is the newest; no cookie goes to another origin.
///
/// # Errors
/// One of [`FetchError`]; a request that was ended by its [`Cancel`] counts as refused.
pub async fn bytes(
    url: &str,
    limit: usize,
    controller: &AbortController,
    early: Option<Early>,
    on_part: OnPart<'_>,
) -> Result<Vec<u8>, FetchError> {
    let impatience = Impatience::new(controller.clone());
    let result = attempt(url, limit, controller, early, on_part, &impatience).await;
    match result {
        Err(FetchError::Refused) if impatience.is_over() => Err(FetchError::TooSlow),
        Err(FetchError::Refused) if is_offline() => Err(FetchError::Offline),
        other => other,
    }
}

async fn attempt(
    url: &str,
    limit: usize,
    controller: &AbortController,
    early: Option<Early>,
    on_part: OnPart<'_>,
    impatience: &Impatience,
) -> Result<Vec<u8>, FetchError> {
    let refused = |_: JsValue| FetchError::Refused;
    let answer = match early.and_then(|early| early.answer_for(url, controller)) {
        Some(answer) => answer,
        None => ask(url, controller)?,
    };
    let response: Response =
        JsFuture::from(answer).await.and_then(JsCast::dyn_into).map_err(refused)?;
    if !response.ok() {
        return Err(FetchError::Status(response.status()));
    }
    let Some(body) = response.body() else { return Ok(Vec::new()) };
    let reader: ReadableStreamDefaultReader =
        body.get_reader().dyn_into().map_err(|_| FetchError::Refused)?;
    let mut bytes = Vec::new();
    loop {
        impatience.restart();
        let chunk = JsFuture::from(reader.read()).await.map_err(refused)?;
        let value = Reflect::get(&chunk, &"value".into()).map_err(refused)?;
        let Ok(part) = value.dyn_into::<Uint8Array>() else { return Ok(bytes) };
        if bytes.len() + part.length() as usize > limit {
            controller.abort();
            return Err(FetchError::TooLarge);
        }
        bytes.extend(part.to_vec());
        on_part(&bytes);
    }
}

/// Begins a request. The script's early one is made in the same way.
fn ask(url: &str, controller: &AbortController) -> Result<Promise, FetchError> {
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_signal(Some(&controller.signal()));
    let window = web_sys::window().ok_or(FetchError::Refused)?;
    Ok(window.fetch_with_str_and_init(url, &init))
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Ends a request when too long has passed since the last sign of life.
struct Impatience {
    controller: AbortController,
    over: Rc<Cell<bool>>,
    timer: Cell<Option<Timeout>>,
}

impl Impatience {
    fn new(controller: AbortController) -> Self {
        let this = Self { controller, over: Rc::default(), timer: Cell::new(None) };
        this.restart();
        this
    }

    fn restart(&self) {
        let (controller, over) = (self.controller.clone(), Rc::clone(&self.over));
        let timer = Timeout::new(PATIENCE, move || {
            over.set(true);
            controller.abort();
        });
        self.timer.set(Some(timer));
    }

    fn is_over(&self) -> bool {
        self.over.get()
    }
}
