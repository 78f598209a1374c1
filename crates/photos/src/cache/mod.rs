//! What was made once is kept: bytes, recipe and wishes are the key, all files of the photo the value.
//!
//! An entry is one file, written beside and renamed: two runs at once write the same bytes, and whoever
//! comes last wins nothing. It carries a digest; one that does not fit its bytes is as good as none.
//! Never: believes an entry, and never fails a photo because it can't be kept.

mod entry;

use std::fs;
use std::io::{self, ErrorKind, Read};
use std::path::PathBuf;

use sha2::{Digest, Sha256};

use crate::develop::{Developed, Wishes};
use crate::recipe::Recipe;
use crate::write;

/// The most bytes that an entry may have: ten times what the largest photo makes.
const MOST_BYTES: u64 = 64 << 20;

/// A folder of entries.
#[derive(Debug)]
pub(crate) struct Cache {
    folder: PathBuf,
}

/// What the cache has.
#[derive(Debug)]
pub(crate) enum Kept {
    /// All files of the photo.
    Whole(Box<Developed>),
    /// Nothing.
    Nothing,
    /// An entry that is damaged.
    Damaged,
}

impl Cache {
    pub(crate) fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    pub(crate) fn load(&self, key: &str) -> Kept {
        match self.read(key) {
            Ok(bytes) => entry::read(&bytes)
                .map_or(Kept::Damaged, |developed| Kept::Whole(Box::new(developed))),
            Err(error) if error.kind() == ErrorKind::NotFound => Kept::Nothing,
            Err(_) => Kept::Damaged,
        }
    }

    fn read(&self, key: &str) -> io::Result<Vec<u8>> {
        let file = fs::File::open(self.path(key))?;
        let mut bytes = Vec::new();
        file.take(MOST_BYTES).read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    pub(crate) fn store(&self, key: &str, developed: &Developed) -> io::Result<()> {
        let head = entry::head(developed)?;
        let mut parts = vec![head.as_slice()];
        parts.extend(developed.files.iter().map(|file| file.bytes.as_slice()));
        write::whole(&self.path(key), &parts)
    }

    /// Two digits make a folder: no file system likes 100,000 files in one.
    fn path(&self, key: &str) -> PathBuf {
        let (start, _) = key.split_at_checked(2).unwrap_or((key, ""));
        self.folder.join(start).join(format!("{key}.photo"))
    }
}

/// The key of a photo: the same for the same bytes, recipe and wishes, on every machine.
pub(crate) fn key(bytes: &[u8], recipe: &Recipe, wishes: &Wishes) -> String {
    let mut hash = Sha256::new();
    hash.update(recipe.fingerprint());
    // Without a card the focal point changes nothing.
    if let Some(card) = &wishes.card {
        hash.update(format!("\0{:?}\0{:?}\0{:?}", wishes.focal, card.name, card.line));
    }
    hash.update(b"\0");
    hash.update(bytes);
    hex(&hash.finalize())
}

/// Bytes as digits.
fn hex(bytes: &[u8]) -> String {
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::Card;

    #[test]
    fn the_key_knows_bytes_recipe_card_and_the_focal_point_of_a_card() {
        let recipe = Recipe::default();
        let plain = Wishes::default();
        let focal = Wishes { focal: Some((0.1, 0.2)), card: None };
        let card = |name: &str, line: &str, focal| Wishes {
            focal,
            card: Some(Card { name: name.to_owned(), line: line.to_owned() }),
        };
        let first = key(b"a", &recipe, &plain);
        assert_eq!(first.len(), 64);
        assert_eq!(first, key(b"a", &recipe, &focal), "no card, no crop");
        let keys = [
            first,
            key(b"b", &recipe, &plain),
            key(b"a", &Recipe { webp_quality: 50, ..recipe.clone() }, &plain),
            key(b"a", &recipe, &card("x", "y", None)),
            key(b"a", &recipe, &card("x\0y", "", None)),
            key(b"a", &recipe, &card("x", "y", Some((0.5, 0.5)))),
        ];
        let mut unique = keys.to_vec();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), keys.len());
    }
}
