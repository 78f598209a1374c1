//! "Would the journeys notice?" What every journey checks at its end, tried on pages that break it.

use anyhow::ensure;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, host, journey};
use serde_json::json;

/// The journey has failed, and its reason contains `words`.
fn failed_because(outcome: Outcome, words: &str) {
    let failure = format!("{outcome:?}");
    assert!(outcome.is_err(), "the journey noticed nothing");
    assert!(failure.contains(words), "the journey failed for another reason: {failure}");
}

#[test]
fn a_page_that_violates_the_policy_fails_the_journey() {
    let outcome = journey(async |visit| {
        visit.open_page(&host::page("", r#"<p style="color: red">Xin chào</p>"#)).await
    });
    failed_because(outcome, "style-src-attr refused inline");
}

#[test]
fn a_script_that_writes_html_fails_the_journey_for_trusted_types_are_enforced() {
    let outcome = journey(async |visit| {
        let script = "document.querySelector('main').innerHTML = '<b>Bé</b>'";
        visit.site.put("/host.js", Reply::of("text/javascript", script));
        visit.open_page(&host::page("", r#"<script defer src="/host.js"></script>"#)).await
    });
    failed_because(outcome, "require-trusted-types-for refused");
}

#[test]
fn an_error_in_the_console_fails_the_journey() {
    let outcome = journey(async |visit| {
        visit.open_page(&host::page("", "")).await?;
        visit.script::<()>("console.error('không ổn')", json!([])).await
    });
    failed_because(outcome, "errors in the console");
}

#[test]
fn a_rejection_that_nobody_handles_fails_the_journey() {
    let outcome = journey(async |visit| {
        let script = "Promise.reject(new Error('không ổn'))";
        visit.site.put("/host.js", Reply::of("text/javascript", script));
        visit.open_page(&host::page("", r#"<script defer src="/host.js"></script>"#)).await
    });
    failed_because(outcome, "errors that nobody caught");
}

#[test]
fn a_photo_of_another_host_fails_the_journey() {
    let outcome = journey(async |visit| {
        visit.open_page(&host::page("", r#"<img src="http://example.org/x.png" alt="">"#)).await
    });
    failed_because(outcome, "img-src refused http://example.org/x.png");
}

#[test]
fn what_hands_do_on_the_device_reaches_the_page() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        visit.may_use_the_clipboard().await?;
        visit.open_page(&host::page("", "")).await?;
        let listen = "window.heard = {};
            document.addEventListener('touchmove', (event) => event.preventDefault(), { passive: false });
            for (const kind of ['touchstart', 'touchmove', 'touchend', 'pointermove', 'wheel', 'dblclick']) {
                document.addEventListener(kind, (event) => {
                    const fingers = event.touches?.length ?? 0;
                    window.heard[kind] = Math.max(window.heard[kind] ?? 0, fingers);
                });
            }";
        visit.script::<()>(listen, json!([])).await?;
        visit.pinches((190.0, 400.0), 60.0, 200.0).await?;
        visit.turns_the_wheel((190.0, 400.0), -100.0).await?;
        visit.double_clicks((190.0, 600.0)).await?;
        eventually("all of it", async || {
            let heard: serde_json::Value = visit.script("return window.heard", json!([])).await?;
            let counts = ["touchstart", "touchmove", "touchend", "wheel", "dblclick"]
                .map(|kind| heard[kind].as_u64());
            let expected = [Some(2), Some(2), Some(1), Some(0), Some(0)];
            ensure!(counts == expected, "the page heard {heard}");
            Ok(())
        })
        .await?;
        visit.script::<()>("return navigator.clipboard.writeText('Bé')", json!([])).await?;
        ensure!(visit.clipboard().await? == "Bé", "the clipboard is another");
        Ok(())
    })
}

/// Names in backticks that look like those of tests: words with underscores.
fn names_in(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2).filter(|name| name.matches('_').count() > 2)
}

#[test]
fn every_test_that_the_page_on_accessibility_names_is_there() -> std::io::Result<()> {
    let root = recognition_wall_e2e::site::workspace();
    let page = std::fs::read_to_string(root.join("docs/accessibility.md"))?;
    let mut journeys = String::new();
    for file in std::fs::read_dir(root.join("tests/e2e/tests/journeys"))? {
        journeys.push_str(&std::fs::read_to_string(file?.path())?);
    }
    let is_there = |name: &str| {
        journeys.contains(&format!("fn {name}(")) || journeys.contains(&format!(" {name}: r#"))
    };
    let gone: Vec<&str> = names_in(&page).filter(|name| !is_there(name)).collect();
    assert!(gone.is_empty(), "docs/accessibility.md names tests that are not there: {gone:#?}");
    assert!(names_in(&page).count() > 40, "docs/accessibility.md names hardly a test");
    Ok(())
}
