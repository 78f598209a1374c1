//! An entry of the cache as bytes: a mark, a digest of all that follows, a head in JSON, the files.
//!
//! Never: gives anything of an entry whose digest is wrong.

use std::io;

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::develop::{Developed, DevelopedFile, FileKind};

const MARK: &[u8; 8] = b"RWPHOTO1";
const DIGEST: usize = 32;

#[derive(Debug, Serialize, Deserialize)]
struct Head {
    original: (u32, u32),
    thumbhash: String,
    dominant: [u8; 3],
    files: Vec<Part>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Part {
    kind: FileKind,
    width: u32,
    height: u32,
    bytes: usize,
}

/// Everything before the files' own bytes, which follow in their order.
pub(super) fn head(developed: &Developed) -> io::Result<Vec<u8>> {
    let part = |file: &DevelopedFile| Part {
        kind: file.kind,
        width: file.width,
        height: file.height,
        bytes: file.bytes.len(),
    };
    let json = serde_json::to_vec(&Head {
        original: developed.original,
        thumbhash: developed.thumbhash.clone(),
        dominant: developed.dominant,
        files: developed.files.iter().map(part).collect(),
    })?;
    let length = u32::try_from(json.len()).map_err(io::Error::other)?.to_le_bytes();
    let mut hash = Sha256::new();
    hash.update(length);
    hash.update(&json);
    for file in &developed.files {
        hash.update(&file.bytes);
    }
    Ok([MARK.as_slice(), &hash.finalize(), &length, &json].concat())
}

/// The photo of an entry; nothing where a byte is wrong, missing or too many.
pub(super) fn read(bytes: &[u8]) -> Option<Developed> {
    let (digest, rest) = bytes.strip_prefix(MARK)?.split_at_checked(DIGEST)?;
    if Sha256::digest(rest).as_slice() != digest {
        return None;
    }
    let (length, rest) = rest.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
    let (json, mut rest) = rest.split_at_checked(length)?;
    let head: Head = serde_json::from_slice(json).ok()?;
    let mut files = Vec::new();
    for part in head.files {
        let (bytes, after) = rest.split_at_checked(part.bytes)?;
        rest = after;
        let Part { kind, width, height, .. } = part;
        files.push(DevelopedFile { kind, width, height, bytes: bytes.to_vec() });
    }
    let Head { original, thumbhash, dominant, .. } = head;
    rest.is_empty().then_some(Developed { original, files, thumbhash, dominant })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_which_any_byte_is_wrong_is_none() {
        let file =
            |kind, bytes: &[u8]| DevelopedFile { kind, width: 2, height: 3, bytes: bytes.to_vec() };
        let developed = Developed {
            original: (2, 3),
            files: vec![file(FileKind::WebP, b"one"), file(FileKind::Jpeg, b"two")],
            thumbhash: "abc".to_owned(),
            dominant: [1, 2, 3],
        };
        let mut bytes = head(&developed).unwrap();
        bytes.extend(b"onetwo");
        assert_eq!(read(&bytes), Some(developed));
        for at in 0..bytes.len() {
            let mut wrong = bytes.clone();
            wrong[at] ^= 1;
            assert_eq!(read(&wrong), None, "byte {at}");
            assert_eq!(read(&bytes[..at]), None, "cut at {at}");
        }
        assert_eq!(read(&[&bytes[..], b"x"].concat()), None);
    }
}
