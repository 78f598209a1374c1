//! The documents about the feed say what the code does.

#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{
    DEPTH, Limits, MOST_PROBLEMS, Mapping, ProblemCode, ReadOptions, read,
};
use recognition_wall_core::locale::Locale;
use serde_json::Value;

const START: &str = "from locales/en.json -->\n";
const END: &str = "<!-- end of problems -->";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn document(name: &str) -> String {
    fs::read_to_string(root().join("docs").join(name)).unwrap()
}

#[test]
fn every_problem_is_documented() {
    let english = fs::read_to_string(root().join("locales/en.json")).unwrap();
    let english: Value = serde_json::from_str(&english).unwrap();
    let mut table =
        String::from("\n| code | | what is wrong | how to mend it |\n| --- | --- | --- | --- |\n");
    for code in ProblemCode::ALL {
        let said = |part: &str| {
            let key = format!("problem.{}.{part}", code.as_str().to_lowercase());
            english[&key].as_str().unwrap().replace(['{', '}'], "*")
        };
        let severity = code.severity().as_str();
        writeln!(table, "| {code} | {severity} | {} | {} |", said("what"), said("mend")).unwrap();
    }
    table.push('\n');
    let text = document("feed.md");
    let (before, rest) = text.split_once(START).unwrap();
    let (written, after) = rest.split_once(END).unwrap();
    if env::var_os("UPDATE").is_some() {
        let text = [before, START, &table, END, after].concat();
        // Moved into place, for the other tests are reading.
        let new = root().join("docs/feed.md.new");
        fs::write(&new, text).unwrap();
        fs::rename(new, root().join("docs/feed.md")).unwrap();
    } else {
        assert_eq!(written, table, "run again with UPDATE=1");
    }
}

#[test]
fn every_limit_is_documented_with_its_default() {
    let text = document("feed.md");
    let limits = Limits::default();
    let english = Locale::best(["en"]);
    for (name, limit) in [
        ("size of a page", limits.bytes),
        ("items of all pages", limits.items),
        ("pages", limits.pages),
        ("characters of a text", limits.text_chars),
        ("entries of a list inside an item", limits.entries),
        ("levels of nesting", DEPTH),
        ("problems that are listed", MOST_PROBLEMS),
    ] {
        let row = format!("| {name} | {}", english.number(limit));
        assert!(text.contains(&row), "{row}");
    }
}

#[test]
fn every_key_of_the_schema_is_documented() {
    let schema = fs::read_to_string(root().join("schema/recognition-feed-1.schema.json")).unwrap();
    let text = document("feed.md");
    let mut keys = Vec::new();
    collect_keys(&serde_json::from_str(&schema).unwrap(), &mut keys);
    assert!(keys.len() > 80, "{keys:?}");
    for key in keys {
        assert!(text.contains(&format!("`{key}`")), "{key} is not in docs/feed.md");
    }
}

fn collect_keys(schema: &Value, keys: &mut Vec<String>) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        keys.extend(properties.keys().cloned());
    }
    match schema {
        Value::Object(object) => object.values().for_each(|value| collect_keys(value, keys)),
        Value::Array(list) => list.iter().for_each(|value| collect_keys(value, keys)),
        _ => {}
    }
}

#[test]
fn the_worked_example_of_a_mapping_works() {
    let text = document("mapping.md");
    let mut blocks =
        text.split("```json\n").skip(1).map(|block| block.split("```").next().unwrap());
    let (data, map) = (blocks.next().unwrap(), blocks.next().unwrap());
    assert_eq!(map, fs::read_to_string(root().join("tests/feeds/laureates/map.json")).unwrap());
    let mapping = Mapping::read(map.as_bytes()).unwrap();
    let today = PartialDate::new(2026, 11, 23).unwrap();
    let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::new(today) };
    let reading = read(data.as_bytes(), &options).unwrap();
    assert_eq!(reading.problems, []);
    let read: Vec<String> = reading
        .feed
        .items
        .iter()
        .map(|item| {
            let award = item.awards.first().unwrap();
            let name = item.name.in_language("en").0;
            format!("{name}, {}, {}", item.kind.as_str(), award.year.unwrap())
        })
        .collect();
    assert_eq!(
        read,
        ["Marie Curie, person, 1903", "International Committee of the Red Cross, collective, 1917"]
    );
}

#[test]
fn the_smallest_feed_of_the_documents_is_read() {
    let text = document("feed.md");
    let example = text.split("```json\n").nth(1).unwrap().split("```").next().unwrap();
    let today = PartialDate::new(2026, 11, 23).unwrap();
    let reading = read(example.as_bytes(), &ReadOptions::new(today)).unwrap();
    assert_eq!((reading.feed.items.len(), reading.problems.len()), (2, 0));
}
