//! "I left it open over the holidays." A page that is kept aside, frozen, asleep, printed, turned or whose
//! clock is set: the wall stands there as it was, says from when its data is, and goes on.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::NEIGHBOURS;
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Ability, Outcome, Reply, Visit, Wall, feed, host, journey};
use serde_json::{Value, json};

/// A mark that a page which was loaded anew no longer has, and whether it came back out of the browser's
/// cache of whole pages.
const MARKED: &str = "window.mark = arguments[0];
    addEventListener('pageshow', ({ persisted }) => { window.cameBack = persisted; })";
/// Whether the page is the one that was marked, came back whole, and why not.
const CAME_BACK: &str = "const [entry] = performance.getEntriesByType('navigation');
    return [window.mark ?? '', window.cameBack ?? false, JSON.stringify(entry.notRestoredReasons ?? null)]";

/// How a wall stands: its query, who is open, how far down the page is.
async fn stands(wall: Wall<'_>, visit: &Visit) -> Result<(Value, Value, i64)> {
    let state = wall.state().await?;
    let place: f64 = visit.script("return scrollY", json!([])).await?;
    let place = format!("{place:.0}").parse()?;
    Ok((state["query"].clone(), state["open"].clone(), place))
}

#[test]
fn a_page_that_the_browser_keeps_aside_comes_back_as_it_was_and_works() -> Outcome {
    journey(async |visit| {
        visit.site.put("/other.html", Reply::page(host::page("", "")));
        visit.site.put("/feed.json", Reply::json(&feed::of(feed::town(300))));
        let wall = visit.show("").await?;
        wall.call("setQuery", json!([{ "text": "van", "layout": "list", "sort": "name" }])).await?;
        wall.is_ready().await?;
        visit.script::<()>("scrollTo(0, 1200)", json!([])).await?;
        let before = stands(wall, visit).await?;
        let asked = visit.site.requests("/feed.json").len();
        for round in ["once", "twice"] {
            visit.script::<()>(MARKED, json!([round])).await?;
            visit.open("/other.html").await?;
            visit.goes_back().await?;
            eventually("the page to come back whole", async || {
                let (mark, is_whole, why): (String, bool, String) =
                    visit.script(CAME_BACK, json!([])).await?;
                ensure!(mark == round && is_whole, "the mark is {mark:?}, not restored for {why}");
                Ok(())
            })
            .await?;
            let after = stands(wall, visit).await?;
            ensure!(after == before, "it stood at {before:?}, now at {after:?}");
        }
        ensure!(visit.site.requests("/feed.json").len() == asked, "the feed was asked for again");
        wall.call("setQuery", json!([{ "text": "", "layout": "grid", "sort": "feed" }])).await?;
        visit.script::<()>("scrollTo(0, 0)", json!([])).await?;
        wall.open("Nguyễn Văn An").await?;
        wall.shows_open(Some("Nguyễn Văn An")).await
    })
}

#[test]
fn a_frozen_page_goes_on_where_it_stood() -> Outcome {
    journey(async |visit| {
        visit.needs(Ability::Memory)?;
        let wall = visit.neighbours(r#"refresh="60""#).await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        for _ in 0..3 {
            visit.devtools("Page.setWebLifecycleState", json!({ "state": "frozen" })).await?;
            visit.devtools("Page.setWebLifecycleState", json!({ "state": "active" })).await?;
        }
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        wall.call("close", json!([])).await?;
        wall.search("thi").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await
    })
}

/// A device whose clock can be set, and on which a minute of waiting is a fifth of a second: `set(days)`.
const CLOCK: &str = "(() => {
    const { now } = Date, Own = Date, repeat = setInterval;
    let days = 0;
    window.ticks = 0;
    window.set = (wanted) => { days = wanted; };
    const today = () => now() + days * 86_400_000;
    window.Date = class extends Own {
        constructor(...given) { given.length ? super(...given) : super(today()); }
        static now() { return today(); }
    };
    window.setInterval = (act, wait) => repeat(() => { window.ticks += 1; act(); }, wait / 300);
})()";

/// Nguyễn Thị Bé, whose photo may be shown until tomorrow, in a feed of a day.
fn consented(today: &str, as_of: &str) -> Value {
    let mut people = feed::neighbours();
    people[0]["_recognition"]["consent"] =
        json!({ "basis": "consent", "scope": ["name", "photo", "story"], "until": today });
    let mut feed = feed::of(people);
    feed["_recognition"]["as_of"] = as_of.into();
    feed
}

/// A wall on a device whose clock can be set; the photo of Nguyễn Thị Bé, which is on it, may be shown until
/// the day that is given back.
async fn with_her_photo<'a>(visit: &'a Visit, attributes: &str) -> Result<(Wall<'a>, String)> {
    visit.needs(Ability::Patch)?;
    visit.finds_done(CLOCK).await?;
    visit.publish(feed::neighbours());
    visit.open_page(&host::page("", "")).await?;
    let today: String =
        visit.script("return new Date().toLocaleDateString('sv')", json!([])).await?;
    visit.site.put("/feed.json", Reply::json(&consented(&today, "2023-06-08")));
    let wall = visit.show(attributes).await?;
    shows_her_photo(wall, true).await?;
    Ok((wall, today))
}

async fn shows_her_photo(wall: Wall<'_>, expected: bool) -> Result<()> {
    let shown = async || wall.within::<bool>(HAS_PHOTO, json!(null)).await;
    eventually_equal("whether her photo is shown", &expected, shown).await
}

/// Whether the photo of Nguyễn Thị Bé is on the screen.
const HAS_PHOTO: &str = "return Boolean(root.querySelector('[data-id=be] img'))";
const AS_OF: &str = "return root.querySelector('.heading__as-of')?.textContent ?? ''";

#[test]
fn after_days_asleep_the_refresh_comes_once_and_a_photo_whose_consent_ran_out_is_gone() -> Outcome {
    journey(async |visit| {
        let (wall, today) = with_her_photo(visit, r#"lang="vi" refresh="120""#).await?;
        let said: String = wall.within(AS_OF, json!(null)).await?;
        ensure!(said.contains("8/6/2023"), "the date is {said:?}");
        visit.site.put("/feed.json", Reply::json(&consented(&today, "2023-06-11")));
        visit.script::<()>("set(3)", json!([])).await?;
        shows_her_photo(wall, false).await?;
        eventually("the new date", async || {
            let said: String = wall.within(AS_OF, json!(null)).await?;
            ensure!(said.contains("11/6/2023"), "the date is {said:?}");
            Ok(())
        })
        .await?;
        wall.shows_names(&NEIGHBOURS).await?;
        // No refresh that was missed is made up for: as many requests as the timer has struck, and the first.
        let asked = visit.site.requests("/feed.json").len();
        let ticks: usize = visit.script("return window.ticks", json!([])).await?;
        ensure!(asked <= ticks + 1, "asked {asked} times at {ticks} ticks");
        Ok(())
    })
}

#[test]
fn a_page_that_is_looked_at_again_on_another_day_shows_no_photo_whose_consent_ran_out() -> Outcome {
    journey(async |visit| {
        let (wall, _) = with_her_photo(visit, r#"lang="vi""#).await?;
        visit.site.put("/other.html", Reply::page(host::page("", "")));
        let looked_at_again = async || -> Result<()> {
            visit.open("/other.html").await?;
            visit.goes_back().await
        };
        // On the same day nothing is asked.
        looked_at_again().await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        ensure!(visit.site.requests("/feed.json").len() == 1, "asked on the same day");
        visit.script::<()>("set(1)", json!([])).await?;
        looked_at_again().await?;
        shows_her_photo(wall, false).await?;
        // Whoever was read goes on being read.
        wall.shows_open(Some("Đỗ Văn Đức")).await
    })
}

#[test]
fn a_clock_that_is_set_back_or_on_holds_up_nothing() -> Outcome {
    journey(async |visit| {
        visit.needs(Ability::Patch)?;
        visit.finds_done(CLOCK).await?;
        visit.site.put("/feed.json", Reply::json(&feed::of(feed::town(300))));
        let wall = visit.show("").await?;
        for days in ["-20000", "-400", "0", "400", "40000"] {
            visit.script::<()>(&format!("set({days})"), json!([])).await?;
            wall.call("refresh", json!([])).await?;
            wall.is_ready().await.with_context(|| format!("{days} days"))?;
            wall.search("bình").await?;
            let found = wall.state().await?["shown"].clone();
            ensure!(found == json!(30), "{days} days: {found} are found");
            wall.search("").await?;
        }
        // In the middle of long work too.
        visit.site.put("/feed.json", Reply::json(&feed::of(feed::town(5_000))));
        let back = "set(0); const done = document.querySelector('recognition-wall').refresh();
            let days = 0; const turn = setTimeout(function again() { set(days -= 1); setTimeout(again); });
            return done";
        visit.script::<()>(back, json!([])).await?;
        wall.shows("everybody", Some(5_000), |seen| {
            seen.count.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()
        })
        .await
    })
}

/// Whether something of the wall stands out to the side, and how many elements there are in it.
const FITS: &str = "const box = document.documentElement;
    return [box.scrollWidth <= box.clientWidth, root.querySelectorAll('*').length]";

#[test]
fn from_a_phone_to_a_wall_of_screens_turned_and_back_everybody_fits_and_whoever_is_open_stays()
-> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(390, 844).await?;
        visit.site.put("/feed.json", Reply::json(&feed::of(feed::town(300))));
        let wall = visit.show("").await?;
        for (width, height) in [
            (844, 390),
            (3840, 2160),
            (2160, 3840),
            (320, 568),
            (568, 320),
            (1280, 900),
            (390, 844),
        ] {
            visit.on_a_screen_of(width, height).await?;
            eventually(&format!("a wall that fits {width} by {height}"), async || {
                let seen: (bool, usize) = wall.within(FITS, json!(null)).await?;
                // A screen of eight million pixels shows more than one of a phone.
                let most = if width.max(height) > 2_000 { 4_000 } else { 600 };
                ensure!(seen.0 && seen.1 < most, "fits, elements: {seen:?}");
                Ok(())
            })
            .await?;
            wall.open("Nguyễn Văn An").await?;
            visit.on_a_screen_of(height, width).await?;
            wall.shows_open(Some("Nguyễn Văn An")).await?;
            wall.call("close", json!([])).await?;
            wall.shows_open(None).await?;
        }
        Ok(())
    })
}

#[test]
fn a_page_that_was_printed_is_as_it_was_before() -> Outcome {
    journey(async |visit| {
        visit.needs(Ability::Paper)?;
        let wall = visit.neighbours("").await?;
        wall.search("thi").await?;
        let names = ["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"];
        wall.shows_names(&names).await?;
        for _ in 0..2 {
            let paper = visit.printed().await?;
            ensure!(paper.starts_with(b"%PDF"), "no paper");
            wall.shows_names(&names).await?;
        }
        wall.search("").await?;
        wall.open("Đỗ Văn Đức").await?;
        visit.printed().await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await?;
        wall.press_part("next").await?;
        wall.shows_open(Some("Trần Hoàng An")).await
    })
}
