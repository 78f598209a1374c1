//! A feed or a sheet, and a folder of photos, become a site: everything in one go.
//!
//! In go paths and wishes, out come a finished folder and what is wrong with what went into it. What
//! may not be shown is not in the site: not on its pages, not in its feed, not among its photos.
//! Never: fetches, asks for the time, touches the last good site before the new one is whole.

mod failure;
mod feed;
mod input;
mod photos;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::Locale;
use recognition_wall_site::{
    BaseAddress, FeedFile, FolderSink, Published, SiteOptions, Step, Summary, build, prerender,
};

use crate::finding::Finding;

pub use failure::BuildFailure;
pub use input::{Imported, import, is_sheet};
pub(crate) use photos::IMPORTED;

/// Feeds above this are read piece by piece and published as they are, in bytes: as a tree in memory
/// a feed takes some six times its size.
const LARGE: u64 = 32 * 1024 * 1024;

/// What a site is made of, and how it is to be.
#[derive(Debug, Clone)]
pub struct Wishes {
    /// The feed, or the sheet.
    pub input: PathBuf,
    /// The map of the sheet's columns; without one the sheet is looked at.
    pub map: Option<PathBuf>,
    /// The folder of the photos; without one, that of the input.
    pub photos: Option<PathBuf>,
    /// The folder of the finished site.
    pub site: PathBuf,
    /// The release folder of the widget; without one the pages stand alone.
    pub widget: Option<PathBuf>,
    /// Where finished photos are kept from one run to the next; without one, `.wall-cache` beside the
    /// site.
    pub cache: Option<PathBuf>,
    /// Photos that are made ready at a time; 0 is as many as there are cores.
    pub jobs: usize,
    /// The address of the site, where it is known.
    pub base: Option<String>,
    /// The name of the site; `None` takes the feed's title.
    pub title: Option<String>,
    /// The languages of the pages, the first of them that of the root.
    pub languages: Vec<Locale>,
    /// The day on which this is done.
    pub today: PartialDate,
}

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Making photos ready.
    Photos,
    /// Going through the people for the first time.
    Survey,
    /// Writing a page for each person.
    Pages,
    /// Writing the feed.
    Feed,
    /// Copying photos into the site.
    Copy,
}

/// Who follows a build, from several threads at once.
pub trait Watcher: Sync {
    /// Is told how far it is: so many, of how many, where that is known.
    fn step(&self, stage: Stage, done: usize, total: Option<usize>);
    /// Is asked again and again; once it says yes, the build ends and nothing has been changed.
    fn is_stopped(&self) -> bool;
}

/// A finished site.
#[derive(Debug)]
pub struct Built {
    /// What it holds.
    pub summary: Summary,
    /// What is wrong with what went into it.
    pub findings: Vec<Finding>,
    /// Photos that were made ready, and how many of them the cache had.
    pub photos: (usize, usize),
}

/// Makes a site.
///
/// # Errors
/// A [`BuildFailure`]; then the folder of the site is as it was.
pub fn make(wishes: &Wishes, watcher: &dyn Watcher) -> Result<Built, BuildFailure> {
    let mut sink = FolderSink::begin(&wishes.site)?;
    let mut options = site_options(wishes)?;
    options.previous = sink.previous();
    let follow = &mut |progress: recognition_wall_site::Progress| {
        let stage = match progress.step {
            Step::Survey => Stage::Survey,
            Step::Pages => Stage::Pages,
            Step::Feed => Stage::Feed,
            Step::Photos => Stage::Copy,
        };
        watcher.step(stage, progress.done, progress.total);
        if watcher.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    if is_large(&wishes.input)? {
        let people = FeedFile::open(&wishes.input, wishes.today)?;
        feed::has_nobody_to_hide(&people, &wishes.input)?;
        options.published = Some(Published::File(&wishes.input));
        let summary = build(&people, &options, &mut sink, follow)?;
        sink.finish()?;
        return Ok(Built { summary, findings: Vec::new(), photos: (0, 0) });
    }
    let (mut document, mut findings) = input::read(wishes)?;
    let shown = feed::read(&document.to_string(), wishes.today)?;
    feed::keep_only(&mut document, &shown);
    let stage = sink.stage()?;
    let ready = photos::make_ready(&mut document, &shown, wishes, &stage, watcher)?;
    findings.extend(ready.findings);
    options.photos = ready.files;
    options.cards_of = ready.cards;
    let json = document.to_string();
    let published = feed::read(&json, wishes.today)?;
    options.published = Some(Published::Bytes(json.as_bytes()));
    let summary = build(&published, &options, &mut sink, follow)?;
    sink.finish()?;
    Ok(Built { summary, findings, photos: ready.counts })
}

/// The HTML to paste inside `<recognition-wall>`.
///
/// # Errors
/// A [`BuildFailure`].
pub fn fragment(wishes: &Wishes) -> Result<String, BuildFailure> {
    let options = site_options(wishes)?;
    if is_large(&wishes.input)? {
        return Ok(prerender(&FeedFile::open(&wishes.input, wishes.today)?, &options)?);
    }
    let (document, _) = input::read(wishes)?;
    Ok(prerender(&feed::read(&document.to_string(), wishes.today)?, &options)?)
}

fn site_options<'w>(wishes: &Wishes) -> Result<SiteOptions<'w>, BuildFailure> {
    let language = wishes.languages.first().copied().unwrap_or_else(|| Locale::best(["vi"]));
    let mut options = SiteOptions::new(language, wishes.today);
    if !wishes.languages.is_empty() {
        options.languages.clone_from(&wishes.languages);
    }
    options.base = wishes.base.as_deref().map(BaseAddress::parse).transpose()?;
    options.title.clone_from(&wishes.title);
    options.widget.clone_from(&wishes.widget);
    Ok(options)
}

fn is_large(input: &Path) -> Result<bool, BuildFailure> {
    let file = std::fs::metadata(input).map_err(|error| BuildFailure::input(input, error))?;
    if file.is_dir() {
        return Err(BuildFailure::IsFolder(input.to_owned()));
    }
    Ok(!input::is_sheet(input) && file.len() > LARGE)
}
