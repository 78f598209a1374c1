//! The photos of those who are shown, made ready and written into the feed.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::rc::Rc;

use recognition_wall_core::feed::{Feed, Honouree, Severity};
use recognition_wall_photos::{
    Card, Folder, Job, Made, Options, Outcome, PhotoProblem, PhotoProblemKind, Progress, Step,
    photo_object, process,
};
use recognition_wall_site::SiteFile;
use serde_json::{Map, Value, json};

use super::{BuildFailure, Stage, Watcher, Wishes};
use crate::finding::{Fault, Finding, Place};
use crate::words::Language;

impl Fault for PhotoProblem {
    fn code(&self) -> &str {
        Self::code(self)
    }

    fn severity(&self) -> Severity {
        Self::severity(self)
    }

    fn message(&self, language: Language) -> String {
        Self::message(self, language.tag())
    }

    fn mend(&self, language: Language) -> String {
        Self::mend(self, language.tag())
    }
}

/// Photos that are ready.
#[derive(Default)]
pub(super) struct Ready {
    pub(super) files: Vec<SiteFile>,
    pub(super) findings: Vec<Finding>,
    /// The picture for links, by the honouree's id.
    pub(super) cards: BTreeMap<String, String>,
    /// How many there are, and how many of them the cache had.
    pub(super) counts: (usize, usize),
}

struct Follower<'w>(&'w dyn Watcher);

impl Progress for Follower<'_> {
    fn step(&self, step: Step<'_>) {
        self.0.step(Stage::Photos, step.done, Some(step.total));
    }

    fn is_stopped(&self) -> bool {
        self.0.is_stopped()
    }
}

/// Makes the photos of a document ready in `stage`, and writes into the document where they are.
///
/// A photo that can't be had is taken out of the document: nobody is to see a broken picture.
pub(super) fn make_ready(
    document: &mut Value,
    shown: &Feed,
    wishes: &Wishes,
    stage: &Path,
    watcher: &dyn Watcher,
) -> Result<Ready, BuildFailure> {
    let beside = wishes.input.parent().unwrap_or(Path::new("."));
    let folder = wishes.photos.as_deref().unwrap_or(beside);
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let (written, jobs): (Vec<String>, Vec<Job>) =
        jobs(document, shown, folder).into_iter().unzip();
    let mut ready = Ready::default();
    if jobs.is_empty() {
        return Ok(ready);
    }
    let cache = wishes.cache.clone().unwrap_or_else(|| {
        let parent = wishes.site.parent().unwrap_or(Path::new("."));
        parent.join(".wall-cache")
    });
    let options = Options {
        last: Some(wishes.site.clone()),
        threads: wishes.jobs,
        ..Options::new(folder, stage).with_cache(cache)
    };
    let outcomes = process(&jobs, &options, &Follower(watcher));
    if watcher.is_stopped() {
        return Err(BuildFailure::Site(recognition_wall_site::SiteError::Stopped));
    }
    let mut by_src: BTreeMap<&str, &Outcome> = BTreeMap::new();
    for ((job, src), outcome) in jobs.iter().zip(&written).zip(&outcomes) {
        by_src.insert(src, outcome);
        for problem in &outcome.problems {
            let place = Place::File { file: Rc::from(problem.file.as_str()) };
            ready.findings.push(Finding::new(Rc::new(problem.clone()), place));
        }
        let Some(made) = &outcome.made else { continue };
        ready.counts.0 += 1;
        ready.counts.1 += usize::from(made.from_cache);
        if let Some(card) = made.card() {
            ready.cards.insert(job.stem.clone(), card.path.clone());
        }
        ready.files.extend(made.files.iter().map(|file| SiteFile {
            path: file.path.clone(),
            from: if file.is_kept { &wishes.site } else { stage }.join(&file.path),
            may_link: true,
        }));
    }
    ready.files.sort_by(|one, other| one.path.cmp(&other.path));
    ready.files.dedup_by(|one, other| one.path == other.path);
    for item in items(document) {
        rewrite(item, &by_src);
    }
    Ok(ready)
}

fn items(document: &mut Value) -> impl Iterator<Item = &mut Map<String, Value>> {
    let items = document.get_mut("items").and_then(Value::as_array_mut);
    items.into_iter().flatten().filter_map(Value::as_object_mut)
}

/// Where an import says that photos will be. A sheet names bare files.
pub(crate) const IMPORTED: &str = "photos/";

/// One job for each file that is named, with its address as written; the first photo of a person has
/// the card of their link.
fn jobs(document: &mut Value, shown: &Feed, folder: &Path) -> Vec<(String, Job)> {
    let found = Folder::open(folder).ok();
    let path = |src: &str| {
        let is_missing = |path: &str, may_be_like: bool| {
            let found = found.as_ref().map(|folder| folder.find(path));
            let Some(Err(PhotoProblemKind::Missing { like })) = found else { return false };
            may_be_like || like.is_none()
        };
        // What is wrong with the bare file is told too: a link out of the folder, two of one name.
        let bare = src.strip_prefix(IMPORTED);
        let bare = bare.filter(|bare| is_missing(src, true) && !is_missing(bare, false));
        bare.unwrap_or(src).to_owned()
    };
    let people: BTreeMap<&str, &Honouree> =
        shown.items.iter().map(|person| (person.id.as_str(), &**person)).collect();
    let mut jobs: Vec<(String, Job)> = Vec::new();
    let mut known = BTreeSet::new();
    for item in items(document) {
        give_list(item);
        let id = match item.get("id") {
            Some(Value::String(id)) => id.clone(),
            Some(other) => other.to_string(),
            None => continue,
        };
        for (number, photo) in photos(item).enumerate() {
            let Some(src) = photo.get("src").and_then(Value::as_str) else { continue };
            if !known.insert(src.to_owned()) {
                continue;
            }
            let job = Job::new(path(src), id.as_str());
            let person = people.get(id.as_str()).filter(|_| number == 0);
            let job = match person {
                Some(person) => job.with_card(focal(photo), card_of(person)),
                None => job,
            };
            jobs.push((src.to_owned(), job));
        }
    }
    jobs
}

/// What JSON Feed has for one picture becomes a list of photos, as a wall reads it too.
fn give_list(item: &mut Map<String, Value>) {
    let Some(image) = item.get("image").and_then(Value::as_str).map(str::to_owned) else { return };
    let extension = item.entry("_recognition").or_insert_with(|| json!({}));
    if let Some(extension) = extension.as_object_mut() {
        extension.entry("photos").or_insert_with(|| json!([{ "src": image }]));
    }
}

fn photos(item: &Map<String, Value>) -> impl Iterator<Item = &Map<String, Value>> {
    let photos = item.get("_recognition").and_then(|it| it.get("photos")).and_then(Value::as_array);
    photos.into_iter().flatten().filter_map(Value::as_object)
}

fn focal(photo: &Map<String, Value>) -> Option<(f64, f64)> {
    let focal = photo.get("focal")?.as_array()?;
    Some((focal.first()?.as_f64()?, focal.get(1)?.as_f64()?))
}

fn card_of(person: &Honouree) -> Card {
    let said = |text: &recognition_wall_core::feed::Text| text.in_language("").0.to_string();
    let line = person.highest_award().map(|award| said(&award.title)).unwrap_or_default();
    Card { name: said(&person.name), line }
}

fn rewrite(item: &mut Map<String, Value>, outcomes: &BTreeMap<&str, &Outcome>) {
    let Some(Value::Object(extension)) = item.get_mut("_recognition") else { return };
    let Some(Value::Array(photos)) = extension.get_mut("photos") else { return };
    let mut first: Option<&Made> = None;
    photos.retain_mut(|photo| {
        let Some(object) = photo.as_object() else { return true };
        let Some(outcome) =
            object.get("src").and_then(Value::as_str).and_then(|src| outcomes.get(src))
        else {
            return true;
        };
        let Some(made) = &outcome.made else {
            return outcome.problems.iter().all(|problem| problem.severity() != Severity::Error);
        };
        first = first.or(Some(made));
        *photo = Value::Object(photo_object(object, made, ""));
        true
    });
    let is_empty = photos.is_empty();
    if is_empty {
        extension.remove("photos");
        item.remove("image");
    } else if let Some(jpeg) = first.and_then(Made::jpeg) {
        item.insert("image".to_owned(), json!(jpeg.path));
    }
}
