//! The published JSON Schema of Recognition Feed 1.0, generated from the types of `wire.rs`.
//!
//! Tests hold the schema and the reader to the same keys. Native tools only, never in the page.

mod wire;

use schemars::generate::SchemaSettings;

/// The schema (JSON Schema 2020-12) as it is published in `schema/recognition-feed-1.schema.json`.
///
/// ```
/// use recognition_wall_core::feed::schema;
/// assert!(schema::text().contains("\"_recognition\""));
/// ```
#[must_use]
pub fn text() -> String {
    let generator = SchemaSettings::draft2020_12().into_generator();
    let schema = generator.into_root_schema_for::<wire::RecognitionFeed>();
    // A map of strings and lists always has a JSON text.
    serde_json::to_string_pretty(&schema).unwrap_or_default() + "\n"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::{Path, PathBuf};
    use std::{env, fs};

    use serde_json::{Value, json};

    use super::text;
    use crate::date::PartialDate;
    use crate::feed::{ReadOptions, read, value};

    /// Keys that the schema knows for the sake of other readers of the feed.
    const FOR_OTHERS: [&str; 1] = ["feed_url"];

    fn root() -> PathBuf {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
    }

    fn schema() -> Value {
        serde_json::from_str(&text()).unwrap()
    }

    fn feed(scenario: &str) -> Vec<u8> {
        fs::read(root().join("tests/feeds").join(scenario).join("feed.json")).unwrap()
    }

    #[test]
    fn the_published_schema_is_in_step() {
        let published = root().join("schema/recognition-feed-1.schema.json");
        if env::var_os("UPDATE").is_some() {
            fs::create_dir_all(published.parent().unwrap()).unwrap();
            fs::write(&published, text()).unwrap();
        }
        let published = fs::read_to_string(published).unwrap_or_default();
        assert!(published == text(), "run again with UPDATE=1, and read the difference");
    }

    #[test]
    fn the_contracts_example_is_valid_and_damage_is_not() {
        let validator = jsonschema::validator_for(&schema()).unwrap();
        for scenario in ["contract-example", "no-items", "unknown-keys"] {
            let feed: Value = serde_json::from_slice(&feed(scenario)).unwrap();
            let errors: Vec<String> =
                validator.iter_errors(&feed).map(|error| error.to_string()).collect();
            assert_eq!(errors, Vec::<String>::new(), "{scenario}");
        }
        let example: Value = serde_json::from_slice(&feed("contract-example")).unwrap();
        for (pointer, wrong) in [
            ("/items/0/id", json!("")),
            ("/items/0/url", json!("javascript:alert(1)")),
            ("/items/0/title", json!(7)),
            ("/items/0/_recognition/kind", json!("people")),
            ("/items/0/_recognition/awards/0/date", json!("8/6/2023")),
            ("/items/0/_recognition/photos/0/focal", json!([0.5, 2])),
            ("/items/0/_recognition/consent/scope/0", json!("voice")),
            ("/items", Value::Null),
        ] {
            let mut damaged = example.clone();
            *damaged.pointer_mut(pointer).unwrap() = wrong;
            assert!(!validator.is_valid(&damaged), "{pointer}");
        }
    }

    #[test]
    fn the_schema_and_the_reader_know_the_same_keys() {
        let today = PartialDate::new(2026, 11, 23).unwrap();
        let mut attributes = BTreeSet::new();
        for scenario in ["contract-example", "plain-json-feed"] {
            read(&feed(scenario), &ReadOptions::new(today)).unwrap();
            let feed: Value = serde_json::from_slice(&feed(scenario)).unwrap();
            let values =
                feed.pointer("/items/0/_recognition/attributes").and_then(Value::as_object);
            attributes.extend(values.into_iter().flat_map(|values| values.keys().cloned()));
        }
        let mut known = BTreeSet::new();
        collect_keys(&schema(), &mut known);
        let mut asked: BTreeSet<String> = value::asked::keys();
        asked.retain(|key| !attributes.contains(key));
        asked.extend(FOR_OTHERS.map(str::to_owned));
        // Present where the reader iterates instead of asking.
        asked.insert("items".to_owned());
        assert_eq!(asked, known);
    }

    fn collect_keys(schema: &Value, known: &mut BTreeSet<String>) {
        match schema {
            Value::Object(object) => {
                if let Some(properties) = object.get("properties").and_then(Value::as_object) {
                    known.extend(properties.keys().cloned());
                }
                object.values().for_each(|value| collect_keys(value, known));
            }
            Value::Array(list) => list.iter().for_each(|value| collect_keys(value, known)),
            _ => {}
        }
    }
}
