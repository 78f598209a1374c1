//! The sample is what it says it is: 133 invented honourees, uneven in every way a province's are.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a test that fails should fail loudly, in its helpers too"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use recognition_wall_sample::feed::{self, Sample};
use recognition_wall_sample::{material, photo, render};
use serde_json::Value;

fn sample() -> Sample {
    feed::build(&material::read().expect("the data files are read")).expect("the sample is built")
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../demo/sample")
}

fn committed() -> String {
    std::fs::read_to_string(folder().join("feed.json")).expect("demo/sample/feed.json is committed")
}

fn items() -> Vec<Value> {
    let feed: Value = serde_json::from_str(&committed()).expect("the feed is JSON");
    feed["items"].as_array().expect("items").clone()
}

fn honoured(item: &Value) -> &Value {
    &item["_recognition"]
}

fn awards(item: &Value) -> Vec<Value> {
    honoured(item)["awards"].as_array().cloned().unwrap_or_default()
}

/// Every string of a document, keys left out.
fn texts<'a>(value: &'a Value, found: &mut Vec<&'a str>) {
    match value {
        Value::String(text) => found.push(text),
        Value::Array(list) => list.iter().for_each(|one| texts(one, found)),
        Value::Object(map) => map.values().for_each(|one| texts(one, found)),
        _ => {}
    }
}

#[test]
fn running_the_script_again_gives_the_committed_feed_byte_for_byte() {
    let again = feed::to_json(&sample().feed).expect("JSON");
    assert!(
        again == committed(),
        "demo/sample/feed.json is stale: cargo run -p recognition-wall-sample"
    );
}

#[test]
fn drawing_twice_gives_the_same_pictures() {
    let (first, second) = (sample(), sample());
    for (one, other) in first.drawings.iter().zip(&second.drawings) {
        assert_eq!(one.svg, other.svg, "{}", one.stem);
    }
    let pictures: BTreeSet<_> = first.drawings.iter().map(|drawing| &drawing.svg).collect();
    assert_eq!(pictures.len(), first.drawings.len(), "no two pictures are the same");
}

#[test]
fn there_are_133_honourees_each_with_an_id_of_their_own() {
    let items = items();
    assert_eq!(items.len(), 133);
    let ids: BTreeSet<_> = items.iter().map(|item| item["id"].to_string()).collect();
    assert_eq!(ids.len(), 133);
}

#[test]
fn the_feed_says_that_it_is_sample_data() {
    let feed: Value = serde_json::from_str(&committed()).unwrap();
    assert!(feed["title"]["vi"].as_str().unwrap().contains("dữ liệu minh họa"));
    assert!(feed["title"]["en"].as_str().unwrap().contains("sample data"));
    for item in items() {
        assert_eq!(item["tags"][0], "dữ liệu minh họa", "{}", item["id"]);
    }
}

#[test]
fn every_text_is_composed_unicode() {
    let feed: Value = serde_json::from_str(&committed()).unwrap();
    let mut found = Vec::new();
    texts(&feed, &mut found);
    let composed = icu_normalizer::ComposingNormalizer::new_nfc();
    for text in found {
        assert!(composed.is_normalized(text), "not NFC: {text}");
        assert_eq!(text.trim(), text, "space at an end: {text:?}");
        assert!(!text.contains("  ") && !text.contains('{'), "left-over: {text}");
    }
}

#[test]
fn the_unevenness_of_a_real_list_is_there() {
    let items = items();
    let count = |test: &dyn Fn(&Value) -> bool| items.iter().filter(|item| test(item)).count();
    let kind = |name: &'static str| move |item: &Value| honoured(item)["kind"] == name;
    let any_award = |test: fn(&Value) -> bool| move |item: &Value| awards(item).iter().any(test);
    let photos = |item: &Value| honoured(item)["photos"].as_array().map_or(0, Vec::len);

    let expected: Vec<(&str, usize, std::ops::RangeInclusive<usize>)> = vec![
        ("persons", count(&kind("person")), 105..=120),
        ("collectives", count(&kind("collective")), 8..=15),
        ("households", count(&kind("household")), 5..=10),
        ("no photo", count(&|item| photos(item) == 0), 9..=14),
        ("two photos and more", count(&|item| photos(item) >= 2), 20..=30),
        ("long citation", count(&|item| item["content_text"].is_string()), 38..=52),
        ("a quote", count(&|item| honoured(item)["quote"].is_string()), 15..=40),
        ("five awards", count(&|item| awards(item).len() >= 5), 1..=4),
        ("several awards", count(&|item| awards(item).len() >= 2), 60..=110),
        ("posthumous", count(&any_award(|award| award["posthumous"] == true)), 2..=4),
        ("revoked", count(&any_award(|award| award["status"] == "revoked")), 1..=1),
        ("minors", count(&|item| honoured(item)["minor"] == true), 2..=2),
        ("in consultation", count(&|item| honoured(item)["visibility"] == "consultation"), 1..=1),
        ("no decision", count(&any_award(|award| award["decision"].is_null())), 15..=80),
        (
            "no signer",
            count(&any_award(|award| {
                award["decision"]["number"].is_string() && award["decision"]["signer"].is_null()
            })),
            15..=90,
        ),
        ("year only", count(&any_award(|award| award["date"].is_null())), 60..=133),
        (
            "year and month",
            count(&any_award(|award| award["date"].as_str().is_some_and(|date| date.len() == 7))),
            15..=60,
        ),
        (
            "a full day",
            count(&any_award(|award| award["date"].as_str().is_some_and(|date| date.len() == 10))),
            8..=40,
        ),
        ("before 2000", count(&any_award(|award| award["year"].as_i64().unwrap() < 2000)), 2..=6),
        ("aliases", count(&|item| honoured(item)["aliases"].is_array()), 3..=9),
        ("alias in brackets", count(&|item| item["title"].as_str().unwrap().contains('(')), 1..=3),
        (
            "forty words in the name",
            count(&|item| item["title"].as_str().unwrap().split(' ').count() >= 38),
            1..=1,
        ),
        ("no place now", count(&|item| honoured(item)["place"].is_string()), 5..=30),
        ("text in two languages", count(&|item| item["summary"]["en"].is_string()), 3..=20),
        ("a link", count(&|item| honoured(item)["links"].is_array()), 20..=60),
        ("no movement", count(&|item| honoured(item)["attributes"].is_null()), 20..=60),
    ];
    for (what, found, range) in expected {
        assert!(range.contains(&found), "{what}: {found}, not {range:?}");
    }
}

#[test]
fn the_minor_without_consent_to_a_photo_is_there() {
    let scopes: Vec<_> = items()
        .iter()
        .filter(|item| honoured(item)["minor"] == true)
        .map(|item| honoured(item)["consent"]["scope"].to_string().contains("photo"))
        .collect();
    assert!(scopes.contains(&true) && scopes.contains(&false), "{scopes:?}");
}

#[test]
fn the_revoked_award_is_not_the_only_one_of_that_person() {
    let items = items();
    let person = items
        .iter()
        .find(|item| awards(item).iter().any(|award| award["status"] == "revoked"))
        .expect("somebody's award was revoked");
    assert!(awards(person).iter().any(|award| award["status"].is_null()));
}

#[test]
fn people_of_one_name_have_two_ids() {
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for item in items() {
        *names.entry(item["title"].to_string()).or_default() += 1;
    }
    let same: Vec<_> = names.iter().filter(|(_, count)| **count > 1).collect();
    assert!(same.len() >= 3, "{same:?}");
    assert!(same.iter().any(|(_, count)| **count >= 3), "{same:?}");
}

#[test]
fn names_of_khmer_hoa_and_highland_people_are_there() {
    let names: Vec<_> =
        items().iter().map(|item| item["title"].as_str().unwrap().to_owned()).collect();
    for family in [
        "Danh ",
        "Thạch ",
        "Sơn ",
        "Kim ",
        "Lâm ",
        "H'",
        "A Đe",
        "Quan ",
        "Sầm ",
        "Linh mục ",
        "Hòa thượng ",
    ] {
        assert!(names.iter().any(|name| name.starts_with(family)), "nobody is called {family}");
    }
}

#[test]
fn every_award_is_in_the_taxonomy_and_no_code_is_idle_by_mistake() {
    let feed: Value = serde_json::from_str(&committed()).unwrap();
    let taxonomy = feed["_recognition"]["awards"].as_object().unwrap();
    for item in items() {
        assert!(!awards(&item).is_empty(), "{}", item["title"]);
        for award in awards(&item) {
            let code = award["code"].as_str().unwrap();
            assert!(taxonomy.contains_key(code), "{code}");
            let year = award["year"].as_i64().unwrap();
            assert!((1998..=2023).contains(&year), "{}: {year}", item["title"]);
        }
    }
    let ranks: BTreeSet<_> = taxonomy.values().map(|kind| kind["rank"].to_string()).collect();
    assert_eq!(ranks.len(), taxonomy.len(), "two awards of one rank");
}

#[test]
fn the_withdrawn_id_is_nobodys() {
    let feed: Value = serde_json::from_str(&committed()).unwrap();
    let withdrawn = feed["_recognition"]["withdrawn"].as_array().unwrap();
    assert_eq!(withdrawn.len(), 1);
    assert!(items().iter().all(|item| !withdrawn.contains(&item["id"])));
}

#[test]
fn no_two_people_have_the_same_story() {
    let mut told = BTreeSet::new();
    for item in items() {
        assert!(told.insert(item["summary"].to_string()), "{} twice", item["title"]);
        let first = awards(&item).first().map(|award| award["citation"].to_string());
        let words = item["summary"].to_string().split(' ').count();
        assert!(
            first.is_some_and(|citation| citation.len() > 40) && words >= 14,
            "{}",
            item["title"]
        );
    }
}

#[test]
fn nothing_that_the_law_calls_sensitive_is_told() {
    for item in items() {
        for key in ["birth", "born", "ethnic", "religion", "party", "identity", "address"] {
            assert!(!honoured(&item).as_object().unwrap().contains_key(key));
        }
    }
}

#[test]
fn every_photo_that_the_feed_names_is_there_and_the_whole_is_small() {
    let mut named = BTreeSet::new();
    for item in items() {
        for photo in honoured(&item)["photos"].as_array().into_iter().flatten() {
            named.insert(photo["src"].as_str().unwrap().to_owned());
            for source in photo["sources"].as_array().unwrap() {
                named.insert(source["src"].as_str().unwrap().to_owned());
            }
            assert!(photo["alt"]["vi"].as_str().unwrap().starts_with("Tranh minh họa"));
            assert!(photo["alt"]["en"].is_string() && photo["credit"]["vi"].is_string());
        }
    }
    let mut bytes = std::fs::metadata(folder().join("feed.json")).unwrap().len();
    for name in &named {
        bytes += std::fs::metadata(folder().join(name))
            .unwrap_or_else(|_| panic!("{name} is missing"))
            .len();
    }
    assert!(bytes < 6_000_000, "{bytes} bytes of feed and photos");
    let there = std::fs::read_dir(folder().join("photos")).unwrap().count();
    assert_eq!(there, named.len(), "a photo file that nobody names");
}

#[test]
fn photo_files_are_of_the_size_and_kind_that_the_feed_says() {
    let sample = sample();
    let drawing = sample.drawings.first().expect("a drawing");
    let picture = render::picture(drawing, photo::JPEG_WIDTH).unwrap();
    assert_eq!((picture.width, picture.height), (480, 600));
    assert!(render::jpeg(&picture).unwrap().starts_with(&[0xff, 0xd8, 0xff]));
    let webp = render::webp(&picture).unwrap();
    assert!(webp.starts_with(b"RIFF") && webp.get(8..12) == Some(b"WEBP".as_slice()));
}
