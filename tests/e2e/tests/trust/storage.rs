//! "Our browsers keep nothing." Storage that is absent, throws, is full or holds rubbish: page mode needs
//! none, and a screen of a venue goes on without it.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Ability, Outcome, Visit, feed, journey};
use serde_json::json;

use crate::stage::PRESS;

/// Everything that a page could keep something in throws as soon as it is named.
const THROWS: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore']) {
    Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError'); } });
}
Object.defineProperty(Document.prototype, 'cookie', { get() { throw new DOMException('denied', 'SecurityError'); } });
Object.defineProperty(Navigator.prototype, 'storage', { get() { throw new DOMException('denied', 'SecurityError'); } });
if (navigator.serviceWorker) navigator.serviceWorker.register = () => Promise.reject(new DOMException('denied', 'SecurityError'));";
/// Nothing of it is there.
const ABSENT: &str = "for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches', 'cookieStore', 'BroadcastChannel']) {
    Object.defineProperty(window, name, { value: undefined });
}
for (const name of ['storage', 'locks', 'serviceWorker', 'wakeLock']) Object.defineProperty(Navigator.prototype, name, { value: undefined });";
/// All of it is full.
const FULL: &str = "const full = () => { throw new DOMException('full', 'QuotaExceededError'); };
    Storage.prototype.setItem = full;
    for (const name of ['put', 'add', 'addAll']) Cache.prototype[name] = async () => full();
    IDBObjectStore.prototype.put = IDBObjectStore.prototype.add = full;";
/// All of it holds rubbish, under every name that is asked for.
const RUBBISH: &str = "Storage.prototype.getItem = () => '{\"at\":\"\\u0000';";
const WAYS: [(&str, &str); 4] =
    [("throwing", THROWS), ("absent", ABSENT), ("full", FULL), ("rubbish", RUBBISH)];

/// A page whose storage is as this says; said for each of these pages, for the browser forgets nothing.
async fn with_storage(visit: &Visit, script: &str) -> Result<String> {
    let source = json!({ "source": format!("(() => {{ {script} }})()") });
    let added = visit.devtools("Page.addScriptToEvaluateOnNewDocument", source).await?;
    Ok(added["identifier"].as_str().unwrap_or_default().to_owned())
}

async fn as_before(visit: &Visit, identifier: &str) -> Result<()> {
    let gone = json!({ "identifier": identifier });
    visit.devtools("Page.removeScriptToEvaluateOnNewDocument", gone).await.map(drop)
}

#[test]
fn page_mode_needs_no_storage() -> Outcome {
    journey(async |visit| {
        visit.needs(Ability::Patch)?;
        for (way, script) in WAYS {
            let said = with_storage(visit, script).await?;
            let wall = visit.neighbours("").await?;
            wall.shows_names(&NEIGHBOURS).await?;
            wall.open("Đỗ Văn Đức").await?;
            wall.shows_open(Some("Đỗ Văn Đức")).await?;
            wall.call("close", json!([])).await?;
            wall.search("thi").await?;
            wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
            println!("    page mode, {way}");
            as_before(visit, &said).await?;
        }
        Ok(())
    })
}

const NAME_IN_LOOP: &str = "const loop = document.querySelector('recognition-wall')?.shadowRoot?.querySelector('.attract');
    return loop && !loop.hidden ? loop.querySelector('[part=name]')?.textContent.trim() ?? '' : ''";
const KIND_ON_STAGE: &str =
    "const words = document.querySelector('recognition-wall')?.shadowRoot?.querySelector('.words');
    return words?.dataset.kind ?? ''";

#[test]
fn a_kiosk_and_a_stage_go_on_without_storage() -> Outcome {
    journey(async |visit| {
        visit.needs(Ability::Patch)?;
        visit.publish(feed::neighbours());
        visit.on_a_screen_of(1080, 1920).await?;
        for (way, script) in WAYS {
            let said = with_storage(visit, script).await?;
            visit.open("/dist/kiosk.html?src=/feed.json&lang=vi").await?;
            eventually(&format!("the loop, {way}"), async || {
                let name: String = visit.script(NAME_IN_LOOP, json!([])).await?;
                ensure!(NEIGHBOURS.contains(&name.as_str()), "there is {name:?}");
                Ok(())
            })
            .await?;
            let touch = "document.querySelector('recognition-wall').shadowRoot.querySelector('.attract__touch').click()";
            visit.script::<()>(touch, json!([])).await?;
            visit.wall().shows_names(&NEIGHBOURS).await?;
            visit.open("/dist/ceremony.html?src=/feed.json").await?;
            for kind in ["opening", "person"] {
                eventually(&format!("{kind} on the stage, {way}"), async || {
                    let found: String = visit.script(KIND_ON_STAGE, json!([])).await?;
                    if kind == "person" && found != "person" {
                        visit.script::<()>(PRESS, json!([])).await?;
                    }
                    ensure!(found == kind, "there is {found:?}");
                    Ok(())
                })
                .await?;
            }
            println!("    kiosk and stage, {way}");
            as_before(visit, &said).await?;
        }
        Ok(())
    })
}
