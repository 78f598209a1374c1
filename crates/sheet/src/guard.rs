//! What must not be published, told by how it looks: identity numbers, phones, home addresses. Text goes
//! in, yes or no comes out.

use recognition_wall_core::text::fold::fold;

use crate::sheet::Cell;

/// Runs of digits of a text; single spaces, points and dashes inside a run are left out.
fn runs(text: &str, joints: &[char]) -> Vec<String> {
    let mut runs = vec![String::new()];
    let letters: Vec<char> = text.chars().collect();
    for (place, letter) in letters.iter().enumerate() {
        let beside =
            |at: Option<usize>| at.and_then(|at| letters.get(at)).is_some_and(char::is_ascii_digit);
        if letter.is_ascii_digit() {
            if let Some(run) = runs.last_mut() {
                run.push(*letter);
            }
        } else if !(joints.contains(letter)
            && beside(place.checked_sub(1))
            && beside(Some(place + 1)))
        {
            runs.push(String::new());
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}

/// How many digits a text has: most have few, and are looked at no further.
fn digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).count()
}

/// Whether a text holds a run of exactly 9 digits (chứng minh nhân dân) or 12 (căn cước), as the feed's
/// own check has it, or 12 that begin with 0 and are written in groups.
pub(crate) fn has_identity_number(text: &str) -> bool {
    if digits(text) < 9 {
        return false;
    }
    runs(text, &[]).iter().any(|run| matches!(run.len(), 9 | 12))
        || runs(text, &[' ', '.', '-']).iter().any(|run| run.len() == 12 && run.starts_with('0'))
}

/// Whether all of a cell is an identity number: as a number it has lost a zero in front.
pub(crate) fn is_identity_number(cell: &Cell) -> bool {
    match cell {
        Cell::Number(number) => {
            number.fract() == 0.0
                && matches!(format!("{number}").len(), 9 | 11 | 12)
                && *number > 0.0
        }
        Cell::Text(text) => {
            let plain: String =
                text.chars().filter(|letter| !matches!(letter, ' ' | '.' | '-' | '\'')).collect();
            matches!(plain.len(), 9 | 12) && plain.bytes().all(|byte| byte.is_ascii_digit())
        }
        _ => false,
    }
}

/// Whether a text holds a Vietnamese phone number (ten digits from 02, 03, 05, 07, 08, 09, or +84 …) or
/// an e-mail address.
pub(crate) fn has_phone(text: &str) -> bool {
    let phone = digits(text) >= 9
        && runs(text, &[' ', '.', '-']).iter().any(|run| {
            let own =
                run.strip_prefix("84").filter(|own| own.len() == 9).map(|own| format!("0{own}"));
            let run = own.as_deref().unwrap_or(run);
            matches!(run.len(), 10 | 11)
                && run.starts_with('0')
                && run.chars().nth(1).is_some_and(|second| "235789".contains(second))
        });
    let mail = text.split_whitespace().any(|word| {
        word.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'))
    });
    phone || mail
}

/// Whether a place names a house: a number in front, "số nhà", an alley with a number.
pub(crate) fn is_home_address(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let digit = |word: &str| word.starts_with(|letter: char| letter.is_ascii_digit());
    let starts = words.first().is_some_and(|word| digit(word)) && words.len() > 1;
    let house = words.windows(2).any(|pair| match pair {
        ["so", "nha"] => true,
        ["so" | "hem" | "ngo" | "ngach" | "kiet", number] => digit(number),
        _ => false,
    });
    starts || house
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_must_not_be_published_is_seen() {
        for text in ["CCCD 092301004567", "092 301 004 567", "CMND: 361234567"] {
            assert!(has_identity_number(text), "{text}");
        }
        for text in ["0909123456", "ĐT 0293.3876.543", "+84 909 123 456", "a@b.vn"] {
            assert!(has_phone(text), "{text}");
        }
        for text in
            ["12/3 đường Trần Phú", "Số nhà 5, phường 1", "số 7, đường 3/2", "Hẻm 5, khu vực 2"]
        {
            assert!(is_home_address(text), "{text}");
        }
        assert!(is_identity_number(&Cell::Number(92_301_004_567.0)));
    }

    #[test]
    fn what_may_be_published_is_not_taken_for_it() {
        for text in [
            "937/QĐ-UBND",
            "1.250.000.000 đồng",
            "năm 2019 - 2023",
            "01/06/2023 – 08/06/2023",
            "3.000.000 đồng",
        ] {
            assert!(!has_identity_number(text) && !has_phone(text), "{text}");
        }
        for text in [
            "ấp 5, xã Vị Thủy",
            "huyện Phụng Hiệp, tỉnh Hậu Giang",
            "Phường 3",
            "khu vực 4, phường V",
        ] {
            assert!(!is_home_address(text), "{text}");
        }
        assert!(!is_identity_number(&Cell::Number(2023.0)));
    }
}
