//! A path as people write it goes in, the names of folders and file come out.
//!
//! Never: touches the disk.

use percent_encoding::percent_decode_str;

use crate::problem::PhotoProblemKind;

/// Schemes of the web, and those that only look like one of a photo's.
const SCHEMES: [&str; 6] = ["http:", "https:", "ftp:", "data:", "blob:", "javascript:"];

/// The parts of a relative path, `.` and `..` followed.
///
/// # Errors
/// [`PhotoProblemKind::NotLocal`] for an address, [`PhotoProblemKind::LeavesFolder`] for an absolute
/// path or too many `..`, [`PhotoProblemKind::NotAFile`] for no name at all.
pub(super) fn parts(written: &str) -> Result<Vec<String>, PhotoProblemKind> {
    let written = written.trim();
    let lower = written.to_ascii_lowercase();
    if SCHEMES.iter().any(|scheme| lower.starts_with(scheme)) || written.starts_with("//") {
        return Err(PhotoProblemKind::NotLocal);
    }
    // `C:photo.jpg` is a path of Windows, too, and leaves the folder.
    let mut letters = written.chars();
    let drive = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic())
        && letters.next() == Some(':');
    if drive || lower.starts_with("file:") || written.starts_with(['/', '\\']) {
        return Err(PhotoProblemKind::LeavesFolder);
    }
    let mut parts: Vec<String> = Vec::new();
    for part in written.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop().ok_or(PhotoProblemKind::LeavesFolder)?;
            }
            name => parts.push(name.to_owned()),
        }
    }
    if parts.is_empty() { Err(PhotoProblemKind::NotAFile) } else { Ok(parts) }
}

/// The path percent-decoded, where that is another one and still text.
pub(super) fn decoded(written: &str) -> Option<String> {
    let decoded = percent_decode_str(written).decode_utf8().ok()?;
    (decoded != written).then(|| decoded.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_separators_and_dots_are_followed() {
        assert_eq!(parts(r" a\b/./c/../d.jpg ").unwrap(), ["a", "b", "d.jpg"]);
        assert_eq!(parts("Ảnh 1: bà Lan.jpg").unwrap(), ["Ảnh 1: bà Lan.jpg"]);
    }

    #[test]
    fn what_leaves_is_refused() {
        for path in [
            "../a",
            "a/../../b",
            r"..\a",
            "/etc/passwd",
            r"\\server\a",
            r"C:\a",
            "c:a",
            "file:///a",
        ] {
            assert_eq!(parts(path), Err(PhotoProblemKind::LeavesFolder), "{path}");
        }
        for path in ["https://example.com/a.jpg", "HTTP:a", "//example.com/a", "data:image/png,"] {
            assert_eq!(parts(path), Err(PhotoProblemKind::NotLocal), "{path}");
        }
        for path in ["", " ", ".", "a/.."] {
            assert_eq!(parts(path), Err(PhotoProblemKind::NotAFile), "{path}");
        }
    }
}
