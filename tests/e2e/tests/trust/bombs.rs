//! "Somebody has published a bomb." However large, deep or many, the page stays in the visitor's hands, the
//! memory of the wall within its bound, and what can be shown is shown.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, journey};
use serde_json::{Value, json};

use crate::attached::COUNTED;
use crate::fault::{Answer, FaultServer};
use crate::network::{ANOTHER_WALL, open_page_for, packed};

/// Pages of Wasm's memory, 64 kB each: 128 MiB.
const MOST_PAGES: f64 = 2048.0;
const TYPE: &str = "Content-Type: application/feed+json";

/// Puts a wall on this feed on the page, waits until it has one of the states, and says what it took.
async fn takes(
    visit: &Visit,
    server: &FaultServer,
    name: &str,
    answer: Answer,
    statuses: &[&str],
) -> Result<Value> {
    let address = server.put("/bomb", &[answer]);
    visit.script::<()>("counted.longest = 0", json!([])).await?;
    visit.script::<()>(ANOTHER_WALL, json!([address])).await?;
    let state = eventually(name, async || {
        let state = visit.wall().state().await?;
        let status = state["status"].as_str().unwrap_or_default().to_owned();
        ensure!(statuses.contains(&status.as_str()), "el.state.status is {status}");
        Ok(state)
    })
    .await?;
    let [longest, pages]: [f64; 2] =
        visit.script("return [counted.longest, counted.pages()]", json!([])).await?;
    println!("    {name}: longest block {longest:.0} ms, {pages} pages of Wasm");
    ensure!(pages <= MOST_PAGES, "{name}: {pages} pages of Wasm");
    Ok(state)
}

/// A page on which what a wall takes is counted.
async fn counts(visit: &Visit, server: &FaultServer) -> Result<()> {
    visit.finds_done(COUNTED).await?;
    open_page_for(visit, server).await
}

fn gzip(bytes: &[u8]) -> Answer {
    Answer::with("200 OK", &[TYPE, "Content-Encoding: gzip"], &packed(bytes))
}

#[test]
fn a_hundred_megabytes_a_hundred_thousand_levels_and_a_text_of_ten_megabytes_stay_within_their_bounds()
-> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        counts(visit, &server).await?;
        takes(visit, &server, "100 MB of nothing", gzip(&vec![b' '; 100_000_000]), &["error"])
            .await?;
        let mut people = r#"{"items":["#.to_owned();
        while people.len() < 100_000_000 {
            people.push_str(r#"{"id":"1","title":"A"},"#);
        }
        takes(visit, &server, "100 MB of people", gzip(people.as_bytes()), &["error"]).await?;
        takes(visit, &server, "100,000 levels", gzip("[".repeat(100_000).as_bytes()), &["error"])
            .await?;
        let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
        let deep = format!(
            r#"{{"items":[{{"id":"1","title":"A","summary":{open}1{close}}},{{"id":"2","title":"Lê Năm"}}],"x":{open}{close}}}"#
        );
        let state =
            takes(visit, &server, "somebody of 100,000 levels", gzip(deep.as_bytes()), &["ready"])
                .await?;
        ensure!(state["total"] == 2 || state["total"] == 1, "{state}");
        let mut long = feed::person("be", "Nguyễn Thị Bé");
        long["content_text"] = "à".repeat(5_000_000).into();
        let long = feed::of([long]).to_string();
        let state =
            takes(visit, &server, "a text of 10 MB", gzip(long.as_bytes()), &["ready"]).await?;
        ensure!(state["total"] == 1, "{state}");
        visit.wall().shows_names(&["Nguyễn Thị Bé"]).await
    })
}

#[test]
fn of_a_million_people_a_hundred_thousand_are_shown_and_the_editor_is_told() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        counts(visit, &server).await?;
        // As short as somebody can be, so that a million of them are within the bound of bytes.
        let mut people = r#"{"items":["#.to_owned();
        for number in 0..1_000_000 {
            let _into_memory = write!(people, r#"{{"id":"{number:x}","title":"A"}},"#);
        }
        people.push_str(r#"{"id":"z","title":"Z"}]}"#);
        ensure!(people.len() < 32 * 1024 * 1024, "{} bytes", people.len());
        let state =
            takes(visit, &server, "a million people", gzip(people.as_bytes()), &["ready"]).await?;
        ensure!(state["total"] == 100_000, "{} are there", state["total"]);
        ensure!(!state["problems"].as_array().is_none_or(Vec::is_empty), "nobody is told");
        visit.wall().search("khong co ai").await?;
        visit.wall().shows("nobody", 0, |seen| seen.cards.len()).await
    })
}

/// A picture of so many pixels each way, of one colour: small on the wire.
fn picture(side: u32) -> Result<Vec<u8>> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let bytes = usize::try_from(side)?.div_ceil(8) * usize::try_from(side)?;
    encoder.write_header()?.write_image_data(&vec![0x55; bytes]).context("no picture")?;
    Ok(file)
}

#[test]
fn a_photo_of_sixteen_thousand_pixels_each_way_harms_nobody() -> Outcome {
    journey(async |visit| {
        visit.finds_done(COUNTED).await?;
        let mut people = feed::neighbours();
        people[0]["_recognition"]["photos"] =
            json!([{ "src": "photos/huge.png", "width": 16_000, "height": 16_000 }]);
        visit.publish(people);
        visit.site.put("/photos/huge.png", Reply::of("image/png", picture(16_000)?));
        let wall = visit.show("").await?;
        wall.shows_names(&feed::NEIGHBOURS).await?;
        eventually("her photo, or what stands for it", async || {
            let settled = "const image = root.querySelector('[data-id=be] img'); return !image || image.complete";
            ensure!(wall.within::<bool>(settled, json!(null)).await?, "it is on its way");
            Ok(())
        })
        .await?;
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        let [longest, pages]: [f64; 2] =
            visit.script("return [counted.longest, counted.pages()]", json!([])).await?;
        println!(
            "    16,000 × 16,000 pixels: longest block {longest:.0} ms, {pages} pages of Wasm"
        );
        wall.press_part("next").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        wall.call("close", json!([])).await?;
        wall.shows_names(&feed::NEIGHBOURS).await
    })
}
