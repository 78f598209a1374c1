//! The wall's Wasm in two parts. In: the built widget, the list of what the first screen doesn't run. Out: a
//! part that shows it, and one that comes behind it with everything else.
//! Never decides what belongs where: a list does, which `cargo xtask profile` writes.

use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use crate::process::{self, say};
use crate::project::Project;
use crate::widget::{self, Names, WALL};
use crate::{cache, files};

/// The functions that the first screen doesn't run, a line for each. Whoever is not named comes first.
pub(crate) const LIST: &str = "xtask/later.txt";

/// The wall as a page downloads it.
pub(crate) struct Wall {
    /// wasm-bindgen's script, for either form.
    pub(crate) glue: String,
    /// All in one, for who wants one file.
    pub(crate) whole: Vec<u8>,
    /// What the first screen runs.
    pub(crate) first: Vec<u8>,
    /// The rest, which fills the first one's gaps.
    pub(crate) later: Vec<u8>,
}

/// Builds the wall in both forms.
///
/// # Errors
/// When a tool is missing or fails.
pub(crate) fn build(project: &Project, names: Names) -> Result<Wall> {
    let apart = widget::build_apart(project, &WALL)?;
    let list = project.root.join(LIST);
    let tool = program(project)?;
    let inputs: [&[u8]; 5] = [
        &apart.wasm,
        &files::read(&list)?,
        &files::read(&tool)?,
        &widget::optimiser(project)?,
        &[u8::from(names == Names::Kept)],
    ];
    let parts = cache::step(project, "cut", &inputs, |place| {
        say("cutting the Wasm in two, and making each part smaller (wasm-split, wasm-opt)");
        let at = |name: &str| place.join(name);
        files::write(&at("apart.wasm"), &apart.wasm)?;
        let mut command = Command::new(&tool);
        command.arg("cut").arg(at("apart.wasm")).arg("--later").arg(&list);
        process::run(command.arg(at("first.cut.wasm")).arg(at("later.cut.wasm")))?;
        widget::shrink(project, names, &at("first.cut.wasm"), &at("first.wasm"))?;
        widget::shrink(project, names, &at("later.cut.wasm"), &at("later.wasm"))?;
        widget::shrink(project, names, &at("apart.wasm"), &at("whole.wasm"))
    })?;
    let part = |name: &str| files::read(&parts.join(name));
    Ok(Wall {
        whole: part("whole.wasm")?,
        first: part("first.wasm")?,
        later: part("later.wasm")?,
        glue: apart.glue,
    })
}

/// The program that cuts.
///
/// # Errors
/// When it doesn't compile.
pub(crate) fn program(project: &Project) -> Result<PathBuf> {
    widget::tool(project, "wasm-split")
}
