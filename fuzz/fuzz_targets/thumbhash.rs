//! Any text as a thumbhash.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_core::feed::Tone;

fuzz_target!(|text: &str| {
    let _a_colour_or_none = Tone::of(text);
});
