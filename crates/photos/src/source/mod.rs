//! A path as a feed or sheet writes it goes in, a file of the folder comes out.
//!
//! Never: a file outside of the folder, by `..`, an absolute path or a link; and never a guess between
//! two files.

mod listing;
mod path;

use std::collections::HashMap;
use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use listing::{Listing, Match};

use crate::problem::PhotoProblemKind;

/// A folder of photos. What it holds is read once for each folder in it.
#[derive(Debug)]
pub struct Folder {
    /// Free of links, so that what is inside begins with it.
    root: PathBuf,
    /// The last name of the path as given: feeds often begin with it.
    own_name: Option<String>,
    listings: Mutex<HashMap<PathBuf, Arc<Listing>>>,
}

/// A file of the folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// Where it is; free of links.
    pub path: PathBuf,
    /// Its path from the folder, as the folder writes it, with `/`.
    pub name: String,
    /// Whether the name as written differs from it in case.
    pub differs: bool,
}

impl Folder {
    /// Opens a folder.
    ///
    /// # Errors
    /// When it does not exist, is no folder, or may not be read.
    pub fn open(path: impl AsRef<Path>) -> io::Result<Self> {
        let root = path.as_ref().canonicalize()?;
        if !root.is_dir() {
            return Err(io::Error::from(ErrorKind::NotADirectory));
        }
        let own_name = root.file_name().and_then(|name| name.to_str()).map(str::to_owned);
        Ok(Self { root, own_name, listings: Mutex::default() })
    }

    /// The file that a path names.
    ///
    /// The path is taken as it is written, with `/` or `\`; else, where it holds `%`, percent-decoded;
    /// else without its first part where that is the folder's own name (`photos/001.jpg` in
    /// `--photos photos`). Each part is the file of exactly that name; else the one of the same letters,
    /// composed or decomposed; else the only one that differs in case.
    ///
    /// # Errors
    /// [`PhotoProblemKind::Missing`], [`PhotoProblemKind::LeavesFolder`],
    /// [`PhotoProblemKind::NotLocal`], [`PhotoProblemKind::Ambiguous`],
    /// [`PhotoProblemKind::NotAFile`] or [`PhotoProblemKind::Unreadable`].
    pub fn find(&self, written: &str) -> Result<Found, PhotoProblemKind> {
        let parts = path::parts(written)?;
        let missing = match self.walk(&parts) {
            Err(missing @ PhotoProblemKind::Missing { .. }) => missing,
            found_or_worse => return found_or_worse,
        };
        let mut others = Vec::new();
        if let Some(decoded) = path::decoded(written) {
            others.push(path::parts(&decoded)?);
        }
        for parts in [&parts].into_iter().chain(&others.clone()) {
            if let [first, rest @ ..] = parts.as_slice()
                && !rest.is_empty()
                && self.own_name.as_ref() == Some(first)
            {
                others.push(rest.to_vec());
            }
        }
        let mut like = None;
        for parts in &others {
            match self.walk(parts) {
                Err(PhotoProblemKind::Missing { like: found }) => like = like.or(found),
                found_or_worse => return found_or_worse,
            }
        }
        Err(match missing {
            PhotoProblemKind::Missing { like: None } => PhotoProblemKind::Missing { like },
            missing => missing,
        })
    }

    fn walk(&self, parts: &[String]) -> Result<Found, PhotoProblemKind> {
        let mut path = self.root.clone();
        let mut names: Vec<String> = Vec::new();
        let mut differs = false;
        let Some((last, _)) = parts.split_last() else { return Err(PhotoProblemKind::NotAFile) };
        for (nth, part) in parts.iter().enumerate() {
            let listing = self.listing(&path)?;
            let from_here = |name: &str| [&names.join("/"), name].join("/");
            let trimmed = |name: String| name.trim_start_matches('/').to_owned();
            let name = match listing.find(part) {
                Match::Exact(name) => name,
                Match::OtherCase(name) => {
                    differs = true;
                    name
                }
                Match::Several(names) => {
                    let names = names.iter().map(|name| trimmed(from_here(name))).collect();
                    return Err(PhotoProblemKind::Ambiguous { names });
                }
                Match::None => {
                    let is_last = nth + 1 == parts.len();
                    let like = if is_last { listing.of_same_stem(last) } else { None };
                    let like = like.map(|name| trimmed(from_here(&name)));
                    return Err(PhotoProblemKind::Missing { like });
                }
            };
            path.push(&name);
            names.push(name);
        }
        let path = self.inside(&path)?;
        let metadata = fs::metadata(&path).map_err(|error| unreadable(&error))?;
        if !metadata.is_file() {
            return Err(PhotoProblemKind::NotAFile);
        }
        Ok(Found { path, name: names.join("/"), differs })
    }

    /// The path with its links followed, if they lead nowhere else.
    fn inside(&self, path: &Path) -> Result<PathBuf, PhotoProblemKind> {
        let real = path.canonicalize().map_err(|error| unreadable(&error))?;
        if real.starts_with(&self.root) { Ok(real) } else { Err(PhotoProblemKind::LeavesFolder) }
    }

    fn listing(&self, folder: &Path) -> Result<Arc<Listing>, PhotoProblemKind> {
        let mut listings = self.listings.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(listing) = listings.get(folder) {
            return Ok(Arc::clone(listing));
        }
        let real = self.inside(folder)?;
        let listing = Arc::new(Listing::read(&real).map_err(|error| unreadable(&error))?);
        listings.insert(folder.to_owned(), Arc::clone(&listing));
        Ok(listing)
    }
}

fn unreadable(error: &io::Error) -> PhotoProblemKind {
    match error.kind() {
        ErrorKind::NotFound | ErrorKind::NotADirectory => PhotoProblemKind::Missing { like: None },
        _ => PhotoProblemKind::Unreadable { reason: error.to_string() },
    }
}
