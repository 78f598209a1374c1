//! `cargo xtask trunk-assets`: Trunk's hook. In: the folder that Trunk is filling. Out: `wall.js` and the sample
//! in it, so that the page finds what it finds in `dist/`. Never part of what is released.

use std::path::Path;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::{embed, files, setup};

/// Stands where the glue stands in a release. Trunk's page loads and starts the module by itself, puts
/// what it exports into `window.wasmBindings`, and says so by an event.
const GLUE: &str = "\
function () {
  const started = new Promise((resolve) => {
    if (window.wasmBindings) resolve();
    else addEventListener('TrunkApplicationStarted', resolve, { once: true });
  });
  return async function wall() {
    await started;
    return Object.assign(wall, window.wasmBindings);
  };
}";

/// Adds what Trunk can't make to the folder that it is filling.
///
/// # Errors
/// When it isn't Trunk that calls, or the script or the styles don't compile.
pub(crate) fn add_assets(project: &Project) -> Result<()> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR")
        .context("this is a hook that Trunk calls: run `trunk serve`, or `cargo xtask demo`")?;
    let folder = Path::new(&folder);
    setup::node(project)?;
    let script = embed::script(
        project,
        &embed::Parts {
            glue: GLUE,
            wasm: &wasm_in(folder)?,
            integrity: "",
            later: "",
            later_integrity: "",
            css: &embed::css(project)?,
            words: &embed::words(project)?,
        },
    )?;
    files::write(&folder.join("wall.js"), script)?;
    files::copy_folder(&project.root.join("demo"), folder)
}

/// The name of the Wasm that Trunk has written.
fn wasm_in(folder: &Path) -> Result<String> {
    let mut names = files::below(folder)?.into_iter().filter_map(|path| {
        let name = path.file_name()?.to_str()?;
        name.ends_with("_bg.wasm").then(|| name.to_owned())
    });
    names.next().with_context(|| format!("Trunk has left no Wasm in {}", folder.display()))
}
