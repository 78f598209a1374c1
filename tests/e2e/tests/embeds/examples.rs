//! "I copied it from your documentation": what stands there runs, as it stands there.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::site::workspace;
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey};
use serde_json::json;

use crate::stage::ask;

/// The examples of embedding.
pub(crate) fn folder() -> PathBuf {
    workspace().join("docs/examples/embedding")
}

fn text(name: &str) -> Result<String> {
    std::fs::read_to_string(folder().join(name)).with_context(|| format!("no example {name}"))
}

/// A page with the neighbours' wall, `body` before it and the example's script behind it.
async fn page(visit: &Visit, example: &str, body: &str) -> Result<()> {
    visit.publish(feed::neighbours());
    visit.site.put("/example.js", Reply::of("text/javascript", text(example)?));
    let head = format!(r#"{}<script type="module" src="/example.js"></script>"#, host::SCRIPT);
    let body = format!(r#"{body}<recognition-wall src="feed.json"></recognition-wall>"#);
    visit.open_page(&host::page(&head, &body)).await?;
    visit.wall().shows_names(&NEIGHBOURS).await
}

#[test]
fn the_documentation_shows_every_example_as_it_runs() -> Result<()> {
    let docs = std::fs::read_to_string(workspace().join("docs/embedding/scripts.md"))?;
    for entry in std::fs::read_dir(folder())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        ensure!(
            docs.contains(text(&name)?.trim_end()),
            "docs/embedding/scripts.md shows another {name}"
        );
    }
    Ok(())
}

#[test]
fn the_host_counts_by_its_own_means_what_visitors_look_for() -> Outcome {
    journey(async |visit| {
        visit.site.put("/statistics", Reply::status(204));
        page(visit, "analytics.js", "").await?;
        let wall = visit.wall();
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        let counted = async |times: usize| {
            eventually(&format!("{times} notes to the host's statistics"), async || {
                let notes = visit.site.requests("/statistics").len();
                ensure!(notes == times, "there are {notes}");
                Ok(())
            })
            .await
        };
        counted(1).await?;
        wall.press_part("close").await?;
        wall.shows_open(None).await?;
        wall.search("duc").await?;
        // One for the word, not one for each letter.
        counted(2).await
    })
}

#[test]
fn a_link_in_an_article_opens_the_person_and_without_a_wall_leads_to_their_page() -> Outcome {
    journey(async |visit| {
        visit.site.put("/nguoi/be.html", Reply::page(host::page("", "<p id=\"own\">Bà Bé</p>")));
        let link = r#"<p><a data-honouree="be" href="/nguoi/be.html"><b>Chuyện bà Bé</b></a></p>"#;
        page(visit, "article.js", link).await?;
        visit
            .script::<()>("document.querySelector('[data-honouree] b').click()", json!([]))
            .await?;
        visit.wall().shows_open(Some("Nguyễn Thị Bé")).await?;

        visit.site.put("/dist/wall.js", Reply::of("text/javascript", ""));
        visit.open("/").await?;
        eventually("the example's script to be there", async || {
            let click = "document.querySelector('[data-honouree] b')?.click()";
            visit.script::<()>(click, json!([])).await?;
            ensure!(
                ask::<bool>(visit, "Boolean(document.querySelector('#own'))").await?,
                "not there"
            );
            Ok(())
        })
        .await
    })
}

#[test]
fn the_hosts_menu_filters_the_wall_and_shows_what_is_chosen() -> Outcome {
    journey(async |visit| {
        let menu = r#"<nav><button data-field="">Tất cả</button> <button data-field="Y tế">Y tế</button></nav>"#;
        page(visit, "menu.js", menu).await?;
        let wall = visit.wall();
        let pressed = async |expected: [&str; 2]| {
            let script =
                "[...document.querySelectorAll('nav button')].map((button) => button.ariaPressed)";
            let expected = expected.map(str::to_owned).to_vec();
            eventually_equal("the pressed buttons", &expected, async || ask(visit, script).await)
                .await
        };
        pressed(["true", "false"]).await?;
        let press = "document.querySelectorAll('nav button')[arguments[0]].click()";
        visit.script::<()>(press, json!([1])).await?;
        pressed(["false", "true"]).await?;
        let shown = wall.state().await?["shown"].as_u64().unwrap_or_default();
        ensure!((1..6).contains(&shown), "{shown} are shown");
        visit.script::<()>(press, json!([0])).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        pressed(["true", "false"]).await
    })
}
