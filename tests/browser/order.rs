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
