//! "Which colours may we set?" The page on theming names everything that there is, and shows it in use.

use std::fs;

use anyhow::{Result, ensure};
use recognition_wall_e2e::site::workspace;
use recognition_wall_e2e::wait::eventually_equal;
use recognition_wall_e2e::{Outcome, journey};
use serde_json::json;

/// The custom properties that a text names.
fn properties(text: &str) -> impl Iterator<Item = String> {
    let other = |letter: char| letter != '-' && !letter.is_ascii_lowercase();
    text.split("--wall-")
        .skip(1)
        .map(move |rest| format!("--wall-{}", rest.split(other).next().unwrap_or_default()))
}

#[test]
fn every_property_of_the_styles_is_explained_and_shown() -> Result<()> {
    let read = |path: &str| fs::read_to_string(workspace().join(path));
    let (page, shown) = (read("docs/theming.md")?, read("demo/theming.css")?);
    let mut named = 0;
    for sheet in fs::read_dir(workspace().join("styles"))? {
        for property in properties(&fs::read_to_string(sheet?.path())?) {
            if property == "--wall-" {
                continue; // `--wall-*`, all of them, in a comment.
            }
            named += 1;
            ensure!(page.contains(&format!("| `{property}` |")), "{property} is not explained");
            ensure!(shown.contains(&format!("{property}:")), "{property} is not shown");
        }
    }
    ensure!(named > 10, "the styles name only {named} properties");
    Ok(())
}

#[test]
fn the_page_on_theming_shows_each_property_and_part_in_use() -> Outcome {
    journey(async |visit| {
        visit.on_a_screen_of(1280, 900).await?;
        visit.open("/dist/demo/theming.html").await?;
        // A question begins a wall, wherever it stands on the page.
        let ask = "return Promise.all([...document.querySelectorAll('recognition-wall')].map(
            (wall) => wall.setQuery({}).then(() => wall.state.status)))
            .then((states) => states.every((state) => state === 'ready'))";
        eventually_equal("every wall to be ready", &true, async || {
            visit.script::<bool>(ask, json!([])).await
        })
        .await?;
        let seen = "const of = (wall, inner, property) => {
                const root = document.querySelector(wall).shadowRoot;
                return getComputedStyle(root.querySelector(inner))[property];
            };
            return [of('.radius', '.photo__frame', 'borderTopLeftRadius'), of('.gap', '[part~=grid]', 'columnGap'),
                of('.surface', '.wall', 'backgroundColor'), of('.accent', '.heading__title', 'color'),
                of('.parts-bar', '[part~=search]', 'borderTopLeftRadius'), of('.plain', '.photo__frame', 'borderTopLeftRadius')]";
        let seen: Vec<String> = visit.script(seen, json!([])).await?;
        let should = ["20px", "56px", "rgb(11, 37, 69)", "rgb(0, 87, 61)", "32px", "6px"];
        ensure!(seen == should, "it is {seen:?} and should be {should:?}");
        Ok(())
    })
}

#[test]
fn no_word_of_the_wall_touches_the_edge_of_its_own_ground() -> Outcome {
    journey(async |visit| {
        visit.on_a_phone().await?;
        let wall = visit.neighbours("").await?;
        for look in ["lacquer", "red-gold", "contrast"] {
            let set =
                "document.querySelector('recognition-wall').setAttribute('theme', arguments[0])";
            visit.script::<()>(set, json!([look])).await?;
            wall.has(&format!(".wall[data-look={look}]"), 1).await?;
            let (ground, title) = (wall.edges_of(".wall").await?, wall.edges_of(".heading").await?);
            let room = title.left - ground.left;
            ensure!(room >= 8.0, "{look}: the words begin {room} px from the edge of their ground");
        }
        Ok(())
    })
}
