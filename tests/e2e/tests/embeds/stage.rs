//! What the journeys share: pages of a host with the wall in a frame, under a strict policy.

use anyhow::{Context as _, Result};
use recognition_wall_e2e::reply::STRICT_POLICY;
use recognition_wall_e2e::site::{self, Site};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Reply, Visit, feed, host};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

/// The script for pages that hold a frame, and one that writes down which messages come.
pub(crate) const SCRIPTS: &str = r#"<script src="/listen.js"></script>
    <script async src="/dist/frame.js"></script>"#;

/// Writes down every message that the page hears, with where it is from.
const LISTEN: &str = "window.heard = [];
addEventListener('message', ({ data, origin, source }) => {
    const frames = [...document.querySelectorAll('iframe')];
    heard.push({ data, origin, frame: frames.findIndex((frame) => frame.contentWindow === source) });
});";

/// A page of the host that may hold frames of its own site, and is otherwise as strict as any.
pub(crate) fn page(head: &str, body: &str) -> Reply {
    Reply::of("text/html; charset=utf-8", host::page(head, body))
        .with_header("content-security-policy", &format!("{STRICT_POLICY}; frame-src 'self'"))
}

/// Opens such a page at `path`, with the neighbours' feed beside it, readable from everywhere.
pub(crate) async fn open(visit: &Visit, path: &str, head: &str, body: &str) -> Result<()> {
    visit.publish(feed::neighbours());
    let feed = Reply::json(&feed::of(feed::neighbours())).for_every_origin();
    visit.site.put("/feed.json", feed);
    visit.site.put("/listen.js", Reply::of("text/javascript", LISTEN));
    visit.site.put("/", page(head, body));
    visit.open(path).await
}

/// A built file as the hosting snippets serve it: readable from everywhere.
pub(crate) fn built(site: &Site, file: &str, content_type: &'static str) -> Result<()> {
    let bytes = std::fs::read(site::dist().join(file)).with_context(|| format!("no {file}"))?;
    site.put(&format!("/dist/{file}"), Reply::of(content_type, bytes).for_every_origin());
    Ok(())
}

/// Lets the Wasm be read from everywhere, as a frame without an origin needs.
pub(crate) fn wasm_for_everybody(site: &Site) -> Result<()> {
    for part in ["wall", "wall-later"] {
        built(site, &site::wasm_of(part)?, "application/wasm")?;
    }
    Ok(())
}

/// Waits until the host's page has heard a message for which a JavaScript condition on `data` holds,
/// and gives it: `{ data, origin, frame }`.
pub(crate) async fn hears(visit: &Visit, condition: &str) -> Result<Value> {
    let script = format!(
        "return heard.find(({{ data }}) => {{ try {{ return {condition} }} catch {{ return false }} }}) ?? null"
    );
    eventually(&format!("a message with {condition}"), async || {
        let found: Option<Value> = visit.script(&script, json!([])).await?;
        found.with_context(|| "it was not heard")
    })
    .await
}

/// What a script of the host's page gives.
pub(crate) async fn ask<T: DeserializeOwned>(visit: &Visit, expression: &str) -> Result<T> {
    visit.script(&format!("return {expression}"), json!([])).await
}
