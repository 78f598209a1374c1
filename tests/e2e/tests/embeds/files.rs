//! "Our host has rules of its own about files": no `.wasm`, pinned hashes, versions that never change.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::site::{self, wasm_file};
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey};
use serde_json::{Value, json};

const TAG: &str = r#"<recognition-wall src="feed.json"></recognition-wall>"#;

async fn with_script(visit: &Visit, script: &str) -> Result<()> {
    visit.publish(feed::neighbours());
    let script = format!(r#"<script async src="{script}"></script>"#);
    visit.open_page(&host::page(&script, TAG)).await
}

#[test]
fn a_host_that_serves_no_wasm_shows_the_wall_from_one_file() -> Outcome {
    journey(async |visit| {
        let wasm = format!("/dist/{}", wasm_file()?);
        visit.site.put(&wasm, Reply::status(404));
        with_script(visit, "/dist/wall-single.js").await?;
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        ensure!(visit.site.requests(&wasm).is_empty(), "the Wasm was asked for");
        Ok(())
    })
}

#[test]
fn a_page_that_includes_both_builds_shows_one_wall() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let scripts = r#"<script async src="/dist/wall-single.js"></script>
            <script async src="/dist/wall.js"></script>"#;
        visit.open_page(&host::page(scripts, TAG)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_pinned_version_brings_its_own_files() -> Outcome {
    journey(async |visit| {
        let folder = format!("/dist/v{}", env!("CARGO_PKG_VERSION"));
        with_script(visit, &format!("{folder}/wall.js")).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let wasm = wasm_file()?;
        let counts = [format!("{folder}/{wasm}"), format!("/dist/{wasm}")]
            .map(|path| visit.site.requests(&path).len());
        ensure!(
            counts == [1, 0],
            "the version's own Wasm and the other were asked for {counts:?} times"
        );
        Ok(())
    })
}

/// Every file that a page may name, and no other.
const ENTRIES: [&str; 8] = [
    "embed.css",
    "embed.js",
    "frame.js",
    "keep.js",
    "screen.css",
    "stage.js",
    "wall-single.js",
    "wall.js",
];

#[test]
fn every_file_that_a_page_names_has_its_hash_in_the_list() -> Outcome {
    journey(async |visit| {
        let list = std::fs::read(site::dist().join("integrity.json")).context("no list")?;
        let list: Value = serde_json::from_slice(&list)?;
        let files = list["files"].as_object().context("no files in the list")?;
        let mut expected = ENTRIES.map(str::to_owned).to_vec();
        for part in ["wall", "wall-later", "stage"] {
            expected.push(site::wasm_of(part)?);
        }
        expected.sort();
        let listed: Vec<String> = files.keys().cloned().collect();
        ensure!(listed == expected, "the list names {listed:?}");
        visit.open_page(&host::page("", "")).await?;
        // The browser refuses a file whose hash is another.
        let script = "return Promise.all(Object.entries(arguments[0]).map(([name, integrity]) =>
            fetch(`/dist/${name}`, { integrity }).then(() => '', () => name))).then((bad) => bad.filter(Boolean).join(' '))";
        let bad: String = visit.script(script, json!([files])).await?;
        ensure!(bad.is_empty(), "another hash: {bad}");
        for name in ENTRIES.iter().filter(|name| **name == "wall.js" || **name == "frame.js") {
            let pinned = site::dist().join(format!("v{}/{name}", env!("CARGO_PKG_VERSION")));
            ensure!(std::fs::read(pinned)? == std::fs::read(site::dist().join(name))?, "{name}");
        }
        Ok(())
    })
}

#[test]
fn a_changed_file_is_told_by_its_hash() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("integrity");
        let list = std::fs::read(site::dist().join("integrity.json"))?;
        let list: Value = serde_json::from_slice(&list)?;
        visit.site.put("/dist/frame.js", Reply::of("text/javascript", "changed()"));
        visit.open_page(&host::page("", "")).await?;
        let script = "return fetch('/dist/frame.js', { integrity: arguments[0] }).then(() => true, () => false)";
        let taken: bool = visit.script(script, json!([list["files"]["frame.js"]])).await?;
        ensure!(!taken, "the browser took the changed file");
        Ok(())
    })
}
