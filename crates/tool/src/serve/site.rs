//! What is answered. A request goes in, a file of the folder comes out, with the headers of a good
//! host: its type, the compressed copy that the browser takes, how long it may be kept.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::sync::watch;
use tower_http::compression::CompressionLayer;
use tower_http::services::ServeDir;

use super::{guard, live, page};

/// Kept, but asked about each time: scripts, pages and feeds change under their names.
const ASK: &str = "no-cache";
/// A year: a file whose name holds its hash never changes.
const KEEP: &str = "public, max-age=31536000, immutable";

/// A folder to serve.
#[derive(Debug, Clone)]
pub struct Site {
    /// With every link resolved.
    root: Arc<PathBuf>,
    is_live: bool,
}

impl Site {
    /// The site of a folder; `None` where there is none. `is_live`: pages follow its changes.
    #[must_use]
    pub fn new(folder: &Path, is_live: bool) -> Option<Self> {
        let root = std::fs::canonicalize(folder).ok().filter(|root| root.is_dir())?;
        Some(Self { root: Arc::new(root), is_live })
    }
}

/// Everything that is answered; streams end when `ended` becomes true.
pub fn router(site: Site, ended: watch::Receiver<bool>) -> Router {
    let files = ServeDir::new(site.root.as_path()).precompressed_br().precompressed_gzip();
    let mut router = Router::new().fallback_service(files);
    let guarded = middleware::from_fn_with_state(site.clone(), guarded);
    router = router.layer(guarded).layer(CompressionLayer::new());
    if site.is_live {
        let root = site.root.as_ref().clone();
        let script = [(header::CONTENT_TYPE, "text/javascript; charset=utf-8")];
        router = router
            .route("/.wall/live.js", get(move || async move { (script, page::SCRIPT) }))
            .route("/.wall/changes", get(move || async move { live::changes(root, ended) }));
    }
    router.layer(middleware::from_fn(with_headers))
}

/// Lets only paths through that stay in the folder; what is not there is told by `404.html`.
async fn guarded(State(site): State<Site>, mut request: Request, next: Next) -> Response {
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    // The file server knows no `If-Range`: a part of the new file would be put to one of the old.
    // Whoever asks so is sent the whole, which is always right (RFC 9110, 14.2).
    if request.headers().contains_key(header::IF_RANGE) {
        request.headers_mut().remove(header::RANGE);
    }
    let (root, path) = (Arc::clone(&site.root), request.uri().path().to_owned());
    let (is_live, headers) = (site.is_live, request.headers().clone());
    let looked = tokio::task::spawn_blocking(move || {
        let is_inside = guard::is_inside(&root, &path);
        let file = guard::file_of(&root, &path)
            .filter(|_| is_live && !is_folder_without_slash(&root, &path));
        (is_inside, file.and_then(|file| page::live_page(&file, &headers)))
    });
    // A lookup that was cut off let nothing through.
    let (is_inside, live) = looked.await.unwrap_or((false, None));
    if let Some(live) = live {
        return live;
    }
    if !is_inside {
        return not_found(&site.root).await;
    }
    let response = next.run(request).await;
    if response.status() == StatusCode::NOT_FOUND { not_found(&site.root).await } else { response }
}

/// `/vinh-danh` of a folder is redirected to `/vinh-danh/`: relative links hang on it.
fn is_folder_without_slash(root: &Path, path: &str) -> bool {
    !path.ends_with('/') && root.join(path.trim_start_matches('/')).is_dir()
}

async fn not_found(root: &Path) -> Response {
    let page = guard::file_of(root, "404.html");
    let page = match page {
        Some(page) => tokio::fs::read(page).await.ok(),
        None => None,
    };
    match page {
        Some(page) => {
            let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
            (StatusCode::NOT_FOUND, kind, Body::from(page)).into_response()
        }
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn with_headers(request: Request, next: Next) -> Response {
    let path = request.uri().path().to_owned();
    let mut response = next.run(request).await;
    let caching = if is_hashed(&path) && response.status().is_success() { KEEP } else { ASK };
    let is_avif = path.to_ascii_lowercase().ends_with(".avif");
    let headers = response.headers_mut();
    for (name, value) in [
        (header::CACHE_CONTROL, caching),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // Texts without a word on their letters are read as Windows-1252 by some readers.
    let typed = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let charset = typed
        .filter(|typed| {
            typed.starts_with("text/")
                && !typed.contains("charset")
                && *typed != "text/event-stream"
        })
        .map(|typed| [typed, "; charset=utf-8"].concat());
    if let Some(Ok(value)) = charset.map(HeaderValue::try_from) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    if is_avif && response.status().is_success() {
        let kind = HeaderValue::from_static("image/avif");
        response.headers_mut().insert(header::CONTENT_TYPE, kind);
    }
    weaken_tag(response.headers_mut());
    response
}

/// What was compressed on the way is not the file byte for byte, and only then can't be had in
/// parts: the file's strong tag, kept as it is, would stand for every encoding of it.
fn weaken_tag(headers: &mut HeaderMap) {
    let is_packed = headers.contains_key(header::CONTENT_ENCODING)
        && !headers.contains_key(header::ACCEPT_RANGES);
    let tag = headers.get(header::ETAG).and_then(|tag| tag.to_str().ok());
    let weak = tag
        .filter(|tag| is_packed && tag.starts_with('"'))
        .map(|tag| HeaderValue::try_from(["W/", tag].concat()));
    if let Some(Ok(weak)) = weak {
        headers.insert(header::ETAG, weak);
    }
}

/// Whether a name holds its own hash: `wall-0123456789abcdef.wasm`, `001-480.0123abcd.avif`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let Some((stem, _)) = name.rsplit_once('.') else { return false };
    // The folder of a feed's blocks has the hash, not each of its files.
    let folder = path.split_once("/blocks/").and_then(|(_, rest)| rest.split_once('/'));
    if folder.is_some_and(|(hash, _)| {
        hash.len() == 16 && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
    }) {
        return true;
    }
    let hash = stem.rsplit(['-', '.']).next().unwrap_or_default();
    hash.len() >= 8
        && hash.len() < stem.len()
        && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
        && hash.bytes().any(|byte| byte.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests;
