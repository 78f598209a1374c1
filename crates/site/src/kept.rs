//! A file of the last site and what it should hold go in, whether it holds that comes out.
//!
//! Nothing is believed: a text is compared with its bytes, a compressed copy is unpacked and
//! compared. So a file that was changed by hand, cut off or written by an older version is made
//! anew, and comparing costs a small part of compressing. Never: writes.

use std::fs::File;
use std::io::{BufReader, Read};
use std::path::Path;

use flate2::read::GzDecoder;

/// How a compressed copy is packed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Packing {
    Brotli,
    Gzip,
}

impl Packing {
    pub(crate) const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    /// What the name of the copy ends in.
    pub(crate) fn ending(self) -> &'static str {
        match self {
            Self::Brotli => ".br",
            Self::Gzip => ".gz",
        }
    }
}

/// Whether a file holds these very bytes. A link is no file.
pub(crate) fn holds(path: &Path, bytes: &[u8]) -> bool {
    let found = path.symlink_metadata();
    found.is_ok_and(|found| found.is_file() && found.len() == bytes.len() as u64)
        && File::open(path).is_ok_and(|file| gives(file, bytes))
}

/// Whether two files hold the same. A link is no file.
pub(crate) fn holds_file(path: &Path, other: &Path) -> bool {
    let found = path.symlink_metadata().ok().filter(std::fs::Metadata::is_file);
    let (Some(found), Ok(wanted)) = (found, other.metadata()) else { return false };
    if found.len() != wanted.len() {
        return false;
    }
    let (Ok(mut file), Ok(mut other)) = (File::open(path), File::open(other)) else { return false };
    let (mut here, mut there) = (Vec::new(), Vec::new());
    loop {
        here.clear();
        there.clear();
        let both = [(&mut file, &mut here), (&mut other, &mut there)];
        let read = both.map(|(file, bytes)| file.take(PIECE).read_to_end(bytes));
        match read {
            [Ok(0), Ok(0)] => return true,
            [Ok(_), Ok(_)] if here == there => {}
            _ => return false,
        }
    }
}

/// The size of a file that holds these bytes, packed; `None` where it does not. A link is no file.
pub(crate) fn holds_packed(path: &Path, packing: Packing, bytes: &[u8]) -> Option<u64> {
    let found = path.symlink_metadata().ok().filter(std::fs::Metadata::is_file)?;
    let file = BufReader::new(File::open(path).ok()?);
    let is_same = match packing {
        Packing::Brotli => gives(brotli::Decompressor::new(file, BUFFER), bytes),
        Packing::Gzip => gives(GzDecoder::new(file), bytes),
    };
    is_same.then_some(found.len())
}

/// Bytes that are compared at a time.
const BUFFER: usize = 1 << 14;
/// The same of two files: they are large, and there are few.
const PIECE: u64 = 1 << 18;

/// Whether a reader gives these bytes and no more; it is left at the first that differs.
fn gives(mut reader: impl Read, mut bytes: &[u8]) -> bool {
    let mut buffer = [0; BUFFER];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return bytes.is_empty(),
            Ok(count) => {
                let read = buffer.get(..count).unwrap_or_default();
                let Some(rest) = bytes.strip_prefix(read) else { return false };
                bytes = rest;
            }
            Err(error) if error.kind() == std::io::ErrorKind::Interrupted => {}
            Err(_) => return false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_counts_only_with_all_its_bytes_and_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let text = "Bằng khen ".repeat(5_000);
        std::fs::write(&path, &text).unwrap();
        assert!(holds(&path, text.as_bytes()));
        assert!(!holds(&path, &text.as_bytes()[1..]));
        assert!(!holds(&path, [text.as_bytes(), b"x"].concat().as_slice()));
        assert!(!holds(&path, text.replacen("khen", "KHEN", 1).as_bytes()));
        assert!(!holds(folder.path(), b"") && !holds(&folder.path().join("none"), b""));
        let other = folder.path().join("b");
        std::fs::write(&other, &text).unwrap();
        assert!(holds_file(&path, &other));
        for wrong in
            [text.replacen("khen", "KHEN", 1), text.replace("khen", "KHEN"), "x".to_owned()]
        {
            std::fs::write(&other, wrong).unwrap();
            assert!(!holds_file(&path, &other));
        }
        assert!(
            !holds_file(&path, &folder.path().join("none")) && !holds_file(folder.path(), &path)
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_link_counts_as_no_file() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("a"), "x").unwrap();
        std::os::unix::fs::symlink("a", folder.path().join("b")).unwrap();
        assert!(!holds(&folder.path().join("b"), b"x"));
    }
}
