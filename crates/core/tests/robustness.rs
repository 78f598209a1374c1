//! What no feed can do: panic, hide somebody else, run for ever, or pass a limit in silence.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test that fails should fail loudly"
)]

use proptest::prelude::*;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{
    Assembly, Limits, Mapping, Problem, ProblemCode, ReadFailure, ReadOptions, Reading, read,
};
use serde_json::{Value, json};

const EXAMPLE: &str = include_str!("../../../tests/feeds/contract-example/feed.json");

fn today() -> PartialDate {
    PartialDate::new(2026, 11, 23).unwrap()
}

fn read_bytes(bytes: &[u8]) -> Result<Reading, ReadFailure> {
    read(bytes, &ReadOptions::new(today()))
}

fn read_value(feed: &Value) -> Reading {
    read_bytes(feed.to_string().as_bytes()).unwrap()
}

/// JSON Pointers to every value below `value`.
fn pointers(value: &Value, path: &str, out: &mut Vec<String>) {
    let entries: Vec<(String, &Value)> = match value {
        Value::Object(map) => map.iter().map(|(key, value)| (key.clone(), value)).collect(),
        Value::Array(list) => {
            list.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect()
        }
        _ => Vec::new(),
    };
    for (key, value) in entries {
        let path = format!("{path}/{key}");
        pointers(value, &path, out);
        out.push(path);
    }
}

fn wrong_values() -> Vec<Value> {
    vec![
        Value::Null,
        json!(true),
        json!(7),
        json!(-1.5),
        json!(""),
        json!("khác"),
        json!([]),
        json!([[]]),
        json!({}),
        json!({"x": {}}),
    ]
}

/// An item of the contract's example, and one after it.
fn two_items() -> Value {
    let mut feed: Value = serde_json::from_str(EXAMPLE).unwrap();
    feed["items"].as_array_mut().unwrap().push(json!({"id": "2", "title": "Danh Thị Sa Rây"}));
    feed
}

#[test]
fn a_wrong_value_at_any_key_hides_nobody_else_and_only_its_key() {
    let feed = two_items();
    let mut paths = Vec::new();
    pointers(&feed["items"][0], "/items/0", &mut paths);
    assert!(paths.len() > 70, "{paths:?}");
    for path in paths {
        for wrong in wrong_values() {
            let mut damaged = feed.clone();
            *damaged.pointer_mut(&path).unwrap() = wrong.clone();
            let reading = read_value(&damaged);
            let shown: Vec<&str> = reading.feed.items.iter().map(|item| item.id.as_str()).collect();
            assert!(shown.contains(&"2"), "{path} = {wrong}: {shown:?}");
            // Without an id or a name nobody can be shown; a word that is no visibility, and a
            // scope that does not name the name, hide on purpose.
            let may_hide = path == "/items/0/id"
                || path == "/items/0/title"
                || path.ends_with("/visibility") && wrong.is_string()
                || path.contains("/consent/scope");
            assert!(shown.len() == 2 || may_hide, "{path} = {wrong}: {:?}", reading.problems);
            assert_eq!(reading.feed.items.len() + reading.left_out, shown.len() + reading.left_out);
        }
    }
}

#[test]
fn a_wrong_value_at_any_key_of_the_feed_hides_nobody() {
    let mut feed = two_items();
    let mut paths = Vec::new();
    let items = feed["items"].take();
    pointers(&feed, "", &mut paths);
    feed["items"] = items;
    for path in paths.iter().filter(|path| !path.starts_with("/items")) {
        for wrong in wrong_values() {
            let mut damaged = feed.clone();
            *damaged.pointer_mut(path).unwrap() = wrong.clone();
            assert_eq!(read_value(&damaged).feed.items.len(), 2, "{path} = {wrong}");
        }
    }
}

#[test]
fn a_feed_that_is_cut_off_anywhere_says_so() {
    let whole = EXAMPLE.trim_end();
    for end in 1..whole.len() {
        let cut = &whole.as_bytes()[..end];
        let failure = read_bytes(cut).unwrap_err();
        assert!(matches!(failure, ReadFailure::CutOff { .. }), "{end}: {failure:?}");
    }
    assert!(read_bytes(whole.as_bytes()).is_ok());
}

#[test]
fn what_is_no_json_is_refused_and_what_is_unusual_json_is_read() {
    let feed =
        |value: &str| format!(r#"{{"items": [{{"id": "1", "title": "Năm"}}], "x": {value}}}"#);
    for broken in [
        "",
        "'a'",
        "undefined",
        "NaN",
        "Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "1e",
        "0x1F",
        "1 2",
        "-",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a: 1}",
        "{1: 1}",
        "{\"a\" 1}",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "tru",
        "TRUE",
        "nul",
        "]",
        "1]",
        "/* */ 1",
        "1 // a",
        "\u{feff}1",
        "\u{a0}1",
    ] {
        let failure = read_bytes(feed(broken).as_bytes()).unwrap_err();
        assert!(
            matches!(failure, ReadFailure::NotJson { .. } | ReadFailure::CutOff { .. }),
            "{broken}"
        );
    }
    for unusual in [
        "1E+2",
        "-0",
        "0e0",
        "123456789012345678901234567890",
        "\"\\u0000\\/\\b\"",
        "\"\u{7f}\"",
        "\"\u{2028}\"",
        "[[],[[]]]",
        "{\"\":0}",
        "{\"a\":1,\"a\":2}",
        " \r\n\tnull ",
        "\"\\ud83d\"",
        "\"raw\ttab\"",
    ] {
        assert_eq!(read_bytes(feed(unusual).as_bytes()).unwrap().feed.items.len(), 1, "{unusual}");
    }
    let escaped = r#"{"\u0069tems": [{"\u0069d": "1", "title": "N\u0103m"}]}"#;
    assert_eq!(read_bytes(escaped.as_bytes()).unwrap().feed.items[0].name, "Năm".into());
}

#[test]
fn nesting_without_end_is_refused_and_not_followed() {
    let deep =
        |opening: &str, closing: &str| [opening.repeat(100_000), closing.repeat(100_000)].concat();
    assert_eq!(read_bytes(deep("[", "]").as_bytes()).unwrap_err(), ReadFailure::NotAFeed);
    assert!(read_bytes(deep("{\"items\":", "}").as_bytes()).is_err());
    let header = format!(
        r#"{{"_recognition": {}, "items": [{{"id": "1", "title": "Năm"}}]}}"#,
        deep("[", "]")
    );
    assert_eq!(read_bytes(header.as_bytes()).unwrap().feed.items.len(), 1);
    let item =
        format!(r#"{{"items": [{}, {{"id": "1", "title": "Năm"}}]}}"#, deep("{\"a\":[", "]}"));
    let reading = read_bytes(item.as_bytes()).unwrap();
    assert_eq!((reading.feed.items.len(), reading.left_out), (1, 1));
}

#[test]
fn every_limit_that_is_hit_says_so() {
    let limits =
        Limits { bytes: 2_000, items: 3, pages: 2, text_chars: 5, entries: 2, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::new(today()) };
    let read = |feed: Value| read(feed.to_string().as_bytes(), &options);

    let large = read(json!({"items": [], "x": "x".repeat(2_000)})).unwrap_err();
    assert_eq!(large, ReadFailure::TooLarge { limit: 2_000 });

    let items: Vec<Value> = (0..6).map(|id| json!({"id": id, "title": "Năm"})).collect();
    let reading = read(json!({ "items": items })).unwrap();
    assert_eq!((reading.feed.items.len(), reading.left_out), (3, 3));
    let codes: Vec<&str> = reading.problems.iter().map(Problem::code).collect();
    assert_eq!(codes, ["RW060"]);

    let item = json!({
        "id": "1", "title": "Nguyễn Thị", "url": "https://a.example/", "tags": ["a", "b", "c"],
        "content_html": "<p>Một hai ba</p>"
    });
    let reading = read(json!({ "items": [item, {"id": "dài quá", "title": "Năm"}] })).unwrap();
    let codes: Vec<&str> = reading.problems.iter().map(Problem::code).collect();
    assert_eq!(codes, ["RW040", "RW037", "RW042", "RW040", "RW011"]);
    assert_eq!(reading.feed.items[0].name, "Nguyễ".into());

    let mut pages = Assembly::with_limits("https://a.example/1", today(), None, limits);
    for page in 2..=3 {
        let feed = json!({"next_url": page.to_string(), "items": []}).to_string();
        pages.add_page(feed.as_bytes()).unwrap();
    }
    assert_eq!(pages.next_page(), None);
    assert_eq!(pages.problems()[0].code, ProblemCode::TooManyPages);
}

#[test]
fn pages_without_end_come_to_an_end() {
    let mut pages = Assembly::new("https://a.example/0", today(), None);
    let mut count = 0;
    loop {
        count += 1;
        let feed = json!({"next_url": count.to_string(), "items": [{"id": count, "title": "Năm"}]});
        pages.add_page(feed.to_string().as_bytes()).unwrap();
        if pages.next_page().is_none() {
            break;
        }
    }
    assert_eq!(count, Limits::default().pages);
    assert_eq!(pages.feed().items.len(), count);
}

#[test]
fn pages_of_a_feed_of_unknown_address_stay_relative() {
    let mut pages = Assembly::new("", today(), None);
    pages.page_failed();
    pages.add_page(br#"{"next_url": "feed-2.json", "items": []}"#).unwrap();
    assert_eq!(pages.next_page(), Some("feed-2.json"));
    pages.add_page(br#"{"next_url": "feed-2.json", "items": []}"#).unwrap();
    assert_eq!(pages.next_page(), None);
    assert_eq!(pages.finish().problems[0].code, ProblemCode::PageLoop);
}

fn any_json() -> impl Strategy<Value = Value> {
    let text = prop_oneof![".*", "[a-z_]{1,9}", Just("https://a.example/\u{1}\\x".to_owned())];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        text.prop_map(Value::from),
    ];
    let keys = prop::sample::select(vec![
        "items",
        "id",
        "title",
        "_recognition",
        "awards",
        "photos",
        "place",
        "then",
        "consent",
        "scope",
        "until",
        "decision",
        "date",
        "year",
        "links",
        "url",
        "src",
        "sources",
        "focal",
        "facets",
        "withdrawn",
        "next_url",
        "language",
        "content_html",
        "class",
        "attributes",
        "vi",
    ]);
    leaf.prop_recursive(6, 64, 6, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::vec((keys.clone(), inner), 0..8).prop_map(|entries| {
                entries.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            }),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_make_it_panic(bytes: Vec<u8>) {
        let _read = read_bytes(&bytes);
        let _mapping = Mapping::read(&bytes);
    }

    #[test]
    fn no_damage_to_a_feed_makes_it_panic(at in 0..EXAMPLE.len(), byte: u8) {
        let mut bytes = EXAMPLE.as_bytes().to_vec();
        bytes[at] = byte;
        let _read = read_bytes(&bytes);
    }

    #[test]
    fn no_json_makes_it_panic_or_hides_the_next(value in any_json()) {
        let mut feed = value.clone();
        if feed.is_object() {
            feed["items"] = json!([value, {"id": "người-sau", "title": "Trần Thị Bé Năm"}]);
            feed["_recognition"] = json!({"facets": value["facets"], "awards": value["awards"]});
            if let Ok(reading) = read_bytes(feed.to_string().as_bytes()) {
                prop_assert_eq!(reading.feed.items.last().unwrap().id.as_str(), "người-sau");
            }
        }
        let _read = read_bytes(value.to_string().as_bytes());
    }

    #[test]
    fn no_mapping_makes_it_panic(rule in any_json(), value in any_json()) {
        let file = json!({"items": "", "item": {"id": "/id", "title": rule}}).to_string();
        if let Ok(mapping) = Mapping::read(file.as_bytes()) {
            let options = ReadOptions { mapping: Some(&mapping), ..ReadOptions::new(today()) };
            let _read = read(json!([value]).to_string().as_bytes(), &options);
        }
    }
}
