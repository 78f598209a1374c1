//! Bytes from an address, bounded in size and in patience.

use gloo::timers::callback::Timeout;
use js_sys::{Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, RequestCache, RequestCredentials, RequestInit, Response};

use super::kept::Bytes;
use super::window;

/// How long to wait for an answer, or for all of it. Milliseconds.
const PATIENCE: u32 = 60_000;

/// Why no bytes came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchFailure {
    /// No answer in time, or none that this page may read.
    NoAnswer,
    /// An HTTP status that is no success.
    Status(u16),
    /// More bytes than the limit.
    TooLarge,
}

/// At most `most` bytes of an address. The browser's cache is asked, and asks the server whether what it
/// holds is still the newest; no cookie goes to another origin.
///
/// # Errors
/// One of [`FetchFailure`].
pub async fn bytes(address: &str, most: usize) -> Result<Bytes, FetchFailure> {
    let no_answer = |_: JsValue| FetchFailure::NoAnswer;
    let init = RequestInit::new();
    init.set_cache(RequestCache::NoCache);
    init.set_credentials(RequestCredentials::SameOrigin);
    let controller = AbortController::new().map_err(no_answer)?;
    init.set_signal(Some(&controller.signal()));
    let window = window().ok_or(FetchFailure::NoAnswer)?;
    let answer = patiently(window.fetch_with_str_and_init(address, &init), &controller).await?;
    let response: Response = answer.dyn_into().map_err(no_answer)?;
    if !response.ok() {
        // Nobody waits for what else it has to say.
        controller.abort();
        return Err(FetchFailure::Status(response.status()));
    }
    let buffer = patiently(response.array_buffer().map_err(no_answer)?, &controller).await?;
    let bytes = Uint8Array::new(&buffer);
    if bytes.length() as usize > most {
        return Err(FetchFailure::TooLarge);
    }
    Ok(Bytes(bytes))
}

/// Waits, but not for ever: a screen that nobody attends must try again some time. What did not come is
/// given up with its connection: a browser has six for a server, and those that hang are in the way of
/// whatever is asked next.
async fn patiently(
    promise: Promise,
    controller: &AbortController,
) -> Result<JsValue, FetchFailure> {
    let end = controller.clone();
    let _until_it_comes = Timeout::new(PATIENCE, move || end.abort());
    JsFuture::from(promise).await.map_err(|_| FetchFailure::NoAnswer)
}
