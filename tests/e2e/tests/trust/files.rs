//! "Somebody changed a file on the way." One byte of any file that a page names by hash, or a Wasm that
//! does not come: nothing of it runs, and what the page itself says stays.

use std::collections::BTreeMap;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::reply::content_type;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey, site};
use serde_json::json;

/// What an editor has put into the tag: those who are honoured, readable with nothing else.
const LIST: &str = r#"<ul id="list"><li>Nguyễn Thị Bé</li><li>Đỗ Văn Đức</li></ul>"#;

#[derive(serde::Deserialize)]
struct Hashes {
    files: BTreeMap<String, String>,
}

/// The list in the tag is on the screen.
async fn list_is_seen(visit: &Visit) -> Result<()> {
    let seen = "return document.querySelector('#list')?.checkVisibility() ?? false";
    eventually("the list of the page to be seen", async || {
        ensure!(visit.script::<bool>(seen, json!([])).await?, "it is not");
        Ok(())
    })
    .await
}

fn tag() -> String {
    format!(r#"<recognition-wall src="feed.json" lang="vi">{LIST}</recognition-wall>"#)
}

/// The Wasm does not come as it should: the list stays, and a button tries again.
async fn without_its_wasm(visit: &Visit, wasm: Reply) -> Result<()> {
    visit.publish(feed::neighbours());
    visit.site.put(&format!("/dist/{}", site::wasm_file()?), wasm);
    visit.open_page(&host::page(host::SCRIPT, &tag())).await?;
    let told = visit.hears("wall-error").await?;
    ensure!(told.detail["fatal"] == json!(true), "wall-error is {:?}", told.detail);
    list_is_seen(visit).await?;
    ensure!(visit.wall().state().await?["status"] == "error", "el.state.status is not error");
    visit.wall().says("Mời bạn thử lại").await?;
    let whole = std::fs::read(site::dist().join(site::wasm_file()?))?;
    let mended = Reply::of("application/wasm", whole);
    visit.site.put(&format!("/dist/{}", site::wasm_file()?), mended);
    visit.wall().press_button("Thử lại").await?;
    visit.wall().shows_names(&NEIGHBOURS).await
}

#[test]
fn where_the_wasm_does_not_come_everybody_stays_readable_and_trying_again_brings_the_wall()
-> Outcome {
    journey(async |visit| {
        for said in ["Failed to load resource", "recognition-wall:", "integrity"] {
            visit.expects_the_console_to_say(said);
        }
        let whole = std::fs::read(site::dist().join(site::wasm_file()?))?;
        let mut flipped = whole.clone();
        let middle = flipped.len() / 2;
        flipped[middle] ^= 1;
        let page = "<!doctype html><title>404</title>";
        let faults = [
            ("not found", Reply::status(404)),
            ("broken server", Reply::status(500)),
            ("a page with 200", Reply::of("text/html", page)),
            ("empty", Reply::of("application/wasm", "")),
            ("a half", Reply::of("application/wasm", whole[..middle].to_vec())),
            ("cut off", Reply::of("application/wasm", whole.clone()).cut_off()),
            ("one bit turned", Reply::of("application/wasm", flipped)),
        ];
        for (name, fault) in faults {
            without_its_wasm(visit, fault).await.with_context(|| name.to_owned())?;
        }
        Ok(())
    })
}

#[test]
fn a_wasm_of_the_wrong_type_is_read_all_the_same() -> Outcome {
    journey(async |visit| {
        let whole = std::fs::read(site::dist().join(site::wasm_file()?))?;
        visit.site.put(&format!("/dist/{}", site::wasm_file()?), Reply::of("text/plain", whole));
        visit.neighbours("").await?.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn of_every_file_that_a_page_names_by_hash_one_turned_bit_is_refused() -> Outcome {
    journey(async |visit| {
        for said in ["integrity", "Failed to load resource"] {
            visit.expects_the_console_to_say(said);
        }
        let hashes: Hashes =
            serde_json::from_slice(&std::fs::read(site::dist().join("integrity.json"))?)?;
        ensure!(hashes.files.len() >= 6, "only {:?} have a hash", hashes.files.keys());
        visit.open_page(&host::page("", LIST)).await?;
        let fetches = "return fetch(arguments[0], { integrity: arguments[1], cache: 'no-store' })
            .then((answer) => answer.arrayBuffer()).then((bytes) => bytes.byteLength, () => -1)";
        for (file, hash) in &hashes.files {
            let whole = std::fs::read(site::dist().join(file))?;
            let address = format!("/dist/{file}");
            let bytes: i64 = visit.script(fetches, json!([address, hash])).await?;
            ensure!(usize::try_from(bytes) == Ok(whole.len()), "{file} as it is came as {bytes}");
            for place in [0, whole.len() / 2, whole.len() - 1] {
                let mut turned = whole.clone();
                turned[place] ^= 1;
                visit.site.put(&address, Reply::of(content_type(file), turned));
                let bytes: i64 = visit.script(fetches, json!([address, hash])).await?;
                ensure!(bytes == -1, "{file} with byte {place} turned was taken");
            }
            visit.site.put(&address, Reply::of(content_type(file), whole));
        }
        Ok(())
    })
}

#[test]
fn a_script_that_is_not_the_one_of_the_tags_hash_never_runs_and_the_list_stays() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("integrity");
        let mut script = std::fs::read(site::dist().join("wall.js"))?;
        let hashes: Hashes =
            serde_json::from_slice(&std::fs::read(site::dist().join("integrity.json"))?)?;
        script.extend_from_slice(b" ");
        visit.site.put("/dist/wall.js", Reply::of("text/javascript", script));
        let hash = hashes.files.get("wall.js").context("wall.js has no hash")?;
        let head = format!(r#"<script src="/dist/wall.js" integrity="{hash}"></script>"#);
        visit.open_page(&host::page(&head, &tag())).await?;
        list_is_seen(visit).await?;
        let defined = "return Boolean(customElements.get('recognition-wall'))";
        ensure!(!visit.script::<bool>(defined, json!([])).await?, "the changed script ran");
        Ok(())
    })
}
