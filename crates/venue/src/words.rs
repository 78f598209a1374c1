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
    use recognition_wall_words::places;

    use super::WORDS;

    #[test]
    fn both_languages_say_the_same_things() {
        let (vietnamese, english) = (WORDS.texts("vi"), WORDS.texts("en"));
        assert!(vietnamese.len() > 50, "the file is read");
        assert!(vietnamese.keys().eq(english.keys()), "the keys differ");
        for (key, text) in vietnamese {
            assert!(!text.trim().is_empty() && !english[key].trim().is_empty(), "{key} is empty");
            assert_eq!(places(text), places(&english[key]), "{key}");
        }
    }
}
