//! Where a line of large letters had better not end: a text as it is written goes in, the same with
//! no-break spaces comes out. Knows no names: it goes by the capitals with which each syllable of one
//! is written.

/// A syllable of a name has at most as many bytes; longer words would fill a line of their own.
const MOST_BYTES: usize = 12;

/// The text with the words of each proper name within it held together: *tỉnh Hậu Giang* never ends a line
/// with *Hậu*. A text that is nothing but a name stays as it is.
///
/// ```
/// use recognition_wall_core::text::lines::together;
/// assert_eq!(together("Điển hình tỉnh Hậu Giang 2023"), "Điển hình tỉnh Hậu\u{a0}Giang 2023");
/// assert_eq!(together("Lê Thị Hồng"), "Lê Thị Hồng");
/// ```
#[must_use]
pub fn together(text: &str) -> String {
    // A bit for each space between two words, the first lowest; what is beyond stays as it is.
    let bit = |space: usize| if space < 64 { 1_u64 << space } else { 0 };
    let (mut joins, mut last, mut is_open) = (0, 0, false);
    for (place, word) in text.split(' ').enumerate() {
        let (begins, opens, closes) = read(word);
        if place > 0 && is_open && begins && !opens {
            joins |= bit(place - 1);
        }
        (last, is_open) = (place, begins && !closes);
    }
    // Three spaces and more in a row: a person's whole name, or a title in English.
    let long = joins & (joins >> 1) & (joins >> 2);
    joins &= !(long | (long << 1) | (long << 2));
    if joins.wrapping_add(1) == bit(last) {
        joins = 0;
    }
    let mut held = String::with_capacity(text.len() + 8);
    for (place, word) in text.split(' ').enumerate() {
        if place > 0 {
            held.push(if joins & bit(place - 1) == 0 { ' ' } else { '\u{a0}' });
        }
        held.push_str(word);
    }
    held
}

/// Whether a word is written as a syllable of a name is (*Hậu*, but neither *tỉnh* nor *UBND*), and
/// whether a sign stands before it and behind it.
fn read(word: &str) -> (bool, bool, bool) {
    let mut letters = word.chars();
    let mut first = letters.next();
    let opens = first.is_some_and(is_sign);
    if opens {
        first = letters.next();
    }
    let begins = first.is_some_and(is_capital) && !letters.next().is_some_and(is_capital);
    let closes = word.chars().next_back().is_some_and(is_sign);
    (begins && word.len() <= MOST_BYTES, opens, closes)
}

/// Signs of ASCII, quotation marks and dashes.
fn is_sign(letter: char) -> bool {
    letter.is_ascii_punctuation() || matches!(letter, '«' | '»' | '–'..='…')
}

/// The capitals of Vietnamese and of its neighbours in Unicode, where an even number is a capital.
fn is_capital(letter: char) -> bool {
    match letter {
        'A'..='Z' | 'À'..='Þ' | 'Ư' => true,
        'Ă'..='Ķ' | 'Ơ' | 'Ạ'..='ỹ' => u32::from(letter) & 1 == 0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::together;

    /// With `_` where the line may not end.
    fn shown(text: &str) -> String {
        together(text).replace('\u{a0}', "_")
    }

    #[test]
    fn the_name_of_a_place_is_never_broken() {
        for (text, expected) in [
            (
                "Điển hình tiên tiến tỉnh Hậu Giang 2023 (dữ liệu minh họa)",
                "Điển hình tiên tiến tỉnh Hậu_Giang 2023 (dữ liệu minh họa)",
            ),
            (
                "Bệnh viện Đa khoa khu vực Long Mỹ, tỉnh Hậu Giang",
                "Bệnh viện Đa khoa khu vực Long_Mỹ, tỉnh Hậu_Giang",
            ),
            (
                "Hòa thượng Thích Chơn Hạnh (Nguyễn Văn Đạo)",
                "Hòa thượng Thích_Chơn_Hạnh (Nguyễn_Văn_Đạo)",
            ),
            ("Bộ phận Một cửa UBND thành phố Vị Thanh", "Bộ phận Một cửa UBND thành phố Vị_Thanh"),
        ] {
            assert_eq!(shown(text), expected);
            assert_eq!(together(text).replace('\u{a0}', " "), text, "nothing else is changed");
        }
    }

    #[test]
    fn what_is_nothing_but_a_name_may_be_broken_anywhere() {
        for name in ["Trần Thị Bé Năm", "Lê Thị Hồng", "Danh Sol", "An", "", "H'Nhiên Byă", "  "]
        {
            assert_eq!(together(name), name);
        }
    }

    #[test]
    fn what_would_fill_a_line_alone_may_be_broken() {
        let long = "the Northumberlandshire Gloucestershire Union";
        assert_eq!(together(long), long);
        let titled = "Outstanding Examples Of Hậu Giang";
        assert_eq!(together(titled), titled);
    }
}
