//! A list as it is published: merged headings in two rows, sections, totals, who signs.

use recognition_wall_sheet::{Lang, Map, RowCode};
use rust_xlsxwriter::{Format, Workbook as Writer};

use crate::{imported, names, problems, sheet_of};

/// A list as an emulation office publishes it: formula of the state, title, decision, two rows of merged
/// headings, numbers of the columns, sections, a total, who signs.
fn official() -> Writer {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let plain = Format::new();
    sheet.set_name("Bằng khen").unwrap();
    sheet.merge_range(0, 0, 0, 3, "UBND TỈNH HẬU GIANG", &plain).unwrap();
    sheet.merge_range(0, 4, 0, 8, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", &plain).unwrap();
    sheet
        .merge_range(2, 0, 2, 8, "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN", &plain)
        .unwrap();
    sheet
        .merge_range(
            3,
            0,
            3,
            8,
            "(Kèm theo Quyết định số 937/QĐ-UBND ngày 01 tháng 6 năm 2023 của Chủ tịch UBND tỉnh)",
            &plain,
        )
        .unwrap();
    for (column, heading) in [
        (0, "STT"),
        (1, "Họ và tên"),
        (2, "Chức vụ"),
        (3, "Đơn vị công tác"),
        (4, "Số CCCD"),
        (5, "Thành tích"),
        (8, "Ghi chú"),
    ] {
        sheet.merge_range(5, column, 6, column, heading, &plain).unwrap();
    }
    sheet.merge_range(5, 6, 5, 7, "Hình thức khen thưởng", &plain).unwrap();
    sheet.write_string(6, 6, "Danh hiệu").unwrap();
    sheet.write_string(6, 7, "Hạng").unwrap();
    for column in 0..9_u16 {
        sheet.write_number(7, column, f64::from(column + 1)).unwrap();
    }
    let mut row = 8;
    let mut put = |cells: &[&str]| {
        for (column, text) in (0_u16..).zip(cells).filter(|(_, text)| !text.is_empty()) {
            sheet.write_string(row, column, *text).unwrap();
        }
        row += 1;
    };
    put(&["I", "TẬP THỂ"]);
    put(&[
        "1",
        "Phòng Nội vụ huyện Vị Thủy",
        "",
        "UBND huyện Vị Thủy",
        "",
        "Đã có thành tích",
        "BK UBND tỉnh",
    ]);
    put(&[]);
    put(&["II", "CÁ NHÂN"]);
    put(&[
        "1",
        "TRẦN THỊ BÉ NĂM",
        "Nông dân",
        "HTX Vị Thủy",
        "092301004567",
        "Đã có thành tích xuất sắc",
        "Bằng khen của Chủ tịch UBND tỉnh",
    ]);
    put(&[
        "STT",
        "Họ và tên",
        "Chức vụ",
        "Đơn vị công tác",
        "Số CCCD",
        "Thành tích",
        "Danh hiệu",
        "Hạng",
    ]);
    put(&[
        "2",
        "Nguyễn Văn Đực (Hai Đực)",
        "Giáo viên",
        "Trường THCS Vị Thanh",
        "092301004568",
        "",
        "Huân chương Lao động",
        "III",
    ]);
    put(&["3", "", "Bác sĩ", "Bệnh viện đa khoa", "", "", "CSTĐ cơ sở"]);
    put(&["4", "Lê Thị Hoa", "", "Sở Y tế", "", "Số ĐT 0909123456", "Người tốt việc tốt"]);
    put(&["", "Tổng cộng", "", "5"]);
    put(&["", "", "", "", "", "Vị Thanh, ngày 01 tháng 6 năm 2023"]);
    put(&["", "Người lập biểu", "", "", "", "KT. CHỦ TỊCH"]);
    put(&["", "Phạm Văn Lập"]);
    writer
}

#[test]
fn an_official_list_is_mapped_by_looking_and_imported() {
    let sheet = sheet_of(official());
    let map = Map::suggest(&sheet, Lang::Vi);
    for line in [
        "sheet = \"Bằng khen\"",
        "first_row = 9 ",
        "title = \"DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG BẰNG KHEN\"",
        "name = \"B\" # Họ và tên",
        "position = \"C\"",
        "unit = \"D\"",
        "award = \"G\" # Hình thức khen thưởng › Danh hiệu",
        "award_class = \"H\" # Hình thức khen thưởng › Hạng",
        "citation = \"F\"",
        "skip = [\"A\", \"E\", \"I\"]",
        "# cột E “Số CCCD”: số định danh cá nhân",
        "decision_number = \"937/QĐ-UBND\"",
        "decision_date = \"01 tháng 6 năm 2023\"",
        "decision_authority = \"Chủ tịch UBND tỉnh\"",
    ] {
        assert!(map.contains(line), "{line}\n{map}");
    }
    let found = imported(&sheet, &map);
    assert_eq!(
        names(&found),
        ["Phòng Nội vụ huyện Vị Thủy", "Trần Thị Bé Năm", "Nguyễn Văn Đực", "Lê Thị Hoa"]
    );
    let kinds: Vec<&str> = found.feed.items.iter().map(|item| item.recognition.kind).collect();
    assert_eq!(kinds, ["collective", "person", "person", "person"]);
    let duc = &found.feed.items[2].recognition;
    assert_eq!(duc.aliases, ["Hai Đực".into()]);
    assert_eq!(duc.awards[0].code.as_deref(), Some("hc-lao-dong"));
    assert_eq!(duc.awards[0].class.as_deref(), Some("hạng Ba"));
    let decision = duc.awards[0].decision.as_ref().unwrap();
    assert_eq!(
        (decision.number.as_deref(), decision.date.as_deref()),
        (Some("937/QĐ-UBND"), Some("2023-06-01"))
    );
    assert_eq!(
        problems(&found),
        [
            (RowCode::NoName, "B16".to_owned()),
            (RowCode::PhoneInCell, "F17".to_owned()),
            (RowCode::UnknownAward, "G17".to_owned()),
        ]
    );
    let counts = found.counts;
    assert_eq!(
        (counts.people, counts.left_out, counts.sections, counts.totals, counts.headings),
        (4, 1, 2, 1, 1)
    );
    assert_eq!((counts.footers, counts.blank, counts.hidden), (3, 1, 0));
    assert!(!found.json().unwrap().contains("0923"), "no identity number");
}

#[test]
fn a_column_of_identity_numbers_is_refused_by_heading_and_by_look() {
    let sheet = sheet_of(official());
    let found =
        imported(&sheet, "first_row = 9\n[columns]\nname = \"B\"\nposition = \"E\"\nunit = \"D\"");
    assert_eq!(problems(&found)[0], (RowCode::ForbiddenColumn, "E".to_owned()));
    assert!(found.has_errors());
    assert!(found.problems[0].message(Lang::Vi).contains("số định danh cá nhân"));

    let mut writer = Writer::new();
    let plain = writer.add_worksheet();
    for (row, (name, number)) in (0_u32..).zip([
        ("Lê An", 92_301_004_567.0),
        ("Lê Ba", 361_234_567.0),
        ("Lê Tư", 92_301_004_569.0),
    ]) {
        plain.write_string(row, 0, name).unwrap();
        plain.write_number(row, 1, number).unwrap();
    }
    let sheet = sheet_of(writer);
    let found = imported(&sheet, "first_row = 1\n[columns]\nname = \"A\"\nunit = \"B\"");
    assert_eq!(problems(&found)[0], (RowCode::ForbiddenContent, "B".to_owned()));
    assert_eq!(names(&found), ["Lê An", "Lê Ba", "Lê Tư"]);
    let map = Map::suggest(&sheet, Lang::En);
    assert!(
        map.contains("name = \"A\"")
            && map.contains("skip = [\"B\"]")
            && map.contains("never shown"),
        "{map}"
    );
    assert!(!found.json().unwrap().contains("301004"));
}

#[test]
fn two_imports_of_one_sheet_give_the_same_bytes() {
    let sheet = sheet_of(official());
    let map = Map::suggest(&sheet, Lang::Vi);
    let (one, other) = (imported(&sheet, &map), imported(&sheet, &map));
    assert_eq!(one.json().unwrap(), other.json().unwrap());
    let mut written = Vec::new();
    other.write_json(&mut written).unwrap();
    assert_eq!(written, one.json().unwrap().into_bytes());
}
