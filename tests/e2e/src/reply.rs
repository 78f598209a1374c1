//! What the server answers on one path: a page, a feed, a photo, or one of the faults of networks.
//!
//! In go content and the fault, out comes an HTTP response. It never waits by the clock: a slow
//! answer is one that the journey itself lets go.

use std::io;
use std::path::Path;
use std::sync::Arc;

use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use futures_util::StreamExt as _;
use serde_json::Value;
use tokio::sync::Semaphore;

use crate::engine::webkit;

/// The strictest policy that the contract promises to work under, with Trusted Types enforced.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; \
    trusted-types 'none'";

/// The strictest policy under which a venue's own page can keep things: a service worker is named only
/// through a policy of Trusted Types.
pub const VENUE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; \
    style-src 'self'; img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; \
    trusted-types recognition-wall";

const HTML: &str = "text/html; charset=utf-8";

/// The type that the hosting snippets promise for a file, by the ending of its name.
pub fn content_type(path: &str) -> &'static str {
    match Path::new(path).extension().and_then(|ending| ending.to_str()).unwrap_or_default() {
        "html" => HTML,
        "js" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "avif" => "image/avif",
        "webp" => "image/webp",
        "jpg" | "jpeg" => "image/jpeg",
        "png" => "image/png",
        _ => "application/octet-stream",
    }
}

/// Within how many bytes a page's head begins.
const HEAD: usize = 1024;

/// One answer, the same for every request until the journey puts another in its place.
#[derive(Clone, Debug)]
pub struct Reply {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
    cut_off: bool,
    gate: Option<Arc<Semaphore>>,
    /// How many bytes are sent before the gate.
    ahead: usize,
}

/// Holds answers back until it is opened.
#[derive(Clone, Debug)]
pub struct Gate(Arc<Semaphore>);

impl Gate {
    /// Lets every answer go that is held back, and those to come.
    pub fn open(&self) {
        self.0.close();
    }
}

impl Reply {
    /// Any content.
    pub fn of(content_type: &'static str, body: impl Into<Bytes>) -> Self {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
        Self {
            status: StatusCode::OK,
            headers,
            body: body.into(),
            cut_off: false,
            gate: None,
            ahead: 0,
        }
    }

    /// A page of the host, under the strict policy.
    pub fn page(html: impl Into<Bytes>) -> Self {
        Self::of(HTML, html).with_header("content-security-policy", STRICT_POLICY)
    }

    /// A file as a static host sends it: its type goes by the ending of its name.
    pub fn file(path: &str, content: impl Into<Bytes>) -> Self {
        match content_type(path) {
            HTML => Self::page(content),
            kind => Self::of(kind, content),
        }
    }

    /// A feed, or any other JSON.
    pub fn json(value: &Value) -> Self {
        Self::of("application/feed+json", value.to_string())
    }

    /// A drawn portrait, four by five as the wall wants it.
    pub fn portrait() -> Self {
        Self::of(
            "image/svg+xml",
            r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 500" width="400" height="500"><rect width="400" height="500" fill="#e9dfcb"/><circle cx="200" cy="190" r="80" fill="#8a6f55"/><path d="M60 500q0-190 140-190t140 190z" fill="#7a1f24"/></svg>"##,
        )
    }

    /// Nothing but a status.
    pub fn status(status: u16) -> Self {
        let mut reply = Self::of("text/plain", format!("{status}"));
        reply.status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        reply
    }

    /// Adds or replaces a header; one that is no header at all is left out.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.insert(name, value);
        }
        self
    }

    /// Lets every origin read the answer.
    #[must_use]
    pub fn for_every_origin(self) -> Self {
        self.with_header("access-control-allow-origin", "*")
    }

    /// Announces the whole length, sends the first half and hangs up.
    #[must_use]
    pub fn cut_off(mut self) -> Self {
        self.cut_off = true;
        self
    }

    /// Holds the answer back until the gate is opened.
    #[must_use]
    pub fn held(mut self) -> (Self, Gate) {
        let gate = Gate(Arc::new(Semaphore::new(0)));
        self.gate = Some(Arc::clone(&gate.0));
        (self, gate)
    }

    /// Sends so many bytes at once, and holds the rest back until the gate is opened.
    #[must_use]
    pub fn held_after(self, ahead: usize) -> (Self, Gate) {
        let (mut reply, gate) = self.held();
        reply.ahead = ahead;
        (reply, gate)
    }

    /// A page whose first script is the journey's watcher; anything else as it is.
    pub(crate) fn with_watcher(mut self) -> Self {
        let kind = self.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
        if !kind.is_some_and(|kind| kind.starts_with("text/html")) {
            return self;
        }
        let tag = format!(r#"<script src="{}"></script>"#, webkit::WATCHER);
        // Before everything but the words that say how the page is to be read.
        let place = ["<head>", "<html>", "<!doctype html>"].iter().find_map(|before| {
            let mut starts = self.body.windows(before.len()).take(HEAD);
            Some(starts.position(|at| at.eq_ignore_ascii_case(before.as_bytes()))? + before.len())
        });
        let place = place.unwrap_or_default();
        let Some((before, after)) = self.body.split_at_checked(place) else { return self };
        self.body = [before, tag.as_bytes(), after].concat().into();
        self.ahead += if self.ahead > place { tag.len() } else { 0 };
        self
    }

    /// The response to a request, or 304 where the visitor already has this version of it.
    pub(crate) async fn respond(self, request: &HeaderMap) -> Response {
        let mut ahead = None;
        if let Some(gate) = self.gate {
            // Nothing is ever put in: the wait ends when the gate is closed, which lets all go.
            if self.ahead == 0 {
                let _closed = gate.acquire().await;
            } else {
                ahead = Some(gate);
            }
        }
        let tag = self.headers.get(header::ETAG);
        let unchanged = tag.is_some() && tag == request.get(header::IF_NONE_MATCH);
        let mut headers = self.headers;
        let (status, body) = if unchanged {
            (StatusCode::NOT_MODIFIED, Body::empty())
        } else if self.cut_off {
            headers.insert(header::CONTENT_LENGTH, HeaderValue::from(self.body.len()));
            let half = self.body.slice(..self.body.len() / 2);
            let pieces = [Ok(half), Err(io::Error::from(io::ErrorKind::ConnectionReset))];
            (self.status, Body::from_stream(futures_util::stream::iter(pieces)))
        } else if let Some(gate) = ahead {
            let (first, rest) = (self.body.slice(..self.ahead), self.body.slice(self.ahead..));
            let rest = async move {
                let _closed = gate.acquire().await;
                Ok(rest)
            };
            let first = futures_util::stream::iter([Ok::<_, io::Error>(first)]);
            (self.status, Body::from_stream(first.chain(futures_util::stream::once(rest))))
        } else {
            (self.status, Body::from(self.body))
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        *response.headers_mut() = headers;
        response
    }
}
