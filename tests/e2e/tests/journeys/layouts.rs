//! "I want it as a list." "I want it by the years."

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Visit, Wall, feed, journey};
use serde_json::json;

const BY_GIVEN_NAME: [&str; 6] =
    ["Trần Hoàng An", "Lê Thị Ẩn", "Nguyễn Thị Bé", "Đỗ Văn Đức", "Huỳnh Thị Hoà", "H'Yim Kđoh"];
const BY_YEAR: [&str; 6] = ["duc", "an2", "an", "be", "y", "hoa"];

async fn shows_ids(wall: Wall<'_>, what: &str, ids: &[&str]) -> Result<()> {
    wall.shows(what, ids.join(" "), |seen| seen.ids().join(" ")).await
}

#[test]
fn another_layout_keeps_the_query_and_the_very_same_cards() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.search("thi").await?;
        wall.choose("place", "Vị Thanh").await?;
        wall.shows_names(&["Huỳnh Thị Hoà"]).await?;
        wall.press_chip("Vị Thanh").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        let mark = "for (const card of root.querySelectorAll('[part~=card]')) card.known = true";
        wall.within::<()>(mark, json!(null)).await?;
        for layout in ["list", "timeline", "grid"] {
            wall.lay(layout).await?;
            let look = wall.rests().await?;
            look.is_in_order()?;
            ensure!(look.cards.len() == 3, "{layout} has {} people", look.cards.len());
            let state = wall.state().await?;
            ensure!(state["query"]["layout"] == layout, "el.state.query is {}", state["query"]);
            ensure!(state["query"]["text"] == "thi", "el.state.query is {}", state["query"]);
            let same = "return [...root.querySelectorAll('[part~=card]')].map((card) =>
                card.known === true)";
            let same: Vec<bool> = wall.within(same, json!(null)).await?;
            ensure!(same == [true; 3], "{layout} has other elements: {same:?}");
        }
        Ok(())
    })
}

#[test]
fn the_list_is_alphabetical_by_the_given_name_under_its_letters() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 1600).await?;
        let wall = visit.neighbours(r#"layout="list""#).await?;
        wall.shows_names(&BY_GIVEN_NAME).await?;
        // An and Ẩn differ in the letter: A and Â are two letters of the alphabet.
        let letters = wall.texts_of(".divider__label").await?;
        ensure!(letters == ["A", "Â", "B", "Đ", "H", "K"], "the letters are {letters:?}");
        let counts = wall.texts_of(".divider__count").await?;
        ensure!(counts == ["1"; 6], "the numbers are {counts:?}");
        // The list has an order of its own.
        ensure!(wall.count_of("[part~=sort]").await? == 0, "the menu of orders is still there");
        wall.lay("grid").await?;
        wall.has("[part~=sort]", 1).await
    })
}

#[test]
fn the_timeline_goes_from_the_newest_year_to_the_oldest() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 1600).await?;
        let wall = visit.neighbours("").await?;
        wall.lay("timeline").await?;
        shows_ids(wall, "the newest first", &BY_YEAR).await?;
        let years = wall.texts_of(".divider__label").await?;
        ensure!(years == ["2023", "2022", "2021", "2020", "2019"], "the years are {years:?}");
        let counts = wall.texts_of(".divider__count").await?;
        ensure!(counts == ["2", "1", "1", "1", "1"], "the numbers are {counts:?}");
        wall.rests().await?.is_in_order()
    })
}

/// Presses a step of the rail: its heading comes to the top, under the toolbar, with the keyboard.
async fn leads_to(visit: &Visit, wall: Wall<'_>, label: &str) -> Result<()> {
    let script = "return [...root.querySelectorAll('button.rail__step')].findIndex((step) =>
        text(step.querySelector('.rail__label')) === arguments[1])";
    let number: i64 = wall.within(script, json!(label)).await?;
    let number = usize::try_from(number).with_context(|| format!("no step {label}"))?;
    wall.press_nth("button.rail__step", number).await?;
    eventually(&format!("the heading {label} at the top"), async || {
        ensure!(
            wall.is_on(".divider__label").await?,
            "the keyboard is on {}",
            wall.keyboard().await?
        );
        let script = "const held = root.activeElement;
            return [text(held), held.closest('.divider').getBoundingClientRect().top]";
        let (held, top): (String, f64) = wall.within(script, json!(null)).await?;
        ensure!(held == label, "the keyboard is on {held}");
        let look = wall.look().await?;
        let rest: f64 = visit
            .script(
                "return document.documentElement.scrollHeight - innerHeight - scrollY",
                json!([]),
            )
            .await?;
        // The rail may stay below the toolbar. At the end of the page a heading comes no further up.
        let is_at_top = top < look.toolbar + 130.0 || rest < 2.0;
        ensure!(
            top >= look.toolbar - 1.0 && is_at_top,
            "it is at {top}, the toolbar ends at {}, {rest} px are left to scroll",
            look.toolbar
        );
        Ok(())
    })
    .await?;
    wall.has(".rail__step[aria-current=true]", 1).await
}

#[test]
fn a_letter_of_the_rail_leads_to_its_people() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::town(300));
        let wall = visit.show(r#"layout="list""#).await?;
        wall.has("[data-rail=letters]", 1).await?;
        for letter in ["M", "G", "A", "K"] {
            leads_to(visit, wall, letter).await?;
            let look = wall.rests().await?;
            look.is_in_order()?;
            ensure!(look.elements < 600, "the wall has {} elements", look.elements);
        }
        // Letters that nobody's name begins with stand in their place and can't be pressed.
        ensure!(wall.count_of("button.rail__step[aria-disabled]").await? == 0);
        let all = wall.texts_of(".rail__label").await?.join("");
        ensure!(all.starts_with("AĂÂBCDĐEÊGHIKLMNOÔƠ"), "the alphabet is {all}");
        Ok(())
    })
}

#[test]
fn a_year_of_the_rail_leads_to_its_people() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::town(300));
        let wall = visit.show(r#"layout="timeline""#).await?;
        wall.has("[data-rail=years]", 1).await?;
        for year in ["2012", "2022", "2015"] {
            leads_to(visit, wall, year).await?;
        }
        let heights = "return new Set([...root.querySelectorAll('.rail__step')].map((step) =>
            step.dataset.level)).size";
        let heights: usize = wall.within(heights, json!(null)).await?;
        ensure!(heights >= 1, "no step says how many it has");
        Ok(())
    })
}

#[test]
fn the_address_says_which_layout_was_chosen_and_brings_it_back() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 1600).await?;
        let wall = visit.neighbours("").await?;
        wall.lay("timeline").await?;
        eventually_equal("the address", &"#wall?layout=timeline".to_owned(), async || {
            visit.fragment().await
        })
        .await?;
        visit.open("/dist/demo/icon.svg").await?;
        visit.open("/#wall?layout=list").await?;
        wall.shows_names(&BY_GIVEN_NAME).await?;
        ensure!(wall.look().await?.layout == "list", "the layout is another");
        wall.has(".layouts__choice[data-layout=list][aria-pressed=true]", 1).await
    })
}

#[test]
fn the_pages_own_script_chooses_the_layout() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        for layout in ["list", "timeline", "grid"] {
            wall.call("setQuery", json!([{ "layout": layout }])).await?;
            let look = wall.look().await?;
            ensure!(look.layout == layout, "it is {}", look.layout);
        }
        wall.call("setQuery", json!([{ "layout": "no such form" }])).await?;
        ensure!(wall.look().await?.layout == "grid", "an unknown layout changed it");
        Ok(())
    })
}
