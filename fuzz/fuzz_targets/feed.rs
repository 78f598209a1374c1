//! Any bytes as a feed: read or refused, and what is read can be indexed.
#![no_main]

use std::rc::Rc;

use libfuzzer_sys::fuzz_target;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{ReadOptions, read};
use recognition_wall_core::index::Building;

fuzz_target!(|bytes: &[u8]| {
    if let Ok(reading) = read(bytes, &ReadOptions::new(PartialDate::EPOCH)) {
        let _index = Building::new(Rc::new(reading.feed), &[]).finish();
    }
});
