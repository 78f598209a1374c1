//! What the tests of sites share: a sink in memory, and feeds to build from.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{self, Feed, ReadOptions};
use recognition_wall_core::locale::Locale;
use recognition_wall_site::{
    BaseAddress, Published, Sink, SiteError, SiteOptions, Summary, build, checked,
};

/// A site in memory.
#[derive(Debug, Default)]
pub(crate) struct Kept(pub(crate) BTreeMap<String, Vec<u8>>);

impl Sink for Kept {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        let before = self.0.insert(checked(path)?.to_owned(), bytes.to_owned());
        assert!(before.is_none(), "{path} is written twice");
        Ok(())
    }

    fn copy(&mut self, path: &str, from: &Path) -> Result<(), SiteError> {
        self.put(path, from.to_string_lossy().as_bytes())
    }
}

impl Kept {
    /// The text of a file; empty where there is none.
    pub(crate) fn text(&self, path: &str) -> &str {
        self.0.get(path).map_or("", |bytes| std::str::from_utf8(bytes).unwrap())
    }

    /// The pages of the site.
    pub(crate) fn pages(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .filter(|(path, _)| path.strip_suffix(".html").is_some())
            .map(|(path, bytes)| (path.as_str(), std::str::from_utf8(bytes).unwrap()))
    }
}

pub(crate) fn today() -> PartialDate {
    PartialDate::new(2026, 11, 24).unwrap()
}

pub(crate) fn read(json: &str) -> Feed {
    feed::read(json.as_bytes(), &ReadOptions::new(today())).unwrap().feed
}

/// Options in both languages with an address.
pub(crate) fn options(json: &str) -> SiteOptions<'_> {
    let mut options = SiteOptions::new(Locale::best(["vi"]), today());
    options.languages.push(Locale::best(["en"]));
    options.base = Some(BaseAddress::parse("https://tinh.example/vinh-danh").unwrap());
    options.published = Some(Published::Bytes(json.as_bytes()));
    options
}

/// The site of a feed.
pub(crate) fn site(json: &str, options: &SiteOptions<'_>) -> (Kept, Summary) {
    let mut kept = Kept::default();
    let feed = read(json);
    let summary = build(&feed, options, &mut kept, &mut |_| ControlFlow::Continue(())).unwrap();
    (kept, summary)
}

/// The example of the contract.
pub(crate) fn example() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/feeds");
    std::fs::read_to_string(root.join("contract-example/feed.json")).unwrap()
}

/// The official list of 868 candidates as a feed, name, position, workplace and province only;
/// `None`, with a word, where the shared data is missing.
pub(crate) fn candidates() -> Option<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared");
    let shared = std::env::var_os("WALL_SHARED").map_or(root, PathBuf::from);
    let path = shared.join("data/vn-na15-candidates-868.csv");
    let Ok(mut rows) = csv::Reader::from_path(&path) else {
        println!("skipped: shared/data is missing");
        return None;
    };
    let mut items = Vec::new();
    for (number, row) in rows.records().enumerate() {
        let row = row.unwrap();
        items.push(serde_json::json!({
            "id": format!("na15-{:03}", number + 1),
            "title": row[4],
            "_recognition": {
                "position": row[14], "unit": row[15], "place": row[0],
                "awards": [{ "title": "Đại biểu được giới thiệu", "year": 2021 }],
            },
        }));
    }
    let feed = serde_json::json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": "868 người", "language": "vi", "items": items,
        "_recognition": { "version": "1.0", "contact": "mailto:lienhe@tinh.example" },
    });
    Some(feed.to_string())
}
