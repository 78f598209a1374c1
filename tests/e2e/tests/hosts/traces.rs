//! "And if we take it away again?" Nothing of the wall is left on the page, and while it is there
//! nothing of it is outside its element.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Reply, Visit, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::{open, put, still, works};

async fn traces(visit: &Visit) -> Result<Value> {
    visit.script("return window.traces()", json!([])).await
}

/// What one has of the traces that the other has not, by what it is.
fn new_in(now: &Value, before: &Value) -> Vec<String> {
    let lines = |traces: &Value| -> Vec<String> {
        let mut lines = Vec::new();
        for (name, value) in traces.as_object().into_iter().flatten() {
            match value {
                Value::Array(list) => lines.extend(list.iter().map(|one| format!("{name}: {one}"))),
                other => lines.push(format!("{name}: {other}")),
            }
        }
        lines
    };
    let known = lines(before);
    lines(now).into_iter().filter(|line| !known.contains(line)).collect()
}

/// The host's page before the script of the wall has ever run.
async fn untouched(visit: &Visit) -> Result<Value> {
    put(visit, "watched")?;
    visit.site.put("/dist/wall.js", Reply::of("text/javascript", ""));
    still(visit).await?;
    visit.open("/").await?;
    let before = traces(visit).await?;
    let script = std::fs::read(recognition_wall_e2e::site::dist().join("wall.js"))?;
    visit.site.put("/dist/wall.js", Reply::of("text/javascript", script));
    Ok(before)
}

#[test]
fn a_wall_that_is_taken_away_leaves_no_listener_observer_timer_or_style() -> Outcome {
    journey(async |visit| {
        let before = untouched(visit).await?;
        let wall = open(visit, "watched").await?;
        works(visit, wall).await?;
        visit
            .script::<()>("document.querySelector('recognition-wall').remove()", json!([]))
            .await?;
        eventually_equal("what is left", &Vec::<String>::new(), async || {
            Ok(new_in(&traces(visit).await?, &before))
        })
        .await
    })
}

#[test]
fn while_the_wall_is_there_only_its_element_is_touched() -> Outcome {
    journey(async |visit| {
        let before = untouched(visit).await?;
        let wall = open(visit, "watched").await?;
        works(visit, wall).await?;
        // An open person holds the page still by the browser's own means.
        wall.open("Lê Thị Ẩn").await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;
        // What it listens to while it is there is its own business, and is checked when it has gone.
        let mut new = new_in(&traces(visit).await?, &before);
        new.retain(|line| !line.starts_with("listeners:") && !line.starts_with("observers:"));
        ensure!(new.is_empty(), "the page has got {new:?}");
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await
    })
}

#[test]
fn a_host_far_above_hears_the_walls_events_out_of_another_shadow_root() -> Outcome {
    journey(async |visit| {
        put(visit, "plain")?;
        still(visit).await?;
        visit.open("/").await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let listen = "document.querySelector('recognition-wall').remove();
            const shell = document.createElement('section');
            document.body.append(shell);
            window.heard = {};
            for (const name of ['ready', 'change', 'open', 'close', 'refresh', 'error']) {
                document.addEventListener(`wall-${name}`, (event) => {
                    window.heard[name] = [event.target.localName, event.bubbles, event.composed];
                });
            }
            const wall = document.createElement('recognition-wall');
            wall.setAttribute('src', arguments[0]);
            window.wall = wall;
            shell.attachShadow({ mode: 'closed' }).append(wall);";
        visit.script::<()>(listen, json!(["/feed.json"])).await?;
        let heard = async |name: &str| -> Result<Value> {
            visit.script("return window.heard[arguments[0]] ?? null", json!([name])).await
        };
        let composed = json!(["section", true, true]);
        eventually_equal("wall-ready", &composed, async || heard("ready").await).await?;
        let acts = "return (async () => {
            await wall.setQuery({ text: 'duc' });
            await wall.open('duc');
            await wall.close();
            await wall.refresh();
        })()";
        visit.script::<()>(acts, json!([])).await?;
        for name in ["change", "open", "close", "refresh"] {
            eventually_equal(name, &composed, async || heard(name).await).await?;
        }
        visit.expects_the_console_to_say("500");
        visit.site.put("/feed.json", Reply::status(500));
        visit.script::<()>("return wall.refresh()", json!([])).await?;
        eventually_equal("wall-error", &composed, async || heard("error").await).await
    })
}
