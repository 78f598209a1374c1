//! Folders and files. In: paths. Out: copies, listings, folders moved into place.
//! A folder is written beside its place and then moved: a run that is cut off leaves the last good one.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// Reads a file; the error names it.
///
/// # Errors
/// When it can't be read.
pub(crate) fn read(path: &Path) -> Result<Vec<u8>> {
    fs::read(path).with_context(|| format!("can't read {}", path.display()))
}

/// Reads a file of UTF-8 text; the error names it.
///
/// # Errors
/// When it can't be read or is not UTF-8.
pub(crate) fn read_text(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("can't read {}", path.display()))
}

/// Writes a file and the folders above it.
///
/// # Errors
/// When it can't be written.
pub(crate) fn write(path: &Path, bytes: impl AsRef<[u8]>) -> Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).with_context(|| format!("can't make {}", folder.display()))?;
    }
    fs::write(path, bytes).with_context(|| format!("can't write {}", path.display()))
}

/// All files below a folder, sorted, so that every run sees the same order. No folder, no files.
///
/// # Errors
/// When a folder can't be read.
pub(crate) fn below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if folder.is_dir() {
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() {
                found.extend(below(&path)?);
            } else {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// Copies a folder with everything below it.
///
/// # Errors
/// When something can't be read or written.
pub(crate) fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in below(from)? {
        write(&to.join(file.strip_prefix(from)?), read(&file)?)?;
    }
    Ok(())
}

/// Fills a folder by `fill`, beside its place, and moves it there when it is whole.
///
/// # Errors
/// When `fill` fails (the old folder then stays as it was) or the move does.
pub(crate) fn replace_folder(place: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    let (new, old) = (place.with_extension("new"), place.with_extension("old"));
    remove_folder(&new)?;
    remove_folder(&old)?;
    fs::create_dir_all(&new).with_context(|| format!("can't make {}", new.display()))?;
    fill(&new)?;
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(&new, place)?;
    remove_folder(&old)
}

fn remove_folder(folder: &Path) -> Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder).with_context(|| format!("can't remove {}", folder.display()))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use anyhow::bail;

    use super::{below, copy_folder, read_text, replace_folder, write};

    /// A folder of its own for each test.
    fn scratch(test: &str) -> PathBuf {
        std::env::temp_dir().join(format!("wall-files-{test}-{}", std::process::id()))
    }

    #[test]
    fn a_run_that_breaks_off_leaves_the_last_good_folder() {
        let scratch = scratch("replace");
        let place = scratch.join("dist");
        replace_folder(&place, |folder| write(&folder.join("wall.js"), "good")).unwrap();
        let broken = replace_folder(&place, |folder| {
            write(&folder.join("wall.js"), "half")?;
            bail!("cut off")
        });
        assert!(broken.is_err());
        assert_eq!(read_text(&place.join("wall.js")).unwrap(), "good");

        replace_folder(&place, |folder| write(&folder.join("wall-1.wasm"), "new")).unwrap();
        assert_eq!(below(&scratch).unwrap(), [place.join("wall-1.wasm")]);
        std::fs::remove_dir_all(scratch).unwrap();
    }

    #[test]
    fn a_folder_is_copied_with_all_that_is_below_it() {
        let scratch = scratch("copy");
        write(&scratch.join("from/photos/001.jpg"), "photo").unwrap();
        copy_folder(&scratch.join("from"), &scratch.join("to")).unwrap();
        assert_eq!(read_text(&scratch.join("to/photos/001.jpg")).unwrap(), "photo");
        copy_folder(&scratch.join("nowhere"), &scratch.join("to")).unwrap();
        std::fs::remove_dir_all(scratch).unwrap();
    }
}
