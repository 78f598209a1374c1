//! An item as the feed writes it and whoever may be shown of it go in; the item without what may not
//! be shown comes out. What a consent still covers keeps its end, so that the wall notices it.

use recognition_wall_core::feed::{Honouree, repair};
use serde_json::{Map, Value};

use crate::SiteError;

/// The item of an honouree as it stands in a file of cards, in JSON.
pub(super) fn published(item: &[u8], honouree: &Honouree) -> Result<String, SiteError> {
    let text = String::from_utf8_lossy(item);
    let read = serde_json::from_str(&text).or_else(|error| {
        let repaired = repair(&text).ok_or(error)?;
        serde_json::from_str(&repaired)
    });
    let broken = |error: serde_json::Error| SiteError::Feed { reason: error.to_string() };
    let mut item: Map<String, Value> = read.map_err(broken)?;
    let mut hidden: Vec<&str> = Vec::new();
    if honouree.photos.is_empty() {
        hidden.extend(["image", "banner_image", "attachments", "photos"]);
    }
    if honouree.story.is_none() {
        hidden.extend(["content_text", "content_html"]);
    }
    if honouree.quote.is_none() {
        hidden.push("quote");
    }
    if honouree.links.is_empty() {
        hidden.push("links");
    }
    item.retain(|key, value| !value.is_null() && !hidden.contains(&key.as_str()));
    if let Some(Value::Object(extension)) = item.get_mut("_recognition") {
        extension.retain(|key, value| !value.is_null() && !hidden.contains(&key.as_str()));
        if let Some(Value::Object(consent)) = extension.get_mut("consent") {
            // The editor's own record, which no wall shows.
            consent.remove("basis");
        }
    }
    Ok(Value::Object(item).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_not_be_shown_is_taken_out() {
        let item = r#"{"id":"1","title":"A","image":"a.jpg","content_text":"story","summary":"short",
            "_recognition":{"photos":[{"src":"a.jpg"}],"quote":"q","links":[{"url":"https://a.vn"}],
            "consent":{"basis":"Giấy","scope":["name"]}}}"#;
        let left = published(item.as_bytes(), &Honouree::new("1", "A")).unwrap();
        let expected = r#"{"_recognition":{"consent":{"scope":["name"]}},"id":"1","summary":"short","title":"A"}"#;
        assert_eq!(left, expected);
        let mut shown = Honouree::new("1", "A");
        shown.story = Some("story".into());
        assert!(published(item.as_bytes(), &shown).unwrap().contains("story"));
    }

    #[test]
    fn half_a_character_costs_itself_only() {
        let item = r#"{"id":"1","title":"A\ud800"}"#;
        assert!(published(item.as_bytes(), &Honouree::new("1", "A")).is_ok());
    }
}
