//! "The screen hangs high, and there is a remote control": arrows and Enter, and no other key.

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Visit, feed, journey};
use serde_json::json;
use thirtyfour::Key;

/// So many presses come from one end of a screen to the other.
const PRESSES: usize = 12;

/// Presses a key until the focus is on what a selector names.
async fn presses_until(visit: &Visit, key: Key, selector: &str) -> Result<()> {
    for _ in 0..PRESSES {
        if visit.wall().is_on(selector).await? {
            return Ok(());
        }
        visit.press(key.clone()).await?;
    }
    visit.wall().keeps_keyboard_on(selector).await
}

async fn stands(visit: &Visit, size: (u32, u32)) -> Result<()> {
    visit.on_a_screen_of(size.0, size.1).await?;
    visit.publish(feed::town(60));
    visit.open("/dist/kiosk.html?src=/feed.json").await?;
    let wall = visit.wall();
    wall.is_ready().await?;
    wall.keeps_keyboard_on(".attract__touch").await?;
    visit.press(Key::Enter).await?;
    wall.keeps_keyboard_on(".bar__button").await
}

/// From the bar up to what stands above its first button, and over to the people.
async fn comes_to_a_card(visit: &Visit) -> Result<()> {
    visit.press(Key::Up).await?;
    presses_until(visit, Key::Right, ".card__link").await
}

#[test]
fn arrows_and_enter_open_somebody_and_leaf_on_and_close() -> Outcome {
    journey(async |visit| {
        stands(visit, (1080, 1920)).await?;
        let wall = visit.wall();
        presses_until(visit, Key::Up, ".card__link").await?;
        visit.press(Key::Enter).await?;
        visit.hears("wall-open").await?;
        wall.keeps_keyboard_on(".detail *").await?;
        visit.press(Key::Right).await?;
        eventually("the next one to be open", async || {
            let opened = visit.events("wall-open").await?.len();
            ensure!(opened == 2, "{opened} were opened");
            Ok(())
        })
        .await?;
        presses_until(visit, Key::Down, ".detail__bar button").await?;
        presses_until(visit, Key::Right, ".detail__bar button:last-child").await?;
        visit.press(Key::Enter).await?;
        wall.shows_open(None).await
    })
}

#[test]
fn arrows_and_enter_type_a_name() -> Outcome {
    journey(async |visit| {
        stands(visit, (1080, 1920)).await?;
        presses_until(visit, Key::Left, "[data-name='bar.search']").await?;
        visit.press(Key::Enter).await?;
        eventually("the keyboard to be there", async || {
            let keys = visit.wall().count_of(".key").await?;
            ensure!(keys > 26, "it has {keys} keys");
            Ok(())
        })
        .await?;
        presses_until(visit, Key::Up, ".key[aria-label^='Ă']").await?;
        presses_until(visit, Key::Left, ".key[aria-label='A']").await?;
        visit.press(Key::Enter).await?;
        presses_until(visit, Key::Down, ".key[aria-label='H']").await?;
        presses_until(visit, Key::Right, ".key[aria-label='N']").await?;
        visit.press(Key::Enter).await?;
        let typed = "return document.querySelector('recognition-wall').state.query.text";
        eventually_equal("what is searched for", &"an".to_owned(), async || {
            visit.script(typed, json!([])).await
        })
        .await
    })
}

#[test]
fn arrows_walk_along_a_row_and_from_its_end_to_the_bar() -> Outcome {
    journey(async |visit| {
        stands(visit, (1920, 1080)).await?;
        comes_to_a_card(visit).await?;
        let mut seen = Vec::new();
        loop {
            let (row, name): (f64, String) = visit
                .script(
                    "const held = document.querySelector('recognition-wall').shadowRoot.activeElement;
                    return [held.getBoundingClientRect().top, held.textContent]",
                    json!([]),
                )
                .await?;
            ensure!(!seen.contains(&name), "{name} again after {seen:?}, at {row}");
            seen.push(name);
            visit.press(Key::Right).await?;
            if !visit.wall().is_on(".card__link").await? {
                break;
            }
        }
        ensure!(seen.len() <= 6, "a row is no longer: {seen:?}");
        visit.wall().keeps_keyboard_on(".bar__button").await
    })
}

#[test]
fn down_goes_on_through_the_whole_wall_and_a_filter_is_ticked_by_enter() -> Outcome {
    journey(async |visit| {
        stands(visit, (1920, 1080)).await?;
        comes_to_a_card(visit).await?;
        let place =
            "return Number(document.querySelector('recognition-wall').shadowRoot.activeElement
            .closest('[part=card]')?.getAttribute('aria-posinset') ?? 0)";
        let mut last = visit.script::<u32>(place, json!([])).await?;
        for _ in 0..PRESSES {
            visit.press(Key::Down).await?;
            let now = visit.script::<u32>(place, json!([])).await?;
            ensure!(now > last, "Down led from {last} to {now}");
            last = now;
            if now > 30 {
                break;
            }
        }
        ensure!(last > 30, "it came no farther than {last}");
        presses_until(visit, Key::Left, ".filters *").await?;
        presses_until(visit, Key::Down, "input[type=checkbox]").await?;
        visit.press(Key::Enter).await?;
        visit.hears("wall-change").await?;
        Ok(())
    })
}
