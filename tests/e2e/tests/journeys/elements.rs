//! "There are ten thousand of us." However a visitor goes through them, the page does not grow.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::{Look, Outcome, Visit, Wall, feed, journey};
use serde_json::json;

const PEOPLE: usize = 10_000;

/// More elements than this no wall has, whatever is on it.
const ELEMENTS: usize = 600;

async fn is_small(wall: Wall<'_>, after: &str) -> Result<Look> {
    let look = wall.rests().await?;
    ensure!(look.elements < ELEMENTS, "{} elements in the {} {after}", look.elements, look.layout);
    ensure!(!look.cards.is_empty(), "nobody is in the {} {after}", look.layout);
    Ok(look)
}

/// Scrolls to a share of the page's height, and waits for the people of there.
async fn goes_to(visit: &Visit, wall: Wall<'_>, percent: usize) -> Result<()> {
    let scroll = "scrollTo({ top: document.documentElement.scrollHeight * arguments[0] / 100,
        behavior: 'instant' })";
    visit.script::<()>(scroll, json!([percent])).await?;
    wall.looks(&format!("people at {percent} % of the way"), |look| {
        let on_screen = look.cards.iter().find(|card| {
            card.edges.top + card.edges.height > look.toolbar && card.edges.top < look.screen.1
        });
        let place = on_screen.context("no card is on the screen")?.place;
        ensure!(place > PEOPLE / 20, "it is card {place}");
        Ok(())
    })
    .await?;
    Ok(())
}

async fn stays_small(visit: &Visit) -> Result<()> {
    visit.publish(feed::town(PEOPLE));
    let wall = visit.show(r#"history="none""#).await?;
    for layout in ["grid", "list", "timeline"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        is_small(wall, "at the top").await?;
        for percent in [20, 70, 40] {
            goes_to(visit, wall, percent).await?;
            is_small(wall, &format!("at {percent} %")).await?;
        }
        // From the middle of the page to fewer people, and to all of them again.
        for (what, query) in [
            ("with a filter", json!([{ "filters": { "field": ["Y tế"] } }])),
            ("with a filter and words", json!([{ "text": "nguyen van" }])),
            ("with everybody again", json!([{ "text": "", "filters": {} }])),
        ] {
            wall.call("setQuery", query).await?;
            is_small(wall, what).await?;
        }
    }
    Ok(())
}

#[test]
fn on_a_phone_a_wall_of_ten_thousand_stays_small_wherever_one_scrolls() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        stays_small(visit).await
    })
}

#[test]
fn on_a_desktop_a_wall_of_ten_thousand_stays_small_wherever_one_scrolls() -> Outcome {
    journey(async |visit| stays_small(visit).await)
}

#[test]
fn a_large_screen_shows_more_people_and_the_grid_still_has_few_elements() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(2560, 1440).await?;
        visit.publish(feed::town(PEOPLE));
        let wall = visit.show(r#"history="none""#).await?;
        is_small(wall, "on a large screen").await?;
        Ok(())
    })
}
