//! Where the people of a wall of blocks are: the feed's header, and the files as far as they are here.

use std::cell::RefCell;
use std::rc::Rc;

use recognition_wall_core::blocks::{Blocks, NotYet, cards_path};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, FacetSpec, Feed, Honouree, Problem, ReadOptions};

use super::Content;

/// See the module.
#[derive(Debug)]
pub struct Source {
    /// Where the head is. Another address has other people under the same numbers.
    pub address: Rc<str>,
    /// The files, as far as they have come.
    pub blocks: RefCell<Blocks>,
    /// Nobody's feed: what stands in it of all people together.
    pub header: Rc<Feed>,
    feed_url: Rc<str>,
    facets: Vec<FacetSpec>,
    problems: Vec<Problem>,
    has_honorifics: bool,
}

/// By identity: no two loads are the same.
impl PartialEq for Source {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

impl Source {
    /// The blocks that a feed names, whose first page was read, with what was wrong with it; `facets`
    /// are those that the tag asks for.
    #[must_use]
    pub fn new(
        (first, problems): (&Feed, &[Problem]),
        (feed_url, address): (&Rc<str>, &Rc<str>),
        blocks: Blocks,
        facets: &[FacetSpec],
    ) -> Self {
        Self {
            address: Rc::clone(address),
            blocks: RefCell::new(blocks),
            header: Rc::new(Feed { items: Vec::new(), ..first.clone() }),
            feed_url: Rc::clone(feed_url),
            facets: facets.to_vec(),
            problems: problems.to_vec(),
            has_honorifics: first.items.iter().any(|person| person.honorific.is_some()),
        }
    }

    /// How many people there are.
    #[must_use]
    pub fn people(&self) -> u32 {
        self.blocks.borrow().head().people
    }

    /// How many people stand in a file of cards; at least 1.
    #[must_use]
    pub fn slice(&self) -> u32 {
        self.blocks.borrow().head().slice
    }

    /// The address of a file of the blocks.
    #[must_use]
    pub fn file(&self, path: &str) -> String {
        let folder = self.address.rfind('/').and_then(|end| self.address.get(..=end));
        [folder.unwrap_or_default(), path].concat()
    }

    /// The address of the file of cards with this number.
    #[must_use]
    pub fn cards_file(&self, slice: u32) -> String {
        self.file(&cards_path(slice))
    }

    /// What is known of everybody.
    ///
    /// # Errors
    /// [`NotYet::NoFacet`] where the tag asks for a filter that the blocks do not have.
    pub fn content(&self) -> Result<Content, NotYet> {
        let outline = self.blocks.borrow().outline(Rc::clone(&self.header), &self.facets)?;
        Ok(Content {
            index: outline.index,
            counts: outline.counts,
            problems: self.problems.clone(),
            has_honorifics: self.has_honorifics,
        })
    }

    /// The people of a file of cards, who may be shown today; `None` where it is no such file.
    #[must_use]
    pub fn read_cards(
        &self,
        bytes: &[u8],
        today: PartialDate,
    ) -> Option<Vec<Option<Rc<Honouree>>>> {
        let options = ReadOptions { feed_url: &self.feed_url, ..ReadOptions::new(today) };
        feed::read_slice(bytes, &options, &self.header).ok()
    }

    /// Those of the first page whose numbers are known to be 0 and on: all of it, where nobody has gone
    /// from it since the blocks were written.
    #[must_use]
    pub fn numbered<'f>(&self, first: &'f Feed, left_out: usize) -> &'f [Rc<Honouree>] {
        let people = first.items.len();
        let is_whole =
            people.is_multiple_of(self.slice() as usize) || people == self.people() as usize;
        if left_out == 0 && is_whole { &first.items } else { &[] }
    }
}
