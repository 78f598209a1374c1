//! A photo of the feed as its editor wrote it, and what was made of it, become the photo as published.
//!
//! Pure. Never: loses a key that it does not know.

use serde_json::{Map, Value, json};

use crate::process::Made;

/// The photo object of the feed (contract, part 1): `src`, `width`, `height`, `sources` and `thumbhash`
/// tell of the files made; everything else (`alt`, `caption`, `credit`, `licence`, `original_url`,
/// `focal`, unknown keys) stays as it is.
///
/// `base` stands before every path: empty for paths that are relative to the feed, else with its `/`,
/// such as `/vinh-danh/`.
#[must_use]
pub fn photo_object(written: &Map<String, Value>, made: &Made, base: &str) -> Map<String, Value> {
    let mut photo = written.clone();
    let address = |path: &str| format!("{base}{path}");
    if let Some(jpeg) = made.jpeg() {
        photo.insert("src".to_owned(), json!(address(&jpeg.path)));
        photo.insert("width".to_owned(), json!(jpeg.width));
        photo.insert("height".to_owned(), json!(jpeg.height));
    }
    let sources: Vec<Value> = made
        .webp()
        .map(
            |file| json!({ "src": address(&file.path), "type": "image/webp", "width": file.width }),
        )
        .collect();
    photo.insert("sources".to_owned(), Value::Array(sources));
    photo.insert("thumbhash".to_owned(), json!(made.thumbhash));
    photo
}
