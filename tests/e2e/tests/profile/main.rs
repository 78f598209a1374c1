//! What the first screen runs: `cargo xtask profile`.
//!
//! In goes a release whose Wasm tells the page which functions run; out comes the file `WALL_PROFILE` with
//! their numbers, a line for each. The scenes are what visitors see and do before the rest of the Wasm
//! has come, or at once after: feeds good, bad and long, every layout, a search, a filter, keys, another
//! width. Whatever runs in none of them may come later.

#![expect(clippy::indexing_slicing, reason = "a scene that looks for what is not there fails")]

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;
use std::{env, fs};

use anyhow::{Context as _, Result, anyhow};
use recognition_wall_e2e::site::wasm_of;
use recognition_wall_e2e::{Reply, Visit, Wall, feed, host, named_journey};
use serde_json::{Value, json};
use thirtyfour::Key;
use tokio::time::sleep;

/// Runs before everything else on each page: remembers who has run.
const REMEMBER: &str = "
    window.ran = new Set();
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = (module, imports) =>
        instantiate(module, { ...imports, count: { ran: (number) => void window.ran.add(number) } });";

/// Long enough for what a turn of the wheel or a change of width brings about.
const SETTLED: Duration = Duration::from_millis(600);

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<()> {
    let out = env::var_os("WALL_PROFILE").map(PathBuf::from);
    let out = out.context("WALL_PROFILE names no file: run `cargo xtask profile`")?;
    let mut ran = BTreeSet::new();
    looks(&mut ran)?;
    hands(&mut ran)?;
    feeds(&mut ran)?;
    let mut lines = String::new();
    for number in ran {
        writeln!(lines, "{number}")?;
    }
    fs::write(&out, lines).with_context(|| format!("can't write {}", out.display()))
}

/// What is seen first on each device and in each layout.
fn looks(ran: &mut BTreeSet<usize>) -> Result<()> {
    scene("a phone", ran, async |visit| {
        visit.on_a_phone().await?;
        let wall = visit.sample(r#"lang="vi""#).await?;
        uses(visit, &wall).await?;
        wall.open("Trần Thị Bé Năm").await
    })?;
    scene("a desktop, in English", ran, async |visit| {
        visit.on_a_screen_of(1280, 800).await?;
        let wall = visit.sample(r#"lang="en" facets="award,year,place,unit""#).await?;
        wall.choose("year", "2023").await?;
        wall.press_chip("2023").await?;
        wall.search("zzz").await?;
        wall.press_nth(".chips__clear", 0).await?;
        visit.turns_the_wheel((600.0, 500.0), 4000.0).await?;
        sleep(SETTLED).await;
        visit.press(Key::Tab).await?;
        visit.on_a_screen_of(700, 800).await?;
        uses(visit, &wall).await
    })?;
    for layout in ["list", "timeline"] {
        scene(layout, ran, async |visit| {
            visit.sample(&format!(r#"lang="vi" layout="{layout}""#)).await?;
            visit.turns_the_wheel((400.0, 500.0), 3000.0).await
        })?;
    }
    scene("a long feed, with reduced motion", ran, async |visit| {
        visit.prefers_reduced_motion().await?;
        visit.publish(feed::town(3000));
        let wall = visit.show(r#"lang="vi" sort="name""#).await?;
        wall.search("nguyen").await
    })
}

/// What is pressed first.
fn hands(ran: &mut BTreeSet<usize>) -> Result<()> {
    scene("six neighbours, pressed everywhere", ran, async |visit| {
        visit.on_a_screen_of(1280, 800).await?;
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.search("nguyen be").await?;
        sleep(SETTLED).await;
        wall.search("").await?;
        sleep(SETTLED).await;
        wall.choose("field", "Y tế").await?;
        sleep(SETTLED).await;
        wall.choose("field", "Y tế").await?;
        wall.choose("place", "Vị Thanh").await?;
        sleep(SETTLED).await;
        wall.press_chip("Vị Thanh").await
    })?;
    scene("everything is pressed", ran, async |visit| {
        visit.on_a_screen_of(1280, 800).await?;
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        for key in [Key::Tab, Key::Down, Key::Right, Key::End, Key::Home, Key::Escape, Key::Enter] {
            visit.press(key).await?;
        }
        wall.open("Nguyễn Thị Bé").await?;
        for button in 0..wall.count_of("button").await? {
            wall.press_nth("button", button).await?;
        }
        wall.sort("name").await
    })?;
    scene("an address that changes", ran, async |visit| {
        visit.neighbours("").await?;
        visit.script::<Value>("location.hash = '#wall/duc'", Value::Null).await?;
        Ok(())
    })
}

/// Feeds good, bad and in pieces.
fn feeds(ran: &mut BTreeSet<usize>) -> Result<()> {
    scene("photos that do not come", ran, async |visit| {
        visit.expects_the_console_to_say("404");
        visit.publish(feed::neighbours());
        for id in ["be", "duc", "an", "an2", "y", "hoa"] {
            visit.site.put(&format!("/photos/{id}.svg"), Reply::status(404));
        }
        visit.show("").await?;
        Ok(())
    })?;
    scene("entries that are wrong", ran, async |visit| {
        let mut people = feed::neighbours();
        people.extend(feed::crowd(40));
        people.extend([json!(null), json!({ "id": "p-057", "title": "" }), feed::known()]);
        people.extend(strange());
        visit.publish(people);
        visit.show(r#"lang="vi""#).await?;
        Ok(())
    })?;
    scene("a feed in pages, another language, no photos", ran, async |visit| {
        let mut first = feed::of(feed::town(300));
        first["next_url"] = "second.json".into();
        visit.site.put("/second.json", Reply::json(&feed::of(feed::crowd(40))));
        visit.site.put("/feed.json", Reply::json(&first));
        visit.show(r#"lang="fr" history="none" theme="dark" motion="off""#).await?;
        Ok(())
    })?;
    scene("the first page of a feed in blocks", ran, async |visit| {
        let mut first = feed::of(feed::crowd(32));
        first["next_url"] = "second.json".into();
        first["_recognition"]["blocks"] = "blocks/0123456789abcdef/head.json".into();
        visit.site.put("/second.json", Reply::json(&feed::of(feed::crowd(40))));
        visit.site.put("/feed.json", Reply::json(&first));
        visit.open_page(&host::element(r#"src="feed.json""#)).await?;
        sleep(SETTLED).await;
        visit.turns_the_wheel((400.0, 500.0), 3000.0).await
    })?;
    for (what, reply) in [
        ("no feed", Reply::status(404)),
        ("a page instead of a feed", Reply::page("<!doctype html><title>Xin lỗi</title>")),
        ("a feed that is broken off", Reply::of("application/json", r#"{"items": [{"id": "#)),
        ("a feed of nobody", Reply::json(&feed::of([]))),
    ] {
        scene(what, ran, async |visit| {
            visit.expects_the_console_to_say("404");
            visit.site.put("/feed.json", reply);
            visit.open_page(&host::element(r#"src="feed.json""#)).await
        })?;
    }
    Ok(())
}

/// Plays a scene in a tab of its own, and adds who has run in it. The rest of the Wasm never comes: what
/// is pressed is taken note of, and what waits for the rest is not done.
fn scene<J>(name: &str, ran: &mut BTreeSet<usize>, play: J) -> Result<()>
where
    J: AsyncFnOnce(&Visit) -> Result<()>,
{
    let seen = named_journey(name, async |visit| {
        let hook = json!({ "source": REMEMBER });
        visit.devtools("Page.addScriptToEvaluateOnNewDocument", hook).await?;
        let _gate = visit.site.hold_built(&wasm_of("wall-later")?, "application/wasm")?;
        play(visit).await?;
        sleep(SETTLED).await;
        ran.extend(visit.script::<Vec<usize>>("return [...window.ran]", Value::Null).await?);
        Ok(())
    });
    seen.map_err(|reason| anyhow!("{name}: {reason:?}"))?;
    println!("    {name}: {} functions so far", ran.len());
    Ok(())
}

/// What is done first on most walls: a name is looked for, the page is scrolled, a key is pressed.
async fn uses(visit: &Visit, wall: &Wall<'_>) -> Result<()> {
    wall.search("nguyen").await?;
    sleep(SETTLED).await;
    wall.search("").await?;
    visit.turns_the_wheel((200.0, 500.0), 2500.0).await?;
    sleep(SETTLED).await;
    visit.turns_the_wheel((200.0, 500.0), -2500.0).await?;
    sleep(SETTLED).await;
    visit.press(Key::Tab).await
}

/// People whose entries have what is seldom there, or what is not as it should be.
fn strange() -> Vec<Value> {
    let with = |id: &str, extra: Value| {
        let mut person = feed::person(id, "Đặng Văn Ê");
        if let (Some(person), Some(extra)) = (person.as_object_mut(), extra.as_object()) {
            person.extend(extra.clone());
        }
        person
    };
    vec![
        with(
            "s-1",
            json!({ "url": "javascript:alert(1)", "image": "http://[", "date_published": "hôm qua" }),
        ),
        with("s-2", json!({ "_recognition": { "visibility": "hidden" } })),
        with("s-3", json!({ "_recognition": { "awards": [{ "code": "khong-co" }], "unit": 7 } })),
        with(
            "s-4",
            json!({ "_recognition": { "awards": [{ "title": "Bằng khen", "year": 2023, "rank": "x" }] } }),
        ),
        with("s-1", json!({})),
    ]
}
