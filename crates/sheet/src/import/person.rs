//! One row of data to one honouree, still without an id.

use std::rc::Rc;

use super::awards::Awards;
use super::cells::Reader;
use super::section::Sections;
use super::wire::{Item, ItemRecognition, PhotoOfItem, PlaceOfItem};
use crate::field::Field;
use crate::map::{HonoureeKind, kind_of};
use crate::name::{family_and_given, joined, name_of_list, split_aliases};
use crate::problem::RowCode;
use crate::sheet::Cell;

/// The longest that a name may be, in letters: that of a collective with its whole address.
const LONGEST_NAME: usize = 300;

/// An honouree of a row.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) row: u32,
    /// The first row of the name's merged cell, else the row: equal ones are one person, for sure.
    pub(super) name_row: u32,
    pub(super) item: Box<Item>,
    /// The id that the office gave.
    pub(super) own_id: Option<String>,
}

/// Reads a row; `None` where it has no name, which is then named as a problem.
pub(super) fn draft(
    reader: &mut Reader<'_>,
    awards: &mut Awards,
    sections: &Sections,
) -> Option<Draft> {
    let written = name(reader)?;
    reader.name = Some(written.clone());
    let kind = kind(reader, sections, &written);
    let (title, honorific, mut aliases) = if kind == HonoureeKind::Person {
        let name = name_of_list(&written);
        (name.name, name.honorific, name.aliases)
    } else {
        // The name of a collective is kept as it is: capitals may be abbreviations, brackets a place.
        (joined(&written), None, Vec::new())
    };
    reader.name = Some(title.clone());
    if let Some(more) = reader.text(Field::Alias) {
        aliases.extend(split_aliases(&more));
    }
    aliases.dedup();
    let split = if kind == HonoureeKind::Person { family_and_given(&title) } else { None };
    let (family_name, given_name) =
        match (apart(reader, Field::FamilyName), apart(reader, Field::GivenName)) {
            (Some(family), Some(given)) => {
                (family.split(' ').next().map(str::to_owned), Some(given))
            }
            _ => split.unzip(),
        };
    let honorific =
        reader.line(Field::Honorific).or_else(|| honorific.map(|word| reader.keep.text(&word)));
    let place = PlaceOfItem { then: reader.line(Field::Place), now: reader.line(Field::PlaceNow) };
    let own_awards = awards.of_row(reader, sections);
    let citation = if own_awards.is_empty() { reader.text(Field::Citation) } else { None };
    let photo = photo(reader);
    let attributes = reader.map.attributes.iter();
    let attributes = attributes.map(|(key, columns)| (key.clone(), reader.attribute(columns)));
    let attributes = attributes.filter(|(_, values)| !values.is_empty()).collect();
    let name_column = reader.columns(Field::Name).first().copied();
    let top = name_column.and_then(|column| reader.spread.top(reader.row.number, column));
    let name_row = top.unwrap_or(reader.row.number);
    let item = Box::new(Item {
        id: String::new(),
        url: reader.url(Field::Url),
        title,
        image: photo.as_ref().map(|photo| Rc::from(photo.src.as_str())),
        summary: reader.text(Field::Summary).or(citation),
        content_text: reader.text(Field::Story),
        tags: reader.list(Field::Tag, true),
        recognition: ItemRecognition {
            kind: kind.as_str(),
            honorific,
            given_name: given_name.map(|name| reader.keep.text(&name)),
            family_name: family_name.map(|name| reader.keep.text(&name)),
            aliases: aliases.into_iter().map(Rc::from).collect(),
            position: reader.line(Field::Position),
            unit: reader.line(Field::Unit),
            place: (place != PlaceOfItem::default()).then_some(place),
            fields: reader.list(Field::FieldOfWork, false),
            programme: reader.line(Field::Programme),
            awards: own_awards,
            photos: photo.into_iter().collect(),
            quote: reader.text(Field::Quote),
            attributes,
            minor: reader.flag(Field::Minor),
        },
    });
    let own_id = reader.own_text(Field::Id).map(|id| joined(&id).replace(' ', "-"));
    Some(Draft { row: reader.row.number, name_row, item, own_id })
}

/// The name as written: of its own column, or of those of họ and tên.
fn name(reader: &mut Reader<'_>) -> Option<String> {
    let mut columns = reader.columns(Field::Name);
    if columns.is_empty() {
        columns = reader.columns(Field::FamilyName);
        columns.extend(reader.columns(Field::GivenName));
    }
    let first = columns.first().copied();
    let mut parts = Vec::new();
    for column in columns {
        match reader.cell(column) {
            Cell::Empty => {}
            Cell::Text(text) => parts.push(joined(text)),
            Cell::Error(error) => {
                reader.note(RowCode::NameFailed, Some(column), error, "");
                return None;
            }
            other => {
                let found = other.shown();
                let is_identity = crate::guard::is_identity_number(other);
                reader.note(
                    RowCode::NameNotText,
                    Some(column),
                    if is_identity { "" } else { &found },
                    "",
                );
                return None;
            }
        }
    }
    let name = parts.join(" ");
    if !name.chars().any(char::is_alphabetic) {
        reader.note(
            if name.is_empty() { RowCode::NoName } else { RowCode::NameNotText },
            first,
            &name,
            "",
        );
        return None;
    }
    if crate::guard::has_identity_number(&name) {
        reader.note(RowCode::IdentityInCell, first, "", "identity");
        return None;
    }
    if name.chars().count() > LONGEST_NAME {
        reader.note(RowCode::NameTooLong, first, &name, "");
        return None;
    }
    Some(name)
}

/// Họ or tên out of a column of its own.
fn apart(reader: &mut Reader<'_>, field: Field) -> Option<String> {
    reader
        .own_text(field)
        .map(|text| crate::name::title_case(&joined(&text)))
        .filter(|text| !text.is_empty())
}

/// The kind: what the row says, else its section, else the map; else what the name begins with.
fn kind(reader: &mut Reader<'_>, sections: &Sections, name: &str) -> HonoureeKind {
    if let Some(text) = reader.own_text(Field::Kind) {
        if let Some(kind) = kind_of(&text) {
            return kind;
        }
        let column = reader.columns(Field::Kind).first().copied();
        reader.note(RowCode::UnknownKind, column, &text, "");
        return HonoureeKind::Person;
    }
    let constant = reader.map.constants.get(&Field::Kind).and_then(|kind| kind_of(kind));
    sections.kind().or(constant).unwrap_or_else(|| kind_by_name(name))
}

/// What a name begins with that is no name of a person.
fn kind_by_name(name: &str) -> HonoureeKind {
    const HOUSEHOLDS: &[&str] = &[
        "hộ ông ",
        "hộ bà ",
        "hộ gia đình ",
        "gia đình ông ",
        "gia đình bà ",
        "gia đình anh ",
        "gia đình chị ",
    ];
    const COLLECTIVES: &[&str] = &[
        "tập thể ",
        "phòng ",
        "sở ",
        "ubnd ",
        "ủy ban ",
        "uỷ ban ",
        "trường ",
        "đội ",
        "hợp tác xã ",
        "htx ",
        "công ty ",
        "cty ",
        "bệnh viện ",
        "trung tâm ",
        "ban chỉ huy ",
        "ban chấp hành ",
        "ban quản lý ",
        "hội nông dân ",
        "hội phụ nữ ",
        "hội liên hiệp ",
        "hội cựu ",
        "hội chữ thập ",
        "chi bộ ",
        "đảng bộ ",
        "chi cục ",
        "cục ",
        "khoa ",
        "câu lạc bộ ",
        "clb ",
        "công an ",
        "bộ chỉ huy ",
        "đồn biên phòng ",
        "trạm y tế ",
        "liên đoàn ",
        "công đoàn ",
        "đoàn thanh niên ",
        "mặt trận ",
        "nhân dân và cán bộ ",
        "cán bộ và nhân dân ",
        "doanh nghiệp ",
        "tổ hợp tác ",
        "tổ dân phố ",
        "ngân hàng ",
        "văn phòng ",
    ];
    let lower = format!("{} ", name.to_lowercase());
    let begins = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
    if begins(HOUSEHOLDS) {
        HonoureeKind::Household
    } else if begins(COLLECTIVES) {
        HonoureeKind::Collective
    } else {
        HonoureeKind::Person
    }
}

/// The photo, if its path stays in its folder.
fn photo(reader: &mut Reader<'_>) -> Option<PhotoOfItem> {
    let written = reader.text(Field::Photo)?;
    let column = reader.columns(Field::Photo).first().copied();
    let lower = written.to_ascii_lowercase();
    let src = if lower.starts_with("https://") || lower.starts_with("http://") {
        written.to_string()
    } else {
        let path = written.trim().replace('\\', "/");
        let path = path.strip_prefix("./").unwrap_or(&path).to_owned();
        let leaves = path.starts_with('/')
            || path.contains(':')
            || path.split('/').any(|part| part == ".." || part.is_empty() || part == ".")
            || path.chars().any(char::is_control);
        if leaves {
            reader.note(RowCode::PhotoPath, column, &written, "");
            return None;
        }
        let folder = reader.map.photo_folder.trim_end_matches('/');
        let is_inside = folder.is_empty() || path.starts_with(&format!("{folder}/"));
        if is_inside { path } else { format!("{folder}/{path}") }
    };
    Some(PhotoOfItem {
        src,
        alt: reader.text(Field::PhotoAlt),
        caption: reader.text(Field::PhotoCaption),
        credit: reader.line(Field::PhotoCredit),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_collectives_are_known_by_their_beginning() {
        for (name, kind) in [
            ("Phòng Nội vụ huyện Vị Thủy", HonoureeKind::Collective),
            ("TRƯỜNG THPT VỊ THANH", HonoureeKind::Collective),
            ("Hộ bà Trần Thị Năm", HonoureeKind::Household),
            ("Trương Thị Sáu", HonoureeKind::Person),
            ("Đoàn Văn Hai", HonoureeKind::Person),
            ("Hồ Thị Tư", HonoureeKind::Person),
        ] {
            assert_eq!(kind_by_name(name), kind, "{name}");
        }
    }
}
