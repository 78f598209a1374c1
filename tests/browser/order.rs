//! Our order of names against the browser's own.

use std::cmp::Ordering;

use js_sys::{Array, Intl, Object};
use recognition_wall_core::text::collate;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

/// Single syllables, where both orders must agree: the differences begin with the second syllable
/// (docs/decisions/0003-vietnamese-order.md).
const SYLLABLES: [&str; 24] = [
    "an", "àn", "ản", "ãn", "án", "ạn", "ăn", "ân", "ba", "da", "đa", "em", "êm", "gì", "oan",
    "ôm", "ơn", "ta", "tà", "tả", "tã", "tá", "tạ", "ưu",
];

/// Hard names in our order: given, family, middle and whole name, parted by tabs.
const OURS: &str = include_str!("../order/ours.txt");

/// hoà and hòa are one syllable here; the browser sees the tone on another letter and parts them.
const TONE_ON_THE_LAST_LETTER: [&str; 15] =
    ["oà", "oả", "oã", "oá", "oạ", "oè", "oẻ", "oẽ", "oé", "oẹ", "uỳ", "uỷ", "uỹ", "uý", "uỵ"];

#[wasm_bindgen_test]
fn our_given_names_stand_as_in_the_browsers_own_order() {
    let given: Vec<&str> = OURS
        .lines()
        .filter_map(|line| line.split('\t').next())
        .filter(|given| given.chars().all(char::is_alphabetic))
        .filter(|given| !TONE_ON_THE_LAST_LETTER.iter().any(|ending| given.ends_with(ending)))
        .collect();
    assert!(given.len() > 60, "{} given names of one syllable", given.len());
    let collator = Intl::Collator::new(&Array::of1(&"vi".into()), &Object::new());
    let compare = collator.compare();
    for pair in given.windows(2) {
        // Spellings of one name tie here and are kept apart there: their keys are equal.
        if collate::key(pair[0]) == collate::key(pair[1]) {
            continue;
        }
        let theirs = compare.call2(&JsValue::UNDEFINED, &pair[0].into(), &pair[1].into()).unwrap();
        assert!(theirs.as_f64().unwrap() < 0.0, "{} before {}", pair[0], pair[1]);
    }
}

#[wasm_bindgen_test]
fn single_syllables_stand_as_in_the_browsers_own_order() {
    let collator = Intl::Collator::new(&Array::of1(&"vi".into()), &Object::new());
    let compare = collator.compare();
    for one in SYLLABLES {
        for other in SYLLABLES {
            let theirs = compare.call2(&JsValue::UNDEFINED, &one.into(), &other.into()).unwrap();
            let theirs = theirs.as_f64().unwrap().partial_cmp(&0.0).unwrap();
            let ours: Ordering = collate::key(one).cmp(&collate::key(other));
            assert_eq!(ours, theirs, "{one} and {other}");
        }
    }
}
