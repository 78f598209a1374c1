//! `cargo xtask shots`: pictures of the wall for people to look at. In: the project, words that choose
//! among the pictures. Out: `target/shots/`: one PNG each, `index.html` and `sheet.png` with all of them.
//! Never part of the tests: nobody but an eye can say whether a wall looks right.

use anyhow::Result;

use crate::process::{self, say};
use crate::project::Project;
use crate::{dist, engines};

/// The target of the journeys' package that takes the pictures.
pub(crate) const TARGET: &str = "shots";

/// Builds `dist/`, unless the one that is there is to be used, and takes the pictures.
///
/// # Errors
/// When `dist/` can't be made, there is no browser, or a picture could not be taken.
pub(crate) fn run(project: &Project, words: &[String], as_built: bool) -> Result<()> {
    let dist = project.root.join("dist");
    let dist = || dist::given(project, as_built.then_some(dist.as_path()));
    let mut command = engines::in_chromium(project, TARGET, dist)?;
    say("taking pictures");
    process::run(command.args(words).env("WALL_SHOTS", project.target.join("shots")))
}
