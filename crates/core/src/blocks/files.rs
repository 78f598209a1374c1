//! The files of the blocks as far as they have been fetched.
//!
//! Says which files are needed, is given their bytes, answers. Keeps a bounded number of them.

use std::fmt;
use std::rc::Rc;

use super::ask::{Ask, NotYet, begin, go_on};
use super::head::Head;
use super::index::BlockIndex;
use super::outline::{Outline, outline};
use super::shard::{Wanted, gather};
use super::{Zone, facet_path, ids, ids_path, index_path, shard_path};
use crate::feed::{FacetSpec, Feed};
use crate::query::{Filters, Query};
use fixedbitset::FixedBitSet;

/// Bytes of one file at most.
const MOST_BYTES: usize = 8 << 20;
/// Bytes of files of sets that are kept: of those that came first the memory is given back.
const KEPT_BYTES: usize = 8 << 20;

/// Why blocks can't be read; the wall then reads the pages of the feed.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum BlocksFailure {
    /// The head is none.
    NotBlocks,
    /// The head is of a form that came later than this wall.
    NewerVersion,
    /// A file is larger than any that the tool writes, or is not what it should be.
    BadFile(Rc<str>),
    /// Files that were asked for did not come.
    Missing(Rc<str>),
}

impl fmt::Display for BlocksFailure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotBlocks => formatter.write_str("this is no head of blocks"),
            Self::NewerVersion => formatter.write_str("the blocks are of a newer version"),
            Self::BadFile(path) => write!(formatter, "{path} is damaged: build the site anew"),
            Self::Missing(path) => write!(formatter, "{path} is missing: upload the site anew"),
        }
    }
}

impl std::error::Error for BlocksFailure {}

/// See the module.
#[derive(Debug)]
pub struct Blocks {
    head: Head,
    indexes: Vec<Option<BlockIndex>>,
    shards: Vec<(Rc<str>, Rc<[u8]>)>,
    weight: usize,
}

impl Blocks {
    /// Reads the head.
    ///
    /// # Errors
    /// [`BlocksFailure::NotBlocks`] and [`BlocksFailure::NewerVersion`].
    pub fn read(bytes: &[u8]) -> Result<Self, BlocksFailure> {
        if bytes.len() > MOST_BYTES {
            return Err(BlocksFailure::NotBlocks);
        }
        let head = Head::read(bytes)?;
        let indexes = (0..head.blocks()).map(|_| None).collect();
        Ok(Self { head, indexes, shards: Vec::new(), weight: 0 })
    }

    /// What is known before anything is asked.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// The file that brings all values of a facet; `None` where they are here.
    #[must_use]
    pub fn values_of(&self, facet: &str) -> Option<String> {
        let facet = self.head.facets.iter().find(|known| &*known.key == facet)?;
        (!facet.is_whole()).then(|| facet_path(facet.number))
    }

    /// Header and facets for a wall whose people are in these blocks. `chosen_facets` are the filters to
    /// show, in order; where there are none, those of the head.
    ///
    /// # Errors
    /// [`NotYet::NoFacet`] where the head has no such facet.
    pub fn outline(
        &self,
        header: Rc<Feed>,
        chosen_facets: &[FacetSpec],
    ) -> Result<Outline, NotYet> {
        outline(&self.head, header, chosen_facets)
    }

    /// The numbers that somebody of an id may have, whose card then says whether they have it: mostly
    /// one or none. Nobody has one where the blocks were written by a tool that wrote no ids.
    ///
    /// # Errors
    /// [`NotYet::Fetch`] where a file is needed first.
    pub fn numbers_of(&self, id: &str) -> Result<Vec<u32>, NotYet> {
        if self.head.ids == 0 {
            return Ok(Vec::new());
        }
        let (file, mark) = ids::place(id, self.head.ids);
        let path = ids_path(file);
        let bytes = self.shard(&path).ok_or_else(|| NotYet::Fetch(vec![path.clone()]))?;
        // Who is in no file is not there: a link must not break a wall.
        let numbers = ids::numbers(bytes, mark).unwrap_or_default();
        Ok(numbers.into_iter().filter(|number| *number < self.head.people).collect())
    }

    /// Begins to answer a query within a preset: as [`run`](crate::query::run) answers it, but that
    /// people stand in the feed's order, those first who have every word in the name.
    ///
    /// # Errors
    /// [`NotYet::Fetch`] where files are needed first, and why it can't be answered from blocks.
    pub fn ask(&self, query: &Query, preset: &Filters) -> Result<Ask, NotYet> {
        begin(&self.head, query, preset)
    }

    /// Goes on with an answer until so many are found, or all. The files to fetch and to
    /// [`take`](Self::take) before it goes on again; none where it has come so far.
    ///
    /// # Errors
    /// [`BlocksFailure::BadFile`], and [`BlocksFailure::Missing`] where the same files are needed again
    /// and again.
    pub fn go_on(&self, ask: &mut Ask, rows: usize) -> Result<Vec<String>, BlocksFailure> {
        go_on(self, ask, rows)
    }

    /// Takes the bytes of a file that was asked for.
    ///
    /// # Errors
    /// [`BlocksFailure::BadFile`].
    pub fn take(&mut self, path: &str, bytes: &[u8]) -> Result<(), BlocksFailure> {
        let taken = if bytes.len() > MOST_BYTES { None } else { self.keep(path, bytes) };
        taken.ok_or_else(|| BlocksFailure::BadFile(path.into()))
    }

    fn keep(&mut self, path: &str, bytes: &[u8]) -> Option<()> {
        let (folder, name) = path.split_once('/')?;
        if folder == "facets" {
            return self.head.take_values(name.strip_suffix(".json")?.parse().ok()?, bytes);
        }
        if name == "index.json" {
            let index = BlockIndex::read(bytes)?;
            *self.indexes.get_mut(folder.parse::<usize>().ok()?)? = Some(index);
            return Some(());
        }
        if self.shard(path).is_none() {
            self.shards.push((path.into(), bytes.into()));
            self.weight += bytes.len();
            while self.weight > KEPT_BYTES && self.shards.len() > 1 {
                self.weight -= self.shards.remove(0).1.len();
            }
        }
        Some(())
    }

    fn shard(&self, path: &str) -> Option<&Rc<[u8]>> {
        self.shards.iter().find(|(known, _)| **known == *path).map(|(_, bytes)| bytes)
    }

    /// Puts whoever of a block has something into `set`; whatever is needed first into `wanted`.
    pub(super) fn gather(
        &self,
        (block, zone, word): (usize, Zone, Wanted<'_>),
        set: &mut FixedBitSet,
        wanted: &mut Vec<String>,
    ) -> Result<(), BlocksFailure> {
        let Some(Some(index)) = self.indexes.get(block) else {
            want(wanted, index_path(block));
            return Ok(());
        };
        let place = match word {
            // Where all that begin so are more than a file, they stand together behind this.
            Wanted::Begins(beginning) => index.shard(zone, &[beginning, super::ALL_OF].concat()),
            Wanted::Is(whole) => index.shard(zone, whole),
        };
        let Some(place) = place else { return Ok(()) };
        let path = shard_path(block, zone, place);
        let Some(bytes) = self.shard(&path) else {
            want(wanted, path);
            return Ok(());
        };
        gather(bytes, word, set).ok_or_else(|| BlocksFailure::BadFile(path.into()))
    }
}

fn want(wanted: &mut Vec<String>, path: String) {
    if !wanted.contains(&path) {
        wanted.push(path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_what_was_fetched_the_oldest_goes_when_there_is_too_much() {
        let head = br#"{"version":1,"people":5,"slice":9,"blocks":[0],"facets":[]}"#;
        let mut blocks = Blocks::read(head).unwrap();
        let part = vec![0; KEPT_BYTES / 8];
        for number in 0..9 {
            blocks.take(&format!("0/{number}.bin"), &part).unwrap();
        }
        assert_eq!(blocks.shards.len(), 8);
        assert!(blocks.shard("0/0.bin").is_none() && blocks.shard("0/8.bin").is_some());
        blocks.take("0/8.bin", &part).unwrap();
        assert_eq!((blocks.shards.len(), blocks.weight), (8, KEPT_BYTES));
    }
}
