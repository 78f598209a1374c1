//! From an empty tab to what the picture shows: the site, the device, and what a visitor does.
//!
//! In goes a case; out comes a wall in the state of its scene, at rest.

use anyhow::{Context as _, Result};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Reply, Visit, host};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::case::{Case, Scene};
use crate::feeds;
use crate::settle::settled;

/// More presses of Tab than there are controls between the count and the first card.
const PATIENCE: usize = 20;
const READY: &[&str] = &["ready"];
const NOTICE: Option<&str> = Some("[part~=message]");
const DETAIL: Option<&str> = Some("dialog.detail[open], dialog[part~=detail][open]");

/// Opens the page of a case and does what its scene says.
pub(crate) async fn play(visit: &Visit, case: &Case) -> Result<()> {
    device(visit, case).await?;
    feeds::publish(visit, case.scene)?;
    visit.site.put("/host.css", Reply::of("text/css; charset=utf-8", include_str!("host.css")));
    visit.site.put("/", Reply::page(page(case)));
    let fragment =
        if matches!(case.scene, Scene::UnknownLink) { "/#wall/khong-con-ai" } else { "/" };
    visit.open(fragment).await?;
    act(visit, case.scene).await?;
    if case.page.contains(r#"dir="rtl""#) {
        // The release has no such language: the wall is told by the attribute that one would set.
        visit.wall().within::<()>("root.querySelector('.wall').dir = 'rtl'", json!(null)).await?;
        visit.wall().rests().await?;
    }
    Ok(())
}

fn page(case: &Case) -> String {
    format!(
        r#"<!doctype html>
<html {}>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Cổng thông tin điện tử</title>
<link rel="stylesheet" href="/host.css">
{}
</head>
<body>
<header class="bar"><p>Cổng thông tin điện tử · Thi đua – Khen thưởng</p></header>
<main><recognition-wall src="{}" {}></recognition-wall></main>
</body>
</html>
"#,
        case.page,
        host::SCRIPT,
        feeds::PATH,
        case.tag
    )
}

async fn device(visit: &Visit, case: &Case) -> Result<()> {
    let screen = case.screen;
    let metrics = json!({
        "width": screen.width, "height": screen.height, "deviceScaleFactor": screen.scale,
        "mobile": screen.is_touched()
    });
    visit.devtools("Emulation.setDeviceMetricsOverride", metrics).await?;
    let touch = json!({ "enabled": screen.is_touched() });
    visit.devtools("Emulation.setTouchEmulationEnabled", touch).await?;
    let feature = |(name, value): &(&str, &str)| json!({ "name": name, "value": value });
    let features: Vec<Value> = case.media.iter().map(feature).collect();
    visit.devtools("Emulation.setEmulatedMedia", json!({ "features": features })).await?;
    Ok(())
}

async fn act(visit: &Visit, scene: Scene) -> Result<()> {
    let wall = visit.wall();
    match scene {
        // With large letters on a small screen the first card is further down.
        Scene::Ready => settled(visit, READY, None).await,
        Scene::Scrolled => {
            settled(visit, READY, None).await?;
            visit.script::<()>("scrollTo(0, innerHeight * 2.5)", json!([])).await?;
            settled(visit, READY, Some("[part~=card]")).await
        }
        Scene::Loading => settled(visit, &["loading"], Some(".skeleton, [part~=message]")).await,
        Scene::Missing => settled(visit, &["error"], NOTICE).await,
        Scene::Partial => settled(visit, &["stale", "partial"], NOTICE).await,
        Scene::Empty | Scene::UnknownLink => settled(visit, READY, NOTICE).await,
        Scene::Stale | Scene::Offline => {
            settled(visit, READY, None).await?;
            if matches!(scene, Scene::Offline) {
                visit.is_offline(true).await?;
            } else {
                visit.site.put(feeds::PATH, Reply::status(500));
            }
            wall.call("refresh", json!([])).await?;
            settled(visit, &["stale", "offline"], NOTICE).await
        }
        Scene::Nobody => {
            settled(visit, READY, None).await?;
            let query = json!([{ "text": "mãng cầu", "filters": { "field": ["Y đức"] } }]);
            wall.call("setQuery", query).await?;
            settled(visit, READY, NOTICE).await
        }
        Scene::Filtered => {
            settled(visit, READY, None).await?;
            let filters = json!({ "field": ["Nông dân", "Nông thôn mới"] });
            wall.call("setQuery", json!([{ "text": "nguyen", "filters": filters }])).await?;
            settled(visit, READY, Some("[part~=chip]")).await
        }
        Scene::Debug => {
            settled(visit, READY, None).await?;
            // Cards on the way down get their real height only when they are passed.
            reaches(visit, ".debug").await?;
            settled(visit, READY, None).await?;
            reaches(visit, ".debug").await?;
            settled(visit, READY, Some(".debug")).await
        }
        Scene::Detail(id) => opens(visit, id).await,
        Scene::DetailAt(id, selector) => {
            opens(visit, id).await?;
            reaches(visit, selector).await?;
            settled(visit, READY, DETAIL).await
        }
        Scene::Viewer(id) => {
            opens(visit, id).await?;
            presses(visit, ".photo__zoom", 0).await?;
            settled(visit, READY, Some("dialog.viewer[open]")).await?;
            presses(visit, ".viewer__button", 1).await?;
            presses(visit, ".viewer__button", 1).await?;
            settled(visit, READY, Some("dialog.viewer[open]")).await
        }
        Scene::Sheet => {
            settled(visit, READY, None).await?;
            presses(visit, ".filters-open", 0).await?;
            settled(visit, READY, Some("dialog.sheet[open]")).await
        }
        Scene::Unfolded => {
            settled(visit, READY, None).await?;
            let script = "const { shadowRoot } = document.querySelector('recognition-wall');
                for (const more of shadowRoot.querySelectorAll('.facet__more')) more.click()";
            visit.script::<()>(script, json!([])).await?;
            settled(visit, READY, Some("[part~=facet]")).await
        }
        Scene::Keyboard => keyboard(visit).await,
        Scene::Print(id) => {
            opens(visit, id).await?;
            visit.devtools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await?;
            settled(visit, READY, None).await
        }
    }
}

async fn opens(visit: &Visit, id: &str) -> Result<()> {
    settled(visit, READY, None).await?;
    visit.wall().call("open", json!([id])).await?;
    settled(visit, READY, DETAIL).await
}

/// Presses a control that may still be on its way: the one at `place` among those of its kind.
async fn presses(visit: &Visit, selector: &str, place: usize) -> Result<()> {
    let script = "const { shadowRoot } = document.querySelector('recognition-wall');
        const shown = [...shadowRoot.querySelectorAll(arguments[0])]
            .filter((element) => element.checkVisibility({ visibilityProperty: true }));
        shown[arguments[1]]?.click();
        return shown.length > arguments[1] || null";
    eventually(&format!("{selector} to be pressed"), async || {
        let pressed: Option<bool> = visit.script(script, json!([selector, place])).await?;
        pressed.context("it is not on the screen")
    })
    .await?;
    Ok(())
}

/// Scrolls, the page or a dialog, until this can be seen.
async fn reaches(visit: &Visit, selector: &str) -> Result<()> {
    let script = "const { shadowRoot } = document.querySelector('recognition-wall');
        const found = shadowRoot.querySelector(arguments[0]);
        found?.scrollIntoView({ block: 'center', behavior: 'instant' });
        return Boolean(found) || null";
    eventually(&format!("{selector} to be reached"), async || {
        let reached: Option<bool> = visit.script(script, json!([selector])).await?;
        reached.context("there is no such thing")
    })
    .await?;
    Ok(())
}

/// Goes to the second card by the keyboard alone, from the last control before the cards.
async fn keyboard(visit: &Visit) -> Result<()> {
    settled(visit, READY, Some("[part~=card]")).await?;
    let start = "const { shadowRoot } = document.querySelector('recognition-wall');
        const controls = [...shadowRoot.querySelectorAll('a[href], button, input, select')];
        const shown = controls.filter((control) =>
            control.checkVisibility({ visibilityProperty: true }) && control.tabIndex >= 0);
        const first = shown.findIndex((control) => control.closest('[part~=card]'));
        shown[first - 1]?.focus()";
    visit.script::<()>(start, json!([])).await?;
    let first = visit.wall().seen().await?.cards.first().map(|card| card.id.clone());
    for _ in 0..PATIENCE {
        visit.press(Key::Tab).await?;
        let card = visit.wall().seen().await?.focus.card;
        if card.is_some() && card != first {
            return settled(visit, READY, Some("[part~=card]")).await;
        }
    }
    anyhow::bail!("Tab does not come to the second card")
}
