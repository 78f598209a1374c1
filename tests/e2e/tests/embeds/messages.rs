//! "Our system has its own way to make a frame as high as it wants to be."

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::reply::STRICT_POLICY;
use recognition_wall_e2e::site::Site;
use recognition_wall_e2e::{Outcome, Reply, Visit, journey};
use serde_json::json;

use crate::stage::{self, SCRIPTS, ask, hears};

/// As WordPress writes the frame of an address that somebody pasted: locked, with its word in the address.
const WORDPRESS: &str = r#"<iframe class="wp-embedded-content" sandbox="allow-scripts" data-secret="a1B2c3D4e5" src="/dist/embed.html?src=/feed.json#?secret=a1B2c3D4e5" width="1200" height="400"></iframe>"#;
const LISTENS: &str = r#"<script src="/listen.js"></script>"#;

async fn wordpress(visit: &Visit) -> Result<()> {
    stage::wasm_for_everybody(&visit.site)?;
    stage::open(visit, "/", LISTENS, WORDPRESS).await
}

#[test]
fn wordpress_hears_the_height_with_its_own_word() -> Outcome {
    journey(async |visit| {
        wordpress(visit).await?;
        let told = hears(visit, "data.message === 'height' && data.value > 640").await?;
        ensure!(told["data"]["secret"] == "a1B2c3D4e5" && told["origin"] == "null", "{told}");
        visit.enters_frame("iframe").await?;
        visit.wall().is_ready().await?;
        visit.leaves_frame().await
    })
}

#[test]
fn wordpress_that_loads_after_the_frame_says_ready_and_hears_the_height_again() -> Outcome {
    journey(async |visit| {
        wordpress(visit).await?;
        hears(visit, "data.message === 'height'").await?;
        let ready = "heard.length = 0;
            frames[0].postMessage({ message: 'ready', secret: 'zzz999' }, '*')";
        visit.script::<()>(ready, json!([])).await?;
        hears(visit, "data.message === 'height' && data.secret === 'zzz999'").await.map(|_| ())
    })
}

#[test]
fn wordpress_is_asked_to_follow_a_link_to_the_walls_own_host() -> Outcome {
    journey(async |visit| {
        // The locked frame itself may not.
        visit.expects_the_console_to_say("sandboxed");
        wordpress(visit).await?;
        visit.enters_frame("iframe").await?;
        visit.wall().is_ready().await?;
        let click = "const link = document.createElement('a');
            link.href = '/nguoi/be.html';
            link.target = '_blank';
            document.body.append(link);
            link.click();
            link.remove()";
        visit.script::<()>(click, json!([])).await?;
        visit.leaves_frame().await?;
        let told = hears(visit, "data.message === 'link'").await?;
        let expected = visit.site.address("/nguoi/be.html");
        ensure!(told["data"]["value"] == expected.as_str(), "{told}");
        Ok(())
    })
}

#[test]
fn amp_hears_a_height_that_fits_the_screen() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/", LISTENS, FRAME).await?;
        let told = hears(visit, "data.sentinel === 'amp' && data.type === 'embed-size'").await?;
        let height = told["data"]["height"].as_f64().unwrap_or_default();
        let screen: f64 = ask(visit, "screen.height").await?;
        ensure!(height > 0.0 && height <= screen, "{told}, on a screen of {screen}");
        Ok(())
    })
}

const FRAME: &str = r#"<iframe src="/dist/embed.html?src=/feed.json" title="Bảng vinh danh" width="1200" height="300"></iframe>"#;

#[test]
fn a_page_that_asks_late_hears_the_height_in_our_own_words() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/", LISTENS, FRAME).await?;
        hears(visit, "data.type === 'recognition-wall'").await?;
        let late = "heard.length = 0; frames[0].postMessage({ type: 'recognition-wall-ask' }, '*')";
        visit.script::<()>(late, json!([])).await?;
        let told = hears(visit, "data.type === 'recognition-wall'").await?;
        ensure!(told["data"]["height"].as_f64() >= Some(640.0), "{told}");
        ensure!(told["origin"] == visit.site.origin(), "{told}");
        Ok(())
    })
}

/// The heights that were written to the frames: what is seen of them is no higher than the window.
const HEIGHTS: &str = "[...document.querySelectorAll('iframe')].map((frame) => frame.style.height)";

/// Tells everybody around it what it likes: the page, as if it were the wall; the wall, as if it were the page.
const ROGUE: &str = "const lie = { type: 'recognition-wall', height: 7777, hash: '#wall/evil' };
parent.postMessage(lie, '*');
parent.frames[0].postMessage(lie, '*');
parent.frames[0].postMessage({ type: 'recognition-wall-ask' }, '*');
parent.frames[0].postMessage({ message: 'ready', secret: 'evil' }, '*');
parent.postMessage('told', '*');";

#[test]
fn neither_the_page_nor_the_wall_believes_another_frame() -> Outcome {
    journey(async |visit| {
        let rogue = r#"<!doctype html><script src="/rogue.js"></script>"#;
        visit.site.put("/rogue.js", Reply::of("text/javascript", ROGUE));
        visit.site.put("/rogue.html", Reply::page(rogue));
        let frames = FRAME.replace("<iframe", "<iframe data-wall-link");
        stage::open(visit, "/", SCRIPTS, &frames).await?;
        visit.enters_frame("iframe").await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        visit.leaves_frame().await?;
        let invite = "const frame = document.createElement('iframe');
            frame.src = '/rogue.html';
            frame.height = 50;
            document.querySelector('main').append(frame)";
        visit.script::<()>(invite, json!([])).await?;
        hears(visit, "data === 'told'").await?;
        // Whatever it set off has been heard when an honest question after it is answered.
        let honest = "frames[0].postMessage({ message: 'ready', secret: 'honest' }, '*')";
        visit.script::<()>(honest, json!([])).await?;
        hears(visit, "data.secret === 'honest'").await?;
        let believed = "heard.some(({ data }) => data.secret === 'evil')";
        ensure!(!ask::<bool>(visit, believed).await?, "the wall took the stranger's word");
        let heights: Vec<String> = ask(visit, HEIGHTS).await?;
        ensure!(
            heights[0] != "7777px" && heights[1].is_empty(),
            "the page believed it: {heights:?}"
        );
        ensure!(visit.fragment().await?.is_empty(), "the page's address is the stranger's");
        Ok(())
    })
}

#[test]
fn nonsense_from_the_right_frame_does_nothing() -> Outcome {
    journey(async |visit| {
        stage::open(visit, "/", SCRIPTS, &FRAME.replace("<iframe", "<iframe data-wall-link"))
            .await?;
        hears(visit, "data.type === 'recognition-wall'").await?;
        visit.enters_frame("iframe").await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let nonsense = "for (const data of [null, 7, {}, { type: 'recognition-wall' },
                { type: 'recognition-wall', height: ['5000'], hash: 7 },
                { type: 'recognition-wall', height: Infinity, hash: '#evil' },
                { type: 'recognition-wall', height: NaN, hash: '#wallpaper' },
                { type: 'recognition-wall', hash: 'javascript:alert(1)' }]) parent.postMessage(data, '*');
            parent.postMessage('told', '*')";
        visit.leaves_frame().await?;
        let before: Vec<String> = ask(visit, HEIGHTS).await?;
        ensure!(!before[0].is_empty(), "the frame has got no height at all");
        visit.enters_frame("iframe").await?;
        visit.script::<()>(nonsense, json!([])).await?;
        visit.leaves_frame().await?;
        hears(visit, "data === 'told'").await?;
        let after: Vec<String> = ask(visit, HEIGHTS).await?;
        ensure!(after == before, "the height was {before:?} and is {after:?}");
        ensure!(visit.fragment().await?.is_empty(), "the page's address was changed");
        Ok(())
    })
}

#[test]
fn a_frame_of_ours_that_went_elsewhere_is_no_longer_believed() -> Outcome {
    journey(async |visit| {
        let elsewhere = Site::start().await?;
        elsewhere.put("/rogue.js", Reply::of("text/javascript", ROGUE));
        elsewhere
            .put("/rogue.html", Reply::page(r#"<!doctype html><script src="/rogue.js"></script>"#));
        stage::open(visit, "/", SCRIPTS, FRAME).await?;
        let policy = format!("{STRICT_POLICY}; frame-src 'self' {}", elsewhere.origin());
        let page = stage::page(SCRIPTS, &FRAME.replace("<iframe", "<iframe data-wall-link"));
        visit.site.put("/", page.with_header("content-security-policy", &policy));
        visit.open("/?again").await?;
        hears(visit, "data.type === 'recognition-wall'").await?;
        // The first height is told before there is a wall: the frame may be left in the middle of loading.
        visit.expects_the_console_to_say("Fetch API cannot load");
        visit.expects_the_console_to_say("Failed to fetch");
        let leave = "frames[0].location = arguments[0]";
        visit.script::<()>(leave, json!([elsewhere.address("/rogue.html")])).await?;
        hears(visit, "data === 'told'").await?;
        let heights: Vec<String> = ask(visit, HEIGHTS).await?;
        ensure!(heights[0] != "7777px", "the page believed it");
        ensure!(visit.fragment().await?.is_empty(), "the page's address is the stranger's");
        Ok(())
    })
}
