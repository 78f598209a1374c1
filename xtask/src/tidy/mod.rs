//! `cargo xtask tidy`: the fences that no compiler knows. In: the files that git knows or would take.
//! Out: what is out of order, where, and how to mend it. Never changes a file.

mod arrows;
mod letters;
mod machine;
mod source;
mod styles;

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;

/// A text file of the project.
pub(crate) struct File {
    /// The path from the root, with `/` on every system.
    path: String,
    text: String,
}

/// Something out of order.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    path: String,
    /// From 1.
    line: usize,
    what: String,
    mend: &'static str,
}

/// A rule sees all files, because some compare one with another.
type Rule = fn(&[File]) -> Vec<Finding>;

const RULES: &[Rule] = &[
    source::no_file_is_too_long,
    source::every_file_says_what_it_is,
    source::nothing_is_put_off,
    arrows::dependencies_point_one_way,
    styles::colours_are_tokens,
    styles::each_sheet_dresses_a_view,
    styles::each_sheet_is_imported,
    styles::no_style_attribute,
    letters::no_letter_is_invisible,
    machine::nothing_of_this_machine,
];

/// Prints everything that is out of order and says how much it is.
///
/// # Errors
/// When git can't list the files.
pub(crate) fn run(project: &Project) -> Result<usize> {
    let files = read_all(project)?;
    let mut findings: Vec<Finding> = RULES.iter().flat_map(|rule| rule(&files)).collect();
    findings.sort_by(|one, other| (&one.path, one.line).cmp(&(&other.path, other.line)));
    for Finding { path, line, what, mend } in &findings {
        println!("{path}:{line}: {what}\n    {mend}");
    }
    Ok(findings.len())
}

/// All files that are text: those that git tracks, and those that it would.
fn read_all(project: &Project) -> Result<Vec<File>> {
    let mut git = Command::new("git");
    // A clone made by another user is still a clone.
    git.args([
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    ]);
    let list =
        process::read(git.current_dir(&project.root)).context("tidy asks git for the files")?;
    let read = |path: &str| {
        let text = std::fs::read_to_string(project.root.join(path)).ok()?;
        Some(File { path: path.to_owned(), text })
    };
    Ok(list.split('\0').filter(|path| !path.is_empty()).filter_map(read).collect())
}

impl File {
    fn has_extension(&self, extensions: &[&str]) -> bool {
        let extension = self.path.rsplit_once('.').map(|(_, extension)| extension);
        extension.is_some_and(|extension| extensions.contains(&extension))
    }

    fn is_in(&self, folder: &str) -> bool {
        self.path.starts_with(folder)
    }

    /// The lines with their numbers, from 1.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        (1..).zip(self.text.lines())
    }

    /// The lines of Rust without their comments. A `//` inside a string ends the line too soon,
    /// which can hide something from a rule but never invents a finding.
    fn code_lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines().map(|(number, line)| (number, line.split("//").next().unwrap_or(line)))
    }

    fn finding(&self, line: usize, what: impl Into<String>, mend: &'static str) -> Finding {
        Finding { path: self.path.clone(), line, what: what.into(), mend }
    }
}

#[cfg(test)]
mod testing {
    use super::{File, Rule};

    pub(super) fn file(path: &str, text: &str) -> File {
        File { path: path.to_owned(), text: text.to_owned() }
    }

    /// The places that a rule finds fault with, as `path:line`.
    pub(super) fn places(rule: Rule, files: &[File]) -> Vec<String> {
        rule(files).iter().map(|finding| format!("{}:{}", finding.path, finding.line)).collect()
    }
}
