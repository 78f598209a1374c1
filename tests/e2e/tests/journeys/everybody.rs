//! "I have no mouse." "I have a small phone." "Motion makes me ill."

use anyhow::{Result, bail, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::seen::Focus;
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Visit, Wall, host, journey};
use serde_json::json;
use thirtyfour::Key;

/// More presses of Tab than there are controls on the wall of the neighbours.
const PATIENCE: usize = 60;

/// Presses Tab until the keyboard is where it is wanted.
async fn tabs_to(
    visit: &Visit,
    wall: Wall<'_>,
    what: &str,
    wanted: impl Fn(&Focus) -> bool,
) -> Result<()> {
    for _ in 0..PATIENCE {
        if wanted(&wall.seen().await?.focus) {
            return Ok(());
        }
        visit.press(Key::Tab).await?;
    }
    bail!("Tab does not come to {what}")
}

#[test]
fn i_search_filter_sort_open_leaf_through_and_close_by_keyboard_alone() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.shows_names(&NEIGHBOURS).await?;

        tabs_to(visit, wall, "the search field", |focus| focus.part == "search").await?;
        visit.types("thi").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;

        tabs_to(visit, wall, "the order", |focus| focus.part == "sort").await?;
        visit.press(Key::Down).await?;
        wall.shows_names(&["Lê Thị Ẩn", "Nguyễn Thị Bé", "Huỳnh Thị Hoà"]).await?;

        // The text is a chip, too.
        tabs_to(visit, wall, "a choice", |focus| focus.part == "option").await?;
        visit.press(Key::Space).await?;
        wall.shows("one chosen filter", 2, |seen| seen.chips.len()).await?;
        visit.press(Key::Space).await?;
        wall.shows_names(&["Lê Thị Ẩn", "Nguyễn Thị Bé", "Huỳnh Thị Hoà"]).await?;

        tabs_to(visit, wall, "the second card", |focus| focus.card.as_deref() == Some("be"))
            .await?;
        visit.press(Key::Enter).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        visit.press(Key::Right).await?;
        wall.shows_open(Some("Huỳnh Thị Hoà")).await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        wall.shows("the card with the keyboard", Some("hoa".to_owned()), |seen| {
            seen.focus.card.clone()
        })
        .await
    })
}

#[test]
fn the_keyboard_stays_in_the_open_detail() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        for _ in 0..12 {
            visit.press(Key::Tab).await?;
            let focus = wall.seen().await?.focus;
            // Between the last and the first control a browser lets its own bar have a turn.
            ensure!(focus.in_detail || focus.tag == "body", "the keyboard is at {focus:?}");
        }
        Ok(())
    })
}

/// Marks every control that a visitor sees with a number, in the order in which it is read:
/// the toolbar, then the panel of filters, then the cards, each from top to bottom.
const CONTROLS: &str = "const root = document.querySelector('recognition-wall').shadowRoot;
    const shown = (element) => element.checkVisibility({ visibilityProperty: true });
    const controls = [...root.querySelectorAll('a[href], button, input, select, summary')]
        .filter((control) => shown(control) && control.tabIndex >= 0 && !control.disabled);
    return controls.map((control, number) => {
        control.dataset.control = number;
        const edges = control.getBoundingClientRect();
        return [edges.left, edges.top, Boolean(control.closest('[part~=card]'))];
    })";

const CONTROL_WITH_THE_KEYBOARD: &str = "let focus = document.activeElement;
    while (focus?.shadowRoot?.activeElement) focus = focus.shadowRoot.activeElement;
    return focus?.dataset.control === undefined ? null : Number(focus.dataset.control)";

#[test]
fn tab_comes_to_every_control_in_the_order_in_which_it_is_seen() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.sort("name").await?;
        wall.shows("the first card", Some("an".to_owned()), |seen| {
            seen.cards.first().map(|card| card.id.clone())
        })
        .await?;
        wall.rests().await?;
        let controls: Vec<(f64, f64, bool)> = visit.script(CONTROLS, json!([])).await?;
        ensure!(controls.len() >= 14, "only {} controls are seen", controls.len());

        visit.script::<()>("document.querySelector('#before').focus()", json!([])).await?;
        let mut order: Vec<usize> = Vec::new();
        for _ in 0..PATIENCE {
            visit.press(Key::Tab).await?;
            if let Some(control) = visit.script(CONTROL_WITH_THE_KEYBOARD, json!([])).await? {
                order.push(control);
            } else if !order.is_empty() {
                break;
            }
        }
        let all: Vec<usize> = (0..controls.len()).collect();
        ensure!(order == all, "Tab goes {order:?} of {} controls", controls.len());
        // Cards are read line by line; a line's cards share their top.
        let cards: Vec<_> = controls.iter().filter(|control| control.2).collect();
        for pair in cards.windows(2) {
            let (this, next) = (pair[0], pair[1]);
            let follows =
                next.1 > this.1 + 1.0 || (next.0 > this.0 && (next.1 - this.1).abs() < 60.0);
            ensure!(follows, "Tab goes from {this:?} to {next:?}");
        }
        Ok(())
    })
}

/// The elements that stick out of the screen to the right, less those that scroll by themselves.
const STICKS_OUT: &str = "const width = document.documentElement.clientWidth;
    const root = document.querySelector('recognition-wall').shadowRoot;
    const out = [...root.querySelectorAll('*')].filter((element) => {
        const edges = element.getBoundingClientRect();
        return element.checkVisibility({ visibilityProperty: true }) && edges.width > 1
            && (edges.right > width + 0.5 || edges.left < -0.5);
    }).map((element) => element.outerHTML.slice(0, 80));
    return [...out, ...(document.documentElement.scrollWidth > width ? ['the page scrolls'] : [])]";

async fn nothing_sticks_out(visit: &Visit) -> Result<()> {
    eventually_equal("what sticks out of the screen", &Vec::<String>::new(), async || {
        visit.script(STICKS_OUT, json!([])).await
    })
    .await
}

#[test]
fn on_a_screen_of_320_pixels_nothing_scrolls_sideways() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(320, 640).await?;
        let mut people = feed::neighbours();
        people[0]["title"] =
            "Ban Quản lý Dự án Đầu tư xây dựng công trình giao thông và nông nghiệp huyện".into();
        people[0]["_recognition"]["kind"] = "collective".into();
        people[1]["_recognition"]["unit"] =
            "Donaudampfschifffahrtsgesellschaftskapitän".repeat(2).into();
        visit.publish(people);
        let wall = visit.show(r#"lang="vi""#).await?;
        nothing_sticks_out(visit).await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        nothing_sticks_out(visit).await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        nothing_sticks_out(visit).await
    })
}

/// Changes the query and opens somebody; returns the longest movement seen in any frame, in ms.
const LONGEST_MOVEMENT: &str = "const wall = document.querySelector('recognition-wall');
    let longest = 0;
    const look = () => {
        for (const movement of wall.shadowRoot.getAnimations()) {
            longest = Math.max(longest, movement.effect.getComputedTiming().duration);
        }
    };
    let looking = true;
    const frame = () => { look(); if (looking) requestAnimationFrame(frame); };
    frame();
    return (async () => {
        await wall.setQuery({ sort: 'name' }); look();
        await wall.setQuery({ filters: { field: ['Y tế'] } }); look();
        await wall.open('duc'); look();
        await wall.next(); look();
        await wall.close(); look();
        looking = false;
        return longest;
    })()";

async fn longest_movement(visit: &Visit) -> Result<f64> {
    visit.script(LONGEST_MOVEMENT, json!([])).await
}

#[test]
fn nothing_moves_for_who_asked_for_less_motion() -> Outcome {
    journey(async |visit| {
        visit.prefers_reduced_motion().await?;
        visit.neighbours("").await?;
        let longest = longest_movement(visit).await?;
        ensure!(longest <= 1.0, "something moved for {longest} ms");
        Ok(())
    })
}

#[test]
fn nothing_moves_where_the_tag_says_motion_off() -> Outcome {
    journey(async |visit| {
        visit.neighbours(r#"motion="off""#).await?;
        let longest = longest_movement(visit).await?;
        ensure!(longest <= 1.0, "something moved for {longest} ms");
        Ok(())
    })
}

#[test]
fn a_movement_on_the_wall_would_be_noticed() -> Outcome {
    journey(async |visit| {
        visit.neighbours("").await?;
        let script = "const root = document.querySelector('recognition-wall').shadowRoot;
            root.querySelector('[part~=grid]').animate([{ opacity: 0.5 }, { opacity: 1 }], 5000)";
        visit.script::<()>(script, json!([])).await?;
        let longest = longest_movement(visit).await?;
        ensure!(longest >= 5000.0, "a movement of 5 s was seen as one of {longest} ms");
        Ok(())
    })
}

#[test]
fn the_headings_fit_into_the_page_around_the_wall() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.open_page(&host::element(r#"src="feed.json" heading-level="3""#)).await?;
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        let script = "const root = document.querySelector('recognition-wall').shadowRoot;
            return [...root.querySelectorAll('h1, h2, h3, h4, h5, h6')]
                .filter((heading) => heading.checkVisibility())
                .map((heading) => Number(heading.localName[1]))";
        let levels: Vec<u8> = visit.script(script, json!([])).await?;
        ensure!(levels.first() == Some(&3), "the headings are of the levels {levels:?}");
        ensure!(
            levels.iter().all(|level| *level >= 3),
            "the headings are of the levels {levels:?}"
        );
        let skips = levels.windows(2).any(|pair| pair[1] > pair[0] + 1);
        ensure!(!skips, "the headings skip a level: {levels:?}");
        Ok(())
    })
}
