//! The demo's pages. In: `index.html` as Trunk reads it, the folder `demo/`, the builder. Out: plain pages with their sample.
//! Never adds anything to the wall's page: it uses the public tag, exactly as a province would.

use std::path::Path;

use anyhow::Result;

use crate::project::Project;
use crate::widget::{self, Widget};
use crate::{embed, files};

/// The hand-written script that starts the builder.
const START: &str = "crates/builder/start.js";

/// Writes the pages, the sample and the builder into `folder`.
///
/// # Errors
/// When a file can't be read or written, or a script doesn't compile.
pub(crate) fn write(project: &Project, folder: &Path, builder: &Widget) -> Result<()> {
    let page = files::read_text(&project.root.join("index.html"))?;
    files::write(&folder.join("index.html"), without_trunk(&page))?;
    files::copy_folder(&project.root.join("demo"), folder)?;

    let wasm = widget::file_name("builder", &builder.wasm);
    let start = files::read_text(&project.root.join(START))?;
    let script = prelude(&start, &builder.glue, &wasm, &embed::integrity(&builder.wasm))? + &start;
    files::write(&folder.join("builder.js"), embed::page_script(project, "builder.js", &script)?)?;
    files::write(
        &folder.join("builder.css"),
        embed::sheet(project, "crates/builder/styles/index.css")?,
    )?;
    files::write(&folder.join(&wasm), &builder.wasm)
}

/// The constants that stand in front of the script.
fn prelude(start: &str, glue: &str, wasm: &str, integrity: &str) -> Result<String> {
    let constants = [
        ("__BUILDER_WASM__", embed::quoted(wasm)),
        ("__BUILDER_INTEGRITY__", embed::quoted(integrity)),
        ("__BUILDER_GLUE__", embed::factory(glue)),
    ];
    embed::constants_of(START, start, &constants)
}

/// The page without the lines that only Trunk reads: each `data-trunk` stands in a line of its own.
fn without_trunk(page: &str) -> String {
    page.split_inclusive('\n').filter(|line| !line.contains("data-trunk")).collect()
}

#[cfg(test)]
mod tests {
    use super::{prelude, without_trunk};

    #[test]
    fn a_province_sees_nothing_of_trunk() {
        let page =
            "<head>\n  <link data-trunk rel=\"rust\">\n  <title>Điển hình</title>\n</head>\n";
        assert_eq!(without_trunk(page), "<head>\n  <title>Điển hình</title>\n</head>\n");
    }

    #[test]
    fn the_builder_is_started_with_the_wasm_that_was_built() {
        let start = "use(__BUILDER_WASM__, __BUILDER_INTEGRITY__, __BUILDER_GLUE__)";
        let prelude = prelude(start, "let wasm_bindgen;", "builder-0.wasm", "sha384-x").unwrap();
        assert!(prelude.contains("const __BUILDER_WASM__ = \"builder-0.wasm\";\n"), "{prelude}");
        let error = super::prelude("", "", "", "").unwrap_err().to_string();
        assert_eq!(error, "crates/builder/start.js never uses __BUILDER_WASM__");
    }
}
