//! "It stands in a tab, in a box that scrolls, in a frame, in a slider; we move it and copy it."

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Outcome, Reply, Visit, Wall, host, journey, site};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::page::{open, put, still, works};

/// How many people are too many to be drawn at once.
const MANY: u16 = 300;

/// A host's page with a whole town on the wall.
async fn town<'a>(visit: &'a Visit, host: &str) -> Result<Wall<'a>> {
    put(visit, host)?;
    visit.site.put("/feed.json", Reply::json(&feed::of(feed::town(MANY.into()))));
    visit.on_a_screen_of(1000, 800).await?;
    visit.open("/").await?;
    let wall = visit.wall();
    wall.is_ready().await?;
    wall.rests().await?;
    Ok(wall)
}

/// Where the wall ends, in whatever scrolls, the last of them all is seen on the screen.
async fn last_is_seen_at_the_end(visit: &Visit, wall: Wall<'_>, scroller: &str) -> Result<()> {
    eventually("the last person on the screen", async || {
        let end = "const box = document.querySelector(arguments[0]);
            const { bottom } = document.querySelector('recognition-wall').getBoundingClientRect();
            box.scrollBy({ top: bottom - innerHeight, behavior: 'instant' })";
        visit.script::<()>(end, json!([scroller])).await?;
        let last = "const card = root.querySelector(`[data-id='p-${arguments[1]}']`);
            const edges = card?.getBoundingClientRect();
            return Boolean(edges) && edges.height > 20 && edges.top < innerHeight && edges.bottom > 0";
        ensure!(wall.within::<bool>(last, json!(MANY)).await?, "it is not there");
        Ok(())
    })
    .await
}

#[test]
fn in_a_box_that_scrolls_by_itself_everybody_can_be_scrolled_to() -> Outcome {
    journey(async |visit| {
        let wall = town(visit, "boxes").await?;
        let elements = wall.look().await?.elements;
        ensure!(elements < 1500, "all {elements} elements are drawn at once");
        last_is_seen_at_the_end(visit, wall, "#inner").await
    })
}

#[test]
fn under_a_fixed_header_an_open_person_lies_on_top() -> Outcome {
    journey(async |visit| {
        let wall = open(visit, "boxes").await?;
        works(visit, wall).await?;
        wall.press_button("Xóa tất cả").await?;
        wall.open("Trần Hoàng An").await?;
        wall.shows_open(Some("Trần Hoàng An")).await?;
        let on_top = "const close = root.querySelector('[part~=close]');
            const { left, top, width, height } = close.getBoundingClientRect();
            const found = root.elementFromPoint(left + width / 2, top + height / 2);
            const covered = document.elementFromPoint(500, 30).id;
            return [close.contains(found), covered === 'fixed']";
        let (close, header): (bool, bool) = wall.within(on_top, json!(null)).await?;
        ensure!(close && !header, "the header lies over the person: {close} {header}");
        visit.press(Key::Escape).await?;
        wall.shows_open(None).await
    })
}

#[test]
fn under_scaled_and_zoomed_ancestors_the_wall_works_and_everybody_is_reached() -> Outcome {
    journey(async |visit| {
        let wall = town(visit, "transformed").await?;
        wall.look().await?.is_in_order()?;
        last_is_seen_at_the_end(visit, wall, "html").await?;
        let wall = open(visit, "transformed").await?;
        works(visit, wall).await
    })
}

#[test]
fn in_a_closed_tab_the_wall_waits_and_comes_when_the_tab_is_opened() -> Outcome {
    journey(async |visit| {
        put(visit, "tabs")?;
        still(visit).await?;
        visit.open("/").await?;
        let wasm = format!("/dist/{}", site::wasm_file()?);
        let defined = "return customElements.whenDefined('recognition-wall').then(() =>
            new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => resolve()))))";
        visit.script::<()>(defined, json!([])).await?;
        ensure!(visit.site.requests(&wasm).is_empty(), "a closed tab fetches the Wasm");
        visit.script::<()>("document.querySelector('#second').click()", json!([])).await?;
        let wall = visit.wall();
        wall.shows_names(&NEIGHBOURS).await?;
        works(visit, wall).await
    })
}

#[test]
fn what_changes_while_the_tab_is_closed_is_seen_when_it_opens_again() -> Outcome {
    journey(async |visit| {
        put(visit, "tabs")?;
        let feed = Reply::json(&feed::of(feed::town(MANY.into())));
        visit.site.put("/feed.json", feed);
        visit.on_a_screen_of(1000, 800).await?;
        visit.open("/").await?;
        let press = async |tab: &str| {
            visit.script::<()>("document.querySelector(arguments[0]).click()", json!([tab])).await
        };
        press("#second").await?;
        let wall = visit.wall();
        wall.is_ready().await?;
        wall.rests().await?;
        press("#first").await?;
        let change = json!([{ "text": "", "filters": { "place": ["Vị Thanh"] }, "sort": "name" }]);
        wall.call("setQuery", change).await?;
        wall.call("refresh", json!([])).await?;
        press("#second").await?;
        let look = wall.rests().await?;
        look.is_in_order()?;
        let shown = wall.state().await?["shown"].as_u64().context("how many")?;
        ensure!(shown > 20 && shown < MANY.into(), "{shown} people are shown");
        let drawn = look.cards.iter().filter(|card| card.edges.height > 20.0).count();
        ensure!(drawn >= 6, "only {drawn} cards are drawn after the tab opened");
        Ok(())
    })
}

/// Waits until the wall at this place has its six people, of whom those near the screen are drawn.
async fn six_at(visit: &Visit, selector: &'static str) -> Result<()> {
    let wall = visit.wall_at(selector);
    eventually(&format!("six people at {selector}"), async || {
        let (state, seen) = (wall.state().await?, wall.seen().await?);
        ensure!(state["shown"] == 6, "el.state is {state}");
        ensure!(seen.names().starts_with(&NEIGHBOURS[..2]), "{:?} are drawn", seen.names());
        Ok(())
    })
    .await
}

#[test]
fn moved_into_another_place_the_wall_keeps_what_the_visitor_chose() -> Outcome {
    journey(async |visit| {
        let wall = open(visit, "watched").await?;
        wall.search("thi").await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        let moves = "document.querySelector('#elsewhere').append(document.querySelector('recognition-wall'))";
        visit.script::<()>(moves, json!([])).await?;
        wall.shows_names(&["Nguyễn Thị Bé", "Lê Thị Ẩn", "Huỳnh Thị Hoà"]).await?;
        wall.search("").await?;
        works(visit, wall).await
    })
}

#[test]
fn a_copy_of_the_wall_is_a_second_wall() -> Outcome {
    journey(async |visit| {
        let wall = open(visit, "watched").await?;
        let copies = "const wall = document.querySelector('recognition-wall');
            const copy = wall.cloneNode(true);
            copy.id = 'copy';
            copy.setAttribute('name', 'copy');
            document.querySelector('#elsewhere').append(copy);
            const whole = document.querySelector('#place').cloneNode(true);
            whole.id = 'whole';
            whole.firstElementChild.setAttribute('name', 'whole');
            document.body.append(whole);";
        visit.script::<()>(copies, json!([])).await?;
        six_at(visit, "#copy").await?;
        six_at(visit, "#whole recognition-wall").await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        six_at(visit, "#copy").await
    })
}

#[test]
fn written_as_html_by_the_hosts_script_the_wall_comes() -> Outcome {
    journey(async |visit| {
        put(visit, "watched")?;
        still(visit).await?;
        visit.open("/").await?;
        let writes = "document.querySelector('recognition-wall').remove();
            document.querySelector('#place').innerHTML =
                '<recognition-wall id=written src=/feed.json><a href=/danh-sach>Danh sách</a></recognition-wall>'";
        visit.script::<()>(writes, json!([])).await?;
        six_at(visit, "#written").await?;
        works(visit, visit.wall_at("#written")).await
    })
}

#[test]
fn inside_another_components_shadow_root_the_wall_is_whole() -> Outcome {
    journey(async |visit| {
        put(visit, "plain")?;
        still(visit).await?;
        visit.open("/").await?;
        let puts = "const shell = document.createElement('section');
            shell.lang = 'en';
            document.querySelector('recognition-wall').remove();
            const wall = document.createElement('recognition-wall');
            wall.setAttribute('src', '/feed.json');
            document.querySelector('#place').append(shell);
            shell.attachShadow({ mode: 'open' }).append(wall);";
        visit.script::<()>(puts, json!([])).await?;
        eventually("a dressed wall in English", async || {
            let seen = "const root = document.querySelector('section').shadowRoot
                    .querySelector('recognition-wall').shadowRoot;
                const grid = root?.querySelector('[part~=grid]');
                return [root?.querySelector('.wall')?.lang ?? '', grid ? getComputedStyle(grid).display : '',
                    String(root?.querySelectorAll('[part~=card]').length)]";
            let seen: Vec<String> = visit.script(seen, json!([])).await?;
            ensure!(seen == ["en", "grid", "6"], "it is {seen:?}");
            Ok(())
        })
        .await?;
        let opens = "const wall = document.querySelector('section').shadowRoot.querySelector('recognition-wall');
            return wall.open('duc').then(() => [wall.state.open, location.hash,
                String(wall.shadowRoot.querySelector('dialog[open]').matches(':modal'))])";
        let opened: Vec<String> = visit.script(opens, json!([])).await?;
        ensure!(opened == ["duc", "#wall/duc", "true"], "it opened {opened:?}");
        Ok(())
    })
}

#[test]
fn two_versions_of_wall_js_share_one_element_and_disturb_nobody() -> Outcome {
    journey(async |visit| {
        put(visit, "plain")?;
        let first = std::fs::read_to_string(site::dist().join("wall.js"))?;
        let second = first.replacen("0.1.0", "0.2.0", 2);
        ensure!(first != second, "there is no version in wall.js");
        visit.site.put("/old/wall.js", Reply::of("text/javascript", second));
        let scripts = r#"<script src="/dist/wall.js"></script><script src="/old/wall.js"></script>
            <script src="/old/wall.js" data-src="/feed.json" data-name="alone"></script>"#;
        let tags = r#"<recognition-wall src="/feed.json"></recognition-wall>
            <div data-recognition-wall data-src="/feed.json" data-name="div"></div>"#;
        visit.site.put("/", Reply::page(host::page("", &format!("{tags}{scripts}"))));
        still(visit).await?;
        visit.open("/").await?;
        six_at(visit, "main > recognition-wall").await?;
        six_at(visit, "[data-recognition-wall] recognition-wall").await?;
        six_at(visit, "recognition-wall[name=alone]").await?;
        let walls: usize = visit
            .script("return document.querySelectorAll('recognition-wall').length", json!([]))
            .await?;
        ensure!(walls == 3, "there are {walls} walls and should be 3");
        let old = visit.site.requests(&format!("/old/{}", site::wasm_file()?)).len();
        ensure!(old == 0, "the second version fetched its Wasm");
        Ok(())
    })
}

#[test]
fn ten_walls_on_a_page_share_one_wasm_and_each_answers_for_itself() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let walls: Vec<String> = (0..10)
            .map(|number| {
                format!(
                    r#"<recognition-wall name="w{number}" src="/feed.json"></recognition-wall>"#
                )
            })
            .collect();
        visit.prefers_reduced_motion().await?;
        visit.on_a_screen_of(1000, 2400).await?;
        visit.open_page(&host::page(host::SCRIPT, &walls.concat())).await?;
        let ready = "return Promise.all([...document.querySelectorAll('recognition-wall')].map(async (wall, number) => {
            await wall.setQuery({ text: number % 2 ? 'duc' : '' });
            return wall.state.shown;
        }))";
        eventually_equal("how many each shows", &vec![6, 1, 6, 1, 6, 1, 6, 1, 6, 1], async || {
            visit.script::<Vec<u32>>(ready, json!([])).await
        })
        .await?;
        let fetched = visit.site.requests(&format!("/dist/{}", site::wasm_file()?)).len();
        ensure!(fetched == 1, "the Wasm was fetched {fetched} times");
        Ok(())
    })
}

#[test]
fn in_a_sandboxed_frame_without_an_origin_the_wall_works_without_storage() -> Outcome {
    journey(async |visit| {
        put(visit, "frame")?;
        for (file, kind) in [
            (site::wasm_file()?, "application/wasm"),
            (site::wasm_of("wall-later")?, "application/wasm"),
            ("wall.js".to_owned(), "text/javascript"),
        ] {
            let content = std::fs::read(site::dist().join(&file))?;
            let reply = Reply::of(kind, content).for_every_origin();
            visit.site.put(&format!("/dist/{file}"), reply);
        }
        let feed = Reply::json(&feed::of(feed::neighbours())).for_every_origin();
        visit.site.put("/feed.json", feed);
        visit.open("/").await?;
        let said: Vec<Value> = eventually("four messages", async || {
            let said: Vec<Value> = visit.script("return window.said", json!([])).await?;
            ensure!(said.len() == 3, "it said {said:?}");
            Ok(said)
        })
        .await?;
        let what: Vec<&str> = said.iter().filter_map(|one| one["what"].as_str()).collect();
        ensure!(what == ["found", "duc", "refused"], "it said {said:?}");
        ensure!(said[0]["origin"] == "null", "the frame has an origin");
        ensure!(said[0]["names"] == json!(["Đỗ Văn Đức", 1]), "it found {}", said[0]["names"]);
        Ok(())
    })
}

#[test]
fn a_page_whose_own_print_style_is_rough_prints_everybody() -> Outcome {
    journey(async |visit| {
        let wall = open(visit, "print").await?;
        visit.as_printed().await?;
        let seen = "const card = root.querySelector('[part~=card]');
            return [...root.querySelectorAll('[part~=card] img')].filter(shown).length
                + (getComputedStyle(root.querySelector('.card__link'), '::after').content.includes('href') ? 100 : 0)
                + (shown(root.querySelector('[part~=toolbar]')) ? 1000 : 0)";
        let seen: u32 = wall.within(seen, json!(null)).await?;
        ensure!(seen == 6, "photos (units), addresses (hundreds), toolbars (thousands): {seen}");
        let navigation = "return document.querySelector('nav').checkVisibility()";
        ensure!(!visit.script::<bool>(navigation, json!([])).await?, "the page's own rule is gone");
        Ok(())
    })
}

/// Ways in which a site's own layout asks a box how wide it wants to be.
const ASKING: &[&[(&str, &str)]] = &[
    &[("display", "flex")],
    &[("display", "flex"), ("flex-wrap", "wrap"), ("align-items", "center")],
    &[("display", "flex"), ("flex-direction", "column"), ("align-items", "center")],
    &[("display", "grid"), ("justify-items", "center")],
    &[("display", "grid"), ("grid-template-columns", "auto"), ("place-items", "start")],
];

#[test]
fn in_a_row_or_a_grid_that_asks_how_wide_it_wants_to_be_the_wall_takes_the_room() -> Outcome {
    journey(async |visit| {
        open(visit, "plain").await?;
        for styles in ASKING {
            let script = "const place = document.querySelector('#place');
                place.removeAttribute('style');
                for (const [name, value] of arguments[0]) place.style.setProperty(name, value);
                const width = (element) => element.getBoundingClientRect().width;
                return [width(place), width(document.querySelector('recognition-wall'))]";
            let (place, wall): (f64, f64) = visit.script(script, json!([styles])).await?;
            ensure!(
                place > 500.0 && (place - wall).abs() < 1.0,
                "in {styles:?}, {place} px wide, the wall is {wall} px wide"
            );
        }
        Ok(())
    })
}
