//! Rows that say what follows: "I. TẬP THỂ", "A. Bằng khen của Chủ tịch UBND tỉnh", "2. Cá nhân". A row's
//! texts go in, the kind and the award of the rows below it come out.

use recognition_wall_core::text::fold::fold;

use crate::award::Taxonomy;
use crate::map::HonoureeKind;

/// How a section is numbered; a section ends where one of its own numbering begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Letter,
    Roman,
    Digit,
    Small,
    None,
}

/// One open section.
#[derive(Debug, Clone)]
struct Section {
    style: Style,
    kind: Option<HonoureeKind>,
    award: Option<String>,
}

/// The sections that are open, from the outermost.
#[derive(Debug, Clone, Default)]
pub(super) struct Sections(Vec<Section>);

impl Sections {
    /// Takes the texts of a row whose other mapped cells are empty; whether it is a section.
    /// `wide`: its text is merged over several columns.
    pub(super) fn take(&mut self, texts: &[String], wide: bool, taxonomy: &Taxonomy) -> bool {
        let whole = texts.join(" ");
        let (mut style, rest) = numbering(&whole, texts.len() > 1);
        // An award may begin with a word that looks like a number: none does, but "A." alone is nothing.
        if rest.is_empty() {
            style = Style::None;
        }
        let kind = kind_only(rest);
        let (award, is_whole) = award_of(rest, taxonomy);
        let says = match style {
            Style::Letter | Style::Roman => true,
            Style::Digit | Style::Small => kind.is_some() || (award.is_some() && is_whole),
            Style::None => kind.is_some() || award.is_some() || wide,
        };
        if !says || rest.is_empty() {
            return false;
        }
        let kind = kind.or_else(|| award.as_ref().and_then(|award| kind_after(rest, award)));
        if let Some(place) = self.0.iter().position(|open| open.style == style) {
            self.0.truncate(place);
        }
        self.0.push(Section { style, kind, award });
        true
    }

    /// The kind that the innermost section says.
    pub(super) fn kind(&self) -> Option<HonoureeKind> {
        self.0.iter().rev().find_map(|section| section.kind)
    }

    /// The award that the innermost section says.
    pub(super) fn award(&self) -> Option<&str> {
        self.0.iter().rev().find_map(|section| section.award.as_deref())
    }
}

/// The numbering of a text and the rest. Without a point behind it, it must stand in a cell of its own.
fn numbering(text: &str, own_cell: bool) -> (Style, &str) {
    let text = text.trim();
    for lead in ["Phần ", "PHẦN ", "Mục ", "MỤC "] {
        if let Some(rest) = text.strip_prefix(lead) {
            return numbering(rest, true);
        }
    }
    let end = text.find(|letter: char| !letter.is_alphanumeric()).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    let marked =
        rest.starts_with(['.', ')', ':', '/', '-']) || rest.trim_start().starts_with(['-', '–']);
    if !marked && !own_cell {
        return (Style::None, text);
    }
    let style = if number.is_empty() {
        return (Style::None, text);
    } else if number.bytes().all(|byte| b"IVX".contains(&byte)) {
        Style::Roman
    } else if number.bytes().all(|byte| byte.is_ascii_digit()) && number.len() <= 3 {
        Style::Digit
    } else if number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_uppercase()) {
        Style::Letter
    } else if number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_lowercase()) {
        Style::Small
    } else {
        return (Style::None, text);
    };
    (style, rest.trim_start_matches(|letter: char| !letter.is_alphanumeric()))
}

/// The kind, where the text says nothing else but how many.
fn kind_only(text: &str) -> Option<HonoureeKind> {
    const FILLERS: &[&str] = &[
        "danh", "sach", "cac", "doi", "voi", "khen", "thuong", "cho", "gom", "co", "nhung", "so",
        "luong", "don", "vi", "nguoi", "duoc", "tang", "ve", "tong",
    ];
    let without_brackets = text.split('(').next().unwrap_or(text);
    let folded = fold(without_brackets);
    let words: Vec<&str> = folded
        .split(' ')
        .filter(|word| !FILLERS.contains(word) && !word.bytes().all(|byte| byte.is_ascii_digit()))
        .collect();
    // A list of units is one of collectives; "don vi" itself is among the fillers.
    match words.join(" ").as_str() {
        "tap the" => Some(HonoureeKind::Collective),
        "ca nhan" => Some(HonoureeKind::Person),
        "ho gia dinh" | "gia dinh" | "ho" => Some(HonoureeKind::Household),
        _ => None,
    }
}

/// The award that a text names, and whether it names nothing more.
fn award_of(text: &str, taxonomy: &Taxonomy) -> (Option<String>, bool) {
    let lower = text.to_lowercase();
    let end = [" cho ", "(", ":", " đối với "].iter().filter_map(|stop| lower.find(stop)).min();
    let own = end.and_then(|end| text.get(..end)).unwrap_or(text).trim();
    let found = taxonomy.find(own);
    let folded = fold(own);
    let generic = [
        "bang khen",
        "giay khen",
        "huan chuong",
        "huy chuong",
        "danh hieu",
        "co thi dua",
        "ki niem chuong",
    ]
    .iter()
    .any(|group| folded.starts_with(group) || folded.starts_with(&format!("tang {group}")));
    let award = (found.code.is_some() || generic).then(|| own.to_owned());
    (award, found.code.is_some() && found.is_whole || generic)
}

/// The kind that a text names after its award: "Bằng khen … cho 12 tập thể".
fn kind_after(text: &str, award: &str) -> Option<HonoureeKind> {
    let rest = fold(text.get(award.len()..).unwrap_or_default());
    let has = |words: &str| format!(" {rest} ").contains(&format!(" {words} "));
    match (has("tap the"), has("ca nhan"), has("ho gia dinh")) {
        (true, false, false) => Some(HonoureeKind::Collective),
        (false, true, false) => Some(HonoureeKind::Person),
        (false, false, true) => Some(HonoureeKind::Household),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_nest_by_their_numbering() {
        use HonoureeKind::{Collective, Household, Person};
        let taxonomy = Taxonomy::viet_nam();
        let mut sections = Sections::default();
        let mut take = |text: &str| {
            let texts: Vec<String> = text.split('|').map(str::to_owned).collect();
            let is_section = sections.take(&texts, false, &taxonomy);
            (is_section, sections.kind(), sections.award().map(str::to_owned))
        };
        let award = |text: &str| Some(text.to_owned());
        assert_eq!(
            take("A. Bằng khen của Chủ tịch UBND tỉnh"),
            (true, None, award("Bằng khen của Chủ tịch UBND tỉnh"))
        );
        assert_eq!(
            take("I. TẬP THỂ (12 đơn vị)"),
            (true, Some(Collective), award("Bằng khen của Chủ tịch UBND tỉnh"))
        );
        assert_eq!(
            take("II|CÁ NHÂN"),
            (true, Some(Person), award("Bằng khen của Chủ tịch UBND tỉnh"))
        );
        assert_eq!(
            take("B|Giấy khen cho 3 hộ gia đình"),
            (true, Some(Household), award("Giấy khen"))
        );
        assert_eq!(take("CÁ NHÂN"), (true, Some(Person), award("Giấy khen")));
        for data in ["1|Nguyễn Văn An", "A Đe", "Nguyễn Văn An", "1|Tập thể Phòng Nội vụ", "I"]
        {
            assert!(!take(data).0, "{data}");
        }
    }
}
