//! Whoever stands on the site, one after the other: from a feed in memory, or from a file.
//!
//! A build goes through them twice and never holds all. What may not be shown is never given out:
//! both ways lead through the core's reading.

use std::collections::HashSet;
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::BufReader;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, Feed, Honouree, Limits, ReadOptions};

use crate::SiteError;
use crate::scan::{self, ScanError};

/// A source of honourees that can be gone through more than once, each time the same.
pub trait People {
    /// The feed's own words: title, contact, taxonomy. Its `items` are not looked at.
    fn head(&self) -> &Feed;

    /// Gives each honouree to `visit`, in the order of the feed, and stops at its first error.
    ///
    /// # Errors
    /// The error of `visit`, or that the source can't be read.
    fn each(
        &self,
        visit: &mut dyn FnMut(&Rc<Honouree>) -> Result<(), SiteError>,
    ) -> Result<(), SiteError>;
}

impl People for Feed {
    fn head(&self) -> &Feed {
        self
    }

    fn each(
        &self,
        visit: &mut dyn FnMut(&Rc<Honouree>) -> Result<(), SiteError>,
    ) -> Result<(), SiteError> {
        self.items.iter().try_for_each(visit)
    }
}

/// Items that are read at a time: few enough to weigh little (some 300 kB), enough that the
/// taxonomy, which is read with each lot, costs little.
const LOT: usize = 256;

/// A feed in one file, of any length, read anew each time that it is gone through.
///
/// ```no_run
/// use recognition_wall_core::date::PartialDate;
/// use recognition_wall_site::{FeedFile, People as _};
/// let today = PartialDate::new(2026, 11, 24).unwrap();
/// let people = FeedFile::open("feed.json".as_ref(), today)?;
/// println!("{:?}", people.head().title);
/// # Ok::<(), recognition_wall_site::SiteError>(())
/// ```
#[derive(Debug)]
pub struct FeedFile {
    path: PathBuf,
    today: PartialDate,
    head: Feed,
    /// The header as JSON, without the bracket that ends it.
    opening: Vec<u8>,
}

impl FeedFile {
    /// Opens a feed file and reads its header; `today` decides whether a consent has expired.
    ///
    /// # Errors
    /// [`SiteError::Read`] and [`SiteError::Feed`]: the file can't be read, or is no feed.
    pub fn open(path: &Path, today: PartialDate) -> Result<Self, SiteError> {
        let header = scan_file(path, &mut |_| Ok(()))?;
        let mut opening = vec![b'{'];
        for (key, value) in header.into_iter().filter(|(key, _)| key != "next_url") {
            opening.extend_from_slice(serde_json::Value::String(key).to_string().as_bytes());
            opening.push(b':');
            opening.extend_from_slice(value.to_string().as_bytes());
            opening.push(b',');
        }
        opening.extend_from_slice(b"\"items\":[");
        let mut file = Self { path: path.to_owned(), today, head: Feed::default(), opening };
        file.head = file.read_lot(&[])?;
        Ok(file)
    }

    /// Reads a lot of items, written one after the other with commas between.
    fn read_lot(&self, items: &[u8]) -> Result<Feed, SiteError> {
        let page = [self.opening.as_slice(), items, b"]}"].concat();
        let options = ReadOptions {
            limits: Limits { bytes: usize::MAX, ..Limits::default() },
            ..ReadOptions::new(self.today)
        };
        let reading = feed::read(&page, &options);
        reading
            .map(|reading| reading.feed)
            .map_err(|failure| SiteError::Feed { reason: failure.to_string() })
    }
}

impl People for FeedFile {
    fn head(&self) -> &Feed {
        &self.head
    }

    fn each(
        &self,
        visit: &mut dyn FnMut(&Rc<Honouree>) -> Result<(), SiteError>,
    ) -> Result<(), SiteError> {
        // A hash stands for an id: of a million ids, two fall together once in 37 million feeds.
        let mut ids = HashSet::new();
        let mut lot = Vec::new();
        let mut count = 0;
        let mut give = |lot: &mut Vec<u8>| {
            for honouree in &self.read_lot(lot)?.items {
                if ids.insert(hash(honouree.id.as_str())) {
                    visit(honouree)?;
                }
            }
            lot.clear();
            Ok(())
        };
        scan_file(&self.path, &mut |item| {
            if count > 0 && !lot.is_empty() {
                lot.push(b',');
            }
            lot.extend_from_slice(item);
            count += 1;
            if count % LOT == 0 { give(&mut lot) } else { Ok(()) }
        })?;
        if lot.is_empty() { Ok(()) } else { give(&mut lot) }
    }
}

/// Scans a feed file.
pub(crate) fn scan_file(
    path: &Path,
    item: &mut dyn FnMut(&[u8]) -> Result<(), SiteError>,
) -> Result<scan::Header, SiteError> {
    let file = File::open(path).map_err(|error| SiteError::read(path, error))?;
    scan::scan(BufReader::with_capacity(1 << 16, file), item).map_err(|error| told(error, path))
}

/// What a scan's failure means for the build.
pub(crate) fn told(error: ScanError, path: &Path) -> SiteError {
    match error {
        ScanError::Read(error) => SiteError::read(path, error),
        ScanError::Broken(offset) => {
            SiteError::Feed { reason: format!("{}, byte {offset}", path.display()) }
        }
        ScanError::Stopped(error) => error,
    }
}

/// A number that stands for a text, the same in every run.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hasher = DefaultHasher::new();
    text.hash(&mut hasher);
    hasher.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(people: &dyn People) -> Vec<String> {
        let mut names = Vec::new();
        people
            .each(&mut |honouree| {
                names.push(honouree.id.to_string());
                Ok(())
            })
            .unwrap();
        names
    }

    #[test]
    fn a_file_gives_whom_the_core_gives() {
        let mut items: Vec<String> = (0..700)
            .map(|number| format!("{{\"id\":\"n{number}\",\"title\":\"Người {number}\"}}"))
            .collect();
        items.insert(3, "{\"id\":\"n1\",\"title\":\"Trùng\"}".to_owned());
        items.insert(600, "{\"id\":\"n1\",\"title\":\"Trùng ở xa\"}".to_owned());
        items.insert(
            5,
            "{\"id\":\"draft\",\"title\":\"Nháp\",\"_recognition\":{\"visibility\":\"draft\"}}"
                .to_owned(),
        );
        items.insert(7, "17".to_owned());
        let json = format!(
            "{{\"title\":\"Thử\",\"items\":[{}],\"_recognition\":{{\"withdrawn\":[\"n650\"]}}}}",
            items.join(",")
        );
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feed.json");
        std::fs::write(&path, &json).unwrap();
        let today = PartialDate::new(2026, 11, 24).unwrap();
        let file = FeedFile::open(&path, today).unwrap();
        let whole = feed::read(json.as_bytes(), &ReadOptions::new(today)).unwrap().feed;
        assert_eq!(names(&file), names(&whole));
        assert_eq!(names(&file).len(), 699);
        assert_eq!(file.head().title, whole.title);
    }

    #[test]
    fn a_file_that_is_cut_off_is_told() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("feed.json");
        std::fs::write(&path, "{\"items\":[{\"id\":\"1\"").unwrap();
        let today = PartialDate::new(2026, 11, 24).unwrap();
        assert!(matches!(FeedFile::open(&path, today), Err(SiteError::Feed { .. })));
    }
}
