//! "And when the cable is out?" The kiosk's page shows what it had, whole, and from when that is; nobody
//! who was withdrawn comes back out of any cache.

#[path = "offline/host.rs"]
mod host;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Ability, Dice, Outcome, Visit, journey};
use serde_json::{Value, json};

pub(crate) use host::{Answer, Host};

pub(crate) const KIOSK: &str = "/dist/kiosk.html?src=/feed.json&lang=vi";
const PORTRAIT: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 5" width="400" height="500"><rect width="4" height="5" fill="#7a1f24"/></svg>"##;
/// How often the server is killed at random, where `WALL_KILLS` does not say.
const KILLS: usize = 6;

/// Somebody with a photo in two sizes.
fn person(id: &str, name: &str) -> Value {
    let wide =
        json!({ "src": format!("photos/{id}-wide.svg"), "type": "image/svg+xml", "width": 960 });
    json!({
        "id": id, "title": name,
        "_recognition": {
            "kind": "person",
            "photos": [{ "src": format!("photos/{id}.svg"), "width": 400, "height": 500, "sources": [wide] }]
        }
    })
}

/// A page of a feed with these people, whose ids are the first words of their names.
pub(crate) fn page(names: &[&str], next: Option<&str>, withdrawn: &[&str]) -> Answer {
    let id = |name: &str| name.split(' ').next().unwrap_or_default().to_lowercase();
    let items: Vec<Value> = names.iter().map(|name| person(&id(name), name)).collect();
    let mut feed = json!({
        "version": "https://jsonfeed.org/version/1.1", "title": "Gương sáng", "language": "vi",
        "_recognition": { "version": "1.0", "as_of": "2023-06-08T09:00:00+07:00", "withdrawn": withdrawn },
        "items": items
    });
    if let Some(next) = next {
        feed["next_url"] = next.into();
    }
    Answer::Body(feed.to_string(), false)
}

fn half(answer: Answer) -> Answer {
    match answer {
        Answer::Body(body, _) => Answer::Body(body, true),
        Answer::HangUp => Answer::HangUp,
    }
}

/// A server with two pages of three people.
pub(crate) fn venue() -> Result<Host> {
    let host = Host::start()?;
    host.put("/feed.json", page(&["An", "Be"], Some("feed-2.json"), &[]));
    host.put("/feed-2.json", page(&["Cuc"], None, &[]));
    for id in ["an", "be", "cuc", "dung"] {
        for size in ["", "-wide"] {
            host.put(&format!("/photos/{id}{size}.svg"), Answer::Body(PORTRAIT.to_owned(), false));
        }
    }
    Ok(host)
}

/// Opens the kiosk's page on the server; it may be dead.
async fn open(visit: &Visit, host: &Host) -> Result<()> {
    let go = "location.href = arguments[0]; return null";
    visit.script::<()>(go, json!([host.address(KIOSK)])).await
}

pub(crate) async fn reload(visit: &Visit) -> Result<()> {
    visit.script::<()>("window.before = true; location.reload(); return null", json!([])).await?;
    eventually("the page to be loaded again", async || {
        let is_new = "return !window.before && document.readyState !== 'loading'";
        ensure!(visit.script::<bool>(is_new, json!([])).await?, "it is still the old one");
        Ok(())
    })
    .await
}

/// The wall says this of itself, and these are on it.
pub(crate) async fn shows(visit: &Visit, statuses: &[&str], names: &[&str]) -> Result<()> {
    eventually(&format!("{names:?} to be shown, {statuses:?}"), async || {
        let ask = "const wall = document.querySelector('recognition-wall');
            return { status: wall?.state?.status ?? '', total: wall?.state?.total ?? 0,
                names: [...wall?.shadowRoot?.querySelectorAll('[part~=card] [part~=name]') ?? []].map((name) => name.textContent.trim()) }";
        let seen: Value = visit.script(ask, json!([])).await?;
        let right = statuses.iter().any(|status| seen["status"] == *status);
        ensure!(right && seen["names"] == json!(names) && seen["total"] == names.len(), "seen was {seen}");
        Ok(())
    })
    .await
}

/// What stands in the caches of the page's origin: addresses, and those whose bytes hold `text`.
async fn caches(visit: &Visit, text: &str) -> Result<(Vec<String>, Vec<String>)> {
    let look = "const text = arguments[0];
        return (async () => {
        const all = [], holding = [];
        for (const name of await caches.keys()) {
            const cache = await caches.open(name);
            for (const { url } of await cache.keys()) {
                all.push(new URL(url).pathname + new URL(url).search);
                if ((await (await cache.match(url)).text()).includes(text)) holding.push(url);
            }
        }
        return [all, holding];
        })()";
    visit.script(look, json!([text])).await
}

/// The kiosk was opened, and everything is kept.
pub(crate) async fn opened(visit: &Visit, host: &Host, photos: &[&str]) -> Result<()> {
    // A page that is left in the middle of its first request.
    visit.expects_the_console_to_say("ERR_");
    visit.expects_the_console_to_say("502");
    visit.expects_the_console_to_say("503");
    visit.expects_the_console_to_say("404");
    open(visit, host).await?;
    shows(visit, &["ready"], &["An", "Be", "Cuc"]).await?;
    keeps(visit, photos).await
}

async fn keeps(visit: &Visit, photos: &[&str]) -> Result<()> {
    eventually("the photos to be kept", async || {
        let (all, _) = caches(visit, "-").await?;
        for id in photos {
            let wide = format!("/photos/{id}-wide.svg");
            ensure!(all.contains(&wide), "{wide} is not among {all:?}");
        }
        Ok(())
    })
    .await
}

async fn refresh(visit: &Visit) -> Result<()> {
    visit.wall().call("refresh", json!([])).await?;
    Ok(())
}

#[test]
fn a_screen_that_starts_while_the_server_is_dead_shows_everybody_and_says_from_when() -> Outcome {
    journey(async |visit| {
        let mut host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        host.dies();
        reload(visit).await?;
        shows(visit, &["stale", "offline"], &["An", "Be", "Cuc"]).await?;
        let said = visit.wall().texts_of("[part~=message]").await?.join(" ");
        ensure!(said.contains("8/6/2023"), "no date in {said:?}");
        // Nothing but the date: what failed is the operator's to know, and nobody can mend it here.
        let more = "return [...document.querySelector('recognition-wall').shadowRoot.querySelectorAll('.notice > *')]
            .filter((part) => part.getClientRects().length).map((part) => part.textContent)";
        let more: Vec<String> = visit.script(more, json!([])).await?;
        ensure!(more.len() == 1, "a visitor reads {more:?}");
        eventually("the photos", async || {
            let drawn = "return [...document.querySelector('recognition-wall').shadowRoot.querySelectorAll('[part~=card] img')]
                .map((image) => image.naturalWidth)";
            let widths: Vec<u32> = visit.script(drawn, json!([])).await?;
            ensure!(widths.len() == 3 && widths.iter().all(|width| *width > 0), "widths are {widths:?}");
            Ok(())
        })
        .await?;
        host.lives()?;
        refresh(visit).await?;
        shows(visit, &["ready"], &["An", "Be", "Cuc"]).await
    })
}

#[test]
fn whoever_is_withdrawn_is_gone_from_screen_and_caches_though_the_next_page_broke_off() -> Outcome {
    journey(async |visit| {
        let mut host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        host.put("/feed.json", page(&["An mới", "Be"], Some("feed-2.json"), &["be"]));
        host.put("/feed-2.json", half(page(&["Cuc mới"], None, &[])));
        refresh(visit).await?;
        // Nothing of the new page came through with the withdrawal: it is not whole.
        shows(visit, &["ready"], &["An", "Cuc"]).await?;
        let (all, holding) = caches(visit, "\"Be\"").await?;
        ensure!(holding.is_empty(), "the feed is kept with Be in {holding:?}");
        ensure!(!all.iter().any(|path| path.contains("/be")), "a photo is kept: {all:?}");
        host.dies();
        reload(visit).await?;
        shows(visit, &["stale", "offline"], &["An", "Cuc"]).await
    })
}

#[test]
fn a_later_page_that_was_asked_for_by_itself_keeps_nobody_who_is_withdrawn() -> Outcome {
    journey(async |visit| {
        let host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        // As a page that the worker came to in the middle of its reading.
        let ask = "return fetch('/feed-2.json').then((response) => response.ok)";
        ensure!(visit.script::<bool>(ask, json!([])).await?, "the page did not come");
        host.put("/feed.json", page(&["An", "Be"], Some("feed-2.json"), &["cuc"]));
        host.put("/feed-2.json", page(&["Dung"], None, &[]));
        refresh(visit).await?;
        eventually("Cuc to be gone", async || {
            let (all, holding) = caches(visit, "\"Cuc\"").await?;
            ensure!(holding.is_empty(), "kept in {holding:?}");
            ensure!(!all.iter().any(|path| path.contains("/cuc")), "a photo is kept: {all:?}");
            Ok(())
        })
        .await
    })
}

#[test]
fn a_refresh_that_breaks_off_leaves_the_old_feed_whole() -> Outcome {
    journey(async |visit| {
        let host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        let newer = || page(&["An mới", "Be mới", "Dung"], Some("feed-2.json"), &[]);
        host.put("/feed.json", newer());
        host.put("/feed-2.json", half(page(&["Cuc mới"], None, &[])));
        refresh(visit).await?;
        shows(visit, &["stale"], &["An", "Be", "Cuc"]).await?;
        // All pages come, but the portrait of somebody new does not.
        host.put("/feed-2.json", page(&["Cuc mới"], None, &[]));
        host.put("/photos/dung-wide.svg", Answer::HangUp);
        refresh(visit).await?;
        shows(visit, &["ready"], &["An", "Be", "Cuc"]).await?;
        host.put("/photos/dung-wide.svg", Answer::Body(PORTRAIT.to_owned(), false));
        eventually("the new feed", async || {
            refresh(visit).await?;
            let total = visit.wall().state().await?["total"].clone();
            ensure!(total == 4, "{total} are shown");
            Ok(())
        })
        .await?;
        shows(visit, &["ready"], &["An mới", "Be mới", "Dung", "Cuc mới"]).await?;
        keeps(visit, &["dung"]).await
    })
}

#[test]
fn a_login_page_is_no_feed_in_html_nor_in_json() -> Outcome {
    journey(async |visit| {
        let host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        for login in ["<!doctype html><title>Đăng nhập</title>", "{\"error\": \"login\"}", "{}"]
        {
            host.put("/feed.json", Answer::Body(login.to_owned(), false));
            refresh(visit).await?;
            shows(visit, &["stale"], &["An", "Be", "Cuc"]).await?;
            reload(visit).await?;
            shows(visit, &["stale"], &["An", "Be", "Cuc"]).await?;
        }
        Ok(())
    })
}

#[test]
fn an_unchanged_feed_costs_a_question_and_no_photo() -> Outcome {
    journey(async |visit| {
        let host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        let photos = host.asked("/photos/an-wide.svg").len();
        refresh(visit).await?;
        for path in ["/feed.json", "/feed-2.json"] {
            let last = host.asked(path).pop().context("it was not asked for")?;
            ensure!(!last.is_empty(), "{path} was asked for whole");
        }
        ensure!(host.asked("/photos/an-wide.svg").len() == photos, "the photo was loaded again");
        Ok(())
    })
}

#[test]
fn where_there_is_no_room_the_photos_go_first_and_never_the_feed() -> Outcome {
    journey(async |visit| {
        let mut host = venue()?;
        // Beside the program the browser keeps what it has compiled of it, whenever it has: some megabytes
        // more or less. A photo is larger than all that, and there is room for one.
        let large = [PORTRAIT, "<!-- ", &"x".repeat(12_000_000), " -->"].concat();
        for id in ["an", "be", "cuc"] {
            host.put(&format!("/photos/{id}-wide.svg"), Answer::Body(large.clone(), false));
        }
        let quota = json!({ "origin": host.address(""), "quotaSize": 20_000_000 });
        visit.needs(Ability::Quota)?;
        visit.devtools("Storage.overrideQuotaForOrigin", quota).await?;
        opened(visit, &host, &["an"]).await?;
        host.dies();
        reload(visit).await?;
        shows(visit, &["stale", "offline"], &["An", "Be", "Cuc"]).await?;
        let (all, _) = caches(visit, "-").await?;
        ensure!(!all.contains(&"/photos/cuc-wide.svg".to_owned()), "there was room: {all:?}");
        Ok(())
    })
}

#[test]
fn a_page_with_a_wall_registers_nothing() -> Outcome {
    journey(async |visit| {
        visit.neighbours("").await?;
        let registered = "return navigator.serviceWorker.getRegistrations().then((all) => all.map(({ scope }) => scope)
            .filter((scope) => scope.startsWith(location.origin)))";
        let scopes: Vec<String> = visit.script(registered, json!([])).await?;
        ensure!(scopes.is_empty(), "a worker serves {scopes:?}");
        Ok(())
    })
}

/// The n-th version of the feed: every name says which.
pub(crate) fn version(host: &Host, number: usize) {
    let name = |who: &str| format!("{who} {number}");
    let first = [name("An"), name("Be")];
    host.put("/feed.json", page(&first.each_ref().map(String::as_str), Some("feed-2.json"), &[]));
    host.put("/feed-2.json", page(&[&name("Cuc")], None, &[]));
}

#[test]
fn a_server_that_dies_at_any_moment_leaves_nothing_half_new() -> Outcome {
    let kills =
        std::env::var("WALL_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    journey(async |visit| {
        let mut host = venue()?;
        opened(visit, &host, &["an", "be", "cuc"]).await?;
        let mut dice = Dice::new(7);
        for number in 1..=kills {
            version(&host, number);
            // A start asks for the page, the worker and two pages of the feed; photos come behind.
            host.dies_after(dice.throw(8));
            reload(visit).await?;
            let names = eventually("somebody to be shown", async || {
                let state = visit.wall().state().await?;
                ensure!(state["total"] == 3 && state["status"] != "loading", "the state is {state}");
                let ask = "return [...document.querySelector('recognition-wall').shadowRoot
                    .querySelectorAll('[part~=card] [part~=name]')].map((name) => name.textContent.trim())";
                visit.script::<Vec<String>>(ask, json!([])).await
            })
            .await
            .with_context(|| format!("after the {number}. kill"))?;
            let mut versions: Vec<&str> =
                names.iter().map(|name| name.split(' ').nth(1).unwrap_or("")).collect();
            versions.dedup();
            ensure!(names.len() == 3 && versions.len() == 1, "after the {number}. kill: {names:?}");
            host.lives()?;
        }
        version(&host, kills + 1);
        refresh(visit).await?;
        let last = ["An", "Be", "Cuc"].map(|who| format!("{who} {}", kills + 1));
        shows(visit, &["ready"], &last.each_ref().map(String::as_str)).await
    })
}

/// The decisions of the worker that need no browser, in the language in which they are written.
#[test]
fn what_may_be_kept_is_decided_as_the_wall_decides_what_may_be_shown() -> Outcome {
    const KEPT: &str = include_str!("../../../../embed/kept.js");
    journey(async |visit| {
        let host = venue()?;
        host.put("/kept.js", Answer::Body(KEPT.to_owned(), false));
        host.put("/empty.html", Answer::Body("<!doctype html><title>-</title>".to_owned(), false));
        let go = "location.href = arguments[0]; return null";
        visit.script::<()>(go, json!([host.address("/empty.html")])).await?;
        let ask = "return import('/kept.js').then(({ allowed, parsed, isLike, nextPage, photos, withdrawn }) => {
            const item = (id, more) => ({ id, image: id + '.jpg', _recognition: more });
            const page = { items: [
                item('public', {}), item('draft', { visibility: 'draft' }), item('gone', {}), item(7, {}),
                item('odd', { visibility: 3 }), item('asked', { visibility: 'consultation' }),
            ], _recognition: { withdrawn: ['gone', 7] } };
            const shown = (more) => Object.keys(photos([{ items: [item('a', more)] }], ['https://a.example/f.json'], '2026-11-24')).length;
            const u16 = (text) => new Uint8Array([0xff, 0xfe, ...[...text].flatMap((c) => [c.charCodeAt() & 255, c.charCodeAt() >> 8])]);
            return {
                ids: allowed(page, withdrawn([page])).items.map(({ id }) => id),
                photos: [{}, { minor: true }, { minor: true, consent: { scope: ['photo'] } }, { consent: { scope: ['name'] } },
                    { consent: { until: '2026-11-23' } }, { consent: { until: '2026-11-24' } }, { consent: { until: '2026' } },
                    { consent: { until: 'mai' } }, { consent: 'có' }].map(shown),
                like: [isLike({ items: [] }, { items: [1] }), isLike({ items: [] }, {}), isLike([], []), isLike({ a: 1 }, { error: 1 })],
                next: ['b.json', 'a.json', 'https://b.example/', 'javascript:1', 3].map((next_url) =>
                    nextPage({ items: [], next_url }, 'https://a.example/a.json', ['https://a.example/a.json'])),
                text: [parsed(u16('{\"ế\":1}')), parsed(new TextEncoder().encode('{\"ế\":1}')), parsed(u16('{')) === undefined],
            };
        })";
        let found: Value =
            eventually("the answer", async || visit.script(ask, json!([])).await).await?;
        let wanted = json!({
            "ids": ["public", "asked"],
            "photos": [1, 0, 1, 0, 0, 1, 1, 0, 0],
            "like": [true, false, true, false],
            "next": ["https://a.example/b.json", null, null, null, null],
            "text": [{ "ế": 1 }, { "ế": 1 }, true],
        });
        ensure!(found == wanted, "found was {found:#}");
        Ok(())
    })
}
