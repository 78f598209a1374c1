//! "Would the journeys notice?" What every journey checks at its end, tried on pages that break it.

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
