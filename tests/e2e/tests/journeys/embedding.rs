//! "I pasted the tag. Is the wall there?"

use anyhow::{Result, ensure};
use recognition_wall_e2e::feed::{self, NEIGHBOURS};
use recognition_wall_e2e::wait::{eventually, eventually_equal};
use recognition_wall_e2e::{Ability, Outcome, Reply, Visit, host, journey, site};
use serde_json::json;

#[test]
fn the_element_form_shows_the_wall() -> Outcome {
    journey(async |visit| visit.neighbours(r#"lang="vi""#).await?.shows_names(&NEIGHBOURS).await)
}

#[test]
fn the_script_tag_alone_shows_the_wall_where_it_stands() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tag = r#"<p id="above">Trên</p>
            <script async src="/dist/wall.js" data-src="feed.json" data-lang="vi"></script>
            <p id="below">Dưới</p>"#;
        visit.open_page(&host::page("", tag)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        stands_between_above_and_below(visit).await
    })
}

#[test]
fn the_div_form_shows_the_wall_where_unknown_elements_are_stripped() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let tag = r#"<p id="above">Trên</p>
            <div data-recognition-wall data-src="feed.json" data-lang="vi"></div>
            <p id="below">Dưới</p>"#;
        visit.open_page(&host::page(host::SCRIPT, tag)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        stands_between_above_and_below(visit).await
    })
}

async fn stands_between_above_and_below(visit: &Visit) -> Result<()> {
    let script = "const edges = (element) => element.getBoundingClientRect();
        const wall = edges(document.querySelector('recognition-wall'));
        return [edges(document.querySelector('#above')).bottom <= wall.top,
            wall.height > 100, wall.bottom <= edges(document.querySelector('#below')).top]";
    eventually_equal("above, tall, below", &vec![true; 3], async || {
        visit.script(script, json!([])).await
    })
    .await
}

#[test]
fn what_the_element_already_contains_is_seen_until_the_wall_comes() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let gate = visit.site.hold_built(&site::wasm_file()?, "application/wasm")?;
        let tag = r#"<recognition-wall src="feed.json"><a href="/danh-sach" id="list">Danh sách</a></recognition-wall>"#;
        visit.open_page(&host::page(host::SCRIPT, tag)).await?;
        let list_is_seen = async || {
            let script = "const list = document.querySelector('#list');
                return Boolean(list?.getClientRects().length)";
            visit.script::<bool>(script, json!([])).await
        };
        eventually("the element to be defined", async || {
            let script = "return Boolean(customElements.get('recognition-wall'))";
            ensure!(visit.script::<bool>(script, json!([])).await?, "it is not");
            Ok(())
        })
        .await?;
        ensure!(list_is_seen().await?, "the list went away before the wall was there");
        gate.open();
        visit.wall().shows_names(&NEIGHBOURS).await?;
        ensure!(!list_is_seen().await?, "the list is still seen beside the wall");
        Ok(())
    })
}

#[test]
fn including_wall_js_twice_is_harmless() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let scripts = r#"<script async src="/dist/wall.js"></script>
            <script async src="/dist/wall.js?again"></script>"#;
        let tag = r#"<recognition-wall src="feed.json"></recognition-wall>"#;
        visit.open_page(&host::page(scripts, tag)).await?;
        visit.wall().shows_names(&NEIGHBOURS).await?;
        let walls: u32 = visit
            .script("return document.querySelectorAll('recognition-wall').length", json!([]))
            .await?;
        ensure!(walls == 1, "there are {walls} walls");
        let fetched = visit.site.requests(&format!("/dist/{}", site::wasm_file()?)).len();
        ensure!(fetched == 1, "the Wasm was fetched {fetched} times");
        Ok(())
    })
}

const TWO_WALLS: &str = r#"
    <recognition-wall id="north" name="north" src="north.json" lang="vi"></recognition-wall>
    <recognition-wall id="south" name="south" src="south.json" lang="vi"></recognition-wall>"#;

fn two_walls(visit: &Visit) {
    let north = [feed::person("b", "Nông Văn Bắc"), feed::person("c", "Nông Thị Cao")];
    let south = [feed::person("n", "Sơn Thị Nam"), feed::person("h", "Sơn Hiền")];
    visit.site.put("/north.json", Reply::json(&feed::of(north)));
    visit.site.put("/south.json", Reply::json(&feed::of(south)));
    visit.site.put("/", Reply::page(host::page(host::SCRIPT, TWO_WALLS)));
}

#[test]
fn two_walls_on_one_page_keep_their_own_search_and_share_one_download() -> Outcome {
    journey(async |visit| {
        two_walls(visit);
        visit.open("/").await?;
        let (north, south) = (visit.wall_at("#north"), visit.wall_at("#south"));
        north.shows_names(&["Nông Văn Bắc", "Nông Thị Cao"]).await?;
        south.shows_names(&["Sơn Thị Nam", "Sơn Hiền"]).await?;
        south.search("hien").await?;
        south.shows_names(&["Sơn Hiền"]).await?;
        north.shows_names(&["Nông Văn Bắc", "Nông Thị Cao"]).await?;
        let fetched = visit.site.requests(&format!("/dist/{}", site::wasm_file()?)).len();
        ensure!(fetched == 1, "the Wasm was fetched {fetched} times");
        Ok(())
    })
}

#[test]
fn a_link_opens_the_person_on_the_wall_that_it_names() -> Outcome {
    journey(async |visit| {
        two_walls(visit);
        visit.open("/#south/n").await?;
        let (north, south) = (visit.wall_at("#north"), visit.wall_at("#south"));
        south.shows_open(Some("Sơn Thị Nam")).await?;
        north.is_ready().await?;
        north.shows_open(None).await?;
        ensure!(north.seen().await?.notices.is_empty(), "the other wall complains of the link");
        Ok(())
    })
}

#[test]
fn a_wall_that_is_removed_and_added_again_works() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        let move_it = "const wall = document.querySelector('recognition-wall');
            const place = wall.parentElement;
            wall.remove();
            return new Promise(requestAnimationFrame).then(() => { place.append(wall); })";
        visit.script::<()>(move_it, json!([])).await?;
        wall.shows_names(&NEIGHBOURS).await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        wall.open("Đỗ Văn Đức").await?;
        wall.shows_open(Some("Đỗ Văn Đức")).await
    })
}

const MADE_BY_A_SCRIPT: &str = "const wall = document.createElement('recognition-wall');
    wall.setAttribute('src', 'feed.json');
    wall.lang = 'vi';
    document.querySelector('main').append(wall);";

#[test]
fn a_wall_that_the_hosts_script_makes_before_wall_js_is_there_works() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        let gate = visit.site.hold_built("wall.js", "text/javascript")?;
        visit.open_page(&host::page(host::SCRIPT, "")).await?;
        visit.script::<()>(MADE_BY_A_SCRIPT, json!([])).await?;
        gate.open();
        visit.wall().shows_names(&NEIGHBOURS).await
    })
}

#[test]
fn a_wall_that_the_hosts_script_makes_after_wall_js_is_there_works() -> Outcome {
    journey(async |visit| {
        visit.publish(feed::neighbours());
        visit.open_page(&host::page(host::SCRIPT, "")).await?;
        let defined = "return customElements.whenDefined('recognition-wall').then(() => null)";
        visit.script::<()>(defined, json!([])).await?;
        visit.script::<()>(MADE_BY_A_SCRIPT, json!([])).await?;
        visit.wall().shows_names(&NEIGHBOURS).await
    })
}

/// Takes the wall away and puts it back `arguments[0]` times, each time waiting for its cards.
const AGAIN_AND_AGAIN: &str = "const wall = document.querySelector('recognition-wall');
    const place = wall.parentElement;
    const frame = () => new Promise(requestAnimationFrame);
    const shown = async () => {
        while (!wall.shadowRoot?.querySelector('[part~=card]')) await frame();
    };
    return (async () => {
        for (let round = 0; round < arguments[0]; round += 1) {
            wall.remove();
            await frame();
            place.append(wall);
            await shown();
            await frame();
        }
    })()";

#[test]
fn taking_the_wall_away_twenty_times_leaves_nothing_behind() -> Outcome {
    journey(async |visit| {
        let wall = visit.neighbours("").await?;
        wall.shows_names(&NEIGHBOURS).await?;
        let left_behind = async || -> Result<(i64, i64, i64)> {
            visit.needs(Ability::Memory)?;
            visit.devtools("HeapProfiler.collectGarbage", json!({})).await?;
            let counters = visit.devtools("Memory.getDOMCounters", json!({})).await?;
            let count = |key: &str| counters[key].as_i64().unwrap_or_default();
            let script = "return document.querySelectorAll('*').length";
            Ok((visit.script(script, json!([])).await?, count("nodes"), count("jsEventListeners")))
        };
        visit.script::<()>(AGAIN_AND_AGAIN, json!([5])).await?;
        let before = left_behind().await?;
        visit.script::<()>(AGAIN_AND_AGAIN, json!([20])).await?;
        let after = left_behind().await?;
        // Elements of the page, nodes in memory (a wall of six has some 400), listeners in memory.
        ensure!(
            after.0 == before.0 && after.1 - before.1 < 400 && after.2 - before.2 < 10,
            "elements, nodes and listeners grew from {before:?} to {after:?}"
        );
        Ok(())
    })
}
