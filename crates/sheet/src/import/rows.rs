//! What a row is: data, or one of the many rows of a list that are not. A row goes in with its own cells,
//! its class comes out; nothing is read of it here.

use recognition_wall_core::text::fold::fold;

use crate::heading::{Heading, heading_of, is_whole_heading};
use crate::map::{Look, is_numbering, text_of_cell};
use crate::sheet::Row;

/// What a row is, sections aside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RowClass {
    /// Somebody, or a section.
    Content,
    /// The headings again, on a new page, or the numbers of the columns.
    Heading,
    /// A sum.
    Total,
    /// Who made the list, who signs it, who is sent it.
    Footer,
}

/// The class of a row.
pub(super) fn class_of_row(row: &Row, look: &Look, name_columns: &[usize]) -> RowClass {
    if is_numbering(row) || is_heading(row, look, name_columns) {
        return RowClass::Heading;
    }
    let texts: Vec<String> =
        row.cells.iter().filter(|cell| !cell.is_empty()).map(text_of_cell).collect();
    if texts.iter().take(2).any(|text| is_total(text)) {
        return RowClass::Total;
    }
    if texts.len() <= 3 && texts.iter().any(|text| is_footer(text)) {
        return RowClass::Footer;
    }
    RowClass::Content
}

fn is_heading(row: &Row, look: &Look, name_columns: &[usize]) -> bool {
    let is_name_heading = name_columns.iter().any(|column| {
        let text = fold(&text_of_cell(row.cell(*column)));
        let own = || look.headings.get(column).is_some_and(|heading| fold(heading) == text);
        !text.is_empty() && text.len() < 60 && (own() || is_whole_heading(&text))
    });
    // Most rows end here: somebody's name is no heading.
    if !is_name_heading {
        return false;
    }
    let same = row.cells.iter().enumerate().filter(|(column, cell)| {
        let text = fold(&text_of_cell(cell));
        let own = || look.headings.get(column).is_some_and(|heading| fold(heading).contains(&text));
        !text.is_empty() && (own() || is_known(&text))
    });
    same.count() >= 2
}

fn is_known(text: &str) -> bool {
    heading_of(text) != Heading::Unknown
}

/// "Tổng cộng", "Cộng: 12", "Tổng số 15 người".
fn is_total(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> =
        folded.split(' ').filter(|word| !word.bytes().all(|byte| byte.is_ascii_digit())).collect();
    match words.as_slice() {
        ["cong" | "tong" | "total" | "sum"]
        | ["tong", "cong" | "so", ..]
        | ["grand", "total", ..]
        | ["total", "of" | "number" | "people" | "persons", ..] => true,
        ["cong", second, ..] => matches!(
            *second,
            "tap" | "ca" | "danh" | "nhom" | "muc" | "i" | "ii" | "iii" | "a" | "b"
        ),
        _ => false,
    }
}

/// What stands below a list.
fn is_footer(text: &str) -> bool {
    let folded = fold(text);
    let starts = [
        "nguoi lap",
        "nguoi ki",
        "noi nhan",
        "thu truong don vi",
        "thu truong co quan",
        "xac nhan cua",
        "ki ten",
        "danh sach nay co",
        "danh sach nay gom",
        "danh sach gom",
        "danh sach co",
        "danh sach tren co",
        "an dinh danh sach",
        "tm uy ban",
        "tm ubnd",
        "kt chu tich",
        "kt giam doc",
        "tl chu tich",
        "tuq chu tich",
        "thay mat",
        "ki ghi ro ho ten",
        "luu vt",
        "prepared by",
        "signed by",
    ];
    let dated = folded.contains(" ngay ")
        && folded.contains(" thang ")
        && folded.contains(" nam ")
        && folded.len() < 60;
    starts.iter().any(|start| folded.starts_with(start)) || dated
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sheet::Cell;

    #[test]
    fn rows_that_are_nobody_are_told_from_people() {
        let row = |cells: &[&str]| Row {
            number: 9,
            hidden: false,
            cells: cells.iter().map(|text| Cell::of(text)).collect(),
        };
        let mut look = Look::default();
        look.headings.insert(0, "STT".into());
        look.headings.insert(1, "Họ và tên".into());
        look.headings.insert(2, "Đơn vị".into());
        let class = |cells: &[&str]| class_of_row(&row(cells), &look, &[1]);
        for cells in [
            ["STT", "HỌ VÀ TÊN", "Đơn vị"],
            ["1", "2", "3"],
            ["(1)", "(2)", "(3)"],
            ["A", "1", "2"],
        ] {
            assert_eq!(class(&cells), RowClass::Heading, "{cells:?}");
        }
        for cells in [
            ["", "Tổng cộng", "15"],
            ["Cộng:", "", "3"],
            ["", "Tổng số: 15 người", ""],
            ["Cộng tập thể", "", ""],
        ] {
            assert_eq!(class(&cells), RowClass::Total, "{cells:?}");
        }
        for cells in [
            ["", "Danh sách này có 15 người./.", ""],
            ["", "", "Vị Thanh, ngày 01 tháng 6 năm 2023"],
            ["Nơi nhận:", "", "KT. CHỦ TỊCH"],
        ] {
            assert_eq!(class(&cells), RowClass::Footer, "{cells:?}");
        }
        for cells in [
            ["1", "Cộng Văn Hòa", "Sở Y tế"],
            ["2", "Tổng Văn An", "Sở Nội vụ"],
            ["3", "Trần Thị Bé Năm", ""],
            ["", "Kỳ Văn Tên", "x"],
        ] {
            assert_eq!(class(&cells), RowClass::Content, "{cells:?}");
        }
    }
}
