//! Rules for one source file at a time: its length, its header, and what must not stand in it.

use super::{File, Finding};

/// Lines that a file may have; tables and generated files are longer by nature.
const MOST_LINES: usize = 400;
/// Rust that puts a problem off instead of solving it.
const PUT_OFF: &[(&str, &str)] = &[
    ("#[allow(", "write #[expect(…, reason = \"…\")], which warns when it is no longer needed"),
    ("#![allow(", "write #![expect(…, reason = \"…\")], which warns when it is no longer needed"),
    ("todo!(", "write it, or leave it out and say so in the documentation"),
    ("unimplemented!(", "write it, or leave it out and say so in the documentation"),
    ("dbg!(", "take it out"),
    ("#[ignore", "make the test fast and certain, or delete it"),
    ("#[should_panic", "test for a value: what should happen instead of the panic?"),
];
/// This folder names what it forbids.
const OWN_FOLDER: &str = "xtask/src/tidy/";

pub(super) fn no_file_is_too_long(files: &[File]) -> Vec<Finding> {
    let long = |file: &&File| {
        file.has_extension(&["rs", "js", "css"])
            && file.text.lines().count() > MOST_LINES
            && !is_table(file)
    };
    let found = files.iter().filter(long).map(|file| {
        let what = format!("{} lines, {MOST_LINES} are allowed", file.text.lines().count());
        file.finding(
            MOST_LINES,
            what,
            "split it by meaning, or say `@generated` in its header if it is",
        )
    });
    found.collect()
}

/// A table says so by its name, a generated file by its header.
fn is_table(file: &File) -> bool {
    let name = file.path.rsplit('/').next().unwrap_or(&file.path);
    name.contains("table") || file.text.lines().take(5).any(|line| line.contains("@generated"))
}

pub(super) fn every_file_says_what_it_is(files: &[File]) -> Vec<Finding> {
    let silent = |file: &&File| {
        file.has_extension(&["rs"])
            && !file
                .text
                .lines()
                .find(|line| !line.trim().is_empty())
                .unwrap_or("")
                .starts_with("//!")
    };
    let found = files.iter().filter(silent).map(|file| {
        file.finding(
            1,
            "no header",
            "begin with `//!`: what goes in, what comes out, what it never does",
        )
    });
    found.collect()
}

pub(super) fn nothing_is_put_off(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in files.iter().filter(|file| file.has_extension(&["rs"]) && !file.is_in(OWN_FOLDER)) {
        for (number, line) in file.code_lines() {
            let words = PUT_OFF.iter().filter(|(word, _)| line.contains(word));
            found.extend(words.map(|(word, mend)| file.finding(number, format!("`{word}`"), mend)));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, places};
    use super::{MOST_LINES, every_file_says_what_it_is, no_file_is_too_long, nothing_is_put_off};

    #[test]
    fn a_file_of_401_lines_is_too_long() {
        let long = "x\n".repeat(MOST_LINES + 1);
        let files = [
            file("src/app.rs", &long),
            file("src/short.rs", &"x\n".repeat(MOST_LINES)),
            file("crates/core/src/text/fold_table.rs", &long),
            file("src/messages.rs", &format!("//! @generated\n{long}")),
            file("docs/long.md", &long),
        ];
        assert_eq!(places(no_file_is_too_long, &files), ["src/app.rs:400"]);
    }

    #[test]
    fn a_file_without_a_header_is_found() {
        let files =
            [file("src/a.rs", "\n//! In: x.\n"), file("src/b.rs", "use std::io;\n//! Late.\n")];
        assert_eq!(places(every_file_says_what_it_is, &files), ["src/b.rs:1"]);
    }

    #[test]
    fn what_is_put_off_is_found_in_code_and_not_in_comments() {
        let text = "//! X.\n// todo!() is forbidden\nfn f() { todo!() }\n#[ignore = \"slow\"]\n";
        assert_eq!(
            places(nothing_is_put_off, &[file("src/a.rs", text)]),
            ["src/a.rs:3", "src/a.rs:4"]
        );
    }
}
