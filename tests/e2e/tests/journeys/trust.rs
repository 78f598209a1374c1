//! "Our security officer reads the policy." Nothing is asked of another host, nothing is kept.

use anyhow::ensure;
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::{Outcome, host, journey};
use serde_json::json;
use thirtyfour::Key;

#[test]
fn the_whole_visit_works_under_the_strictest_policy_with_no_report() -> Outcome {
    // The harness fails every journey on a report of the policy or an error in the console.
    journey(async |visit| {
        let wall = visit.neighbours(r#"lang="vi""#).await?;
        wall.search("thi").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        wall.choose("place", "Vị Thanh").await?;
        wall.shows_names(&["Huỳnh Thị Hoà"]).await?;
        wall.press_button("Xóa tất cả").await?;
        wall.sort("name").await?;
        wall.shows("the first name", Some("Trần Hoàng An".to_owned()), |seen| {
            seen.cards.first().map(|card| card.name.clone())
        })
        .await?;
        wall.open("Trần Hoàng An").await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Lê Thị Ẩn")).await?;
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await
    })
}

#[test]
fn nothing_is_asked_of_any_other_host_and_nothing_is_kept_in_the_browser() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        let hosts: Vec<String> = visit
            .script(
                "return [...new Set(performance.getEntriesByType('resource')
                    .map((entry) => new URL(entry.name).origin))]",
                json!([]),
            )
            .await?;
        ensure!(hosts == [visit.site.origin()], "requests went to {hosts:?}");
        let kept: (String, u32, u32) = visit
            .script(
                "return [document.cookie, localStorage.length, sessionStorage.length]",
                json!([]),
            )
            .await?;
        ensure!(kept == (String::new(), 0, 0), "cookie and storages: {kept:?}");
        Ok(())
    })
}

#[test]
fn the_page_gets_no_global_but_the_elements_definition() -> Outcome {
    journey(async |visit| {
        // `ret_nodes` and `cdc_…` are chromedriver's own.
        let globals = "return Object.getOwnPropertyNames(window)
            .filter((name) => !/^(ret_nodes$|cdc_)/.test(name))";
        visit.open_page(&host::page("", "")).await?;
        let before: Vec<String> = visit.script(globals, json!([])).await?;
        visit.neighbours("").await?.shows_names(&NEIGHBOURS).await?;
        let after: Vec<String> = visit.script(globals, json!([])).await?;
        let new: Vec<_> = after.iter().filter(|name| !before.contains(name)).collect();
        ensure!(new.is_empty(), "new globals: {new:?}");
        Ok(())
    })
}
