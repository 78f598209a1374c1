//! Turns `locales/*.json` into constants and tables, so that a message is an index at run time and
//! a missing or misspelt one stops the build.
//!
//! `vi.json` is the source: every other language has the same keys. A key that ends in
//! `.zero .one .two .few .many .other` is a form of a plural message; `.other` is always there.
//!
//! With the feature `pseudo` two languages are made up from English: `en-XA`, longer and accented,
//! and `ar-XB`, the same from right to left. Tests find with them what has no room or is no message.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

const SOURCE: &str = "vi";
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];
/// The messages that data asks for by name; the name of any other would only be downloaded.
const NAMED: [&str; 5] = ["date.month-", "facet.", "group.", "kind.", "level."];
/// What is no text of its own: patterns, and how a language is written.
const PATTERNS: [&str; 4] = ["date.", "list.", "meta.", "number."];

type Table = BTreeMap<String, String>;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../../locales");
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut tables = read_tables(&folder)?;
    if env::var_os("CARGO_FEATURE_PSEUDO").is_some() {
        let english = tables.get("en").cloned().ok_or("locales/en.json is missing")?;
        tables.insert("en-XA".to_owned(), made_up(&english, "ltr"));
        tables.insert("ar-XB".to_owned(), made_up(&english, "rtl"));
    }
    let source = tables.get(SOURCE).ok_or("locales/vi.json is missing")?;
    let keys: BTreeSet<String> = source.keys().map(|key| base(key).to_owned()).collect();
    for (language, table) in &tables {
        compare(language, table, source, &keys)?;
    }
    let out = PathBuf::from(env::var("OUT_DIR")?).join("messages.rs");
    fs::write(out, generate(&tables, source, &keys)?)?;
    Ok(())
}

fn read_tables(folder: &Path) -> Result<BTreeMap<String, Table>, Box<dyn Error>> {
    let mut tables = BTreeMap::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        println!("cargo:rerun-if-changed={}", path.display());
        if path.extension().is_some_and(|extension| extension == "json") {
            let language = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
            let table: Table =
                serde_json::from_str::<serde_json::Value>(&fs::read_to_string(&path)?)?
                    .as_object()
                    .ok_or_else(|| format!("{}: not an object", path.display()))?
                    .iter()
                    .map(|(key, text)| (key.clone(), text.as_str().unwrap_or_default().to_owned()))
                    .collect();
            tables.insert(language, table);
        }
    }
    Ok(tables)
}

/// A language that nobody speaks: every text half as long again, its places kept.
fn made_up(table: &Table, direction: &str) -> Table {
    let long = |(key, text): (&String, &String)| {
        let text = match key.as_str() {
            "meta.direction" => direction.to_owned(),
            key if PATTERNS.iter().any(|pattern| key.starts_with(pattern)) => text.clone(),
            _ => {
                // Letters with two marks: what cuts them off above or below is seen.
                let more = text.chars().count().div_ceil(2);
                let padding = |count| "ẤỷỘẵ".chars().cycle().take(count).collect::<String>();
                format!("[{} {text} {}]", padding(more - more / 2), padding(more / 2))
            }
        };
        (key.clone(), text)
    };
    table.iter().map(long).collect()
}

/// The key without its plural category.
fn base(key: &str) -> &str {
    match key.rsplit_once('.') {
        Some((base, category)) if CATEGORIES.contains(&category) => base,
        _ => key,
    }
}

fn compare(
    language: &str,
    table: &Table,
    source: &Table,
    keys: &BTreeSet<String>,
) -> Result<(), Box<dyn Error>> {
    let own: BTreeSet<String> = table.keys().map(|key| base(key).to_owned()).collect();
    if let Some(key) = keys.symmetric_difference(&own).next() {
        return Err(format!("locales/{language}.json and {SOURCE}.json differ at {key:?}").into());
    }
    if !table.get("meta.direction").is_some_and(|text| ["ltr", "rtl"].contains(&text.as_str())) {
        return Err(format!("locales/{language}.json: meta.direction is ltr or rtl").into());
    }
    for (key, text) in table {
        if text.trim().is_empty() {
            return Err(format!("locales/{language}.json: {key:?} is empty or no string").into());
        }
        let wanted = source.get(key).or_else(|| source.get(&format!("{}.other", base(key))));
        if base(key) == key && wanted.map(|text| places(text)) != Some(places(text)) {
            return Err(format!("locales/{language}.json: {key:?} has other {{places}}").into());
        }
    }
    Ok(())
}

/// The names in braces that a text leaves open.
fn places(text: &str) -> BTreeSet<&str> {
    text.split('{').skip(1).filter_map(|part| part.split('}').next()).collect()
}

fn generate(
    tables: &BTreeMap<String, Table>,
    source: &Table,
    keys: &BTreeSet<String>,
) -> Result<String, Box<dyn Error>> {
    let mut out = String::new();
    let mut slots: Vec<String> = Vec::new();
    for key in keys {
        let constant = key.to_uppercase().replace(|c: char| !c.is_ascii_alphanumeric(), "_");
        let other = format!("{key}.other");
        let doc = source.get(key).or_else(|| source.get(&other)).cloned().unwrap_or_default();
        writeln!(out, "#[doc = {doc:?}]")?;
        if source.contains_key(&other) {
            writeln!(out, "pub const {constant}: Plural = Plural({});", slots.len())?;
            slots.extend(CATEGORIES.map(|category| format!("{key}.{category}")));
        } else {
            writeln!(out, "pub const {constant}: Message = Message({});", slots.len())?;
            slots.push(key.clone());
        }
    }
    let names: Vec<(&String, usize)> = slots
        .iter()
        .enumerate()
        .filter(|(_, key)| NAMED.iter().any(|family| key.starts_with(family)))
        .map(|(slot, key)| (key, slot))
        .collect();
    writeln!(out, "pub(super) static NAMES: [(&str, u16); {}] = {names:?};", names.len())?;
    writeln!(out, "pub(super) static TABLES: [(&str, Texts); {}] = [", tables.len())?;
    for (language, table) in tables {
        // A form that a language lacks is empty.
        let texts: Vec<&str> =
            slots.iter().map(|key| table.get(key).map_or("", String::as_str)).collect();
        let all = texts.concat();
        let lengths: Vec<usize> = texts.iter().map(|text| text.len()).collect();
        writeln!(out, "    ({language:?}, Texts {{ all: {all:?}, lengths: &{lengths:?} }}),")?;
    }
    writeln!(out, "];")?;
    Ok(out)
}
