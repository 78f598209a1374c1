//! The feed as it will be published: everybody who may be shown, and of them only what may.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, Feed, Honouree, ReadOptions};
use recognition_wall_site::{FeedFile, People as _};
use serde_json::{Map, Value};

use super::BuildFailure;

/// Reads a feed as a wall would.
pub(super) fn read(json: &str, today: PartialDate) -> Result<Feed, BuildFailure> {
    let reading = feed::read(json.as_bytes(), &ReadOptions::new(today))
        .map_err(|failure| BuildFailure::Feed(Box::new(failure.problem())))?;
    if reading.feed.items.is_empty() {
        return Err(BuildFailure::Nobody);
    }
    Ok(reading.feed)
}

/// A large feed is published byte for byte: it must not hold anybody whom its pages leave out.
pub(super) fn has_nobody_to_hide(people: &FeedFile, path: &Path) -> Result<(), BuildFailure> {
    let mut shown = 0;
    people.each(&mut |_| {
        shown += 1;
        Ok(())
    })?;
    let written = items_in(path)?;
    match written.saturating_sub(shown) {
        0 if shown == 0 => Err(BuildFailure::Nobody),
        0 => Ok(()),
        hidden => Err(BuildFailure::Hidden(hidden)),
    }
}

/// How many items a feed has, whatever they are; nothing of them is kept.
fn items_in(path: &Path) -> Result<usize, BuildFailure> {
    #[derive(serde::Deserialize)]
    struct Outline {
        items: Vec<serde::de::IgnoredAny>,
    }
    let failed = |error| BuildFailure::input(path, error);
    let file = std::io::BufReader::new(std::fs::File::open(path).map_err(failed)?);
    let outline: Result<Outline, _> = serde_json::from_reader(file);
    outline.map(|outline| outline.items.len()).map_err(|error| failed(error.into()))
}

/// Takes out of a document who is not among those shown, and of everybody what the reading dropped:
/// photos and stories without consent, above all.
pub(super) fn keep_only(document: &mut Value, shown: &Feed) {
    let by_id: BTreeMap<&str, &Honouree> =
        shown.items.iter().map(|person| (person.id.as_str(), &**person)).collect();
    let Some(items) = document.get_mut("items").and_then(Value::as_array_mut) else { return };
    let mut seen = BTreeSet::new();
    items.retain_mut(|item| {
        let Some(item) = item.as_object_mut() else { return false };
        let Some(id) = id_of(item) else { return false };
        let Some(person) = by_id.get(id.as_str()) else { return false };
        keep_allowed(item, person);
        // Of two with one id the reading takes the first.
        seen.insert(id)
    });
    // All pages are one document now. Tombstones stay: kiosks must still hear of them.
    if let Some(object) = document.as_object_mut() {
        object.remove("next_url");
    }
}

fn id_of(item: &Map<String, Value>) -> Option<String> {
    match item.get("id")? {
        Value::String(id) => Some(id.trim().to_owned()),
        Value::Number(id) => Some(id.to_string()),
        _ => None,
    }
}

fn keep_allowed(item: &mut Map<String, Value>, person: &Honouree) {
    let mut drop_where = |is_gone: bool, keys: &[&str], inner: &[&str]| {
        if !is_gone {
            return;
        }
        for key in keys {
            item.remove(*key);
        }
        if let Some(Value::Object(extension)) = item.get_mut("_recognition") {
            for key in inner {
                extension.remove(*key);
            }
        }
    };
    drop_where(person.photos.is_empty(), &["image", "banner_image", "attachments"], &["photos"]);
    drop_where(person.story.is_none(), &["content_text", "content_html"], &[]);
    drop_where(person.summary.is_none(), &["summary"], &[]);
    drop_where(person.quote.is_none(), &[], &["quote"]);
    drop_where(person.links.is_empty(), &[], &["links"]);
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn published(items: &Value) -> Value {
        let mut document = json!({
            "next_url": "2.json",
            "_recognition": { "version": "1.0", "withdrawn": ["gone"] },
            "items": items,
        });
        let today = PartialDate::new(2026, 11, 24).unwrap();
        let shown = read(&document.to_string(), today).unwrap();
        keep_only(&mut document, &shown);
        document
    }

    #[test]
    fn whoever_may_not_be_shown_is_not_in_the_published_feed() {
        let document = published(&json!([
            { "id": "here", "title": "A" },
            { "id": "gone", "title": "B" },
            { "id": "draft", "title": "C", "_recognition": { "visibility": "draft" } },
            { "id": "here", "title": "Another of this id" },
            { "title": "Without an id" },
        ]));
        let names: Vec<&str> = document["items"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|it| it["title"].as_str())
            .collect();
        assert_eq!(names, ["A"]);
        assert_eq!(
            document["_recognition"]["withdrawn"],
            json!(["gone"]),
            "kiosks must still hear it"
        );
        assert_eq!(document.get("next_url"), None);
    }

    #[test]
    fn photos_without_consent_are_not_in_the_published_feed() {
        let photos = json!([{ "src": "a.jpg" }]);
        let document = published(&json!([{
            "id": "1", "title": "A", "image": "a.jpg", "content_text": "Story",
            "_recognition": { "photos": photos, "consent": { "basis": "x", "scope": ["name", "story"] } },
        }]));
        let item = &document["items"][0];
        assert_eq!((item.get("image"), item["_recognition"].get("photos")), (None, None));
        assert_eq!(item["content_text"], "Story");
    }
}
