//! "Something broke in the program while I read." The people stay on the screen, and what was searched and
//! who was open is there again.
//!
//! The program is the released one. What breaks it is the browser, at any moment of a visit: see `traps.js`.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{BREAKING, Dice, Outcome, Reply, Visit, Wall, feed, host, journey};
use serde::Deserialize;
use serde_json::{Value, json};

const TRAPS: &str = include_str!("traps.js");

/// How long people may only be a picture where the machine has other things to do. Milliseconds; the goal,
/// 500, is held where it has not: see docs/reliability.md.
const LONGEST: f64 = 3_000.0;

#[derive(Debug, Deserialize)]
struct Broken {
    took: Option<f64>,
    fewest: usize,
    before: Value,
    after: Value,
    shown: usize,
}

/// A page with this in it on which the program of a wall can be broken, and is broken from the start by
/// `first`.
async fn can_break(visit: &Visit, first: &str, tag: &str) -> Result<()> {
    for said in ["RuntimeError", "RangeError", "failed to ", "recognition-wall:"] {
        visit.expects_the_console_to_say(said);
    }
    visit.site.put("/traps.js", Reply::of("text/javascript", [BREAKING, TRAPS, first].concat()));
    visit.publish(feed::crowd(133));
    let head = [r#"<script src="traps.js"></script>"#, host::SCRIPT].concat();
    visit.open_page(&host::page(&head, tag)).await
}

/// What a visitor has done before.
async fn goes_on(wall: Wall<'_>, dice: &mut Dice) -> Result<()> {
    let text = dice.pick(&["", "a", "nguyen", "van"]);
    let (layout, sort) =
        (dice.pick(&["grid", "list", "timeline"]), dice.pick(&["feed", "name", "year"]));
    wall.call("close", json!([])).await?;
    wall.call("setQuery", json!([{ "text": text, "layout": layout, "sort": sort }])).await?;
    if dice.throw(3) == 0 {
        let first = "return root.querySelector('[data-id]').dataset.id";
        let first: String = wall.within(first, json!(null)).await?;
        wall.call("open", json!([first])).await?;
    }
    Ok(())
}

#[test]
fn whatever_breaks_the_program_at_any_moment_nobody_goes_and_the_visit_goes_on() -> Outcome {
    journey(async |visit| {
        can_break(visit, "", TAG).await?;
        visit.wall().is_ready().await?;
        let wall = visit.wall();
        let mut dice = Dice::new(2023);
        let mut took = Vec::new();
        for trial in 0..TRIALS {
            for cause in ["panic", "stack", "again", "memory"] {
                goes_on(wall, &mut dice).await?;
                let text = dice.pick(&["", "n", "an", "nguyen van"]);
                let layout = dice.pick(&["grid", "list"]);
                let call = "return window.traps.break(...arguments)";
                let change = json!({ "text": text, "layout": layout });
                let broken: Broken = visit.script(call, json!([cause, change])).await?;
                let time = broken.took.with_context(|| {
                    format!("{trial}, {cause}: it did not come back: {broken:?}")
                })?;
                ensure!(
                    broken.fewest > 0 && broken.shown > 0,
                    "{cause}: nobody was to be seen: {broken:?}"
                );
                let Broken { before, after, .. } = &broken;
                let asked = after["query"]["text"] == text && after["query"]["layout"] == layout;
                ensure!(after["query"] == before["query"] || asked, "{cause}: {broken:?}");
                ensure!(after["open"] == before["open"], "{cause}: {broken:?}");
                ensure!(time <= LONGEST, "{cause}: {broken:?}");
                took.push((time, cause));
            }
        }
        took.sort_by(|one, other| one.0.total_cmp(&other.0));
        println!("    back after {took:.0?} ms");
        // Nothing of the lives before is in the way of a real click.
        wall.call("close", json!([])).await?;
        wall.call("setQuery", json!([{ "layout": "grid", "sort": "feed" }])).await?;
        wall.search("").await?;
        wall.open("Nguyễn Văn Bình").await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Nguyễn Văn Cúc")).await
    })
}

const TAG: &str = r#"<recognition-wall src="feed.json" lang="vi"></recognition-wall>"#;
const LIST: &str = r#"<ul id="list"><li>Nguyễn Thị Bé</li></ul><script src="clock.js"></script>"#;
/// What the page does itself.
const CLOCK: &str = "let ticks = 0; setInterval(() => { document.title = ++ticks; }, 20)";
/// Whether the page's own list is on the screen, and its own script runs.
const STANDS: &str = "const before = document.title;
    return new Promise((resolve) => setTimeout(() => resolve([
        document.querySelector('#list').checkVisibility(), document.title !== before ]), 100))";

#[test]
fn a_program_that_breaks_once_as_it_starts_comes_all_the_same() -> Outcome {
    journey(async |visit| {
        let first = "traps.arm[location.search.slice(1)]?.()";
        can_break(visit, first, TAG).await?;
        for cause in ["panic", "stack", "again"] {
            visit.open(&format!("/?{cause}")).await?;
            visit.wall().is_ready().await?;
            let lives: u32 = visit.script("return window.traps.broken.lives", json!([])).await?;
            ensure!(lives == 2, "{cause}: {lives} lives");
        }
        Ok(())
    })
}

#[test]
fn where_the_program_breaks_whenever_it_starts_the_list_of_the_page_stays_and_so_do_its_scripts()
-> Outcome {
    journey(async |visit| {
        visit.site.put("/clock.js", Reply::of("text/javascript", CLOCK));
        let tag =
            format!(r#"<recognition-wall src="feed.json" lang="vi">{LIST}</recognition-wall>"#);
        can_break(visit, "traps.arm.always()", &tag).await?;
        let told = visit.hears("wall-error").await?;
        ensure!(told.detail["fatal"] == json!(true), "wall-error is {:?}", told.detail);
        let stands: (bool, bool) = visit.script(STANDS, json!([])).await?;
        ensure!(stands == (true, true), "list and script: {stands:?}");
        visit.wall().says("Mời bạn thử lại").await
    })
}

/// Breaks the program in its drawing, as the wall is asked to look for somebody.
const LOOKS_FOR: &str = "traps.arm.panic();
    document.querySelector('recognition-wall').setQuery({ text: arguments[0] }).catch(() => {})";
/// How many lives the program has had, and whether its feed is out of reach.
const LIVES: &str =
    "return [window.traps.broken.lives, document.querySelector('recognition-wall').state.status]";

/// Breaks the program while its feed is out of reach; waits until the next life of it knows.
async fn breaks_out_of_reach(visit: &Visit, text: &str) -> Result<()> {
    let lives: (u32, String) = visit.script(LIVES, json!([])).await?;
    visit.script::<()>(LOOKS_FOR, json!([text])).await?;
    eventually("another life, without a feed", async || {
        let now: (u32, String) = visit.script(LIVES, json!([])).await?;
        ensure!(now.0 > lives.0 && now.1 == "error", "there is {now:?}");
        Ok(())
    })
    .await
}

#[test]
fn a_program_that_breaks_while_the_network_is_gone_leaves_everybody_on_the_screen() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("ERR_");
        visit.on_a_screen_of(1280, 900).await?;
        can_break(visit, "", TAG).await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        wall.call("setQuery", json!([{ "text": "van" }])).await?;
        wall.open("Nguyễn Văn Bình").await?;
        visit.is_offline(true).await?;
        breaks_out_of_reach(visit, "n").await?;
        wall.says("Thử lại").await?;
        let seen = wall.seen().await?;
        ensure!(!seen.cards.is_empty(), "nobody is to be seen: {}", seen.text);
        // No dialog of a picture stands between the visitor and the page.
        ensure!(seen.open().is_none(), "open is {:?}", seen.open());
        visit.is_offline(false).await?;
        wall.press_button("Thử lại").await?;
        wall.is_ready().await?;
        wall.shows("messages", 0, |seen| seen.notices.len()).await?;
        let query = wall.state().await?["query"]["text"].clone();
        ensure!(query == "van" || query == "n", "looked for {query}");
        // Whoever was open is there again.
        wall.shows_open(Some("Nguyễn Văn Bình")).await?;
        wall.call("close", json!([])).await?;
        wall.search("").await?;
        wall.open("Nguyễn Văn Cúc").await?;
        wall.shows_open(Some("Nguyễn Văn Cúc")).await
    })
}

#[test]
fn after_three_faults_in_a_minute_everybody_is_still_on_the_screen_and_trying_again_works()
-> Outcome {
    journey(async |visit| {
        can_break(visit, "", TAG).await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        for _ in 0..2 {
            let lives: (u32, String) = visit.script(LIVES, json!([])).await?;
            visit.script::<()>(LOOKS_FOR, json!(["n"])).await?;
            eventually("another life", async || {
                let now: (u32, String) = visit.script(LIVES, json!([])).await?;
                ensure!(now.0 > lives.0 && now.1 == "ready", "there is {now:?}");
                Ok(())
            })
            .await?;
        }
        wall.call("setQuery", json!([{ "text": "" }])).await?;
        visit.script::<()>(LOOKS_FOR, json!(["van"])).await?;
        wall.says("Mời bạn thử lại").await?;
        let seen = wall.seen().await?;
        ensure!(!seen.cards.is_empty(), "nobody is to be seen: {}", seen.text);
        wall.press_button("Thử lại").await?;
        wall.is_ready().await?;
        wall.search("").await?;
        wall.open("Nguyễn Văn Cúc").await?;
        wall.shows_open(Some("Nguyễn Văn Cúc")).await
    })
}

/// How often each cause strikes.
const TRIALS: usize = 5;
