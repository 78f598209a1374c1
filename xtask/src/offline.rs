//! The service worker of a venue's pages. In: `embed/{sw,kept,keep}.js`, the finished files that the pages
//! need. Out: `sw.js`, which knows each by its hash, and `keep.js`, which registers it. Page mode has neither.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::project::Project;
use crate::{cache, embed, files, venue};

/// What both pages load besides their Wasm.
const FILES: [&str; 5] = ["embed.js", "keep.js", "screen.css", "stage.js", "wall.js"];
/// What the worker's pure part offers to a test, and to the worker.
const EXPORT: &str = "export function ";

/// Writes them into `folder`, where everything else already is; `wasm` are the names of theirs.
///
/// # Errors
/// When a file is missing or doesn't compile.
pub(crate) fn write(project: &Project, folder: &Path, wasm: &[&str]) -> Result<()> {
    files::write(&folder.join("keep.js"), embed::helper(project, "keep.js")?)?;
    let mut known = serde_json::Map::new();
    // Pages may be edited by a host, who writes its defaults into them: they are known by name alone.
    for (mode, _) in venue::SCREENS {
        let name = [mode, ".html"].concat();
        files::read(&folder.join(&name))?;
        known.insert(name, "".into());
    }
    for name in FILES.iter().chain(wasm) {
        let bytes = files::read(&folder.join(name))?;
        known.insert((*name).to_owned(), embed::integrity(&bytes).into());
    }
    let read = |name: &str| files::read_text(&project.root.join("embed").join(name));
    let script = joined(&read("kept.js")?, &read("sw.js")?, &known)?;
    files::write(&folder.join("sw.js"), embed::page_script(project, "sw.js", &script)?)
}

/// One script out of the constants, the pure part and the worker.
fn joined(
    kept: &str,
    worker: &str,
    known: &serde_json::Map<String, serde_json::Value>,
) -> Result<String> {
    let list = serde_json::to_string(known)?;
    // The name of the release: it is another one when any file is.
    let release = cache::key(&[list.as_bytes()]);
    for name in ["__WALL_RELEASE__", "__WALL_FILES__"] {
        ensure!(worker.contains(name), "embed/sw.js never uses {name}");
    }
    let (before, rest) = worker.split_once("import {").context("embed/sw.js imports nothing")?;
    let (_, after) =
        rest.split_once("\"./kept.js\";\n").context("embed/sw.js imports another file")?;
    let release = serde_json::Value::from(release);
    Ok([
        &format!("const __WALL_RELEASE__ = {release};\nconst __WALL_FILES__ = {list};\n"),
        &kept.replace(EXPORT, "function "),
        before,
        after,
    ]
    .concat())
}

#[cfg(test)]
mod tests {
    use super::joined;

    const KEPT: &str = include_str!("../../embed/kept.js");
    const WORKER: &str = include_str!("../../embed/sw.js");

    #[test]
    fn another_file_makes_another_release_and_nothing_is_imported() {
        let script = |hash: &str| {
            let known = serde_json::json!({ "wall.js": hash });
            joined(KEPT, WORKER, known.as_object().unwrap()).unwrap()
        };
        assert_ne!(script("sha384-a").lines().next(), script("sha384-b").lines().next());
        let script = script("sha384-a");
        assert!(script.contains("\"wall.js\":\"sha384-a\""), "{script}");
        assert!(!script.contains("\nimport ") && !script.contains("\nexport "), "{script}");
    }

    #[test]
    fn both_pages_and_only_they_register_the_worker() {
        let tag = "<script defer src=\"keep.js\"></script>";
        for (page, has) in [
            (include_str!("../../embed/screen.html"), true),
            (include_str!("../../embed/embed.html"), false),
        ] {
            assert_eq!(page.contains(tag), has, "{page}");
        }
        for script in [include_str!("../../embed/wall.js"), include_str!("../../embed/embed.js")] {
            assert!(!script.contains("serviceWorker"));
        }
    }
}
