//! "Our list is long." Only what is near the screen is in the document; nobody notices.

use std::io::Read as _;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::look::Place;
use recognition_wall_e2e::{Look, Outcome, Reply, Visit, Wall, feed, host, journey};
use serde_json::json;
use thirtyfour::Key;

/// More elements than this no wall has.
const ELEMENTS: usize = 600;

async fn is_small(wall: Wall<'_>) -> Result<Look> {
    let look = wall.rests().await?;
    ensure!(look.elements < ELEMENTS, "{} has {} elements", look.layout, look.elements);
    Ok(look)
}

async fn of(visit: &Visit, people: usize) -> Result<Wall<'_>> {
    visit.publish(feed::town(people));
    visit.show(r#"history="none""#).await
}

async fn stays_small_in_every_layout(visit: &Visit, people: usize) -> Result<()> {
    let wall = of(visit, people).await?;
    for layout in ["grid", "list", "timeline"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        let look = is_small(wall).await?;
        ensure!(look.layout == layout, "it is {}", look.layout);
        ensure!(look.cards.len() >= 6, "only {} cards are in the document", look.cards.len());
        ensure!(look.cards.iter().all(|card| card.size == people), "aria-setsize is not {people}");
    }
    wall.call("setQuery", json!([{ "layout": "grid", "filters": { "field": ["Y tế"] } }])).await?;
    let shown = wall.state().await?["shown"].as_u64().context("no number")?;
    let look = is_small(wall).await?;
    let right = look.cards.iter().all(|card| u64::try_from(card.size) == Ok(shown));
    ensure!(right && !look.cards.is_empty(), "aria-setsize is not {shown} after a filter");
    Ok(())
}

#[test]
fn a_wall_of_a_thousand_people_has_fewer_than_600_elements() -> Outcome {
    journey(async |visit| stays_small_in_every_layout(visit, 1000).await)
}

#[test]
fn a_wall_of_ten_thousand_people_has_fewer_than_600_elements() -> Outcome {
    journey(async |visit| stays_small_in_every_layout(visit, 10_000).await)
}

#[test]
fn tab_goes_from_card_to_card_far_beyond_the_first_screen() -> Outcome {
    journey(async |visit| {
        let wall = of(visit, 1000).await?;
        wall.tab_to("[part~=card] .card__link").await?;
        for place in 2..42 {
            visit.press(Key::Tab).await?;
            wall.looks(&format!("the keyboard on card {place}"), |look| {
                let id = look.focus.card.as_deref().context("the keyboard is on no card")?;
                let card = look.card(id)?;
                ensure!(card.place == place, "the keyboard is on card {}", card.place);
                look.shows_card(id)?;
                look.is_in_order()
            })
            .await?;
        }
        for place in (1..41).rev() {
            visit.press_with_shift(Key::Tab).await?;
            wall.looks(&format!("the keyboard on card {place}"), |look| {
                let id = look.focus.card.as_deref().context("the keyboard is on no card")?;
                ensure!(look.card(id)?.place == place, "it is on {}", look.card(id)?.place);
                look.shows_card(id)
            })
            .await?;
        }
        Ok(())
    })
}

/// Scrolls as far down as it goes, again and again, until the last card is on the screen.
async fn reaches_the_last(visit: &Visit, wall: Wall<'_>, down: &str) -> Result<Place> {
    wall.rests().await?;
    let look = recognition_wall_e2e::wait::eventually("the last person", async || {
        visit.script::<()>(down, json!([])).await?;
        let look = wall.look().await?;
        let last = look.cards.last().context("nobody is there")?;
        ensure!(last.place == last.size, "the last card is number {}", last.place);
        let lower = last.edges.top + last.edges.height;
        ensure!(lower <= look.screen.1, "its lower edge is at {lower} of {}", look.screen.1);
        Ok(look)
    })
    .await?;
    look.cards.last().cloned().context("nobody is there")
}

const TO_THE_END: &str =
    "scrollTo({ top: document.documentElement.scrollHeight, behavior: 'instant' })";

#[test]
fn scrolling_to_the_end_shows_the_last_person() -> Outcome {
    journey(async |visit| {
        let wall = of(visit, 1000).await?;
        let last = reaches_the_last(visit, wall, TO_THE_END).await?;
        ensure!(last.id == "p-1000" && last.size == 1000, "the last is {last:?}");
        is_small(wall).await?;
        Ok(())
    })
}

/// Scrolls `arguments[1]` pixels, so many times; each time the card that is nearest to the middle of
/// the screen has to be where the scrolling brought it, also after the wall has drawn others.
/// Returns the longest jumps in pixels.
const LONGEST_JUMP: &str = "const wall = document.querySelector('recognition-wall');
    const list = wall.shadowRoot.querySelector('[part~=grid]');
    const frame = () => new Promise(requestAnimationFrame);
    const [times, by] = arguments;
    const jumps = [];
    return (async () => {
        for (let time = 0; time < times; time += 1) {
            const cards = [...list.querySelectorAll('[part~=card]')];
            const far = (card) => Math.abs(card.getBoundingClientRect().top - innerHeight / 2 - by / 2);
            const card = cards.reduce((near, card) => far(card) < far(near) ? card : near);
            const top = card.getBoundingClientRect().top;
            const from = scrollY;
            scrollBy({ top: by, behavior: 'instant' });
            const wanted = top - (scrollY - from);
            await frame(); await frame(); await frame();
            jumps.push(card.isConnected
                ? Math.abs(card.getBoundingClientRect().top - wanted) : Infinity);
            if (scrollY === 0) break;
        }
        return Math.max(...jumps).toFixed(1);
    })()";

#[test]
fn scrolling_back_up_nothing_jumps() -> Outcome {
    journey(async |visit| {
        let wall = of(visit, 1000).await?;
        // The rows on the way have never been seen: their heights are guessed.
        visit.script::<()>("scrollTo({ top: 20000, behavior: 'instant' })", json!([])).await?;
        wall.looks("people from the middle", |look| {
            let first = look.cards.first().context("nobody is there")?;
            ensure!(first.place > 20, "the first card is number {}", first.place);
            Ok(())
        })
        .await?;
        for (what, times, by) in [("up", 60, -250), ("down", 40, 250), ("far up", 40, -700)] {
            let jump: String = visit.script(LONGEST_JUMP, json!([times, by])).await?;
            let jump: f64 = jump.parse().unwrap_or(f64::INFINITY);
            ensure!(jump <= 2.0, "scrolling {what}, a card jumped by {jump} px");
        }
        Ok(())
    })
}

#[test]
fn a_wall_in_a_box_that_scrolls_by_itself_works_as_on_the_page() -> Outcome {
    journey(async |visit| {
        let style = "#box { height: 600px; width: 1000px; overflow: auto }";
        visit.site.put("/host.css", Reply::of("text/css", style));
        visit.publish(feed::town(400));
        let tag = r#"<div id="box"><recognition-wall src="feed.json" history="none"></recognition-wall></div>"#;
        let wall = visit.show_on(Reply::page(host::page(host::DRESSED, tag))).await?;
        is_small(wall).await?;
        let down = "const box = document.querySelector('#box');
            box.scrollTo({ top: box.scrollHeight, behavior: 'instant' })";
        let last = reaches_the_last(visit, wall, down).await?;
        ensure!(last.id == "p-400", "the last is {last:?}");
        // Another order, from the middle of the list: it is seen from its beginning.
        wall.sort("year").await?;
        wall.looks("the first of the new order", |look| {
            let first = look.cards.first().context("nobody is there")?;
            ensure!(first.place == 1, "the first card is number {}", first.place);
            look.shows_card(&first.id)
        })
        .await?;
        Ok(())
    })
}

/// How many pages a PDF has: Chromium writes its objects as plain text, Firefox packs some of them.
fn pages_of(paper: &[u8]) -> Result<usize> {
    let mut text = paper.to_vec();
    for start in paper.windows(7).enumerate().filter(|(_, bytes)| bytes == b"stream\n") {
        let mut unpacked = Vec::new();
        let packed = paper.get(start.0 + 7..).context("a PDF that breaks off")?;
        // What is no packed stream, or goes on behind it, is as good as read.
        let _until_its_end = flate2::read::ZlibDecoder::new(packed).read_to_end(&mut unpacked);
        text.extend(unpacked);
    }
    let of = |words: &[u8]| text.windows(words.len()).filter(|bytes| *bytes == words).count();
    Ok(of(b"/Type /Page") - of(b"/Type /Pages"))
}

#[test]
fn printing_the_wall_prints_everybody() -> Outcome {
    journey(async |visit| {
        let wall = visit.sample("").await?;
        let on_screen = wall.rests().await?.cards.len();
        ensure!(on_screen < 133, "all 133 are in the document without being printed");
        let pages = pages_of(&visit.printed().await?)?;
        ensure!(pages >= 5, "everybody is printed on {pages} pages");

        let print = "dispatchEvent(new Event(arguments[0]))";
        visit.script::<()>(print, json!(["beforeprint"])).await?;
        wall.has("[part~=card]", 133).await?;
        visit.script::<()>(print, json!(["afterprint"])).await?;
        wall.has("[part~=card]", on_screen).await
    })
}
