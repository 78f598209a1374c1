//! Files that are broken, locked, or made to break: each ends in a typed error that says what to do.

#![expect(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

use std::io::{Cursor, Write as _};

use recognition_wall_sheet::{Cell, Lang, MOST_CELLS, MOST_ROWS, Sheet, SheetError, Workbook};
use rust_xlsxwriter::Workbook as Writer;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

fn read(name: &str, bytes: Vec<u8>) -> Result<Sheet, SheetError> {
    let found = Workbook::of_bytes(name, bytes).and_then(|book| book.sheet(None));
    if let Err(error) = &found {
        for lang in Lang::ALL {
            assert!(!error.message(lang).is_empty() && !error.mend(lang).is_empty(), "{error:?}");
        }
    }
    found
}

fn archive(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in entries {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(content).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

fn good() -> Vec<u8> {
    let mut writer = Writer::new();
    let sheet = writer.add_worksheet();
    for row in 0..200_u32 {
        sheet.write_string(row, 0, format!("Nguyễn Văn {row}")).unwrap();
        sheet.write_number(row, 1, f64::from(row)).unwrap();
    }
    writer.save_to_buffer().unwrap()
}

#[test]
fn a_workbook_cut_anywhere_is_corrupt() {
    let whole = good();
    assert_eq!(read("a.xlsx", whole.clone()).unwrap().rows.len(), 200);
    for sixteenth in 0..16 {
        let cut = whole.iter().take(whole.len() * sixteenth / 16).copied().collect();
        let error = read("a.xlsx", cut).unwrap_err();
        assert!(
            matches!(error, SheetError::Corrupt(_) | SheetError::Empty),
            "{sixteenth}/16: {error:?}"
        );
    }
}

#[test]
fn a_workbook_with_damaged_bytes_never_panics() {
    let whole = good();
    for place in (0..whole.len()).step_by(whole.len() / 150 + 1) {
        let mut damaged = whole.clone();
        for byte in damaged.iter_mut().skip(place).take(4) {
            *byte ^= 0x5A;
        }
        let _ = read("a.xlsx", damaged);
    }
}

#[test]
fn a_workbook_whose_xml_is_nonsense_never_panics() {
    let sheet = |cells: &str| {
        let workbook = br#"<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="A" sheetId="1" r:id="r1"/></sheets></workbook>"#;
        let relations = br#"<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
        let start = br#"<Relationships><Relationship Id="r0" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
        let content = format!("<worksheet><sheetData>{cells}</sheetData></worksheet>");
        archive(&[
            ("_rels/.rels", start),
            ("xl/workbook.xml", workbook),
            ("xl/_rels/workbook.xml.rels", relations),
            ("xl/worksheets/sheet1.xml", content.as_bytes()),
        ])
    };
    let good = r#"<row r="1"><c r="A1" t="inlineStr"><is><t>Lê An</t></is></c></row>"#;
    assert_eq!(read("a.xlsx", sheet(good)).unwrap().rows.len(), 1);
    for place in ["A99999999999", "ZZZZZZZZZZZ1", "A0", "1", "", "XFD1048577", "A-1", "Ă1"] {
        for kind in ["inlineStr", "s", "e", "d", "n", "?"] {
            let cell = format!(r#"<c r="{place}" t="{kind}" s="9"><v>1e999</v></c>"#);
            let _ = read("a.xlsx", sheet(&format!(r#"<row r="99999999999">{cell}</row>"#)));
        }
    }
}

#[test]
fn a_zip_bomb_is_not_unpacked() {
    let zeros = vec![b' '; 60 << 20];
    let bomb =
        archive(&[("xl/workbook.xml", b"<workbook/>"), ("xl/worksheets/sheet1.xml", &zeros)]);
    assert!(bomb.len() < 1 << 20);
    assert_eq!(read("a.xlsx", bomb).unwrap_err(), SheetError::Bomb);
}

#[test]
fn an_archive_that_lies_about_its_sizes_is_a_bomb_or_corrupt() {
    let content = vec![b'<'; 4 << 20];
    let mut lie = archive(&[("xl/workbook.xml", &content)]);
    // The directory's and the local header's size before packing: 4 MiB becomes 16 bytes.
    let size = u32::to_le_bytes(4 << 20);
    let places: Vec<usize> = lie
        .windows(4)
        .enumerate()
        .filter(|(_, four)| *four == size)
        .map(|(place, _)| place)
        .collect();
    assert!(!places.is_empty());
    for place in places {
        lie.splice(place..place + 4, 16_u32.to_le_bytes());
    }
    let error = read("a.xlsx", lie).unwrap_err();
    assert!(matches!(error, SheetError::Bomb | SheetError::Corrupt(_)), "{error:?}");
}

#[test]
fn a_password_is_told_from_damage() {
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/EncryptedPackage").unwrap().write_all(&[7; 4096]).unwrap();
    file.create_stream("/EncryptionInfo").unwrap().write_all(&[7; 200]).unwrap();
    assert_eq!(read("a.xlsx", file.into_inner().into_inner()).unwrap_err(), SheetError::Encrypted);
    // The record FILEPASS of the old format.
    let locked = xls(&[record(0x002F, &[0; 6])], &[]);
    assert_eq!(read("a.xls", locked).unwrap_err(), SheetError::Encrypted);
    let manifest = b"<manifest:manifest><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    let ods = archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("META-INF/manifest.xml", manifest),
        ("content.xml", b"garbage"),
    ]);
    assert_eq!(read("a.ods", ods).unwrap_err(), SheetError::Encrypted);
}

#[test]
fn other_documents_are_named() {
    let word = archive(&[("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w/>")]);
    assert!(matches!(read("a.docx", word).unwrap_err(), SheetError::Unsupported(_)));
    let binary = archive(&[("[Content_Types].xml", b"<Types/>"), ("xl/workbook.bin", b"1")]);
    assert_eq!(read("a.xlsb", binary).unwrap_err(), SheetError::Unsupported("xlsb".to_owned()));
    assert_eq!(
        read("a.csv", b"%PDF-1.7".to_vec()).unwrap_err(),
        SheetError::Unsupported("PDF".to_owned())
    );
    assert!(matches!(
        read("a.zip", archive(&[("a.txt", b"a")])).unwrap_err(),
        SheetError::Unsupported(_)
    ));
}

#[test]
fn a_sheet_that_is_not_there_is_named_with_those_that_are() {
    let book = Workbook::of_bytes("a.xlsx", good()).unwrap();
    let error = book.sheet(Some("Danh sách")).unwrap_err();
    assert_eq!(
        error,
        SheetError::NoSheet { wanted: "Danh sách".to_owned(), known: vec!["Sheet1".to_owned()] }
    );
    assert!(error.mend(Lang::Vi).contains("Sheet1"));
    assert!(book.sheet(Some(" sheet1 ")).is_ok());
}

// OpenDocument.

fn ods(rows: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content><office:body><office:spreadsheet><table:table table:name=\"Bảng\">{rows}</table:table></office:spreadsheet></office:body></office:document-content>"
    );
    archive(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
    ])
}

#[test]
fn opendocument_is_read_with_repeats_spans_dates_errors_and_hidden_rows() {
    let text = |text: &str| {
        format!(
            "<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>"
        )
    };
    let rows = [
        format!("<table:table-row>{}{}</table:table-row>", text("Họ &amp; tên"), text("Năm")),
        "<table:table-row table:number-rows-repeated=\"3\"><table:table-cell table:number-columns-repeated=\"1024\"/></table:table-row>".to_owned(),
        format!(
            "<table:table-row table:visibility=\"collapse\">{}<table:table-cell office:value-type=\"float\" office:value=\"2023\"><text:p>2.023</text:p></table:table-cell><table:table-cell office:value-type=\"date\" office:date-value=\"2023-06-01\"><text:p>01/06/23</text:p></table:table-cell></table:table-row>",
            text("Trần <text:span>Thị</text:span><text:s text:c=\"1000000000\"/>Năm<office:annotation><text:p>ghi chú</text:p></office:annotation>")
        ),
        "<table:table-row><table:table-cell table:number-rows-spanned=\"2\" office:value-type=\"string\"><text:p>Gộp</text:p></table:table-cell><table:table-cell calcext:value-type=\"error\" office:value-type=\"string\" office:string-value=\"\"><text:p>#N/A</text:p></table:table-cell></table:table-row>".to_owned(),
        "<table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row>".to_owned(),
    ];
    let sheet = read("a.ods", ods(&rows.concat())).unwrap();
    let numbers: Vec<(u32, bool)> = sheet.rows.iter().map(|row| (row.number, row.hidden)).collect();
    assert_eq!(numbers, [(1, false), (5, true), (6, false)]);
    let shown: Vec<Vec<String>> =
        sheet.rows.iter().map(|row| row.cells.iter().map(Cell::shown).collect()).collect();
    assert_eq!(
        shown,
        [vec!["Họ & tên", "Năm"], vec!["Trần Thị Năm", "2023", "2023-06-01"], vec!["Gộp", "#N/A"]]
    );
    assert!(matches!(sheet.rows.last().unwrap().cell(1), Cell::Error(_)));
    assert_eq!(sheet.merged.len(), 1);
}

#[test]
fn opendocument_that_repeats_itself_without_end_is_too_large() {
    let cell = "<table:table-cell table:number-columns-repeated=\"16384\" office:value-type=\"string\"><text:p>x</text:p></table:table-cell>";
    let row =
        format!("<table:table-row table:number-rows-repeated=\"1048576\">{cell}</table:table-row>");
    assert_eq!(read("a.ods", ods(&row)).unwrap_err(), SheetError::TooManyCells(MOST_CELLS));
    let narrow = "<table:table-row table:number-rows-repeated=\"1048576\"><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    assert_eq!(read("a.ods", ods(narrow)).unwrap_err(), SheetError::TooManyRows(MOST_ROWS));
}

// The old binary format, written record by record ([MS-XLS]).

fn record(kind: u16, body: &[u8]) -> Vec<u8> {
    [&kind.to_le_bytes()[..], &u16::try_from(body.len()).unwrap().to_le_bytes(), body].concat()
}

fn bof(kind: u16) -> Vec<u8> {
    let body = [0x0600_u16, kind, 0x0DBB, 0x07CC, 0, 0, 0x0006, 0];
    record(0x0809, &body.map(u16::to_le_bytes).concat())
}

fn text16(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn label(row: u16, column: u16, text: &str) -> Vec<u8> {
    let length = u16::try_from(text.encode_utf16().count()).unwrap();
    let head = [row, column, 0, length].map(u16::to_le_bytes).concat();
    record(0x0204, &[&head[..], &[1], &text16(text)].concat())
}

fn number(row: u16, column: u16, value: f64) -> Vec<u8> {
    let head = [row, column, 0].map(u16::to_le_bytes).concat();
    record(0x0203, &[&head[..], &value.to_le_bytes()].concat())
}

/// A workbook of one sheet: records of the workbook, records of the sheet.
fn xls(globals: &[Vec<u8>], cells: &[Vec<u8>]) -> Vec<u8> {
    let sheet = |start: u32| {
        let name = "Danh sách";
        let head = [
            &start.to_le_bytes()[..],
            &[0, 0, u8::try_from(name.chars().count()).unwrap(), 1],
            &text16(name),
        ];
        record(0x0085, &head.concat())
    };
    let before: usize =
        bof(5).len() + globals.iter().map(Vec::len).sum::<usize>() + record(0x0042, &[0; 2]).len();
    let start = before + sheet(0).len() + 4;
    let mut stream = bof(5);
    stream.extend(globals.concat());
    stream.extend(record(0x0042, &1200_u16.to_le_bytes()));
    stream.extend(sheet(u32::try_from(start).unwrap()));
    stream.extend(record(0x000A, &[]));
    stream.extend(bof(0x10));
    stream.extend(cells.concat());
    stream.extend(record(0x000A, &[]));
    let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
    file.create_stream("/Workbook").unwrap().write_all(&stream).unwrap();
    // Every real file has small streams too.
    file.create_stream("/Summary").unwrap().write_all(b"summary").unwrap();
    file.into_inner().into_inner()
}

#[test]
fn the_old_binary_format_is_read() {
    let hidden =
        record(0x0208, &[2_u16, 0, 2, 0x00FF, 0, 0, 0x0120, 0x0F].map(u16::to_le_bytes).concat());
    let merged = record(0x00E5, &[1_u16, 1, 2, 1, 1].map(u16::to_le_bytes).concat());
    let cells = [
        label(0, 0, "Họ và tên"),
        label(1, 0, "Trần Thị Bé Năm"),
        number(1, 1, 2023.0),
        hidden,
        label(2, 0, "Lê An"),
        merged,
    ];
    let sheet = read("a.xls", xls(&[], &cells)).unwrap();
    assert_eq!(sheet.name, "Danh sách");
    let shown: Vec<(u32, bool, Vec<String>)> = sheet
        .rows
        .iter()
        .map(|row| (row.number, row.hidden, row.cells.iter().map(Cell::shown).collect()))
        .collect();
    assert_eq!(
        shown,
        [
            (1, false, vec!["Họ và tên".to_owned()]),
            (2, false, vec!["Trần Thị Bé Năm".to_owned(), "2023".to_owned()]),
            (3, true, vec!["Lê An".to_owned()]),
        ]
    );
    assert_eq!(sheet.merged.len(), 1);
}

#[test]
fn two_cells_in_far_corners_of_the_old_format_cost_no_memory() {
    let cells = [number(0, 0, 1.0), number(65_535, 255, 1.0)];
    assert_eq!(read("a.xls", xls(&[], &cells)).unwrap_err(), SheetError::TooManyCells(MOST_CELLS));
}

#[test]
fn the_old_format_cut_anywhere_is_an_error() {
    let cells: Vec<Vec<u8>> = (0..400).map(|row| label(row, 0, "Trần Thị Bé Năm")).collect();
    let whole = xls(&[], &cells);
    assert_eq!(read("a.xls", whole.clone()).unwrap().rows.len(), 400);
    for sixteenth in 0..16 {
        let cut: Vec<u8> = whole.iter().take(whole.len() * sixteenth / 16).copied().collect();
        if let Ok(sheet) = read("a.xls", cut) {
            // What is cut off may be of no use; half a list must not pass for a whole one.
            assert_eq!(sheet.rows.len(), 400, "{sixteenth}/16");
        }
    }
    for place in (0..whole.len()).step_by(whole.len() / 200 + 1) {
        let mut damaged = whole.clone();
        for byte in damaged.iter_mut().skip(place).take(4) {
            *byte ^= 0xA5;
        }
        let _ = read("a.xls", damaged);
    }
}
