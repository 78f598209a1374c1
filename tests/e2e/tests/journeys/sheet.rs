//! "I look on my phone": the filters are in a sheet over the people.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Visit, Wall, journey};
use serde_json::json;
use thirtyfour::Key;

async fn on_the_phone(visit: &Visit) -> Result<Wall<'_>> {
    visit.on_a_phone().await?;
    let wall = visit.neighbours(r#"lang="vi""#).await?;
    wall.has(".filters-open", 1).await?;
    ensure!(wall.count_of("[part~=option]").await? == 0, "the filters are there without the sheet");
    Ok(wall)
}

async fn promises(wall: Wall<'_>, count: &str) -> Result<()> {
    eventually(&format!("the button to promise {count}"), async || {
        let text = wall.texts_of(".sheet__show").await?.join("");
        let number = text.split(|letter: char| !letter.is_ascii_digit()).find(|it| !it.is_empty());
        ensure!(number == Some(count), "it says {text:?}");
        Ok(())
    })
    .await
}

/// WebKit gave the filters no height of their own: their heading alone was seen.
#[test]
fn the_sheet_is_as_high_as_its_filters() -> Outcome {
    journey(async |visit| {
        let wall = on_the_phone(visit).await?;
        wall.opens_filters().await?;
        let heights = "const [facets, sheet] = ['.sheet__facets', '.sheet'].map((name) => root.querySelector(name));
            return [facets.clientHeight, facets.scrollHeight, sheet.offsetHeight]";
        let (seen, all, sheet): (f64, f64, f64) = wall.within(heights, json!(null)).await?;
        ensure!(seen >= all.min(sheet / 2.0), "of {all} px of filters {seen} are seen");
        Ok(())
    })
}

#[test]
fn the_sheet_says_at_each_choice_how_many_there_will_be() -> Outcome {
    journey(async |visit| {
        let wall = on_the_phone(visit).await?;
        wall.opens_filters().await?;
        promises(wall, "6").await?;
        wall.ticks("field", "Y tế").await?;
        promises(wall, "2").await?;
        wall.ticks("place", "Vị Thanh").await?;
        promises(wall, "1").await?;
        // What says it is heard, too: what is behind the sheet is not.
        let heard = "return Boolean(root.querySelector('.sheet__show').closest('[role=status]'))";
        ensure!(wall.within::<bool>(heard, json!(null)).await?, "nobody hears the number");
        wall.closes_filters().await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        let opener = wall.texts_of(".filters-open__count").await?.join("");
        ensure!(opener == "2", "the button says that {opener:?} filters are on");
        wall.opens_filters().await?;
        wall.press_nth(".sheet__clear", 0).await?;
        promises(wall, "6").await?;
        wall.closes_filters().await?;
        // Not all of them are near a phone's screen.
        let first = NEIGHBOURS.first().copied();
        wall.shows("the first of all", first.map(str::to_owned), |seen| {
            seen.cards.first().map(|card| card.name.clone())
        })
        .await?;
        ensure!(wall.state().await?["shown"] == 6, "somebody is missing");
        Ok(())
    })
}

#[test]
fn escape_and_the_cross_close_the_sheet_and_the_keyboard_is_back_on_its_button() -> Outcome {
    journey(async |visit| {
        let wall = on_the_phone(visit).await?;
        for by_key in [true, false] {
            wall.opens_filters().await?;
            let inside = "return Boolean(root.activeElement?.closest('dialog.sheet'))";
            ensure!(wall.within::<bool>(inside, json!(null)).await?, "the keyboard is outside");
            if by_key {
                visit.press(Key::Escape).await?;
            } else {
                wall.press_nth(".sheet__close", 0).await?;
            }
            wall.has("dialog.sheet[open]", 0).await?;
            wall.keeps_keyboard_on(".filters-open").await?;
        }
        Ok(())
    })
}

#[test]
fn the_keyboard_stays_in_the_open_sheet() -> Outcome {
    journey(async |visit| {
        let wall = on_the_phone(visit).await?;
        wall.opens_filters().await?;
        let here = "return Boolean(root.activeElement?.closest('dialog.sheet'))
            || document.activeElement === document.body";
        for _ in 0..40 {
            visit.press(Key::Tab).await?;
            let stays: bool = wall.within(here, json!(null)).await?;
            ensure!(stays, "the keyboard is at {}", wall.keyboard().await?);
        }
        Ok(())
    })
}

#[test]
fn turning_the_phone_puts_the_sheet_away_and_the_filters_beside_the_people() -> Outcome {
    journey(async |visit| {
        let wall = on_the_phone(visit).await?;
        wall.opens_filters().await?;
        wall.ticks("field", "Y tế").await?;
        visit.on_a_touched_screen_of(1200, 800).await?;
        wall.has("dialog.sheet[open]", 0).await?;
        wall.has(".filters-open", 0).await?;
        wall.shows("the tick", Some(true), |seen| {
            seen.choice("field", "Y tế").map(|choice| choice.chosen)
        })
        .await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await
    })
}

#[test]
fn the_sheet_can_be_scrolled_to_its_last_choice_and_the_page_behind_stays() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        let wall = visit.sample("").await?;
        wall.opens_filters().await?;
        wall.rests().await?;
        let before: f64 = visit.script("return scrollY", json!([])).await?;
        let last = "const options = [...root.querySelectorAll('dialog.sheet input')];
            options.at(-1).scrollIntoView({ block: 'nearest', behavior: 'instant' });
            const [box, foot] = [options.at(-1), root.querySelector('.sheet__show')].map(
                (element) => element.getBoundingClientRect());
            return box.bottom <= foot.top + 1 && box.top >= 0 && foot.bottom <= innerHeight + 1";
        let is_seen: bool = wall.within(last, json!(null)).await?;
        ensure!(is_seen, "the last choice stays under the button");
        let after: f64 = visit.script("return scrollY", json!([])).await?;
        ensure!((after - before).abs() < 1.0, "the page behind the sheet was scrolled");
        let sheet = wall.edges_of("dialog.sheet").await?;
        let look = wall.look().await?;
        ensure!(sheet.width <= look.screen.0 + 0.5, "the sheet is wider than the phone");
        look.cards.first().context("nobody is behind the sheet")?;
        Ok(())
    })
}
