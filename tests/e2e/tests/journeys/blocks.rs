//! "We are twenty thousand." The site is one of the tool's, with blocks: a visitor's wall downloads what
//! is looked at, and whatever goes wrong with the blocks, the pages are there.

use std::collections::BTreeSet;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Look, Outcome, Reply, Visit, Wall, host, journey};
use serde_json::{Value, json};

use crate::town::{
    PEOPLE, asked_for, cards, head, header, item_of, pages_asked_for, publish, town,
};

/// More elements than this no wall has.
const ELEMENTS: usize = 600;

async fn show<'a>(visit: &'a Visit, attributes: &str) -> Result<Wall<'a>> {
    visit.show_on(Reply::page(host::element(&format!(r#"src="feed.json" {attributes}"#)))).await
}

async fn of(visit: &Visit) -> Result<Wall<'_>> {
    publish(visit, |_, reply| reply)?;
    show(visit, "").await
}

/// Waits until there is a card for each place on the screen.
async fn is_whole(wall: Wall<'_>, what: &str) -> Result<Look> {
    eventually(&format!("whole cards {what}"), async || {
        ensure!(wall.count_of(".coming").await? == 0, "outlines stand for cards");
        Ok(())
    })
    .await?;
    let look = wall.rests().await?;
    ensure!(look.elements < ELEMENTS, "{} elements {what}", look.elements);
    ensure!(!look.cards.is_empty(), "nobody is there {what}");
    let ids: BTreeSet<&str> = look.cards.iter().map(|card| card.id.as_str()).collect();
    ensure!(ids.len() == look.cards.len(), "somebody is there twice {what}");
    Ok(look)
}

async fn scrolls_to(visit: &Visit, percent: usize) -> Result<()> {
    let scroll = "scrollTo({ top: document.documentElement.scrollHeight * arguments[0] / 100,
        behavior: 'instant' })";
    visit.script(scroll, json!([percent])).await
}

#[test]
fn the_first_screen_comes_from_the_first_page_and_no_other_is_fetched() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        let look = is_whole(wall, "on the first screen").await?;
        ensure!(look.cards.iter().all(|card| card.size == PEOPLE), "aria-setsize is not {PEOPLE}");
        ensure!(look.cards.iter().enumerate().all(|(at, card)| card.place == at + 1));
        let state = wall.state().await?;
        ensure!(state["total"] == PEOPLE && state["shown"] == PEOPLE, "el.state is {state}");
        ensure!(pages_asked_for(visit)? == 0, "pages were fetched");
        ensure!(asked_for(visit, "cards/")? == 0, "cards of the first page were fetched again");
        wall.shows("the number of people", true, |seen| seen.text.contains("20.000")).await?;
        // What a wall of blocks can't do is not offered.
        for part in ["select[part~=sort]", "[part~=layout]", ".export"] {
            let seen = format!("{part}:not([hidden] *, [hidden])");
            ensure!(wall.count_of(&seen).await? == 0, "{part} is offered");
        }
        Ok(())
    })
}

#[test]
fn far_down_and_back_the_wall_fetches_what_is_looked_at() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        is_whole(wall, "at the top").await?;
        for percent in [50, 90, 10] {
            scrolls_to(visit, percent).await?;
            let look = is_whole(wall, &format!("at {percent} %")).await?;
            let place = look.cards.first().context("nobody")?.place;
            ensure!(place > PEOPLE / 50, "it is card {place}");
            // Whoever stands at a place is whoever the files have there.
            let card = look.cards.first().context("nobody")?;
            let item = cards((card.place - 1) / 16)?.swap_remove((card.place - 1) % 16);
            ensure!(item["id"] == card.id.as_str(), "place {} has {}", card.place, card.id);
        }
        scrolls_to(visit, 0).await?;
        let look = is_whole(wall, "back at the top").await?;
        ensure!(look.cards.first().is_some_and(|card| card.place == 1), "it is not the first");
        let files = asked_for(visit, "cards/")?;
        ensure!(files < 60, "{files} files of cards were fetched");
        ensure!(pages_asked_for(visit)? == 0, "pages were fetched");
        Ok(())
    })
}

#[test]
fn a_filter_finds_those_of_all_blocks_and_says_how_many_there_are() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        let head: Value = serde_json::from_slice(
            town()?.0.get(head()?.trim_start_matches('/')).context("no head")?,
        )?;
        let facets = head["facets"].as_array().context("no facets")?;
        let field = facets.iter().find(|facet| facet["key"] == "field").context("no field")?;
        let value = &field["values"][0];
        let (key, count) = (value["key"].as_str().context("no key")?, value["count"].clone());
        let counts = wall.count_of(".option__count:not(:empty)").await?;
        ensure!(counts > 0, "the facets have no counts");
        wall.choose("field", key).await?;
        eventually("the answer", async || {
            let state = wall.state().await?;
            ensure!(state["shown"] == count, "el.state is {state}, not {count}");
            Ok(())
        })
        .await?;
        let look = is_whole(wall, "with a filter").await?;
        let size = look.cards.first().context("nobody")?.size;
        ensure!(count == size, "aria-setsize is {size}, not {count}");
        for card in &look.cards {
            let item = item_of(&card.id)?;
            let fields = item["_recognition"]["fields"].as_array().context("no fields")?;
            ensure!(fields.iter().any(|field| field == key), "{} has {fields:?}", card.id);
        }
        // Of other facets it is not known how many would be left.
        let award = ".facet[data-facet=award] .option__count:not(:empty)";
        ensure!(wall.count_of(award).await? == 0, "counts that are not true");
        let own = ".facet[data-facet=field] .option__count:not(:empty)";
        ensure!(wall.count_of(own).await? > 0, "its own counts are gone");
        Ok(())
    })
}

/// Somebody far behind the first block, with a name that few have.
fn far() -> Result<(String, String, usize)> {
    let file = PEOPLE / 16 - 3;
    let item = cards(file)?.swap_remove(5);
    let text = |key: &str| item[key].as_str().map(str::to_owned);
    Ok((text("id").context("no id")?, text("title").context("no name")?, file * 16 + 5))
}

#[test]
fn a_search_finds_people_beyond_the_first_block() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        let (id, name, _) = far()?;
        wall.search(&name).await?;
        // Whoever scrolls through those who are found comes to the one who is meant.
        eventually("whoever was looked for", async || {
            scrolls_to(visit, 100).await?;
            let look = wall.look().await?;
            let state = wall.state().await?;
            ensure!(look.cards.iter().any(|card| card.id == id), "{id} is not there: {state}");
            Ok(())
        })
        .await?;
        let look = is_whole(wall, "of a search").await?;
        let first = name.split(' ').next().context("no name")?;
        wall.shows("marked letters", true, |seen| seen.text.contains(first)).await?;
        ensure!(look.cards.iter().all(|card| card.size < PEOPLE), "everybody is found");
        Ok(())
    })
}

#[test]
fn where_only_a_beginning_was_looked_at_the_count_says_at_least() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        wall.search("nguyen van").await?;
        wall.shows("the count", true, |seen| seen.text.contains("Ít nhất")).await?;
        let look = is_whole(wall, "of a common name").await?;
        ensure!(look.cards.len() > 3, "{} cards", look.cards.len());
        // Back to everybody: nothing is fetched for that.
        let before = asked_for(visit, "")?;
        wall.search("").await?;
        wall.shows("everybody", true, |seen| seen.text.contains("20.000 điển hình")).await?;
        let more = asked_for(visit, "")? - before;
        ensure!(more < 4, "{more} files for what is here");
        Ok(())
    })
}

#[test]
fn whoever_finds_nobody_is_told_and_led_back() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        wall.search("zzyzx khong co ai").await?;
        wall.says("Không tìm thấy ai phù hợp").await?;
        let state = wall.state().await?;
        ensure!(state["shown"] == 0, "el.state is {state}");
        wall.press_chip("zzyzx").await?;
        is_whole(wall, "after the chip").await?;
        wall.shows("everybody", true, |seen| seen.text.contains("20.000")).await
    })
}

#[test]
fn a_link_to_somebody_far_down_opens_them() -> Outcome {
    journey(async |visit| {
        publish(visit, |_, reply| reply)?;
        let (id, name, place) = far()?;
        visit.site.put("/", Reply::page(host::element(r#"src="feed.json""#)));
        visit.open(&format!("/#wall/{id}")).await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        wall.shows_open(Some(&name)).await?;
        let files = asked_for(visit, "cards/")?;
        ensure!(files < 6, "{files} files of cards for one person");
        // Leafing goes on from there.
        let next = cards((place + 1) / 16)?.swap_remove((place + 1) % 16);
        let next = next["title"].as_str().context("no name")?.to_owned();
        wall.press_part("next").await?;
        wall.shows_open(Some(&next)).await?;
        wall.press_part("close").await?;
        wall.shows_open(None).await
    })
}

#[test]
fn a_link_to_nobody_says_so_and_shows_the_wall() -> Outcome {
    journey(async |visit| {
        publish(visit, |_, reply| reply)?;
        visit.site.put("/", Reply::page(host::element(r#"src="feed.json""#)));
        visit.open("/#wall/khong-co-ai").await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        wall.says("Không tìm thấy điển hình trong liên kết này").await?;
        is_whole(wall, "behind the message").await?;
        wall.shows_open(None).await
    })
}

#[test]
fn whoever_was_withdrawn_since_is_on_no_card_and_behind_no_link() -> Outcome {
    journey(async |visit| {
        let gone = cards(3)?.swap_remove(4);
        let id = gone["id"].as_str().context("no id")?.to_owned();
        publish(visit, |_, reply| reply)?;
        let mut feed = header()?;
        feed["_recognition"]["withdrawn"] = json!([id]);
        visit.site.put("/feed.json", Reply::json(&feed));
        let wall = show(visit, "").await?;
        is_whole(wall, "at the top").await?;
        let place = 3 * 16 + 4;
        eventually("the place of whoever is gone", async || {
            visit.script::<()>("scrollBy({ top: 300, behavior: 'instant' })", json!([])).await?;
            let look = wall.look().await?;
            let last = look.cards.last().context("nobody")?.place;
            ensure!(last > place + 3, "card {last} is the last");
            ensure!(look.cards.iter().all(|card| card.id != id), "{id} is shown");
            Ok(())
        })
        .await?;
        let state = wall.state().await?;
        ensure!(state["total"] == PEOPLE - 1, "el.state is {state}");
        wall.call("open", json!([id])).await?;
        wall.says("Không tìm thấy điển hình trong liên kết này").await
    })
}

#[test]
fn where_a_file_of_the_blocks_is_missing_the_pages_are_read() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        publish(
            visit,
            |path, reply| {
                if path.contains("/index.json") { Reply::status(404) } else { reply }
            },
        )?;
        let wall = show(visit, "").await?;
        is_whole(wall, "at the top").await?;
        ensure!(pages_asked_for(visit)? == 0, "pages were fetched before anything was missing");
        wall.search("nguyen van").await?;
        // The feed is looked at once more, as the site may have been built anew.
        eventually("everybody of the pages", async || {
            let state = wall.state().await?;
            ensure!(state["status"] == "ready" && state["total"] == PEOPLE, "el.state is {state}");
            ensure!(pages_asked_for(visit)? > 0, "no page was fetched");
            Ok(())
        })
        .await?;
        ensure!(
            visit.site.requests("/feed.json").len() == 2,
            "the feed was fetched again and again"
        );
        let found = wall.state().await?["shown"].as_u64().context("no number")?;
        ensure!(found > 100 && found < PEOPLE as u64, "{found} are found");
        is_whole(wall, "of the pages").await?;
        // Now everything is here, and every order is offered.
        ensure!(wall.count_of("select[part~=sort]:not([hidden] *)").await? == 1, "no order");
        Ok(())
    })
}

#[test]
fn a_site_that_was_built_anew_is_read_anew() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        let wall = of(visit).await?;
        is_whole(wall, "at the top").await?;
        // The blocks move to another folder; those of the old one are gone.
        let old = head()?;
        let folder = old.trim_start_matches('/').trim_end_matches("head.json").to_owned();
        for (path, bytes) in &town()?.0 {
            if let Some(file) = path.strip_prefix(&folder) {
                let reply = Reply::of("application/octet-stream", bytes.clone());
                visit.site.put(&format!("/blocks/anew/{file}"), reply);
                visit.site.put(&format!("/{path}"), Reply::status(404));
            }
        }
        let mut feed = header()?;
        feed["_recognition"]["blocks"] = json!("blocks/anew/head.json");
        visit.site.put("/feed.json", Reply::json(&feed));
        scrolls_to(visit, 50).await?;
        is_whole(wall, "of the new site").await?;
        ensure!(pages_asked_for(visit)? == 0, "pages were fetched");
        Ok(())
    })
}

#[test]
fn a_page_that_asks_for_another_order_gets_it_from_the_pages() -> Outcome {
    journey(async |visit| {
        let wall = of(visit).await?;
        is_whole(wall, "at the top").await?;
        wall.call("setQuery", json!([{ "sort": "name" }])).await?;
        eventually("everybody in order", async || {
            let state = wall.state().await?;
            ensure!(state["status"] == "ready" && pages_asked_for(visit)? > 0, "{state}");
            ensure!(state["total"] == PEOPLE, "{state}");
            Ok(())
        })
        .await
    })
}
