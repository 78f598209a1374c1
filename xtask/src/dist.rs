//! The release folder. In: the widget, the script, the demo. Out: `dist/`, which any static host can serve
//! from any path. Written beside its place and moved there when whole.

use std::path::{Path, PathBuf};

use anyhow::{Result, ensure};
use serde_json::json;

use crate::process::say;
use crate::project::{Project, VERSION};
use crate::sizes::Download;
use crate::widget::Names;
use crate::{
    compress, cut, demo_page, embed, files, frame, npm, offline, setup, sizes, supply, venue,
    widget,
};

/// Where each file for a host comes from and goes to: Apache and IIS find theirs by its name.
const HOSTING: &[(&str, &str)] = &[
    ("hosting/nginx.conf", "nginx.conf"),
    ("hosting/htaccess", ".htaccess"),
    ("hosting/web.config", "web.config"),
    ("LICENSE-MIT", "LICENSE-MIT"),
    ("LICENSE-APACHE", "LICENSE-APACHE"),
];

/// Builds the release folder and holds it to the budget.
///
/// # Errors
/// When a tool is missing, a step fails, or a page would download more than the budget.
pub(crate) fn run(project: &Project) -> Result<()> {
    let (_, download) = build(project)?;
    sizes::hold_to_budget(download)
}

/// Builds the release folder with the functions' names in the Wasm: a profiler's flame graph is
/// nothing but numbers without them.
///
/// # Errors
/// When a tool is missing or a step fails.
pub(crate) fn named(project: &Project) -> Result<()> {
    build_with(project, Names::Kept).map(|_| ())
}

/// Builds the release folder; gives its path, and what a page downloads.
///
/// # Errors
/// When a tool is missing or a step fails.
pub(crate) fn build(project: &Project) -> Result<(PathBuf, Download)> {
    build_with(project, Names::Removed)
}

/// The release folder that was named, or else the one that is built now.
///
/// # Errors
/// As [`build`].
pub(crate) fn given(project: &Project, folder: Option<&Path>) -> Result<PathBuf> {
    match folder {
        Some(folder) => Ok(std::path::absolute(folder)?),
        None => Ok(build(project)?.0),
    }
}

/// A release folder, if it is a finished one.
///
/// # Errors
/// When it is none.
pub(crate) fn finished(folder: PathBuf) -> Result<PathBuf> {
    ensure!(
        folder.join("integrity.json").is_file(),
        "there is no finished release folder at {}: `cargo xtask dist` makes dist/",
        folder.display()
    );
    Ok(folder)
}

fn build_with(project: &Project, names: Names) -> Result<(PathBuf, Download)> {
    setup::node(project)?;
    let wall = cut::build(project, names)?;
    let builder = widget::build(project, &widget::BUILDER, names)?;
    let stage = widget::build(project, &widget::STAGE, names)?;
    let wasm = widget::file_name("wall", &wall.first);
    let later = widget::file_name("wall-later", &wall.later);
    let whole = widget::file_name("wall", &wall.whole);
    let parts = embed::Parts {
        glue: &embed::factory_for_host(&wall.glue)?,
        wasm: &wasm,
        integrity: &embed::integrity(&wall.first),
        later: &later,
        later_integrity: &embed::integrity(&wall.later),
        css: &embed::css(project)?,
        words: &embed::words(project)?,
    };
    // For hosts and bundlers that handle one file better than two.
    let in_one = embed::Parts {
        wasm: &whole,
        integrity: &embed::integrity(&wall.whole),
        later: "",
        later_integrity: "",
        ..parts
    };
    let script = embed::script(project, &parts)?;
    let script_in_one = embed::script(project, &in_one)?;
    let module = embed::module(project, &in_one)?;
    let single = embed::single(project, &embed::Parts { integrity: "", ..in_one }, &wall.whole)?;

    let stage_wasm = widget::file_name("stage", &stage.wasm);
    let place = project.root.join("dist");
    files::replace_folder(&place, |folder| {
        files::write(&folder.join("wall.js"), &script)?;
        files::write(&folder.join(&wasm), &wall.first)?;
        files::write(&folder.join(&later), &wall.later)?;
        files::write(&folder.join("wall-single.js"), &single)?;
        frame::write(project, folder)?;
        venue::write(project, folder, &stage, &stage_wasm)?;
        offline::write(project, folder, &[&wasm, &later, &stage_wasm])?;
        let pinned =
            ["wall.js", &wasm, &later, "wall-single.js", "frame.js", "stage.js", &stage_wasm];
        keep_version(folder, &pinned)?;
        demo_page::write(project, &folder.join("demo"), &builder)?;
        for (from, to) in HOSTING {
            files::write(&folder.join(to), files::read(&project.root.join(from))?)?;
        }
        let entries = [&pinned[..], &["embed.js", "embed.css", "keep.js", "screen.css"]].concat();
        files::write(&folder.join("integrity.json"), integrity_list(folder, &entries)?)?;
        files::write(&folder.join("sbom.cdx.json"), supply::bill_of_materials(project)?)?;
        say("compressing (brotli, gzip)");
        compress::folder(project, folder)?;
        // A registry compresses by itself.
        let built = npm::Built {
            module: &module,
            script: &script_in_one,
            wasm: &whole,
            bytes: &wall.whole,
        };
        npm::write(project, &folder.join("npm"), &built)
    })?;
    say("a kiosk or a ceremony downloads beside that:");
    sizes::report(&place, &["stage.js", &stage_wasm])?;
    say("what comes behind the first screen:");
    let behind = sizes::report(&place, &[&later])?;
    say("what a page downloads for its first screen:");
    let first = sizes::report(&place, &["wall.js", &wasm])?;
    say(&format!("finished: {}", place.display()));
    Ok((place, Download { first, later: behind }))
}

/// The same files below the version's name, which may be kept for ever: the next version has another.
fn keep_version(folder: &Path, names: &[&str]) -> Result<()> {
    let version = folder.join(format!("v{VERSION}"));
    for name in names {
        files::write(&version.join(name), files::read(&folder.join(name))?)?;
    }
    Ok(())
}

/// `integrity.json`: what to write into the `integrity` attribute of a tag, and what the script
/// demands of the Wasm. The same files below `v…/` have the same.
fn integrity_list(folder: &Path, names: &[&str]) -> Result<String> {
    let mut list = serde_json::Map::new();
    for name in names {
        let integrity = embed::integrity(&files::read(&folder.join(name))?);
        list.insert((*name).to_owned(), integrity.into());
    }
    let list = json!({ "version": VERSION, "files": list });
    Ok(serde_json::to_string_pretty(&list)? + "\n")
}

#[cfg(test)]
mod tests {
    use crate::project::VERSION;

    #[test]
    fn iis_keeps_the_folder_of_this_version() {
        let config = include_str!("../../hosting/web.config");
        assert!(config.contains(&format!("<location path=\"v{VERSION}\">")), "{config}");
    }
}
