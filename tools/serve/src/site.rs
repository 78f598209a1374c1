//! What is answered. In: a request. Out: a file of the folder, with the headers of `hosting/`: the type,
//! the compressed copy that the browser takes, and how long it may be kept.

use std::path::Path;

use axum::Router;
use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{Redirect, Response};
use axum::routing::get;
use tower_http::services::ServeDir;

/// The policy that the wall must work under, word by word from the public contract.
const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                             img-src 'self'; connect-src 'self'; require-trusted-types-for 'script'; \
                             trusted-types 'none'";
/// Kept, but asked about each time: scripts, pages and feeds change under their names.
const ASK: &str = "no-cache";
/// A year: a file whose name holds its hash never changes.
const KEEP: &str = "public, max-age=31536000, immutable";

/// The folder, and the folder again below `/strict`, under the strict policy.
pub(crate) fn site(folder: &Path) -> Router {
    let files = || {
        let folder = ServeDir::new(folder).precompressed_br().precompressed_gzip();
        Router::new().fallback_service(folder).layer(middleware::from_fn(with_hosting_headers))
    };
    let strict = files().layer(middleware::from_fn(with_strict_policy));
    Router::new()
        .route("/", get(|| async { Redirect::temporary("/demo/") }))
        .nest("/strict", strict)
        .merge(files())
}

async fn with_hosting_headers(request: Request, next: Next) -> Response {
    let caching = if is_hashed(request.uri().path()) { KEEP } else { ASK };
    let mut response = next.run(request).await;
    for (name, value) in [
        (header::CACHE_CONTROL, caching),
        (header::ACCESS_CONTROL_ALLOW_ORIGIN, "*"),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
    ] {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

async fn with_strict_policy(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let policy = HeaderValue::from_static(STRICT_POLICY);
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    response
}

/// Whether a path names its own hash: `wall-0123456789abcdef.wasm`.
fn is_hashed(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    let hash = ["wall-later-", "wall-", "stage-"].iter().find_map(|part| name.strip_prefix(part));
    let hash = hash.and_then(|name| name.strip_suffix(".wasm"));
    hash.is_some_and(|hash| !hash.is_empty() && hash.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use axum::body::Body;
    use axum::http::{Request, Response, StatusCode};
    use tower::ServiceExt;

    use super::{ASK, KEEP, STRICT_POLICY, site};

    /// A folder of its own for each test, with a script, a hashed Wasm and a page.
    fn folder(test: &str) -> PathBuf {
        let folder = std::env::temp_dir().join(format!("wall-serve-{test}-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("demo")).unwrap();
        std::fs::write(folder.join("wall.js"), "1;").unwrap();
        std::fs::write(folder.join("wall.js.br"), "brotli").unwrap();
        std::fs::write(folder.join("wall-0123abcd.wasm"), "\0asm").unwrap();
        std::fs::write(folder.join("demo/index.html"), "<!doctype html>").unwrap();
        folder
    }

    async fn ask(folder: &std::path::Path, path: &str, headers: &[(&str, &str)]) -> Response<Body> {
        let mut request = Request::get(path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        site(folder).oneshot(request.body(Body::empty()).unwrap()).await.unwrap()
    }

    fn value(response: &Response<Body>, name: &str) -> String {
        let value = response.headers().get(name);
        value.map(|value| value.to_str().unwrap().to_owned()).unwrap_or_default()
    }

    #[tokio::test]
    async fn the_wasm_has_its_type_and_is_kept_for_a_year() {
        let folder = folder("wasm");
        let response = ask(&folder, "/wall-0123abcd.wasm", &[]).await;
        assert_eq!(value(&response, "content-type"), "application/wasm");
        assert_eq!(value(&response, "cache-control"), KEEP);
        assert_eq!(value(&response, "access-control-allow-origin"), "*");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn the_script_comes_compressed_and_is_asked_about_each_time() {
        let folder = folder("script");
        let response = ask(&folder, "/wall.js", &[("accept-encoding", "gzip, br")]).await;
        assert_eq!(value(&response, "content-encoding"), "br");
        assert_eq!(value(&response, "content-type"), "text/javascript");
        assert_eq!(value(&response, "cache-control"), ASK);
        let tag = value(&response, "etag");
        assert!(!tag.is_empty());
        let again = [("accept-encoding", "gzip, br"), ("if-none-match", tag.as_str())];
        assert_eq!(ask(&folder, "/wall.js", &again).await.status(), StatusCode::NOT_MODIFIED);
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn the_strict_page_carries_the_policy_and_the_plain_one_does_not() {
        let folder = folder("strict");
        let strict = ask(&folder, "/strict/demo/", &[]).await;
        assert_eq!(strict.status(), StatusCode::OK);
        assert_eq!(value(&strict, "content-security-policy"), STRICT_POLICY);
        assert_eq!(value(&ask(&folder, "/demo/", &[]).await, "content-security-policy"), "");
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[tokio::test]
    async fn nothing_outside_the_folder_is_served() {
        let folder = folder("outside");
        for path in
            ["/../Cargo.toml", "/%2e%2e/Cargo.toml", "/demo/..%2f..%2fetc/passwd", "/missing"]
        {
            assert_eq!(ask(&folder, path, &[]).await.status(), StatusCode::NOT_FOUND, "{path}");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
