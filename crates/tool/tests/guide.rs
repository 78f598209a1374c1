//! The editors' guide, step by step: what it shows is what the program says (`UPDATE=1` renews it).

#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

const BEGIN: &str = "```console\n$ wall ";

fn docs() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs")
}

/// What a command says, on both of its outputs.
fn said(folder: &Path, language: &str, words: &str) -> String {
    let mut wall = Command::new(env!("CARGO_BIN_EXE_wall"));
    wall.current_dir(folder).args(["--lang", language]).args(words.split_whitespace());
    let output = wall.output().unwrap();
    let both = [output.stdout, output.stderr].concat();
    String::from_utf8(both).unwrap().trim_end().to_owned()
}

fn walk(language: &str, page: &str) {
    let path = docs().join(language).join(page);
    let text = fs::read_to_string(&path).unwrap();
    let office = tempfile::tempdir().unwrap();
    let sheet = docs().join("examples/danh-sach.csv");
    fs::copy(sheet, office.path().join("danh-sach.csv")).unwrap();
    let mut parts = text.split(BEGIN);
    let mut walked = parts.next().unwrap().to_owned();
    let mut steps = 0;
    for part in parts {
        let (shown, after) = part.split_once("```").unwrap();
        let words = shown.lines().next().unwrap();
        let said = said(office.path(), language, words);
        walked.push_str(&[BEGIN, words, "\n", &said, "\n```", after].concat());
        steps += 1;
    }
    assert!(steps >= 4, "{}: no steps", path.display());
    if env::var_os("UPDATE").is_some() {
        fs::write(&path, &walked).unwrap();
    }
    assert_eq!(fs::read_to_string(&path).unwrap(), walked, "run again with UPDATE=1");
}

#[test]
fn the_english_guide_shows_what_is_said() {
    walk("en", "from-sheet-to-site.md");
}

#[test]
fn the_vietnamese_guide_shows_what_is_said() {
    walk("vi", "tu-bang-tinh-den-trang.md");
}
