//! "Our security officer has the last word": policies of the page, other origins, isolation headers.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::reply::STRICT_POLICY;
use recognition_wall_e2e::site::Site;
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, host, journey, site};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::{photos_are_there, put, still, works};

/// Everything that a visitor can do on one wall; every report of the policy fails the journey.
async fn every_state(visit: &Visit, wall: Wall<'_>) -> Result<()> {
    for layout in ["list", "timeline", "grid"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        wall.rests().await?;
    }
    works(visit, wall).await?;
    wall.call("setQuery", json!([{ "text": "không có ai", "filters": {} }])).await?;
    wall.shows_names(&[]).await?;
    wall.call("setQuery", json!([{ "text": "" }])).await?;
    wall.call("open", json!(["be"])).await?;
    wall.shows_open(Some("Nguyễn Thị Bé")).await?;
    wall.press_nth(".photo__zoom", 0).await?;
    wall.has("dialog.viewer[open]", 1).await?;
    visit.press(Key::Escape).await?;
    visit.press(Key::Escape).await?;
    wall.shows_open(None).await?;
    wall.call("open", json!(["nobody-of-this-id"])).await?;
    visit.site.put("/feed.json", Reply::status(500));
    wall.call("refresh", json!([])).await?;
    wall.has("[role=alert]", 1).await?;
    visit.printed().await?;
    Ok(())
}

#[test]
fn in_every_look_and_state_the_strictest_policy_has_nothing_to_report() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("500");
        let looks = ["lacquer", "red-gold dark", "neutral light", "contrast"];
        for (number, theme) in looks.into_iter().enumerate() {
            visit.on_a_screen_of(if number % 2 == 0 { 1280 } else { 390 }, 3000).await?;
            visit.publish([]);
            visit.site.put("/feed.json", Reply::json(&feed::known()));
            let wall = visit.show(&format!(r#"lang="vi" debug theme="{theme}""#)).await?;
            every_state(visit, wall).await.with_context(|| theme.to_owned())?;
        }
        Ok(())
    })
}

/// A second website, with the feed and its photos.
async fn another_site(headers: &[(&'static str, &str)]) -> Result<Site> {
    let other = Site::start().await?;
    let dressed = |reply: Reply| {
        headers.iter().fold(reply, |reply, (name, value)| reply.with_header(name, value))
    };
    other.put("/feed.json", dressed(Reply::json(&feed::of(feed::neighbours()))));
    for id in ["be", "duc", "an", "an2", "y", "hoa"] {
        other.put(&format!("/photos/{id}.svg"), dressed(Reply::portrait()));
    }
    Ok(other)
}

/// A page on the visited site with the feed of another, under a policy that names the other.
fn page_for(other: &Site, attributes: &str) -> Reply {
    let policy = STRICT_POLICY
        .replace("img-src 'self'", &format!("img-src {}", other.origin()))
        .replace("connect-src 'self'", &format!("connect-src 'self' {}", other.origin()));
    let tag = format!(r#"src="{}" {attributes}"#, other.address("/feed.json"));
    Reply::page(host::element(&tag)).with_header("content-security-policy", &policy)
}

const CORS: (&str, &str) = ("access-control-allow-origin", "*");

#[test]
fn a_feed_and_photos_on_another_site_that_lets_everybody_read_are_shown() -> Outcome {
    journey(async |visit| {
        let other = another_site(&[CORS]).await?;
        still(visit).await?;
        let wall = visit.show_on(page_for(&other, "")).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        photos_are_there(wall).await?;
        ensure!(other.requests("/feed.json").len() == 1, "the feed was asked for more than once");
        let sent = &other.requests("/feed.json")[0].headers;
        ensure!(!sent.contains_key("cookie"), "a cookie went along");
        Ok(())
    })
}

#[test]
fn photos_need_no_permission_of_their_site_and_the_feed_does() -> Outcome {
    journey(async |visit| {
        let other = another_site(&[]).await?;
        other.put("/feed.json", Reply::json(&feed::of(feed::neighbours())).for_every_origin());
        still(visit).await?;
        let wall = visit.show_on(page_for(&other, "")).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        photos_are_there(wall).await
    })
}

#[test]
fn an_editor_whose_feed_may_not_be_read_is_told_what_to_allow() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("CORS");
        visit.expects_the_console_to_say("ERR_FAILED");
        let other = another_site(&[]).await?;
        visit.site.put("/", page_for(&other, r#"lang="vi" debug"#));
        visit.open("/").await?;
        let wall = visit.wall();
        wall.has("[data-state=error][role=alert]", 1).await?;
        let cause = wall.texts_of(".notice__cause").await?.join(" ");
        ensure!(cause.contains(&other.address("/feed.json")), "the cause is {cause:?}");
        ensure!(cause.contains("Access-Control-Allow-Origin"), "the cause is {cause:?}");
        Ok(())
    })
}

/// How many photos are seen, and for how many people a figure stands in.
async fn photos_and_figures(wall: Wall<'_>) -> Result<(usize, usize)> {
    let script = "const cards = [...root.querySelectorAll('[part~=card]')];
        const photo = (card) => [...card.querySelectorAll('img')].some((image) => image.complete && image.naturalWidth);
        return [cards.filter(photo).length, cards.filter((card) => card.querySelector('.stand-in')).length]";
    wall.within(script, json!(null)).await
}

/// A page that isolates itself by these headers, with photos of another site.
async fn isolated<'a>(visit: &'a Visit, other: &Site, embedder: &str) -> Result<Wall<'a>> {
    still(visit).await?;
    let page = page_for(other, "")
        .with_header("cross-origin-embedder-policy", embedder)
        .with_header("cross-origin-opener-policy", "same-origin");
    let wall = visit.show_on(page).await?;
    wall.shows_names(&NEIGHBOURS).await?;
    let isolated: bool = visit.script("return crossOriginIsolated", json!([])).await?;
    ensure!(isolated, "the page is not isolated");
    Ok(wall)
}

#[test]
fn on_a_page_that_requires_corp_photos_that_allow_it_are_shown() -> Outcome {
    journey(async |visit| {
        let corp = ("cross-origin-resource-policy", "cross-origin");
        let other = another_site(&[CORS, corp]).await?;
        let wall = isolated(visit, &other, "require-corp").await?;
        photos_are_there(wall).await?;
        eventually_equal("photos and figures", &(6, 0), async || photos_and_figures(wall).await)
            .await
    })
}

#[test]
fn on_a_page_that_requires_corp_a_figure_stands_for_each_photo_that_does_not_allow_it() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("ERR_BLOCKED_BY_RESPONSE");
        let other = another_site(&[CORS]).await?;
        let wall = isolated(visit, &other, "require-corp").await?;
        eventually_equal("photos and figures", &(0, 6), async || photos_and_figures(wall).await)
            .await
    })
}

#[test]
fn on_a_credentialless_page_photos_of_any_site_are_shown() -> Outcome {
    journey(async |visit| {
        let other = another_site(&[CORS]).await?;
        let wall = isolated(visit, &other, "credentialless").await?;
        photos_are_there(wall).await?;
        eventually_equal("photos and figures", &(6, 0), async || photos_and_figures(wall).await)
            .await
    })
}

#[test]
fn a_page_that_hides_where_it_is_asks_for_everything_without_a_referrer() -> Outcome {
    journey(async |visit| {
        let other = another_site(&[CORS]).await?;
        still(visit).await?;
        let page = page_for(&other, "").with_header("referrer-policy", "no-referrer");
        let wall = visit.show_on(page).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        photos_are_there(wall).await?;
        let wasm = format!("/dist/{}", site::wasm_file()?);
        let asked = [
            visit.site.requests(&wasm),
            other.requests("/feed.json"),
            other.requests("/photos/be.svg"),
        ];
        for request in asked.iter().flatten() {
            ensure!(
                !request.headers.contains_key("referer"),
                "{} was told the referrer",
                request.path
            );
        }
        ensure!(asked.iter().all(|requests| !requests.is_empty()), "not everything was asked for");
        Ok(())
    })
}

#[test]
fn the_script_and_its_wasm_may_stand_on_another_site() -> Outcome {
    journey(async |visit| {
        let cdn = Site::start().await?;
        for (file, kind) in [
            ("wall.js".to_owned(), "text/javascript"),
            (site::wasm_file()?, "application/wasm"),
            (site::wasm_of("wall-later")?, "application/wasm"),
        ] {
            let content = std::fs::read(site::dist().join(&file))?;
            cdn.put(&format!("/w/{file}"), Reply::of(kind, content).for_every_origin());
        }
        visit.publish(feed::neighbours());
        let policy = STRICT_POLICY
            .replace("script-src 'self'", &format!("script-src {}", cdn.origin()))
            .replace("connect-src 'self'", &format!("connect-src 'self' {}", cdn.origin()));
        let script = format!(r#"<script async src="{}"></script>"#, cdn.address("/w/wall.js"));
        let tag = r#"<recognition-wall src="feed.json"></recognition-wall>"#;
        let page =
            Reply::page(host::page(&script, tag)).with_header("content-security-policy", &policy);
        visit.show_on(page).await?.shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn where_wasm_is_refused_the_list_stays_and_the_console_says_what_to_allow() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("Content Security Policy");
        visit.expects_the_console_to_say("recognition-wall:");
        put(visit, "watched")?;
        let page = std::fs::read_to_string(
            site::workspace().join("tests/e2e/tests/hosts/watched/page.html"),
        )?;
        let page = page.replace(
            "</recognition-wall>",
            r#"<a href="/danh-sach" id="list">Danh sách</a></recognition-wall>"#,
        );
        let policy = STRICT_POLICY.replace(" 'wasm-unsafe-eval'", "");
        visit.site.put("/", Reply::page(page).with_header("content-security-policy", &policy));
        visit.open("/").await?;
        let told = visit.hears("wall-error").await?;
        ensure!(told.detail["fatal"] == json!(true), "wall-error is {:?}", told.detail);
        let written: Vec<String> = visit.script("return window.written", json!([])).await?;
        let said = written
            .iter()
            .find(|line| line.contains("recognition-wall:"))
            .context("nothing is said")?;
        ensure!(said.contains("script-src 'wasm-unsafe-eval'"), "the console says {said:?}");
        let seen = "return [document.querySelector('#list').getClientRects().length > 0,
            document.querySelector('recognition-wall').shadowRoot.querySelector('[part~=message] button') !== null]";
        let seen: (bool, bool) = visit.script(seen, json!([])).await?;
        ensure!(seen == (true, true), "the list and the way to try again: {seen:?}");
        // The report is of what this policy is meant to refuse.
        visit.open_page(&host::page("", "")).await
    })
}

#[test]
fn a_policy_that_forgot_the_feeds_site_is_named_to_the_editor() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("Content Security Policy");
        visit.expects_the_console_to_say("Refused to connect");
        let other = another_site(&[CORS]).await?;
        let tag = format!(r#"src="{}" lang="vi" debug"#, other.address("/feed.json"));
        visit.open_page(&host::element(&tag)).await?;
        let wall = visit.wall();
        wall.has("[data-state=error][role=alert]", 1).await?;
        let cause = eventually("a cause", async || {
            let cause = wall.texts_of(".notice__cause").await?.join(" ");
            ensure!(!cause.is_empty(), "there is none");
            Ok(cause)
        })
        .await?;
        ensure!(cause.contains("connect-src"), "the cause is {cause:?}");
        let reports: Value = visit.script("return window.__visit.reports", json!([])).await?;
        ensure!(reports.to_string().contains("connect-src"), "the policy reported {reports}");
        visit.open_page(&host::page("", "")).await
    })
}
