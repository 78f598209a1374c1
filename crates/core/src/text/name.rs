//! A name as written goes in; family, middle and given name come out, to sort and index by.
//!
//! Vietnamese people are called and listed by the given name (tên), which stands last; then the
//! family name (họ), then what is between (đệm). What the feed says wins over every rule here.
//! Never changes what is shown.

use super::collate::{index_letter, key_into};
use super::letter::{Piece, pieces};
use crate::feed::{Honouree, Kind, Text};

/// The parts of a name that order it. A name of one word has only a given name; a collective, a
/// household and a name with a sort key have only the whole, as the given name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameParts {
    /// Tên.
    pub given: String,
    /// Họ.
    pub family: String,
    /// Đệm.
    pub middle: String,
}

/// Ranks, offices and titles that stand before a name and are no part of it. A title that
/// contains another stands before it.
const PREFIXES: &[&str] = &[
    "Bà mẹ Việt Nam anh hùng",
    "Mẹ Việt Nam anh hùng",
    "Bà mẹ VNAH",
    "Mẹ VNAH",
    "Anh hùng Lực lượng vũ trang nhân dân",
    "Anh hùng LLVTND",
    "Anh hùng LLVT",
    "Anh hùng Lao động",
    "Nhà giáo nhân dân",
    "Nhà giáo ưu tú",
    "Thầy thuốc nhân dân",
    "Thầy thuốc ưu tú",
    "Nghệ sĩ nhân dân",
    "Nghệ sĩ ưu tú",
    "Nghệ nhân nhân dân",
    "Nghệ nhân ưu tú",
    "Nghệ nhân",
    "NGND",
    "NGƯT",
    "TTND",
    "TTƯT",
    "NSND",
    "NSƯT",
    "NNND",
    "NNƯT",
    "Đại lão Hòa thượng",
    "Hòa thượng",
    "Thượng tọa",
    "Đại đức",
    "Ni trưởng",
    "Ni sư",
    "Sư cô",
    "Phối sư",
    "Giáo sĩ",
    "Hồng y",
    "Tổng Giám mục",
    "Giám mục",
    "Linh mục",
    "Mục sư",
    "Nữ tu",
    "Phó Giáo sư",
    "Giáo sư",
    "Tiến sĩ",
    "Thạc sĩ",
    "Bác sĩ",
    "Dược sĩ",
    "Kỹ sư",
    "Luật sư",
    "PGS",
    "GS",
    "TSKH",
    "TS",
    "ThS",
    "BSCKII",
    "BSCKI",
    "BS",
    "Đại tướng",
    "Thượng tướng",
    "Trung tướng",
    "Thiếu tướng",
    "Đại tá",
    "Thượng tá",
    "Trung tá",
    "Thiếu tá",
    "Đại úy",
    "Thượng úy",
    "Trung úy",
    "Thiếu úy",
    "Liệt sĩ",
];

/// Splits a name for ordering.
///
/// 1. A sort key of the feed is taken whole, from its left; a collective and a household likewise
///    by the whole name.
/// 2. Titles before the name and aliases in brackets are set aside.
/// 3. `given_name` and `family_name` of the feed are taken as they are.
/// 4. Else the last word is the given name and the first the family name. Names of minority
///    peoples, which have no such split (*Siu Hương, A Đe, Y Khoa Niê Kdăm*), follow the same rule,
///    as the official lists of candidates to the National Assembly do; an apostrophe joins
///    (*Rah Lan H′Dry* stands under H). Where a family wants it otherwise, the feed says so.
///
/// ```
/// use recognition_wall_core::feed::Honouree;
/// use recognition_wall_core::text::name::parts;
/// let monk = parts(&Honouree::new("1", "Hòa thượng Thích Chơn Thiện (Nguyễn Hội)"));
/// assert_eq!((&*monk.family, &*monk.middle, &*monk.given), ("Thích", "Chơn", "Thiện"));
/// ```
#[must_use]
pub fn parts(honouree: &Honouree) -> NameParts {
    let name = first(&honouree.name);
    let whole = match (&honouree.sort_key, honouree.kind) {
        (Some(sort_key), _) if !sort_key.trim().is_empty() => Some(&**sort_key),
        (_, Kind::Person) => None,
        _ => Some(name),
    };
    if let Some(whole) = whole {
        return NameParts { given: whole.to_owned(), family: String::new(), middle: String::new() };
    }
    let core = without_brackets(name);
    let words: Vec<&str> =
        core.split([' ', '\u{a0}', '.', ',', '\t']).filter(|word| !word.is_empty()).collect();
    let mut words = without_prefixes(&words);
    let mut given = said(honouree.given_name.as_deref());
    let mut family = said(honouree.family_name.as_deref());
    words = trim_end(words, &given);
    words = trim_start(words, &family);
    if given.is_empty()
        && let Some((last, rest)) = words.split_last()
    {
        (given, words) = ((*last).to_owned(), rest);
    }
    if family.is_empty()
        && let Some((head, rest)) = words.split_first()
    {
        (family, words) = ((*head).to_owned(), rest);
    }
    NameParts { given, family, middle: words.join(" ") }
}

/// The letter under which an index of names shows the honouree: that of the given name.
///
/// ```
/// use recognition_wall_core::feed::Honouree;
/// use recognition_wall_core::text::name::initial;
/// assert_eq!(initial(&Honouree::new("1", "Trần Thị Bé Năm")), 'N');
/// assert_eq!(initial(&Honouree::new("2", "Nguyễn Trung Đẳng")), 'Đ');
/// ```
#[must_use]
pub fn initial(honouree: &Honouree) -> char {
    index_letter(&parts(honouree).given)
}

/// Appends the key that orders honourees by name: given, family, middle, then the whole name (so
/// that titles and aliases decide between namesakes).
pub(crate) fn sort_key_into(honouree: &Honouree, out: &mut Vec<u8>) {
    let parts = parts(honouree);
    for part in [parts.given.as_str(), &parts.family, &parts.middle, first(&honouree.name)] {
        key_into(part, out);
        out.push(0); // below every tone: "An" before "An Bình" whatever the family name is
    }
}

fn first(text: &Text) -> &str {
    text.all().next().map_or("", |text| text)
}

fn said(part: Option<&str>) -> String {
    part.map_or("", str::trim).to_owned()
}

/// The name without what stands in brackets; all of it where nothing else is left.
fn without_brackets(name: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth == 0 => out.push(character),
            _ => {}
        }
    }
    if out.trim().is_empty() { name.to_owned() } else { out }
}

fn without_prefixes<'a, 'b>(mut words: &'a [&'b str]) -> &'a [&'b str] {
    // "Ông" and "Bà" go only where a full name follows: Ông is a family name too (Ông Văn Huyên).
    loop {
        let shorter = match words {
            [head, rest @ ..]
                if rest.len() >= 3 && (same_word(head, "Ông") || same_word(head, "Bà")) =>
            {
                rest
            }
            _ => PREFIXES
                .iter()
                .filter(|prefix| words.first().is_some_and(|word| may_begin(word, prefix)))
                .map(|prefix| trim_start(words, prefix))
                .find(|rest| rest.len() < words.len())
                .unwrap_or(words),
        };
        if shorter.len() == words.len() || shorter.is_empty() {
            return words;
        }
        words = shorter;
    }
}

/// Whether a word may be the first of a title, seen at one glance: most names have no title.
fn may_begin(word: &str, prefix: &str) -> bool {
    // All titles begin with a letter that has no second Unicode form.
    let first = |text: &str| match text.chars().next() {
        Some('đ') => Some('Đ'),
        other => other.map(|letter| letter.to_ascii_uppercase()),
    };
    first(word) == first(prefix)
}

/// The words without those of `part` at the beginning, if they are there.
fn trim_start<'a, 'b>(words: &'a [&'b str], part: &str) -> &'a [&'b str] {
    let mut rest = words;
    for wanted in part.split_whitespace() {
        match rest {
            [head, tail @ ..] if same_word(head, wanted) => rest = tail,
            _ => return words,
        }
    }
    rest
}

/// The words without those of `part` at the end, if they are there.
fn trim_end<'a, 'b>(words: &'a [&'b str], part: &str) -> &'a [&'b str] {
    let mut rest = words;
    for wanted in part.split_whitespace().rev() {
        match rest {
            [head @ .., last] if same_word(last, wanted) => rest = head,
            _ => return words,
        }
    }
    rest
}

/// Whether two words order alike, found without allocating: a big feed has many names.
fn same_word(left: &str, right: &str) -> bool {
    let letters = |word| {
        pieces(word).filter_map(|(_, _, piece)| match piece {
            Piece::Letter(letter) => Some(letter),
            Piece::Apostrophe | Piece::Break => None,
        })
    };
    let tone = |word| letters(word).map(|letter| letter.tone).max();
    letters(left)
        .map(|letter| (letter.base, letter.shape))
        .eq(letters(right).map(|letter| (letter.base, letter.shape)))
        && tone(left) == tone(right)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(name: &str) -> [String; 3] {
        let parts = parts(&Honouree::new("1", name));
        [parts.family, parts.middle, parts.given]
    }

    #[test]
    fn names_are_split_as_vietnamese_people_are_called() {
        for (name, expected) in [
            ("Trần Thị Bé Năm", ["Trần", "Thị Bé", "Năm"]),
            ("Nguyễn Trãi", ["Nguyễn", "", "Trãi"]),
            ("Đảnh", ["", "", "Đảnh"]),
            ("Hòa thượng Thích Chơn Thiện (Nguyễn Hội)", ["Thích", "Chơn", "Thiện"]),
            ("Hoà Thượng Thích Chơn Thiện", ["Thích", "Chơn", "Thiện"]),
            ("Linh mục Nguyễn Văn Riễn", ["Nguyễn", "Văn", "Riễn"]),
            ("PGS.TS. NGƯT Lê Văn An", ["Lê", "Văn", "An"]),
            ("Bà mẹ VNAH Nguyễn Thị Thứ", ["Nguyễn", "Thị", "Thứ"]),
            ("Bà Trần Thị Năm", ["Trần", "Thị", "Năm"]),
            ("Ông Văn Huyên", ["Ông", "Văn", "Huyên"]),
            ("Thượng tọa", ["Thượng", "", "tọa"]),
            ("Đặng Minh Châu [Hòa thượng Thích Bảo Nghiêm]", ["Đặng", "Minh", "Châu"]),
            ("(vô danh)", ["(vô", "", "danh)"]),
            ("Y Khoa Niê Kdăm", ["Y", "Khoa Niê", "Kdăm"]),
            ("H'Yim Kđoh", ["H'Yim", "", "Kđoh"]),
            ("Siu Hương", ["Siu", "", "Hương"]),
            ("A Đe", ["A", "", "Đe"]),
            ("", ["", "", ""]),
        ] {
            assert_eq!(split(name), expected, "{name}");
        }
    }

    #[test]
    fn what_the_feed_says_wins() {
        let mut person = Honouree::new("1", "H'Yim Kđoh");
        person.given_name = Some("H'Yim".into());
        person.family_name = Some("Kđoh".into());
        let found = parts(&person);
        assert_eq!((&*found.given, &*found.family), ("H'Yim", "Kđoh"));
        person.name = "Phan Nguyễn Như Khuê".into();
        (person.given_name, person.family_name) = (Some("Như Khuê".into()), Some("PHAN".into()));
        let found = parts(&person);
        assert_eq!([&*found.family, &found.middle, &found.given], ["PHAN", "Nguyễn", "Như Khuê"]);
        person.sort_key = Some("Yên Bình".into());
        assert_eq!((parts(&person).given.as_str(), initial(&person)), ("Yên Bình", 'Y'));
        person.sort_key = Some(" ".into());
        assert_eq!(initial(&person), 'N', "an empty sort key is none");
    }

    #[test]
    fn collectives_and_households_are_ordered_by_the_whole_name() {
        let mut team = Honouree::new("1", "Đội dân phòng ấp 5");
        team.kind = Kind::Collective;
        assert_eq!((parts(&team).given.as_str(), initial(&team)), ("Đội dân phòng ấp 5", 'Đ'));
    }
}
