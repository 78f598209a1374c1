//! Where a line of large letters had better not end. In: a text as it is written. Out: the same with
//! no-break spaces. Knows no names: it goes by the capitals with which each syllable of one is written.

/// As many words belong together at most; more are a person's whole name, or a title in English.
const MOST_WORDS: usize = 3;
/// What is longer may be broken: it would not fit into a line of its own. Letters.
const MOST_LETTERS: usize = 24;

/// The text with the words of each proper name within it held together: *tỉnh Hậu Giang* never ends a line
/// with *Hậu*. A text that is nothing but a name stays as it is.
///
/// ```
/// use recognition_wall_venue::lines::together;
/// assert_eq!(together("Điển hình tỉnh Hậu Giang 2023"), "Điển hình tỉnh Hậu\u{a0}Giang 2023");
/// assert_eq!(together("Lê Thị Hồng"), "Lê Thị Hồng");
/// ```
#[must_use]
pub fn together(text: &str) -> String {
    let words: Vec<&str> = text.split(' ').collect();
    let mut held = String::with_capacity(text.len() + 8);
    let mut at = 0;
    while at < words.len() {
        let run = words.get(at..).map_or(1, run).max(1);
        let name = words.get(at..at + run).unwrap_or_default();
        let letters = name.iter().map(|word| word.chars().count() + 1).sum::<usize>();
        let is_within = (2..=MOST_WORDS).contains(&run) && run < words.len();
        let space = if is_within && letters <= MOST_LETTERS { "\u{a0}" } else { " " };
        if at > 0 {
            held.push(' ');
        }
        held.push_str(&name.join(space));
        at += run;
    }
    held
}

/// How many words from here on are those of one name.
fn run(words: &[&str]) -> usize {
    let mut count = 0;
    for word in words {
        let opens = count > 0 && word.starts_with(|first: char| !first.is_alphanumeric());
        if opens || !is_of_name(word) {
            break;
        }
        count += 1;
        if word.ends_with(|last: char| !last.is_alphanumeric()) {
            break;
        }
    }
    count
}

/// Whether a word is written as a syllable of a name is: *Hậu*, but neither *tỉnh* nor *UBND*.
fn is_of_name(word: &str) -> bool {
    let mut letters = word.chars().skip_while(|letter| !letter.is_alphanumeric());
    letters.next().is_some_and(char::is_uppercase)
        && !letters.next().is_some_and(char::is_uppercase)
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
