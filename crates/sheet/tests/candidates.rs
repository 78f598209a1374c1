//! 868 real people, the candidates to the 15th National Assembly: all are kept, each with an id of their
//! own, and none of their names is taken for an old font.
//!
//! The file is no part of the project; without it these tests say so and pass.

#![expect(clippy::unwrap_used, reason = "a broken file should fail loudly")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, ReadOptions, Severity};
use recognition_wall_sheet::{Cell, Import, Lang, Map, Sheet, Workbook, import};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

fn sheet() -> Option<Sheet> {
    let beside = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared");
    let folder = std::env::var_os("WALL_SHARED").map_or_else(|| beside.into(), PathBuf::from);
    let path = folder.join("data/vn-na15-candidates-868.csv");
    if !path.exists() {
        println!("skipped: no file of candidates (set WALL_SHARED to the folder that holds data/)");
        return None;
    }
    Some(Workbook::open(path).unwrap().sheet(None).unwrap())
}

fn today() -> PartialDate {
    PartialDate::new(2026, 11, 24).unwrap()
}

fn imported(sheet: &Sheet) -> Import {
    import(sheet, &Map::parse(include_str!("maps/candidates.toml")).unwrap(), today())
}

#[test]
fn all_868_are_kept_and_read_back() {
    let Some(sheet) = sheet() else { return };
    let found = imported(&sheet);
    let json = found.json().unwrap();
    let errors: Vec<_> =
        found.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert_eq!((found.counts.people, found.counts.left_out), (868, 0), "{errors:?}");
    let ids: BTreeSet<&str> = found.feed.items.iter().map(|item| item.id.as_str()).collect();
    assert_eq!(ids.len(), 868);
    assert!(is_nfc(&json));
    let first = &found.feed.items.first().unwrap().recognition;
    assert_eq!(first.unit.as_deref(), Some("Sở Quy hoạch - Kiến trúc thành phố Hà Nội"));
    assert_eq!(first.place.as_ref().unwrap().then.as_deref(), Some("Thành phố Hà Nội"));
    let reading = feed::read(json.as_bytes(), &ReadOptions::new(today())).unwrap();
    assert_eq!(reading.feed.items.len(), 868);
    assert!(reading.problems.is_empty(), "{:?}", reading.problems);
    for problem in &found.problems {
        println!("{} {} {}", problem.code(), problem.place(), problem.message(Lang::Vi));
    }
}

#[test]
fn aliases_in_brackets_are_aliases() {
    let Some(sheet) = sheet() else { return };
    let found = imported(&sheet);
    let with: Vec<_> =
        found.feed.items.iter().filter(|item| !item.recognition.aliases.is_empty()).collect();
    assert_eq!(with.len(), 27);
    let monk = with.iter().find(|item| item.title == "Đặng Minh Châu").unwrap();
    assert_eq!(monk.recognition.aliases, ["Hòa thượng Thích Bảo Nghiêm".into()]);
    assert!(found.feed.items.iter().all(|item| !item.title.contains(['(', ')'])));
}

#[test]
fn no_cell_of_right_text_is_changed_but_to_nfc() {
    let Some(sheet) = sheet() else { return };
    assert!(sheet.converted.is_empty(), "{:?}", sheet.converted);
    // Each row alone as well: a name has to stand without the evidence of others.
    let names: Vec<String> = sheet.rows.iter().skip(1).map(|row| row.cell(4).shown()).collect();
    assert_eq!(names.len(), 868);
    for name in &names {
        let alone =
            Workbook::of_bytes("a.csv", format!("\"{}\"\n", name.nfd().collect::<String>()).into())
                .unwrap();
        assert_eq!(
            alone.sheet(None).unwrap().rows.first().unwrap().cell(0),
            &Cell::Text(name.as_str().into())
        );
    }
}

#[test]
fn a_first_map_of_the_list_leaves_personal_data_out() {
    let Some(sheet) = sheet() else { return };
    let map = Map::suggest(&sheet, Lang::Vi);
    for line in [
        "name = \"E\" # Họ và tên",
        "unit = \"P\" # Nơi công tác",
        "position = \"O\"",
        "place = \"A\"",
        "“Dân tộc”: dân tộc",
        "“Ngày tháng năm sinh”: ngày, năm sinh",
    ] {
        assert!(map.contains(line), "{line}\n{map}");
    }
    let found = import(&sheet, &Map::parse(&map).unwrap(), today());
    assert_eq!(found.counts.people, 868);
    let json = found.json().unwrap();
    assert!(!json.contains("Kinh\"") && !json.contains("28/11/1974"));
}
