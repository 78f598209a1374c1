//! A site of twenty thousand invented people as the tool builds it, in pages and in blocks.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow};
use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Feed;
use recognition_wall_core::locale::Locale;
use recognition_wall_e2e::{Reply, Visit};
use recognition_wall_site::{Published, Sink, SiteError, SiteOptions, build};
use serde_json::Value;

/// How many they are.
pub(crate) const PEOPLE: usize = 20_000;

/// The files of a feed of so many invented people, by their path.
#[derive(Default)]
pub(crate) struct Files(pub(crate) BTreeMap<String, Vec<u8>>);

impl Sink for Files {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        if path.starts_with("blocks/") || path.starts_with("feed") {
            self.0.insert(path.to_owned(), bytes.to_vec());
        }
        Ok(())
    }

    fn copy(&mut self, _path: &str, _from: &Path) -> Result<(), SiteError> {
        Ok(())
    }
}

/// Built once for all journeys: it takes a while.
pub(crate) fn town() -> Result<&'static Files> {
    static TOWN: OnceLock<std::result::Result<Files, String>> = OnceLock::new();
    let town = TOWN.get_or_init(|| {
        let mut json = Vec::new();
        recognition_wall_crowd::write_feed(PEOPLE, &mut json).map_err(|error| error.to_string())?;
        let today = PartialDate::new(2026, 11, 30).ok_or("no date")?;
        let mut options = SiteOptions::new(Locale::best(["vi"]), today);
        options.published = Some(Published::Bytes(&json));
        options.blocks_from = 0;
        let mut files = Files::default();
        let built =
            build(&Feed::default(), &options, &mut files, &mut |_| ControlFlow::Continue(()));
        built.map_err(|error| error.message("en"))?;
        Ok(files)
    });
    town.as_ref().map_err(|error| anyhow!(error.clone()))
}

/// Puts the site on the host, each file as `change` leaves it.
pub(crate) fn publish(visit: &Visit, change: impl Fn(&str, Reply) -> Reply) -> Result<()> {
    // Nobody has taken photos of invented people.
    visit.expects_the_console_to_say("/photo/");
    for (path, bytes) in &town()?.0 {
        let kind = match Path::new(path).extension().and_then(|ending| ending.to_str()) {
            Some("json") => "application/json",
            Some("bin") => "application/octet-stream",
            _ => continue,
        };
        visit.site.put(&format!("/{path}"), change(path, Reply::of(kind, bytes.clone())));
    }
    Ok(())
}

/// The feed's first page, with its own header.
pub(crate) fn header() -> Result<Value> {
    let feed = town()?.0.get("feed.json").context("no feed")?;
    Ok(serde_json::from_slice(feed)?)
}

/// The address of the head of the blocks, as a path of the host.
pub(crate) fn head() -> Result<String> {
    let feed = header()?;
    let head = feed["_recognition"]["blocks"].as_str().context("the feed names no blocks")?;
    Ok(format!("/{head}"))
}

/// The items of a file of cards.
pub(crate) fn cards(file: usize) -> Result<Vec<Value>> {
    let path = head()?.replace("head.json", &format!("cards/{file}.json"));
    let bytes = town()?.0.get(path.trim_start_matches('/')).context("no such file of cards")?;
    let page: Value = serde_json::from_slice(bytes)?;
    Ok(page["items"].as_array().context("no items")?.clone())
}

/// The item of an id, wherever in the files it is.
pub(crate) fn item_of(id: &str) -> Result<Value> {
    let wanted = Value::from(id);
    let quoted = wanted.to_string();
    let town = town()?.0.iter().filter(|(path, _)| path.contains("/cards/"));
    let texts = town.filter_map(|(_, bytes)| std::str::from_utf8(bytes).ok());
    for text in texts.filter(|text| text.contains(&quoted)) {
        let page: Value = serde_json::from_str(text)?;
        let items = page["items"].as_array().context("no items")?;
        if let Some(item) = items.iter().find(|item| item["id"] == wanted) {
            return Ok(item.clone());
        }
    }
    Err(anyhow!("nobody has the id {id}"))
}

/// How often files of the blocks whose path has `part` were asked for.
pub(crate) fn asked_for(visit: &Visit, part: &str) -> Result<usize> {
    let town = town()?.0.keys();
    let files = town.filter(|path| path.starts_with("blocks/") && path.contains(part));
    Ok(files.map(|path| visit.site.requests(&format!("/{path}")).len()).sum())
}

pub(crate) fn pages_asked_for(visit: &Visit) -> Result<usize> {
    let town = town()?.0.keys();
    let pages = town.filter(|path| path.starts_with("feed-"));
    Ok(pages.map(|path| visit.site.requests(&format!("/{path}")).len()).sum())
}
