//! "Our office built the whole site with the tool." Its pages, before the wall is there, with it, and
//! without any script.

use std::collections::BTreeMap;
use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, ReadOptions};
use recognition_wall_core::locale::Locale;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, Visit, journey, site};
use recognition_wall_site::{Published, Sink, SiteError, SiteOptions, build};
use serde_json::json;

/// The files of a site, by their path.
#[derive(Default)]
struct Files(BTreeMap<String, Vec<u8>>);

impl Sink for Files {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.0.insert(path.to_owned(), bytes.to_vec());
        Ok(())
    }

    fn copy(&mut self, path: &str, from: &Path) -> Result<(), SiteError> {
        let bytes = fs::read(from);
        let bytes = bytes.map_err(|source| SiteError::Read { path: from.to_owned(), source })?;
        self.put(path, &bytes)
    }
}

/// The site of the sample, in a folder of the host: right under any path.
fn publish(visit: &Visit) -> Result<Files> {
    let sample = site::dist().join("demo/sample");
    let json = fs::read(sample.join("feed.json")).context("no sample in dist/")?;
    let today = PartialDate::new(2026, 11, 24).context("no date")?;
    let reading = feed::read(&json, &ReadOptions::new(today))
        .map_err(|failure| anyhow::anyhow!("{:?}", failure.problem()))?;
    let mut options = SiteOptions::new(Locale::best(["vi"]), today);
    options.published = Some(Published::Bytes(&json));
    options.widget = Some(site::dist());
    let mut files = Files::default();
    build(&reading.feed, &options, &mut files, &mut |_| ControlFlow::Continue(()))
        .map_err(|error| anyhow::anyhow!(error.message("en")))?;
    for (path, bytes) in &files.0 {
        visit.site.put(&format!("/vinh-danh/{path}"), Reply::file(path, bytes.clone()));
    }
    for entry in fs::read_dir(sample.join("photos")).context("no photos in the sample")? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let reply = Reply::file(&name, fs::read(entry.path())?);
        visit.site.put(&format!("/vinh-danh/photos/{name}"), reply);
    }
    Ok(files)
}

fn is(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}

/// Where the first card is, on the page itself or on the wall.
const FIRST_CARD: &str = "
const wall = document.querySelector('recognition-wall');
const live = wall.shadowRoot?.querySelector('[part~=card]');
const card = (live ?? document.querySelector('.rws-card')).getBoundingClientRect();
return [Boolean(live), card.top, card.left, card.width];";

async fn is_styled(visit: &Visit, page: &str) -> Result<()> {
    eventually("the page to be styled", async || {
        let rules: usize =
            visit.script("return document.styleSheets[0]?.cssRules.length ?? 0", json!([])).await?;
        ensure!(rules > 50, "{page} has {rules} rules of style");
        Ok(())
    })
    .await
}

async fn takes_over_in_place(visit: &Visit, width: u32) -> Result<()> {
    visit.on_a_screen_of(width, 900).await?;
    publish(visit)?;
    let wasm = site::wasm_file()?;
    let content = fs::read(site::dist().join(&wasm))?;
    let (reply, gate) = Reply::of("application/wasm", content).held();
    visit.site.put(&format!("/vinh-danh/{wasm}"), reply);
    visit.open("/vinh-danh/index.html").await?;
    is_styled(visit, "index.html").await?;
    let before: (bool, f64, f64, f64) = visit.script(FIRST_CARD, json!([])).await?;
    ensure!(!before.0, "the wall is there already");
    gate.open();
    let wall = visit.wall();
    wall.is_ready().await?;
    wall.rests().await?;
    let after: (bool, f64, f64, f64) = visit.script(FIRST_CARD, json!([])).await?;
    let moved = (after.1 - before.1).abs().max((after.2 - before.2).abs());
    ensure!(moved <= 4.0, "on {width} px the first card goes from {before:?} to {after:?}");
    Ok(())
}

#[test]
fn the_live_wall_takes_the_place_of_the_page_without_a_jump_on_a_phone() -> Outcome {
    journey(async |visit| takes_over_in_place(visit, 390).await)
}

#[test]
fn the_live_wall_takes_the_place_of_the_page_without_a_jump_on_a_desk() -> Outcome {
    journey(async |visit| takes_over_in_place(visit, 1280).await)
}

#[test]
fn without_script_everybody_of_the_sample_can_be_reached() -> Outcome {
    journey(async |visit| {
        let files = publish(visit)?;
        visit.has_scripts_off().await?;
        visit.open("/vinh-danh/index.html").await?;
        let people: Vec<&String> =
            files.0.keys().filter(|path| path.starts_with("nguoi/") && is(path, "html")).collect();
        ensure!(people.len() == 133, "{} pages", people.len());
        let links: Vec<String> = visit
            .script(
                "return Array.from(document.querySelectorAll('a[href*=\"nguoi/\"]'), (link) => link.getAttribute('href'))",
                json!([]),
            )
            .await?;
        for page in people {
            ensure!(links.contains(page), "no link to {page}");
        }
        Ok(())
    })
}

#[test]
fn no_page_of_the_site_breaks_a_rule_of_the_checker() -> Outcome {
    journey(async |visit| {
        let files = publish(visit)?;
        let person = files.0.keys().find(|path| path.starts_with("nguoi/") && is(path, "html"));
        let person = person.context("nobody")?.clone();
        for page in ["index.html", &*person, "so-vang.html", "404.html"] {
            let path = format!("/vinh-danh/{page}");
            let html = files.0.get(page).with_context(|| format!("no {page}"))?;
            // Without the policy: the checker writes styles of its own.
            visit.site.put(&path, Reply::of("text/html; charset=utf-8", html.clone()));
            visit.open(&path).await?;
            if page == "index.html" {
                visit.wall().is_ready().await?;
                visit.wall().rests().await?;
            }
            visit.page_breaks_no_rule(page).await?;
        }
        Ok(())
    })
}

#[test]
fn the_pages_work_under_the_strictest_policy() -> Outcome {
    journey(async |visit| {
        let files = publish(visit)?;
        let person = files.0.keys().find(|path| path.starts_with("nguoi/") && is(path, "html"));
        // Firefox fetches the next person's page ahead where `<link rel=next>` names it, which a policy
        // of nothing refuses: nobody misses anything.
        visit.expects_the_console_to_say("blocked the loading of a resource (default-src) at http");
        // What the policy refuses stands in the console, which every journey reads at its end.
        for page in ["so-vang.html", &**person.context("nobody")?, "index.html"] {
            visit.open(&format!("/vinh-danh/{page}")).await?;
            is_styled(visit, page).await?;
        }
        visit.wall().is_ready().await?;
        Ok(())
    })
}
