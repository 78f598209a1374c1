//! What changed in the folder, told to pages as server-sent events.
//!
//! Looks each second, and only while somebody listens: a folder that is moved into place by its
//! builder is another one for the system's own watchers. Bounded: looks at so many files and no more.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use axum::response::sse::{Event, KeepAlive, Sse};
use futures_util::stream::{Stream, unfold};
use tokio::sync::watch;

/// How often it looks.
const PAUSE: Duration = Duration::from_secs(1);

/// Files that are looked at; more change unseen.
const MOST_FILES: usize = 20_000;

/// Files that one event names.
const MOST_NAMES: usize = 50;

type Files = BTreeMap<String, (u64, Option<SystemTime>)>;

struct Watch {
    root: PathBuf,
    files: Files,
    ended: watch::Receiver<bool>,
}

/// The changes from now on: `event: change`, its data a JSON list of paths below the folder.
pub(super) fn changes(
    root: PathBuf,
    ended: watch::Receiver<bool>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let files = list(&root);
    let watch = Watch { root, files, ended };
    let stream = unfold(watch, |mut watch| async move {
        loop {
            tokio::select! {
                () = tokio::time::sleep(PAUSE) => {}
                _ = watch.ended.wait_for(|ended| *ended) => return None,
            }
            let root = watch.root.clone();
            let now = tokio::task::spawn_blocking(move || list(&root)).await.ok()?;
            // A site that is being replaced is not there for a moment: nothing is told yet.
            if now.is_empty() && !watch.files.is_empty() {
                continue;
            }
            let names = changed(&watch.files, &now);
            watch.files = now;
            if !names.is_empty()
                && let Ok(names) = serde_json::to_string(&names)
            {
                let event = Event::default().event("change").data(names);
                return Some((Ok(event), watch));
            }
        }
    });
    Sse::new(stream).keep_alive(KeepAlive::default())
}

/// Size and time of every file, by its path below the folder.
fn list(root: &Path) -> Files {
    let mut files = Files::new();
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            // Links are not followed: they may lead out, or round in a circle.
            let Ok(metadata) = entry.metadata() else { continue };
            let path = entry.path();
            if metadata.is_dir() {
                folders.push(path);
            } else if let Some(name) = path.strip_prefix(root).ok().and_then(Path::to_str) {
                if files.len() >= MOST_FILES {
                    return files;
                }
                let name = name.replace(std::path::MAIN_SEPARATOR, "/");
                files.insert(name, (metadata.len(), metadata.modified().ok()));
            }
        }
    }
    files
}

fn changed(before: &Files, now: &Files) -> Vec<String> {
    let new = now.iter().filter(|(name, stamp)| before.get(*name) != Some(*stamp));
    let gone = before.keys().filter(|name| !now.contains_key(*name));
    new.map(|(name, _)| name).chain(gone).take(MOST_NAMES).cloned().collect()
}
