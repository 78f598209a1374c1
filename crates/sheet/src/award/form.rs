//! A text of an award as a list of plain words: abbreviations written out, filler words left out,
//! class, year and "truy tặng" set aside.

use recognition_wall_core::text::fold::fold;

/// Abbreviations of lists of awards, folded, and what they stand for.
const ABBREVIATIONS: &[(&str, &str)] = &[
    ("ubnd", "uy ban nhan dan"),
    ("ub", "uy ban nhan dan"),
    ("bk", "bang khen"),
    ("gk", "giay khen"),
    ("cstd", "chien si thi dua"),
    ("ldtt", "lao dong tien tien"),
    ("ldxs", "lao dong xuat sac"),
    ("ttldxs", "tap the lao dong xuat sac"),
    ("ttldtt", "tap the lao dong tien tien"),
    ("hc", "huan chuong"),
    ("hch", "huy chuong"),
    ("knc", "ki niem chuong"),
    ("ttg", "thu tuong"),
    ("ttcp", "thu tuong"),
    ("cp", "chinh phu"),
    ("vnah", "viet nam anh hung"),
    ("tp", "thanh pho"),
    ("gd", "giam doc"),
    ("llvtnd", "luc luong vu trang nhan dan"),
    ("llvt", "luc luong vu trang"),
    ("td", "thi dua"),
];

/// Phrases that mean the same shorter, after the abbreviations.
const PHRASES: &[(&str, &str)] = &[
    ("chu tich uy ban nhan dan", "uy ban nhan dan"),
    ("thu tuong chinh phu", "thu tuong"),
    ("tang thuong", ""),
    ("truy tang", ""),
    ("danh hieu", ""),
    ("hinh thuc", ""),
    ("de nghi", ""),
    ("duoc tang", ""),
    ("ct uy ban nhan dan", "uy ban nhan dan"),
];

/// Words that tell no two awards apart.
const FILLERS: &[&str] = &["cua", "cap", "tang", "va", "cac", "dat"];

/// What a text of an award says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Form {
    /// The plain words, joined by a space.
    pub(crate) words: String,
    /// "hạng Nhất", "hạng Nhì", "hạng Ba".
    pub(crate) class: Option<&'static str>,
    /// The year, where one is said.
    pub(crate) year: Option<i16>,
    /// Truy tặng.
    pub(crate) posthumous: bool,
}

/// The class that a word of a list stands for, as the law writes it: `Nhất`, `nhất`, `1`, `I`, `hạng 1`.
///
/// ```
/// use recognition_wall_sheet::award::class_of;
/// assert_eq!(class_of("Hạng I"), Some("hạng Nhất"));
/// assert_eq!(class_of("nhì"), Some("hạng Nhì"));
/// assert_eq!(class_of("xuất sắc"), None);
/// ```
#[must_use]
pub fn class_of(text: &str) -> Option<&'static str> {
    let folded = fold(text);
    let mut words = folded.split(' ').filter(|word| !matches!(*word, "hang" | "class"));
    let class = class_word(words.next()?)?;
    words.next().is_none().then_some(class)
}

fn class_word(word: &str) -> Option<&'static str> {
    Some(match word {
        "nhat" | "1" | "i" | "first" | "1st" => "hạng Nhất",
        "nhi" | "2" | "ii" | "second" | "2nd" => "hạng Nhì",
        "ba" | "3" | "iii" | "third" | "3rd" => "hạng Ba",
        _ => return None,
    })
}

fn year_of(word: &str) -> Option<i16> {
    word.parse().ok().filter(|year| (1930..=2100).contains(year))
}

/// Reads a text.
pub(crate) fn words_of(text: &str) -> Form {
    let folded = fold(text);
    let mut form =
        Form { posthumous: format!(" {folded} ").contains(" truy tang "), ..Form::default() };
    let mut words: Vec<&str> = Vec::new();
    let mut rest = folded.split(' ').peekable();
    while let Some(word) = rest.next() {
        let next = rest.peek().copied().unwrap_or_default();
        match word {
            "hang" if class_word(next).is_some() => {
                form.class = class_word(next);
                rest.next();
            }
            "nam" | "hoc" if year_of(next).is_some() => {}
            "nam" if next == "hoc" => {}
            "giai" if next == "doan" => {
                rest.next();
            }
            _ => match year_of(word) {
                // Of a period the last year counts: a title is given when it is over.
                Some(year) => form.year = Some(form.year.unwrap_or(year).max(year)),
                None => words.push(word),
            },
        }
    }
    // "Huân chương Lao động Nhì": a class without its word, at the end.
    if form.class.is_none()
        && words.len() > 3
        && words
            .first()
            .is_some_and(|word| matches!(*word, "huan" | "huy" | "hc" | "hcld" | "hcdl"))
        && let Some(class) = words.last().and_then(|word| class_word(word))
    {
        form.class = Some(class);
        words.pop();
    }
    let written: Vec<&str> = words
        .iter()
        .map(|word| {
            ABBREVIATIONS.iter().find(|(short, _)| short == word).map_or(*word, |(_, long)| long)
        })
        .collect();
    let mut joined = format!(" {} ", written.join(" "));
    for (long, short) in PHRASES {
        let short = if short.is_empty() { " ".to_owned() } else { format!(" {short} ") };
        joined = joined.replace(&format!(" {long} "), &short);
    }
    let kept: Vec<&str> =
        joined.split_whitespace().filter(|word| !FILLERS.contains(word)).collect();
    form.words = kept.join(" ");
    form
}
