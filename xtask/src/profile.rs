//! `cargo xtask profile`: what the first screen runs. In: the project, a browser. Out: the list of the
//! functions that it doesn't run (`cut::LIST`), which come behind it.
//! To be run anew when what waits for the rest is written otherwise: a list that has grown old costs bytes.

use std::collections::HashSet;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process::{self, say};
use crate::project::Project;
use crate::widget::{self, Names, WALL};
use crate::{cut, dist, embed, engines, files};

/// The target of the journeys' package that plays the scenes.
pub(crate) const TARGET: &str = "profile";
/// What may come later, by the words in a function's name: what is reached only through actions that
/// wait for the rest (`src/state/early.rs`), or behind `Bridge::rest`. Whatever any feed, photo or
/// screen might need at any moment always comes first, whether a scene has run it or not.
const MOVABLE: [&str; 16] = [
    "recognition_wall::view::detail",
    "recognition_wall::view::viewer",
    "recognition_wall::view::record",
    "recognition_wall::view::facts",
    "recognition_wall::view::related",
    "recognition_wall::edge::closeup",
    "recognition_wall::edge::errand",
    "recognition_wall::edge::gestures::leaf_through",
    "recognition_wall::edge::blocks",
    "recognition_wall::browser::share",
    "recognition_wall::state::answer",
    "recognition_wall::state::blocks",
    "recognition_wall::state::source",
    "recognition_wall_core::blocks::",
    "recognition_wall_core::export::",
    "recognition_wall_core::feed::mapping::",
];

/// Plays the scenes and writes the list.
///
/// # Errors
/// When the wall can't be built, there is no browser, or a scene can't be played.
pub(crate) fn run(project: &Project) -> Result<()> {
    let (built, _) = dist::build(project)?;
    let wall = cut::build(project, Names::Removed)?;
    let apart = widget::build_apart(project, &WALL)?;
    let tool = cut::program(project)?;
    let place = project.target.join("profile");
    let [module, counting, ran] =
        ["apart.wasm", "counting.wasm", "ran.txt"].map(|name| place.join(name));
    files::write(&module, &apart.wasm)?;
    process::run(Command::new(&tool).arg("count").arg(&module).arg(&counting))?;
    let names = process::read(Command::new(&tool).arg("names").arg(&module))?;

    let counting = files::read(&counting)?;
    let parts = embed::Parts {
        glue: &embed::factory_for_host(&apart.glue)?,
        wasm: "wall-counting.wasm",
        integrity: &embed::integrity(&counting),
        // As in the release, so that the page waits for it; the scenes never let it come.
        later: &widget::file_name("wall-later", &wall.later),
        later_integrity: "",
        css: &embed::css(project)?,
        words: &embed::words(project)?,
    };
    let script = embed::script(project, &parts)?;
    let folder = place.join("dist");
    files::replace_folder(&folder, |folder| {
        files::copy_folder(&built, folder)?;
        files::write(&folder.join(parts.wasm), &counting)?;
        files::write(&folder.join("wall.js"), script)
    })?;

    say("playing what visitors see first");
    let mut command = engines::in_chromium(project, TARGET, || Ok(folder))?;
    process::run(command.env("WALL_PROFILE", &ran))?;
    let list = later(&names, &files::read_text(&ran)?)?;
    say(&format!("{} functions come later", list.lines().count()));
    files::write(&project.root.join(cut::LIST), list)
}

/// The names that may come later and belong to no function that has run, in order, a line for each.
fn later(names: &str, ran: &str) -> Result<String> {
    let names: Vec<&str> = names.lines().collect();
    let mut first = HashSet::new();
    for number in ran.lines() {
        let number: usize = number.parse().with_context(|| format!("no number: {number}"))?;
        first.insert(*names.get(number).with_context(|| format!("no function {number}"))?);
    }
    let is_later =
        |name: &&str| MOVABLE.iter().any(|words| name.contains(words)) && !first.contains(name);
    let mut list: Vec<&str> = names.into_iter().filter(is_later).collect();
    list.sort_unstable();
    list.dedup();
    Ok(list.into_iter().flat_map(|name| [name, "\n"]).collect())
}

#[cfg(test)]
mod tests {
    use super::later;

    #[test]
    fn what_waits_for_the_rest_comes_later_unless_it_has_run() {
        let (detail, blocks) =
            ("recognition_wall::view::detail::a", "core::x::<recognition_wall_core::blocks::B>");
        let names = [detail, "recognition_wall::view::card::card", blocks, detail, "yew::x"];
        let names = names.join("\n");
        assert_eq!(later(&names, "").unwrap(), [blocks, detail, ""].join("\n"));
        assert_eq!(later(&names, "3\n").unwrap(), [blocks, ""].join("\n"));
    }

    #[test]
    fn numbers_of_another_module_are_refused() {
        assert!(later("a\n", "1\n").is_err());
    }
}
