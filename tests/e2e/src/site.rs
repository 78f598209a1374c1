//! The host's website: the built `dist/` under `/dist/`, and whatever a journey puts on it.
//!
//! In go paths and replies, out comes an origin on loopback and the list of what was asked of it.
//! A journey may change a reply at any time: that is how a server breaks and is mended.

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};

use anyhow::{Context as _, Result, ensure};
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, Uri};
use axum::response::Response;
use tokio::net::TcpListener;
use tokio::task::AbortHandle;

use crate::engine::{Engine, webkit};
use crate::reply::{Gate, VENUE_POLICY};
use crate::{Reply, lock};

/// One request that the site got.
#[derive(Clone, Debug)]
pub struct Request {
    /// The path, without the query.
    pub path: String,
    /// The headers as sent.
    pub headers: HeaderMap,
}

#[derive(Debug, Default)]
struct Shared {
    /// Whether pages bring the journey's watcher along, for the driver can't.
    brings_watcher: bool,
    replies: Mutex<BTreeMap<String, Reply>>,
    requests: Mutex<Vec<Request>>,
}

/// A website on a port of its own.
#[derive(Debug)]
pub struct Site {
    origin: String,
    shared: Arc<Shared>,
    server: AbortHandle,
}

/// The folder under test: `WALL_DIST`, or `dist` of the workspace.
pub fn dist() -> PathBuf {
    env::var_os("WALL_DIST").map_or_else(|| workspace().join("dist"), PathBuf::from)
}

/// The name of the wall's one Wasm file in `dist/`.
///
/// # Errors
/// If there is not exactly one.
pub fn wasm_file() -> Result<String> {
    wasm_of("wall")
}

/// The name of the one Wasm file of a part of the release: `stage-0123456789abcdef.wasm`.
///
/// # Errors
/// If there is not exactly one.
pub fn wasm_of(part: &str) -> Result<String> {
    wasm_in(".", part)
}

/// As [`wasm_of`], in a folder of the release.
///
/// # Errors
/// If there is not exactly one.
pub fn wasm_in(folder: &str, part: &str) -> Result<String> {
    let mut names: Vec<String> = std::fs::read_dir(dist().join(folder))?
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .filter(|name| Path::new(name).extension().is_some_and(|extension| extension == "wasm"))
        .filter(|name| name.rsplit_once('-').is_some_and(|(stem, _hash)| stem == part))
        .collect();
    ensure!(
        names.len() == 1,
        "one Wasm file of {part} is expected, {folder} of dist/ has {names:?}"
    );
    names.pop().context("no Wasm file in dist/")
}

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).unwrap_or(Path::new(".")).to_owned()
}

impl Site {
    /// Starts a website with nothing on it but `dist/`.
    ///
    /// # Errors
    /// If there is no built `dist/`, or no free port.
    pub async fn start() -> Result<Self> {
        let dist = dist();
        ensure!(
            dist.join("wall.js").is_file(),
            "there is no wall.js in {}: run `cargo xtask dist` first, or set WALL_DIST",
            dist.display()
        );
        let brings_watcher = Engine::under_test()? == Engine::Webkit;
        let shared = Arc::new(Shared { brings_watcher, ..Shared::default() });
        let app = Router::new().fallback(answer).with_state(Arc::clone(&shared));
        let listener = TcpListener::bind("127.0.0.1:0").await.context("no free port")?;
        let origin = format!("http://{}", listener.local_addr()?);
        let server = tokio::spawn(async move { axum::serve(listener, app).await }).abort_handle();
        let site = Self { origin, shared, server };
        site.put("/favicon.ico", Reply::status(204));
        site.put(webkit::WATCHER, Reply::of("text/javascript", webkit::watcher()));
        Ok(site)
    }

    /// The address of a path: `/` gives the front page.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.origin)
    }

    /// The site's own scheme, host and port.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// Answers `path` with `reply` from now on.
    pub fn put(&self, path: &str, reply: Reply) {
        lock(&self.shared.replies).insert(path.to_owned(), reply);
    }

    /// Answers `path` again as if nothing had been put there.
    pub fn forget(&self, path: &str) {
        lock(&self.shared.replies).remove(path);
    }

    /// Holds back a built file, so that the page is seen without it until the gate is opened.
    ///
    /// # Errors
    /// If there is no such file in `dist/`.
    pub fn hold_built(&self, file: &str, content_type: &'static str) -> Result<Gate> {
        let content = std::fs::read(dist().join(file)).context("no such file in dist/")?;
        let (reply, gate) = Reply::of(content_type, content).held();
        self.put(&format!("/dist/{file}"), reply);
        Ok(gate)
    }

    /// What was asked for on `path` until now.
    pub fn requests(&self, path: &str) -> Vec<Request> {
        let all = lock(&self.shared.requests);
        all.iter().filter(|request| request.path == path).cloned().collect()
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn answer(State(shared): State<Arc<Shared>>, uri: Uri, headers: HeaderMap) -> Response {
    let path = uri.path().to_owned();
    lock(&shared.requests).push(Request { path: path.clone(), headers: headers.clone() });
    let reply = lock(&shared.replies).get(&path).cloned();
    let reply = match (reply, path.strip_prefix("/dist/")) {
        (Some(reply), _) => reply,
        (None, Some(file)) => built_file(file).await,
        (None, None) => Reply::status(404),
    };
    let reply = if shared.brings_watcher { reply.with_watcher() } else { reply };
    reply.respond(&headers).await
}

/// A file of `dist/`, with the types that the hosting snippets promise.
async fn built_file(file: &str) -> Reply {
    let safe = file.split('/').all(|segment| segment != ".." && !segment.is_empty());
    let Some(content) = safe.then(|| tokio::fs::read(dist().join(file))) else {
        return Reply::status(404);
    };
    let Ok(content) = content.await else {
        return Reply::status(404);
    };
    let reply = Reply::file(file, content);
    if ["kiosk.html", "ceremony.html"].contains(&file) {
        return reply.with_header("content-security-policy", VENUE_POLICY);
    }
    reply
}
