//! "What is going on?" Loading, part of it, old, offline, broken: said once, in words, with a way on.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, host, journey};
use serde_json::{Value, json};
use thirtyfour::Key;

fn dated() -> Value {
    let mut feed = feed::of(feed::neighbours());
    feed["_recognition"]["as_of"] = "2023-06-08T09:00:00+07:00".into();
    feed
}

#[test]
fn while_the_feed_is_on_its_way_its_shape_is_seen_and_nothing_jumps_when_it_comes() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let (reply, gate) = Reply::json(&dated()).held();
        visit.site.put("/feed.json", reply);
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        let wall = visit.wall();
        wall.has(".skeleton", 1).await?;
        let shapes = wall.count_of(".skeleton__card").await?;
        ensure!(shapes >= 3, "only {shapes} shapes are seen");
        let hidden = "return root.querySelector('.skeleton').getAttribute('aria-hidden')";
        ensure!(wall.within::<String>(hidden, json!(null)).await? == "true", "shapes are read out");
        gate.open();
        wall.shows_names(&NEIGHBOURS).await?;
        wall.has(".skeleton", 0).await
    })
}

#[test]
fn when_a_part_is_missing_the_wall_says_so_once_and_shows_the_rest() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        visit.publish([]);
        let mut first = feed::of(feed::crowd(20));
        first["next_url"] = "second.json".into();
        visit.site.put("/feed.json", Reply::json(&first));
        visit.open_page(&host::element(r#"src="feed.json" lang="vi""#)).await?;
        let wall = visit.wall();
        wall.has("[data-state=partial]", 1).await?;
        ensure!(wall.state().await?["total"] == 20, "the first part is not there");
        let words = wall.texts_of("[role=alert]").await?;
        ensure!(words.len() == 1, "it is said {} times: {words:?}", words.len());
        Ok(())
    })
}

#[test]
fn when_the_new_data_does_not_come_the_wall_says_from_when_the_old_is() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("500");
        visit.publish([]);
        visit.site.put("/feed.json", Reply::json(&dated()));
        let wall = visit.show(r#"lang="vi""#).await?;
        visit.site.put("/feed.json", Reply::status(500));
        wall.call("refresh", json!([])).await?;
        wall.has("[data-state=stale]", 1).await?;
        let words = wall.texts_of("[data-state=stale]").await?.join("");
        ensure!(words.contains("8/6/2023"), "no date in {words:?}");
        wall.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn without_a_network_the_wall_says_that_it_is_the_network() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("ERR_INTERNET_DISCONNECTED");
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        visit.is_offline(true).await?;
        wall.call("refresh", json!([])).await?;
        wall.has("[data-state=offline][role=alert]", 1).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        visit.is_offline(false).await?;
        wall.press_nth("[data-state=offline] button", 0).await?;
        wall.has("[data-state=offline]", 0).await?;
        wall.is_ready().await
    })
}

#[test]
fn the_editor_reads_the_cause_of_a_failure_and_the_visitor_does_not() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        for (attributes, causes) in [("", 0), ("debug", 1)] {
            let tag = format!(r#"src="nowhere.json" lang="vi" {attributes}"#);
            visit.open_page(&host::page(host::SCRIPT, "")).await?;
            visit.open_page(&host::element(&tag)).await?;
            let wall = visit.wall();
            wall.has("[data-state=error][role=alert]", 1).await?;
            wall.has(".notice__cause", causes).await?;
        }
        let cause = visit.wall().texts_of(".notice__cause").await?.join("");
        ensure!(cause.contains("nowhere.json"), "the cause is {cause:?}");
        Ok(())
    })
}

/// Tries again by keyboard; the keyboard is on the wall afterwards, whatever came of it.
async fn tries_again(visit: &Visit, wall: Wall<'_>) -> Result<()> {
    wall.tab_to("[part~=message] button").await?;
    visit.press(Key::Enter).await
}

#[test]
fn after_trying_again_by_keyboard_the_keyboard_is_not_lost() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("500");
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        visit.site.put("/feed.json", Reply::status(500));
        wall.call("refresh", json!([])).await?;
        tries_again(visit, wall).await?;
        eventually("a second failure", async || {
            let asked = visit.site.requests("/feed.json").len();
            ensure!(asked >= 3, "the feed was asked for {asked} times");
            Ok(())
        })
        .await?;
        wall.has("[data-state=stale]", 1).await?;
        wall.keeps_keyboard_on("[part~=message], [part~=message] button").await?;
        visit.publish(feed::neighbours());
        wall.tab_to("[part~=message] button").await?;
        visit.press(Key::Enter).await?;
        wall.has("[data-state=stale]", 0).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.keeps_keyboard_on("[part~=count], [part~=search], .card__link").await
    })
}

#[test]
fn a_server_that_stays_dead_is_reported_once() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("500");
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        visit.site.put("/feed.json", Reply::status(500));
        wall.call("refresh", json!([])).await?;
        wall.has("[role=alert]", 1).await?;
        let watch = "const alert = root.querySelector('[role=alert]');
            window.said = [];
            new MutationObserver((changes) => window.said.push(...changes.filter(({ target, addedNodes }) =>
                alert.contains(target) || [...addedNodes].some((node) => node.matches?.('[role=alert]')))
                .map(({ type, target }) => `${type} ${target.className}`)))
                .observe(root, { childList: true, characterData: true, attributes: true, subtree: true })";
        wall.within::<()>(watch, json!(null)).await?;
        for _ in 0..3 {
            wall.call("refresh", json!([])).await?;
        }
        let asked = visit.site.requests("/feed.json").len();
        ensure!(asked == 5, "the feed was asked for {asked} times");
        let said: Vec<String> = visit.script("return window.said", json!([])).await?;
        ensure!(said.is_empty(), "the alert changed while nothing had changed: {said:?}");
        wall.has("[role=alert]", 1).await
    })
}

#[test]
fn only_one_place_says_how_many_there_are_after_each_change() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        // What a screen reader would hear: texts that change within live regions on the page.
        let watch = "window.heard = [];
            new MutationObserver((changes) => {
                const regions = new Set(changes.map(({ target }) => (target.nodeType === 1 ? target
                    : target.parentElement)?.closest('[role=status], [role=alert], [aria-live]')));
                for (const region of regions) {
                    if (region && shown(region) && text(region)) window.heard.push(text(region));
                }
            }).observe(root, { childList: true, characterData: true, subtree: true })";
        wall.within::<()>(watch, json!(null)).await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        wall.rests().await?;
        let heard: Vec<String> = visit.script("return window.heard", json!([])).await?;
        let about = heard.iter().filter(|said| said.contains("2 trong 6")).count();
        ensure!(about == 1 && heard.len() == 1, "heard was {heard:?}");
        Ok(())
    })
}

#[test]
fn the_debug_panel_names_every_problem_where_it_is_and_how_to_mend_it() -> Outcome {
    journey(async |visit| {
        let mut people = feed::neighbours();
        people[1]["_recognition"]["awards"][0]["year"] = "hai nghìn".into();
        people[2]["title"] = "".into();
        visit.publish(people);
        let wall = visit.show(r#"lang="vi" debug"#).await?;
        wall.has(".debug__problem[data-severity=error]", 1).await?;
        let problems = wall.texts_of(".debug__problem").await?;
        let listed = wall.state().await?["problems"].as_array().map_or(0, Vec::len);
        ensure!(problems.len() == listed, "{} of {listed} are named", problems.len());
        let year = problems.iter().find(|text| text.contains("/items/1"));
        let year = year.context("the year is not named")?;
        ensure!(year.contains("Đỗ Văn Đức") && year.contains("hai nghìn"), "it says {year:?}");
        Ok(())
    })
}
