//! Which file of the folder a path of the web names, if it may name one at all.
//!
//! Never leaves the folder: no `..`, no backslash, no hidden file, no symbolic link out of it.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// A file of the folder, every link on the way resolved; `None` for what must not be answered.
pub(super) fn file_of(root: &Path, path: &str) -> Option<PathBuf> {
    let real = std::fs::canonicalize(root.join(relative(path)?)).ok()?;
    // A name with a slash behind it is a folder's: the links of a page would lead elsewhere there.
    if path.ends_with('/') && !real.is_dir() {
        return None;
    }
    let real =
        if real.is_dir() { std::fs::canonicalize(real.join("index.html")).ok()? } else { real };
    (real.starts_with(root) && real.is_file()).then_some(real)
}

/// Whether a path may be asked for: a folder without page counts, the server then redirects or not.
pub(super) fn is_inside(root: &Path, path: &str) -> bool {
    let real = relative(path).and_then(|path| std::fs::canonicalize(root.join(path)).ok());
    real.is_some_and(|real| real.starts_with(root))
}

/// The path below the folder.
fn relative(path: &str) -> Option<PathBuf> {
    let path = percent_decode_str(path.trim_start_matches('/')).decode_utf8().ok()?;
    let mut below = PathBuf::new();
    for part in path.split('/').filter(|part| !part.is_empty()) {
        let is_hidden = part.starts_with('.') && part != ".well-known";
        if is_hidden || part.contains(['\\', '\0', ':']) {
            return None;
        }
        below.push(part);
    }
    Some(below)
}
