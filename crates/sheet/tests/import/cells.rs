//! Cells that are wrong, hidden, in an old font or of a kind that must not be published.

use recognition_wall_sheet::{Lang, Map, RowCode, Workbook};
use rust_xlsxwriter::{Format, Formula, Workbook as Writer};

use crate::{imported, names, problems, sheet_of};

#[test]
fn error_cells_hidden_rows_and_real_dates_are_told_apart() {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    for (column, text) in (0_u16..).zip(["Họ và tên", "Đơn vị", "Ngày QĐ", "Số QĐ", "Danh hiệu"])
    {
        sheet.write_string(0, column, text).unwrap();
    }
    let failed = |formula: &str, result: &str| Formula::new(formula).set_result(result);
    for (row, name) in
        (1_u32..).zip(["Trần Thị Bé Năm", "Ẩn Văn Danh", "Lê Văn Tám", "", "Võ Thị Sáu"])
    {
        if !name.is_empty() {
            sheet.write_string(row, 0, name).unwrap();
        }
        sheet.write_string(row, 4, "LĐTT").unwrap();
        sheet.write_string(row, 1, "Sở Y tế").unwrap();
    }
    sheet.write_number_with_format(1, 2, 45_078.0, &date).unwrap();
    sheet.set_row_hidden(2).unwrap();
    sheet.write_formula(3, 1, failed("=NA()", "#N/A")).unwrap();
    sheet.write_string(3, 2, "31/6/2023").unwrap();
    sheet.write_formula(4, 0, failed("=A99/0", "#DIV/0!")).unwrap();
    sheet.write_string(5, 2, "1/6/2032").unwrap();
    let sheet = sheet_of(writer);
    let map = Map::suggest(&sheet, Lang::En);
    let found = imported(&sheet, &map);
    assert_eq!(names(&found), ["Trần Thị Bé Năm", "Lê Văn Tám", "Võ Thị Sáu"]);
    let place = |code: RowCode, place: &str| (code, place.to_owned());
    assert_eq!(
        problems(&found),
        [
            place(RowCode::HiddenRows, ""),
            place(RowCode::EmptyColumn, "D"),
            place(RowCode::CellFailed, "B4"),
            place(RowCode::BadDate, "C4"),
            place(RowCode::NameFailed, "A5"),
            place(RowCode::FutureDate, "C6"),
        ]
    );
    assert_eq!(found.counts.hidden, 1);
    let decision = found.feed.items[0].recognition.awards[0].decision.as_ref().unwrap();
    assert_eq!(decision.date.as_deref(), Some("2023-06-01"));
    let all = imported(&sheet, &map.replacen("skip = ", "hidden_rows = true\nskip = ", 1));
    assert_eq!(all.counts.people, 4);
}

#[test]
fn paths_that_leave_the_folder_and_false_addresses_are_left_out() {
    let csv = "Họ và tên,Ảnh,Nguồn ảnh,Link,Địa chỉ\n\
        Lê An,001.jpg,Ảnh: An,https://a.vn,\"xã Vị Thủy, Cần Thơ\"\n\
        Lê Ba,../../etc/passwd,,javascript:alert(1),12/3 đường Trần Phú\n\
        Lê Tư,C:\\anh\\1.jpg,,,\nLê Năm,/anh/1.jpg,,,\nLê Sáu,sub\\2.jpg,,,\n";
    let sheet = Workbook::of_bytes("a.csv", csv.into()).unwrap().sheet(None).unwrap();
    let found = imported(
        &sheet,
        "[columns]\nname = \"A\"\nphoto = \"B\"\nphoto_credit = \"C\"\nurl = \"D\"\nplace = \"E\"",
    );
    let photos: Vec<Option<&str>> =
        found.feed.items.iter().map(|item| item.image.as_deref()).collect();
    assert_eq!(photos, [Some("photos/001.jpg"), None, None, None, Some("photos/sub/2.jpg")]);
    assert_eq!(found.feed.items[0].recognition.photos[0].credit.as_deref(), Some("Ảnh: An"));
    let codes: Vec<_> = problems(&found);
    for expected in [
        (RowCode::PhotoPath, "B3"),
        (RowCode::BadUrl, "D3"),
        (RowCode::AddressInCell, "E3"),
        (RowCode::PhotoPath, "B4"),
        (RowCode::PhotoPath, "B5"),
    ] {
        assert!(codes.contains(&(expected.0, expected.1.to_owned())), "{expected:?} {codes:?}");
    }
}

#[test]
fn a_sheet_in_old_fonts_is_mapped_and_imported_as_one_in_unicode() {
    let csv = "STT,Hä vµ tªn,§¬n vÞ c«ng t¸c,Danh hiÖu\n1,TrÇn ThÞ BÐ N¨m,Së Y tÕ,Lao ®éng tiªn tiÕn\n2,NguyÔn V¨n §ùc,Së Néi vô,ChiÕn sü thi ®ua c¬ së\n";
    let bytes = csv.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    let sheet = Workbook::of_bytes("a.csv", bytes).unwrap().sheet(None).unwrap();
    let map = Map::suggest(&sheet, Lang::Vi);
    assert!(map.contains("name = \"B\" # Họ và tên"), "{map}");
    let found = imported(&sheet, &map);
    assert_eq!(names(&found), ["Trần Thị Bé Năm", "Nguyễn Văn Đực"]);
    let codes: Vec<_> = found
        .feed
        .items
        .iter()
        .map(|item| item.recognition.awards[0].code.as_deref().unwrap())
        .collect();
    assert_eq!(codes, ["ld-tien-tien", "cstd-co-so"]);
    assert!(found.counts.converted >= 9, "{:?}", found.counts);
    let unicode =
        "STT,Họ và tên,Đơn vị công tác,Danh hiệu\n1,Trần Thị Bé Năm,Sở Y tế,Lao động tiên tiến\n";
    let sheet = Workbook::of_bytes("a.csv", unicode.into()).unwrap().sheet(None).unwrap();
    assert_eq!(
        imported(&sheet, &map).feed.items[0].id,
        found.feed.items[0].id,
        "the font is not part of the identity"
    );
}

#[test]
fn headings_without_accents_and_in_english_are_known() {
    for (csv, expected) in [
        ("STT;Ho va ten;Don vi;Chuc vu;Nam\n1;Le An;So Y te;Bac si;2023\n", "award_year = \"E\""),
        (
            "No;Full name;Unit;Position;Photo credit\n1;Le An;Hospital;Doctor;Me\n",
            "photo_credit = \"E\"",
        ),
    ] {
        let sheet = Workbook::of_bytes("a.csv", csv.into()).unwrap().sheet(None).unwrap();
        let map = Map::suggest(&sheet, Lang::En);
        assert!(
            map.contains("name = \"B\"") && map.contains("unit = \"C\"") && map.contains(expected),
            "{map}"
        );
        assert_eq!(imported(&sheet, &map).counts.people, 1);
    }
}

#[test]
fn what_an_editor_typed_into_the_map_is_looked_at_too() {
    let csv = "Họ và tên,Đơn vị\nLê An,#N/A\n";
    let sheet = Workbook::of_bytes("a.csv", csv.into()).unwrap().sheet(None).unwrap();
    let map = "[feed]\ntitle = \"092301004567\"\n[columns]\nname = \"A\"\nunit = \"B\"\n\
               [constants]\nprogramme = \"Số 092301004567\"\naward = \"BK\"\n[award_words]\nBK = \"bk-ubnd-tinh\"\n";
    let found = imported(&sheet, map);
    let codes: Vec<RowCode> = found.problems.iter().map(|problem| problem.code).collect();
    assert_eq!(codes, [RowCode::IdentityInMap, RowCode::IdentityInMap, RowCode::CellFailed]);
    assert!(!found.json().unwrap().contains("092301004567"));
    let awards = &found.feed.items.first().unwrap().recognition.awards;
    assert_eq!(awards.first().unwrap().code.as_deref(), Some("bk-ubnd-tinh"));
}
