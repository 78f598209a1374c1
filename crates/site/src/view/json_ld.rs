//! What a page says to machines: schema.org `Person` or `Organization` with `award`.
//!
//! It is data and never run, so no policy of a page stands against it. A household has no type of
//! its own at schema.org and is an `Organization`.

use recognition_wall_core::feed::{Honouree, Kind};
use serde_json::{Map, Value, json};

use super::award::award_name;
use super::place::At;

/// The data of an honouree's page. Awards that were taken back or refused are none.
pub(super) fn honouree(at: &At<'_>, honouree: &Honouree) -> Value {
    let is_person = honouree.kind == Kind::Person;
    let mut data = Map::new();
    let mut put = |key: &str, value: Value| {
        data.insert(key.to_owned(), value);
    };
    put("@context", json!("https://schema.org"));
    put("@type", json!(if is_person { "Person" } else { "Organization" }));
    put("name", json!(at.say(&honouree.name).0));
    let aliases: Vec<&str> = honouree.aliases.iter().map(|alias| at.say(alias).0).collect();
    if !aliases.is_empty() {
        put("alternateName", json!(aliases));
    }
    if is_person {
        if let Some(honorific) = &honouree.honorific {
            put("honorificPrefix", json!(at.say(honorific).0));
        }
        if let Some(position) = &honouree.position {
            put("jobTitle", json!(at.say(position).0));
        }
        if let Some(unit) = &honouree.unit {
            put("worksFor", json!({ "@type": "Organization", "name": at.say(unit).0 }));
        }
    } else if let Some(unit) = &honouree.unit {
        put("parentOrganization", json!({ "@type": "Organization", "name": at.say(unit).0 }));
    }
    let awards: Vec<String> = honouree
        .awards
        .iter()
        .filter(|award| award.status.counts())
        .map(|award| match award.year {
            Some(year) => format!("{} ({year})", award_name(at, award)),
            None => award_name(at, award),
        })
        .collect();
    if !awards.is_empty() {
        put("award", json!(awards));
    }
    if let Some(summary) = &honouree.summary {
        put("description", json!(at.say(summary).0));
    }
    if let Some(image) = honouree.photos.first().and_then(|photo| at.absolute(&photo.src)) {
        put("image", json!(image));
    }
    if let Some(address) = at.canonical() {
        put("url", json!(address));
    }
    Value::Object(data)
}
