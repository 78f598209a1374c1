//! Encodings and delimiters of text files. Workbooks are in `tests/`.

use unicode_normalization::UnicodeNormalization as _;

use super::*;
use crate::legacy::Encoding;
use crate::legacy::encode::encode;
use crate::sheet::Cell;

const TEXT: &str = "STT;Họ và tên;Đơn vị\n1;Trần Thị Bé Năm;Hợp tác xã Vị Thủy\n2;Nguyễn Văn Đực;Sở Y tế, Cần Thơ\n";

fn cells(bytes: Vec<u8>) -> Vec<String> {
    let sheet = Workbook::of_bytes("a.csv", bytes).unwrap().sheet(None).unwrap();
    sheet.rows.iter().flat_map(|row| row.cells.iter().map(Cell::shown)).collect()
}

fn expected() -> Vec<String> {
    TEXT.lines().flat_map(|line| line.split(';').map(str::to_owned)).collect()
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(unit).collect()
}

#[test]
fn every_encoding_gives_the_same_cells() {
    let le = utf16(TEXT, u16::to_le_bytes);
    let be = utf16(TEXT, u16::to_be_bytes);
    let mut cases = vec![
        ("UTF-8", TEXT.as_bytes().to_vec()),
        ("UTF-8 with mark", [b"\xEF\xBB\xBF", TEXT.as_bytes()].concat()),
        ("UTF-8 decomposed", TEXT.nfd().collect::<String>().into_bytes()),
        ("UTF-16LE with mark", [&b"\xFF\xFE"[..], &le].concat()),
        ("UTF-16BE with mark", [&b"\xFE\xFF"[..], &be].concat()),
        ("UTF-16LE", le),
        ("UTF-16BE", be),
    ];
    // windows-1258 has letters with a shape, and tones as marks of their own.
    let text = for_1258(TEXT);
    let (bytes, _, lost) = encoding_rs::WINDOWS_1258.encode(&text);
    assert!(!lost);
    cases.push(("windows-1258", bytes.into_owned()));
    for encoding in [Encoding::Tcvn3, Encoding::Vni] {
        let shown = encode(TEXT, encoding).unwrap();
        cases.push((
            encoding.name(),
            shown.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect(),
        ));
    }
    for (name, bytes) in cases {
        assert_eq!(cells(bytes), expected(), "{name}");
    }
}

/// Shapes composed, tones apart.
fn for_1258(text: &str) -> String {
    let mut out = String::new();
    for letter in text.chars() {
        let marks: Vec<char> = letter.nfd().collect();
        let is_tone = |mark: &char| "\u{300}\u{301}\u{303}\u{309}\u{323}".contains(*mark);
        let base: String =
            marks.iter().filter(|mark| !is_tone(mark)).collect::<String>().nfc().collect();
        out.push_str(&base);
        out.extend(marks.iter().filter(|mark| is_tone(mark)));
    }
    out
}

#[test]
fn every_delimiter_is_found() {
    for delimiter in [",", ";", "\t", "|"] {
        let text = TEXT.replace("Sở Y tế, Cần Thơ", "Sở Y tế").replace(';', delimiter);
        let expected: Vec<String> =
            text.lines().flat_map(|line| line.split(delimiter).map(str::to_owned)).collect();
        assert_eq!(cells(text.into_bytes()), expected, "{delimiter:?}");
    }
    assert_eq!(cells(b"sep=|\na|b,c,d,e\nf|g,h,i,j\n".to_vec()), ["a", "b,c,d,e", "f", "g,h,i,j"]);
    assert_eq!(cells("Trần Thị Năm\nLê An\n".into()), ["Trần Thị Năm", "Lê An"]);
}

#[test]
fn rows_are_numbered_as_a_spreadsheet_program_does() {
    for text in ["a,\"b\nc\"\n\nd,e\nf,g\n", "a,b\r\n\r\nd,e\r\nf,g"] {
        let sheet = Workbook::of_bytes("a.csv", text.into()).unwrap().sheet(None).unwrap();
        let numbers: Vec<u32> = sheet.rows.iter().map(|row| row.number).collect();
        assert_eq!(numbers, [1, 3, 4], "{text:?}");
    }
}

#[test]
fn what_is_no_table_is_said_to_be_none() {
    let fails = |name: &str, bytes: &[u8]| {
        Workbook::of_bytes(name, bytes.to_vec()).and_then(|book| book.sheet(None)).unwrap_err()
    };
    assert_eq!(fails("a.csv", b""), SheetError::Empty);
    assert_eq!(fails("a.csv", b" \n,,\n"), SheetError::Empty);
    assert!(matches!(fails("a.xls", b"<html><table>"), SheetError::Unsupported(_)));
    assert!(matches!(fails("a.xlsx", b"PK"), SheetError::Corrupt(_)));
    assert!(matches!(fails("a.xlsx", b"Nguyen,Van"), SheetError::Corrupt(_)));
    assert!(matches!(fails("a.csv", b"a,b\0\0c"), SheetError::Corrupt(_)));
    assert!(matches!(fails("a.json", b"{}"), SheetError::Unsupported(_)));
    assert_eq!(Workbook::open("no/such/file.xlsx").unwrap_err(), SheetError::NotFound);
    let two_million = "a,b\n".repeat(2_000_000);
    assert_eq!(fails("a.csv", two_million.as_bytes()), SheetError::TooManyRows(MOST_ROWS));
    let wide = format!("a{}b\n", ",".repeat(10_000)).repeat(1_000);
    assert_eq!(fails("a.csv", wide.as_bytes()), SheetError::TooManyCells(MOST_CELLS));
}
