//! Any bytes as a mapping of a foreign JSON.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_core::feed::Mapping;

fuzz_target!(|bytes: &[u8]| {
    let _read_or_refused = Mapping::read(bytes);
});
