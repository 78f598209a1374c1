//! "I need large letters." "My screen is small." "My fingers tremble."

use anyhow::{Result, ensure};
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, feed, host, journey};
use serde_json::json;

/// What sticks out of the screen sideways, on the page or in an open dialog; boxes that scroll
/// across by themselves, and what is in them, do not count.
const STICKS_OUT: &str = "const width = document.documentElement.clientWidth;
    const scrolls = (element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
        && element.matches('.rail, .rail *, .chips, .toolbar, .layouts, .viewer__stage');
    const inside = (element) => {
        for (let at = element; at; at = at.parentElement) if (scrolls(at)) return true;
        return false;
    };
    const out = [...root.querySelectorAll('*')].filter((element) => {
        const edges = element.getBoundingClientRect();
        return shown(element) && edges.width > 1 && !inside(element)
            && !element.closest('.viewer__stage')
            && (edges.right > width + 0.5 || edges.left < -0.5);
    }).map((element) => element.outerHTML.slice(0, 80));
    const boxes = [document.documentElement, ...root.querySelectorAll('dialog[open]')];
    const across = boxes.filter((box) => box.scrollWidth > box.clientWidth + 1)
        .map((box) => `${box.localName} scrolls sideways`);
    return [...out, ...across]";

/// Texts of which a part is cut off by a box that does not scroll. The citation on a card is cut by
/// intent: the whole of it is in the detail. What is hidden from the eye has no box to be cut by.
const CUT_OFF: &str = "const cut = [];
    const clips = (style, axis) => ['hidden', 'clip'].includes(style[`overflow${axis}`]);
    for (const element of root.querySelectorAll('*')) {
        const own = [...element.childNodes].filter((node) => node.nodeType === 3
            && node.data.trim());
        if (!own.length || !shown(element) || element.closest('option, select, [part~=citation]')) {
            continue;
        }
        const range = document.createRange();
        range.selectNodeContents(element);
        const words = range.getBoundingClientRect();
        for (let box = element; box && box !== root; box = box.parentElement) {
            const style = getComputedStyle(box);
            const edges = box.getBoundingClientRect();
            if (edges.width <= 1 || edges.height <= 1) break;
            if (['auto', 'scroll'].includes(style.overflowY)) break;
            const below = clips(style, 'Y')
                && (words.bottom > edges.bottom + 2 || words.top < edges.top - 2);
            const beside = clips(style, 'X')
                && (words.right > edges.right + 2 || words.left < edges.left - 2);
            if (below || beside) {
                cut.push(`${element.className}: ${element.textContent.slice(0, 40)}`);
                break;
            }
        }
    }
    return cut";

async fn none(wall: Wall<'_>, what: &str, script: &str) -> Result<()> {
    eventually_equal(what, &Vec::<String>::new(), async || wall.within(script, json!(null)).await)
        .await
}

async fn fits(wall: Wall<'_>, where_: &str) -> Result<()> {
    wall.rests().await?;
    none(wall, &format!("what sticks out in {where_}"), STICKS_OUT).await?;
    none(wall, &format!("what is cut off in {where_}"), CUT_OFF).await
}

/// Long words, long names, a host's style sheet.
async fn crowded<'a>(visit: &'a Visit, style: &str) -> Result<Wall<'a>> {
    let mut document = feed::known();
    document["items"][0]["title"] =
        "Ban Quản lý Dự án Đầu tư xây dựng công trình giao thông và nông nghiệp huyện".into();
    document["items"][1]["_recognition"]["unit"] =
        "Donaudampfschifffahrtsgesellschaftskapitän".repeat(2).into();
    visit.publish([]);
    visit.site.put("/feed.json", Reply::json(&document));
    visit.site.put("/host.css", Reply::of("text/css", style.to_owned()));
    let tag = r#"<recognition-wall src="feed.json" lang="vi" history="none"></recognition-wall>"#;
    visit.show_on(Reply::page(host::page(host::DRESSED, tag))).await
}

/// The whole wall: its layouts, a detail, a photo, and the sheet where there is one.
async fn fits_everywhere(visit: &Visit, wall: Wall<'_>) -> Result<()> {
    for layout in ["list", "timeline", "grid"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        fits(wall, layout).await?;
    }
    wall.call("setQuery", json!([{ "filters": { "field": ["Y tế"], "place": ["Vị Thanh"] } }]))
        .await?;
    fits(wall, "the filtered wall").await?;
    if wall.count_of(".filters-open").await? > 0 {
        wall.opens_filters().await?;
        fits(wall, "the sheet").await?;
        wall.closes_filters().await?;
    }
    wall.call("setQuery", json!([{ "text": "zzzz" }])).await?;
    fits(wall, "the wall with nobody").await?;
    wall.call("open", json!(["be"])).await?;
    fits(wall, "the detail").await?;
    wall.press_nth(".photo__zoom", 0).await?;
    wall.has("dialog.viewer[open]", 1).await?;
    fits(wall, "the viewer").await?;
    visit.press(thirtyfour::Key::Escape).await?;
    wall.has("dialog.viewer[open]", 0).await
}

#[test]
fn on_a_screen_of_320_pixels_every_part_of_the_wall_fits() -> Outcome {
    journey(async |visit| {
        visit.on_a_touched_screen_of(320, 640).await?;
        let wall = crowded(visit, "body { margin: 0 }").await?;
        fits_everywhere(visit, wall).await
    })
}

#[test]
fn with_letters_twice_as_large_every_part_of_the_wall_fits() -> Outcome {
    journey(async |visit| {
        let wall = crowded(visit, "html { font-size: 200% }").await?;
        fits_everywhere(visit, wall).await?;
        visit.on_a_touched_screen_of(390, 844).await?;
        let wall = crowded(visit, "html { font-size: 200% } body { margin: 0 }").await?;
        fits_everywhere(visit, wall).await
    })
}

/// The distances that WCAG 1.4.12 wants to be borne.
const SPACED: &str = "const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: 0.12em !important;
        word-spacing: 0.16em !important } p { margin-block-end: 2em !important }`);
    root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet]";

/// Writes every text half as long again, once, as another language may need it.
const GROW: &str = "const grown = window.grown ??= new WeakMap();
    const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
        const node = texts.currentNode, text = node.data.trim();
        if (text && shown(node.parentElement) && grown.get(node) !== node.data) {
            node.data += ` ${text.slice(0, Math.ceil(text.length / 2))}`;
            grown.set(node, node.data);
        }
    }";

async fn fits_when_grown(wall: Wall<'_>, where_: &str) -> Result<()> {
    wall.rests().await?;
    wall.within::<()>(GROW, json!(null)).await?;
    fits(wall, &format!("{where_}, in longer words")).await
}

async fn long_words_fit(visit: &Visit) -> Result<()> {
    let wall = crowded(visit, "").await?;
    for layout in ["list", "timeline", "grid"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        fits_when_grown(wall, layout).await?;
    }
    wall.call("setQuery", json!([{ "filters": { "field": ["Y tế"] } }])).await?;
    if wall.count_of(".filters-open").await? > 0 {
        wall.opens_filters().await?;
        fits_when_grown(wall, "the sheet").await?;
        wall.closes_filters().await?;
    }
    wall.call("setQuery", json!([{ "text": "zzzz" }])).await?;
    fits_when_grown(wall, "the wall with nobody").await?;
    wall.call("open", json!(["be"])).await?;
    fits_when_grown(wall, "the detail").await
}

#[test]
fn in_a_language_of_longer_words_every_part_of_the_wall_fits() -> Outcome {
    journey(async |visit| long_words_fit(visit).await)
}

#[test]
fn in_a_language_of_longer_words_every_part_of_the_wall_fits_on_a_phone() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        long_words_fit(visit).await
    })
}

#[test]
fn with_letters_words_and_lines_further_apart_every_part_of_the_wall_fits() -> Outcome {
    journey(async |visit| {
        for width in [1280, 390] {
            visit.on_a_screen_of(width, 844).await?;
            let wall = crowded(visit, "body { margin: 0 }").await?;
            wall.within::<()>(SPACED, json!(null)).await?;
            fits_everywhere(visit, wall).await?;
        }
        Ok(())
    })
}

/// Controls that are smaller than `arguments[1]` pixels: the spots that far from their middle, each
/// way, have to belong to them. A related person's whole place is their link. Links within a text are as large as the text, as WCAG 2.5.8 allows;
/// of a range's handles the browser tells no box.
const SMALL: &str = "const least = arguments[1] / 2 - 1;
    const small = [];
    const controls = [...root.querySelectorAll('a[href], button, input, select, summary')];
    const dialog = [...root.querySelectorAll('dialog[open]')].at(-1);
    for (const control of controls) {
        const target = control.closest('label.option, .related__person') ?? control;
        const isInText = control.matches('a') && control.parentElement.matches('p, figcaption, span, li, dd')
            && text(control.parentElement) !== text(control);
        if (!shown(control) || control.matches('[type=range]') || isInText) continue;
        if (dialog && !dialog.contains(control)) continue;
        target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
        const box = target.getBoundingClientRect();
        const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
        const reached = [[0, 0], [least, 0], [-least, 0], [0, least], [0, -least]].every(([dx, dy]) => {
            const at = root.elementFromPoint(x + dx, y + dy);
            return at && (target.contains(at) || control.contains(at)
                || at.closest('label')?.control === control);
        });
        if (!reached) {
            small.push(`${Math.round(box.width)} × ${Math.round(box.height)} `
                + control.outerHTML.slice(0, 90));
        }
    }
    return small";

async fn targets_are(visit: &Visit, wall: Wall<'_>, least: u32) -> Result<()> {
    let small = async |where_: &str| -> Result<()> {
        wall.rests().await?;
        let small: Vec<String> = wall.within(SMALL, json!(least)).await?;
        ensure!(small.is_empty(), "in {where_}, smaller than {least} px: {small:#?}");
        Ok(())
    };
    for layout in ["list", "timeline", "grid"] {
        wall.call("setQuery", json!([{ "layout": layout }])).await?;
        small(layout).await?;
    }
    wall.call("setQuery", json!([{ "filters": { "field": ["Y tế"] } }])).await?;
    small("the filtered wall").await?;
    if wall.count_of(".filters-open").await? > 0 {
        wall.opens_filters().await?;
        small("the sheet").await?;
        wall.closes_filters().await?;
    }
    wall.call("open", json!(["be"])).await?;
    small("the detail").await?;
    wall.press_nth(".photo__zoom", 0).await?;
    wall.has("dialog.viewer[open]", 1).await?;
    small("the viewer").await?;
    visit.press(thirtyfour::Key::Escape).await
}

#[test]
fn every_control_is_large_enough_for_a_mouse() -> Outcome {
    journey(async |visit| {
        let wall = crowded(visit, "").await?;
        targets_are(visit, wall, 24).await
    })
}

#[test]
fn every_control_is_large_enough_for_a_finger() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        let wall = crowded(visit, "body { margin: 0 }").await?;
        let coarse = "return matchMedia('(pointer: coarse)').matches";
        ensure!(visit.script::<bool>(coarse, json!([])).await?, "the device has no touch");
        targets_are(visit, wall, 44).await
    })
}
