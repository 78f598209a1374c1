//! "The file is enormous." What is too large, too deep or too much is refused or cut in words.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, host, journey};
use serde_json::json;

async fn says(visit: &Visit, json: String, words: &str) -> Result<()> {
    visit.site.put("/feed.json", Reply::of("application/json", json));
    visit.open_page(&host::element(r#"src="feed.json" lang="vi" debug"#)).await?;
    visit.hears("wall-error").await?;
    visit.wall().says(words).await
}

#[test]
fn a_bomb_of_levels_or_bytes_is_refused_in_words() -> Outcome {
    journey(async |visit| {
        let broken = "bị hỏng hoặc không đúng định dạng";
        says(visit, "[".repeat(100_000), broken).await.context("open brackets")?;
        says(visit, " ".repeat(40_000_000), "lớn hơn giới hạn").await.context("40 MB of nothing")
    })
}

#[test]
fn somebody_with_a_hundred_thousand_levels_hides_nobody_else_and_the_editor_is_told() -> Outcome {
    journey(async |visit| {
        let (open, close) = ("[".repeat(100_000), "]".repeat(100_000));
        let json = format!(
            r#"{{"items":[{{"id":"1","title":"A","summary":{open}1{close}}},{{"id":"2","title":"Lê Năm"}}],"x":{open}{close}}}"#
        );
        visit.site.put("/feed.json", Reply::of("application/json", json));
        let wall = visit.show(r#"lang="vi" debug"#).await?;
        wall.shows("Lê Năm to be there", true, |seen| seen.names().contains(&"Lê Năm")).await?;
        let problems = wall.state().await?["problems"].to_string();
        ensure!(problems.contains("RW"), "the problems are {problems}");
        Ok(())
    })
}

#[test]
fn somebody_with_ten_million_letters_is_shown_shortened_and_the_editor_is_told() -> Outcome {
    journey(async |visit| {
        let mut long = feed::person("be", "Nguyễn Thị Bé");
        long["content_text"] = "à".repeat(5_000_000).into();
        visit.site.put("/feed.json", Reply::json(&feed::of([long])));
        let wall = visit.show(r#"lang="vi" debug"#).await?;
        wall.shows_names(&["Nguyễn Thị Bé"]).await?;
        let problems = wall.state().await?["problems"].to_string();
        ensure!(problems.contains("content_text"), "the problems are {problems}");
        Ok(())
    })
}

#[test]
fn hostile_json_hides_nobody_else_and_reaches_no_prototype() -> Outcome {
    journey(async |visit| {
        let json = r#"{"version":"https://jsonfeed.org/version/1.1","title":"x","__proto__":{"polluted":1},
            "items":[
              {"id":"a","id":"b","title":"Hai mã","__proto__":{"title":"Giả"}},
              {"id":"c","title":"Số lớn","_recognition":{"awards":[{"title":"Bằng khen","year":1e999,"rank":-1e400}]}},
              {"id":"d","title":"Nửa \ud800 chữ \udc00"},
              {"id":"constructor","title":"Người xây","_recognition":{"attributes":{"__proto__":["x"],"toString":["y"]}}},
              {"id":"__proto__","title":"Nguyên mẫu"}
            ]}"#;
        visit.site.put("/feed.json", Reply::of("application/json", json));
        let wall = visit.show(r#"lang="vi""#).await?;
        let shown = wall.seen().await?.names().join("|");
        for name in ["Người xây", "Nguyên mẫu"] {
            ensure!(shown.contains(name), "{name} is not among {shown}");
        }
        let polluted = "return ({}).polluted === undefined && ({}).title === undefined";
        ensure!(visit.script::<bool>(polluted, json!([])).await?, "a prototype was changed");
        for id in ["__proto__", "constructor"] {
            wall.call("open", json!([id])).await?;
            let open = wall.state().await?["open"].clone();
            ensure!(open == json!(id), "asked for {id}, open is {open}");
        }
        Ok(())
    })
}
