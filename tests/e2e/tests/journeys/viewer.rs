//! "I want to see the photo." The viewer: large, larger, the next one, and back to where I was.

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Visit, Wall, journey};
use serde_json::json;
use thirtyfour::Key;

use crate::detail::known;

/// What the viewer's buttons are for.
const SMALLER: &str = "out";
const LARGER: &str = "in";
const WHOLE: &str = "whole";
const BEFORE: &str = "previous";
const AFTER: &str = "next";

/// How large the photo is drawn, and how far it is moved.
async fn pose(wall: Wall<'_>) -> Result<(f64, f64, f64)> {
    let script = "const photo = root.querySelector('.viewer__photo');
        const matrix = new DOMMatrix(getComputedStyle(photo).transform);
        return [matrix.a, matrix.e, matrix.f]";
    wall.within(script, json!(null)).await
}

async fn is_larger_than(wall: Wall<'_>, scale: f64) -> Result<f64> {
    eventually(&format!("the photo to be larger than {scale}"), async || {
        let now = pose(wall).await?.0;
        ensure!(now > scale * 1.05, "it is at {now}");
        Ok(now)
    })
    .await
}

async fn is_whole(wall: Wall<'_>) -> Result<()> {
    eventually("the photo to be whole", async || {
        let (scale, ..) = pose(wall).await?;
        ensure!((scale - 1.0).abs() < 0.01, "it is at {scale}");
        Ok(())
    })
    .await
}

async fn button(wall: Wall<'_>, does: &str) -> Result<()> {
    wall.press_nth(&format!(".viewer__button[data-does={does}]"), 0).await
}

/// Nguyễn Thị Bé's first photo, large.
pub(crate) async fn open_photo(visit: &Visit) -> Result<Wall<'_>> {
    let wall = known(visit).await?;
    wall.opens_detail("Nguyễn Thị Bé").await?;
    wall.press_nth(".photo__zoom", 0).await?;
    wall.has("dialog.viewer[open]", 1).await?;
    wall.has(".viewer__photo", 1).await?;
    wall.rests().await?;
    Ok(wall)
}

async fn middle(wall: Wall<'_>) -> Result<(f64, f64)> {
    Ok(wall.edges_of(".viewer__stage").await?.middle())
}

#[test]
fn the_photo_opens_large_with_its_words_and_escape_closes_only_the_viewer() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        let words = wall.texts_of(".viewer__words").await?.join(" ");
        for known in ["Chú thích thứ 1", "Ảnh: Minh họa 1", "CC BY 4.0"] {
            ensure!(words.contains(known), "{known:?} is not in {words:?}");
        }
        let here = "return Boolean(root.activeElement?.closest('dialog.viewer'))";
        ensure!(wall.within::<bool>(here, json!(null)).await?, "the keyboard is not in the viewer");
        visit.press(Key::Escape).await?;
        wall.has("dialog.viewer[open]", 0).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        wall.keeps_keyboard_on(".photo__zoom").await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await
    })
}

#[test]
fn the_keyboard_stays_in_the_viewer() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        let here = "return Boolean(root.activeElement?.closest('dialog.viewer'))
            || document.activeElement === document.body";
        for _ in 0..20 {
            visit.press(Key::Tab).await?;
            let stays: bool = wall.within(here, json!(null)).await?;
            ensure!(stays, "the keyboard is at {}", wall.keyboard().await?);
        }
        Ok(())
    })
}

#[test]
fn buttons_keys_and_the_wheel_make_the_photo_larger_and_whole_again() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        is_whole(wall).await?;
        button(wall, LARGER).await?;
        let once = is_larger_than(wall, 1.0).await?;
        button(wall, LARGER).await?;
        let twice = is_larger_than(wall, once).await?;
        button(wall, SMALLER).await?;
        eventually("the photo to be smaller", async || {
            let now = pose(wall).await?.0;
            ensure!(now < twice, "it is still at {now}");
            Ok(())
        })
        .await?;
        button(wall, WHOLE).await?;
        is_whole(wall).await?;

        wall.within::<()>("root.querySelector('.viewer__stage').focus()", json!(null)).await?;
        visit.types("+").await?;
        is_larger_than(wall, 1.0).await?;
        visit.types("0").await?;
        is_whole(wall).await?;

        visit.turns_the_wheel(middle(wall).await?, -240.0).await?;
        is_larger_than(wall, 1.0).await?;
        button(wall, WHOLE).await?;
        is_whole(wall).await
    })
}

#[test]
fn a_double_click_makes_the_photo_larger_and_another_whole_again() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        let middle = middle(wall).await?;
        visit.double_clicks(middle).await?;
        is_larger_than(wall, 1.0).await?;
        visit.double_clicks(middle).await?;
        is_whole(wall).await
    })
}

#[test]
fn two_fingers_make_the_photo_larger_and_one_moves_it() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        let wall = open_photo(visit).await?;
        let (x, y) = middle(wall).await?;
        visit.pinches((x, y), 80.0, 240.0).await?;
        let scale = is_larger_than(wall, 1.5).await?;
        let before = pose(wall).await?;
        visit.moves_fingers(&[((x, y), (x - 60.0, y - 80.0))]).await?;
        eventually("the photo to be moved", async || {
            let now = pose(wall).await?;
            let moved = (now.1 - before.1).hypot(now.2 - before.2);
            ensure!(moved > 20.0, "it was at {before:?} and is at {now:?}");
            ensure!((now.0 - scale).abs() < 0.01, "moving changed its size");
            Ok(())
        })
        .await?;
        visit.pinches((x, y), 240.0, 40.0).await?;
        is_whole(wall).await?;
        // One finger across the whole photo leads to the next.
        visit.moves_fingers(&[((x + 120.0, y), (x - 140.0, y + 4.0))]).await?;
        shows_photo(wall, 2).await
    })
}

#[test]
fn a_large_photo_is_moved_with_the_mouse_and_with_the_keys() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        let (x, y) = middle(wall).await?;
        for _ in 0..3 {
            button(wall, LARGER).await?;
        }
        is_larger_than(wall, 1.5).await?;
        wall.rests().await?;
        let before = pose(wall).await?;
        visit.draws((x, y), (x - 90.0, y - 70.0)).await?;
        let drawn = eventually("the photo to be moved", async || {
            let now = pose(wall).await?;
            ensure!((now.1 - before.1).hypot(now.2 - before.2) > 20.0, "it is at {now:?}");
            Ok(now)
        })
        .await?;
        wall.within::<()>("root.querySelector('.viewer__stage').focus()", json!(null)).await?;
        visit.press(Key::Up).await?;
        eventually("the photo to be moved by a key", async || {
            let now = pose(wall).await?;
            ensure!((now.2 - drawn.2).abs() > 5.0, "it was at {drawn:?} and is at {now:?}");
            Ok(())
        })
        .await
    })
}

async fn shows_photo(wall: Wall<'_>, number: usize) -> Result<()> {
    let expected = format!("Ảnh {number} trong 3");
    eventually_equal("the photo's number", &expected, async || {
        Ok(wall.texts_of(".viewer__position[role=status]").await?.join(""))
    })
    .await?;
    let words = wall.texts_of(".viewer__words").await?.join(" ");
    ensure!(words.contains(&format!("Chú thích thứ {number}")), "its words are {words:?}");
    Ok(())
}

#[test]
fn the_other_photos_are_seen_by_buttons_and_by_keys() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        shows_photo(wall, 1).await?;
        button(wall, LARGER).await?;
        is_larger_than(wall, 1.0).await?;
        button(wall, AFTER).await?;
        shows_photo(wall, 2).await?;
        is_whole(wall).await?;
        button(wall, BEFORE).await?;
        shows_photo(wall, 1).await?;
        wall.within::<()>("root.querySelector('.viewer__stage').focus()", json!(null)).await?;
        visit.press(Key::Right).await?;
        shows_photo(wall, 2).await?;
        visit.press(Key::Right).await?;
        shows_photo(wall, 3).await?;
        visit.press(Key::Left).await?;
        shows_photo(wall, 2).await?;
        // The people behind it were not leafed through.
        visit.press(Key::Escape).await?;
        wall.has("dialog.viewer[open]", 0).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await
    })
}

#[test]
fn the_way_out_of_the_viewer_stands_in_its_corner() -> Outcome {
    journey(async |visit| {
        let wall = open_photo(visit).await?;
        let (all, close) = (
            wall.edges_of("dialog.viewer").await?,
            wall.edges_of(".viewer__button[data-does=close]").await?,
        );
        let beside = all.left + all.width - close.left - close.width;
        ensure!(beside < 24.0, "{beside} px stand between it and the edge");
        Ok(())
    })
}
