//! One page, opened and used: a device and a town go in, figures come out.
//!
//! Each figure is defined as in the bench of the wall's peers, so that the two compare. Times are
//! milliseconds of the page's own clock.
//!
//! | figure | what |
//! | --- | --- |
//! | first card | navigation to the first frame after which a card is visible in the viewport: looked for in each frame, taken in the message after its paint |
//! | LCP, CLS | the browser's entries; CLS without shifts after input |
//! | first filter | navigation, `el.state.status` is `ready`, a choice is made, the frame with its result is painted |
//! | longest task | of the browser's entries of 50 ms and more; 0 where there is none |
//! | a choice, a letter | the call to the next frame painted after the query is in `el.state`, asked every 2 ms |
//! | processor | thread time of the main thread with all that follows, style, layout and paint too: it holds on a busy machine |
//! | frames lost | frames of 60 Hz of the main thread that never came: in 0.8 s of nothing, while 5,000 px are scrolled at 3,000 px/s, and in 600 ms after each of four choices |
//! | heap, Wasm | after two collections of garbage: used JavaScript heap, and linear memory of all instances |
//! | elements | of the document and of the wall's shadow root |
//!
//! A phone's processor is slowed down by the browser; a headless browser draws without a graphics
//! processor, so layers and blends cost more than on a device.

use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context as _, Result, bail, ensure};
use recognition_wall_e2e::browser;
use recognition_wall_e2e::browser::Session;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::town::{Choice, QUERIES, Town};
use crate::wire::{File, Files, Kind, Sent, Speed, Wire};

const PAGE_SCRIPT: &str = include_str!("page.js");

/// How long the movement after a choice takes, and a little: milliseconds.
const GAP: u32 = 380;

/// One answer of the driver may take so long: below what its client allows.
const PATIENCE: Duration = Duration::from_secs(90);

/// How many times of that a page may take to load.
const LOADS: u32 = 4;

/// After how many more choices and letters the memory is looked at again.
const USES: u32 = 200;

/// What a page is looked at with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Device {
    pub(crate) name: &'static str,
    size: (u32, u32),
    /// How many times slower the processor is.
    slower: u32,
    speed: Option<Speed>,
}

/// A cheap phone on slow 4G, as Lighthouse has it.
pub(crate) const PHONE: Device = Device {
    name: "phone",
    size: (412, 823),
    slower: 4,
    speed: Some(Speed { latency: Duration::from_millis(150), bytes: 200_000.0 }),
};

/// A desktop computer beside its server.
pub(crate) const DESKTOP: Device =
    Device { name: "desktop", size: (1280, 800), slower: 1, speed: None };

/// What loading took.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Loaded {
    pub(crate) card: f64,
    pub(crate) lcp: f64,
    pub(crate) cls: f64,
    pub(crate) ready: f64,
    pub(crate) longest_task: f64,
    pub(crate) processor: f64,
    pub(crate) code_brotli: usize,
    pub(crate) code_raw: usize,
    pub(crate) feed_brotli: usize,
    pub(crate) answers: usize,
}

/// Frames that came and that did not.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize)]
pub(crate) struct Frames {
    #[serde(rename = "frames")]
    pub(crate) came: u32,
    pub(crate) lost: u32,
    pub(crate) longest: f64,
}

/// What a page weighs in memory: bytes, and elements.
#[derive(Clone, Copy, Debug, Serialize)]
pub(crate) struct Weight {
    pub(crate) heap: f64,
    pub(crate) wasm: f64,
    pub(crate) elements: u32,
}

/// What using took.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Used {
    pub(crate) filters: Vec<f64>,
    pub(crate) filter_processor: f64,
    pub(crate) filter_longest_task: f64,
    pub(crate) letters: Vec<f64>,
    pub(crate) letter_processor: f64,
    pub(crate) idle: Frames,
    pub(crate) scroll: Frames,
    pub(crate) animations: Vec<Frames>,
    pub(crate) loaded: Weight,
    pub(crate) at_the_end: Weight,
    pub(crate) uses: u32,
    /// Answers that were not the right ones.
    pub(crate) wrong: Vec<String>,
}

/// A page that is open.
struct Page {
    session: Session,
    wire: Wire,
}

/// What the page's script has seen.
#[derive(Deserialize)]
struct Figures {
    card: f64,
    lcp: f64,
    cls: f64,
    ready: f64,
    tasks: Vec<f64>,
}

/// Loads the page and waits until its photos are there.
pub(crate) async fn load(files: &Arc<Files>, device: &Device) -> Result<Loaded> {
    let page = Page::open(files, device, device.speed, Value::Null).await?;
    page.has_loaded().await?;
    let Figures { card, lcp, cls, ready, tasks } = page.ask("return __bench", json!([])).await?;
    let processor = page.processor().await?;
    let Sent { answers, code, feed } = page.wire.sent();
    page.close().await?;
    Ok(Loaded {
        card,
        lcp,
        cls,
        ready,
        longest_task: longest(&tasks),
        processor,
        code_brotli: code.0,
        code_raw: code.1,
        feed_brotli: feed,
        answers,
    })
}

/// Loads the page and makes a choice as soon as it can be made: when its result was on the screen.
pub(crate) async fn first_filter(files: &Arc<Files>, town: &Town, device: &Device) -> Result<f64> {
    let (choice, expected) = town.first().context("there is no choice")?;
    let page = Page::open(files, device, device.speed, json!(choice)).await?;
    page.has_loaded().await?;
    let (taken, shown): (f64, usize) =
        page.ask("return [__bench.filter, __bench.filtered]", json!([])).await?;
    page.close().await?;
    ensure!(shown == *expected, "the first filter shows {shown} and not {expected}");
    Ok(taken)
}

/// Loads the page at full speed, and uses it.
pub(crate) async fn uses(files: &Arc<Files>, town: &Town, device: &Device) -> Result<Used> {
    let page = Page::open(files, device, None, Value::Null).await?;
    page.has_loaded().await?;
    let loaded = page.weight().await?;
    let mut wrong = Vec::new();

    let choices: Vec<&Choice> = town.choices.iter().map(|(choice, _)| choice).collect();
    let before = page.processor().await?;
    let forget = "__bench.tasks.length = 0";
    page.ask::<Option<u32>>(forget, json!([])).await?;
    let mut filters = Vec::new();
    for _ in 0..2 {
        let taken: Vec<(f64, usize)> =
            page.ask("return __bench.filters(...arguments)", json!([choices, GAP])).await?;
        for ((time, shown), (choice, expected)) in taken.iter().zip(&town.choices) {
            filters.push(*time);
            if shown != expected {
                wrong.push(format!("{choice:?} shows {shown} and not {expected}"));
            }
        }
    }
    let filter_longest_task =
        longest(&page.ask::<Vec<f64>>("return __bench.tasks", json!([])).await?);
    let between = page.processor().await?;
    let filter_processor = (between - before) / per(filters.len());

    let mut letters = Vec::new();
    for (query, expected) in QUERIES.iter().zip(&town.found) {
        let taken: Vec<(Vec<f64>, usize)> =
            page.ask("return __bench.searches(...arguments)", json!([[query], GAP])).await?;
        for (times, shown) in taken {
            letters.extend(times);
            if shown != *expected {
                wrong.push(format!("“{query}” shows {shown} and not {expected}"));
            }
        }
    }
    let processor = page.processor().await? - between;
    let letter_processor = processor / per(letters.len() + QUERIES.len());

    let idle = page.ask("return __bench.idle()", json!([])).await?;
    let scroll = page.scroll(device).await?;
    let animations =
        page.ask("return __bench.animations(...arguments)", json!([town.moving])).await?;

    page.slow_down(1).await?;
    let given = json!([USES, choices, QUERIES, GAP]);
    let uses = page.ask("return __bench.uses(...arguments)", given).await?;
    let at_the_end = page.weight().await?;
    let errors: Vec<String> = page.ask("return __bench.errors", json!([])).await?;
    wrong.extend(errors);
    page.close().await?;
    Ok(Used {
        filters,
        filter_processor,
        filter_longest_task,
        letters,
        letter_processor,
        idle,
        scroll,
        animations,
        loaded,
        at_the_end,
        uses,
        wrong,
    })
}

/// How long a fixed piece of work takes in an empty page that is not slowed down: milliseconds.
pub(crate) async fn calibrate() -> Result<f64> {
    let raw = "<!doctype html><meta charset=utf-8><title>Empty</title><body>".into();
    let media = "text/html; charset=utf-8";
    let empty = File { kind: Kind::Code, media, raw, brotli: None };
    let files = Arc::new(Files::from([("/".to_owned(), empty)]));
    let page = Page::open(&files, &DESKTOP, None, Value::Null).await?;
    let taken = page.ask("return __bench.calibrate()", json!([])).await;
    page.close().await?;
    taken
}

fn longest(tasks: &[f64]) -> f64 {
    tasks.iter().copied().fold(0.0, f64::max)
}

fn per(count: usize) -> f64 {
    f64::from(u32::try_from(count.max(1)).unwrap_or(u32::MAX))
}

impl Page {
    async fn open(
        files: &Arc<Files>,
        device: &Device,
        speed: Option<Speed>,
        first: Value,
    ) -> Result<Self> {
        let page =
            Self { session: browser::borrow().await?, wire: Wire::start(files, speed).await? };
        page.session.driver.set_script_timeout(PATIENCE).await?;
        let (width, height) = device.size;
        let metrics =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        page.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
        page.devtools("Emulation.setScrollbarsHidden", json!({ "hidden": true })).await?;
        page.devtools("Performance.enable", json!({ "timeDomain": "threadTicks" })).await?;
        let source = PAGE_SCRIPT.replace("__FIRST__", &first.to_string());
        page.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await?;
        page.slow_down(device.slower).await?;
        page.session.driver.goto(format!("{}/", page.wire.origin)).await?;
        Ok(page)
    }

    async fn close(self) -> Result<()> {
        self.slow_down(1).await?;
        // Nothing of this page goes on while the next one is measured.
        self.session.driver.goto("about:blank").await?;
        browser::give_back(self.session);
        Ok(())
    }

    async fn devtools(&self, method: &str, parameters: Value) -> Result<Value> {
        Ok(self.session.driver.cdp().send_raw(method, parameters).await?)
    }

    async fn slow_down(&self, times: u32) -> Result<()> {
        self.devtools("Emulation.setCPUThrottlingRate", json!({ "rate": times })).await.map(|_| ())
    }

    async fn ask<T: DeserializeOwned>(&self, script: &str, arguments: Value) -> Result<T> {
        let arguments = arguments.as_array().cloned().unwrap_or_default();
        let answer = self.session.driver.execute(script, arguments).await?;
        serde_json::from_value(answer.json().clone()).context("the page answered in another shape")
    }

    async fn has_loaded(&self) -> Result<()> {
        let most = json!([(PATIENCE / 2).as_millis()]);
        for _ in 0..LOADS * 2 {
            if self.ask("return __bench.hasLoaded(...arguments)", most.clone()).await? {
                return Ok(());
            }
        }
        let state: Value =
            self.ask("return document.querySelector('recognition-wall').state", json!([])).await?;
        bail!("the wall has not loaded in {:?}: {state}", PATIENCE * LOADS)
    }

    async fn metric(&self, name: &str) -> Result<f64> {
        let metrics = self.devtools("Performance.getMetrics", json!({})).await?;
        let all = metrics.get("metrics").and_then(Value::as_array).context("no metrics")?;
        let one = all.iter().find(|one| one.get("name").and_then(Value::as_str) == Some(name));
        one.and_then(|one| one.get("value")?.as_f64()).with_context(|| format!("no {name}"))
    }

    /// What the main thread has worked until now: milliseconds of its own time.
    async fn processor(&self) -> Result<f64> {
        Ok(self.metric("TaskDuration").await? * 1000.0)
    }

    async fn weight(&self) -> Result<Weight> {
        #[derive(Deserialize)]
        struct Page {
            elements: u32,
            wasm: f64,
        }
        for _ in 0..2 {
            self.devtools("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let heap = self.metric("JSHeapUsedSize").await?;
        let Page { elements, wasm } = self.ask("return __bench.weight()", json!([])).await?;
        Ok(Weight { heap, wasm, elements })
    }

    async fn scroll(&self, device: &Device) -> Result<Frames> {
        let (width, height) = device.size;
        self.ask::<Option<u32>>("__bench.watch()", json!([])).await?;
        let gesture = json!({
            "x": width / 2, "y": height * 7 / 10, "yDistance": -5000, "speed": 3000,
            "gestureSourceType": "mouse", "preventFling": true
        });
        self.devtools("Input.synthesizeScrollGesture", gesture).await?;
        let frames = self.ask("return __bench.stop()", json!([])).await?;
        let at: f64 = self.ask("return scrollY", json!([])).await?;
        ensure!(at > 1000.0, "the page did not scroll: it is at {at}");
        self.ask::<Option<u32>>("scrollTo(0, 0)", json!([])).await?;
        Ok(frames)
    }
}
