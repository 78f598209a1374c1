//! Tests of the server: each asks the router as a browser would.

use std::fs;

use axum::body::Body;
use axum::http::{Request, Response, StatusCode};
use futures_util::StreamExt;
use tempfile::TempDir;
use tokio::sync::watch;
use tower::ServiceExt;

use super::{ASK, KEEP, Site, router};

fn folder() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).unwrap();
    fs::create_dir_all(folder.path().join("site/ho-so")).unwrap();
    fs::create_dir_all(folder.path().join("site/blocks/0123456789abcdef/0")).unwrap();
    write("secret.txt", "secret");
    write("site/wall.js", "1;");
    write("site/wall.js.br", "brotli");
    write("site/wall-0123abcd4567ef89.wasm", "\0asm");
    write("site/1.avif", "avif");
    write("site/1.webp", "webp");
    write("site/blocks/0123456789abcdef/head.json", "{}");
    write("site/blocks/0123456789abcdef/0/names-0.bin", "names");
    write("site/feed.json", &"{\"items\": []}".repeat(100));
    write("site/index.html", "<!doctype html><body><script src=\"wall.js\"></script></body>");
    write("site/ho-so/index.html", "<!doctype html><body>plain</body>");
    write("site/404.html", "<!doctype html>Không có trang này");
    write("site/.env", "secret");
    folder
}

async fn ask(folder: &TempDir, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
    let mut request = Request::get(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let site = Site::new(&folder.path().join("site"), true).unwrap();
    let (_ending, ended) = watch::channel(false);
    router(site, ended).oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
}

fn value(response: &Response<Body>, name: &str) -> String {
    let value = response.headers().get(name);
    value.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
}

async fn body(response: Response<Body>) -> Vec<u8> {
    axum::body::to_bytes(response.into_body(), 1 << 20).await.unwrap().to_vec()
}

#[tokio::test]
async fn every_file_has_its_type_and_its_time_to_keep() {
    let folder = folder();
    for (path, kind, caching) in [
        ("/wall-0123abcd4567ef89.wasm", "application/wasm", KEEP),
        ("/1.avif", "image/avif", ASK),
        ("/1.webp", "image/webp", ASK),
        ("/feed.json", "application/json", ASK),
        ("/wall.js", "text/javascript; charset=utf-8", ASK),
        ("/blocks/0123456789abcdef/head.json", "application/json", KEEP),
        ("/blocks/0123456789abcdef/0/names-0.bin", "application/octet-stream", KEEP),
        ("/ho-so/", "text/html; charset=utf-8", ASK),
    ] {
        let response = ask(&folder, path, &[]).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(value(&response, "content-type"), kind, "{path}");
        assert_eq!(value(&response, "cache-control"), caching, "{path}");
    }
}

#[tokio::test]
async fn a_compressed_copy_is_taken_and_else_the_answer_is_compressed() {
    let folder = folder();
    let accept = [("accept-encoding", "gzip, br")];
    let ready = ask(&folder, "/wall.js", &accept).await;
    assert_eq!(
        (value(&ready, "content-encoding").as_str(), body(ready).await),
        ("br", b"brotli".to_vec())
    );
    let packed = ask(&folder, "/feed.json", &accept).await;
    assert_eq!(value(&packed, "content-encoding"), "br");
    assert!(body(packed).await.len() < 200);
    assert_eq!(body(ask(&folder, "/feed.json", &[]).await).await.len(), 1_300);
}

#[tokio::test]
async fn what_the_browser_has_is_not_sent_again() {
    let folder = folder();
    for path in ["/feed.json", "/index.html", "/ho-so/"] {
        let tag = value(&ask(&folder, path, &[]).await, "etag");
        assert!(!tag.is_empty(), "{path}");
        let again = ask(&folder, path, &[("if-none-match", &tag)]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
    }
}

/// A strong tag says "byte for byte the same", which no two encodings are (RFC 9110, 8.8.3.3).
#[tokio::test]
async fn no_two_encodings_share_a_strong_tag() {
    let folder = folder();
    for path in ["/feed.json", "/index.html", "/wall.js", "/ho-so/"] {
        let mut strong = std::collections::BTreeMap::new();
        for encoding in ["identity", "gzip", "br"] {
            let response = ask(&folder, path, &[("accept-encoding", encoding)]).await;
            let tag = value(&response, "etag");
            let again = [("accept-encoding", encoding), ("if-none-match", tag.as_str())];
            let again = ask(&folder, path, &again).await;
            assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path} {encoding} {tag}");
            let sent = value(&response, "content-encoding");
            if !tag.starts_with("W/") {
                let of = strong.entry(tag.clone()).or_insert_with(|| sent.clone());
                assert_eq!(*of, sent, "{path} {tag}");
            }
        }
    }
}

#[tokio::test]
async fn the_head_of_a_page_is_that_of_the_page() {
    let folder = folder();
    let site = Site::new(&folder.path().join("site"), true).unwrap();
    let (_ending, ended) = watch::channel(false);
    let head = Request::head("/index.html").body(Body::empty()).unwrap();
    let head = router(site, ended).oneshot(head).await.unwrap();
    let page = ask(&folder, "/index.html", &[]).await;
    for name in ["etag", "content-type", "content-length", "vary"] {
        assert_eq!(value(&head, name), value(&page, name), "{name}");
    }
}

#[tokio::test]
async fn whoever_has_any_copy_of_a_page_is_sent_none() {
    let folder = folder();
    for path in ["/feed.json", "/index.html"] {
        let again = ask(&folder, path, &[("if-none-match", "*")]).await;
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
    }
}

#[tokio::test]
async fn a_part_of_a_file_can_be_asked_for() {
    let folder = folder();
    let part = ask(&folder, "/feed.json", &[("range", "bytes=1-7")]).await;
    assert_eq!(part.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(body(part).await, b"\"items\"");
    let old = [("range", "bytes=1-7"), ("if-range", "\"of-yesterday\"")];
    let whole = ask(&folder, "/feed.json", &old).await;
    assert_eq!(whole.status(), StatusCode::OK, "a part of another file must not be joined to it");
    assert_eq!(body(whole).await.len(), 1_300);
}

#[tokio::test]
async fn nothing_outside_the_folder_is_served() {
    let folder = folder();
    #[cfg(unix)]
    std::os::unix::fs::symlink("../secret.txt", folder.path().join("site/link.txt")).unwrap();
    for path in [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/ho-so/..%2f..%2fsecret.txt",
        "/..%5csecret.txt",
        "/link.txt",
        "/.env",
        "/%2eenv",
        "/%00",
        "//etc/passwd",
        "/index.html/",
        "/feed.json/",
    ] {
        let response = ask(&folder, path, &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(!body(response).await.ends_with(b"secret"), "{path}");
    }
}

#[tokio::test]
async fn what_is_missing_is_told_by_the_sites_own_page() {
    let folder = folder();
    let response = ask(&folder, "/khong-co", &[]).await;
    assert_eq!(response.status(), StatusCode::NOT_FOUND);
    assert_eq!(value(&response, "content-type"), "text/html; charset=utf-8");
    assert!(String::from_utf8(body(response).await).unwrap().contains("Không có trang này"));
}

#[tokio::test]
async fn only_a_page_with_our_script_follows_changes() {
    let folder = folder();
    let live = String::from_utf8(body(ask(&folder, "/", &[]).await).await).unwrap();
    assert!(live.ends_with("<script src=\"/.wall/live.js\" defer></script></body>"), "{live}");
    let plain = body(ask(&folder, "/ho-so/", &[]).await).await;
    assert_eq!(plain, b"<!doctype html><body>plain</body>");
    let script = body(ask(&folder, "/.wall/live.js", &[]).await).await;
    assert!(String::from_utf8(script).unwrap().contains("refresh"));
}

#[tokio::test]
async fn a_change_of_the_feed_is_told() {
    let folder = folder();
    let site = Site::new(&folder.path().join("site"), true).unwrap();
    let (_ending, ended) = watch::channel(false);
    let request = Request::get("/.wall/changes").body(Body::empty()).unwrap();
    let response = router(site, ended).oneshot(request).await.unwrap();
    assert_eq!(value(&response, "content-type"), "text/event-stream");
    fs::write(folder.path().join("site/feed.json"), "{}").unwrap();
    let mut told = response.into_body().into_data_stream();
    let first = tokio::time::timeout(std::time::Duration::from_secs(5), told.next());
    let first = first.await.unwrap().unwrap().unwrap();
    assert_eq!(&first[..], b"event: change\ndata: [\"feed.json\"]\n\n");
}

#[tokio::test]
async fn the_end_closes_the_stream_of_changes() {
    let folder = folder();
    let site = Site::new(&folder.path().join("site"), true).unwrap();
    let (ending, ended) = watch::channel(false);
    let request = Request::get("/.wall/changes").body(Body::empty()).unwrap();
    let response = router(site, ended).oneshot(request).await.unwrap();
    ending.send(true).unwrap();
    let end = axum::body::to_bytes(response.into_body(), 1 << 10);
    tokio::time::timeout(std::time::Duration::from_secs(3), end).await.unwrap().unwrap();
}
