//! Bytes from an address: bounded in size and in patience, given up when nobody wants them.

use std::cell::Cell;
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortController, ReadableStreamDefaultReader, RequestCache, RequestCredentials, RequestInit,
    Response,
};

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

/// Fetches at most `limit` bytes. The browser's cache is asked, and asks the server whether what
/// it holds still is the newest; no cookie goes to another origin.
///
/// # Errors
/// One of [`FetchError`]; a request that was ended by its [`Cancel`] counts as refused.
pub async fn bytes(
    url: &str,
    limit: usize,
    controller: &AbortController,
) -> Result<Vec<u8>, FetchError> {
    let impatience = Impatience::new(controller.clone());
    let result = attempt(url, limit, controller, &impatience).await;
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
    impatience: &Impatience,
) -> Result<Vec<u8>, FetchError> {
    let refused = |_: JsValue| FetchError::Refused;
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    init.set_credentials(RequestCredentials::SameOrigin);
    init.set_signal(Some(&controller.signal()));
    let window = web_sys::window().ok_or(FetchError::Refused)?;
    let response: Response = JsFuture::from(window.fetch_with_str_and_init(url, &init))
        .await
        .and_then(JsCast::dyn_into)
        .map_err(refused)?;
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
    }
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
