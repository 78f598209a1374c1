//! "I see where everybody went." What moves, how, and for whom nothing does.

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Visit, journey};
use serde::Deserialize;
use serde_json::json;

#[derive(Debug, Deserialize)]
struct Movement {
    /// The class of what moves.
    what: String,
    /// The properties that change.
    properties: Vec<String>,
    duration: f64,
}

/// Changes the query and says what moves right after.
const MOVEMENTS: &str = "const wall = document.querySelector('recognition-wall');
    return wall.setQuery(arguments[0]).then(() => wall.shadowRoot.getAnimations().map((movement) => ({
        what: movement.effect.target.className,
        properties: [...new Set(movement.effect.getKeyframes().flatMap(Object.keys))].filter((key) =>
            !['offset', 'computedOffset', 'easing', 'composite'].includes(key)),
        duration: movement.effect.getComputedTiming().duration,
    })))";

async fn movements(visit: &Visit, change: serde_json::Value) -> Result<Vec<Movement>> {
    visit.script(MOVEMENTS, json!([change])).await
}

/// Changes of each kind, one after the other.
fn changes() -> [serde_json::Value; 5] {
    [
        json!({ "sort": "name" }),
        json!({ "filters": { "field": ["Y tế"] } }),
        json!({ "filters": {} }),
        json!({ "layout": "list" }),
        json!({ "layout": "timeline" }),
    ]
}

#[test]
fn cards_move_by_transform_and_opacity_alone() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        for change in changes() {
            let movements = movements(visit, change.clone()).await?;
            ensure!(!movements.is_empty(), "nothing moves after {change}");
            for movement in &movements {
                let allowed = ["transform", "opacity", "transformOrigin"];
                let fine = movement.properties.iter().all(|name| allowed.contains(&&**name));
                ensure!(fine, "after {change} there is {movement:?}");
                let limit = 300.0;
                ensure!(movement.duration <= limit, "after {change} there is {movement:?}");
            }
            let about_people = movements
                .iter()
                .any(|movement| movement.what.contains("card") || movement.what.contains("photo"));
            ensure!(about_people, "after {change} no card moves: {movements:?}");
            wall.rests().await?;
        }
        Ok(())
    })
}

async fn nothing_moves(visit: &Visit) -> Result<()> {
    for change in changes() {
        let movements = movements(visit, change.clone()).await?;
        ensure!(movements.is_empty(), "after {change} there is {movements:?}");
    }
    let script = "const wall = document.querySelector('recognition-wall');
        return wall.open('duc').then(() => wall.shadowRoot.getAnimations().length)";
    let moving: usize = visit.script(script, json!([])).await?;
    ensure!(moving == 0, "{moving} things move when somebody is opened");
    ensure!(visit.wall().look().await?.leaving == 0, "somebody is still leaving");
    Ok(())
}

#[test]
fn for_who_asked_for_less_motion_there_is_no_animation_at_all() -> Outcome {
    journey(async |visit| {
        visit.prefers_reduced_motion().await?;
        visit.neighbours("").await?;
        nothing_moves(visit).await
    })
}

#[test]
fn where_the_tag_says_motion_off_there_is_no_animation_at_all() -> Outcome {
    journey(async |visit| {
        visit.neighbours(r#"motion="off""#).await?;
        nothing_moves(visit).await
    })
}

/// Where a card is in the middle of a movement, and where the next movement begins, in pixels.
const GOES_ON: &str = "const wall = document.querySelector('recognition-wall');
    const frame = () => new Promise(requestAnimationFrame);
    const card = wall.shadowRoot.querySelector('[data-id=be]');
    const at = () => { const box = card.getBoundingClientRect(); return [box.left, box.top]; };
    return (async () => {
        await wall.setQuery({ sort: 'name' });
        const start = at();
        for (let frames = 0; frames < 5; frames += 1) await frame();
        const middle = at();
        const changed = wall.setQuery({ sort: 'rank' });
        await changed;
        const own = card.getAnimations()[0];
        if (!own) return null;
        own.currentTime = 0;
        return [start, middle, at()];
    })()";

#[test]
fn a_change_in_the_middle_of_a_movement_goes_on_from_where_the_card_is() -> Outcome {
    journey(async |visit| {
        visit.neighbours("").await?;
        let ways: Option<[(f64, f64); 3]> = visit.script(GOES_ON, json!([])).await?;
        let Some([start, middle, next]) = ways else {
            anyhow::bail!("the card does not move after the second change");
        };
        let far = |one: (f64, f64), other: (f64, f64)| (one.0 - other.0).hypot(one.1 - other.1);
        ensure!(far(start, middle) > 4.0, "the card did not move: {start:?} to {middle:?}");
        ensure!(far(middle, next) < 3.0, "the card was at {middle:?} and goes on from {next:?}");
        Ok(())
    })
}

/// Where the card is, and where the opening detail begins: left, top, width.
const GROWS: &str = "const wall = document.querySelector('recognition-wall');
    const box = (element) => {
        const { left, top, width } = element.getBoundingClientRect();
        return [left, top, width];
    };
    const card = box(wall.shadowRoot.querySelector('[data-id=duc]'));
    return wall.open('duc').then(() => {
        const detail = wall.shadowRoot.querySelector('dialog[part~=detail]');
        const [movement] = detail.getAnimations();
        if (!movement) return null;
        movement.currentTime = 0;
        return [card, box(detail)];
    })";

#[test]
fn a_detail_grows_from_the_card_that_was_pressed() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        let boxes: Option<[[f64; 3]; 2]> = visit.script(GROWS, json!([])).await?;
        let Some([card, detail]) = boxes else {
            anyhow::bail!("the detail does not move");
        };
        let near = card.iter().zip(detail).all(|(one, other)| (one - other).abs() < 3.0);
        ensure!(near, "the card is at {card:?}, the detail begins at {detail:?}");
        wall.rests().await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await
    })
}

#[test]
fn nothing_runs_where_nothing_moves() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.rests().await?;
        // Counts the frames that somebody asks for in what the page itself would call a second.
        let script = "const ask = window.requestAnimationFrame;
            let asked = 0;
            window.requestAnimationFrame = (call) => { asked += 1; return ask(call); };
            return (async () => {
                for (let frames = 0; frames < 60; frames += 1) await new Promise((done) => ask(done));
                window.requestAnimationFrame = ask;
                return asked;
            })()";
        // What lies beyond the screen is drawn a little later than what is on it.
        eventually("the wall to come to rest", async || {
            let asked: usize = visit.script(script, json!([])).await?;
            ensure!(asked == 0, "the wall at rest asked for {asked} frames");
            Ok(())
        })
        .await
    })
}
