//! Builds a site from a feed file, or from invented people, and says what it took: what the figures
//! of the documentation are measured with.
//!
//! ```text
//! cargo run --release -p recognition-wall-site --example site -- feed.json SITE [https://base/] [PHOTOS] [DIST]
//! cargo run --release -p recognition-wall-site --example site -- invented:1000000 SITE
//! ```
//! `invented:N` writes a feed of N invented people into the temporary folder first; `feed-of:N` builds
//! only what a wall reads, feed and blocks, and no page for anybody.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a tool for measuring")]
#![expect(clippy::disallowed_methods, reason = "it measures time")]

use std::fs::File;
use std::io::{BufWriter, Write as _};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Instant;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::Feed;
use recognition_wall_core::locale::Locale;
use recognition_wall_site::{
    BaseAddress, FeedFile, FolderSink, People, Published, SiteFile, SiteOptions, build,
};

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let feed_only = arguments[0].strip_prefix("feed-of:");
    let invented = arguments[0].strip_prefix("invented:").or(feed_only);
    let invented = invented.map(|count| invent(count.parse().unwrap()));
    let feed = invented.clone().unwrap_or_else(|| PathBuf::from(&arguments[0]));
    let target = Path::new(&arguments[1]);
    let today = PartialDate::new(2026, 11, 24).unwrap();
    let started = Instant::now();
    let file = FeedFile::open(&feed, today).unwrap();
    let people: &dyn People = if feed_only.is_some() { &Feed::default() } else { &file };
    let mut options = SiteOptions::new(Locale::best(["vi"]), today);
    options.base = arguments.get(2).map(|base| BaseAddress::parse(base).unwrap());
    options.published = Some(Published::File(&feed));
    options.blocks_from = if feed_only.is_some() { 0 } else { options.blocks_from };
    if invented.is_none() {
        options.languages.push(Locale::best(["en"]));
    }
    options.widget = arguments.get(4).map(PathBuf::from);
    if let Some(folder) = arguments.get(3) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let from = entry.unwrap().path();
            let name = from.file_name().unwrap().to_string_lossy().into_owned();
            options.photos.push(SiteFile { path: format!("photos/{name}"), from, may_link: false });
        }
    }
    let mut sink = FolderSink::begin(target).unwrap();
    options.previous = sink.previous();
    let mut step = None;
    let summary = build(people, &options, &mut sink, &mut |progress| {
        if step != Some(progress.step) {
            println!("{:?} at {:.1?}", progress.step, started.elapsed());
            step = Some(progress.step);
        }
        ControlFlow::Continue(())
    });
    let summary = summary.unwrap();
    sink.finish().unwrap();
    println!("{summary:?}");
    println!("{:.1?}, at most {} MiB", started.elapsed(), peak());
    let front = std::fs::metadata(target.join("index.html")).unwrap().len();
    let packed = std::fs::metadata(target.join("index.html.br")).unwrap().len();
    println!("index.html: {front} bytes, {packed} by Brotli");
}

/// The most memory that this process has held, in MiB; 0 where the system does not tell.
fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0)
        / 1024
}

fn invent(count: usize) -> PathBuf {
    let path = std::env::temp_dir().join(format!("invented-{count}.json"));
    let mut out = BufWriter::new(File::create(&path).unwrap());
    recognition_wall_crowd::write_feed(count, &mut out).unwrap();
    out.flush().unwrap();
    path
}
