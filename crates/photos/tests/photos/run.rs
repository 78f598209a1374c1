//! Whole runs: a folder, a feed's paths, a site, a cache.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{ReadOptions, read};
use recognition_wall_photos::{
    Card, Job, Limits, Options, Outcome, PhotoProblemKind, Progress, Recipe, Silent, Step,
    photo_object, process,
};
use serde_json::{Value, json};

use crate::fixtures::plain_jpeg;

struct Place {
    outer: tempfile::TempDir,
}

impl Place {
    fn new(photos: &[(&str, Vec<u8>)]) -> Self {
        let outer = tempfile::tempdir().unwrap();
        fs::create_dir(outer.path().join("photos")).unwrap();
        for (name, bytes) in photos {
            fs::write(outer.path().join("photos").join(name), bytes).unwrap();
        }
        Self { outer }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.outer.path().join(name)
    }

    fn options(&self) -> Options {
        let options = Options::new(self.path("photos"), self.path("site"));
        let recipe = Recipe { widths: vec![60, 120], jpeg_width: 120, ..Recipe::default() };
        Options { recipe, threads: 2, ..options.with_cache(self.path("cache")) }
    }

    fn site(&self) -> Vec<(String, Vec<u8>)> {
        files(&self.path("site"))
    }
}

fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).into_iter().flatten() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            found.push((name, fs::read(path).unwrap()));
        }
    }
    found.sort();
    found
}

fn kinds(outcome: &Outcome) -> Vec<&PhotoProblemKind> {
    outcome.problems.iter().map(|problem| &problem.kind).collect()
}

fn jobs(count: usize) -> Vec<Job> {
    (0..count).map(|n| Job::new(format!("{n}.jpg"), format!("hg-2023-{n:03}"))).collect()
}

fn several(count: u32) -> Place {
    let names: Vec<String> = (0..count).map(|n| format!("{n}.jpg")).collect();
    let photos: Vec<(&str, Vec<u8>)> =
        names.iter().zip(0..).map(|(name, n)| (name.as_str(), plain_jpeg(150 + n, 200))).collect();
    Place::new(&photos)
}

#[test]
fn one_bad_photo_never_costs_another() {
    let place = Place::new(&[
        ("good.jpg", plain_jpeg(200, 250)),
        ("zip.jpg", b"PK\x03\x04".to_vec()),
        ("empty.jpg", Vec::new()),
        ("misnamed.png", plain_jpeg(100, 100)),
    ]);
    let jobs =
        ["good.jpg", "zip.jpg", "gone.jpg", "../x.jpg", "empty.jpg", "misnamed.png", "Good.jpg"]
            .map(|src| Job::new(src, "Bà Lan"));
    let outcomes = process(&jobs, &place.options(), &Silent);
    let made: Vec<bool> = outcomes.iter().map(|outcome| outcome.made.is_some()).collect();
    assert_eq!(made, [true, false, false, false, false, true, true]);
    assert_eq!(kinds(&outcomes[1]), [&PhotoProblemKind::NotAPhoto { looks: "looks.zip" }]);
    assert_eq!(kinds(&outcomes[2]), [&PhotoProblemKind::Missing { like: None }]);
    assert_eq!(kinds(&outcomes[3]), [&PhotoProblemKind::LeavesFolder]);
    assert_eq!(kinds(&outcomes[4]), [&PhotoProblemKind::Empty]);
    let wrong = PhotoProblemKind::WrongExtension { format: "JPEG" };
    assert_eq!(kinds(&outcomes[5]), [&wrong, &PhotoProblemKind::Small { width: 100 }]);
    assert_eq!(outcomes[1].problems[0].file, "zip.jpg");
    let paths: Vec<&str> =
        outcomes[0].made.as_ref().unwrap().files.iter().map(|file| file.path.as_str()).collect();
    assert!(paths[0].starts_with("photos/ba-lan-") && paths[0].ends_with("-60.webp"), "{paths:?}");
    for path in paths {
        assert!(place.path("site").join(path).is_file());
    }
}

#[test]
fn a_second_run_takes_everything_from_the_cache_and_makes_the_same_site() {
    let place = several(6);
    let first = process(&jobs(6), &place.options(), &Silent);
    assert!(first.iter().all(|outcome| !outcome.made.as_ref().unwrap().from_cache));
    let site = place.site();
    assert_eq!(site.len(), 18);
    fs::remove_dir_all(place.path("site")).unwrap();
    let second = process(&jobs(6), &place.options(), &Silent);
    assert!(second.iter().all(|outcome| outcome.made.as_ref().unwrap().from_cache));
    assert_eq!(place.site(), site);
    // Another recipe is another photo.
    let options = place.options();
    let recipe = Recipe { webp_quality: 40, ..options.recipe.clone() };
    let third = process(&jobs(6), &Options { recipe, ..options }, &Silent);
    assert!(third.iter().all(|outcome| !outcome.made.as_ref().unwrap().from_cache));
}

#[test]
fn a_damaged_entry_is_made_anew_and_said() {
    let place = several(1);
    process(&jobs(1), &place.options(), &Silent);
    let site = place.site();
    let shelf = fs::read_dir(place.path("cache")).unwrap().next().unwrap().unwrap().path();
    let entry = fs::read_dir(shelf).unwrap().next().unwrap().unwrap().path();
    let whole = fs::read(&entry).unwrap();
    let mut flipped = whole.clone();
    *flipped.last_mut().unwrap() ^= 1;
    for damaged in [&whole[..whole.len() / 2], b"", &flipped] {
        fs::write(&entry, damaged).unwrap();
        let outcome = process(&jobs(1), &place.options(), &Silent).remove(0);
        assert_eq!(kinds(&outcome), [&PhotoProblemKind::CacheRemade]);
        assert!(!outcome.made.unwrap().from_cache);
        assert_eq!(fs::read(&entry).unwrap(), whole);
        assert_eq!(place.site(), site);
    }
}

#[test]
fn two_runs_at_once_make_one_site_and_leave_no_parts() {
    let place = several(8);
    let alone = several(8);
    process(&jobs(8), &alone.options(), &Silent);
    std::thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let outcomes = process(&jobs(8), &place.options(), &Silent);
                assert!(outcomes.iter().all(|outcome| outcome.problems.is_empty()));
            });
        }
    });
    assert_eq!(place.site(), alone.site());
    assert_eq!(files(&place.path("cache")), files(&alone.path("cache")));
}

#[cfg(unix)]
#[test]
fn a_web_server_may_read_what_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let place = several(1);
    let made = process(&jobs(1), &place.options(), &Silent).remove(0).made.unwrap();
    let path = place.path("site").join(&made.files[0].path);
    let rights = fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(rights & 0o444, 0o444, "{rights:o}");
}

struct StopsAfter {
    photos: usize,
    done: AtomicUsize,
}

impl Progress for StopsAfter {
    fn step(&self, step: Step<'_>) {
        assert_eq!(step.total, 8);
        self.done.fetch_add(1, Ordering::SeqCst);
    }

    fn is_stopped(&self) -> bool {
        self.done.load(Ordering::SeqCst) >= self.photos
    }
}

#[test]
fn a_run_that_is_stopped_says_what_is_not_done() {
    let place = several(8);
    let progress = StopsAfter { photos: 3, done: AtomicUsize::new(0) };
    let options = Options { threads: 1, ..place.options() };
    let outcomes = process(&jobs(8), &options, &progress);
    let made = outcomes.iter().filter(|outcome| outcome.made.is_some()).count();
    assert_eq!(made, 3);
    assert!(outcomes[3..].iter().all(|one| kinds(one) == [&PhotoProblemKind::Cancelled]));
    assert_eq!(progress.done.load(Ordering::SeqCst), 8, "every photo is reported once");
}

#[test]
fn a_file_that_is_too_large_is_not_read() {
    let place = several(1);
    let limits = Limits { memory: 4_000, ..Limits::default() };
    let outcome = process(&jobs(1), &Options { limits, ..place.options() }, &Silent).remove(0);
    assert!(matches!(kinds(&outcome)[..], [PhotoProblemKind::FileTooLarge { limit: 1_000, .. }]));
}

#[test]
fn folders_that_are_not_there_are_said_for_every_photo() {
    let place = several(1);
    let nowhere = Options { folder: place.path("nowhere"), ..place.options() };
    let outcome = process(&jobs(1), &nowhere, &Silent).remove(0);
    assert!(matches!(kinds(&outcome)[..], [PhotoProblemKind::Unreadable { .. }]));
    fs::write(place.path("site"), b"a file").unwrap();
    let outcome = process(&jobs(1), &place.options(), &Silent).remove(0);
    assert!(matches!(kinds(&outcome)[..], [PhotoProblemKind::Unwritable { .. }]));
    // A cache that can't be written costs time, not photos.
    fs::remove_file(place.path("site")).unwrap();
    let options = place.options().with_cache(place.path("photos").join("0.jpg"));
    let outcome = process(&jobs(1), &options, &Silent).remove(0);
    assert!(outcome.made.is_some());
    assert!(
        kinds(&outcome).iter().any(|kind| matches!(kind, PhotoProblemKind::CacheUnwritable { .. }))
    );
}

#[test]
fn the_photo_of_the_feed_keeps_what_its_editor_wrote() {
    let place = several(1);
    let card = Card { name: "Trần Thị Bé Năm".to_owned(), line: "Bằng khen".to_owned() };
    let job = jobs(1).remove(0).with_card(Some((0.5, 0.3)), card);
    let made = process(&[job], &place.options(), &Silent).remove(0).made.unwrap();
    let written = json!({
        "src": "0.jpg", "width": 9, "sources": [{ "src": "old.avif" }], "alt": { "vi": "Bà Năm" },
        "caption": "…", "credit": "Ảnh: Duy Khương/TTXVN", "licence": "CC BY 4.0",
        "original_url": "https://example.com/0", "focal": [0.5, 0.3], "x-own": 1,
    });
    let photo = photo_object(written.as_object().unwrap(), &made, "/vinh-danh/");
    for key in ["alt", "caption", "credit", "licence", "original_url", "focal", "x-own"] {
        assert_eq!(photo[key], written[key], "{key}");
    }
    assert_eq!((&photo["width"], &photo["height"]), (&json!(120), &json!(160)));
    let src = photo["src"].as_str().unwrap();
    assert!(
        src.starts_with("/vinh-danh/photos/hg-2023-000-") && src.ends_with("-120.jpg"),
        "{src}"
    );
    let sources = photo["sources"].as_array().unwrap();
    let widths: Vec<&Value> = sources.iter().map(|source| &source["width"]).collect();
    assert_eq!(widths, [60, 120]);
    assert!(sources.iter().all(|source| source["type"] == "image/webp"));
    assert_eq!(photo["thumbhash"], json!(made.thumbhash));
    assert!(made.card().unwrap().path.ends_with("-card.jpg"));
    // The core reads it without a word, and the point of the crop as it was written.
    let item = json!({ "id": "a", "title": "Bà Năm", "_recognition": { "photos": [photo] } });
    let today = PartialDate::EPOCH;
    let feed =
        json!({ "version": "https://jsonfeed.org/version/1.1", "items": [item] }).to_string();
    let reading = read(feed.as_bytes(), &ReadOptions::new(today)).unwrap();
    assert_eq!(reading.problems, []);
    let photo = &reading.feed.items[0].photos[0];
    assert_eq!((photo.size, photo.focal), (Some((120, 160)), Some((500, 300))));
    assert_eq!(photo.sources.len(), 2);
}
