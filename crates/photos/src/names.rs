//! A stem and a key go in, the name of a file comes out: ASCII, lower case, the same on every system.
//!
//! Never: a name that depends on the order of the run or on the machine.

use recognition_wall_core::text::fold::fold;

use crate::develop::FileKind;

/// The folder of the site that all photos stand in.
pub(crate) const FOLDER: &str = "photos";
/// Letters of a slug: with hash and width a name stays far below the 255 bytes of file systems.
const MOST_LETTERS: usize = 60;
/// Digits of the key in a name: 40 bits, so that among 100,000 photos of one stem two of a name are
/// one in two hundred.
const KEY_DIGITS: usize = 10;

/// The path of a file from the site's root, such as `photos/hg-2023-001-0a1b2c3d4e-480.webp`.
///
/// The key stands for the content: a photo that changes changes its name, so that a site may let
/// browsers keep photos for ever.
pub(crate) fn path(stem: &str, key: &str, kind: FileKind, width: u32) -> String {
    let slug = slug(stem);
    let key = key.get(..KEY_DIGITS).unwrap_or(key);
    match kind {
        FileKind::WebP => format!("{FOLDER}/{slug}-{key}-{width}.webp"),
        FileKind::Jpeg => format!("{FOLDER}/{slug}-{key}-{width}.jpg"),
        FileKind::Card => format!("{FOLDER}/{slug}-{key}-card.jpg"),
    }
}

/// Letters a to z, digits and single hyphens; `photo` where nothing is left.
fn slug(stem: &str) -> String {
    let mut slug = String::new();
    for letter in fold(stem).chars() {
        let letter = if letter.is_ascii_alphanumeric() { letter } else { '-' };
        if slug.len() < MOST_LETTERS && !(letter == '-' && (slug.is_empty() || slug.ends_with('-')))
        {
            slug.push(letter);
        }
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() { "photo".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_ascii_whatever_the_stem() {
        let name = |stem| path(stem, "0123456789abcdef", FileKind::WebP, 480);
        assert_eq!(name("hg-2023-001"), "photos/hg-2023-001-0123456789-480.webp");
        assert_eq!(name("Trần Thị Bé Năm"), "photos/tran-thi-be-nam-0123456789-480.webp");
        assert_eq!(name("../../etc/passwd"), "photos/etc-passwd-0123456789-480.webp");
        assert_eq!(name("李"), "photos/photo-0123456789-480.webp");
        assert_eq!(name(""), "photos/photo-0123456789-480.webp");
        assert!(name(&"Đ".repeat(5_000)).len() < 100);
    }

    #[test]
    fn each_kind_has_a_name_of_its_own() {
        assert_eq!(path("a", "k", FileKind::Jpeg, 960), "photos/a-k-960.jpg");
        assert_eq!(path("a", "k", FileKind::Card, 1200), "photos/a-k-card.jpg");
    }
}
