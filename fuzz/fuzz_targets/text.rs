//! Any text as a name, a date and a search: folded twice is folded once.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::text::{collate, fold};

fuzz_target!(|text: &str| {
    let once = fold::fold(text);
    assert_eq!(fold::fold(&once), once);
    let _key = (collate::key(text), collate::index_letter(text));
    let _date = PartialDate::parse(text);
});
