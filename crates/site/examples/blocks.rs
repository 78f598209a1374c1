//! Asks the blocks of a built site what a visitor asks, and says how many files and bytes that took:
//! what the figures of `docs/decisions/0007-large-feeds.md` are measured with.
//!
//! ```text
//! cargo run --release -p recognition-wall-site --example blocks -- SITE [WORDS] [facet:value]
//! ```
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for measuring")]

use std::fs;
use std::path::{Path, PathBuf};

use recognition_wall_core::blocks::{Blocks, NotYet};
use recognition_wall_core::query::{Filters, Query};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let site = Path::new(&arguments[0]);
    let feed = fs::read_to_string(site.join("feed.json")).unwrap();
    let feed: serde_json::Value = serde_json::from_str(&feed).unwrap();
    let head = site.join(feed["_recognition"]["blocks"].as_str().unwrap());
    let folder = head.parent().unwrap();
    let (files, bytes) = count(folder);
    println!("{files} files, {bytes} bytes");
    for (kind, part) in [("sets", ".bin"), ("cards", "cards/")] {
        let (files, bytes) = weigh(folder, part);
        println!("  {kind}: {files} files, {bytes} bytes");
    }
    println!("feed.json {}, head.json {}", wire(&site.join("feed.json")), wire(&head));
    let words = arguments.get(1).map_or("nguyen van", String::as_str);
    let filter = arguments.get(2).map_or("award:a3", String::as_str);
    for (text, filter) in [("", filter), (words, ""), ("rinh", ""), ("y nhien khong co", "")] {
        ask(folder, text, filter);
    }
}

/// Asks as the first question of a visit, for a first screen of 12 people.
fn ask(folder: &Path, text: &str, filter: &str) {
    let mut blocks = Blocks::read(&fs::read(folder.join("head.json")).unwrap()).unwrap();
    let filters = Filters::parse_preset(filter);
    let query = Query { text: text.to_owned(), filters, ..Query::default() };
    let (mut files, mut bytes, mut rounds) = (0, 0, 0);
    let mut fetch = |blocks: &mut Blocks, paths: Vec<String>| {
        rounds += 1;
        for path in paths {
            files += 1;
            bytes += wire(&folder.join(&path));
            blocks.take(&path, &fs::read(folder.join(&path)).unwrap()).unwrap();
        }
    };
    if let Err(NotYet::Fetch(paths)) = blocks.ask(&query, &Filters::default()) {
        fetch(&mut blocks, paths);
    }
    let mut ask = blocks.ask(&query, &Filters::default()).unwrap();
    loop {
        let wanted = blocks.go_on(&mut ask, 12).unwrap();
        if wanted.is_empty() {
            break;
        }
        fetch(&mut blocks, wanted);
    }
    let cards = ask.cards(0..12, blocks.head().slice);
    let of_cards: u64 = cards.iter().map(|path| wire(&folder.join(path))).sum();
    println!(
        "“{text}” {filter}: {:?}; {files} files in {rounds} rounds, {bytes} bytes, then {} of cards, {of_cards} bytes",
        ask.count(),
        cards.len()
    );
}

/// What goes over the wire: the compressed copy, where there is one.
fn wire(path: &Path) -> u64 {
    let mut packed = path.as_os_str().to_owned();
    packed.push(".br");
    let packed = fs::metadata(PathBuf::from(packed));
    packed.or_else(|_| fs::metadata(path)).unwrap().len()
}

fn paths(folder: &Path, all: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths(&path, all);
        } else {
            all.push(path);
        }
    }
}

fn count(folder: &Path) -> (usize, u64) {
    let mut all = Vec::new();
    paths(folder, &mut all);
    (all.len(), all.iter().map(|path| fs::metadata(path).unwrap().len()).sum())
}

/// The files of a kind without their copies, and what they are over the wire.
fn weigh(folder: &Path, part: &str) -> (usize, u64) {
    let mut all = Vec::new();
    paths(folder, &mut all);
    let ends = |path: &Path, ending: &str| path.extension().is_some_and(|found| found == ending);
    all.retain(|path| {
        !ends(path, "br") && !ends(path, "gz") && path.to_string_lossy().contains(part)
    });
    (all.len(), all.iter().map(|path| wire(path)).sum())
}
