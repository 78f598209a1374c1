//! The feed for a screen. In: the settings. Out: everybody who may be shown, or why nobody came. Taken
//! whole or not at all: a page that fails leaves what the screen has.

use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Assembly, Limits, Mapping};
use recognition_wall_core::index::Index;
use recognition_wall_core::query::{Query, run};

use crate::browser::clock;
use crate::browser::fetch::{self, FetchFailure};
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

/// A feed that was read whole.
#[derive(Debug, Clone)]
pub struct Content {
    /// Everybody of the feed who may be shown, and what they can be found by.
    pub index: Rc<Index>,
    /// Who of them is within the tag's preset, in feed order: positions in the index.
    pub within: Vec<u32>,
}

/// Reads the feed with all its pages. Each request asks the server whether what the browser holds is
/// still the newest, so that an unchanged feed costs no download.
///
/// # Errors
/// A [`FeedFailure`]; what the caller has stays true to its date then.
pub async fn read(settings: &Settings) -> Result<Content, FeedFailure> {
    if settings.src.is_empty() {
        return Err(FeedFailure::NoSource);
    }
    let most = Limits::default().bytes;
    let mapping = match &settings.map {
        Some(map) => {
            let bytes = fetch::bytes(map, most).await?;
            Some(Mapping::read(&bytes).map_err(|_| FeedFailure::Unreadable)?)
        }
        None => None,
    };
    let (year, month, day) = clock::today();
    let today = PartialDate::new(year, month, day).unwrap_or(PartialDate::EPOCH);
    let mut assembly = Assembly::new(&settings.src, today, mapping);
    let mut next = Some(settings.src.to_string());
    while let Some(page) = next.take() {
        let bytes = fetch::bytes(&page, most).await?;
        assembly.add_page(&bytes).map_err(|_| FeedFailure::Unreadable)?;
        next = assembly.next_page().map(str::to_owned);
    }
    let index = Index::build(Rc::new(assembly.finish().feed), &settings.facets);
    let within = run(&index, &Query::default(), &settings.preset).positions;
    Ok(Content { index: Rc::new(index), within })
}
