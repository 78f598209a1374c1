//! The template is an empty workbook that the first map and the import understand, in both languages.

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, ReadOptions};
use recognition_wall_sheet::{Field, Lang, Map, Workbook, import, template};

#[test]
fn the_template_comes_back_through_the_first_map_and_the_import() {
    let today = PartialDate::new(2026, 11, 24).unwrap();
    for lang in Lang::ALL {
        let book = Workbook::of_bytes("mau.xlsx", template(lang).unwrap()).unwrap();
        let sheet = book.sheet(None).unwrap();
        let text = Map::suggest(&sheet, lang);
        let map = Map::parse(&text).unwrap();
        let fields: Vec<Field> = map.columns.keys().copied().collect();
        assert_eq!(fields.len(), 17, "{text}");
        assert_eq!(map.first_row, 2);
        let found = import(&sheet, &map, today);
        // A column of ids that nobody filled in is a warning, and the only one.
        let told: Vec<_> =
            found.problems.iter().map(|problem| (problem.code(), problem.place())).collect();
        assert_eq!(told, [("RW252", "A".to_owned())]);
        assert_eq!(found.feed.items.len(), 2);
        let (person, team) = (&found.feed.items[0], &found.feed.items[1]);
        assert_eq!(
            (person.title.as_str(), person.recognition.kind, team.recognition.kind),
            ("Trần Thị Bé Năm", "person", "collective")
        );
        let award = &person.recognition.awards[0];
        assert_eq!(
            (award.code.as_deref(), award.class.as_deref(), award.year),
            (Some("hc-lao-dong"), Some("hạng Ba"), Some(2023))
        );
        assert_eq!(award.decision.as_ref().unwrap().date.as_deref(), Some("2023-06-01"));
        assert_eq!(team.recognition.awards[0].code.as_deref(), Some("bk-ubnd-tinh"));
        assert_eq!(person.image.as_deref(), Some("photos/001.jpg"));
        let reading =
            feed::read(found.json().unwrap().as_bytes(), &ReadOptions::new(today)).unwrap();
        assert!(reading.problems.is_empty(), "{:?}", reading.problems);
        assert_eq!(book.sheet_names().count(), 3);
    }
}
