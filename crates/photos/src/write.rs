//! Files appear whole or not at all: written beside their place, then renamed into it.
//!
//! Never: leaves half a file where a reader looks for a whole one.

use std::fs;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use crate::problem::PhotoProblemKind;

/// Writes a file whose parts follow each other; its folder is made where it is missing.
pub(crate) fn whole(path: &Path, parts: &[&[u8]]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    let mut builder = tempfile::Builder::new();
    builder.prefix(".wall-").suffix(".part");
    // Such a file is the owner's alone by default, and a web server runs as somebody else.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o644));
    let mut file = builder.tempfile_in(folder)?;
    for part in parts {
        file.write_all(part)?;
    }
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Gives a file a second name, if it holds these very bytes; whether that was done. Files of a site
/// are replaced and never changed, so two names can't harm each other.
pub(crate) fn linked(from: &Path, to: &Path, bytes: &[u8]) -> bool {
    let is_same = from.symlink_metadata().is_ok_and(|found| found.is_file())
        && fs::read(from).is_ok_and(|found| found == bytes);
    let folder = to.parent().unwrap_or(Path::new("."));
    is_same && fs::create_dir_all(folder).is_ok() && fs::hard_link(from, to).is_ok()
}

/// The problem of a file that could not be written.
pub(crate) fn problem(error: &io::Error) -> PhotoProblemKind {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => PhotoProblemKind::DiskFull,
        _ => PhotoProblemKind::Unwritable { reason: error.to_string() },
    }
}
