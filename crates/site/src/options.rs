//! What a build is told beside the people.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::Locale;

use crate::{BaseAddress, Compression, Previous};

/// How a site is to be.
#[derive(Debug, Clone)]
pub struct SiteOptions<'a> {
    /// Its languages. The first is that of the site's root, each other has a folder of its tag.
    pub languages: Vec<Locale>,
    /// Where it will stand; `None` if nobody knows: then nothing has an absolute address.
    pub base: Option<BaseAddress>,
    /// The name of the site; `None` takes the feed's title.
    pub title: Option<String>,
    /// The day of the build: the date of what has none.
    pub today: PartialDate,
    /// The feed to publish as `feed.json` and pages of it; `None` leaves it to the caller.
    pub published: Option<Published<'a>>,
    /// Photos that are ready: where they go and where they are.
    pub photos: Vec<SiteFile>,
    /// The picture for a link to somebody, 1200 × 630 pixels, by their id: its path from the site's root.
    /// Whoever has none is shown by their first photo.
    pub cards_of: BTreeMap<String, String>,
    /// The folder of the widget (`dist/`), whose files go into the root; `None` for none.
    pub widget: Option<PathBuf>,
    /// Cards on the wall page, at least 1. Default 24: two screens of a desk, and a photo each.
    pub cards: usize,
    /// Names on a page of the list, at least 1. Default 200, some 8 kB compressed.
    pub names: usize,
    /// Names on a page of the roll of honour, at least 1. Default 2,000: a province's roll prints
    /// as one document.
    pub roll: usize,
    /// Items on the first and on each further page of the published feed.
    pub feed_pages: FeedPages,
    /// People from which on the published feed is also written as blocks, from which a wall reads what
    /// is looked at and not everybody; `usize::MAX` for never. Default 10,000: the feed is then 771 kB
    /// compressed, and a phone waits four seconds for it.
    pub blocks_from: usize,
    /// Which texts have compressed copies.
    pub compression: Compression,
    /// What the last site remembers.
    pub previous: Previous,
}

impl SiteOptions<'_> {
    /// Options for a site in one language whose address is not known.
    #[must_use]
    pub fn new(language: Locale, today: PartialDate) -> Self {
        Self {
            languages: vec![language],
            base: None,
            title: None,
            today,
            published: None,
            photos: Vec::new(),
            cards_of: BTreeMap::new(),
            widget: None,
            cards: 24,
            names: 200,
            roll: 2_000,
            feed_pages: FeedPages::default(),
            blocks_from: 10_000,
            compression: Compression::Auto,
            previous: Previous::default(),
        }
    }
}

/// The feed as it is published, to be split into pages.
#[derive(Debug, Clone, Copy)]
pub enum Published<'a> {
    /// In memory.
    Bytes(&'a [u8]),
    /// In a file, which is never held whole.
    File(&'a Path),
}

/// A file of the disk and its place in the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SiteFile {
    /// Its place, relative to the site's root, with `/` between the parts.
    pub path: String,
    /// Where it is.
    pub from: PathBuf,
    /// Whether nobody will change it in its place, so that the site may be given the very file and
    /// not a copy. Never for what an editor works on.
    pub may_link: bool,
}

/// How many items stand on the pages of a published feed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FeedPages {
    /// On the first page, at least 1. Default 500: what a wall shows is there after some 60 kB. Of a
    /// feed with blocks no more than 32: the wall reads no further page.
    pub first: usize,
    /// On each further page, at least 1; `None` spreads the rest over at most 99 pages of at least
    /// 500, since a wall reads 100 pages (`Limits` of the core).
    pub later: Option<usize>,
}

impl Default for FeedPages {
    fn default() -> Self {
        Self { first: 500, later: None }
    }
}

/// How far a build is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What is being done.
    pub step: Step,
    /// People, or files, that are done.
    pub done: usize,
    /// Of how many; `None` while nobody knows.
    pub total: Option<usize>,
}

/// The steps of a build, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// Going through the people for the first time.
    Survey,
    /// Writing a page for each.
    Pages,
    /// Writing the published feed.
    Feed,
    /// Copying photos.
    Photos,
}

/// How many files were made, and how many the last site had just so and were taken from it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Work {
    /// Made anew.
    pub made: u64,
    /// Taken over.
    pub kept: u64,
}

impl Work {
    pub(crate) fn add(&mut self, is_kept: bool) {
        *(if is_kept { &mut self.kept } else { &mut self.made }) += 1;
    }
}

/// What a build has made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// People with a page of their own.
    pub people: usize,
    /// Pages that lead from an old address to the present one.
    pub moved: usize,
    /// Pages that say kindly that somebody is no longer there.
    pub gone: usize,
    /// All files, compressed copies too.
    pub files: u64,
    /// Their bytes, photos and widget not counted.
    pub bytes: u64,
    /// Pages and other texts.
    pub texts: Work,
    /// Their compressed copies.
    pub copies: Work,
    /// What an editor should know, as keys of the messages: see [`Summary::notes`].
    pub(crate) notes: Vec<&'static str>,
}

impl Summary {
    /// What an editor should know, in the language of `lang` (BCP 47; Vietnamese unless `en…`).
    #[must_use]
    pub fn notes(&self, lang: &str) -> Vec<&'static str> {
        self.notes.iter().map(|key| crate::words::text(lang, key)).collect()
    }
}
