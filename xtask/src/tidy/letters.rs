//! Letters that nobody sees in an editor: they make two words differ that look the same.

use super::{File, Finding};

/// Where letters are written by people. Feeds of the tests hold every letter there is, on purpose.
const EXTENSIONS: &[&str] = &["rs", "js", "mjs", "css", "html", "md", "toml", "yml"];

pub(super) fn no_letter_is_invisible(files: &[File]) -> Vec<Finding> {
    let mut found = Vec::new();
    let written = |file: &&File| file.has_extension(EXTENSIONS) || file.is_in("locales/");
    for file in files.iter().filter(written) {
        for (number, line) in file.lines() {
            found.extend(line.chars().filter(|letter| is_invisible(*letter)).map(|letter| {
                let what = format!("an invisible letter, U+{:04X}", u32::from(letter));
                file.finding(number, what, "write its escape, or an ordinary space")
            }));
        }
    }
    found
}

/// Spaces that do not look like anything else, marks of no width, and controls of writing direction.
fn is_invisible(letter: char) -> bool {
    matches!(letter,
        '\u{a0}' | '\u{ad}' | '\u{2007}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202f}'
        | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::super::testing::{file, places};
    use super::no_letter_is_invisible;

    #[test]
    fn a_hard_space_is_found() {
        let files = [
            file("locales/vi.json", "{\n  \"a\": \"100\u{a0}người\"\n}\n"),
            file("README.md", "Điển hình tiên tiến\n"),
            file("tests/feeds/bom/feed.json", "\u{feff}{}"),
        ];
        assert_eq!(places(no_letter_is_invisible, &files), ["locales/vi.json:2"]);
    }
}
