//! Pages of the wall, with one line that makes them follow the feed. A page without our script is
//! not changed, and neither is any file on the disk.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;

use axum::body::Body;
use axum::http::{HeaderMap, Response, StatusCode, header};

/// A page larger than this is served as it is.
const MOST_BYTES: u64 = 4 * 1024 * 1024;

/// The line, before the end of the body.
const LINE: &str = "<script src=\"/.wall/live.js\" defer></script>";

/// The script that follows: it asks each wall to read its feed again, or the page to load again.
pub(super) const SCRIPT: &str = include_str!("live.js");

/// The page with the line, if it is one of ours; `None` for every other file.
pub(super) fn live_page(file: &Path, request: &HeaderMap) -> Option<Response<Body>> {
    if file.extension().and_then(|extension| extension.to_str()) != Some("html")
        || std::fs::metadata(file).ok()?.len() > MOST_BYTES
    {
        return None;
    }
    let page = std::fs::read_to_string(file).ok()?;
    if !page.contains("wall.js") {
        return None;
    }
    let live = match page.rfind("</body>").and_then(|end| page.split_at_checked(end)) {
        Some((body, end)) => [body, LINE, end].concat(),
        None => [&page, LINE].concat(),
    };
    let mut hasher = DefaultHasher::new();
    live.hash(&mut hasher);
    // Weak: the page is compressed on the way, and a strong tag would be one for every encoding.
    let tag = format!("W/\"live-{:016x}\"", hasher.finish());
    let known = request.get_all(header::IF_NONE_MATCH).into_iter();
    let is_known = known.filter_map(|known| known.to_str().ok()).any(|known| {
        let weak = |one: &str| one.trim_start_matches("W/") == tag.trim_start_matches("W/");
        known.split(',').map(str::trim).any(|one| one == "*" || weak(one))
    });
    let response = Response::builder()
        .header(header::ETAG, tag)
        .header(header::VARY, header::ACCEPT_ENCODING.as_str());
    if is_known {
        return response.status(StatusCode::NOT_MODIFIED).body(Body::empty()).ok();
    }
    response.header(header::CONTENT_TYPE, "text/html; charset=utf-8").body(Body::from(live)).ok()
}
