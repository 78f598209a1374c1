//! "Somebody pulled the plug." The browser is ended in the middle of whatever it does, and started again
//! while there is no network.

use std::path::Path;
use std::process::Command;
use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Dice, Outcome, browser, journey, site};
use serde_json::{Value, json};

use crate::offline::{Answer, Host, KIOSK, opened, reload, shows, venue, version};

/// How often, where `WALL_KILLS` does not say.
const KILLS: usize = 2;
/// When the plug is pulled, from the moment on at which the page is asked for: whether it has come by then
/// or not. Milliseconds.
const FIRST: u64 = 50;
const SPAN: usize = 2_500;

/// The people on the wall, how many of their portraits are drawn, and how many are kept on the device;
/// nothing where the browser shows a page of its own.
const SEEN: &str = "if (!globalThis.caches) return null;
    const wall = document.querySelector('recognition-wall');
    const cards = [...wall?.shadowRoot?.querySelectorAll('[part~=card]') ?? []];
    const text = (card) => card.querySelector('[part~=name]')?.textContent.trim() ?? '';
    const drawn = cards.filter((card) => card.querySelector('img')?.naturalWidth).length;
    return (async () => {
        let kept = 0;
        for (const name of await caches.keys()) {
            kept += (await (await caches.open(name)).keys()).filter(({ url }) => url.includes('-wide')).length;
        }
        return [cards.map(text), drawn, kept];
    })()";

/// Ends the browser of a profile as a power cut does.
fn kills(profile: &Path) -> Result<()> {
    let lock = std::fs::read_link(profile.join("SingletonLock")).context("no browser has it")?;
    let lock = lock.to_string_lossy().into_owned();
    let (_, process) = lock.rsplit_once('-').context("the lock names no process")?;
    let ended = Command::new("kill").args(["-KILL", process]).status()?;
    ensure!(ended.success(), "process {process} could not be ended");
    Ok(())
}

/// Opens the kiosk in a browser of this profile, and pulls the plug some time later.
async fn is_cut_off(profile: &Path, host: &Host, after: Duration) -> Result<()> {
    let session = browser::start_in(profile).await?;
    let opens = async {
        session.driver.goto(host.address(KIOSK)).await?;
        std::future::pending::<Result<()>>().await
    };
    if let Ok(failed) = tokio::time::timeout(after, opens).await {
        return failed;
    }
    kills(profile)
}

/// Opens the kiosk in a browser of this profile: the names on it, once everybody is there with a portrait,
/// and everything is kept. A browser whose worker was too slow shows a page of its own, and asks again after
/// a while: so does this.
async fn comes_back(profile: &Path, host: &Host) -> Result<Vec<String>> {
    let session = browser::start_in(profile).await?;
    session.driver.goto(host.address(KIOSK)).await?;
    let names = eventually("everybody", async || {
        let seen = session.driver.execute(SEEN, Vec::<Value>::new()).await?;
        if seen.json().is_null() {
            println!("    the browser shows a page of its own");
            session.driver.refresh().await?;
        }
        let (names, drawn, kept): (Vec<String>, usize, usize) =
            serde_json::from_value(seen.json().clone())?;
        let is_whole = names.len() == 3 && drawn == 3 && kept >= 3;
        ensure!(is_whole, "{names:?}, {drawn} portraits drawn and {kept} kept");
        Ok(names)
    })
    .await?;
    session.driver.clone().quit().await?;
    Ok(names)
}

/// A browser that is ended while it writes an entry has neither the old nor the new: each one that is written
/// again and again is taken away, one at a time.
#[test]
fn an_entry_that_was_lost_in_writing_costs_nobody() -> Outcome {
    const LOSE: &str = "const [part, which] = arguments;
        return (async () => {
            const name = (await caches.keys()).filter((name) => name.includes(part)).sort()[which];
            const cache = name && await caches.open(name);
            const found = (await cache?.keys() ?? []).filter(({ url }) => !part.includes('code') || url.includes('?edited'));
            return (await Promise.all(found.map((request) => cache.delete(request)))).length;
        })()";
    journey(async |visit| {
        for (part, which) in [(" state", 0), (" state", 1), (" code ", 0)] {
            let mut host = venue()?;
            opened(visit, &host, &["an", "be", "cuc"]).await?;
            // The host's own change of the page is kept beside the page of the release.
            let page = std::fs::read_to_string(site::dist().join("kiosk.html"))?;
            host.put("/dist/kiosk.html", Answer::Body(page + "<!-- ours -->", false));
            reload(visit).await?;
            shows(visit, &["ready"], &["An", "Be", "Cuc"]).await?;
            eventually("the entry to be lost", async || {
                let lost: usize = visit.script(LOSE, json!([part, which])).await?;
                ensure!(lost > 0, "there is no{part}, {which}");
                Ok(())
            })
            .await?;
            host.dies();
            reload(visit).await?;
            shows(visit, &["stale", "offline"], &["An", "Be", "Cuc"]).await?;
        }
        Ok(())
    })
}

#[test]
fn a_browser_that_is_killed_at_any_moment_starts_with_one_feed_whole() -> Outcome {
    let kills =
        std::env::var("WALL_KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(KILLS);
    journey(async |_visit| {
        let folder =
            std::env::temp_dir().join(format!("recognition-wall-plug-{}", std::process::id()));
        std::fs::create_dir_all(&folder)?;
        let outcome = is_killed(&folder, kills).await;
        std::fs::remove_dir_all(&folder)?;
        let newest = outcome?;
        println!("    {kills} kills: {newest} times the newest feed, else one before it");
        Ok(())
    })
}

/// How often the newest feed was there afterwards.
async fn is_killed(profile: &Path, kills: usize) -> Result<usize> {
    let mut host = venue()?;
    version(&host, 0);
    comes_back(profile, &host).await?;
    let (mut newest, mut dice) = (0, Dice::new(7));
    for number in 1..=kills {
        version(&host, number);
        let after = Duration::from_millis(FIRST + dice.throw(SPAN) as u64);
        is_cut_off(profile, &host, after).await?;
        host.dies();
        let names = comes_back(profile, &host)
            .await
            .with_context(|| format!("after the {number}. kill"))?;
        host.lives()?;
        let of = |name: &String| name.split(' ').nth(1).and_then(|one| one.parse::<usize>().ok());
        let mut versions: Vec<Option<usize>> = names.iter().map(of).collect();
        versions.dedup();
        ensure!(versions.len() == 1, "a mixture after the {number}. kill: {names:?}");
        newest += usize::from(versions == [Some(number)]);
    }
    Ok(newest)
}
