//! Who is one person and who are two, and ids that never change.

use recognition_wall_sheet::Workbook;
use rust_xlsxwriter::{Format, Workbook as Writer};

use crate::{imported, names, sheet_of};

#[test]
fn merged_cells_spread_down_and_rows_of_one_person_are_joined() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let plain = Format::new();
    for (column, text) in (0_u16..).zip(["Họ và tên", "Đơn vị", "Danh hiệu", "Năm"]) {
        sheet.write_string(0, column, text).unwrap();
    }
    sheet.merge_range(1, 0, 3, 0, "Trần Thị Bé Năm", &plain).unwrap();
    sheet.merge_range(1, 1, 5, 1, "Sở Y tế", &plain).unwrap();
    for (row, (award, year)) in (1_u32..).zip([
        ("LĐTT", 2021.0),
        ("CSTĐ cơ sở", 2022.0),
        ("BK UBND tỉnh", 2023.0),
        ("LĐTT", 2023.0),
        ("LĐTT", 2023.0),
    ]) {
        sheet.write_string(row, 2, award).unwrap();
        sheet.write_number(row, 3, year).unwrap();
    }
    sheet.write_string(4, 0, "Lê Văn Tám").unwrap();
    sheet.write_string(5, 0, "Võ Thị Sáu").unwrap();
    let sheet = sheet_of(writer);
    let map = "[columns]\nname = \"A\"\nunit = \"B\"\naward = \"C\"\naward_year = \"D\"";
    let found = imported(&sheet, map);
    assert_eq!(names(&found), ["Trần Thị Bé Năm", "Lê Văn Tám", "Võ Thị Sáu"]);
    assert_eq!(found.counts.joined, 2);
    let years: Vec<_> =
        found.feed.items[0].recognition.awards.iter().map(|award| award.year.unwrap()).collect();
    assert_eq!(years, [2021, 2022, 2023]);
    assert!(
        found.feed.items.iter().all(|item| item.recognition.unit.as_deref() == Some("Sở Y tế"))
    );
}

#[test]
fn ids_do_not_depend_on_the_order_of_the_rows() {
    let rows = [
        "Trần Thị Bé Năm,HTX Vị Thủy,Nông dân,LĐTT",
        "Lê Văn Tám,Sở Y tế,Bác sĩ,LĐTT",
        "Lê Văn Tám,Sở Nội vụ,Chuyên viên,LĐTT",
        "Lê Văn Tám,Sở Nội vụ,Lái xe,LĐTT",
        "Lê Văn Tám,Sở Nội vụ,Lái xe,CSTĐ cơ sở",
    ];
    let map =
        "first_row = 1\n[columns]\nname = \"A\"\nunit = \"B\"\nposition = \"C\"\naward = \"D\"";
    let ids = |rows: &[&str]| {
        let book = Workbook::of_bytes("a.csv", rows.join("\n").into()).unwrap();
        let found = imported(&book.sheet(None).unwrap(), map);
        let mut ids: Vec<(String, String)> = found
            .feed
            .items
            .iter()
            .map(|item| (item.id.clone(), format!("{:?}", item.recognition)))
            .collect();
        ids.sort();
        ids
    };
    let forward = ids(&rows);
    assert_eq!(forward.len(), 5, "two people of one name have two ids: {forward:?}");
    let mut back = rows;
    back.reverse();
    assert_eq!(ids(&back), forward);
    assert_eq!(ids(&rows[..2]).iter().filter(|own| forward.contains(own)).count(), 2);
    // The same row twice is one person.
    let twice = [rows[0], rows[0]].join("\n");
    let found =
        imported(&Workbook::of_bytes("a.csv", twice.into()).unwrap().sheet(None).unwrap(), map);
    assert_eq!((found.counts.people, found.counts.left_out), (1, 1));
    // With `join_rows` the two rows of the driver are one person with two awards.
    let book = Workbook::of_bytes("a.csv", rows.join("\n").into()).unwrap();
    let found = imported(&book.sheet(None).unwrap(), &format!("join_rows = true\n{map}"));
    assert_eq!((found.counts.people, found.counts.joined), (3, 2));
}
