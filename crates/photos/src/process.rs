//! Many photos at once: jobs go in, an outcome for each comes out, in their order.
//!
//! Threads of its own, not rayon's: a thread of rayon that waits for a decoder takes up another photo
//! meanwhile, and would wait for the room that it holds itself.
//! Never: ends because of one photo, and never starts one after it was told to stop.

use std::fs::File;
use std::io::{self, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use crate::cache::{Cache, Kept, key};
use crate::card::Card;
use crate::develop::{Developed, FileKind, Wishes, develop_in};
use crate::format::recognise;
use crate::limits::{Limits, Permit, Rooms};
use crate::names;
use crate::problem::{PhotoProblem, PhotoProblemKind};
use crate::recipe::Recipe;
use crate::source::Folder;
use crate::write;

/// A photo to be made.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Job {
    /// The path as the feed or sheet writes it.
    pub src: String,
    /// What its files' names begin with, such as the id of the honouree; any text.
    pub stem: String,
    /// What else is wanted.
    pub wishes: Wishes,
}

impl Job {
    /// A photo with no social card.
    pub fn new(src: impl Into<String>, stem: impl Into<String>) -> Self {
        Self { src: src.into(), stem: stem.into(), wishes: Wishes::default() }
    }

    /// The same photo with a point that crops keep (0 to 1 of width and height) and a card.
    #[must_use]
    pub fn with_card(self, focal: Option<(f64, f64)>, card: Card) -> Self {
        Self { wishes: Wishes { focal, card: Some(card) }, ..self }
    }
}

/// Where photos are, where they go, and how.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// The folder of the photos.
    pub folder: PathBuf,
    /// The root of the site (or where it is put together); photos go to `photos/` in it.
    pub site: PathBuf,
    /// The root of the last good site: a file that it has already is not written again.
    pub last: Option<PathBuf>,
    /// The folder of the cache; none means that everything is made anew.
    pub cache: Option<PathBuf>,
    /// What is made.
    pub recipe: Recipe,
    /// How much it may cost.
    pub limits: Limits,
    /// How many photos at once; 0 means as many as there are cores.
    pub threads: usize,
}

impl Options {
    /// The usual recipe and limits, all cores, no cache.
    pub fn new(folder: impl Into<PathBuf>, site: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            site: site.into(),
            last: None,
            cache: None,
            recipe: Recipe::default(),
            limits: Limits::default(),
            threads: 0,
        }
    }

    /// The same with a cache in a folder, which is made where it is missing.
    #[must_use]
    pub fn with_cache(self, folder: impl Into<PathBuf>) -> Self {
        Self { cache: Some(folder.into()), ..self }
    }
}

/// One photo is done with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step<'a> {
    /// How many are done with, this one too.
    pub done: usize,
    /// How many there are.
    pub total: usize,
    /// The path as the feed writes it.
    pub src: &'a str,
    /// Whether its files were made or taken from the cache.
    pub is_made: bool,
}

/// Who follows a run, from several threads at once.
pub trait Progress: Sync {
    /// Is told of every photo.
    fn step(&self, step: Step<'_>);

    /// Is asked between steps; once it says yes (Ctrl-C), nothing more is begun.
    fn is_stopped(&self) -> bool {
        false
    }
}

/// Nobody follows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Silent;

impl Progress for Silent {
    fn step(&self, _: Step<'_>) {}
}

/// A file of the site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadeFile {
    /// Its path from the site's root, with `/`.
    pub path: String,
    /// What it is for.
    pub kind: FileKind,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Its size in bytes.
    pub bytes: usize,
    /// Whether the last site has it just so: then it was not written, and lies there only.
    pub is_kept: bool,
}

/// A photo whose files stand in the site, or in the last one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Made {
    /// WebP files, narrowest first; the JPEG; the card, if wanted.
    pub files: Vec<MadeFile>,
    /// Width and height of the photo itself, upright, in pixels.
    pub original: (u32, u32),
    /// ThumbHash, base64.
    pub thumbhash: String,
    /// The colour that most of it has, about: red, green, blue.
    pub dominant: [u8; 3],
    /// Whether the cache had it.
    pub from_cache: bool,
}

impl Made {
    /// The JPEG for feed readers and old browsers.
    #[must_use]
    pub fn jpeg(&self) -> Option<&MadeFile> {
        self.files.iter().find(|file| file.kind == FileKind::Jpeg)
    }

    /// The WebP files, narrowest first.
    pub fn webp(&self) -> impl Iterator<Item = &MadeFile> {
        self.files.iter().filter(|file| file.kind == FileKind::WebP)
    }

    /// The social card.
    #[must_use]
    pub fn card(&self) -> Option<&MadeFile> {
        self.files.iter().find(|file| file.kind == FileKind::Card)
    }
}

/// What became of a job.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The photo; nothing where a problem is an error.
    pub made: Option<Made>,
    /// What is wrong with it.
    pub problems: Vec<PhotoProblem>,
}

/// Makes all photos; the outcomes are in the order of the jobs.
pub fn process(jobs: &[Job], options: &Options, progress: &dyn Progress) -> Vec<Outcome> {
    let run = Run {
        folder: Folder::open(&options.folder),
        cache: options.cache.clone().map(Cache::new),
        rooms: Rooms::new(&options.limits),
        options,
        progress,
    };
    let cores = || std::thread::available_parallelism().map_or(1, usize::from);
    let threads = if options.threads == 0 { cores() } else { options.threads };
    let (next, done) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let outcomes = Mutex::new(Vec::new());
    let work = || {
        loop {
            let place = next.fetch_add(1, Ordering::Relaxed);
            let Some(job) = jobs.get(place) else { break };
            let outcome = run.outcome(job);
            progress.step(Step {
                done: done.fetch_add(1, Ordering::Relaxed) + 1,
                total: jobs.len(),
                src: &job.src,
                is_made: outcome.made.is_some(),
            });
            outcomes.lock().unwrap_or_else(PoisonError::into_inner).push((place, outcome));
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads.min(jobs.len()) {
            scope.spawn(work);
        }
        work();
    });
    let mut outcomes = outcomes.into_inner().unwrap_or_else(PoisonError::into_inner);
    outcomes.sort_unstable_by_key(|(place, _)| *place);
    outcomes.into_iter().map(|(_, outcome)| outcome).collect()
}

struct Run<'a> {
    folder: io::Result<Folder>,
    cache: Option<Cache>,
    rooms: Rooms,
    options: &'a Options,
    progress: &'a dyn Progress,
}

impl Run<'_> {
    fn outcome(&self, job: &Job) -> Outcome {
        let mut hints = Vec::new();
        // Decoders read what strangers wrote: should one panic after all, it costs its own photo only.
        let made = catch_unwind(AssertUnwindSafe(|| self.make(job, &mut hints)))
            .unwrap_or_else(|_| Err(PhotoProblemKind::Damaged { reason: "decoder".to_owned() }));
        let made = match made {
            Ok(made) => Some(made),
            Err(kind) => {
                hints.insert(0, kind);
                None
            }
        };
        let problem = |kind| PhotoProblem::new(kind, &job.src);
        Outcome { made, problems: hints.into_iter().map(problem).collect() }
    }

    fn make(&self, job: &Job, hints: &mut Vec<PhotoProblemKind>) -> Result<Made, PhotoProblemKind> {
        self.go_on()?;
        let folder = self.folder.as_ref().map_err(unreadable)?;
        let found = folder.find(&job.src)?;
        if found.differs {
            hints.push(PhotoProblemKind::NameDiffers { found: found.name.clone() });
        }
        let (bytes, permit) = self.read(&found.path)?;
        let format = recognise(&bytes)?;
        if !format.fits_name(&found.name) {
            hints.push(PhotoProblemKind::WrongExtension { format: format.name() });
        }
        let key = key(&bytes, &self.options.recipe, &job.wishes);
        let kept = self.cache.as_ref().map_or(Kept::Nothing, |cache| cache.load(&key));
        let (developed, from_cache) = match kept {
            Kept::Whole(developed) => (*developed, true),
            Kept::Nothing => (self.develop(&bytes, job)?, false),
            Kept::Damaged => {
                hints.push(PhotoProblemKind::CacheRemade);
                (self.develop(&bytes, job)?, false)
            }
        };
        drop((bytes, permit));
        if let Some(cache) = self.cache.as_ref().filter(|_| !from_cache)
            && let Err(error) = cache.store(&key, &developed)
        {
            hints.push(PhotoProblemKind::CacheUnwritable { reason: error.to_string() });
        }
        // Kept before it is given up: the next run finds it.
        self.go_on()?;
        let width = developed.original.0;
        if width < self.options.recipe.enough_width() {
            hints.push(PhotoProblemKind::Small { width });
        }
        self.publish(developed, &key, job, from_cache)
    }

    fn go_on(&self) -> Result<(), PhotoProblemKind> {
        if self.progress.is_stopped() { Err(PhotoProblemKind::Cancelled) } else { Ok(()) }
    }

    /// All bytes of a file, of which there are no more than there may be, and the room for them.
    fn read(&self, path: &Path) -> Result<(Vec<u8>, Permit<'_>), PhotoProblemKind> {
        let file = File::open(path).map_err(|error| unreadable(&error))?;
        let size = file.metadata().map_err(|error| unreadable(&error))?.len();
        let limit = self.options.limits.file_bytes();
        if size > limit {
            return Err(PhotoProblemKind::FileTooLarge { bytes: size, limit });
        }
        let permit = self.rooms.files.take(size);
        let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or_default());
        // One that grows while it is read is read as it was.
        file.take(size).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
        Ok((bytes, permit))
    }

    fn develop(&self, bytes: &[u8], job: &Job) -> Result<Developed, PhotoProblemKind> {
        let Options { recipe, limits, .. } = self.options;
        let stopped = || self.progress.is_stopped();
        develop_in(bytes, recipe, &job.wishes, limits, &self.rooms, &stopped)
    }

    fn publish(
        &self,
        developed: Developed,
        key: &str,
        job: &Job,
        from_cache: bool,
    ) -> Result<Made, PhotoProblemKind> {
        let mut files = Vec::new();
        for file in &developed.files {
            let path = names::path(&job.stem, key, file.kind, file.width);
            let place = self.options.site.join(&path);
            let last = self.options.last.as_ref().map(|last| last.join(&path));
            let is_kept = last.is_some_and(|last| write::holds(&last, &file.bytes));
            if !is_kept {
                write::whole(&place, &[&file.bytes]).map_err(|error| write::problem(&error))?;
            }
            let (kind, width, height) = (file.kind, file.width, file.height);
            files.push(MadeFile { path, kind, width, height, bytes: file.bytes.len(), is_kept });
        }
        let Developed { original, thumbhash, dominant, .. } = developed;
        Ok(Made { files, original, thumbhash, dominant, from_cache })
    }
}

fn unreadable(error: &io::Error) -> PhotoProblemKind {
    PhotoProblemKind::Unreadable { reason: error.to_string() }
}
