//! The pages of a venue. In: `embed/{kiosk,ceremony}.html`, `embed/stage.js`, the crate `stage`. Out: these
//! files in a release. Never part of what a page with a wall downloads.

use std::path::Path;

use anyhow::{Result, ensure};

use crate::project::Project;
use crate::widget::Widget;
use crate::{cache, embed, files};

/// Hexadecimal digits of the hash in the name of the Wasm, as in that of the wall.
const HASH_DIGITS: usize = 16;
/// The pages, which start the screens by their `meta` alone.
const PAGES: &[&str] = &["kiosk.html", "ceremony.html"];
/// The hand-written script that starts a screen.
const START: &str = "embed/stage.js";

/// The file name of the Wasm.
pub(crate) fn wasm_name(stage: &Widget) -> String {
    let hash = cache::key(&[&stage.wasm]);
    format!("stage-{}.wasm", hash.get(..HASH_DIGITS).unwrap_or(&hash))
}

/// Writes them into `folder`; `wasm` is [`wasm_name`].
///
/// # Errors
/// When a file can't be read or written, or doesn't compile.
pub(crate) fn write(project: &Project, folder: &Path, stage: &Widget, wasm: &str) -> Result<()> {
    for page in PAGES {
        files::write(&folder.join(page), files::read(&project.root.join("embed").join(page))?)?;
    }
    files::write(&folder.join("screen.css"), embed::sheet(project, "embed/screen.css")?)?;
    let css = embed::sheet(project, "crates/stage/styles/index.css")?;
    let start = files::read_text(&project.root.join(START))?;
    let script = prelude(&start, stage, wasm, css.trim_end())? + &start;
    files::write(&folder.join("stage.js"), embed::page_module(project, "stage.js", &script)?)?;
    files::write(&folder.join(wasm), &stage.wasm)
}

/// The constants that stand in front of the script.
fn prelude(start: &str, stage: &Widget, wasm: &str, css: &str) -> Result<String> {
    let quoted = |text: &str| serde_json::Value::from(text).to_string();
    let constants = [
        ("__STAGE_WASM__", quoted(wasm)),
        ("__STAGE_INTEGRITY__", quoted(&embed::integrity(&stage.wasm))),
        ("__STAGE_CSS__", quoted(css)),
        ("__STAGE_GLUE__", embed::factory_for_module(&stage.glue)?),
    ];
    let mut prelude = String::new();
    for (name, value) in constants {
        ensure!(start.contains(name), "{START} never uses {name}");
        prelude.extend(["const ", name, " = ", &value, ";\n"]);
    }
    Ok(prelude)
}

#[cfg(test)]
mod tests {
    use super::{PAGES, prelude};
    use crate::widget::Widget;

    fn stage() -> Widget {
        let glue =
            "let wasm_bindgen = (function(exports) {\n    async function __wbg_load(module) {}\n";
        Widget { glue: glue.to_owned(), wasm: vec![0] }
    }

    #[test]
    fn the_screen_is_started_with_the_wasm_that_was_built() {
        let start = "use(__STAGE_WASM__, __STAGE_INTEGRITY__, __STAGE_CSS__, __STAGE_GLUE__)";
        let prelude = prelude(start, &stage(), "stage-0.wasm", "a{}").unwrap();
        assert!(prelude.contains("const __STAGE_WASM__ = \"stage-0.wasm\";\n"), "{prelude}");
        let error = super::prelude("", &stage(), "", "").unwrap_err().to_string();
        assert_eq!(error, "embed/stage.js never uses __STAGE_WASM__");
    }

    #[test]
    fn each_page_says_which_screen_it_is_and_holds_nothing_that_a_strict_policy_refuses() {
        let pages =
            [include_str!("../../embed/kiosk.html"), include_str!("../../embed/ceremony.html")];
        for (name, page) in PAGES.iter().zip(pages) {
            let mode = name.trim_end_matches(".html");
            assert!(page.contains(&format!("<meta name=\"wall-mode\" content=\"{mode}\">")));
            assert!(!page.contains("<style") && !page.contains("style=") && !page.contains(" on"));
        }
    }
}
