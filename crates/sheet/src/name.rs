//! A name as a list writes it goes in; the name of the wall, other names, and what it is called by come
//! out. Never changes a letter but its case, and that only of names typed in capitals or in small letters.

use std::sync::OnceLock;

use recognition_wall_core::feed::Honouree;
use recognition_wall_core::text::name::parts;
use serde::Deserialize;

use crate::legacy::is_syllable;

/// A name, taken apart.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NameOfList {
    /// The name to show.
    pub name: String,
    /// "Ông", "Bà", "Đồng chí" before it.
    pub honorific: Option<String>,
    /// What stood in brackets.
    pub aliases: Vec<String>,
}

/// Takes a name of a list apart: brackets hold other names, "Ông" before a full name is an honorific.
///
/// ```
/// use recognition_wall_sheet::name::name_of_list;
/// let found = name_of_list("Bà NGUYỄN THỊ YẾN (Ni sư Thích Nữ Tín Liên)");
/// assert_eq!(found.name, "Nguyễn Thị Yến");
/// assert_eq!(found.honorific.as_deref(), Some("Bà"));
/// assert_eq!(found.aliases, ["Ni sư Thích Nữ Tín Liên"]);
/// ```
#[must_use]
pub fn name_of_list(text: &str) -> NameOfList {
    let (name, aliases) = brackets(text);
    let (honorific, name) = honorific(&name);
    NameOfList {
        name: title_case(name),
        honorific: honorific.map(str::to_owned),
        // A single word may be an abbreviation (VY): its capitals stay.
        aliases: aliases
            .into_iter()
            .map(|alias| if alias.contains(' ') { title_case(&alias) } else { alias })
            .collect(),
    }
}

/// The text without brackets, and what stood in them; all of it where nothing else is left, or where
/// they don't close.
fn brackets(text: &str) -> (String, Vec<String>) {
    let (mut outside, mut inside, mut depth) = (String::new(), String::new(), 0_u32);
    let mut aliases = Vec::new();
    for letter in text.chars() {
        match letter {
            '(' | '[' => {
                depth += 1;
                outside.push(' ');
            }
            ')' | ']' if depth > 0 => {
                depth -= 1;
                aliases.extend(split_aliases(&inside));
                inside.clear();
            }
            _ if depth > 0 => inside.push(letter),
            _ => outside.push(letter),
        }
    }
    let outside = joined(&outside);
    if depth > 0 || outside.is_empty() { (joined(text), Vec::new()) } else { (outside, aliases) }
}

/// Other names, separated by commas or semicolons, without "tức", "bí danh" before them.
pub(crate) fn split_aliases(text: &str) -> Vec<String> {
    const LEADS: &[&str] = &[
        "tức là",
        "tức",
        "bí danh",
        "tên gọi khác",
        "tên khác",
        "thường gọi là",
        "thường gọi",
        "còn gọi là",
        "còn gọi",
        "pháp danh",
        "a.k.a.",
        "aka",
    ];
    let parts = text.split([';', ',', '/']).map(|part| {
        let part = joined(part);
        let lower = part.to_lowercase();
        let lead = LEADS.iter().find(|lead| {
            lower.starts_with(&format!("{lead} ")) || lower.starts_with(&format!("{lead}:"))
        });
        match lead {
            Some(lead) => joined(
                part.chars()
                    .skip(lead.chars().count())
                    .collect::<String>()
                    .trim_start_matches([':', ' ']),
            ),
            None => part,
        }
    });
    parts.filter(|part| !part.is_empty()).collect()
}

/// Words with one space between them.
pub(crate) fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn honorific(name: &str) -> (Option<&'static str>, &str) {
    const WORDS: &[(&str, &str)] = &[
        ("ông", "Ông"),
        ("bà", "Bà"),
        ("đồng chí", "Đồng chí"),
        ("đ/c", "Đồng chí"),
        ("đ.c", "Đồng chí"),
        ("anh", "Anh"),
        ("chị", "Chị"),
        ("em", "Em"),
        ("cụ", "Cụ"),
        ("mr.", "Ông"),
        ("mrs.", "Bà"),
        ("ms.", "Bà"),
        ("ông:", "Ông"),
        ("bà:", "Bà"),
        ("đ/c:", "Đồng chí"),
    ];
    for (word, honorific) in WORDS {
        let length = word.chars().count();
        let (head, rest): (String, &str) = match name.char_indices().nth(length) {
            Some((place, ' ')) => {
                let (head, rest) = name.split_at_checked(place).unwrap_or((name, ""));
                (head.to_lowercase(), rest.trim_start())
            }
            _ => continue,
        };
        // Ông is a family name too (Ông Văn Huyên), and "Anh" may be one: a full name follows a title.
        if head == *word
            && rest.split(' ').count()
                >= if matches!(*word, "ông" | "bà" | "anh") { 3 } else { 2 }
        {
            return (Some(honorific), rest);
        }
    }
    (None, name)
}

/// A name typed IN CAPITALS, or in small letters, with a capital at the beginning of each word; any
/// other name as it is.
///
/// ```
/// use recognition_wall_sheet::name::title_case;
/// assert_eq!(title_case("TRẦN THỊ BÉ NĂM"), "Trần Thị Bé Năm");
/// assert_eq!(title_case("H'YIM KĐOH"), "H'Yim Kđoh");
/// assert_eq!(title_case("Nguyễn Văn A"), "Nguyễn Văn A");
/// ```
#[must_use]
pub fn title_case(name: &str) -> String {
    let letters = || name.chars().filter(|letter| letter.is_alphabetic());
    let capitals = letters().filter(|letter| letter.is_uppercase()).count();
    let all = letters().count();
    // A single word in capitals may be an abbreviation (VY) unless it is a syllable.
    let words: Vec<&str> = name.split(' ').collect();
    let is_short = words.len() == 1 && !is_syllable(name);
    if all == 0 || (capitals != 0 && capitals != all) || is_short || all == 1 {
        return name.to_owned();
    }
    let mut at_start = true;
    let mut out = String::with_capacity(name.len());
    for letter in name.chars() {
        if at_start {
            out.extend(letter.to_uppercase());
        } else {
            out.extend(letter.to_lowercase());
        }
        // A combining mark belongs to the letter before it.
        at_start = !letter.is_alphanumeric() && !('\u{300}'..='\u{36f}').contains(&letter);
    }
    out
}

/// Họ and tên of a name, where they are certain: a known family name in front, and Vietnamese syllables
/// only. Names of peoples who have no such split, and of foreigners, are left to the wall's own rule.
#[must_use]
pub fn family_and_given(name: &str) -> Option<(String, String)> {
    let parts = parts(&Honouree::new("", name));
    let (family, given) = (parts.family, parts.given);
    let certain = !family.is_empty()
        && !given.is_empty()
        && surnames().contains(&family)
        && [given.as_str()]
            .into_iter()
            .chain(parts.middle.split(' '))
            .all(|word| word.is_empty() || is_syllable(word));
    certain.then_some((family, given))
}

#[derive(Debug, Default, Deserialize)]
struct Surnames {
    surnames: Vec<String>,
}

fn surnames() -> &'static [String] {
    static SURNAMES: OnceLock<Surnames> = OnceLock::new();
    // A file that does not parse knows no family name here and fails a test.
    &SURNAMES
        .get_or_init(|| toml::from_str(include_str!("../data/surnames.toml")).unwrap_or_default())
        .surnames
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_lists_are_taken_apart() {
        let take = |text: &str| {
            let found = name_of_list(text);
            (found.name, found.honorific.unwrap_or_default(), found.aliases.join("|"))
        };
        for (text, name, honorific, aliases) in [
            ("Trần Thị Bé Năm", "Trần Thị Bé Năm", "", ""),
            ("TRẦN THỊ  BÉ NĂM", "Trần Thị Bé Năm", "", ""),
            ("trần thị bé năm", "Trần Thị Bé Năm", "", ""),
            ("Ông Nguyễn Văn An", "Nguyễn Văn An", "Ông", ""),
            ("Ông Văn Huyên", "Ông Văn Huyên", "", ""),
            ("Đ/c Lê An", "Lê An", "Đồng chí", ""),
            (
                "Nguyễn Thị Sửu (Nguyễn Thị Hường, Kê Sửu)",
                "Nguyễn Thị Sửu",
                "",
                "Nguyễn Thị Hường|Kê Sửu",
            ),
            ("Nguyễn Thị Như Ý (VY)", "Nguyễn Thị Như Ý", "", "VY"),
            ("Lê Văn Ba (tức Ba Lê)", "Lê Văn Ba", "", "Ba Lê"),
            ("(vô danh)", "(Vô Danh)", "", ""),
            ("Lê Văn (Ba", "Lê Văn (Ba", "", ""),
            ("Y Jone Ktull (Ama Drim)", "Y Jone Ktull", "", "Ama Drim"),
        ] {
            assert_eq!(
                take(text),
                (name.to_owned(), honorific.to_owned(), aliases.to_owned()),
                "{text}"
            );
        }
    }

    #[test]
    fn only_certain_names_are_split() {
        let split = |name: &str| family_and_given(name);
        assert_eq!(split("Trần Thị Bé Năm"), Some(("Trần".into(), "Năm".into())));
        assert_eq!(split("Hòa thượng Thích Chơn Thiện"), Some(("Thích".into(), "Thiện".into())));
        for name in ["H'Yim Kđoh", "A Đe", "Y Khoa Niê Kdăm", "Siu Hương", "John Smith", "Năm"]
        {
            assert_eq!(split(name), None, "{name}");
        }
        assert!(surnames().len() > 80);
    }
}
