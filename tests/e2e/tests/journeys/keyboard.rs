//! "I have no mouse": the whole way by keyboard alone; and "I hear the page": what is said of it.

use anyhow::{Result, ensure};
use recognition_wall_e2e::{Outcome, Visit, Wall, journey};
use serde_json::json;
use thirtyfour::Key;

use crate::detail::known;

#[test]
fn i_search_filter_sort_lay_out_open_leaf_through_zoom_and_close_by_keyboard_alone() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        wall.tab_to("[part~=search]").await?;
        visit.types("thi").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        wall.tab_to("[part~=sort]").await?;
        visit.press(Key::Down).await?;
        wall.shows_names(&["Lê Thị Ẩn", "Nguyễn Thị Bé", "Huỳnh Thị Hoà"]).await?;
        wall.tab_to("[part~=option][data-facet=field][data-value='Nông thôn mới']").await?;
        visit.press(Key::Space).await?;
        wall.shows_names(&["Nguyễn Thị Bé"]).await?;
        wall.shows_keyboard().await?;
        visit.press(Key::Space).await?;
        wall.shows("three people", 3, |seen| seen.cards.len()).await?;

        visit.script::<()>("document.querySelector('#before').focus()", json!([])).await?;
        wall.tab_to(".layouts__choice[data-layout=timeline]").await?;
        visit.press(Key::Enter).await?;
        wall.has(".layouts__choice[data-layout=timeline][aria-pressed=true]", 1).await?;
        wall.shows_keyboard().await?;
        wall.rests().await?;

        wall.tab_to("[data-id=be] .card__link").await?;
        visit.press(Key::Enter).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        wall.keeps_keyboard_on(".detail__name").await?;
        visit.press(Key::Left).await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;
        visit.press(Key::Right).await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;

        wall.tab_to(".photo__zoom").await?;
        visit.press(Key::Enter).await?;
        wall.has("dialog.viewer[open]", 1).await?;
        wall.tab_to(".viewer__button").await?;
        visit.press(Key::Escape).await?;
        wall.has("dialog.viewer[open]", 0).await?;
        wall.keeps_keyboard_on(".photo__zoom").await?;
        wall.shows_keyboard().await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await?;
        wall.keeps_keyboard_on("[data-id=be] .card__link").await?;
        wall.shows_keyboard().await
    })
}

/// Every stop of the keyboard on the wall: it shows, and is neither off the screen nor covered.
const COVERED: &str = "const held = root.activeElement;
    if (!held) return null;
    const box = (held.closest('label') ?? held).getBoundingClientRect();
    const spots = [[0.5, 0.5], [0.1, 0.5], [0.9, 0.5], [0.5, 0.2], [0.5, 0.8]];
    const own = held.closest('label, [part~=card], .range') ?? held;
    const seen = spots.some(([x, y]) => {
        const at = root.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        return at && (own.contains(at) || at.contains(held));
    });
    return seen ? '' : held.outerHTML.slice(0, 120)";

async fn every_stop_is_seen(visit: &Visit, wall: Wall<'_>, least: usize) -> Result<()> {
    visit.script::<()>("document.querySelector('#before').focus()", json!([])).await?;
    let mut stops = 0;
    for _ in 0..80 {
        visit.press(Key::Tab).await?;
        let covered: Option<String> = wall.within(COVERED, json!(null)).await?;
        let Some(covered) = covered else {
            if stops > 0 {
                break;
            }
            continue;
        };
        stops += 1;
        ensure!(covered.is_empty(), "stop {stops} is covered or off the screen: {covered}");
        wall.shows_keyboard().await?;
    }
    ensure!(stops >= least, "only {stops} stops");
    Ok(())
}

#[test]
fn wherever_the_keyboard_is_it_shows_and_nothing_covers_it() -> Outcome {
    journey(async |visit| {
        let wall = known(visit).await?;
        for layout in ["grid", "list", "timeline"] {
            wall.call("setQuery", json!([{ "layout": layout }])).await?;
            wall.rests().await?;
            every_stop_is_seen(visit, wall, 20).await?;
        }
        Ok(())
    })
}

#[test]
fn wherever_the_keyboard_is_on_a_small_screen_it_shows_and_nothing_covers_it() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(320, 640).await?;
        let wall = known(visit).await?;
        wall.rests().await?;
        every_stop_is_seen(visit, wall, 8).await
    })
}

#[test]
fn what_a_screen_reader_is_told_of_the_wall_and_of_somebody_is_as_agreed() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        for layout in ["grid", "list", "timeline"] {
            wall.call("setQuery", json!([{ "layout": layout }])).await?;
            wall.rests().await?;
            visit.tree_is(&format!("neighbours-{layout}")).await?;
        }
        let wall = known(visit).await?;
        wall.opens_detail("Nguyễn Thị Bé").await?;
        visit.tree_is("detail").await
    })
}

#[test]
fn a_card_is_one_item_of_a_list_with_one_link_named_after_the_person() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.rests().await?;
        let tree = visit.tree().await?;
        for name in recognition_wall_e2e::feed::NEIGHBOURS {
            let links = tree
                .lines()
                .filter(|line| line.trim_start().starts_with(&format!("link {name:?}")));
            ensure!(links.count() == 1, "{name} is not one link:\n{tree}");
        }
        // Chromium's protocol does not tell the place in a set: the attributes do.
        let places = "return [...root.querySelectorAll('[part~=card]')].map((card) =>
            [card.localName, card.getAttribute('aria-posinset'), card.getAttribute('aria-setsize')]
                .join(' '))";
        let places: Vec<String> = wall.within(places, json!(null)).await?;
        let expected: Vec<String> = (1..=6).map(|place| format!("li {place} 6")).collect();
        ensure!(places == expected, "the cards are {places:?}");
        Ok(())
    })
}
