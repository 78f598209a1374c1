//! Files on their way to the sink: texts get their compressed copies, on all cores, a batch at a
//! time. What the last site has already is taken over from it and not made again.

use std::borrow::Cow;
use std::collections::HashSet;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use brotli::enc::BrotliEncoderParams;
use flate2::write::GzEncoder;
use rayon::prelude::*;

use crate::kept::{self, Packing};
use crate::people::hash;
use crate::{Sink, SiteError, SiteFile, Work, checked};

/// Which texts get a `.br` and a `.gz` beside them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Compression {
    /// All, up to 50,000 people; beyond that only what many visitors load: compressed copies of
    /// small pages fill a disk with blocks that are nearly empty.
    #[default]
    Auto,
    /// All.
    All,
    /// None: the host compresses by itself.
    None,
}

impl Compression {
    /// Whether the pages of `people` persons are compressed.
    pub(crate) fn pages(self, people: usize) -> bool {
        match self {
            Self::Auto => people <= 50_000,
            Self::All => true,
            Self::None => false,
        }
    }
}

/// Texts below this many bytes go into one network packet as they are.
const SMALL: usize = 512;
/// Texts that wait to be compressed together, in bytes: bounds the memory.
const BATCH: usize = 4 << 20;
/// Brotli's quality for a page. Measured on the 133 pages of the sample's people (8.2 kB each, one
/// core): 5 leaves 2.49 kB in 0.4 ms, 7 leaves 2.46 kB in 1.0 ms, 9 the same in 9.5 ms, 11 leaves
/// 2.24 kB in 15.6 ms; gzip leaves 2.66 kB. Files that are loaded often are worth 11.
const QUALITY_PAGE: i32 = 7;
const QUALITY_SHARED: i32 = 11;
/// Texts above this are compressed at the page's quality: 11 takes seconds for a megabyte.
const LARGE: usize = 1 << 20;

/// How often a text is loaded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Wanted {
    /// By everybody, before anything else: packed as small as can be.
    Often,
    /// By everybody, later.
    Later,
    /// A page of thousands.
    Seldom,
    /// By the tool or the server itself: never compressed.
    Never,
}

/// A sink with its batch.
pub(crate) struct Output<'s> {
    sink: &'s mut dyn Sink,
    last: Option<PathBuf>,
    compress_pages: bool,
    compress_shared: bool,
    /// Texts, with how often they are loaded where they are to be packed.
    waiting: Vec<(String, Vec<u8>, Option<Wanted>)>,
    weight: usize,
    paths: HashSet<u64>,
    done: Done,
}

/// What has been given to the sink.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Done {
    /// All files, compressed copies too.
    pub(crate) files: u64,
    /// The bytes of texts and their copies.
    pub(crate) bytes: u64,
    pub(crate) texts: Work,
    pub(crate) copies: Work,
}

impl<'s> Output<'s> {
    pub(crate) fn new(sink: &'s mut dyn Sink, compression: Compression, people: usize) -> Self {
        Self {
            last: sink.last().map(Path::to_owned),
            sink,
            compress_pages: compression.pages(people),
            compress_shared: compression != Compression::None,
            waiting: Vec::new(),
            weight: 0,
            paths: HashSet::new(),
            done: Done::default(),
        }
    }

    /// A text of the site.
    pub(crate) fn text(
        &mut self,
        path: String,
        text: String,
        wanted: Wanted,
    ) -> Result<(), SiteError> {
        self.bytes(path, text.into_bytes(), wanted)
    }

    /// A file that is no text.
    pub(crate) fn bytes(
        &mut self,
        path: String,
        bytes: Vec<u8>,
        wanted: Wanted,
    ) -> Result<(), SiteError> {
        self.is_new(&path)?;
        let packed = bytes.len() >= SMALL && self.is_worth_packing(wanted);
        self.weight += bytes.len();
        self.waiting.push((path, bytes, packed.then_some(wanted)));
        if self.weight >= BATCH { self.flush() } else { Ok(()) }
    }

    /// A file as it is.
    pub(crate) fn copy(&mut self, path: &str, from: &Path) -> Result<(), SiteError> {
        self.is_new(path)?;
        let old = self.last.as_ref().map(|last| last.join(path));
        match old.filter(|old| kept::holds_file(old, from)) {
            Some(old) => self.sink.link(path, &old)?,
            None => self.sink.copy(path, from)?,
        }
        self.done.files += 1;
        Ok(())
    }

    /// A file that is ready.
    pub(crate) fn file(&mut self, file: &SiteFile) -> Result<(), SiteError> {
        if !file.may_link {
            return self.copy(&file.path, &file.from);
        }
        self.is_new(&file.path)?;
        self.sink.link(&file.path, &file.from)?;
        self.done.files += 1;
        Ok(())
    }

    /// Whether a path is taken, compared as a system compares that does not tell case apart.
    pub(crate) fn has(&self, path: &str) -> bool {
        self.paths.contains(&hash(&path.to_lowercase()))
    }

    fn is_new(&mut self, path: &str) -> Result<(), SiteError> {
        if !self.paths.insert(hash(&checked(path)?.to_lowercase())) {
            return Err(SiteError::Duplicate { path: path.to_owned() });
        }
        Ok(())
    }

    /// Writes what waits.
    pub(crate) fn flush(&mut self) -> Result<(), SiteError> {
        let waiting = std::mem::take(&mut self.waiting);
        self.weight = 0;
        let last = self.last.as_deref();
        let ready =
            waiting.par_iter().map(|(path, bytes, packed)| ready(last, path, bytes, *packed));
        let ready: Vec<Ready<'_>> = ready.collect();
        for ((path, ..), ready) in waiting.iter().zip(ready) {
            self.done.texts.add(ready.text.is_kept());
            self.put(path, &ready.text)?;
            for (packing, copy) in ready.copies {
                self.done.copies.add(copy.is_kept());
                self.put(&[path, packing.ending()].concat(), &copy)?;
            }
        }
        Ok(())
    }

    fn is_worth_packing(&self, wanted: Wanted) -> bool {
        match wanted {
            Wanted::Often | Wanted::Later => self.compress_shared,
            Wanted::Seldom => self.compress_pages,
            Wanted::Never => false,
        }
    }

    fn put(&mut self, path: &str, content: &Content<'_>) -> Result<(), SiteError> {
        let weight = match content {
            Content::Kept(from, weight) => {
                self.sink.link(path, from)?;
                *weight
            }
            Content::Made(bytes) => {
                self.sink.put(path, bytes)?;
                bytes.len() as u64
            }
        };
        self.done.files += 1;
        self.done.bytes += weight;
        Ok(())
    }

    /// Writes what waits and tells what there was; photos count as files.
    pub(crate) fn finish(mut self) -> Result<Done, SiteError> {
        self.flush()?;
        Ok(self.done)
    }
}

/// What a file holds: bytes that were made, or those of a file of the last site, which are so many.
enum Content<'c> {
    Made(Cow<'c, [u8]>),
    Kept(PathBuf, u64),
}

impl Content<'_> {
    fn is_kept(&self) -> bool {
        matches!(self, Self::Kept(..))
    }
}

/// A text that can be given to the sink.
struct Ready<'c> {
    text: Content<'c>,
    copies: Vec<(Packing, Content<'c>)>,
}

/// Makes a text ready; its copies too, where it is said how often it is loaded.
fn ready<'c>(
    last: Option<&Path>,
    path: &str,
    bytes: &'c [u8],
    packed: Option<Wanted>,
) -> Ready<'c> {
    let old = last.map(|last| last.join(path)).filter(|old| kept::holds(old, bytes));
    let copy = |packing: Packing, wanted| {
        let kept = old.as_deref().and_then(|old| {
            let mut copy = old.as_os_str().to_owned();
            copy.push(packing.ending());
            let copy = PathBuf::from(copy);
            let weight = kept::holds_packed(&copy, packing, bytes)?;
            Some(Content::Kept(copy, weight))
        });
        kept.or_else(|| Some(Content::Made(pack(bytes, packing, wanted)?.into())))
    };
    let both = |wanted| {
        let copies = Packing::ALL.into_iter();
        copies.filter_map(move |packing| Some((packing, copy(packing, wanted)?)))
    };
    let copies = packed.map(both).into_iter().flatten().collect();
    let text = match old {
        Some(old) => Content::Kept(old, bytes.len() as u64),
        None => Content::Made(bytes.into()),
    };
    Ready { text, copies }
}

/// A compressed copy; `None` where a compressor fails, which costs nothing but the copy.
fn pack(bytes: &[u8], packing: Packing, wanted: Wanted) -> Option<Vec<u8>> {
    let mut small = Vec::with_capacity(bytes.len() / 3);
    if packing == Packing::Gzip {
        let mut gzip = GzEncoder::new(small, flate2::Compression::best());
        gzip.write_all(bytes).ok()?;
        return gzip.finish().ok();
    }
    let quality = match wanted {
        Wanted::Often if bytes.len() <= LARGE => QUALITY_SHARED,
        _ => QUALITY_PAGE,
    };
    let params = BrotliEncoderParams {
        quality,
        size_hint: bytes.len(),
        mode: brotli::enc::backward_references::BrotliEncoderMode::BROTLI_MODE_TEXT,
        ..BrotliEncoderParams::default()
    };
    brotli::BrotliCompress(&mut &*bytes, &mut small, &params).ok()?;
    Some(small)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::io::Read as _;

    use super::*;

    #[derive(Default)]
    struct Kept(BTreeMap<String, Vec<u8>>);

    impl Sink for Kept {
        fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
            self.0.insert(path.to_owned(), bytes.to_owned());
            Ok(())
        }
        fn copy(&mut self, path: &str, _: &Path) -> Result<(), SiteError> {
            self.put(path, b"")
        }
    }

    #[test]
    fn the_copies_hold_what_the_text_holds() {
        let mut sink = Kept::default();
        let mut output = Output::new(&mut sink, Compression::Auto, 1);
        let text = "Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh. ".repeat(40);
        output.text("a.html".into(), text.clone(), Wanted::Seldom).unwrap();
        output.text("b.html".into(), "ngắn".into(), Wanted::Often).unwrap();
        assert_eq!(output.finish().unwrap().files, 4);
        let mut unpacked = Vec::new();
        brotli::Decompressor::new(&*sink.0["a.html.br"], 4096).read_to_end(&mut unpacked).unwrap();
        assert_eq!(unpacked, text.as_bytes());
        let mut unpacked = String::new();
        flate2::read::GzDecoder::new(&*sink.0["a.html.gz"]).read_to_string(&mut unpacked).unwrap();
        assert_eq!(unpacked, text);
    }

    #[test]
    fn two_files_whose_names_differ_by_case_only_are_refused() {
        let mut sink = Kept::default();
        let mut output = Output::new(&mut sink, Compression::None, 1);
        output.copy("photos/Ảnh.jpg", Path::new("x")).unwrap();
        let twice = output.copy("photos/ảnh.JPG", Path::new("y"));
        assert!(matches!(twice, Err(SiteError::Duplicate { .. })));
    }
}
