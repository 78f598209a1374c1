//! Any texts as the attributes of the tag: theme, filters, order and all the rest.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall::config::Config;

fuzz_target!(|text: &str| {
    let values: Vec<&str> = text.split('\n').collect();
    let names = ["theme", "filter", "facets", "sort", "layout", "lang", "refresh", "heading-level", "mode"];
    let value = |name: &str| {
        let place = names.iter().position(|known| *known == name)?;
        values.get(place).map(|value| (*value).to_owned())
    };
    let config = Config::from_attributes(value);
    assert!((2..=6).contains(&config.heading_level));
});
