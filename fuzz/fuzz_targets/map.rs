//! Any text as a map from a sheet to a feed: read, or refused with words.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_sheet::Map;

fuzz_target!(|text: &str| {
    let _read_or_refused = Map::parse(text);
});
