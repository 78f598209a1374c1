//! "It has been standing there for a week." Virtual time: the browser's own clock is run as fast as it goes,
//! while the feed changes, the network comes and goes, and visitors touch what there is.
//!
//! Some hours in the tests; `cargo xtask soak` makes seven days of it.

use std::time::Duration;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Memory, Outcome, Visit, journey};
use serde_json::json;

use crate::offline::{Answer, Host, page, venue};

/// How many hours, where `WALL_SOAK_HOURS` does not say.
const HOURS: usize = 3;
/// Milliseconds.
const HOUR: f64 = 3_600_000.0;
/// How long to wait before the browser's clock is looked at, and how often.
const PAUSE: Duration = Duration::from_millis(500);
const QUESTIONS: usize = 600;
/// After so many hours everything has been on the screen once.
const DAY: usize = 24;
/// From so many hours on a line through them says something: on the second day a kiosk's heap still rises by
/// 2.5 kB an hour, all of it code that the browser compiles as it gets used.
const LONG: usize = 4 * DAY;
/// What the heap may grow by in an hour after the first day, and so may the memory of Wasm. Bytes.
const SLOPE: f64 = 1024.0;
/// What the memory of Wasm grows by at once, and never gives back: one such step in a run of a few hours is
/// what the busiest moment yet has taken. Bytes.
const WASM_PAGE: f64 = 65_536.0;
/// What the heap of a few hours may differ by from one to the next, whoever stands there. Bytes.
const NOISE: f64 = 400_000.0;
/// One person has some more lines than another. Elements and texts.
const LINES: f64 = 60.0;

/// Counts what must not grow, and is visitors: each looks for a name, reads in another way and leaves
/// without a word, eleven minutes after the one before.
const WEEK: &str = "
    const { instantiate } = WebAssembly, memories = [], urls = { open: 0 };
    WebAssembly.instantiate = async (...given) => {
        const instance = await instantiate(...given);
        // The later part of the wall has none of its own.
        const memory = Object.values(instance.exports).find((one) => one instanceof WebAssembly.Memory);
        if (memory) memories.push(new WeakRef(memory));
        return instance;
    };
    for (const [name, step] of [['createObjectURL', 1], ['revokeObjectURL', -1]]) {
        const own = URL[name];
        URL[name] = (...given) => (urls.open += step, own.apply(URL, given));
    }
    window.soak = { visits: 0, pages: () => memories.reduce((sum, memory) => sum + (memory.deref()?.buffer.byteLength ?? 0) / 65536, 0), urls };
    const wall = () => document.querySelector('recognition-wall');
    const press = (selector) => {
        const found = wall().shadowRoot.querySelector(selector);
        found?.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, composed: true, clientX: 540, clientY: 960 }));
        found?.click();
    };
    const deeds = [
        () => press('.attract__touch'), () => press('[data-name=\"bar.search\"]'),
        ...['C', 'U', 'C'].map((letter) => () => press(`.key[aria-label=\"${letter}\"]`)),
        () => press('[data-name=\"bar.language\"]'), () => press('[data-name=\"bar.large\"]'),
        () => press('[data-name=\"bar.contrast\"]'), () => press('[data-name=\"bar.initials\"]'),
        () => press('.initials__letters .key'), () => press('.initials__person'), () => press('[part~=close]'),
    ];
    const kiosk = () => {
        window.soak.visits += 1;
        deeds.forEach((deed, at) => setTimeout(deed, 2000 * at));
    };
    const ceremony = () => {
        window.soak.visits += 1;
        const key = window.soak.visits % 12 === 0 ? 'Home' : 'PageDown';
        dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
    };
    if (location.pathname.includes('kiosk')) setInterval(kiosk, 660_000);
    else setInterval(ceremony, 45_000);";

/// What is counted at the end of an hour.
#[derive(Clone, Copy, Debug, Default)]
struct Count {
    heap: f64,
    nodes: f64,
    listeners: f64,
    wasm: f64,
    urls: f64,
    visits: f64,
}

/// What an expression gives in the page: as few bytes as can be are left in its heap by asking.
async fn asks<T: serde::de::DeserializeOwned>(visit: &Visit, expression: &str) -> Result<T> {
    let asked = json!({ "expression": expression, "returnByValue": true });
    let answer = visit.devtools("Runtime.evaluate", asked).await?;
    serde_json::from_value(answer["result"]["value"].clone())
        .with_context(|| format!("{expression} gave {answer}"))
}

async fn count(visit: &Visit) -> Result<Count> {
    // What the watcher of the journeys has written down is none of the screen's.
    let own = "__visit.events.length = __visit.errors.length = __visit.said.length = 0, [soak.pages(), soak.urls.open, soak.visits]";
    let [wasm, urls, visits] = asks(visit, own).await?;
    // Nor what the browser has kept of its console for whoever debugs.
    visit.devtools("Runtime.discardConsoleEntries", json!({})).await?;
    let Memory { heap, nodes, listeners } = visit.memory().await?;
    Ok(Count { heap, nodes, listeners, wasm, urls, visits })
}

/// Lets an hour pass.
async fn passes(visit: &Visit) -> Result<()> {
    // The browser's own clock, which runs as the page's does: a question to the page would leave some 300
    // bytes in its heap each time, and a slow machine asks more often.
    let clock = async || visit.metric("Timestamp").await.map(|seconds| 1000.0 * seconds);
    let start = clock().await?;
    let policy = json!({
        "policy": "pauseIfNetworkFetchesPending", "budget": HOUR, "maxVirtualTimeTaskStarvationCount": 1_000_000
    });
    visit.devtools("Emulation.setVirtualTimePolicy", policy).await?;
    for _ in 0..QUESTIONS {
        tokio::time::sleep(PAUSE).await;
        if clock().await? >= start + HOUR - 1.0 {
            return Ok(());
        }
    }
    anyhow::bail!("the browser's clock stands still")
}

/// What the n-th hour is like: every fifth has no network, every other a newer feed.
fn weather(host: &mut Host, hour: usize) -> Result<()> {
    if hour % 5 == 4 {
        host.dies();
        return Ok(());
    }
    if hour.is_multiple_of(5) {
        host.lives()?;
    }
    let more = format!("Cuc {hour}");
    let people = ["An", "Be", &more];
    let shown = if hour.is_multiple_of(2) { &people[..] } else { &people[..2] };
    host.put("/feed.json", page(shown, None, &[]));
    Ok(())
}

/// By how much a line through these points rises from one to the next.
fn slope(points: &[f64]) -> f64 {
    let places: Vec<f64> = (0_u32..).zip(points).map(|(place, _)| f64::from(place)).collect();
    let count: f64 = places.iter().map(|_| 1.0).sum();
    let middle = |values: &[f64]| values.iter().sum::<f64>() / count;
    let (x, y) = (middle(&places), middle(points));
    let both = || places.iter().zip(points).map(|(place, point)| (place - x, point - y));
    let along: f64 = both().map(|(across, _)| across * across).sum();
    if along > 0.0 { both().map(|(across, up)| across * up).sum::<f64>() / along } else { 0.0 }
}

async fn stands(visit: &Visit, screen: &str) -> Result<()> {
    let hours =
        std::env::var("WALL_SOAK_HOURS").ok().and_then(|hours| hours.parse().ok()).unwrap_or(HOURS);
    for said in ["ERR_", "502", "503", "404"] {
        visit.expects_the_console_to_say(said);
    }
    visit.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WEEK })).await?;
    visit.devtools("Performance.enable", json!({})).await?;
    visit.on_a_screen_of(1080, 1920).await?;
    let mut host = venue()?;
    host.put("/feed.json", Answer::clone(&page(&["An", "Be"], None, &[])));
    let go = "location.href = arguments[0]; return null";
    let address = host.address(&format!("/dist/{screen}.html?src=/feed.json&lang=vi"));
    visit.script::<()>(go, json!([address])).await?;
    eventually("the screen", async || {
        let there = "return Boolean(document.querySelector('recognition-wall')?.shadowRoot?.querySelector('.attract, .words'))";
        ensure!(visit.script::<bool>(there, json!([])).await?, "it is not there");
        Ok(())
    })
    .await?;
    let mut counts = Vec::new();
    for hour in 0..hours {
        weather(&mut host, hour)?;
        passes(visit).await?;
        let count = count(visit).await?;
        if hour < 3 || hour % 12 == 11 {
            println!(
                "    {screen}, hour {:>3}: heap {:.2} MB, {} nodes, {} listeners, {} pages of Wasm, {} object URLs, {} visits",
                hour + 1,
                count.heap / 1e6,
                count.nodes,
                count.listeners,
                count.wasm,
                count.urls,
                count.visits
            );
        }
        counts.push(count);
    }
    judge(screen, &counts)
}

/// What grew from the end of the first day on, or of the first hour where there are only some.
struct Verdict<'a> {
    screen: &'a str,
    first: usize,
    settled: &'a [Count],
}

impl Verdict<'_> {
    fn all(&self, of: impl Fn(&Count) -> f64) -> Vec<f64> {
        self.settled.iter().map(of).collect()
    }

    fn span(&self, of: impl Fn(&Count) -> f64) -> (f64, f64) {
        let ends = (f64::INFINITY, f64::NEG_INFINITY);
        self.all(of).into_iter().fold(ends, |(low, high), one| (low.min(one), high.max(one)))
    }

    /// The figures, as docs/reliability.md has them.
    fn tell(&self, first: Count, last: Count) {
        let Self { screen, first: hour, settled } = self;
        let ((low, high), (_, listeners), (_, urls)) =
            (self.span(|one| one.nodes), self.span(|one| one.listeners), self.span(|one| one.urls));
        let grew = settled.iter().rposition(|one| one.wasm < last.wasm);
        let since = grew.map_or(*hour, |place| hour + place + 1);
        println!(
            "    {screen}: heap {:+.0} B/h: {:.3} MB after {hour} hours, {:.3} after {}; {} visits; {low} to {high} nodes, \
             {listeners} listeners, {urls} object URLs; {} pages of Wasm, {} from hour {since} on",
            slope(&self.all(|one| one.heap)),
            first.heap / 1e6,
            last.heap / 1e6,
            hour + settled.len() - 1,
            last.visits,
            first.wasm,
            last.wasm,
        );
    }
}

fn judge(screen: &str, counts: &[Count]) -> Result<()> {
    let is_long = counts.len() >= LONG;
    // The first hour reads the feed and draws everything for the first time.
    let hour = if is_long { DAY } else { 2.min(counts.len()) };
    let settled = counts.get(hour - 1..).context("no hours")?;
    let (first, last) = (settled.first().context("none")?, settled.last().context("none")?);
    let verdict = Verdict { screen, first: hour, settled };
    verdict.tell(*first, *last);
    ensure!(hour == counts.len() || last.visits > first.visits, "nobody came: {counts:?}");
    for (what, noise, bytes) in [
        ("the heap", NOISE, verdict.all(|one| one.heap)),
        ("the memory of Wasm", WASM_PAGE, verdict.all(|one| one.wasm * WASM_PAGE)),
    ] {
        let (before, after, rise) =
            (bytes.first().context("none")?, bytes.last().context("none")?, slope(&bytes));
        if is_long {
            ensure!(rise <= SLOPE, "{what} grows by {rise:.0} bytes in an hour");
        } else {
            ensure!(*after <= before + noise, "{what} grew: {first:?}, {last:?}");
        }
    }
    for (what, before, after, noise) in [
        ("nodes", first.nodes, last.nodes, LINES),
        ("listeners", first.listeners, last.listeners, 4.0),
        ("object URLs", 0.0, last.urls, 0.0),
    ] {
        ensure!(after <= before + noise, "{what} grew from {before} to {after}");
    }
    Ok(())
}

#[test]
fn a_kiosk_that_stands_for_days_soaks_up_nothing() -> Outcome {
    journey(async |visit| stands(visit, "kiosk").await)
}

#[test]
fn a_stage_that_stands_for_days_soaks_up_nothing() -> Outcome {
    journey(async |visit| stands(visit, "ceremony").await)
}
