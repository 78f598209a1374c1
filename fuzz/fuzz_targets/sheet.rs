//! Any bytes as a list in a file of any kind: read or refused with words, a map is suggested for it, and
//! what it is imported to is a feed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use recognition_wall_core::date::PartialDate;
use recognition_wall_sheet::{Lang, Map, Workbook, import};

fuzz_target!(|bytes: &[u8]| {
    let Some((kind, bytes)) = bytes.split_first() else { return };
    let name = ["a.csv", "a.xlsx", "a.xls", "a.ods"][usize::from(*kind) % 4];
    match Workbook::of_bytes(name, bytes.to_vec()).and_then(|book| book.sheet(None)) {
        Ok(sheet) => {
            let suggested = Map::suggest(&sheet, Lang::Vi);
            let map = Map::parse(&suggested).expect("what is suggested is a map");
            import(&sheet, &map, PartialDate::EPOCH).json().expect("a feed can be written");
        }
        Err(error) => assert!(!error.message(Lang::Vi).is_empty()),
    }
});
