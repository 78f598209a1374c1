//! Pictures of the wall for people to look at: `cargo xtask shots [WORD…]`.
//!
//! In goes the built `dist/` with its sample feed; out come one PNG for each case of `list.rs` whose
//! name contains one of the words, and contact sheets: `index.html`, `sheet.png` and one PNG for each
//! group. They go to the folder `WALL_SHOTS`. There is no verdict on looks: a run fails where a picture
//! could not be taken, or where the page broke the policy or complained in the console.

mod case;
mod feeds;
mod list;
mod scene;
mod settle;
mod sheet;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::{env, fs, thread};

use anyhow::{Context as _, Result};
use recognition_wall_e2e::{Visit, named_journey, site};

use case::{Case, Scene};

/// As many browsers at a time; more than processors take no less time.
const WORKERS: usize = 2;

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Takes the pictures and gives the number of those that went wrong.
fn run() -> Result<usize> {
    let words: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let folder = env::var_os("WALL_SHOTS")
        .map_or_else(|| site::workspace().join("target/shots"), PathBuf::from);
    fs::create_dir_all(&folder).with_context(|| format!("no folder {}", folder.display()))?;

    let all = list::all();
    let chosen: Vec<&Case> = all
        .iter()
        .filter(|case| words.is_empty() || words.iter().any(|word| case.file().contains(word)))
        .collect();
    let failures = take_all(&chosen, &folder);
    sheet::write(&all, &failures, &folder)?;
    println!("{} pictures in {}, {} failed", chosen.len(), folder.display(), failures.len());
    Ok(failures.len())
}

/// Takes pictures, some at a time, and gives the reasons of those that failed by their file's name.
fn take_all(cases: &[&Case], folder: &Path) -> BTreeMap<String, String> {
    let next = AtomicUsize::new(0);
    let failures = Mutex::new(BTreeMap::new());
    let work = || {
        while let Some(case) = cases.get(next.fetch_add(1, Ordering::Relaxed)) {
            let name = case.file();
            let taken = named_journey(&name, async |visit| take(visit, case, folder).await);
            match taken {
                Ok(()) => println!("    {name}"),
                Err(reason) => {
                    let reason = format!("{reason:?}");
                    println!("    {name}: FAILED: {reason}");
                    failures.lock().unwrap_or_else(PoisonError::into_inner).insert(name, reason);
                }
            }
        }
    };
    thread::scope(|scope| {
        for _ in 0..WORKERS {
            scope.spawn(work);
        }
    });
    failures.into_inner().unwrap_or_else(PoisonError::into_inner)
}

/// Takes one picture; also of a scene that was not reached, for that is what one wants to see then.
async fn take(visit: &Visit, case: &Case, folder: &Path) -> Result<()> {
    let played = scene::play(visit, case).await;
    let file = folder.join(case.file());
    fs::write(file.with_extension("png"), visit.picture().await?)?;
    if matches!(case.scene, Scene::Print(_)) {
        fs::write(file.with_extension("pdf"), visit.printed().await?)?;
    }
    played
}
