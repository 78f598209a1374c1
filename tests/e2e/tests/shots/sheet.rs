//! The contact sheets: all pictures side by side, as a page and as PNGs.
//!
//! In go the cases and the folder of their pictures; out come `index.html`, `sheet.png` and a
//! `sheet-GROUP.png` for each group. Pictures of an earlier run that are still there are shown too.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Result, anyhow, ensure};
use recognition_wall_e2e::wait::eventually;
use recognition_wall_e2e::{Reply, Visit, named_journey};
use serde_json::json;

use crate::case::Case;

/// A sheet's width and the height of its pictures, in pixels: a sheet is about as high as it is wide.
#[derive(Clone, Copy)]
struct Size {
    width: u32,
    picture: u32,
}

const OF_ALL: Size = Size { width: 3200, picture: 260 };
const OF_A_GROUP: Size = Size { width: 1920, picture: 400 };

const STYLE: &str = "
    body { margin: 16px; background: #777; font: 13px/1.3 system-ui, sans-serif; color: #fff; }
    h2 { margin: 20px 0 8px; font-size: 18px; }
    section { display: flex; flex-wrap: wrap; gap: 12px; }
    figure { margin: 0; max-width: 100%; }
    img { display: block; max-width: 100%; background: #999; }
    figcaption { max-width: 0; min-width: 100%; padding-top: 2px; overflow-wrap: anywhere; }
    .failed { outline: 4px solid #f33; }
    .failed figcaption { background: #b00; }
";

/// Whether every picture is there and drawn; then the page's height.
const HEIGHT: &str = "const pictures = [...document.images];
    if (!pictures.every((picture) => picture.complete)) return null;
    return Promise.all(pictures.map((picture) => picture.decode()))
        .then(() => Math.ceil(document.documentElement.getBoundingClientRect().height) + 32)";

type Failures = BTreeMap<String, String>;

/// Writes the sheets into `folder`.
///
/// # Errors
/// If a file can't be written, or the browser can't draw it.
pub(crate) fn write(cases: &[Case], failures: &Failures, folder: &Path) -> Result<()> {
    let there: Vec<&Case> =
        cases.iter().filter(|case| folder.join(format!("{}.png", case.file())).is_file()).collect();
    fs::write(folder.join("index.html"), page(&there, failures, OF_ALL))?;
    let mut sheets = vec![("sheet.png".to_owned(), there.clone(), OF_ALL)];
    for group in groups(&there) {
        let of_it = there.iter().copied().filter(|case| case.group == group).collect();
        sheets.push((format!("sheet-{group}.png"), of_it, OF_A_GROUP));
    }
    for (file, cases, size) in sheets {
        let html = page(&cases, failures, size);
        named_journey(&file, async |visit| {
            for case in &cases {
                let name = format!("{}.png", case.file());
                let picture = fs::read(folder.join(&name))?;
                visit.site.put(&format!("/{name}"), Reply::of("image/png", picture));
            }
            fs::write(folder.join(&file), drawn(visit, html, size.width).await?)?;
            Ok(())
        })
        .map_err(|reason| anyhow!("no {file}: {reason:?}"))?;
    }
    Ok(())
}

/// The page as one picture, as high as it is.
async fn drawn(visit: &Visit, html: String, width: u32) -> Result<Vec<u8>> {
    visit.on_a_screen_of(width, 1080).await?;
    visit.site.put("/", Reply::of("text/html; charset=utf-8", html));
    visit.open("/").await?;
    let height = eventually("the pictures on the sheet", async || {
        let height: Option<u32> = visit.script(HEIGHT, json!([])).await?;
        height.ok_or_else(|| anyhow!("they are still on their way"))
    })
    .await?;
    ensure!(height < 16_000, "a sheet of {height} pixels is more than a browser draws");
    visit.on_a_screen_of(width, height).await?;
    visit.picture().await
}

/// The groups, each once, in the order of the list.
fn groups(cases: &[&Case]) -> Vec<&'static str> {
    let mut groups: Vec<&'static str> = cases.iter().map(|case| case.group).collect();
    groups.dedup();
    groups
}

fn page(cases: &[&Case], failures: &Failures, size: Size) -> String {
    let section = |group: &'static str| {
        let figures = cases.iter().filter(|case| case.group == group);
        let figures: String = figures.map(|case| figure(case, failures, size)).collect();
        format!("<h2>{group}</h2>\n<section>\n{figures}</section>\n")
    };
    let body: String = groups(cases).into_iter().map(section).collect();
    format!(
        "<!doctype html>\n<meta charset=\"utf-8\">\n<title>Recognition Wall</title>\n\
         <link rel=\"icon\" href=\"data:,\">\n<style>{STYLE}</style>\n{body}"
    )
}

fn figure(case: &Case, failures: &Failures, size: Size) -> String {
    let (name, height) = (case.file(), size.picture);
    let (class, reason) = match failures.get(&name) {
        Some(reason) => (" class=\"failed\"", reason.lines().take(2).collect::<Vec<_>>().join(" ")),
        None => ("", String::new()),
    };
    let reason = reason.replace('&', "&amp;").replace('<', "&lt;");
    format!(
        "<figure{class}><a href=\"{name}.png\"><img src=\"{name}.png\" height=\"{height}\" alt=\"\"></a>\
         <figcaption>{name} {reason}</figcaption></figure>\n"
    )
}
