//! Maps that are wrong, and what a map can say.

use super::*;
use crate::error::MapError;

fn error(text: &str) -> MapError {
    Map::parse(text).unwrap_err()
}

#[test]
fn a_wrong_map_names_its_line_or_its_key() {
    let name = "[columns]\nname = \"B\"\n";
    assert!(matches!(error("x = "), MapError::Toml { line: 1, .. }));
    assert!(matches!(error("\n\nx = 1"), MapError::Toml { line: 3, .. }));
    assert!(matches!(error(&format!("{name}cccd = \"C\"")), MapError::Toml { line: 3, .. }));
    assert!(matches!(
        error(&format!("{name}[feed]\nauthor = \"C\"")),
        MapError::Toml { line: 4, .. }
    ));
    assert_eq!(
        error("[columns]\nname = \"B7\""),
        MapError::Column { key: "columns.name".into(), found: "B7".into() }
    );
    assert_eq!(error("first_row = 3"), MapError::NoName);
    assert!(matches!(error(&format!("first_row = 0\n{name}")), MapError::Rows(_)));
    assert!(matches!(error(&format!("first_row = 9\nlast_row = 8\n{name}")), MapError::Rows(_)));
    for constant in ["kind = \"robot\"", "name = \"A\"", "id = \"1\""] {
        let found = error(&format!("{name}[constants]\n{constant}"));
        assert!(matches!(found, MapError::Constant { .. }), "{constant}: {found:?}");
    }
    assert!(matches!(
        error(&format!("{name}[feed]\nas_of = \"1/6/2023\"")),
        MapError::Constant { .. }
    ));
}

#[test]
fn a_map_says_columns_constants_facets_and_awards() {
    let map = Map::parse(
        "\u{feff}sheet = \"DS\"\nfirst_row = 4\nlast_row = 90\njoin_rows = true\nskip = [\"E\"]\n\
         [feed]\ntitle = \"Bảng vàng\"\ncontact = \"mailto:a@b.vn\"\nas_of = \"2023-06-08\"\nfacets = [\"year\"]\n\
         [columns]\nname = [\"B\", \"C\"]\n[constants]\naward_year = 2023\nkind = \"Tập thể\"\n\
         [attributes]\nmovement = \"AA\"\n[award_words]\nBK = \"bk-ubnd-tinh\"\n\
         [awards.bk-tinh-doan]\nvi = \"Bằng khen của Tỉnh đoàn\"\nrank = 650\n",
    )
    .unwrap();
    assert_eq!((map.sheet.as_deref(), map.first_row, map.last_row), (Some("DS"), 4, Some(90)));
    assert_eq!(map.columns[&Field::Name], [1, 2]);
    assert_eq!(map.constants[&Field::AwardYear], "2023");
    assert_eq!((map.attributes["movement"].as_slice(), map.skip.as_slice()), (&[26][..], &[4][..]));
    assert_eq!(map.awards["bk-tinh-doan"].rank, Some(650));
    assert!(map.join_rows && !map.hidden_rows && map.photo_folder == "photos/");
}

#[test]
fn kinds_are_known_in_words_codes_and_english() {
    for (text, kind) in [
        ("CANHAN", Some(HonoureeKind::Person)),
        ("Cá nhân", Some(HonoureeKind::Person)),
        ("tập thể", Some(HonoureeKind::Collective)),
        ("HOGIADINH", Some(HonoureeKind::Household)),
        ("Household", Some(HonoureeKind::Household)),
        ("robot", None),
    ] {
        assert_eq!(kind_of(text), kind, "{text}");
    }
}

#[test]
fn what_a_sheet_says_can_not_break_out_of_the_map() {
    let csv = "\"Họ và tên\"\",\"\n[awards]\nx = 1\",Đơn vị\nLê An,Sở Y tế\n";
    let sheet = crate::Workbook::of_bytes("a\"b.csv", csv.into()).unwrap().sheet(None).unwrap();
    for lang in Lang::ALL {
        let text = Map::suggest(&sheet, lang);
        let map = Map::parse(&text).unwrap_or_else(|error| panic!("{error}\n{text}"));
        assert!(map.awards.is_empty());
        assert_eq!(map.sheet.as_deref(), Some("a\"b"));
    }
}
