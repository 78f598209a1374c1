//! "I try everything, in any order, and never let go of the keyboard."

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::{Dice, Look, Outcome, Visit, Wall, feed, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

/// How often something is changed.
const STEPS: usize = 200;
/// More elements than this no wall has.
const ELEMENTS: usize = 600;

/// What is asked for next: by the host page's script, or by a control of the wall.
#[derive(Debug)]
enum Step {
    Ask(Value),
    /// Presses the control of this kind with this number, counted around.
    Press(&'static str, usize),
    /// Chooses the order in the menu.
    Menu(&'static str),
}

fn next_step(dice: &mut Dice) -> Step {
    let sorts = ["feed", "name", "rank", "year"];
    let layouts = ["grid", "list", "timeline"];
    let field = dice.pick(&feed::FIELDS);
    let year = 2010 + dice.throw(14);
    match dice.throw(12) {
        0 => Step::Ask(json!({ "sort": dice.pick(&sorts) })),
        1 => Step::Ask(json!({ "layout": dice.pick(&layouts) })),
        2 => Step::Ask(json!({ "filters": { "field": [field, dice.pick(&feed::FIELDS)] } })),
        3 => Step::Ask(json!({ "filters": { "year": { "from": year, "to": year + 4 } } })),
        4 => Step::Ask(json!({ "filters": {}, "text": "" })),
        5 => Step::Ask(json!({ "text": dice.pick(&["nguyen", "an", "van", "", "khong ai ca"]) })),
        6 => Step::Ask(json!({ "filters": {}, "text": "", "sort": dice.pick(&sorts) })),
        7 | 8 => Step::Press("[part~=option]", dice.throw(40)),
        9 => Step::Press(".layouts__choice", dice.throw(3)),
        10 => Step::Press("[part~=chip]", dice.throw(4)),
        _ => Step::Menu(dice.pick(&sorts)),
    }
}

/// A control is pressed by a script, as a host's own buttons would: the keyboard stays where it is.
const PRESS: &str = "const [selector, number] = arguments[1];
    const found = [...root.querySelectorAll(selector)].filter(shown);
    found[number % Math.max(found.length, 1)]?.click()";

const CHOOSE: &str = "const menu = root.querySelector('select[part~=sort]');
    if (!shown(menu)) return;
    menu.value = arguments[1];
    menu.dispatchEvent(new Event('change', { bubbles: true }))";

async fn take(wall: Wall<'_>, step: &Step) -> Result<()> {
    match step {
        Step::Ask(change) => wall.call("setQuery", json!([change])).await.map(drop),
        Step::Press(selector, number) => wall.within(PRESS, json!([selector, number])).await,
        Step::Menu(sort) => wall.within(CHOOSE, json!(sort)).await,
    }
}

/// The keyboard is on somebody's card, which can be seen; or on the number, if there is nobody.
fn keyboard_is_kept(look: &Look) -> Result<()> {
    let Some(id) = &look.focus.card else {
        ensure!(look.focus.on_count, "the keyboard is on {}", look.focus.what);
        ensure!(look.cards.is_empty(), "there are people, and the keyboard is on the number");
        return Ok(());
    };
    look.shows_card(id)?;
    look.is_in_order()
}

/// Everybody, from the start, with the keyboard on the first card.
async fn starts(visit: &Visit, wall: Wall<'_>) -> Result<Look> {
    let all = json!([{ "text": "", "filters": {}, "sort": "feed", "layout": "grid" }]);
    wall.call("setQuery", all).await?;
    visit.script::<()>("scrollTo({ top: 0, behavior: 'instant' })", json!([])).await?;
    wall.looks("the first card", |look| {
        let first = look.cards.first().context("nobody is there")?;
        ensure!(first.place == 1, "the first card is number {}", first.place);
        Ok(())
    })
    .await?;
    let script = "root.querySelector('[part~=count]').focus()";
    wall.within::<()>(script, json!(null)).await?;
    wall.tab_to("[part~=card] .card__link").await?;
    let look = wall.rests().await?;
    keyboard_is_kept(&look).context("at the start")?;
    Ok(look)
}

#[test]
fn filtering_and_sorting_two_hundred_times_keeps_the_keyboard_on_a_card() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::town(133));
        let wall = visit.show(r#"history="none""#).await?;
        let before = starts(visit, wall).await?;
        ensure!(before.elements < ELEMENTS, "the wall has {} elements", before.elements);

        let mut dice = Dice::new(2023);
        let mut nobody = 0;
        for number in 0..STEPS {
            let step = next_step(&mut dice);
            take(wall, &step).await?;
            let what = format!("the keyboard to be kept after step {number}, {step:?}");
            let look = wall.looks(&what, keyboard_is_kept).await?;
            if look.focus.on_count {
                nobody += 1;
                starts(visit, wall).await?;
                continue;
            }
            // Most steps come in the middle of the movements of the one before.
            if dice.throw(4) == 0 {
                let rest = wall.rests().await?;
                keyboard_is_kept(&rest)?;
                ensure!(rest.elements < ELEMENTS * 3 / 2, "{} elements", rest.elements);
            }
            if dice.throw(5) == 0 {
                visit.press(Key::Tab).await?;
                let on_card = wall.look().await?.focus.card.is_some();
                if !on_card {
                    visit.press_with_shift(Key::Tab).await?;
                }
            }
        }
        ensure!((1..STEPS / 4).contains(&nobody), "{nobody} steps found nobody");

        let after = starts(visit, wall).await?;
        // How tall a row is taken for decides whether one more is drawn beyond the screen.
        let rows = |look: &Look| look.cards.len().div_ceil(3);
        ensure!(
            rows(&after).abs_diff(rows(&before)) <= 1,
            "the same people were {} cards and are {}",
            before.cards.len(),
            after.cards.len()
        );
        let each = |look: &Look| look.people_elements / look.cards.len().max(1);
        ensure!(
            each(&after).abs_diff(each(&before)) <= 3,
            "a card had {} elements and has {}",
            each(&before),
            each(&after)
        );
        // What was chosen once stays listed among the filters, so that they may have grown a little.
        ensure!(after.elements < ELEMENTS, "the wall has {} elements", after.elements);
        Ok(())
    })
}

#[test]
fn each_of_these_checks_would_notice() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::town(40));
        let wall = visit.show(r#"history="none""#).await?;
        starts(visit, wall).await?;
        let swap = "const list = root.querySelector('[part~=grid]');
            const cards = [...list.querySelectorAll('[part~=card]')];
            list.insertBefore(cards[1], cards[0])";
        wall.within::<()>(swap, json!(null)).await?;
        ensure!(wall.look().await?.is_in_order().is_err(), "a swapped card is not noticed");
        let script = "root.activeElement.blur()";
        wall.within::<()>(script, json!(null)).await?;
        ensure!(keyboard_is_kept(&wall.look().await?).is_err(), "a lost keyboard is not noticed");
        Ok(())
    })
}
