//! "The names are read from the stage, and I hold the clicker."

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, journey, site};
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

#[test]
fn a_ceremony_of_133_is_led_by_a_clicker_and_everybody_is_called_once() -> Outcome {
    journey(async |visit| {
        opens(visit, "/dist/demo/sample/feed.json").await?;
        let mut called: Vec<String> = Vec::new();
        for _ in 0..MOST {
            let (kind, name) = goes_on(visit).await?;
            if kind == "person" {
                called.push(name);
            } else if kind == "closing" {
                break;
            }
        }
        presses(visit, "PageUp").await?;
        shows(visit, "person", called.last().map_or("", String::as_str)).await?;
        // Two people of one name are two.
        let text = std::fs::read_to_string(site::dist().join("demo/sample/feed.json"))?;
        let feed: Value = serde_json::from_str(&text)?;
        let people = feed["items"].as_array().map(Vec::as_slice).unwrap_or_default();
        let mut everybody: Vec<&str> =
            people.iter().filter_map(|person| person["title"].as_str()).collect();
        everybody.sort_unstable();
        called.sort_unstable();
        ensure!(called == everybody, "{} were called of {}", called.len(), everybody.len());
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
