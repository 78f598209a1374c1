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

/// How long to wait for an answer, and for each further [`ENOUGH`]. Milliseconds.
const PATIENCE: u32 = 30_000;
/// Bytes without which a server counts as silent: one that sends a byte now and then never ends.
const ENOUGH: usize = 1024;

/// Why no bytes came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// The device has no network.
    Offline,
    /// No answer, or none that this page may read.
    Refused,
    /// An HTTP status that is no success.
    Status(u16),
    /// No byte, or hardly one, came for too long.
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

/// Bytes that are on their way.
///
/// The memory of Wasm never shrinks: what is needed of a long feed at one time is here, and all that
/// has come is with the browser, which takes it back.
#[derive(Debug)]
pub struct Download {
    reader: Option<ReadableStreamDefaultReader>,
    controller: AbortController,
    limit: usize,
    parts: Vec<Uint8Array>,
    length: usize,
    bytes: Vec<u8>,
}

impl Download {
    /// Asks for at most `limit` bytes; `early` is a request for the same address that is under way, if
    /// there is one. The browser's cache is asked, and asks the server whether what it holds still is
    /// the newest; no cookie goes to another origin.
    ///
    /// # Errors
    /// One of [`FetchError`]; a request that was ended by its [`Cancel`] counts as refused.
    pub async fn begin(
        url: &str,
        limit: usize,
        controller: &AbortController,
        early: Option<Early>,
    ) -> Result<Self, FetchError> {
        let answer = match early.and_then(|early| early.answer_for(url, controller)) {
            Some(answer) => answer,
            None => ask(url, controller, RequestCache::NoCache)?,
        };
        Self::of(answer, limit, controller).await
    }

    /// All of a file whose address is of its content, so that what the browser's cache holds of it is
    /// right.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub async fn lasting(
        url: &str,
        limit: usize,
        controller: &AbortController,
    ) -> Result<Vec<u8>, FetchError> {
        let answer = ask(url, controller, RequestCache::Default)?;
        let mut download = Self::of(answer, limit, controller).await?;
        while download.more().await? {}
        Ok(download.whole())
    }

    async fn of(
        answer: Promise,
        limit: usize,
        controller: &AbortController,
    ) -> Result<Self, FetchError> {
        let response: Response = Patience::new(controller)
            .with(answer)
            .await?
            .dyn_into()
            .map_err(|_| FetchError::Refused)?;
        if !response.ok() {
            return Err(FetchError::Status(response.status()));
        }
        let reader = response.body().map(|body| body.get_reader().dyn_into());
        let reader = reader.transpose().map_err(|_| FetchError::Refused)?;
        let controller = controller.clone();
        Ok(Self { reader, controller, limit, parts: Vec::new(), length: 0, bytes: Vec::new() })
    }

    /// Waits for more bytes; whether there are any.
    ///
    /// # Errors
    /// As [`Self::begin`].
    pub async fn more(&mut self) -> Result<bool, FetchError> {
        let Some(reader) = &self.reader else { return Ok(false) };
        let patience = Patience::new(&self.controller);
        let before = self.length;
        while self.length < before + ENOUGH {
            let chunk = patience.with(reader.read()).await?;
            let value = Reflect::get(&chunk, &"value".into()).map_err(|_| FetchError::Refused)?;
            let Ok(part) = value.dyn_into::<Uint8Array>() else { break };
            self.length += part.length() as usize;
            if self.length > self.limit {
                self.controller.abort();
                return Err(FetchError::TooLarge);
            }
            add(&part, &mut self.bytes);
            self.parts.push(part);
        }
        Ok(self.length > before)
    }

    /// How many have come so far.
    #[must_use]
    pub fn length(&self) -> usize {
        self.length
    }

    /// Those that have come so far, and that were not let go.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Lets go of the first of them.
    pub fn let_go(&mut self, count: usize) {
        self.bytes.drain(..count.min(self.bytes.len()));
    }

    /// All that have come, those too that were let go.
    #[must_use]
    pub fn whole(self) -> Vec<u8> {
        let Self { parts, length, mut bytes, .. } = self;
        if bytes.len() == length {
            return bytes;
        }
        bytes.clear();
        bytes.reserve_exact(length);
        for part in parts {
            add(&part, &mut bytes);
        }
        bytes
    }
}

fn add(part: &Uint8Array, bytes: &mut Vec<u8>) {
    let before = bytes.len();
    bytes.resize(before + part.length() as usize, 0);
    if let Some(place) = bytes.get_mut(before..) {
        part.copy_to(place);
    }
}

/// Waits for the other side, but not for ever: then the request is ended.
struct Patience {
    is_over: Rc<Cell<bool>>,
    _until_it_comes: Timeout,
}

impl Patience {
    fn new(controller: &AbortController) -> Self {
        let is_over = Rc::new(Cell::new(false));
        let (own, end) = (Rc::clone(&is_over), controller.clone());
        let until_it_comes = Timeout::new(PATIENCE, move || {
            own.set(true);
            end.abort();
        });
        Self { is_over, _until_it_comes: until_it_comes }
    }

    async fn with(&self, promise: Promise) -> Result<JsValue, FetchError> {
        JsFuture::from(promise).await.map_err(|_| match self.is_over.get() {
            true => FetchError::TooSlow,
            false if is_offline() => FetchError::Offline,
            false => FetchError::Refused,
        })
    }
}

/// Begins a request. The script's early one is made in the same way.
fn ask(
    url: &str,
    controller: &AbortController,
    cache: RequestCache,
) -> Result<Promise, FetchError> {
    let init = RequestInit::new();
    init.set_cache(cache);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_signal(Some(&controller.signal()));
    let window = web_sys::window().ok_or(FetchError::Refused)?;
    Ok(window.fetch_with_str_and_init(url, &init))
}

fn is_offline() -> bool {
    web_sys::window().is_some_and(|window| !window.navigator().on_line())
}

/// Whether the visitor asked the browser to load less; of browsers that can't tell, nobody did.
#[must_use]
pub fn saves_data() -> bool {
    let connection =
        web_sys::window().and_then(|window| plain::get(&window.navigator(), "connection"));
    let is_wanted =
        connection.and_then(|connection| plain::get(&connection, "saveData")?.as_bool());
    is_wanted.unwrap_or_default()
}
