//! The feed for a screen. In: the settings. Out: everybody who may be shown, or why nobody came. Taken
//! whole or not at all: a page that fails leaves what the screen has.

use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Assembly, Limits, Mapping};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Query, run};

use crate::browser::clock;
use crate::browser::fetch::{self, FetchFailure};
use crate::browser::kept::{Bytes, Kept};
use crate::settings::Settings;

/// Why nobody came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FeedFailure {
    /// The tag names no feed.
    NoSource,
    /// A page did not come.
    Fetch(FetchFailure),
    /// A page came that is no feed, or a mapping that is none.
    Unreadable,
}

impl From<FetchFailure> for FeedFailure {
    fn from(failure: FetchFailure) -> Self {
        Self::Fetch(failure)
    }
}

impl FeedFailure {
    /// The HTTP status; 0 where nothing answered, or with something that is no feed.
    #[must_use]
    pub fn status(self) -> u16 {
        match self {
            Self::Fetch(FetchFailure::Status(status)) => status,
            _ => 0,
        }
    }
}

/// A feed that was read whole.
#[derive(Debug, Clone)]
pub struct Content {
    /// Everybody of the feed who may be shown, and what they can be found by.
    pub index: Rc<Index>,
    /// Who of them is within the tag's preset, in feed order: positions in the index.
    pub within: Vec<u32>,
    /// How many problems the feed has.
    pub problems: usize,
}

/// Reads the feed with all its pages. Each request asks the server whether what the browser holds is
/// still the newest, so that an unchanged feed costs no download. What it was made of is kept for the
/// next life of the program.
///
/// # Errors
/// A [`FeedFailure`]; what the caller has stays true to its date then.
pub async fn read(settings: &Settings, kept: &Kept) -> Result<Content, FeedFailure> {
    if settings.src.is_empty() {
        return Err(FeedFailure::NoSource);
    }
    let most = Limits::default().bytes;
    let mut files = Vec::new();
    if let Some(map) = &settings.map {
        files.push(fetch::bytes(map, most).await?);
    }
    let mut assembly = begin(settings, files.first())?;
    let mut next = Some(settings.src.to_string());
    while let Some(page) = next.take() {
        let bytes = fetch::bytes(&page, most).await?;
        assembly.add_page(&bytes.to_vec()).map_err(|_| FeedFailure::Unreadable)?;
        files.push(bytes);
        next = assembly.next_page().map(str::to_owned);
    }
    kept.keep_files(&files);
    Ok(finish(settings, assembly))
}

/// The content of the program's life before, without asking anybody.
#[must_use]
pub fn again(settings: &Settings, kept: &Kept) -> Option<Content> {
    let files = kept.files();
    let pages = files.get(usize::from(settings.map.is_some())..)?;
    let mut assembly = begin(settings, files.first()).ok()?;
    for page in pages {
        assembly.add_page(&page.to_vec()).ok()?;
    }
    (!pages.is_empty()).then(|| finish(settings, assembly))
}

/// `first` is the mapping, where the tag names one.
fn begin(settings: &Settings, first: Option<&Bytes>) -> Result<Assembly, FeedFailure> {
    let read = |bytes: &Bytes| Mapping::read(&bytes.to_vec()).map_err(|_| FeedFailure::Unreadable);
    let mapping = first.filter(|_| settings.map.is_some()).map(read).transpose()?;
    let (year, month, day) = clock::today();
    let today = PartialDate::new(year, month, day).unwrap_or(PartialDate::EPOCH);
    Ok(Assembly::new(&settings.src, today, mapping))
}

fn finish(settings: &Settings, assembly: Assembly) -> Content {
    let read = assembly.finish();
    let problems = read.problems.len();
    let index = Index::build(Rc::new(read.feed), &settings.facets);
    let within = run(&index, &Query::default(), &settings.preset).positions;
    Content { index: Rc::new(index), within, problems }
}
