//! A published feed goes in, its blocks come out: a folder of small files from which a wall reads what
//! a visitor looks at, where the whole feed would be too long to download.
//!
//! Twice through the feed, a lot of items at a time. Who may be shown is decided by the core's reading;
//! whoever and whatever may not is in none of the files, not even among the words to search by.

mod item;

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hasher as _};
use std::path::Path;
use std::rc::Rc;

use recognition_wall_core::blocks::{Writer, cards_path};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, Feed, Honouree, Limits, ReadOptions};

use crate::feed_pages::open;
use crate::output::{Output, Wanted};
use crate::people::{hash, told};
use crate::scan::{Header, scan};
use crate::{Published, SiteError};

/// People in a file of cards. Measured: see `docs/decisions/0007-large-feeds.md`.
const SLICE: usize = 16;
/// People on the first page of a feed with blocks: a wall shows them while it reads the head.
pub(crate) const FIRST_PAGE: usize = 2 * SLICE;
/// Items that are read at a time.
const LOT: usize = 256;

/// The blocks that are to be written, and where.
pub(crate) struct Plan<'p> {
    published: Published<'p>,
    today: PartialDate,
    head: Feed,
    folder: String,
}

impl<'p> Plan<'p> {
    /// Goes through a published feed for the first time.
    pub(crate) fn of(published: Published<'p>, today: PartialDate) -> Result<Self, SiteError> {
        let mut hasher = DefaultHasher::new();
        let mut has_end = false;
        let header = scan(open(published)?, &mut |item| {
            hasher.write(item);
            has_end |= item.windows(UNTIL.len()).any(|bytes| bytes == UNTIL);
            Ok(())
        });
        let header = header.map_err(|error| told(error, path_of(published)))?;
        for (key, value) in &header {
            hasher.write(key.as_bytes());
            hasher.write(value.to_string().as_bytes());
        }
        if has_end {
            // A consent that is over changes what is written although the feed is the same.
            hasher.write(today.to_string().as_bytes());
        }
        // A name of its own for each content: no cache mixes the files of two builds.
        let folder = format!("blocks/{:016x}/", hasher.finish());
        Ok(Self { published, today, head: read_header(&header, today)?, folder })
    }

    /// What the feed names: where the head is.
    pub(crate) fn address(&self) -> String {
        [&self.folder, "head.json"].concat()
    }

    /// Writes all files; after each lot `watch` is told how many people are done.
    pub(crate) fn write(
        &self,
        output: &mut Output<'_>,
        watch: &mut dyn FnMut(usize) -> Result<(), SiteError>,
    ) -> Result<(), SiteError> {
        let slice = u32::try_from(SLICE).unwrap_or(1);
        let mut written = Written {
            plan: self,
            writer: Writer::new(&self.head, slice),
            ids: HashSet::new(),
            cards: Vec::new(),
            slices: 0,
        };
        let mut lot: Vec<Vec<u8>> = Vec::new();
        let scanned = scan(open(self.published)?, &mut |item| {
            lot.push(item.to_owned());
            if lot.len() < LOT {
                return Ok(());
            }
            written.add(&std::mem::take(&mut lot), output)?;
            watch(written.writer.people() as usize)
        });
        scanned.map_err(|error| told(error, path_of(self.published)))?;
        written.add(&lot, output)?;
        written.finish(output)
    }

    fn put(
        &self,
        output: &mut Output<'_>,
        path: &str,
        bytes: Vec<u8>,
        wanted: Wanted,
    ) -> Result<(), SiteError> {
        output.bytes([&self.folder, path].concat(), bytes, wanted)
    }

    /// A file of the core's writer. Sets are packed as they are: a compressed copy saves a tenth.
    fn put_set(
        &self,
        output: &mut Output<'_>,
        path: String,
        bytes: Vec<u8>,
    ) -> Result<(), SiteError> {
        let is_text = path.strip_suffix(".json").is_some();
        let wanted = match path.as_str() {
            "head.json" => Wanted::Often,
            _ if is_text => Wanted::Later,
            _ => Wanted::Never,
        };
        self.put(output, &path, bytes, wanted)
    }
}

/// The key of a consent's last day, as an item writes it.
const UNTIL: &[u8] = b"\"until\"";

/// What has been written so far.
struct Written<'w> {
    plan: &'w Plan<'w>,
    writer: Writer,
    /// A hash stands for an id, as where the people of a file are read.
    ids: HashSet<u64>,
    /// Items of the file of cards that is being filled.
    cards: Vec<String>,
    slices: u32,
}

impl Written<'_> {
    fn add(&mut self, items: &[Vec<u8>], output: &mut Output<'_>) -> Result<(), SiteError> {
        let plan = self.plan;
        let page = [&b"{\"items\":["[..], &items.join(&b','), b"]}"].concat();
        let limits = Limits { bytes: usize::MAX, ..Limits::default() };
        let options = ReadOptions { limits, ..ReadOptions::new(plan.today) };
        let people = feed::read_slice(&page, &options, &plan.head).map_err(failed)?;
        let mut shown: Vec<Rc<Honouree>> = Vec::with_capacity(people.len());
        for (item, honouree) in items.iter().zip(people) {
            let Some(honouree) = honouree else { continue };
            if !self.ids.insert(hash(honouree.id.as_str())) {
                continue;
            }
            self.cards.push(item::published(item, &honouree)?);
            shown.push(honouree);
            if self.cards.len() == SLICE {
                self.end_slice(output)?;
            }
        }
        self.writer.add(&shown, &mut |path, bytes| plan.put_set(output, path, bytes))
    }

    fn end_slice(&mut self, output: &mut Output<'_>) -> Result<(), SiteError> {
        let items = std::mem::take(&mut self.cards).join(",\n");
        let page = ["{\"items\":[\n", &items, "\n]}\n"].concat();
        let path = cards_path(self.slices);
        self.slices += 1;
        self.plan.put(output, &path, page.into_bytes(), Wanted::Later)
    }

    fn finish(mut self, output: &mut Output<'_>) -> Result<(), SiteError> {
        if !self.cards.is_empty() {
            self.end_slice(output)?;
        }
        let plan = self.plan;
        self.writer.finish(&mut |path, bytes| plan.put_set(output, path, bytes))
    }
}

fn read_header(header: &Header, today: PartialDate) -> Result<Feed, SiteError> {
    let mut page: serde_json::Map<String, serde_json::Value> = header.iter().cloned().collect();
    page.insert("items".to_owned(), serde_json::Value::Array(Vec::new()));
    let page = serde_json::Value::Object(page).to_string();
    let limits = Limits { bytes: usize::MAX, ..Limits::default() };
    let options = ReadOptions { limits, ..ReadOptions::new(today) };
    feed::read(page.as_bytes(), &options).map(|reading| reading.feed).map_err(failed)
}

fn failed(failure: feed::ReadFailure) -> SiteError {
    SiteError::Feed { reason: failure.to_string() }
}

fn path_of(published: Published<'_>) -> &Path {
    match published {
        Published::File(path) => path,
        Published::Bytes(_) => Path::new("feed.json"),
    }
}
