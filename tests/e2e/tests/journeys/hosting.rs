//! "Our server is as it is": slow, old, strict, with pages in folders.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey, site};
use serde_json::{Value, json};

fn built(file: &str) -> Result<Vec<u8>> {
    std::fs::read(site::dist().join(file)).with_context(|| format!("no {file} in dist/"))
}

#[test]
fn while_the_feed_is_on_its_way_the_wall_says_so() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let (reply, gate) = Reply::json(&feed::of(feed::neighbours())).held();
        visit.site.put("/feed.json", reply);
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        let wall = visit.wall();
        wall.says("Đang tải danh sách…").await?;
        ensure!(wall.state().await?["status"] == "loading", "el.state.status is not loading");
        gate.open();
        wall.shows_names(&NEIGHBOURS).await?;
        wall.shows("messages", 0, |seen| seen.notices.len()).await
    })
}

#[test]
fn a_server_that_sends_every_file_with_the_wrong_type_does_no_harm() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let wasm = site::wasm_file()?;
        let plain = |content| Reply::of("text/plain", content);
        visit.site.put(&format!("/dist/{wasm}"), plain(built(&wasm)?));
        visit.site.put("/feed.json", plain(feed::of(feed::neighbours()).to_string().into_bytes()));
        visit.show("").await?.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_page_in_a_folder_finds_its_feed_and_the_feed_its_photos() -> Outcome {
    journey(async |visit| {
        let page = host::element(r#"src="du-lieu/feed.json""#);
        visit.site.put("/tin-tuc/2023/bai.html", Reply::page(page));
        let feed = Reply::json(&feed::of(feed::neighbours()));
        visit.site.put("/tin-tuc/2023/du-lieu/feed.json", feed);
        let photo = "/tin-tuc/2023/du-lieu/photos/be.svg";
        for id in ["be", "duc", "an", "an2", "y", "hoa"] {
            let path = format!("/tin-tuc/2023/du-lieu/photos/{id}.svg");
            visit.site.put(&path, Reply::portrait());
        }
        visit.open("/tin-tuc/2023/bai.html").await?;
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        ensure!(
            !visit.site.requests(photo).is_empty(),
            "the photo beside the feed was not asked for"
        );
        Ok(())
    })
}

/// A page whose script tag carries the hash that `dist/integrity.json` names.
fn pinned_page() -> Result<String> {
    let list: Value = serde_json::from_slice(&built("integrity.json")?)?;
    let hash = list["files"]["wall.js"].as_str().context("no hash of wall.js")?;
    let script = format!(r#"<script async src="/dist/wall.js" integrity="{hash}"></script>"#);
    let list = r#"<a href="/danh-sach" id="list">Danh sách</a>"#;
    let tag = format!(r#"<recognition-wall src="feed.json">{list}</recognition-wall>"#);
    Ok(host::page(&script, &tag))
}

#[test]
fn a_page_that_pins_the_script_by_its_hash_gets_the_wall() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.open_page(&pinned_page()?).await?;
        visit.wall().shows_names(&NEIGHBOURS).await
    })
}

async fn list_stays(visit: &Visit) -> Result<()> {
    let told = visit.hears("wall-error").await?;
    ensure!(told.detail["fatal"] == json!(true), "wall-error is {:?}", told.detail);
    let script = "return Boolean(document.querySelector('#list').getClientRects().length)";
    ensure!(visit.script::<bool>(script, json!([])).await?, "the list in the element went away");
    Ok(())
}

#[test]
fn a_wasm_that_is_not_there_leaves_the_list_in_the_element() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        visit.expects_the_console_to_say("integrity");
        visit.expects_the_console_to_say("recognition-wall:");
        visit.publish(feed::neighbours());
        visit.site.put(&format!("/dist/{}", site::wasm_file()?), Reply::status(404));
        visit.open_page(&pinned_page()?).await?;
        list_stays(visit).await
    })
}

#[test]
fn a_wasm_with_one_changed_byte_never_runs_and_the_list_in_the_element_stays() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("integrity");
        visit.expects_the_console_to_say("recognition-wall:");
        visit.publish(feed::neighbours());
        let wasm = site::wasm_file()?;
        let mut changed = built(&wasm)?;
        let middle = changed.len() / 2;
        changed[middle] ^= 1;
        visit.site.put(&format!("/dist/{wasm}"), Reply::of("application/wasm", changed));
        visit.open_page(&pinned_page()?).await?;
        list_stays(visit).await
    })
}

#[test]
fn a_policy_that_forbids_webassembly_leaves_the_list_in_the_element() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("Content Security Policy");
        visit.expects_the_console_to_say("Content-Security-Policy");
        visit.expects_the_console_to_say("recognition-wall:");
        visit.publish(feed::neighbours());
        // No reports are watched for here: this policy is meant to refuse.
        let policy = "default-src 'self'";
        let page = Reply::page(pinned_page()?).with_header("content-security-policy", policy);
        visit.site.put("/", page);
        visit.open("/").await?;
        list_stays(visit).await?;
        visit.open_page(&host::page("", "")).await
    })
}

/// A browser of before 2023 (Safari 16.3, Firefox 100): what it lacks is taken away from this one.
async fn visits_with_an_older_browser(visit: &Visit, lacks: &str) -> Result<()> {
    visit.publish(feed::neighbours());
    visit.site.put("/older.js", Reply::of("text/javascript", lacks.to_owned()));
    let counts = "addEventListener('load', () => { document.body.dataset.loaded = 'yes'; });";
    visit.site.put("/own.js", Reply::of("text/javascript", counts));
    let head = format!(
        r#"<script src="/older.js"></script>{}<script src="/own.js"></script>"#,
        host::SCRIPT
    );
    let list = r#"<ul id="list"><li>Nguyễn Thị Bé</li></ul>"#;
    let tag = format!(
        r#"<recognition-wall src="feed.json">{list}</recognition-wall>
        <div data-recognition-wall data-src="feed.json">{list}</div>"#
    );
    visit.open_page(&host::page(&head, &tag)).await?;
    eventually("what the page's own script does", async || {
        let ran = "return [document.readyState, document.body.dataset.loaded,
            performance.getEntriesByName(location.origin + '/dist/wall.js').length]";
        let ran: Value = visit.script(ran, json!([])).await?;
        ensure!(ran == json!(["complete", "yes", 1]), "{ran}");
        Ok(())
    })
    .await?;
    let shown = "return Array.from(document.querySelectorAll('#list'),
        (list) => list.getClientRects().length > 0)";
    let shown: Vec<bool> = visit.script(shown, json!([])).await?;
    ensure!(shown == [true, true], "the lists in the tags are shown: {shown:?}");
    visit.open_page(&host::page("", "")).await
}

#[test]
fn a_browser_that_knows_no_constructed_style_sheets_keeps_the_list_in_the_element() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("Illegal constructor");
        let lacks = "delete Document.prototype.adoptedStyleSheets;
            window.CSSStyleSheet = class { constructor() { throw new TypeError('Illegal constructor'); } };";
        visits_with_an_older_browser(visit, lacks).await
    })
}

#[test]
fn a_browser_without_webassembly_keeps_the_list_in_the_element() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("recognition-wall:");
        visits_with_an_older_browser(visit, "delete window.WebAssembly").await
    })
}
