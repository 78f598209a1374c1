//! What the tables of `locales/` say of themselves, against the browser.

use recognition_wall::browser::intl;
use recognition_wall::edge::forms::of_browser;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::{Locale, messages};
use wasm_bindgen_test::wasm_bindgen_test;

/// A table that says so writes what the browser's `Intl` would write: nobody sees whether it was asked.
#[wasm_bindgen_test]
fn a_language_with_forms_of_its_own_writes_as_the_browser_does() {
    let own = Locale::all().filter(|locale| locale.text(messages::META_FORMS) == "own");
    let mut compared = 0;
    for locale in own {
        let (ours, tag) = (of_browser(locale), locale.tag());
        for number in [0_u32, 7, 133, 999, 1_000, 12_345, 1_234_567] {
            let theirs = intl::number(tag, number.into()).unwrap();
            assert_eq!(ours.number(usize::try_from(number).unwrap()), theirs);
        }
        let style = locale.text(messages::META_MONTH);
        for written in ["2023-06-08", "2023-12-31", "1945-09", "0938-01-02"] {
            let date = PartialDate::parse(written).unwrap();
            let month = date.month().unwrap();
            let theirs = intl::date(tag, date.year(), month, date.day(), style).unwrap();
            assert_eq!(ours.date(date), theirs, "{written}");
        }
        for items in [&["a"][..], &["a", "b"], &["a", "b", "c"], &["a", "b", "c", "d"]] {
            assert_eq!(ours.list(items), intl::list(tag, items).unwrap());
        }
        compared += 1;
    }
    assert!(compared > 0, "no language has forms of its own");
}
