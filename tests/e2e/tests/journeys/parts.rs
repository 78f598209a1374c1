//! "The page was there at once": the first part of the Wasm shows the people, the rest comes behind.

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::reply::Gate;
use recognition_wall_e2e::site::wasm_of;
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey};
use serde_json::{Value, json};

const WASM: &str = "application/wasm";

/// Keeps the later part on its way until the gate is opened.
fn hold_the_rest(visit: &Visit) -> Result<Gate> {
    visit.site.hold_built(&wasm_of("wall-later")?, WASM)
}

/// Fails where the wall had to start a second time, because something was missing in its first part.
async fn started_once(visit: &Visit) -> Result<()> {
    let ready = visit.events("wall-ready").await?.len();
    ensure!(ready == 1, "the wall was ready {ready} times: run `cargo xtask profile`");
    Ok(())
}

#[test]
fn people_search_and_filters_do_not_wait_for_the_rest() -> Outcome {
    journey(async |visit| {
        let gate = hold_the_rest(visit)?;
        visit.on_a_screen_of(1280, 800).await?;
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.search("nguyen be").await?;
        wall.shows("one is found", 1, |seen| seen.names().len()).await?;
        wall.search("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.choose("field", "Y tế").await?;
        wall.shows("fewer are found", true, |seen| seen.names().len() < NEIGHBOURS.len()).await?;
        started_once(visit).await?;
        gate.open();
        Ok(())
    })
}

#[test]
fn a_phone_and_every_layout_show_people_without_the_rest() -> Outcome {
    journey(async |visit| {
        let _gate = hold_the_rest(visit)?;
        visit.on_a_phone().await?;
        for layout in ["grid", "list", "timeline"] {
            let wall = visit.sample(&format!(r#"layout="{layout}""#)).await?;
            wall.shows("the count", true, |seen| seen.count.contains("133")).await?;
            started_once(visit).await?;
        }
        Ok(())
    })
}

#[test]
fn whoever_opens_a_person_too_early_sees_them_when_the_rest_is_there() -> Outcome {
    journey(async |visit| {
        let gate = hold_the_rest(visit)?;
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        let (name, id) = ("Nguyễn Thị Bé", "be");
        wall.open(name).await?;
        gate.open();
        wall.shows_open(Some(name)).await?;
        started_once(visit).await?;
        ensure!(visit.fragment().await?.contains(id), "the address is {}", visit.fragment().await?);
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_link_to_a_person_is_followed_when_the_rest_is_there() -> Outcome {
    journey(async |visit| {
        let gate = hold_the_rest(visit)?;
        visit.publish(feed::neighbours());
        visit.site.put("/", Reply::page(host::element(r#"src="feed.json""#)));
        visit.open("/#wall/duc").await?;
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
        gate.open();
        let wall = visit.wall();
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        started_once(visit).await
    })
}

#[test]
fn an_address_that_changes_too_early_is_followed_when_the_rest_is_there() -> Outcome {
    journey(async |visit| {
        let gate = hold_the_rest(visit)?;
        let wall = visit.neighbours("").await?;
        visit.script::<Value>("location.hash = '#wall/duc'", Value::Null).await?;
        gate.open();
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        started_once(visit).await
    })
}

#[test]
fn a_page_that_asks_for_something_waits_for_the_rest() -> Outcome {
    journey(async |visit| {
        let gate = hold_the_rest(visit)?;
        let wall = visit.neighbours("").await?;
        let ask = "window.opened = false;
            document.querySelector('recognition-wall').open('be').then(() => { window.opened = true; });";
        visit.script::<Value>(ask, Value::Null).await?;
        wall.shows_open(None).await?;
        ensure!(!visit.script::<bool>("return window.opened", Value::Null).await?);
        gate.open();
        let opened = async || visit.script::<bool>("return window.opened", Value::Null).await;
        eventually_equal("it has been opened", &true, opened).await?;
        started_once(visit).await
    })
}

#[test]
fn a_rest_that_fails_once_is_asked_for_again_and_nobody_notices() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("503");
        visit.expects_the_console_to_say("integrity");
        let rest = format!("/dist/{}", wasm_of("wall-later")?);
        visit.site.put(&rest, Reply::status(503));
        let wall = visit.neighbours("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        visit.site.forget(&rest);
        wall.call("open", json!(["be"])).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        started_once(visit).await
    })
}
