//! The texts of the kiosk's screen in Vietnamese and English; those of keyboard, stage, presenter and
//! operator are the venue's.

use recognition_wall_words::Words;

/// Every text of the kiosk by key.
pub static WORDS: Words =
    Words::new(include_str!("../locales/vi.json"), include_str!("../locales/en.json"));

/// How long a name is: it decides how large its letters start.
pub fn length(words: &str) -> &'static str {
    match words.chars().count() {
        0..=16 => "short",
        17..=30 => "middle",
        31..=60 => "long",
        _ => "longest",
    }
}

#[cfg(test)]
mod tests {
    use super::WORDS;

    #[test]
    fn both_languages_say_the_same_things() {
        assert!(WORDS.texts("vi").len() > 15, "the file is read");
        assert_eq!(WORDS.faults(), Vec::<String>::new());
    }
}
