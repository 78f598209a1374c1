//! "Our accessibility officer runs a checker." axe-core finds nothing in any state, language or look.

use anyhow::{Result, ensure};
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, feed, host, journey, named_journey};
use serde_json::json;

/// A page without a policy: the checker is injected, and writes styles of its own.
fn checked(attributes: &str) -> Reply {
    let style = "html { background: #fff } html.dark { background: #14100d; color-scheme: dark }";
    let head = format!("{}<style>{style}</style>", host::SCRIPT);
    let tag = format!("<recognition-wall {attributes}></recognition-wall>");
    Reply::of("text/html; charset=utf-8", host::page(&head, &tag))
}

async fn known_with<'a>(visit: &'a Visit, attributes: &str) -> Result<Wall<'a>> {
    visit.publish([]);
    visit.site.put("/feed.json", Reply::json(&feed::known()));
    visit.show_on(checked(&format!(r#"src="feed.json" history="none" {attributes}"#))).await
}

/// Every form of the wall, somebody open, a photo large, nobody found.
async fn passes_everywhere(visit: &Visit, attributes: &str, forced: bool) -> Result<()> {
    let wall = known_with(visit, attributes).await?;
    let passes = async |where_: &str| {
        wall.rests().await?;
        if forced {
            wall.breaks_no_rule_but_of_colour(where_).await
        } else {
            wall.breaks_no_rule(where_).await
        }
    };
    if attributes.contains("dark") {
        visit.script::<()>("document.documentElement.className = 'dark'", json!([])).await?;
    }
    for layout in ["grid", "list", "timeline"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        passes(layout).await?;
    }
    wall.call("setQuery", json!([{ "layout": "grid", "filters": { "field": ["Y tế"] } }])).await?;
    passes("filtered").await?;
    wall.call("open", json!(["be"])).await?;
    passes("the detail").await?;
    wall.press_nth(".photo__zoom", 0).await?;
    wall.has("dialog.viewer[open]", 1).await?;
    passes("the viewer").await?;
    visit.press(thirtyfour::Key::Escape).await?;
    wall.call("close", json!([])).await?;
    wall.call("setQuery", json!([{ "text": "zzzz" }])).await?;
    passes("nobody found").await
}

/// One journey for each look, scheme and language.
macro_rules! passes_in {
    ($($name:ident: $attributes:literal,)*) => {$(
        #[test]
        fn $name() -> Outcome {
            named_journey(stringify!($name), async |visit| {
                passes_everywhere(visit, $attributes, false).await
            })
        }
    )*};
}

passes_in! {
    the_checker_finds_nothing_in_vietnamese: r#"lang="vi""#,
    the_checker_finds_nothing_in_english: r#"lang="en""#,
    the_checker_finds_nothing_in_the_dark: r#"lang="vi" theme="dark""#,
    the_checker_finds_nothing_in_red_and_gold: r#"lang="vi" theme="red-gold light""#,
    the_checker_finds_nothing_in_red_and_gold_in_the_dark: r#"lang="en" theme="red-gold dark""#,
    the_checker_finds_nothing_in_neutral: r#"lang="vi" theme="neutral light""#,
    the_checker_finds_nothing_in_neutral_in_the_dark: r#"lang="vi" theme="neutral dark""#,
    the_checker_finds_nothing_in_high_contrast: r#"lang="vi" theme="contrast light""#,
    the_checker_finds_nothing_in_high_contrast_in_the_dark: r#"lang="vi" theme="contrast dark""#,
}

#[test]
fn the_checker_finds_nothing_in_forced_colours() -> Outcome {
    journey(async |visit| {
        visit.prefers(&[("forced-colors", "active"), ("prefers-color-scheme", "dark")]).await?;
        passes_everywhere(visit, r#"lang="vi""#, true).await
    })
}

#[test]
fn the_checker_finds_nothing_on_the_phone_nor_in_the_sheet() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        for language in [r#"lang="vi""#, r#"lang="en" theme="dark""#] {
            let wall = known_with(visit, language).await?;
            for layout in ["grid", "list", "timeline"] {
                wall.call("setQuery", json!([{ "layout": layout }])).await?;
                wall.rests().await?;
                wall.breaks_no_rule(layout).await?;
            }
            wall.opens_filters().await?;
            wall.rests().await?;
            wall.breaks_no_rule("the sheet").await?;
            wall.closes_filters().await?;
            wall.call("open", json!(["be"])).await?;
            wall.rests().await?;
            wall.breaks_no_rule("the detail").await?;
        }
        Ok(())
    })
}

#[test]
fn the_checker_finds_nothing_while_loading_in_failure_nor_on_an_empty_wall() -> Outcome {
    journey(async |visit| {
        visit.expects_the_console_to_say("404");
        visit.expects_the_console_to_say("500");
        for language in ["vi", "en"] {
            let attributes = format!(r#"src="feed.json" lang="{language}" debug"#);
            let wall = visit.wall();
            let (held, gate) = Reply::json(&feed::known()).held();
            visit.site.put("/feed.json", held);
            visit.site.put("/", checked(&attributes));
            visit.open("/").await?;
            wall.has(".skeleton", 1).await?;
            wall.breaks_no_rule("loading").await?;
            gate.open();
            wall.is_ready().await?;
            visit.site.put("/feed.json", Reply::status(500));
            wall.call("refresh", json!([])).await?;
            wall.has("[data-state=stale]", 1).await?;
            wall.breaks_no_rule("stale").await?;

            visit.site.put("/feed.json", Reply::status(404));
            visit.open("/").await?;
            wall.has("[data-state=error]", 1).await?;
            wall.breaks_no_rule("failure").await?;

            visit.publish([]);
            visit.open("/").await?;
            wall.has("[data-state=empty]", 1).await?;
            wall.breaks_no_rule("empty").await?;

            let mut people = feed::neighbours();
            people[1]["_recognition"]["awards"][0]["year"] = "hai nghìn".into();
            people[2]["title"] = "".into();
            visit.publish(people);
            visit.open("/").await?;
            wall.is_ready().await?;
            wall.has(".debug", 1).await?;
            wall.breaks_no_rule("the editor's panel").await?;
        }
        Ok(())
    })
}

#[test]
fn the_checker_would_find_something() -> Outcome {
    journey(async |visit| {
        let wall = known_with(visit, r#"lang="vi""#).await?;
        let script = "const button = document.createElement('button');
            root.querySelector('.wall').append(button)";
        wall.within::<()>(script, json!(null)).await?;
        let found = wall.breaks_no_rule("a button without a name").await;
        let found = found.err().map(|reason| format!("{reason:#}")).unwrap_or_default();
        ensure!(found.contains("button-name"), "it found {found:?}");
        Ok(())
    })
}
