//! "I want this list in my spreadsheet": what a citizen takes home of what is shown, as a real file.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context as _, Result, ensure};
use recognition_wall_e2e::site::workspace;
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Outcome, Visit, Wall, journey};
use serde_json::Value;
use thirtyfour::Key;

/// An empty folder into which the browser saves.
async fn downloads(visit: &Visit, name: &str) -> Result<PathBuf> {
    let folder = workspace().join("target/e2e/downloads").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    visit.saves_into(&folder).await?;
    Ok(folder)
}

/// By keys alone: the word beside the count is unfolded, a way is chosen.
async fn saves(visit: &Visit, wall: Wall<'_>, way: &str) -> Result<()> {
    wall.tab_to(".export__open").await?;
    visit.press(Key::Enter).await?;
    wall.tab_to(&format!(".export__way[data-does={way}]")).await?;
    visit.press(Key::Enter).await
}

/// The one file that was saved, whole.
async fn saved(folder: &PathBuf, ending: &str) -> Result<String> {
    eventually("the file to be saved", async || {
        let files = fs::read_dir(folder)?.filter_map(|entry| Some(entry.ok()?.path()));
        let file = files.into_iter().find(|file| file.to_string_lossy().ends_with(ending));
        let text = fs::read_to_string(file.context("there is none")?)?;
        ensure!(!text.is_empty(), "it is empty");
        Ok(text)
    })
    .await
}

#[test]
fn the_list_that_i_see_goes_into_my_spreadsheet_under_the_strictest_policy() -> Outcome {
    journey(async |visit| {
        let folder = downloads(visit, "csv").await?;
        let wall = visit.neighbours("").await?;
        wall.search("duc").await?;
        wall.shows_names(&["Đỗ Văn Đức"]).await?;
        saves(visit, wall, "csv").await?;
        let table = saved(&folder, ".csv").await?;
        ensure!(table.starts_with('\u{FEFF}'), "no spreadsheet knows that it is Unicode: {table}");
        ensure!(table.contains("\"Đỗ Văn Đức\"") && !table.contains("Nguyễn Thị Bé"), "{table}");
        Ok(())
    })
}

#[test]
fn the_feed_that_i_saved_is_shown_by_another_wall() -> Outcome {
    journey(async |visit| {
        let folder = downloads(visit, "json").await?;
        let wall = visit.neighbours("").await?;
        wall.choose("field", "Y tế").await?;
        wall.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await?;
        saves(visit, wall, "json").await?;
        let feed: Value = serde_json::from_str(&saved(&folder, ".json").await?)?;
        visit.publish(feed["items"].as_array().context("no items")?.clone());
        visit.show("").await?.shows_names(&["Đỗ Văn Đức", "Lê Thị Ẩn"]).await
    })
}

#[test]
fn who_saves_data_is_sent_small_photos_and_nothing_moves() -> Outcome {
    journey(async |visit| {
        let saving = "Object.defineProperty(Navigator.prototype, 'connection',
            { configurable: true, get: () => ({ saveData: true }) });";
        visit.finds_done(saving).await?;
        let wall = visit.sample("").await?;
        wall.is_ready().await?;
        ensure!(wall.count_of(".wall[data-motion=off]").await? == 1, "it moves");
        ensure!(wall.count_of("source[sizes*='10rem']").await? > 0, "photos are as large as ever");
        Ok(())
    })
}
