//! "Scripts are stripped here, but a frame is allowed."

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::reply::STRICT_POLICY;
use recognition_wall_e2e::site::{self, Site};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, journey};
use serde_json::{Value, json};

use crate::stage::{self, SCRIPTS};

const FRAME: &str = r#"<iframe src="/dist/embed.html?src=/feed.json" title="Bảng vinh danh" width="100%" height="300"></iframe>"#;

#[test]
fn the_page_for_frames_shows_the_wall() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.open("/dist/embed.html?src=/feed.json&lang=en").await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let language: String = stage::ask(visit, "document.documentElement.lang").await?;
        ensure!(language == "en", "the page says that it is in {language}");
        visit.wall().breaks_no_rule("the page for frames").await
    })
}

#[test]
fn every_attribute_of_the_tag_may_stand_in_the_address() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.open("/dist/embed.html?src=/feed.json").await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let observed = "customElements.get('recognition-wall').observedAttributes";
        let names: Vec<String> = stage::ask(visit, observed).await?;
        ensure!(names.len() > 10, "the element observes {names:?} only");
        let value = |name: &str| match name {
            "src" | "map" => format!("/feed.json?{name}"),
            _ => format!("x {name}; đ&"),
        };
        let query = "new URLSearchParams(arguments[0]).toString()";
        let pairs: Vec<_> = names.iter().map(|name| (name.clone(), value(name))).collect();
        let query: String = visit.script(&format!("return {query}"), json!([pairs])).await?;
        visit.open(&format!("/dist/embed.html?{query}&--wall-accent=teal&onclick=no")).await?;
        let attributes =
            "Object.fromEntries([...document.querySelector('recognition-wall')?.attributes ?? []]
            .map(({ name, value }) => [name, value]))";
        let mut expected: serde_json::Map<String, Value> =
            pairs.into_iter().map(|(name, value)| (name, value.into())).collect();
        expected.insert("style".to_owned(), "--wall-accent: teal;".into());
        eventually_equal("the wall's attributes", &Value::from(expected), async || {
            stage::ask(visit, attributes).await
        })
        .await
    })
}

#[test]
fn nobody_can_show_another_hosts_feed_under_our_name() -> Outcome {
    journey(async |visit| {
        let stranger = Site::start().await?;
        stranger.put("/feed.json", Reply::json(&feed::of(feed::neighbours())).for_every_origin());
        for address in [
            stranger.address("/feed.json"),
            format!("/feed.json&map={}", stranger.address("/feed.json")),
            "javascript:alert(1)".to_owned(),
            "data:application/json,%7B%7D".to_owned(),
            "//".to_owned(),
        ] {
            visit.open(&format!("/dist/embed.html?src={address}")).await?;
            let refused = "getComputedStyle(document.querySelector('#refused')).display !== 'none'
                && !document.querySelector('recognition-wall')";
            eventually_equal(&format!("{address} to be refused"), &true, async || {
                stage::ask(visit, refused).await
            })
            .await?;
        }
        let asked = stranger.requests("/feed.json").len();
        ensure!(asked == 0, "the stranger was asked {asked} times");
        Ok(())
    })
}

/// The page for frames with another text in one of its settings.
fn with_setting(visit: &Visit, name: &str, before: &str, after: &str, policy: &str) -> Result<()> {
    let page = std::fs::read_to_string(site::dist().join("embed.html"))?;
    let meta = |content: &str| format!(r#"<meta name="wall-{name}" content="{content}">"#);
    let set = page.replace(&meta(before), &meta(after));
    ensure!(set != page, "embed.html has no {}", meta(before));
    let reply = Reply::of("text/html; charset=utf-8", set);
    visit.site.put("/dist/embed.html", reply.with_header("content-security-policy", policy));
    Ok(())
}

#[test]
fn a_host_that_our_page_names_may_have_its_feed_shown() -> Outcome {
    journey(async |visit| {
        let data = Site::start().await?;
        data.put("/feed.json", Reply::json(&feed::of(feed::neighbours())).for_every_origin());
        for id in ["be", "duc", "an", "an2", "y", "hoa"] {
            data.put(&format!("/photos/{id}.svg"), Reply::portrait());
        }
        let policy = STRICT_POLICY.replace("'self'; connect-src 'self'", "*; connect-src *");
        with_setting(visit, "origins", "", data.origin(), &policy)?;
        visit.open(&format!("/dist/embed.html?src={}", data.address("/feed.json"))).await?;
        visit.wall().shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn an_address_without_a_feed_shows_the_one_that_the_page_names() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let standing = "src=/feed.json&amp;layout=list";
        with_setting(visit, "default", "src=feed.json", standing, STRICT_POLICY)?;
        visit.open("/dist/embed.html?lang=en").await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        let state = wall.state().await?;
        ensure!(state["query"]["layout"] == "list" && state["total"] == 6, "it shows {state}");
        let language = "document.querySelector('recognition-wall').lang";
        ensure!(stage::ask::<String>(visit, language).await? == "en", "it is not in English");
        Ok(())
    })
}

/// The frame's inner height, and the heights that the wall in it asks for and the window allows.
const HEIGHTS: &str = "const frame = document.querySelector('iframe');
    const body = frame.contentDocument?.body;
    return [frame.clientHeight, Math.max(640, Math.ceil(body?.getBoundingClientRect().height ?? 0)), innerHeight]";

#[test]
fn the_frame_becomes_as_high_as_the_wall_in_it() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 4000).await?;
        stage::open(visit, "/", SCRIPTS, FRAME).await?;
        let fits = async |what: &str, least: f64, most: f64| {
            eventually(what, async || {
                let [frame, wanted, _]: [f64; 3] = visit.script(HEIGHTS, json!([])).await?;
                let fits = (frame - wanted).abs() < 1.0 && (least..=most).contains(&frame);
                ensure!(fits, "the frame has {frame} pixels, the wall wants {wanted}");
                Ok(frame)
            })
            .await
        };
        let all = fits("the whole wall", 800.0, 4000.0).await?;
        visit.enters_frame("iframe").await?;
        visit.wall().search("duc").await?;
        visit.wall().shows_names(&["Đỗ Văn Đức"]).await?;
        visit.leaves_frame().await?;
        let one = fits("one person", 640.0, all - 100.0).await?;
        ensure!(one < all, "with one person the frame is no lower");
        Ok(())
    })
}

#[test]
fn names_of_forms_in_the_page_leave_the_frame_its_height() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 2000).await?;
        let named = r#"<form name="currentScript"></form><form name="querySelectorAll"></form>"#;
        // After them, as a script of the page's foot stands.
        let script = r#"<script src="/dist/frame.js"></script>"#;
        stage::open(visit, "/", "", &[named, FRAME, script].concat()).await?;
        eventually("the whole wall", async || {
            let [frame, wanted, _]: [f64; 3] = visit.script(HEIGHTS, json!([])).await?;
            let fits = frame > 640.0 && (frame - wanted.min(2000.0)).abs() < 1.0;
            ensure!(fits, "the frame has {frame} pixels, the wall wants {wanted}");
            Ok(())
        })
        .await
    })
}

#[test]
fn the_frame_is_never_higher_than_the_window_so_that_dialogs_are_seen() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(390, 780).await?;
        stage::open(visit, "/", SCRIPTS, FRAME).await?;
        eventually("the frame as high as the window", async || {
            let [frame, wanted, window]: [f64; 3] = visit.script(HEIGHTS, json!([])).await?;
            ensure!(wanted > window, "the wall needs but {wanted} pixels");
            ensure!((frame - window).abs() < 1.0, "the frame has {frame} of {window} pixels");
            Ok(())
        })
        .await?;
        visit.enters_frame("iframe").await?;
        let wall = visit.wall();
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        wall.rests().await?;
        let edges = wall.edges_of("dialog[open]").await?;
        ensure!(edges.top >= 0.0 && edges.top + edges.height <= 781.0, "it is cut off: {edges:?}");
        visit.leaves_frame().await
    })
}

const LOCKED: &str = r#"<iframe sandbox="allow-scripts" src="/dist/embed.html?src=/feed.json" title="Bảng vinh danh" width="1200"></iframe>"#;

#[test]
fn a_locked_frame_without_an_origin_shows_a_wall_that_works() -> Outcome {
    journey(async |visit| {
        stage::wasm_for_everybody(&visit.site)?;
        stage::open(visit, "/", SCRIPTS, LOCKED).await?;
        visit.enters_frame("iframe").await?;
        ensure!(stage::ask::<String>(visit, "self.origin").await? == "null", "it is not locked");
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        wall.open("Nguyễn Thị Bé").await?;
        wall.shows_open(Some("Nguyễn Thị Bé")).await?;
        wall.press_part("close").await?;
        wall.shows_open(None).await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.search("").await?;
        wall.sort("name").await?;
        wall.shows("the order", Some("Trần Hoàng An".to_owned()), |seen| {
            seen.names().first().map(|name| (*name).to_owned())
        })
        .await?;
        ensure!(!visit.fragment().await?.is_empty(), "the frame's address does not follow");
        visit.leaves_frame().await?;
        // Its height came too, though its messages have no origin.
        let height: f64 =
            stage::ask(visit, "document.querySelector('iframe').clientHeight").await?;
        ensure!(height >= 640.0, "the frame has {height} pixels");
        Ok(())
    })
}
