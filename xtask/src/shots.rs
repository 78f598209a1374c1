//! `cargo xtask shots`: pictures of the wall for people to look at. In: the project, words that choose
//! among the pictures. Out: `target/shots/`: one PNG each, `index.html` and `sheet.png` with all of them.
//! Never part of the tests: nobody but an eye can say whether a wall looks right.

use anyhow::{Result, bail};

use crate::process::{self, say};
use crate::project::Project;
use crate::{dist, setup};

/// The package that drives a browser, and its target that takes the pictures.
const PACKAGE: &str = "recognition-wall-e2e";
const TARGET: &str = "shots";

/// Builds `dist/`, unless the one that is there is to be used, and takes the pictures.
///
/// # Errors
/// When `dist/` can't be made, there is no browser, or a picture could not be taken.
pub(crate) fn run(project: &Project, words: &[String], as_built: bool) -> Result<()> {
    let browser = setup::browser()?;
    let folder = if as_built { project.root.join("dist") } else { dist::build(project)?.0 };
    if !folder.join("integrity.json").is_file() {
        bail!("there is no finished dist/: leave --as-built away");
    }
    say("taking pictures");
    let mut command = project.cargo();
    command.args(["test", "--package", PACKAGE, "--test", TARGET, "--"]).args(words);
    command.env("WALL_DIST", folder).env("WALL_SHOTS", project.target.join("shots"));
    command.env("CHROMIUM", browser.chromium).env("CHROMEDRIVER", browser.driver);
    process::run(&mut command)
}
