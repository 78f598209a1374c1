//! Any sheet and any map: an import never panics, accounts for every row, and gives a feed that reads
//! back without an error.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that fails should fail loudly")]

use std::fmt::Write as _;

use proptest::prelude::*;
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, ReadOptions, Severity};
use recognition_wall_sheet::{Cell, Field, Lang, Map, Merged, Row, Sheet, column_letters, import};

fn cell() -> impl Strategy<Value = Cell> {
    let texts = prop::sample::select(vec![
        "Trần Thị Bé Năm",
        "LÊ VĂN TÁM",
        "Họ và tên",
        "STT",
        "I",
        "II. CÁ NHÂN",
        "Tổng cộng",
        "BK UBND tỉnh",
        "1",
        "(1)",
        "Người lập biểu",
        "937/QĐ-UBND ngày 1/6/2023",
        "31/2/2023",
        "092301004567",
        "TrÇn ThÞ",
        "Tập thể",
        "a@b.vn",
        "../x.jpg",
        "https://a.vn",
        "x",
        "Năm",
        "hạng III",
        "Phòng Nội vụ",
    ]);
    prop_oneof![
        4 => Just(Cell::Empty),
        8 => texts.prop_map(Cell::of),
        2 => any::<String>().prop_map(|text| Cell::of(&text)),
        1 => any::<f64>().prop_map(Cell::Number),
        1 => (0_i32..90_000).prop_map(|number| Cell::Number(f64::from(number))),
        1 => any::<bool>().prop_map(Cell::Flag),
        1 => Just(Cell::Error("#N/A".into())),
    ]
}

fn sheet() -> impl Strategy<Value = Sheet> {
    let row = (1_u32..3, prop::bool::weighted(0.05), prop::collection::vec(cell(), 0..7));
    let merged = (1_u32..20, 0_u32..4, 0_usize..6, 0_usize..4);
    (prop::collection::vec(row, 0..24), prop::collection::vec(merged, 0..4)).prop_map(
        |(rows, merged)| {
            let mut number = 0;
            let rows = rows.into_iter().map(|(step, hidden, cells)| {
                number += step;
                Row { number, hidden, cells }
            });
            let merged = merged.into_iter().map(|(top, down, left, right)| Merged {
                top,
                bottom: top + down,
                left,
                right: left + right,
            });
            let mut merged: Vec<Merged> = merged.collect();
            merged.sort_by_key(|merged| (merged.top, merged.left));
            Sheet { name: "x".to_owned(), rows: rows.collect(), merged, converted: Vec::new() }
        },
    )
}

fn map() -> impl Strategy<Value = String> {
    let columns = prop::collection::btree_map(prop::sample::select(Field::ALL), 0_usize..7, 0..12);
    (1_u32..6, any::<bool>(), columns).prop_map(|(first, join, columns)| {
        let mut text = format!("first_row = {first}\njoin_rows = {join}\n[columns]\n");
        let with_name = columns.contains_key(&Field::Name);
        for (field, column) in columns {
            writeln!(text, "{} = \"{}\"", field.as_str(), column_letters(column)).unwrap();
        }
        if with_name { text } else { text + "name = \"B\"\n" }
    })
}

fn check(sheet: &Sheet, map: &str) {
    let today = PartialDate::new(2026, 11, 24).unwrap();
    let map = Map::parse(map).unwrap_or_else(|error| panic!("{error}\n{map}"));
    let found = import(sheet, &map, today);
    let counts = found.counts;
    let rows = sheet.rows.iter().filter(|row| row.number >= map.first_row).count();
    let told = counts.people + counts.joined + counts.left_out + counts.headings + counts.sections;
    assert_eq!(told + counts.totals + counts.footers + counts.hidden, rows, "{counts:?}");
    let json = found.json().unwrap();
    let reading = feed::read(json.as_bytes(), &ReadOptions::new(today)).unwrap();
    let errors: Vec<_> =
        reading.problems.iter().filter(|problem| problem.severity() == Severity::Error).collect();
    assert!(errors.is_empty(), "{errors:?}\n{json}");
    for problem in &found.problems {
        assert!(!problem.message(Lang::Vi).is_empty() && !problem.mend(Lang::En).is_empty());
        assert!(
            !problem.message(Lang::Vi).contains("092301004567"),
            "a problem never repeats an identity number"
        );
    }
    assert!(!json.contains("092301004567"));
}

proptest! {
    // What fails is shown; nothing is written beside the sources.
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sheet_by_any_map(sheet in sheet(), map in map()) {
        check(&sheet, &map);
    }

    #[test]
    fn any_sheet_by_its_first_map(sheet in sheet(), vietnamese in any::<bool>()) {
        let lang = if vietnamese { Lang::Vi } else { Lang::En };
        check(&sheet, &Map::suggest(&sheet, lang));
    }
}
