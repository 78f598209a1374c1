//! Where the files of a site go, one by one.

use std::path::{Component, Path};

use crate::SiteError;

/// Takes the files of a site. A build gives each file once and keeps none.
pub trait Sink {
    /// Takes a file. `path` is relative, with `/` between its parts, and safe (see [`checked`]).
    ///
    /// # Errors
    /// Whatever ends the build: a full disk, no right to write.
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError>;

    /// Takes a copy of a file of the disk.
    ///
    /// # Errors
    /// As [`Sink::put`]; [`SiteError::Read`] where the file can't be read.
    fn copy(&mut self, path: &str, from: &Path) -> Result<(), SiteError>;

    /// Takes a file of the disk that nobody changes in its place: it may be one file with two names.
    ///
    /// # Errors
    /// As [`Sink::copy`].
    fn link(&mut self, path: &str, from: &Path) -> Result<(), SiteError> {
        self.copy(path, from)
    }

    /// The folder of the last good site, if there is one: what has not changed is taken from there.
    fn last(&self) -> Option<&Path> {
        None
    }
}

/// A path that stays inside the site and can be written on every system; the path itself.
///
/// # Errors
/// [`SiteError::UnsafePath`] for an empty or absolute path, one with `..`, `.`, a backslash, a colon
/// or a control character, and one with an empty part.
///
/// ```
/// use recognition_wall_site::checked;
/// assert!(checked("photos/001.jpg").is_ok());
/// for bad in ["", "/etc/passwd", "../x", "a//b", "a\\b", "c:x", "a/./b", "a/"] {
///     assert!(checked(bad).is_err(), "{bad}");
/// }
/// ```
pub fn checked(path: &str) -> Result<&str, SiteError> {
    let odd = |character: char| "\\:*?\"<>|".contains(character) || character.is_control();
    let parts = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
    let plain = path.split('/').all(|part| !part.is_empty() && part != "." && part != "..");
    if !parts || !plain || path.contains(odd) {
        return Err(SiteError::UnsafePath { path: path.to_owned() });
    }
    Ok(path)
}
