//! Telephone numbers, home addresses and days of birth as Vietnamese writes them.
//!
//! A text goes in, the part at fault comes out. Looks for what is written out; never guesses from
//! a word alone: "phóng viên thường trú" is no address, a hotline is nobody's number.

/// Letters between two words of an address: anything more ends it.
const JOINS: &[char] = &[' ', ',', '.', '/', '-', ':'];

/// Words in order; `#` is a word that begins with a digit, `:` the sign.
const ADDRESSES: &[&[&str]] = &[
    &["số", "nhà", "#"],
    &["nhà", "số", "#"],
    &["số", "#", "đường"],
    &["số", "#", "phố"],
    &["số", "#", "ngõ"],
    &["số", "#", "hẻm"],
    &["ngõ", "#"],
    &["ngách", "#"],
    &["hẻm", "#"],
    &["kiệt", "#"],
    &["tổ", "#", "ấp"],
    &["tổ", "#", "thôn"],
    &["tổ", "#", "khóm"],
    &["tổ", "#", "khu", "phố"],
    &["hộ", "khẩu", "thường", "trú"],
    &["địa", "chỉ", "thường", "trú"],
    &["thường", "trú", "tại"],
    &["thường", "trú", ":"],
    &["tạm", "trú", "tại"],
    &["nơi", "ở", "hiện"],
    &["nơi", "ở", ":"],
    &["chỗ", "ở", "hiện"],
    &["nơi", "cư", "trú", ":"],
    &["địa", "chỉ", "nhà"],
    &["nhà", "riêng", ":"],
];

/// As above, of a day of birth.
const BIRTHS: &[&[&str]] =
    &[&["sinh", "ngày", "#"], &["ngày", "sinh", ":"], &["ngày", "sinh", "#"]];

/// What lies below a commune (Law 72/2025/QH15 on local government knows no lower unit).
const HAMLETS: &[&[&str]] = &[
    &["số", "nhà"],
    &["ấp"],
    &["thôn"],
    &["khóm"],
    &["tổ", "#"],
    &["tổ", "dân", "phố"],
    &["khu", "phố"],
    &["buôn"],
    &["bản"],
    &["sóc"],
];

/// Provinces, districts and towns whose names begin like a hamlet's.
const NO_HAMLETS: &[&[&str]] = &[
    &["sóc", "trăng"],
    &["sóc", "sơn"],
    &["buôn", "ma", "thuột"],
    &["buôn", "mê", "thuột"],
    &["buôn", "hồ"],
    &["buôn", "đôn"],
];

/// The first telephone number of a text: a mobile of 10 digits (03, 05, 07, 08, 09), a landline of
/// 11 (02…), either also after +84. Hotlines (1800, 1900) are nobody's. (Numbering plan of
/// Circular 22/2014/TT-BTTTT and its change of 2018 to 10 digits.)
///
/// A number in groups begins with at least three digits: `08-06-2023 12` is a date.
pub(super) fn phone_number(text: &str) -> Option<&str> {
    let bytes = text.as_bytes();
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        if !byte.is_ascii_digit() {
            at += 1;
            continue;
        }
        let follows_word = text
            .get(..at)
            .and_then(|before| before.chars().next_back())
            .is_some_and(|before| before.is_alphanumeric() || before == '/');
        let run = digits_at(bytes, at);
        if !follows_word && let Some(end) = phone_end(bytes, at, run) {
            let start = if at > 0 && bytes.get(at - 1) == Some(&b'+') { at - 1 } else { at };
            return text.get(start..end);
        }
        at += run;
    }
    None
}

fn digits_at(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..).unwrap_or_default().iter().take_while(|byte| byte.is_ascii_digit()).count()
}

/// The end of a telephone number that begins at a group of digits.
fn phone_end(bytes: &[u8], start: usize, first: usize) -> Option<usize> {
    let mut digits = Vec::with_capacity(12);
    let (mut at, mut run) = (start, first);
    let is_international = bytes.get(start..start + first) == Some(b"84");
    if first < 3 && !is_international {
        return None;
    }
    while run > 0 && digits.len() + run <= 12 {
        digits.extend_from_slice(bytes.get(at..at + run)?);
        at += run;
        let rest = bytes.get(at..).unwrap_or_default();
        let goes_on =
            matches!(rest, [b'/', ..]) || rest.first().is_some_and(u8::is_ascii_alphabetic);
        if is_phone(&digits) && !goes_on {
            return Some(at);
        }
        let gap = match rest {
            [b')', b' ', ..] | [b' ', b'-' | b'(', ..] => 2,
            [b' ' | b'.' | b'-' | b')', ..] => 1,
            _ => return None,
        };
        run = digits_at(bytes, at + gap);
        at += gap;
    }
    None
}

fn is_phone(digits: &[u8]) -> bool {
    let ([b'8', b'4', b'0', national @ ..] | [b'8', b'4', national @ ..] | [b'0', national @ ..]) =
        digits
    else {
        return false;
    };
    match national {
        [b'3' | b'5' | b'7' | b'8' | b'9', rest @ ..] => rest.len() == 8,
        [b'2', rest @ ..] => rest.len() == 9,
        _ => false,
    }
}

/// The first home address of a text that is written out.
pub(super) fn home_address(text: &str) -> Option<&str> {
    find(text, ADDRESSES)
}

/// The first day of birth of a text.
pub(super) fn birth_date(text: &str) -> Option<&str> {
    find(text, BIRTHS)
}

/// Whether a place begins below the commune: "ấp 3, xã Vị Thanh".
pub(super) fn is_below_commune(place: &str) -> bool {
    let first = place.split(',').next().unwrap_or(place);
    let words = words(first);
    let begins = |names: &[&[&str]]| names.iter().any(|pattern| matches_at(&words, pattern));
    begins(HAMLETS) && !begins(NO_HAMLETS)
}

/// The first run of exactly 9 or 12 digits: chứng minh nhân dân, căn cước.
pub(super) fn identity_number(text: &str) -> Option<&str> {
    text.split(|char: char| !char.is_ascii_digit()).find(|run| matches!(run.len(), 9 | 12))
}

fn find<'t>(text: &'t str, patterns: &[&[&str]]) -> Option<&'t str> {
    let words = words(text);
    let found = (0..words.len()).find_map(|at| {
        let rest = words.get(at..)?;
        let pattern = patterns.iter().find(|pattern| matches_at(rest, pattern))?;
        let last = rest.get(pattern.len() - 1)?;
        Some((rest.first()?.start, last.end))
    });
    let (start, end) = found?;
    text.get(start..end).map(|part| part.trim_end_matches(JOINS))
}

struct Word {
    lower: String,
    start: usize,
    end: usize,
}

/// Words and colons with their places; a combining mark belongs to its word.
fn words(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut open = false;
    for (start, char) in text.char_indices() {
        let is_letter = char.is_alphanumeric() || matches!(char, '\u{300}'..='\u{36f}');
        let end = start + char.len_utf8();
        match words.last_mut().filter(|_| open && is_letter) {
            Some(word) => {
                word.lower.extend(char.to_lowercase());
                word.end = end;
            }
            None if is_letter || char == ':' => {
                words.push(Word { lower: char.to_lowercase().collect(), start, end });
            }
            None => {}
        }
        open = is_letter;
    }
    for word in &mut words {
        if word.lower.chars().any(|char| matches!(char, '\u{300}'..='\u{36f}')) {
            word.lower =
                unicode_normalization::UnicodeNormalization::nfc(word.lower.as_str()).collect();
        }
    }
    words
}

fn matches_at(words: &[Word], pattern: &[&str]) -> bool {
    let fits = |(word, wanted): (&Word, &&str)| match *wanted {
        "#" => word.lower.starts_with(|first: char| first.is_ascii_digit()),
        wanted => word.lower == wanted,
    };
    words.len() >= pattern.len() && words.iter().zip(pattern).all(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telephones_are_found_however_they_are_grouped() {
        for (text, found) in [
            ("Liên hệ 0918123456.", Some("0918123456")),
            ("ĐT: 0918 123 456", Some("0918 123 456")),
            ("0918.12.34.56", Some("0918.12.34.56")),
            ("(+84) 918 123 456", Some("+84) 918 123 456")),
            ("+84 918 123 456 nhé", Some("+84 918 123 456")),
            ("84918123456", Some("84918123456")),
            ("0293 3878 888", Some("0293 3878 888")),
            ("(0293) 3878888", Some("0293) 3878888")),
            ("năm 2023 0918123456", Some("0918123456")),
        ] {
            assert_eq!(phone_number(text), found, "{text}");
        }
    }

    #[test]
    fn dates_decisions_amounts_and_hotlines_are_no_telephones() {
        for text in [
            "08-06-2023 12:30",
            "2023-06-08",
            "937/QĐ-UBND",
            "1.000.000.000 đồng",
            "1900 1234",
            "093184001234",
            "0918123456/QĐ",
            "A0918123456",
            "năm 2019 2020 2021",
            "0,35",
            "",
        ] {
            assert_eq!(phone_number(text), None, "{text}");
        }
    }

    #[test]
    fn an_address_must_be_written_out() {
        for (text, found) in [
            ("Nhà ở số 12 đường Trần Hưng Đạo", Some("số 12 đường")),
            ("SỐ NHÀ 45B", Some("SỐ NHÀ 45B")),
            ("so\u{302}\u{301} nhà 7", Some("so\u{302}\u{301} nhà 7")),
            ("ngụ tại tổ 5, ấp Mỹ Lợi", Some("tổ 5, ấp")),
            ("Nơi ở hiện nay: Vị Thanh", Some("Nơi ở hiện")),
            ("phóng viên thường trú TTXVN", None),
            ("giúp bà con ổn định nơi ở, chỗ làm", None),
            ("Trưởng ấp 3, Bí thư chi bộ thôn 5", None),
            ("bê tông hóa 12 tuyến đường", None),
        ] {
            assert_eq!(home_address(text), found, "{text}");
        }
        assert!(is_below_commune("Ấp 3, xã Vị Thanh"));
        assert!(is_below_commune("Sóc Bưng Thum, xã Long Phú"));
        assert!(is_below_commune("buôn Ako Dhong, phường Tân Lợi"));
        for whole in ["xã Vị Thanh, huyện Vị Thủy", "Sóc Trăng", "Sóc Sơn, Hà Nội", "BUÔN MA THUỘT"]
        {
            assert!(!is_below_commune(whole), "{whole}");
        }
    }

    #[test]
    fn a_day_of_birth_is_found_and_a_year_is_not() {
        assert_eq!(birth_date("Bà sinh ngày 12/3/1970 tại"), Some("sinh ngày 12"));
        assert_eq!(birth_date("sinh năm 1970"), None);
    }
}
