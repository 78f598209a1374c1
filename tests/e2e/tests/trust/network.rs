//! "The line is bad today." Whatever a network or a server does to a feed, on the first load and on a
//! refresh: the visitor reads what happened, keeps who was there, and is asked for no more than once.

use std::fmt::Write as _;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::reply::STRICT_POLICY;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Reply, Visit, host, journey};
use serde_json::{Value, json};

use crate::fault::{Answer, End, FaultServer};

/// Puts one wall on the page in the place of the one before, and begins it at once.
pub(crate) const ANOTHER_WALL: &str = "const wall = document.createElement('recognition-wall');
    const given = { src: arguments[0], lang: 'vi', history: 'none' };
    for (const [name, value] of Object.entries(given)) wall.setAttribute(name, value);
    document.querySelector('main').replaceChildren(wall);
    wall.setQuery({});";

/// What a visitor is told, in the words of `locales/vi.json`.
const REFUSED: &str = "Không tải được danh sách";
const UNREADABLE: &str = "bị hỏng hoặc không đúng định dạng";
const STALE: &str = "Chưa tải được bản mới; đang hiển thị";
const TOO_SLOW: &str = "trả lời quá chậm";
const TOO_LARGE: &str = "lớn hơn giới hạn";

/// Everything that these faults write into the console, as the browser words it.
const CONSOLE: [&str; 3] = ["Failed to load resource", "net::ERR_", "CORS policy"];

/// A page under the strict policy that may ask this server too.
pub(crate) async fn open_page_for(visit: &Visit, server: &FaultServer) -> Result<()> {
    for words in CONSOLE {
        visit.expects_the_console_to_say(words);
    }
    let policy =
        STRICT_POLICY.replace("'self'; require", &format!("'self' {}; require", server.origin()));
    let policy = policy.replace("img-src 'self'", &format!("img-src 'self' {}", server.origin()));
    let page = Reply::page(host::page(host::SCRIPT, ""));
    visit.site.put("/", page.with_header("content-security-policy", &policy));
    visit.open("/").await?;
    eventually("the element to be defined", async || {
        let defined = "return Boolean(customElements.get('recognition-wall'))";
        ensure!(visit.script::<bool>(defined, json!([])).await?, "it is not");
        Ok(())
    })
    .await
}

/// The neighbours without their photos, which are no matter of these journeys.
fn people() -> Value {
    let named = |(id, name): (&str, &str)| feed::person(id, name);
    feed::of(["be", "duc", "an", "an2", "y", "hoa"].into_iter().zip(NEIGHBOURS).map(named))
}

fn good() -> Answer {
    Answer::feed(&people())
}

/// Waits until the wall has one of the states in which it waits for nothing.
async fn comes_to(visit: &Visit, statuses: &[&str]) -> Result<Value> {
    eventually(&format!("el.state.status to be one of {statuses:?}"), async || {
        let state = visit.wall().state().await?;
        let status = state["status"].as_str().unwrap_or_default();
        ensure!(statuses.contains(&status), "el.state is {state}");
        Ok(state)
    })
    .await
}

/// On the first load: words, nobody, a way to try again that works, and one request for each try.
async fn first_load(visit: &Visit, server: &FaultServer, fault: &Answer, says: &str) -> Result<()> {
    let address = server.put("/first", &[fault.clone(), good()]);
    visit.script::<()>(ANOTHER_WALL, json!([address])).await?;
    let state = comes_to(visit, &["error", "offline"]).await?;
    ensure!(state["total"] == 0, "el.state is {state}");
    let wall = visit.wall();
    wall.says(says).await?;
    ensure!(server.asked("/first") == 1, "asked {} times", server.asked("/first"));
    wall.press_button("Thử lại").await?;
    wall.shows_names(&NEIGHBOURS).await?;
    ensure!(server.asked("/first") == 2, "asked {} times", server.asked("/first"));
    Ok(())
}

/// On a refresh: everybody stays, the visitor is told how old it is, and the next refresh mends it.
async fn refresh(visit: &Visit, server: &FaultServer, fault: &Answer, says: &str) -> Result<()> {
    let address = server.put("/then", &[good(), fault.clone(), good()]);
    visit.script::<()>(ANOTHER_WALL, json!([address])).await?;
    let wall = visit.wall();
    wall.shows_names(&NEIGHBOURS).await?;
    wall.call("refresh", json!([])).await?;
    let state = comes_to(visit, &["stale", "offline"]).await?;
    ensure!(state["total"] == NEIGHBOURS.len(), "el.state is {state}");
    wall.says(STALE).await?;
    wall.says(says).await?;
    wall.shows_names(&NEIGHBOURS).await?;
    wall.call("refresh", json!([])).await?;
    comes_to(visit, &["ready"]).await?;
    wall.shows("messages", 0, |seen| seen.notices.len()).await?;
    ensure!(server.asked("/then") == 3, "asked {} times", server.asked("/then"));
    Ok(())
}

/// An answer of this status with a page of words, as servers send it.
fn status(line: &str, headers: &[&str]) -> Answer {
    let headers = [&["Content-Type: text/html"], headers].concat();
    Answer::with(line, &headers, b"<!doctype html><title>Loi</title>")
}

const JSON: &str = "Content-Type: application/json";

/// Faults of the line and of the protocol.
pub(crate) fn broken_lines() -> Vec<(&'static str, Answer, &'static str)> {
    let text = people().to_string();
    let body = text.as_bytes();
    let longer = format!("Content-Length: {}", body.len() + 100);
    let other = format!("Content-Length: {}\r\nContent-Length: {}", body.len(), body.len() + 1);
    let shorter = format!("Content-Length: {}", body.len() / 2);
    let chunk = format!("{:x}\r\n{text}\r\n", body.len());
    let chunked = ["Transfer-Encoding: chunked", JSON];
    let loops = ["Location: /loop"];
    vec![
        ("hung up without a word", Answer::raw("", End::Close), REFUSED),
        ("reset without a word", Answer::raw("", End::Reset), REFUSED),
        (
            "reset after the answer's half",
            good().cut_at(good().len() / 2).and_then(End::Reset),
            REFUSED,
        ),
        ("no HTTP at all", Answer::raw("SSH-2.0-OpenSSH_9.2\r\n", End::Close), REFUSED),
        ("head without end", Answer::raw("HTTP/1.1 200 OK\r\nContent-Type", End::Close), REFUSED),
        ("a length too long", Answer::of_length("200 OK", &[JSON, &longer], body), REFUSED),
        ("a length too short", Answer::of_length("200 OK", &[JSON, &shorter], body), UNREADABLE),
        ("two lengths", Answer::of_length("200 OK", &[JSON, &other], body), REFUSED),
        ("no last chunk", Answer::of_length("200 OK", &chunked, chunk.as_bytes()), REFUSED),
        ("a chunk of no number", Answer::of_length("200 OK", &chunked, b"xyz\r\n{}\r\n"), REFUSED),
        (
            "called gzip, and is none",
            Answer::with("200 OK", &[JSON, "Content-Encoding: gzip"], body),
            REFUSED,
        ),
        ("redirected to itself", Answer::with("302 Found", &loops, b""), REFUSED),
        (
            "redirected to no HTTP",
            Answer::with("302 Found", &["Location: data:application/json,{}"], b""),
            REFUSED,
        ),
        (
            "redirected to a host that is not there",
            Answer::with("301 Moved Permanently", &["Location: http://nowhere.invalid/"], b""),
            REFUSED,
        ),
        (
            "no right for this page",
            Answer::raw(
                "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}",
                End::Close,
            ),
            REFUSED,
        ),
    ]
}

/// What servers say instead of the feed.
pub(crate) fn other_answers() -> Vec<(&'static str, Answer, &'static str)> {
    let text = people().to_string();
    let html = ["Content-Type: text/html; charset=utf-8"];
    let login = b"<!doctype html><title>Wi-Fi</title><form action=/login><input name=user></form>";
    let half = &text.as_bytes()[..text.len() / 2];
    let twice = format!("{text}{text}");
    vec![
        ("unauthorised", status("401 Unauthorized", &[]), "mã 401"),
        ("forbidden", status("403 Forbidden", &[]), "mã 403"),
        ("not found", status("404 Not Found", &[]), "mã 404"),
        ("too slow a request", status("408 Request Timeout", &[]), "mã 408"),
        ("gone", status("410 Gone", &[]), "mã 410"),
        ("too many", status("429 Too Many Requests", &["Retry-After: 1"]), "mã 429"),
        ("broken", status("500 Internal Server Error", &[]), "mã 500"),
        ("bad gateway", status("502 Bad Gateway", &[]), "mã 502"),
        ("under repair", status("503 Service Unavailable", &["Retry-After: 0"]), "mã 503"),
        ("gateway too slow", status("504 Gateway Timeout", &[]), "mã 504"),
        ("sign in to the network", status("511 Network Authentication Required", &[]), "mã 511"),
        ("a status that nobody knows", status("599 Whatever", &[]), "mã 599"),
        ("unchanged, though nobody had it", Answer::with("304 Not Modified", &[], b""), "mã 304"),
        ("a sign-in page with 200", Answer::with("200 OK", &html, login), UNREADABLE),
        ("no content", Answer::with("204 No Content", &[], b""), UNREADABLE),
        ("empty", Answer::with("200 OK", &[JSON], b""), UNREADABLE),
        ("a half with 206", Answer::with("206 Partial Content", &[JSON], half), UNREADABLE),
        ("zeros of a broken disk", Answer::with("200 OK", &[JSON], &[0; 4096]), UNREADABLE),
        ("twice in a row", Answer::with("200 OK", &[JSON], twice.as_bytes()), UNREADABLE),
        ("an error in JSON", Answer::with("200 OK", &[JSON], br#"{"error":"quota"}"#), UNREADABLE),
        (
            "packed, and nobody says so",
            Answer::with("200 OK", &[JSON], &packed(text.as_bytes())),
            UNREADABLE,
        ),
    ]
}

pub(crate) fn packed(bytes: &[u8]) -> Vec<u8> {
    use std::io::Write as _;
    let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    let written = packer.write_all(bytes).and_then(|()| packer.finish());
    written.unwrap_or_default()
}

async fn survives(visit: &Visit, faults: &[(&'static str, Answer, &'static str)]) -> Result<()> {
    let server = FaultServer::start().await?;
    open_page_for(visit, &server).await?;
    server.put("/loop", &[Answer::with("302 Found", &["Location: /loop"], b"")]);
    for (name, fault, says) in faults {
        first_load(visit, &server, fault, says).await.with_context(|| format!("first: {name}"))?;
        refresh(visit, &server, fault, says).await.with_context(|| format!("then: {name}"))?;
    }
    Ok(())
}

#[test]
fn on_a_broken_line_the_visitor_is_told_and_keeps_who_was_there() -> Outcome {
    let faults = broken_lines();
    journey(async |visit| {
        visit.expects_the_console_to_say("Content Security Policy directive");
        survives(visit, &faults).await?;
        // Where a redirect leads out of the policy, the policy stops it and says so.
        let reports = visit.watched().await?.reports;
        let others: Vec<_> =
            reports.iter().filter(|report| !report.starts_with("connect-src refused")).collect();
        ensure!(others.is_empty(), "the policy was violated: {others:?}");
        visit.open_page(&host::page("", "")).await
    })
}

#[test]
fn whatever_a_server_says_instead_of_the_feed_the_visitor_is_told_and_keeps_who_was_there()
-> Outcome {
    let faults = other_answers();
    journey(async |visit| survives(visit, &faults).await)
}

#[test]
fn a_feed_that_breaks_off_at_any_of_sixty_four_places_hides_nobody_silently() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        open_page_for(visit, &server).await?;
        let body = people().to_string().len();
        let head = good().len() - body;
        for place in 0..64 {
            let cut = good().cut_at(head + body * place / 64);
            let loaded = first_load(visit, &server, &cut, REFUSED).await;
            loaded.with_context(|| format!("first: cut at {place}/64"))?;
            let refreshed = refresh(visit, &server, &cut, REFUSED).await;
            refreshed.with_context(|| format!("then: cut at {place}/64"))?;
        }
        Ok(())
    })
}

#[test]
fn a_feed_that_a_server_sends_oddly_is_shown_all_the_same() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        open_page_for(visit, &server).await?;
        let text = people().to_string();
        let body = text.as_bytes();
        let with = |headers: &[&str]| Answer::with("200 OK", headers, body);
        let gzip = Answer::with("200 OK", &[JSON, "Content-Encoding: gzip"], &packed(body));
        let mut bytes = String::new();
        for byte in text.chars() {
            let _into_memory = write!(bytes, "{:x}\r\n{byte}\r\n", byte.len_utf8());
        }
        bytes.push_str("0\r\n\r\n");
        let letter = Answer::of_length("200 OK", &["Transfer-Encoding: chunked"], bytes.as_bytes());
        let marked = Answer::with("200 OK", &[JSON], format!("\u{feff}{text}").as_bytes());
        let odd = [
            ("as plain text", with(&["Content-Type: text/plain"])),
            (
                "as a picture that must not be sniffed",
                with(&["Content-Type: image/png", "X-Content-Type-Options: nosniff"]),
            ),
            ("with no type", with(&[])),
            (
                "in another charset's name",
                with(&["Content-Type: application/json; charset=windows-1252"]),
            ),
            ("packed", gzip),
            ("letter by letter", letter),
            ("with no length", Answer::of_length("200 OK", &[JSON], body)),
            ("with a mark of its encoding", marked),
            (
                "by a clock of 1970",
                with(&[
                    "Date: Thu, 01 Jan 1970 00:00:00 GMT",
                    "Expires: Thu, 01 Jan 1970 00:00:00 GMT",
                ]),
            ),
            (
                "by a clock of 2099",
                with(&[
                    "Date: Thu, 01 Jan 2099 00:00:00 GMT",
                    "Last-Modified: Thu, 01 Jan 2099 00:00:00 GMT",
                ]),
            ),
            ("as an attachment", with(&["Content-Disposition: attachment; filename=feed.exe"])),
            (
                "with a status of another success",
                Answer::with("203 Non-Authoritative Information", &[JSON], body),
            ),
        ];
        for (name, answer) in odd {
            let address = server.put("/odd", &[answer]);
            visit.script::<()>(ANOTHER_WALL, json!([address])).await?;
            let shown = visit.wall().shows_names(&NEIGHBOURS).await;
            shown.with_context(|| name.to_owned())?;
            comes_to(visit, &["ready"]).await.with_context(|| name.to_owned())?;
        }
        Ok(())
    })
}

#[test]
fn a_server_that_comes_and_goes_never_takes_anybody_away_and_the_newest_wins() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        open_page_for(visit, &server).await?;
        let broken = status("503 Service Unavailable", &[]);
        let reset = Answer::raw("", End::Reset);
        let new = Answer::feed(&feed::of([feed::person("moi", "Võ Thị Mới")]));
        let script = [good(), broken.clone(), good(), reset, broken, good(), good(), new];
        let address = server.put("/flaps", &script);
        visit.script::<()>(ANOTHER_WALL, json!([address])).await?;
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        for status in ["stale", "ready", "stale", "stale", "ready", "ready"] {
            wall.call("refresh", json!([])).await?;
            let state = comes_to(visit, &[status]).await?;
            ensure!(state["total"] == NEIGHBOURS.len(), "el.state is {state}");
        }
        wall.call("refresh", json!([])).await?;
        wall.shows_names(&["Võ Thị Mới"]).await
    })
}

/// Makes the page's clock run so many times as fast for waits of so many milliseconds and more.
pub(crate) async fn hurry(visit: &Visit, times: u32, from: u32) -> Result<()> {
    let faster = "const [times, from] = arguments, wait = window.setTimeout;
        window.setTimeout = (act, delay, ...rest) => wait(act, delay >= from ? delay / times : delay, ...rest);";
    visit.script(faster, json!([times, from])).await
}

/// 30 s of patience are 0.3 s.
async fn in_a_hurry(visit: &Visit) -> Result<()> {
    hurry(visit, 100, 20_000).await
}

#[test]
fn a_server_that_falls_silent_is_given_up_and_the_visitor_is_told() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        open_page_for(visit, &server).await?;
        in_a_hurry(visit).await?;
        let whole = good().len();
        for silent_after in [0, 60, whole / 2, whole - 1] {
            let silent = good().cut_at(silent_after).and_then(End::Silence);
            let loaded = first_load(visit, &server, &silent, TOO_SLOW).await;
            loaded.with_context(|| format!("first: silent after {silent_after} bytes"))?;
            let refreshed = refresh(visit, &server, &silent, TOO_SLOW).await;
            refreshed.with_context(|| format!("then: silent after {silent_after} bytes"))?;
        }
        Ok(())
    })
}

#[test]
fn a_server_that_sends_a_byte_now_and_then_is_given_up_too() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        open_page_for(visit, &server).await?;
        in_a_hurry(visit).await?;
        let drip = good().cut_at(good().len() / 2).and_then(End::Drip);
        first_load(visit, &server, &drip, TOO_SLOW).await?;
        refresh(visit, &server, &drip, TOO_SLOW).await
    })
}

#[test]
fn a_feed_that_is_small_on_the_wire_and_huge_behind_it_is_refused_in_words() -> Outcome {
    journey(async |visit| {
        let server = FaultServer::start().await?;
        open_page_for(visit, &server).await?;
        let bomb = Answer::with(
            "200 OK",
            &[JSON, "Content-Encoding: gzip"],
            &packed(&vec![b' '; 100_000_000]),
        );
        first_load(visit, &server, &bomb, TOO_LARGE).await?;
        refresh(visit, &server, &bomb, TOO_LARGE).await
    })
}
