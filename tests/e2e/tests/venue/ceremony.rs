//! "The names are read from the stage, and I hold the clicker."

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, journey, site};
use serde::Deserialize;
use serde_json::{Value, json};

/// More presses than any ceremony of 133 has slides.
const MOST: usize = 400;

/// What is on the stage: the kind of its slide, and the name.
type Slide = (String, String);

async fn slide(visit: &Visit) -> Result<Option<Slide>> {
    let read = "const root = document.querySelector('recognition-wall').shadowRoot;
        const words = root.querySelector('.words');
        return words && [words.dataset.kind ?? '', words.querySelector('[part=name]')?.textContent.trim() ?? '']";
    visit.script(read, json!([])).await
}

async fn shows(visit: &Visit, kind: &str, name: &str) -> Result<()> {
    let expected = Some((kind.to_owned(), name.to_owned()));
    eventually_equal("the slide", &expected, async || slide(visit).await).await
}

/// Presses a key as a clicker does.
async fn presses(visit: &Visit, key: &str) -> Result<()> {
    let press = "const key = new KeyboardEvent('keydown', { key: arguments[0], bubbles: true, cancelable: true });
        window.dispatchEvent(key)";
    visit.script(press, json!([key])).await
}

/// Goes on to the next slide, which is another one.
async fn goes_on(visit: &Visit) -> Result<Slide> {
    let before = slide(visit).await?;
    presses(visit, "PageDown").await?;
    eventually("the next slide", async || {
        let now = slide(visit).await?;
        ensure!(now.is_some() && now != before, "still {now:?}");
        Ok(now.unwrap_or_default())
    })
    .await
}

async fn opens(visit: &Visit, feed: &str) -> Result<()> {
    visit.on_a_screen_of(1920, 1080).await?;
    visit.open(&format!("/dist/ceremony.html?src={feed}")).await?;
    eventually("the opening", async || {
        let shown = slide(visit).await?;
        ensure!(shown.is_some(), "nothing is on the stage");
        Ok(())
    })
    .await
}

/// Opens the presenter's window beside the stage, and leads through the whole ceremony by a clicker's
/// key: each slide, with what the presenter's window says of it once it has followed.
const LEADS: &str = "const most = arguments[0];
    const words = (node) => node?.textContent.replaceAll('\\u00a0', ' ').trim() ?? '';
    const root = () => document.querySelector('recognition-wall').shadowRoot;
    const desk = () => window.presenter.document?.querySelector('recognition-wall')?.shadowRoot;
    const until = async (ready) => {
        const start = performance.now();
        while (!ready() && performance.now() - start < 5000) await new Promise((resolve) => setTimeout(resolve, 4));
        return ready();
    };
    return (async () => {
        window.presenter = open(location.href + '&presenter=1', 'presenter', 'width=1000,height=700');
        if (!await until(() => desk()?.querySelector('.desk__name'))) return [];
        const faults = [];
        window.presenter.addEventListener('error', ({ message }) => faults.push(message));
        const run = [];
        for (let at = 0; at < most; at += 1) {
            const before = root().querySelector('.stage__slide');
            dispatchEvent(new KeyboardEvent('keydown', { key: at % 2 ? 'PageDown' : 'ArrowRight', bubbles: true, cancelable: true }));
            if (!await until(() => root().querySelector('.stage__slide') !== before)) break;
            const slide = root().querySelector('.words'), name = words(slide.querySelector('[part=name]'));
            const follows = await until(() => words(desk().querySelector('.desk__name')).includes(name));
            run.push({ kind: slide.dataset.kind, name, follows, place: words(desk().querySelector('.desk__place')),
                coming: [...desk().querySelectorAll('.desk__next strong')].map(words) });
            if (slide.dataset.kind === 'closing') break;
        }
        window.presenter.close();
        return faults.length ? [] : run;
    })()";

/// A slide of the run, and what the presenter saw of it.
#[derive(Debug, Deserialize)]
struct Step {
    kind: String,
    name: String,
    follows: bool,
    place: String,
    coming: Vec<String>,
}

/// How high somebody's highest award is, by the feed's own numbers: its rank, then its class.
fn height(person: &Value, awards: &Value) -> (u64, u64) {
    let of = |award: &Value| {
        let code = award["code"].as_str().unwrap_or_default();
        let rank = award["rank"].as_u64().or_else(|| awards[code]["rank"].as_u64());
        let class = award["class"]["vi"].as_str().or_else(|| award["class"].as_str());
        let class = match class {
            Some("hạng Nhất") => 1,
            Some("hạng Nhì") => 2,
            Some("hạng Ba") => 3,
            _ => u64::MAX,
        };
        (rank.unwrap_or(u64::MAX), class)
    };
    let counts = |award: &&Value| !matches!(award["status"].as_str(), Some("revoked" | "declined"));
    let awards = person["_recognition"]["awards"].as_array().map(Vec::as_slice);
    let all = awards.unwrap_or_default().iter().filter(counts).map(of);
    all.min().unwrap_or((u64::MAX, u64::MAX))
}

#[test]
fn a_ceremony_of_133_is_led_by_a_clicker_and_everybody_is_called_once_in_order() -> Outcome {
    journey(async |visit| {
        opens(visit, "/dist/demo/sample/feed.json").await?;
        let run: Vec<Step> = visit.script(LEADS, json!([MOST])).await?;
        let last = run.last().map(|step| step.kind.as_str());
        ensure!(last == Some("closing"), "the ceremony ended with {last:?} after {}", run.len());
        let behind = run.iter().find(|step| !step.follows);
        ensure!(behind.is_none(), "the presenter's window stayed behind at {behind:?}");
        let called: Vec<&Step> = run.iter().filter(|step| step.kind == "person").collect();
        let text = std::fs::read_to_string(site::dist().join("demo/sample/feed.json"))?;
        let feed: Value = serde_json::from_str(&text)?;
        let mut people: Vec<&Value> = feed["items"].as_array().into_iter().flatten().collect();
        people.sort_by_key(|person| height(person, &feed["_recognition"]["awards"]));
        ensure!(people.len() == 133 && called.len() == 133, "{} were called", called.len());
        for (at, (step, person)) in called.iter().zip(&people).enumerate() {
            let title = person["title"].as_str().unwrap_or_default();
            ensure!(step.name == title, "{}. is {}, and not {title}", at + 1, step.name);
            let place = format!("Thứ {} trong 133", at + 1);
            ensure!(step.place == place, "the presenter reads {:?} for {title}", step.place);
            let next = called.iter().skip(at + 1).take(3).map(|step| &step.name);
            let told = next.zip(&step.coming).all(|(name, told)| told.ends_with(name.as_str()));
            let many = step.coming.len() == 3.min(132 - at);
            ensure!(told && many, "with {title} the presenter is told of {:?}", step.coming);
        }
        Ok(())
    })
}

/// The letters at which a line ends, for each line of a heading.
const LINES: &str = "const heading = document.querySelector('recognition-wall').shadowRoot.querySelector('.words [part=name]');
    const text = heading.firstChild, range = document.createRange(), lines = [];
    let top = -1;
    for (let at = 0; at < text.length; at += 1) {
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        const box = range.getClientRects()[0];
        if (!box?.width) continue;
        if (box.top > top + 4) lines.push('');
        top = Math.max(top, box.top);
        lines[lines.length - 1] += text.data[at];
    }
    return lines.map((line) => line.replaceAll('\\u00a0', ' ').trim())";

#[test]
fn no_line_of_a_title_ends_within_the_name_of_a_place() -> Outcome {
    journey(async |visit| {
        opens(visit, "/dist/demo/sample/feed.json").await?;
        for screen in [(1920, 1080), (1080, 1920), (1280, 720), (1024, 768), (3840, 2160)] {
            visit.on_a_screen_of(screen.0, screen.1).await?;
            let lines: Vec<String> = visit.script(LINES, json!([])).await?;
            let whole = lines.iter().any(|line| line.contains("Hậu Giang"));
            ensure!(whole && lines.concat().len() > 40, "on {screen:?}: {lines:?}");
        }
        Ok(())
    })
}

#[test]
fn an_award_that_was_given_twice_is_said_once() -> Outcome {
    journey(async |visit| {
        let given = |code: &str, year: u32| json!({ "code": code, "year": year });
        let person = json!({ "id": "an", "title": "Trần Hoàng An", "_recognition": {
            "awards": [given("bkt", 2019), given("bktt", 2020), given("bkt", 2021), given("bktt", 2022)] } });
        visit.publish([person]);
        opens(visit, "/feed.json").await?;
        while goes_on(visit).await?.0 != "person" {}
        let awards = "return [...document.querySelector('recognition-wall').shadowRoot.querySelectorAll('.stage__award, .stage__also')]
            .map((award) => award.textContent.trim())";
        let said: Vec<String> = visit.script(awards, json!([])).await?;
        ensure!(
            said == ["Bằng khen của Thủ tướng Chính phủ", "Bằng khen của Chủ tịch UBND tỉnh"],
            "said is {said:?}"
        );
        Ok(())
    })
}

#[test]
fn a_window_that_is_loaded_anew_comes_back_to_whoever_was_on_the_stage() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        opens(visit, "/feed.json").await?;
        let mut on_stage = goes_on(visit).await?;
        while on_stage.0 != "person" {
            on_stage = goes_on(visit).await?;
        }
        on_stage = goes_on(visit).await?;
        opens(visit, "/feed.json").await?;
        shows(visit, &on_stage.0, &on_stage.1).await
    })
}

#[test]
fn whoever_is_withdrawn_is_neither_on_the_stage_nor_called_any_more() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        opens(visit, "/feed.json&refresh=1").await?;
        let mut on_stage = goes_on(visit).await?;
        while on_stage.0 != "person" {
            on_stage = goes_on(visit).await?;
        }
        let gone = on_stage.1;
        visit.publish(feed::neighbours().into_iter().filter(|person| person["title"] != gone));
        eventually("the stage without them", async || {
            let shown = slide(visit).await?;
            ensure!(shown.as_ref().is_some_and(|(_, name)| *name != gone), "still {shown:?}");
            Ok(())
        })
        .await?;
        for _ in 0..MOST {
            let (kind, name) = goes_on(visit).await?;
            ensure!(name != gone, "{gone} was called");
            if kind == "closing" {
                return Ok(());
            }
        }
        anyhow::bail!("the ceremony has no end")
    })
}

#[test]
fn a_photo_that_does_not_come_leaves_the_initial_of_the_name() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        let person = json!({ "id": "an", "title": "Trần Hoàng An", "image": "/none.jpg" });
        visit.publish([person]);
        opens(visit, "/feed.json").await?;
        while goes_on(visit).await?.0 != "person" {}
        let initial = "return document.querySelector('recognition-wall').shadowRoot.querySelector('.portrait__initial')?.textContent ?? ''";
        eventually_equal("the initial", &"A".to_owned(), async || {
            visit.script(initial, json!([])).await
        })
        .await
    })
}

#[test]
fn a_feed_that_fails_is_asked_for_again_soon_and_then_less_often() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.expects_the_console_to_say("503");
        // A minute of the page is a second.
        let fast = "{ const { setTimeout } = window; window.waits = [];
            window.setTimeout = (action, wait, ...more) => {
                if (wait > 1000 && wait !== 60000) window.waits.push(wait);
                return setTimeout(action, wait / 60, ...more);
            }; }";
        visit.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": fast })).await?;
        opens(visit, "/feed.json&refresh=20").await?;
        visit.site.put("/feed.json", Reply::status(503));
        eventually("five waits", async || {
            let waits: Vec<f64> =
                visit.script("return waits.filter((wait) => wait !== 20000)", json!([])).await?;
            ensure!(waits.len() >= 4, "{waits:?}");
            let longer = waits.windows(2).all(|pair| pair[1] > 1.4 * pair[0]);
            ensure!(waits[0] <= 5000.0 && longer, "{waits:?}");
            Ok(())
        })
        .await
    })
}
