//! An empty workbook to fill in: headings, two examples, drop-downs, notes. A language goes in, the bytes
//! of an `.xlsx` come out; every heading is one that [`crate::Map::suggest`] knows.

use rust_xlsxwriter::{
    Color, DataValidation, Format, FormatAlign, FormatBorder, Formula, Workbook, Worksheet,
    XlsxError,
};

use crate::award::{AwardEntry, Taxonomy};
use crate::field::Field;
use crate::messages::{Lang, text, text_of};

/// The columns of the template, in order, and their widths in letters.
const COLUMNS: &[(Field, f64)] = &[
    (Field::Id, 12.0),
    (Field::Name, 28.0),
    (Field::Kind, 14.0),
    (Field::Honorific, 10.0),
    (Field::Position, 22.0),
    (Field::Unit, 30.0),
    (Field::Place, 30.0),
    (Field::FieldOfWork, 20.0),
    (Field::Award, 40.0),
    (Field::AwardClass, 14.0),
    (Field::AwardYear, 8.0),
    (Field::Citation, 44.0),
    (Field::DecisionNumber, 18.0),
    (Field::DecisionDate, 16.0),
    (Field::Photo, 16.0),
    (Field::PhotoCredit, 22.0),
    (Field::PhotoAlt, 30.0),
];

/// Rows that have drop-downs: more than any province honours at once.
const ROWS: u32 = 2_000;

/// Writes the template.
///
/// # Errors
/// An [`XlsxError`] where the workbook can't be put together, which no input can cause.
pub fn template(lang: Lang) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let taxonomy = Taxonomy::viet_nam();
    let awards: Vec<&str> =
        taxonomy.by_rank().iter().filter_map(|(_, entry)| name_of(entry, lang)).collect();
    list(workbook.add_worksheet(), lang, &awards)?;
    notes(workbook.add_worksheet(), lang)?;
    let lists = workbook.add_worksheet();
    lists.set_name(text(lang, "template.lists"))?;
    lists.write_column(0, 0, awards.iter().copied())?;
    lists.set_column_width(0, 70)?;
    workbook.save_to_buffer()
}

fn name_of(entry: &AwardEntry, lang: Lang) -> Option<&str> {
    match lang {
        Lang::Vi => entry.vi.as_deref(),
        Lang::En => entry.en.as_deref(),
    }
}

fn heading(lang: Lang, field: Field) -> &'static str {
    text_of(lang, &format!("template.head.{}", field.as_str()))
}

fn list(sheet: &mut Worksheet, lang: Lang, awards: &[&str]) -> Result<(), XlsxError> {
    sheet.set_name(text(lang, "template.sheet"))?;
    let head = Format::new()
        .set_bold()
        .set_text_wrap()
        .set_align(FormatAlign::VerticalCenter)
        .set_border(FormatBorder::Thin)
        .set_background_color(Color::RGB(0x00F3_E3E1));
    let wrap = Format::new().set_text_wrap().set_align(FormatAlign::Top);
    let date = Format::new().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Top);
    for (column, (field, width)) in (0_u16..).zip(COLUMNS) {
        sheet.set_column_width(column, *width)?;
        sheet
            .set_column_format(column, if *field == Field::DecisionDate { &date } else { &wrap })?;
        sheet.write_string_with_format(0, column, heading(lang, *field), &head)?;
        if let Some(validation) = choices(lang, *field, awards.len())? {
            sheet.add_data_validation(1, column, ROWS, column, &validation)?;
        }
        for (row, example) in
            [example_person(lang, *field, awards), example_collective(lang, *field, awards)]
                .into_iter()
                .enumerate()
        {
            let row = if row == 0 { 1 } else { 2 };
            match example {
                Example::Nothing => {}
                Example::Text(text) => {
                    sheet.write_string(row, column, text)?;
                }
                Example::Number(number) => {
                    sheet.write_number(row, column, number)?;
                }
            }
        }
    }
    sheet.set_row_height(0, 32)?;
    sheet.set_freeze_panes(1, 2)?;
    Ok(())
}

/// The drop-down of a column.
fn choices(lang: Lang, field: Field, awards: usize) -> Result<Option<DataValidation>, XlsxError> {
    let words = |keys: [&'static str; 3]| keys.map(|key| text(lang, key));
    Ok(match field {
        Field::Kind => {
            let kinds = words([
                "template.kind.person",
                "template.kind.collective",
                "template.kind.household",
            ]);
            Some(DataValidation::new().allow_list_strings(&kinds)?)
        }
        Field::AwardClass => {
            let classes = words(["template.class.1", "template.class.2", "template.class.3"]);
            Some(DataValidation::new().allow_list_strings(&classes)?)
        }
        Field::Award => {
            let range = format!("='{}'!$A$1:$A${awards}", text(lang, "template.lists"));
            // Awards that are in no list are typed: the drop-down offers, it does not forbid.
            Some(
                DataValidation::new()
                    .allow_list_formula(Formula::new(range))
                    .show_error_message(false),
            )
        }
        _ => None,
    })
}

/// A cell of an example.
enum Example<'a> {
    Nothing,
    Text(&'a str),
    Number(f64),
}

fn example_person<'a>(lang: Lang, field: Field, awards: &[&'a str]) -> Example<'a> {
    let award = |start: &str| {
        awards.iter().find(|award| award.starts_with(start)).copied().unwrap_or_default()
    };
    Example::Text(match field {
        Field::Name => text(lang, "template.example.name1"),
        Field::Kind => text(lang, "template.kind.person"),
        Field::Honorific => text(lang, "template.example.honorific1"),
        Field::Position => text(lang, "template.example.position1"),
        Field::Unit => text(lang, "template.example.unit1"),
        Field::Place => text(lang, "template.example.place1"),
        Field::FieldOfWork => text(lang, "template.example.field1"),
        Field::Award => {
            award(if lang == Lang::Vi { "Huân chương Lao động" } else { "Labour Order" })
        }
        Field::AwardClass => text(lang, "template.class.3"),
        Field::AwardYear => return Example::Number(2023.0),
        Field::Citation => text(lang, "template.example.citation1"),
        Field::DecisionNumber => "937/QĐ-CTN",
        // 1 June 2023 as a serial number of Excel; the format of the column shows it as a date.
        Field::DecisionDate => return Example::Number(45_078.0),
        Field::Photo => "001.jpg",
        Field::PhotoCredit => text(lang, "template.example.credit1"),
        Field::PhotoAlt => text(lang, "template.example.alt1"),
        _ => return Example::Nothing,
    })
}

fn example_collective<'a>(lang: Lang, field: Field, awards: &[&'a str]) -> Example<'a> {
    let start = if lang == Lang::Vi {
        "Bằng khen của Chủ tịch UBND tỉnh"
    } else {
        "Certificate of Merit of the Chair"
    };
    Example::Text(match field {
        Field::Name => text(lang, "template.example.name2"),
        Field::Kind => text(lang, "template.kind.collective"),
        Field::Unit => text(lang, "template.example.unit2"),
        Field::Award => {
            awards.iter().find(|award| award.starts_with(start)).copied().unwrap_or_default()
        }
        Field::AwardYear => return Example::Number(2023.0),
        Field::Citation => text(lang, "template.example.citation2"),
        _ => return Example::Nothing,
    })
}

fn notes(sheet: &mut Worksheet, lang: Lang) -> Result<(), XlsxError> {
    sheet.set_name(text(lang, "template.notes"))?;
    sheet.set_column_width(0, 110)?;
    let bold = Format::new().set_bold();
    let wrap = Format::new().set_text_wrap();
    sheet.write_string_with_format(0, 0, text(lang, "template.title"), &bold)?;
    sheet.write_string_with_format(1, 0, text(lang, "template.example.note"), &wrap)?;
    for (row, key) in (2_u32..).zip(1..=7) {
        sheet.write_string_with_format(
            row,
            0,
            text_of(lang, &format!("template.note.{key}")),
            &wrap,
        )?;
    }
    Ok(())
}
