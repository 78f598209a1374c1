//! The website of a measurement: the page, the feed, the photos and the built files, over a wire of a
//! certain speed.
//!
//! In go bytes with their brotli form, made beforehand as a static host does; out come an origin of its
//! own (so that nothing is in any cache) and how much went over the wire. The speed is that of the
//! server and not the browser's own throttle, so that the streaming compilation of Wasm feels it too:
//! every answer waits for the latency, then all share the bandwidth, packet by packet. Handshakes of TLS
//! and TCP are not modelled.

use std::collections::BTreeMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::{Context as _, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::Response;
use bytes::Bytes;
use recognition_wall_e2e::reply::STRICT_POLICY;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;
use tokio::time::{Instant, sleep, sleep_until};

/// Bytes of one packet.
const PACKET: usize = 1460;

/// How fast a wire is.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Speed {
    /// Before each answer.
    pub(crate) latency: Duration,
    /// Bytes a second, for all answers together.
    pub(crate) bytes: f64,
}

/// What a file is to a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Page, script, Wasm.
    Code,
    /// The feed, all its pages.
    Feed,
    /// A photo.
    Photo,
}

/// A file of the website.
#[derive(Clone, Debug)]
pub(crate) struct File {
    pub(crate) kind: Kind,
    pub(crate) media: &'static str,
    pub(crate) raw: Bytes,
    /// None for what is compressed in itself.
    pub(crate) brotli: Option<Bytes>,
}

/// The files by path.
pub(crate) type Files = BTreeMap<String, File>;

/// What went over the wire: how many answers, and of each kind the bytes as sent and as they are.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sent {
    pub(crate) answers: usize,
    pub(crate) code: (usize, usize),
    pub(crate) feed: usize,
}

struct Shared {
    files: Arc<Files>,
    speed: Option<Speed>,
    /// When the wire is free for the next packet.
    free: Mutex<Option<Instant>>,
    sent: Mutex<Sent>,
}

/// A website on a port of its own.
pub(crate) struct Wire {
    pub(crate) origin: String,
    shared: Arc<Shared>,
    server: AbortHandle,
}

impl Wire {
    /// Serves `files` at a speed; `None` is as fast as it goes.
    ///
    /// # Errors
    /// If no port is free.
    pub(crate) async fn start(files: &Arc<Files>, speed: Option<Speed>) -> Result<Self> {
        let shared = Arc::new(Shared {
            files: Arc::clone(files),
            speed,
            free: Mutex::default(),
            sent: Mutex::default(),
        });
        let app = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let listener = TcpListener::bind("127.0.0.1:0").await.context("no free port")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let server = tokio::spawn(async move { axum::serve(listener, app).await }).abort_handle();
        Ok(Self { origin, shared, server })
    }

    /// What was sent until now.
    pub(crate) fn sent(&self) -> Sent {
        *self.shared.sent.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Wire {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri, headers: HeaderMap) -> Response {
    let mut response = Response::new(Body::empty());
    let Some(file) = shared.files.get(uri.path()) else {
        *response.status_mut() = StatusCode::NOT_FOUND;
        return response;
    };
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let takes_brotli = accepted.is_some_and(|list| list.split(',').any(|one| one.trim() == "br"));
    let packed = file.brotli.as_ref().filter(|_| takes_brotli);
    let body = packed.unwrap_or(&file.raw).clone();
    shared.note(file, body.len());

    let to = response.headers_mut();
    to.insert(header::CONTENT_TYPE, HeaderValue::from_static(file.media));
    to.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    to.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    to.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(STRICT_POLICY));
    if packed.is_some() {
        to.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    }
    *response.body_mut() = match shared.speed {
        None => Body::from(body),
        Some(speed) => {
            sleep(speed.latency).await;
            Body::from_stream(paced(Arc::clone(&shared), body, speed.bytes))
        }
    };
    response
}

/// A body packet by packet, each when the wire has had the time for it.
fn paced(
    shared: Arc<Shared>,
    body: Bytes,
    bytes: f64,
) -> impl futures_util::Stream<Item = io::Result<Bytes>> {
    futures_util::stream::unfold(body, move |mut rest| {
        let shared = Arc::clone(&shared);
        async move {
            if rest.is_empty() {
                return None;
            }
            let packet = rest.split_to(PACKET.min(rest.len()));
            let takes =
                Duration::from_secs_f64(f64::from(u32::try_from(packet.len()).ok()?) / bytes);
            sleep_until(shared.book(takes)).await;
            Some((Ok(packet), rest))
        }
    })
}

impl Shared {
    /// Takes the wire for a time, behind those who wait already; says when that is over.
    fn book(&self, takes: Duration) -> Instant {
        let mut free = self.free.lock().unwrap_or_else(PoisonError::into_inner);
        let now = Instant::now();
        let end = free.unwrap_or(now).max(now) + takes;
        *free = Some(end);
        end
    }

    fn note(&self, file: &File, sent: usize) {
        let mut all = self.sent.lock().unwrap_or_else(PoisonError::into_inner);
        all.answers += 1;
        match file.kind {
            Kind::Code => {
                all.code.0 += sent;
                all.code.1 += file.raw.len();
            }
            Kind::Feed => all.feed += sent,
            Kind::Photo => {}
        }
    }
}
