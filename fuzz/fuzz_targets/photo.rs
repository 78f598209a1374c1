//! Any bytes as a photo: refused, or made within its limits.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_photos::{Limits, Recipe, Wishes, develop};

fuzz_target!(|bytes: &[u8]| {
    let recipe = Recipe { widths: vec![16], jpeg_width: 16, ..Recipe::default() };
    let limits = Limits { pixels: 1 << 16, memory: 8 << 20 };
    if let Ok(made) = develop(bytes, &recipe, &Wishes::default(), &limits) {
        let (width, height) = made.original;
        assert!(u64::from(width) * u64::from(height) <= limits.pixels && !made.files.is_empty());
    }
});
