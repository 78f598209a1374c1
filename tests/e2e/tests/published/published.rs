//! The sites that are looked at: made once for all tests, in a folder under `target/`.
//!
//! In goes a list as an office has it, through `wall import` and `wall build`; out comes the folder that
//! goes to the host, and of what kinds its pages are.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::locale::Locale;
use recognition_wall_e2e::site::{dist, workspace};
use recognition_wall_tool::build::{self, BuildFailure};
use recognition_wall_tool::words::Language;
use serde_json::Value;

/// Where the sites say that they stand.
pub(crate) const BASE: &str = "https://thidua.example/vinh-danh/";

/// The address that somebody had in the last site, under another name.
const OLD_NAME: &str = "ten-cu";
/// The address of somebody who is no longer there.
const GONE: &str = "nguoi-da-rut";

/// A site, as it is copied to a host.
#[derive(Debug)]
pub(crate) struct Published {
    pub(crate) folder: PathBuf,
    /// The pages, by their path from the site's root.
    pub(crate) pages: Vec<String>,
    /// The ids of everybody who is published.
    pub(crate) ids: BTreeSet<String>,
}

impl Published {
    fn of(folder: PathBuf) -> Result<Self> {
        let files = files(&folder)?;
        let pages = files.into_iter().filter(|file| is(file, "html")).collect();
        let slugs: Value = serde_json::from_slice(&fs::read(folder.join("slugs.json"))?)?;
        let ids = slugs.as_object().context("no slugs")?.keys().cloned().collect();
        Ok(Self { folder, pages, ids })
    }

    /// The bytes of a file of the site.
    pub(crate) fn read(&self, path: &str) -> Result<Vec<u8>> {
        fs::read(self.folder.join(path)).with_context(|| format!("the site has no {path}"))
    }

    /// Every file of the site, compressed copies left out.
    pub(crate) fn files(&self) -> Result<BTreeSet<String>> {
        files(&self.folder)
    }

    /// The pages of persons in the site's first language, in the order of their names.
    pub(crate) fn people(&self) -> Vec<&str> {
        let pages = self.pages.iter().map(String::as_str);
        let people = pages.filter(|page| page.starts_with("nguoi/") && !is_old(page));
        people.collect()
    }

    /// One page of each kind that the site itself writes, in both languages.
    pub(crate) fn kinds(&self) -> Result<Vec<String>> {
        let person = self.people().first().copied().context("nobody is published")?.to_owned();
        let list = self.pages.iter().find(|page| page.starts_with("danh-sach/")).cloned();
        let gone = [GONE, OLD_NAME].map(|slug| format!("nguoi/{slug}.html"));
        let mut kinds = vec!["index.html".to_owned(), "so-vang.html".to_owned(), person];
        kinds.extend(list);
        kinds.extend(gone);
        let english = kinds.iter().map(|page| ["en/", page].concat());
        let mut all: Vec<String> = kinds.iter().cloned().chain(english).collect();
        all.push("404.html".to_owned());
        Ok(all)
    }
}

/// Whether a page only says that what stood there has moved or gone.
pub(crate) fn is_old(page: &str) -> bool {
    [GONE, OLD_NAME].iter().any(|slug| page.ends_with(&format!("nguoi/{slug}.html")))
}

pub(crate) fn is(path: &str, ending: &str) -> bool {
    Path::new(path).extension().is_some_and(|it| it == ending)
}

/// The files below a folder, with `/` between the parts.
fn files(folder: &Path) -> Result<BTreeSet<String>> {
    let mut found = BTreeSet::new();
    let mut folders = vec![String::new()];
    while let Some(below) = folders.pop() {
        for entry in fs::read_dir(folder.join(&below))? {
            let entry = entry?;
            let path = [below.as_str(), &entry.file_name().to_string_lossy()].concat();
            if entry.file_type()?.is_dir() {
                folders.push(path + "/");
            } else if !is(&path, "br") && !is(&path, "gz") {
                found.insert(path);
            }
        }
    }
    Ok(found)
}

/// An empty folder; the last run's is cleared away. What the last site would remember lies in it:
/// somebody had another name, somebody else is gone.
fn place(name: &str, renamed: &str) -> Result<PathBuf> {
    let target = std::env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace().join("target"), |folder| workspace().join(folder));
    let folder = target.join("e2e/published").join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(folder.join("site"))?;
    let memory = serde_json::json!({ renamed: [OLD_NAME], "gone-since": [GONE] });
    fs::write(folder.join("site/slugs.json"), memory.to_string())?;
    Ok(folder)
}

fn today() -> Result<PartialDate> {
    PartialDate::new(2026, 11, 24).context("no date")
}

/// Where the official list is: `WALL_REAL_LIST`, else beside the workspace.
fn list() -> Option<PathBuf> {
    let beside = || workspace().join("../shared/data/vn-na15-candidates-868.csv");
    let list = std::env::var_os("WALL_REAL_LIST").map_or_else(beside, PathBuf::from);
    list.is_file().then_some(list)
}

/// The site of the official list of 868; `None`, with a word, where the list is not on this machine.
pub(crate) fn official() -> Result<Option<&'static Published>> {
    static SITE: OnceLock<Result<Option<Published>, String>> = OnceLock::new();
    let site = SITE.get_or_init(|| make_official().map_err(|error| format!("{error:#}")));
    match site {
        Ok(Some(site)) => Ok(Some(site)),
        Ok(None) => {
            println!("skipped: the official list is not here; WALL_REAL_LIST names it");
            Ok(None)
        }
        Err(reason) => Err(anyhow!("{reason}")),
    }
}

fn make_official() -> Result<Option<Published>> {
    let Some(list) = list() else { return Ok(None) };
    let imported = build::import(&list, None, Language::English, today()?).map_err(told)?;
    let feed = serde_json::to_value(&imported.import.feed)?;
    publish("official", &feed, None).map(Some)
}

/// How many of the bench's invented people stand behind the sample's, so that the list has pages.
const INVENTED: usize = 200;

/// Everybody whom the repository itself holds: the sample with its photos, and invented people behind it.
pub(crate) const SAMPLE: usize = 133 + INVENTED;

/// The site of the sample, which can be made on any machine.
pub(crate) fn sample() -> Result<&'static Published> {
    static SITE: OnceLock<Result<Published, String>> = OnceLock::new();
    let site = SITE.get_or_init(|| make_sample().map_err(|error| format!("{error:#}")));
    site.as_ref().map_err(|reason| anyhow!("{reason}"))
}

fn make_sample() -> Result<Published> {
    let folder = workspace().join("demo/sample");
    let mut feed: Value = serde_json::from_slice(&fs::read(folder.join("feed.json"))?)?;
    let invented: Value = serde_json::from_str(&recognition_wall_crowd::feed(INVENTED))?;
    let invented = invented["items"].as_array().context("no crowd")?.clone();
    feed["items"].as_array_mut().context("no sample")?.extend(invented);
    publish("sample", &feed, Some(folder))
}

/// Nobody looks on, and nobody stops it.
struct Alone;

impl build::Watcher for Alone {
    fn step(&self, _: build::Stage, _: usize, _: Option<usize>) {}

    fn is_stopped(&self) -> bool {
        false
    }
}

/// What `wall build` makes of a feed and a folder of photos.
fn publish(name: &str, feed: &Value, photos: Option<PathBuf>) -> Result<Published> {
    let first = feed["items"][0]["id"].as_str().context("nobody")?;
    let place = place(name, first)?;
    let input = place.join("feed.json");
    fs::write(&input, feed.to_string())?;
    let wishes = build::Wishes {
        input,
        map: None,
        photos,
        site: place.join("site"),
        widget: Some(dist()),
        cache: None,
        jobs: 0,
        base: Some(BASE.to_owned()),
        title: Some("Gương sáng & việc tốt “2026” <b>".to_owned()),
        languages: ["vi", "en"].map(|tag| Locale::best([tag])).to_vec(),
        today: today()?,
    };
    build::make(&wishes, &Alone).map_err(told)?;
    Published::of(wishes.site)
}

fn told(failure: BuildFailure) -> anyhow::Error {
    anyhow!(failure.message(Language::English))
}
