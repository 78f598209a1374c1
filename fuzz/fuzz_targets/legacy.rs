//! Any text as text of an old Vietnamese font: of what is converted nothing old is left.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_sheet::legacy::{Encoding, decode};

fuzz_target!(|text: &str| {
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        if let Some(converted) = decode(text, encoding) {
            assert!(converted.is_empty() == text.is_empty(), "{text:?} became {converted:?}");
        }
    }
});
