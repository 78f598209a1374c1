//! Any text as a deep link; written and read again it is written the same.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_core::query::Query;
use recognition_wall_core::query::link::Link;

fuzz_target!(|fragment: &str| {
    let start = Query::default();
    if let Some(link) = Link::from_fragment("wall", fragment, &start) {
        let written = link.to_fragment("wall", &start);
        let again = Link::from_fragment("wall", &written, &start);
        assert_eq!(again.map(|link| link.to_fragment("wall", &start)), Some(written));
    }
});
