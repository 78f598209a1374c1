//! The texts of the venue's screens, in Vietnamese and English.

use recognition_wall_words::Words;

/// Every text of kiosk, keyboard, stage, presenter and operator by key.
///
/// ```
/// use recognition_wall_venue::words::WORDS;
/// assert_eq!(WORDS.text("vi", "stage.family-receives"), "Đại diện gia đình đón nhận");
/// ```
pub static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn both_languages_say_the_same_things() {
        assert!(WORDS.texts("vi").len() > 50, "the file is read");
        assert_eq!(WORDS.faults(), Vec::<String>::new());
    }
}
