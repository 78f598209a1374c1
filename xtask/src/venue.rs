//! The pages of a venue. In: `embed/screen.html`, `embed/stage.js`, the crate `stage`. Out: these
//! files in a release. Never part of what a page with a wall downloads.

use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::widget::Widget;
use crate::{embed, files};

/// One page for both screens.
const PAGE: &str = "embed/screen.html";
/// The screens, which their pages start by a `meta` alone, and the titles of the pages.
pub(crate) const SCREENS: [(&str, &str); 2] =
    [("kiosk", "Bảng vinh danh"), ("ceremony", "Lễ tuyên dương")];
/// The hand-written script that starts a screen.
const START: &str = "embed/stage.js";

/// Writes them into `folder`; `wasm` is the file name of the Wasm.
///
/// # Errors
/// When a file can't be read or written, or doesn't compile.
pub(crate) fn write(project: &Project, folder: &Path, stage: &Widget, wasm: &str) -> Result<()> {
    let page = files::read_text(&project.root.join(PAGE))?;
    for (mode, title) in SCREENS {
        files::write(&folder.join([mode, ".html"].concat()), of_screen(&page, mode, title))?;
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
    let constants = [
        ("__STAGE_WASM__", embed::quoted(wasm)),
        ("__STAGE_INTEGRITY__", embed::quoted(&embed::integrity(&stage.wasm))),
        ("__STAGE_CSS__", embed::quoted(css)),
        ("__STAGE_GLUE__", embed::replaced(embed::factory_for_module(&stage.glue)?, CONTAINED)?),
    ];
    embed::constants_of(START, start, &constants)
}

/// What the glue does from outside the Wasm that would go on after a trap, and how the life that it is given
/// does it.
const CONTAINED: &[(&str, &str)] = &[
    ("arg0.addEventListener(", "life.hears(arg0).addEventListener("),
    ("= setInterval(", "= life.setInterval("),
];

/// The page of one screen.
fn of_screen(page: &str, mode: &str, title: &str) -> String {
    page.replace("SCREEN_MODE", mode).replace("SCREEN_TITLE", title)
}

#[cfg(test)]
mod tests {
    use super::{CONTAINED, SCREENS, of_screen, prelude};
    use crate::embed;
    use crate::widget::Widget;

    fn stage() -> Widget {
        let glue = "let wasm_bindgen = (function(exports) {\n arg0.addEventListener(a, b);\n \
            const ret = setInterval(arg0, arg1);\n    async function __wbg_load(module) {}\n";
        Widget { glue: glue.to_owned(), wasm: vec![0] }
    }

    #[test]
    fn the_screen_is_started_with_the_wasm_that_was_built() {
        let start = "use(__STAGE_WASM__, __STAGE_INTEGRITY__, __STAGE_CSS__, __STAGE_GLUE__)";
        let prelude = prelude(start, &stage(), "stage-0.wasm", "a{}").unwrap();
        assert!(prelude.contains("const __STAGE_WASM__ = \"stage-0.wasm\";\n"), "{prelude}");
        assert!(prelude.contains("life.hears(arg0).addEventListener(a, b)"), "{prelude}");
        assert!(prelude.contains("= life.setInterval(arg0, arg1)"), "{prelude}");
        let error = embed::replaced(String::new(), CONTAINED).unwrap_err().to_string();
        assert!(error.contains("addEventListener"), "{error}");
        let error = super::prelude("", &stage(), "", "").unwrap_err().to_string();
        assert_eq!(error, "embed/stage.js never uses __STAGE_WASM__");
    }

    #[test]
    fn each_page_says_which_screen_it_is_and_holds_nothing_that_a_strict_policy_refuses() {
        for (mode, title) in SCREENS {
            let page = of_screen(include_str!("../../embed/screen.html"), mode, title);
            assert!(page.contains(&format!("<meta name=\"wall-mode\" content=\"{mode}\">")));
            assert!(page.contains(&format!("<title>{title}</title>")) && !page.contains("SCREEN_"));
            assert!(!page.contains("<style") && !page.contains("style=") && !page.contains(" on"));
        }
    }
}
