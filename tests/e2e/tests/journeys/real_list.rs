//! "We have a real list of 868 people in a sheet." It becomes a wall by the way of `docs/mapping.md`.
//!
//! The list is not in the repository: `WALL_REAL_LIST` names it, else it is looked for beside the
//! workspace. Where it is missing the journey says so and ends.

use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::{Outcome, Reply, journey, site};
use serde::Deserialize;
use serde_json::json;
use tokio::process::Command;

/// The columns that the wall may show, as `docs/mapping.md` names them.
const COLUMNS: [&str; 4] =
    ["Họ và tên", "Nghề nghiệp, chức vụ", "Nơi công tác", "province_or_city"];

fn sheet() -> Option<PathBuf> {
    let beside = || site::workspace().join("../shared/data/vn-na15-candidates-868.csv");
    let sheet = std::env::var_os("WALL_REAL_LIST").map_or_else(beside, PathBuf::from);
    sheet.is_file().then_some(sheet)
}

async fn rows(sheet: PathBuf) -> Result<Vec<u8>> {
    let tool = site::workspace().join("tools/sheet-to-json.py");
    let run = Command::new("python3").arg(tool).arg(sheet).args(COLUMNS).output().await?;
    ensure!(run.status.success(), "the tool failed: {}", String::from_utf8_lossy(&run.stderr));
    Ok(run.stdout)
}

#[derive(Debug, Deserialize)]
struct Rows {
    rows: Vec<serde_json::Map<String, serde_json::Value>>,
}

/// Scrolls from the first card to the last: only those near the screen are in the document.
/// `everybody()` gives their ids and names in the order of the wall.
const EVERYBODY: &str = "
    const frame = () => new Promise(requestAnimationFrame);
    const everybody = async (wall) => {
        const people = new Map();
        scrollTo({ top: 0, behavior: 'instant' });
        for (let still = 0; people.size < wall.state.shown && still < 20; still += 1) {
            await frame(); await frame();
            for (const card of wall.shadowRoot.querySelectorAll('[part~=card]')) {
                const name = card.querySelector('[part~=name]').textContent.trim();
                const place = Number(card.getAttribute('aria-posinset'));
                if (!people.has(place)) still = 0;
                people.set(place, [card.dataset.id, name]);
            }
            scrollBy({ top: innerHeight * 0.8, behavior: 'instant' });
        }
        return [...people].sort(([one], [other]) => one - other).map(([, person]) => person);
    };
";

/// Searches each of `arguments[0]` without its marks; returns those who are not found.
const NOT_FOUND: &str = "const wall = document.querySelector('recognition-wall');
    const plain = (text) => text.normalize('NFD').replace(/\\p{M}/gu, '')
        .replaceAll('đ', 'd').replaceAll('Đ', 'D');
    return (async () => {
        const missed = [];
        for (const [id, name] of arguments[0]) {
            await wall.setQuery({ text: plain(name), sort: 'feed' });
            const cards = [...wall.shadowRoot.querySelectorAll('[part~=card]')];
            if (cards.some((card) => card.dataset.id === id)) continue;
            const found = await everybody(wall);
            if (!found.some(([known]) => known === id)) missed.push(name);
        }
        return missed;
    })()";

/// The pairs of neighbours on the wall whose given names the browser's own Vietnamese order would
/// put the other way round; only letters are compared: tones are for the core's tests, and the
/// apostrophes of H′Dry and H'Phik are no letters.
const OUT_OF_ORDER: &str =
    "const order = new Intl.Collator('vi', { sensitivity: 'base', ignorePunctuation: true });
    const given = (name) => name.replace(/\\(.*/, '').trim().split(/\\s+/).at(-1);
    return everybody(document.querySelector('recognition-wall')).then((people) => {
        const names = people.map(([, name]) => name);
        return [names.length, names.slice(1).map((name, place) => [names[place], name])
            .filter(([this_one, next]) => order.compare(given(this_one), given(next)) > 0)
            .map((pair) => pair.join(' before '))];
    })";

#[test]
fn a_real_list_of_868_people_becomes_a_wall_on_which_everybody_is_found() -> Outcome {
    let Some(sheet) = sheet() else {
        println!("skipped: the real list is not here; WALL_REAL_LIST names it");
        return Ok(());
    };
    journey(async |visit| {
        let rows = rows(sheet).await?;
        let people: Rows = serde_json::from_slice(&rows).context("the tool wrote no rows")?;
        let mapping = site::workspace().join("docs/examples/sheet-map.json");
        let mapping = std::fs::read(&mapping).context("no docs/examples/sheet-map.json")?;
        visit.site.put("/feed.json", Reply::of("application/json", rows));
        visit.site.put("/map.json", Reply::of("application/json", mapping));
        let wall = visit.show(r#"lang="vi" map="map.json" sort="name" history="none""#).await?;
        wall.shows("the count", "868 điển hình".to_owned(), |seen| seen.count.clone()).await?;

        let script = [EVERYBODY, OUT_OF_ORDER].concat();
        let (seen, out_of_order): (usize, Vec<String>) = visit.script(&script, json!([])).await?;
        ensure!(seen == 868, "scrolling down, {seen} people are seen");
        ensure!(out_of_order.is_empty(), "out of order: {out_of_order:#?}");

        let names: Vec<_> =
            people.rows.iter().map(|row| json!([row["id"], row["Họ và tên"]])).collect();
        ensure!(names.len() == 868, "the sheet has {} rows", names.len());
        // A script may run for half a minute: a hundred people at a time.
        for some in names.chunks(100) {
            let script = [EVERYBODY, NOT_FOUND].concat();
            let missed: Vec<String> = visit.script(&script, json!([some])).await?;
            ensure!(missed.is_empty(), "not found by the name without marks: {missed:#?}");
        }
        Ok(())
    })
}
