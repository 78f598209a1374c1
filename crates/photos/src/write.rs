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

/// Whether a file holds these very bytes. A link is no file.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let found = path.symlink_metadata();
    found.is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && fs::read(path).is_ok_and(|found| found == bytes)
}

/// The problem of a file that could not be written.
pub(crate) fn problem(error: &io::Error) -> PhotoProblemKind {
    match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => PhotoProblemKind::DiskFull,
        _ => PhotoProblemKind::Unwritable { reason: error.to_string() },
    }
}
