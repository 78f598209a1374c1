//! A published feed goes in, its pages come out: `feed.json` with the first items, then
//! `feed-2.json` … by `next_url`. One page is held at a time.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;

use serde_json::{Map, Value};

use crate::people::told;
use crate::scan::{Header, scan};
use crate::{FeedPages, Published, SiteError};

/// Pages that a wall reads, the first one too: `Limits` of the core.
const MOST_PAGES: usize = 100;
/// The least items on a further page, where their number is left to us.
const LEAST_LATER: usize = 500;
/// Bytes of a page at most: a wall reads 32 MiB, and a page may grow by its header.
const MOST_BYTES: usize = 24 << 20;

/// Splits a published feed, and says in it where its `blocks` are, if it has any. Each page goes to `page` with its name, as JSON text.
///
/// The first page keeps everything that the feed says of itself; tombstones and taxonomy stand
/// there, so no further page repeats them. Items are taken over to the letter. A feed that fits on
/// one page comes out as one. Memory: one page, at most about 24 MiB.
///
/// # Errors
/// [`SiteError::Feed`] where this is no feed, [`SiteError::Read`], and what `page` answers.
///
/// ```
/// use recognition_wall_site::{FeedPages, Published, split_feed};
/// let json = br#"{"title":"A","items":[{"id":"1"},{"id":"2"},{"id":"3"}]}"#;
/// let mut pages = Vec::new();
/// let sizes = FeedPages { first: 2, later: Some(2) };
/// split_feed(Published::Bytes(json), sizes, None, &mut |name, text| {
///     pages.push((name, text));
///     Ok(())
/// })?;
/// assert_eq!(pages[0].0, "feed.json");
/// assert!(pages[0].1.contains(r#""next_url":"feed-2.json""#));
/// assert!(pages[1].1.contains(r#"{"id":"3"}"#));
/// # Ok::<(), recognition_wall_site::SiteError>(())
/// ```
pub fn split_feed(
    published: Published<'_>,
    sizes: FeedPages,
    blocks: Option<&str>,
    page: &mut dyn FnMut(String, String) -> Result<(), SiteError>,
) -> Result<(), SiteError> {
    let path = match published {
        Published::File(path) => path,
        Published::Bytes(_) => Path::new("feed.json"),
    };
    // A header may stand behind the items: once through to know it, and how many there are.
    let mut total = 0;
    let header = scan(open(published)?, &mut |_| {
        total += 1;
        Ok(())
    })
    .map_err(|error| told(error, path))?;
    let mut pages = Pages::new(&header, sizes, total);
    pages.name_blocks(blocks);
    scan(open(published)?, &mut |item| pages.add(item, page)).map_err(|error| told(error, path))?;
    pages.finish(page)
}

pub(crate) fn open<'p>(published: Published<'p>) -> Result<Box<dyn BufRead + 'p>, SiteError> {
    Ok(match published {
        Published::Bytes(bytes) => Box::new(bytes),
        Published::File(path) => {
            let file = File::open(path).map_err(|error| SiteError::read(path, error))?;
            Box::new(BufReader::with_capacity(1 << 16, file))
        }
    })
}

struct Pages {
    first: Map<String, Value>,
    later: Map<String, Value>,
    sizes: (usize, usize),
    number: usize,
    count: usize,
    items: Vec<u8>,
}

impl Pages {
    fn new(header: &Header, sizes: FeedPages, total: usize) -> Self {
        let first = sizes.first.max(1);
        let rest = total.saturating_sub(first);
        let spread = rest.div_ceil(MOST_PAGES - 1).max(LEAST_LATER);
        let all = header.iter().filter(|(key, _)| key != "next_url");
        let all: Map<String, Value> =
            all.map(|(key, value)| (key.clone(), value.clone())).collect();
        let mut later = all.clone();
        later.retain(|key, _| ["version", "title", "language"].contains(&key.as_str()));
        Self {
            first: all,
            later,
            sizes: (first, sizes.later.unwrap_or(spread).max(1)),
            number: 1,
            count: 0,
            items: Vec::new(),
        }
    }

    /// Names the blocks of this feed, and none that another build may have named in it.
    fn name_blocks(&mut self, blocks: Option<&str>) {
        const EXTENSION: &str = "_recognition";
        if let Some(Value::Object(extension)) = self.first.get_mut(EXTENSION) {
            extension.remove("blocks");
        }
        if let Some(blocks) = blocks {
            let extension = self.first.entry(EXTENSION).or_insert_with(|| Map::new().into());
            if let Value::Object(extension) = extension {
                extension.insert("blocks".to_owned(), Value::from(blocks));
            }
        }
    }

    fn add(
        &mut self,
        item: &[u8],
        page: &mut dyn FnMut(String, String) -> Result<(), SiteError>,
    ) -> Result<(), SiteError> {
        let most = if self.number == 1 { self.sizes.0 } else { self.sizes.1 };
        let is_heavy = self.items.len() + item.len() > MOST_BYTES;
        if self.count > 0 && (self.count >= most || is_heavy) {
            let next = name(self.number + 1);
            self.write(Some(&next), page)?;
        }
        if self.count > 0 {
            self.items.extend_from_slice(b",\n");
        }
        self.items.extend_from_slice(item.trim_ascii());
        self.count += 1;
        Ok(())
    }

    fn finish(
        mut self,
        page: &mut dyn FnMut(String, String) -> Result<(), SiteError>,
    ) -> Result<(), SiteError> {
        self.write(None, page)
    }

    fn write(
        &mut self,
        next: Option<&str>,
        page: &mut dyn FnMut(String, String) -> Result<(), SiteError>,
    ) -> Result<(), SiteError> {
        let broken = |_| SiteError::Feed { reason: "UTF-8".to_owned() };
        let mut header =
            if self.number == 1 { std::mem::take(&mut self.first) } else { self.later.clone() };
        if let Some(next) = next {
            header.insert("next_url".to_owned(), Value::from(next));
        }
        let mut out = Value::Object(header).to_string();
        out.pop();
        out.push_str(if out.len() > 1 { ",\"items\":[\n" } else { "\"items\":[\n" });
        let items = std::mem::take(&mut self.items);
        out.push_str(std::str::from_utf8(&items).map_err(broken)?);
        out.push_str("\n]}\n");
        let path = name(self.number);
        self.number += 1;
        self.count = 0;
        page(path, out)
    }
}

fn name(number: usize) -> String {
    match number {
        1 => "feed.json".to_owned(),
        number => format!("feed-{number}.json"),
    }
}

#[cfg(test)]
mod tests {
    use recognition_wall_core::date::PartialDate;
    use recognition_wall_core::feed::{self, Assembly, ReadOptions};

    use super::*;

    fn pages(json: &str, sizes: FeedPages) -> Vec<(String, String)> {
        let mut pages = Vec::new();
        split_feed(Published::Bytes(json.as_bytes()), sizes, None, &mut |name, text| {
            pages.push((name, text));
            Ok(())
        })
        .unwrap();
        pages
    }

    fn feed_of(count: usize) -> String {
        let items: Vec<String> =
            (0..count).map(|id| format!("{{\"id\":\"n{id}\",\"title\":\"Người {id}\"}}")).collect();
        let items = items.join(",");
        format!(
            "{{\"items\":[{items}],\"next_url\":\"old.json\",\"title\":\"Thử\",\"language\":\"vi\",\"_recognition\":{{\"withdrawn\":[\"n3\"],\"contact\":\"mailto:a@b.vn\"}}}}"
        )
    }

    #[test]
    fn the_pages_joined_are_the_feed() {
        let json = feed_of(1_234);
        let pages = pages(&json, FeedPages { first: 100, later: None });
        assert_eq!(pages.len(), 4);
        let today = PartialDate::new(2026, 11, 24).unwrap();
        let mut joined = Assembly::new("https://a.vn/feed.json", today, None);
        for (place, (name, text)) in pages.iter().enumerate() {
            if place > 0 {
                assert_eq!(joined.next_page(), Some(format!("https://a.vn/{name}").as_str()));
            }
            joined.add_page(text.as_bytes()).unwrap();
        }
        assert_eq!(joined.next_page(), None);
        let joined = joined.finish();
        assert!(
            joined
                .problems
                .iter()
                .all(|problem| format!("{:?}", problem.code) == "WithdrawnPresent")
        );
        let whole = feed::read(json.as_bytes(), &ReadOptions::new(today)).unwrap();
        assert_eq!(joined.feed.items, whole.feed.items);
        assert_eq!(joined.feed.contact, whole.feed.contact);
    }

    #[test]
    fn no_wall_has_to_read_more_than_a_hundred_pages() {
        let pages = pages(&feed_of(60_000), FeedPages { first: 100, later: None });
        assert_eq!(pages.len(), 100);
    }

    #[test]
    fn a_small_feed_stays_one_page() {
        let pages = pages(&feed_of(3), FeedPages::default());
        assert_eq!(pages.len(), 1);
        assert!(!pages[0].1.contains("next_url"));
        let empty = self::pages("{}", FeedPages::default());
        assert_eq!(empty[0].1, "{\"items\":[\n\n]}\n");
    }
}
