//! The sample that the documentation shows, held to what the import really says. `UPDATE=1` writes it anew.

use std::fmt::Write as _;
use std::path::Path;

use recognition_wall_sheet::{Lang, Map, Workbook};

use crate::imported;

fn compare(name: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/import/sample").join(name);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, expected, "{name}: run with UPDATE=1, and look at what changed");
}

#[test]
fn the_sample_of_the_documentation_is_what_the_import_says() {
    let bytes = include_bytes!("sample/list.csv").to_vec();
    let sheet = Workbook::of_bytes("list.csv", bytes).unwrap().sheet(None).unwrap();
    for lang in Lang::ALL {
        let map = Map::suggest(&sheet, lang);
        compare(&format!("map.{}.toml", lang.tag()), &map);
        let found = imported(&sheet, &map);
        let mut problems = String::new();
        for problem in &found.problems {
            let (place, code) = (problem.place(), problem.code());
            writeln!(
                problems,
                "{place} {code} {}\n    {}",
                problem.message(lang),
                problem.mend(lang)
            )
            .unwrap();
        }
        compare(&format!("problems.{}.txt", lang.tag()), &problems);
        compare("feed.json", &found.json().unwrap());
    }
}
