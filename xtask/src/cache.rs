//! Steps that need not run twice. In: a step's name and everything that decides its result.
//! Out: the folder with the result. Never stale: the folder's name is the hash of the inputs.

use std::path::{Path, PathBuf};

use anyhow::Result;
use sha2::{Digest, Sha256};

use crate::files;
use crate::project::Project;

/// The result folder of a step, made by `make` unless a run with the same inputs has made it.
/// The results live in cargo's target folder, where `cargo clean` finds them.
///
/// # Errors
/// When `make` fails; nothing is kept then.
pub(crate) fn step(
    project: &Project,
    name: &str,
    inputs: &[&[u8]],
    make: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let place = project.target.join("xtask").join(name).join(key(inputs));
    if !place.exists() {
        files::replace_folder(&place, make)?;
    }
    Ok(place)
}

/// SHA-256 of the inputs as hexadecimal digits; each input counts with its length, so that moving a
/// byte from one to the next is a change.
pub(crate) fn key(inputs: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for input in inputs {
        hash.update(input.len().to_le_bytes());
        hash.update(input);
    }
    format!("{:x}", hash.finalize())
}

#[cfg(test)]
mod tests {
    use super::key;

    #[test]
    fn moving_a_byte_between_inputs_is_a_change() {
        assert_ne!(key(&[b"ab", b"c"]), key(&[b"a", b"bc"]));
        assert_eq!(key(&[b"ab", b"c"]), key(&[b"ab", b"c"]));
    }
}
