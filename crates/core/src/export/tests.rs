//! What is taken home is what was shown: read again, and opened as a table.

use std::fs;
use std::path::Path;

use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::date::PartialDate;
use crate::feed::{ReadOptions, Reading, Text, read};
use crate::table::Names;

fn read_at_home(bytes: &[u8]) -> Reading {
    let today = PartialDate::new(2026, 11, 24).unwrap();
    let options = ReadOptions { feed_url: "https://x.vn/a/feed.json", ..ReadOptions::new(today) };
    read(bytes, &options).unwrap()
}

fn export(feed: &Feed, form: Form) -> String {
    let export = Export { form, feed, locale: Locale::best(["vi"]) };
    let people = feed.items.iter().enumerate();
    let people = people.map(|(place, person)| export.person(person, place == 0));
    [export.begin(), people.collect(), export.end().to_owned()].concat()
}

/// The cells of an exported table, by row.
fn table(feed: &Feed) -> Vec<Vec<String>> {
    let text = export(feed, Form::Csv);
    let text = text.strip_prefix('\u{FEFF}').unwrap();
    let mut reader =
        ::csv::ReaderBuilder::new().has_headers(false).flexible(false).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What is written reads as what was shown: all but what only belongs to a feed that goes on.
fn assert_comes_back(reading: &Reading) {
    let shown =
        Feed { next_url: None, blocks: None, withdrawn: Names::default(), ..reading.feed.clone() };
    let text = export(&shown, Form::Json);
    let strict: Value =
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert!(strict["items"].is_array());
    assert_eq!(read_at_home(text.as_bytes()).feed, shown, "{text}");
}

#[test]
fn every_feed_of_the_tests_comes_back_as_it_was_shown() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/feeds");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let Ok(bytes) = fs::read(entry.unwrap().path().join("feed.json")) else { continue };
        let today = PartialDate::new(2026, 11, 24).unwrap();
        let options =
            ReadOptions { feed_url: "https://x.vn/a/feed.json", ..ReadOptions::new(today) };
        if let Ok(reading) = read(&bytes, &options) {
            assert_comes_back(&reading);
            seen += 1;
        }
    }
    assert!(seen > 20, "only {seen} feeds could be read");
}

#[test]
fn the_sample_of_133_comes_back_as_it_was_shown() {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../../demo/sample/feed.json");
    let reading = read_at_home(&fs::read(sample).unwrap());
    assert_eq!(reading.feed.items.len(), 133);
    assert_comes_back(&reading);
    let awards: usize = reading.feed.items.iter().map(|person| person.awards.len().max(1)).sum();
    assert_eq!(table(&reading.feed).len(), awards + 1);
}

#[test]
fn whoever_and_whatever_may_not_be_shown_is_in_no_export() {
    let item = |id: &str, more: Value| {
        json!({ "id": id, "title": format!("Tên {id}"), "image": "p.jpg",
        "content_text": "Kín", "_recognition": more })
    };
    let feed = json!({ "title": "T", "_recognition": { "withdrawn": ["rut"] }, "items": [
        item("rut", json!({})),
        item("nhap", json!({ "visibility": "draft" })),
        item("ten", json!({ "consent": { "scope": ["name"] } })),
        item("het", json!({ "consent": { "scope": ["name", "photo", "story"], "until": "2020-01-01" } })),
    ] });
    let feed = read_at_home(feed.to_string().as_bytes()).feed;
    for text in [export(&feed, Form::Json), export(&feed, Form::Csv)] {
        assert!(text.contains("Tên ten") && text.contains("Tên het"), "{text}");
        for kept_back in ["rut", "nhap", "p.jpg", "Kín"] {
            assert!(!text.contains(kept_back), "{kept_back} in {text}");
        }
    }
}

#[test]
fn a_row_says_which_award_by_which_decision_and_what_became_of_it() {
    let feed = json!({ "language": "vi", "title": "T", "items": [{ "id": "a", "title": "Lê \"Út\" Ẩn",
        "_recognition": { "visibility": "consultation", "fields": ["Y tế", "Văn hóa"], "awards": [
            { "title": "Huân chương Lao động", "class": "hạng Ba", "year": 2021, "posthumous": true,
              "citation": "Cứu\nngười", "decision": { "number": "12/QĐ-CTN", "date": "2021-02",
              "authority": "Chủ tịch nước" } },
            { "title": "Bằng khen", "status": "revoked" }] } }] });
    let rows = table(&read_at_home(feed.to_string().as_bytes()).feed);
    let of = |row: usize, heading: &str| {
        let column = rows.first().unwrap().iter().position(|cell| cell == heading).unwrap();
        rows.get(row).unwrap().get(column).unwrap().as_str()
    };
    assert_eq!(of(1, "Tên cá nhân, tập thể, hộ gia đình"), "Lê \"Út\" Ẩn");
    assert_eq!(of(1, "Lĩnh vực"), "Y tế; Văn hóa");
    assert_eq!((of(1, "Hạng"), of(1, "Năm")), ("hạng Ba", "2021"));
    assert_eq!((of(1, "Quyết định"), of(1, "Ngày quyết định")), ("12/QĐ-CTN", "2021-02"));
    assert_eq!((of(1, "Cấp quyết định"), of(1, "Thành tích")), ("Chủ tịch nước", "Cứu\nngười"));
    assert_eq!(of(1, "Ghi chú"), "truy tặng; Đang lấy ý kiến nhân dân");
    assert_eq!(of(2, "Ghi chú"), "Đã bị thu hồi; Đang lấy ý kiến nhân dân");
}

#[test]
fn a_name_for_a_file_is_plain_short_and_never_empty() {
    let name = |title: &str| {
        let feed = Feed { title: title.into(), ..Feed::default() };
        Export { form: Form::Json, feed: &feed, locale: Locale::best(["vi"]) }.file_name()
    };
    assert_eq!(name("../../Đắk Lắk: 2023"), "dak-lak-2023.json");
    assert_eq!(name(""), "wall.json");
    assert_eq!(name(&"dài ".repeat(99)).chars().count(), LONGEST_NAME + ".json".len());
}

proptest! {
    #[test]
    fn no_cell_is_a_formula_and_no_text_leaves_its_cell(text in "[ \t\n=+@\",;'|＝-]{0,3}\\PC{0,12}[\"\n\r]{0,2}") {
        let person = Honouree { unit: Some(Text::from(text.as_str())), ..Honouree::new("a", "An") };
        let feed = Feed { items: vec![std::rc::Rc::new(person)], ..Feed::default() };
        let rows = table(&feed);
        prop_assert_eq!(rows.len(), 2);
        let cell = rows.get(1).and_then(|row| row.get(5)).unwrap();
        prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']), "{}", cell);
        prop_assert!(*cell == text || *cell == format!("'{text}"), "{cell:?} of {text:?}");
    }

    #[test]
    fn a_feed_of_any_texts_comes_back_as_it_was_shown(
        texts in prop::collection::vec("\\PC{0,8}|[\"\\\\\\[{\n\t\u{1}]{0,6}", 12),
        language in prop::option::of("vi|en|"),
        focal in (0_u16..=1000, 0_u16..=1000),
    ) {
        let [title, name, id, key, tag, unit, class, code, number, alt, label, place] = &*texts else {
            unreachable!()
        };
        let mut feed = json!({ "title": title, "items": [{ "id": id, "title": name, "tags": [tag],
            "language": tag, "date_published": "2023-06-08T23:00:00+07:00", "summary": { key.as_str(): unit },
            "_recognition": { "unit": unit, "place": { "then": place, "now": { "km": place, "fr": unit } },
                "awards": [{ "code": code, "class": class, "decision": { "number": number } }, { "title": label }],
                "photos": [{ "src": "1.jpg", "width": 4, "height": 5, "alt": alt,
                    "focal": [f64::from(focal.0) / 1000.0, f64::from(focal.1) / 1000.0],
                    "sources": [{ "src": "2,3.avif", "type": tag, "width": 480 }] }],
                "links": [{ "label": label, "url": "https://x.vn/" }, { "url": "tel:113" }],
                "attributes": { key.as_str(): [unit, alt] } } }],
            "_recognition": { "facets": [key, { "key": tag, "label": label }], "as_of": "2023-06",
                "awards": { code.as_str(): { "title": title, "rank": 7 }, key.as_str(): {} } } });
        if let Some(language) = language {
            feed["language"] = language.into();
        }
        assert_comes_back(&read_at_home(feed.to_string().as_bytes()));
    }
}
