//! "The hall's line is bad today." Whatever a network or a server does to the feed of a ceremony: whoever
//! stands on the stage stays, the presenter is told that the feed is late, and the next good one is taken.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Visit, feed, journey};
use serde_json::{Value, json};

use crate::fault::{Answer, End, FaultServer};
use crate::network::{broken_lines, hurry, open_page_for, other_answers};

/// Puts the screen of a ceremony on the page: the stage, or the presenter's.
const SCREEN: &str = "const screen = document.createElement('recognition-wall');
    screen.setAttribute('src', arguments[0]);
    screen.setAttribute('mode', 'ceremony');
    screen.setAttribute('lang', 'vi');
    if (arguments[1]) screen.setAttribute('data-presenter', '');
    document.querySelector('main').append(screen);";
/// The news that there is a newer feed.
const NEWS: &str = "document.querySelector('recognition-wall').dispatchEvent(new CustomEvent('wall-kept', { detail: 'fresh' }))";
/// A press of the clicker.
pub(crate) const PRESS: &str = "dispatchEvent(new KeyboardEvent('keydown', { key: 'PageDown', bubbles: true, cancelable: true }))";
/// Who is named on the screen, and what the presenter is told.
const SEEN: &str = "const root = document.querySelector('recognition-wall')?.shadowRoot;
    const text = (selector) => root?.querySelector(selector)?.textContent.replaceAll('\\u00a0', ' ').trim() ?? '';
    return [text('.words [part=name], .desk__name'), text('.desk__notice')]";
const LATE: &str = "Chưa đọc được danh sách mới";

/// The neighbours, the first of them by this name.
fn people(first: &str) -> Value {
    let mut people = feed::neighbours();
    people[0]["title"] = first.into();
    for person in &mut people {
        // Photos are no matter of these journeys.
        person["_recognition"]["photos"] = json!([]);
    }
    feed::of(people)
}

/// Everything that a line and a server can do, and a feed that breaks off at so many places.
fn faults(places: usize) -> Vec<(String, Answer)> {
    let named = broken_lines().into_iter().chain(other_answers());
    let mut faults: Vec<(String, Answer)> =
        named.map(|(name, answer, _)| (name.to_owned(), answer)).collect();
    let good = Answer::feed(&people("Cắt"));
    let head = good.len() - people("Cắt").to_string().len();
    let cut = |place: usize| good.clone().cut_at(head + (good.len() - head) * place / places);
    faults.extend((0..places).map(|place| (format!("cut at {place}/{places}"), cut(place))));
    let half = good.clone().cut_at(good.len() / 2);
    let body = b"<!doctype html>";
    let broken = Answer::of_length("503 Service Unavailable", &["Content-Length: 999"], body);
    faults.push(("broken, and then silent".to_owned(), broken.and_then(End::Silence)));
    faults.push(("silent".to_owned(), half.clone().and_then(End::Silence)));
    faults.push(("a byte now and then".to_owned(), half.and_then(End::Drip)));
    faults
}

async fn seen(visit: &Visit) -> Result<(String, String)> {
    visit.script(SEEN, json!([])).await
}

/// Whatever is asked for `path` is this, twice at least: the second time tells that the first is over.
async fn is_met_by(visit: &Visit, server: &FaultServer, fault: &Answer) -> Result<()> {
    server.put("/feed", std::slice::from_ref(fault));
    eventually("the feed to be asked for again", async || {
        visit.script::<()>(NEWS, json!([])).await?;
        let asked = server.asked("/feed");
        ensure!(asked >= 2, "asked {asked} times");
        Ok(())
    })
    .await
}

async fn stands(visit: &Visit, name: &str) -> Result<()> {
    eventually(name, async || {
        let (stands, _) = seen(visit).await?;
        ensure!(stands.contains(name), "there is {stands:?}");
        Ok(())
    })
    .await
}

/// A page with a screen on this server's feed.
async fn opens(visit: &Visit, server: &FaultServer, is_presenter: bool) -> Result<()> {
    visit.expects_the_console_to_say("Content Security Policy directive");
    open_page_for(visit, server).await?;
    hurry(visit, 200, 2_000).await?;
    server.put("/loop", &[Answer::with("302 Found", &["Location: /loop"], b"")]);
    let address = format!("{}/feed", server.origin());
    visit.script::<()>(SCREEN, json!([address, is_presenter])).await
}

/// Takes the screen through every fault, before it has had a feed and while somebody stands there.
async fn survives(visit: &Visit, is_presenter: bool) -> Result<()> {
    let server = FaultServer::start().await?;
    let faults = faults(8);
    server.put("/feed", &[Answer::raw("", End::Close)]);
    opens(visit, &server, is_presenter).await?;
    for (name, fault) in &faults {
        is_met_by(visit, &server, fault).await.with_context(|| format!("first: {name}"))?;
        let (stands, _) = seen(visit).await?;
        ensure!(stands.is_empty(), "first: {name}: there is {stands:?}");
    }
    server.put("/feed", &[Answer::feed(&people("Đợt 0"))]);
    eventually("the first person", async || {
        visit.script::<()>(NEWS, json!([])).await?;
        let (stands, _) = seen(visit).await?;
        if !stands.contains("Đợt 0") {
            visit.script::<()>(PRESS, json!([])).await?;
        }
        ensure!(stands.contains("Đợt 0"), "there is {stands:?}");
        Ok(())
    })
    .await?;
    for (number, (name, fault)) in faults.iter().enumerate() {
        is_met_by(visit, &server, fault).await.with_context(|| format!("then: {name}"))?;
        let (stands_there, told) = seen(visit).await?;
        ensure!(
            stands_there.contains(&format!("Đợt {number}")),
            "then: {name}: there is {stands_there:?}"
        );
        ensure!(
            !is_presenter || told.contains(LATE),
            "then: {name}: the presenter is told {told:?}"
        );
        let next = format!("Đợt {}", number + 1);
        server.put("/feed", &[Answer::feed(&people(&next))]);
        stands(visit, &next).await.with_context(|| format!("after: {name}"))?;
    }
    let (_, told) = seen(visit).await?;
    ensure!(told.is_empty(), "the presenter is still told {told:?}");
    // Where a redirect leads out of the policy, the policy stops it and says so.
    visit.open_page(&recognition_wall_e2e::host::page("", "")).await
}

#[test]
fn whatever_a_line_or_a_server_does_whoever_stands_on_the_stage_stays_and_the_next_feed_is_taken()
-> Outcome {
    journey(async |visit| survives(visit, false).await)
}

#[test]
fn whatever_a_line_or_a_server_does_the_presenter_is_told_and_goes_on() -> Outcome {
    journey(async |visit| survives(visit, true).await)
}
