//! "Our pages are put together by a script." A wall that is taken away, put back and moved a thousand times
//! leaves nothing behind: no memory, no node, no listener.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::{Ability, Memory, Outcome, Visit, feed, host, journey};
use serde_json::json;

/// Counts what the browser's own counters don't tell.
pub(crate) const COUNTED: &str = include_str!("counted.js");
const ATTACHED: &str = include_str!("attached.js");
/// How often, where `WALL_TIMES` does not say. A thousand take half a minute.
const TIMES: usize = 200;
/// So many in a row: the driver waits for no script longer than half a minute.
const BATCH: usize = 20;
/// So many rounds let everything happen once.
const FIRST: usize = 60;

fn times() -> usize {
    std::env::var("WALL_TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(TIMES)
}

/// What could be left behind.
#[derive(Clone, Copy, Debug)]
struct Left {
    memory: Memory,
    /// Of Wasm, 64 kB each.
    pages: f64,
    urls: f64,
    elements: f64,
}

async fn left(visit: &Visit) -> Result<Left> {
    // What the watcher of the journeys has written down is none of the wall's.
    let count = "__visit.events.length = 0;
        return [counted.pages(), counted.urls.size, document.querySelectorAll('*').length]";
    let [pages, urls, elements] = visit.script(count, json!([])).await?;
    Ok(Left { memory: visit.memory().await?, pages, urls, elements })
}

/// So many walls on a page with two places, each put in and taken away `times` times.
async fn leaves_nothing(visit: &Visit, walls: usize, times: usize) -> Result<()> {
    visit.needs(Ability::Memory)?;
    visit.finds_done(&[COUNTED, ATTACHED].concat()).await?;
    visit.devtools("Performance.enable", json!({})).await?;
    visit.publish(feed::neighbours());
    let tag = |number| {
        format!(r#"<recognition-wall src="feed.json" name="w{number}"></recognition-wall>"#)
    };
    let tags: Vec<String> = (0..walls).map(tag).collect();
    let tags = tags.concat();
    let places = format!(r#"<div class="place">{tags}</div><div class="place"></div>"#);
    visit.open_page(&host::page(host::SCRIPT, &places)).await?;
    let rounds = async |times: usize| -> Result<()> {
        for _ in 0..times / BATCH {
            visit.script::<()>("return attached(arguments[0])", json!([BATCH])).await?;
        }
        Ok(())
    };
    rounds(FIRST).await?;
    let before = left(visit).await?;
    rounds(times).await?;
    let after = left(visit).await?;
    println!("    {walls} walls, {times} times: {before:?}, then {after:?}");
    let all = f64::from(u32::try_from(times * walls)?);
    // A wall of six is some 60 kB and 400 nodes: one that stayed each tenth time would be seen. The browser
    // keeps some compiled code more as it gets used.
    ensure!(
        after.memory.heap < before.memory.heap + 400_000.0 + 100.0 * all,
        "the heap grew from {before:?} to {after:?}"
    );
    ensure!(
        after.memory.nodes < before.memory.nodes + 400.0,
        "nodes grew from {before:?} to {after:?}"
    );
    ensure!(
        after.memory.listeners <= before.memory.listeners + 10.0,
        "listeners grew from {before:?} to {after:?}"
    );
    // It never shrinks: a page more is what the busiest moment yet has taken. 4,000 times take no more.
    ensure!(
        after.pages <= before.pages + 1.0,
        "the memory of Wasm grew from {before:?} to {after:?}"
    );
    ensure!(after.urls <= before.urls, "object URLs: {before:?}, {after:?}");
    ensure!(after.elements <= before.elements, "elements: {before:?}, {after:?}");
    visit.wall().shows_names(&NEIGHBOURS).await?;
    visit.wall().open("Đỗ Văn Đức").await?;
    visit.wall().shows_open(Some("Đỗ Văn Đức")).await
}

#[test]
fn a_wall_that_is_taken_away_put_back_and_moved_a_thousand_times_leaves_nothing_behind() -> Outcome
{
    journey(async |visit| leaves_nothing(visit, 1, times()).await)
}

#[test]
fn five_walls_of_one_page_taken_away_put_back_and_moved_leave_nothing_behind() -> Outcome {
    journey(async |visit| leaves_nothing(visit, 5, times() / 5).await)
}
