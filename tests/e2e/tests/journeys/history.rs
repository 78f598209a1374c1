//! "I went back." Each choice is undone and redone, one by one; the place on the page is kept.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Visit, Wall, feed, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

/// What the wall shows, as far as the history knows it.
async fn standing(wall: Wall<'_>) -> Result<Value> {
    let state = wall.state().await?;
    Ok(json!([state["query"], state["open"]]))
}

async fn stands(wall: Wall<'_>, what: &str, expected: &Value) -> Result<()> {
    eventually_equal(what, expected, async || standing(wall).await).await
}

#[test]
fn back_and_forward_undo_and_redo_each_choice_one_by_one() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        let mut steps = vec![standing(wall).await?];
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        steps.push(standing(wall).await?);
        wall.choose("field", "Khoa học").await?;
        wall.shows("four people", 4, |seen| seen.cards.len()).await?;
        steps.push(standing(wall).await?);
        wall.sort("name").await?;
        wall.shows("the first", Some("an".to_owned()), |seen| {
            seen.cards.first().map(|card| card.id.clone())
        })
        .await?;
        steps.push(standing(wall).await?);
        wall.lay("timeline").await?;
        steps.push(standing(wall).await?);
        wall.opens_detail("Đỗ Văn Đức").await?;
        steps.push(standing(wall).await?);
        let different = steps.windows(2).all(|pair| pair[0] != pair[1]);
        ensure!(different, "a choice changed nothing: {steps:#?}");

        for (number, step) in steps.iter().enumerate().rev().skip(1) {
            visit.goes_back().await?;
            stands(wall, &format!("step {number}, going back"), step).await?;
        }
        for (number, step) in steps.iter().enumerate().skip(1) {
            visit.goes_forward().await?;
            stands(wall, &format!("step {number}, going forward"), step).await?;
        }
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        visit.goes_back().await?;
        wall.shows_open(None).await?;
        let layout = wall.look().await?.layout;
        ensure!(layout == "timeline", "the layout is {layout}");
        Ok(())
    })
}

#[test]
fn what_is_typed_makes_one_entry_less_than_a_choice() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        let entries = async || visit.script::<usize>("return history.length", json!([])).await;
        let before = entries().await?;
        wall.search("thi").await?;
        eventually_equal("the address", &"#wall?q=thi".to_owned(), async || visit.fragment().await)
            .await?;
        ensure!(entries().await? == before, "typing made an entry of the history");
        wall.choose("place", "Vị Thanh").await?;
        wall.shows_names(&["Huỳnh Thị Hoà"]).await?;
        eventually_equal("entries of the history", &(before + 1), entries).await?;
        visit.goes_back().await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        wall.shows("the text in the field", Some("thi".to_owned()), |seen| seen.search.clone())
            .await
    })
}

#[test]
fn closing_somebody_leaves_no_entry_to_step_over() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        wall.opens_detail("Đỗ Văn Đức").await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        eventually_equal("the address", &"#wall?field=Y tế".to_owned(), async || {
            visit.fragment().await
        })
        .await?;
        visit.goes_back().await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.shows_open(None).await
    })
}

async fn place_of(wall: Wall<'_>, id: &str) -> Result<f64> {
    Ok(wall.look().await?.card(id)?.edges.top)
}

async fn returns_to_its_place(visit: &Visit, by_back: bool) -> Result<()> {
    visit.publish(feed::town(300));
    let wall = visit.show("").await?;
    visit.script::<()>("scrollTo({ top: 2600, behavior: 'instant' })", json!([])).await?;
    let look = wall
        .looks("people from the middle", |look| {
            let card = look.cards.first().context("nobody is there")?;
            ensure!(card.place > 4, "the first is number {}", card.place);
            Ok(())
        })
        .await?;
    let middle = look.screen.1 / 2.0;
    let far = |top: f64| (top - middle).abs();
    let mut cards = look.cards.clone();
    cards.sort_by(|one, other| far(one.edges.top).total_cmp(&far(other.edges.top)));
    let card = cards.first().context("nobody is there")?;
    wall.opens_detail(&card.name).await?;
    let id = wall.state().await?["open"].as_str().context("nobody is open")?.to_owned();
    let before = place_of(wall, &id).await?;
    if by_back {
        visit.goes_back().await?;
    } else {
        visit.press(Key::Escape).await?;
    }
    wall.shows_open(None).await?;
    eventually("the page to be where it was", async || {
        let after = place_of(wall, &id).await?;
        ensure!((after - before).abs() <= 2.0, "the card was at {before} and is at {after}");
        Ok(())
    })
    .await?;
    wall.shows("the card with the keyboard", Some(id.clone()), |seen| seen.focus.card.clone()).await
}

#[test]
fn closing_somebody_leaves_the_page_where_it_was() -> Outcome {
    journey(async |visit| returns_to_its_place(visit, false).await)
}

#[test]
fn going_back_from_somebody_leaves_the_page_where_it_was() -> Outcome {
    journey(async |visit| returns_to_its_place(visit, true).await)
}

#[test]
fn coming_back_to_the_page_brings_me_where_i_was_reading() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::town(300));
        let wall = visit.show("").await?;
        visit.script::<()>("scrollTo({ top: 3000, behavior: 'instant' })", json!([])).await?;
        let look = wall
            .looks("people from the middle", |look| {
                let card = look.cards.first().context("nobody is there")?;
                ensure!(card.place > 8, "the first is number {}", card.place);
                let is_seen = look.cards.iter().any(|card| card.edges.top > 0.0);
                ensure!(is_seen, "all who are drawn are above the screen");
                Ok(())
            })
            .await?;
        let seen = look.cards.iter().find(|card| card.edges.top > 0.0).context("nobody is seen")?;
        visit.open("/dist/demo/icon.svg").await?;
        visit.goes_back().await?;
        wall.is_ready().await?;
        let id = seen.id.clone();
        wall.looks("the same people on the screen", |look| {
            let card = look.card(&id)?;
            let off = (card.edges.top - seen.edges.top).abs();
            ensure!(off < 200.0, "{id} is {off} px off");
            Ok(())
        })
        .await?;
        Ok(())
    })
}
