//! "A touch screen in the lobby that nobody attends."

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, feed, journey};
use serde_json::json;

/// A kiosk of the neighbours, in the attract loop.
pub(crate) async fn stands(visit: &Visit, parameters: &str) -> Result<()> {
    visit.on_a_screen_of(1080, 1920).await?;
    visit.publish(feed::neighbours());
    visit.open(&format!("/dist/kiosk.html?src=/feed.json&{parameters}")).await?;
    visit.wall().is_ready().await?;
    attracts(visit, Some("Nguyễn Thị Bé")).await
}

/// Waits until the attract loop shows this person; `None`: until it is gone.
pub(crate) async fn attracts(visit: &Visit, name: Option<&str>) -> Result<()> {
    let shown = "const loop = document.querySelector('recognition-wall').shadowRoot.querySelector('[part=attract]');
        return !loop || loop.hidden ? null : loop.querySelector('[part=name]')?.textContent ?? ''";
    let expected = name.map(str::to_owned);
    eventually_equal("the attract loop", &expected, async || visit.script(shown, json!([])).await)
        .await
}

/// Presses what a selector finds within the element, where a finger would.
pub(crate) async fn touches(visit: &Visit, selector: &str) -> Result<()> {
    // The detail grows out of its card: who presses meanwhile presses beside it.
    let script = "const found = document.querySelector('recognition-wall').shadowRoot.querySelector(arguments[0]);
        for (let at = found; at; at = at.parentElement) if (at.getAnimations().length) return null;
        found?.scrollIntoView({ block: 'nearest' });
        const box = found?.getBoundingClientRect();
        return box?.width ? [box.x + box.width / 2, box.y + box.height / 2] : null";
    let middle = eventually(&format!("{selector} to be touched"), async || {
        let found: Option<(f64, f64)> = visit.script(script, json!([selector])).await?;
        found.ok_or_else(|| anyhow::anyhow!("it is not on the screen, or it moves"))
    })
    .await?;
    visit.clicks_at(middle).await
}

/// Sets the kiosk's clock on, and lets it look at the feed, which makes it look at the clock.
async fn passes(visit: &Visit, seconds: u32) -> Result<()> {
    let later = "const now = Date.now.bind(Date), ahead = arguments[0] * 1000;
        Date.now = () => now() + ahead;
        document.querySelector('recognition-wall').refresh();";
    visit.script(later, json!([seconds])).await
}

/// Whether a dialog over everything is open.
async fn asks(visit: &Visit, selector: &str, expected: bool) -> Result<()> {
    let open = "return document.querySelector('recognition-wall').shadowRoot.querySelector(arguments[0]).open";
    eventually_equal(&format!("{selector} open"), &expected, async || {
        visit.script(open, json!([selector])).await
    })
    .await
}

#[test]
fn nobody_sees_what_the_visitor_before_searched_for() -> Outcome {
    journey(async |visit| {
        stands(visit, "idle=90").await?;
        touches(visit, ".attract__touch").await?;
        attracts(visit, None).await?;
        touches(visit, "[data-name='bar.language']").await?;
        touches(visit, "[data-name='bar.large']").await?;
        visit.wall().search("duc").await?;
        visit.wall().shows_names(&["Đỗ Văn Đức"]).await?;
        passes(visit, 75).await?;
        asks(visit, ".warning", true).await?;
        touches(visit, ".warning button").await?;
        asks(visit, ".warning", false).await?;
        visit.wall().shows_names(&["Đỗ Văn Đức"]).await?;
        passes(visit, 95).await?;
        attracts(visit, Some("Nguyễn Thị Bé")).await?;
        visit.wall().shows_names(&feed::NEIGHBOURS).await?;
        let state = visit.wall().state().await?;
        ensure!(state["query"]["text"] == "", "the search is still there: {state}");
        let count = "return document.querySelector('recognition-wall').shadowRoot.querySelector('[part~=count]').textContent";
        eventually("the wall in the kiosk's own language", async || {
            let count: String = visit.script(count, json!([])).await?;
            ensure!(count.contains("điển hình"), "it says {count:?}");
            Ok(())
        })
        .await?;
        let kept: [Option<String>; 3] = visit
            .script(
                "const wall = document.querySelector('recognition-wall');
                return [wall.getAttribute('lang'), wall.getAttribute('data-large'), wall.getAttribute('theme')]",
                json!([]),
            )
            .await?;
        ensure!(kept.iter().all(Option::is_none), "how they read is still there: {kept:?}");
        Ok(())
    })
}

#[test]
fn nobody_finds_open_or_half_read_what_the_visitor_before_left() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1080, 1920).await?;
        visit.publish(feed::town(20));
        visit.open("/dist/kiosk.html?src=/feed.json&idle=90").await?;
        visit.wall().is_ready().await?;
        // Whoever touches while the first person comes onto the screen touches beside the invitation.
        attracts(visit, Some("Nguyễn Văn An")).await?;
        // The filters are over everything: over the attract loop too, if nobody closes them.
        touches(visit, ".attract__touch").await?;
        touches(visit, "[data-name='bar.filter']").await?;
        asks(visit, ".sheet", true).await?;
        passes(visit, 95).await?;
        asks(visit, ".sheet", false).await?;
        // Whoever opens a person reads from the start, even the one whom somebody had read to the end.
        let mut long = feed::town(1).remove(0);
        long["content_text"] = "Vận động bà con hiến đất làm đường. ".repeat(400).into();
        visit.publish([long]);
        visit.wall().call("refresh", json!([])).await?;
        let read = "const detail = document.querySelector('recognition-wall').shadowRoot.querySelector('.detail');
            if (arguments[0]) detail.scrollTop = arguments[0];
            return detail.scrollTop";
        for scroll in [600, 0] {
            touches(visit, ".attract__touch").await?;
            touches(visit, "[part=card] [part=name]").await?;
            asks(visit, ".detail", true).await?;
            let at: u32 = visit.script(read, json!([scroll])).await?;
            ensure!(at == scroll, "the person is read from {at}, and not from {scroll}");
            passes(visit, 95).await?;
            asks(visit, ".detail", false).await?;
        }
        Ok(())
    })
}

#[test]
fn whoever_sits_in_a_wheelchair_reaches_every_way_on_and_out() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1080, 1920).await?;
        visit.publish(feed::town(20));
        visit.open("/dist/kiosk.html?src=/feed.json").await?;
        visit.wall().is_ready().await?;
        attracts(visit, Some("Nguyễn Văn An")).await?;
        // The lower half of a high screen.
        let high = "return [...document.querySelector('recognition-wall').shadowRoot.querySelectorAll(arguments[0])]
            .map((found) => [found.textContent.trim() || found.className, found.getBoundingClientRect()])
            .filter(([, { width, top }]) => width && top < innerHeight / 2).map(([name]) => name)";
        for (selector, opens) in [
            (".attract button", ".attract__touch"),
            (".bar button", "[data-name='bar.search']"),
            (".bar button, .keyboard button", "[data-name='bar.search']"),
            (".bar button", "[data-name='bar.filter']"),
            (".sheet__show", ".sheet__show"),
            (".bar button", "[part=card] [part=name]"),
            (".detail__bar button", ".detail__bar button:last-child"),
        ] {
            eventually("everything in reach", async || {
                let found: Vec<String> = visit.script(high, json!([selector])).await?;
                ensure!(found.is_empty(), "too high before {opens}: {found:?}");
                Ok(())
            })
            .await?;
            touches(visit, opens).await?;
        }
        asks(visit, ".detail", false).await
    })
}

#[test]
fn the_keyboard_on_the_screen_finds_a_person_with_marks_or_without() -> Outcome {
    journey(async |visit| {
        let mut people = feed::neighbours();
        people.push(feed::person("phero", "Phêrô Nguyễn Văn Tâm"));
        visit.on_a_screen_of(1920, 1080).await?;
        visit.publish(people);
        visit.open("/dist/kiosk.html?src=/feed.json").await?;
        attracts(visit, Some("Nguyễn Thị Bé")).await?;
        touches(visit, ".attract__touch").await?;
        touches(visit, "[data-name='bar.search']").await?;
        for (keys, name) in
            [("duc", "Đỗ Văn Đức"), ("huynhf", "Huỳnh Thị Hoà"), ("phero", "Phêrô Nguyễn Văn Tâm")]
        {
            for key in keys.to_uppercase().chars() {
                touches(visit, &format!(".key[aria-label='{key}']")).await?;
            }
            visit.wall().shows_names(&[name]).await?;
            touches(visit, ".key[aria-label='Xóa hết chữ đã nhập']").await?;
        }
        touches(visit, "[data-name='bar.initials']").await?;
        touches(visit, ".initials__letters .key:first-child").await?;
        touches(visit, ".initials__person").await?;
        visit.hears("wall-open").await?;
        Ok(())
    })
}

#[test]
fn no_link_leaves_the_kiosk_but_comes_to_the_visitors_phone() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1080, 1920).await?;
        visit.publish([]);
        visit.site.put("/feed.json", Reply::json(&feed::known()));
        visit.open("/dist/kiosk.html?src=/feed.json").await?;
        attracts(visit, Some("Nguyễn Thị Bé")).await?;
        touches(visit, ".attract__touch").await?;
        visit.wall().open("Nguyễn Thị Bé").await?;
        visit.wall().shows_open(Some("Nguyễn Thị Bé")).await?;
        touches(visit, ".detail a[href^='https://example.vn/bai-bao']").await?;
        asks(visit, ".code", true).await?;
        let shown: (String, String, bool) = visit
            .script(
                "const { shadowRoot } = document.querySelector('recognition-wall');
                return [location.pathname, shadowRoot.querySelector('.code__address').textContent,
                    shadowRoot.querySelector('.code__modules').getBoundingClientRect().width > 100]",
                json!([]),
            )
            .await?;
        ensure!(
            shown == ("/dist/kiosk.html".into(), "https://example.vn/bai-bao".into(), true),
            "{shown:?}"
        );
        touches(visit, ".code button").await?;
        asks(visit, ".code", false).await?;
        visit.wall().shows_open(Some("Nguyễn Thị Bé")).await
    })
}

#[test]
fn everything_on_the_kiosk_can_be_pressed_by_a_finger() -> Outcome {
    journey(async |visit| {
        stands(visit, "").await?;
        let small = "const { shadowRoot } = document.querySelector('recognition-wall');
            return [...shadowRoot.querySelectorAll('.wall button, .wall select, .kiosk button, .wall input[type=search]')]
                .map((found) => [found.textContent.trim() || found.className, found.getBoundingClientRect()])
                .filter(([, { width, height }]) => width && (width < 48 || height < 48))
                .map(([name, { width, height }]) => `${name}: ${width} x ${height}`)";
        for open in [".attract__touch", "[data-name='bar.search']", "[data-name='bar.initials']"] {
            let found: Vec<String> = visit.script(small, json!([])).await?;
            ensure!(found.is_empty(), "too small before {open}: {found:#?}");
            touches(visit, open).await?;
        }
        Ok(())
    })
}

#[test]
fn the_device_is_kept_awake_and_its_screen_filled_at_the_first_touch() -> Outcome {
    journey(async |visit| {
        let count = "window.asked = { awake: 0, filled: 0 };
            navigator.wakeLock.request = async () => { window.asked.awake += 1; return {}; };
            Element.prototype.requestFullscreen = async () => { window.asked.filled += 1; };";
        visit.devtools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": count })).await?;
        stands(visit, "").await?;
        let asked = async || {
            visit.script::<[u32; 2]>("return [asked.awake, asked.filled]", json!([])).await
        };
        ensure!(asked().await? == [1, 0], "asked was {:?}", asked().await?);
        touches(visit, ".attract__touch").await?;
        ensure!(asked().await? == [1, 1], "asked was {:?}", asked().await?);
        // The device takes its promise back whenever the page is hidden.
        let seen = "document.dispatchEvent(new Event('visibilitychange'))";
        visit.script::<()>(seen, json!([])).await?;
        ensure!(asked().await? == [2, 1], "asked was {:?}", asked().await?);
        Ok(())
    })
}

#[test]
fn one_touch_makes_the_letters_larger_and_another_the_contrast_higher() -> Outcome {
    journey(async |visit| {
        stands(visit, "").await?;
        touches(visit, ".attract__touch").await?;
        let look = "const root = document.querySelector('recognition-wall').shadowRoot;
            const style = (selector) => getComputedStyle(root.querySelector(selector));
            const sign = root.querySelector('.search .icon').getBoundingClientRect(), field = root.querySelector('.search__field');
            return { name: parseFloat(style('[part~=card] [part~=name]').fontSize), text: style('.wall').color,
                bar: style('.kiosk__reach').backgroundColor,
                gap: field.getBoundingClientRect().x + parseFloat(getComputedStyle(field).paddingLeft) - sign.right }";
        let before: serde_json::Value = visit.script(look, json!([])).await?;
        touches(visit, "[data-name='bar.large']").await?;
        touches(visit, "[data-name='bar.contrast']").await?;
        eventually("larger letters and higher contrast", async || {
            let after: serde_json::Value = visit.script(look, json!([])).await?;
            let number =
                |seen: &serde_json::Value, name: &str| seen[name].as_f64().unwrap_or_default();
            ensure!(number(&after, "name") >= 1.25 * number(&before, "name"), "{before} {after}");
            ensure!(number(&after, "gap") >= 6.0, "what is typed touches the sign: {after}");
            ensure!(after["text"] == "rgb(0, 0, 0)" && after["bar"] == "rgb(0, 0, 0)", "{after}");
            Ok(())
        })
        .await
    })
}

#[test]
fn the_operator_holds_a_corner_and_reads_how_the_screen_is() -> Outcome {
    journey(async |visit| {
        stands(visit, "lang=en").await?;
        let press = |kind: &str| json!({ "type": kind, "x": 20, "y": 20, "button": "left", "clickCount": 1 });
        visit.devtools("Input.dispatchMouseEvent", press("mousePressed")).await?;
        asks(visit, ".operator", true).await?;
        visit.devtools("Input.dispatchMouseEvent", press("mouseReleased")).await?;
        let rows = "const root = document.querySelector('recognition-wall').shadowRoot;
            return [...root.querySelectorAll('.operator__row')].map((row) => row.textContent)
                .concat([...root.querySelectorAll('.operator__entry')].map((entry) => entry.lastElementChild.textContent))";
        eventually("the report", async || {
            let rows: Vec<String> = visit.script(rows, json!([])).await?;
            let said = rows.join("\n");
            for wanted in [
                "Honourees6",
                "Errors in the data0",
                "Content read0 min ago",
                "Restarts0",
                "The page was started.",
            ] {
                ensure!(said.contains(wanted), "{wanted} is not in {said}");
            }
            ensure!(said.contains(" MB") && !said.contains("Nguyễn"), "{said}");
            Ok(())
        })
        .await?;
        // Nobody stays: the next visitor finds nothing of it.
        passes(visit, 95).await?;
        asks(visit, ".operator", false).await
    })
}
