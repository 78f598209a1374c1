//! `wall pack`: a finished site goes in, one file for a USB stick comes out, which `wall serve` runs
//! without a network. The same site gives the same bytes. Never follows a link, never writes a place.

use std::hash::Hasher as _;
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use fnv::FnvHasher;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

use crate::words::Language;

/// Pages without which there is nothing to run.
const PAGES: [&str; 2] = ["kiosk.html", "ceremony.html"];
/// The feed that the pages show.
const FEED: &str = "feed.json";
/// Where the folder is served, always: a browser keeps things by host and port.
pub const PORT: u16 = 8480;
/// Endings of files that are packed already.
const PACKED: [&str; 9] = ["jpg", "jpeg", "png", "webp", "avif", "gif", "woff2", "zip", "pdf"];
/// Compressed copies of other files: a server on the same machine sends those as they are.
const COPIES: [&str; 2] = ["br", "gz"];
/// From this size on, in bytes, an entry is written in the form for large files.
const LARGE: u64 = u32::MAX as u64;

/// Why nothing was packed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PackFailure {
    /// There is no such folder.
    #[error("no folder {}", .0.display())]
    NoFolder(PathBuf),
    /// The folder lacks a file that a kiosk needs.
    #[error("{} lacks {file}", site.display())]
    Lacks {
        /// The folder.
        site: PathBuf,
        /// The file's name.
        file: &'static str,
    },
    /// A file can't be read.
    #[error("cannot read {}", .0.display())]
    Read(PathBuf, #[source] io::Error),
}

impl PackFailure {
    /// What happened, and what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let (key, path, more) = match self {
            Self::NoFolder(path) => ("serve.no-folder", path, String::new()),
            Self::Lacks { site, file } => ("pack.lacks", site, (*file).to_owned()),
            Self::Read(path, error) => ("failure.unreadable", path, error.to_string()),
        };
        let path = path.display().to_string();
        language.say(key, &[("path", &path), ("file", &more), ("reason", &more)])
    }
}

/// A site that can be packed: its files, sorted.
#[derive(Debug)]
pub struct Pack {
    site: PathBuf,
    /// Paths below the site, parts joined by `/`.
    names: Vec<String>,
}

impl Pack {
    /// Looks through a site. `output`, where the pack will stand, is no part of it.
    ///
    /// # Errors
    /// [`PackFailure`], where the folder or a page of it is missing or can't be read.
    pub fn of(site: &Path, output: &Path) -> Result<Self, PackFailure> {
        if !site.is_dir() {
            return Err(PackFailure::NoFolder(site.to_owned()));
        }
        let output = std::fs::canonicalize(output).ok();
        let mut names = Vec::new();
        let mut folders = vec![site.to_owned()];
        while let Some(folder) = folders.pop() {
            let failed = |error| PackFailure::Read(folder.clone(), error);
            for entry in std::fs::read_dir(&folder).map_err(failed)? {
                let entry = entry.map_err(failed)?;
                let (path, kind) = (entry.path(), entry.file_type().map_err(failed)?);
                // The server answers no hidden file.
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                }
                if kind.is_dir() {
                    folders.push(path);
                } else if kind.is_file()
                    && !is_one_of(&path, &COPIES)
                    && (output.is_none() || std::fs::canonicalize(&path).ok() != output)
                    && let Some(name) = path.strip_prefix(site).ok().and_then(Path::to_str)
                {
                    names.push(name.replace(std::path::MAIN_SEPARATOR, "/"));
                }
            }
        }
        names.sort_unstable();
        for wanted in PAGES.into_iter().chain([FEED]) {
            if !names.iter().any(|name| name == wanted) {
                return Err(PackFailure::Lacks { site: site.to_owned(), file: wanted });
            }
        }
        Ok(Self { site: site.to_owned(), names })
    }

    /// How many files of the site are packed.
    #[must_use]
    pub fn files(&self) -> usize {
        self.names.len()
    }

    /// Writes the pack: two texts for whoever holds the stick, two ways to start, and the site.
    ///
    /// # Errors
    /// When a file can't be read any more, or the pack can't be written.
    pub fn write(&self, out: impl Write + Seek) -> io::Result<()> {
        let mut zip = ZipWriter::new(out);
        let plain = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Deflated)
            .last_modified_time(zip::DateTime::default())
            .unix_permissions(0o644);
        let port = PORT.to_string();
        let readme = |language: Language| {
            // Notepad of old Windows knows no other line ends.
            language.say("pack.readme", &[("port", &port)]).replace('\n', "\r\n")
        };
        let start = |script: &str| script.replace("{port}", &port);
        for (name, text, options) in [
            ("DOC-TRUOC.txt", readme(Language::Vietnamese), plain),
            ("README.txt", readme(Language::English), plain),
            ("start.bat", start(include_str!("pack/start.bat")).replace('\n', "\r\n"), plain),
            ("start.sh", start(include_str!("pack/start.sh")), plain.unix_permissions(0o755)),
        ] {
            zip.start_file(name, options)?;
            zip.write_all(text.as_bytes())?;
        }
        for name in &self.names {
            let path = self.site.join(name);
            let mut file = std::fs::File::open(&path)?;
            let method = if is_one_of(&path, &PACKED) {
                CompressionMethod::Stored
            } else {
                CompressionMethod::Deflated
            };
            let is_large = file.metadata()?.len() >= LARGE;
            let options = plain.compression_method(method).large_file(is_large);
            let date = date_of(&mut file)?;
            zip.start_file(["site/", name].concat(), options.last_modified_time(date))?;
            io::copy(&mut file, &mut zip)?;
        }
        zip.finish()?.flush()
    }
}

/// A date made of a file's bytes: the same for the same bytes, another for others. A server tells a file from
/// the one before it by date and size, and so a newer pack of the same size would never be asked for.
fn date_of(file: &mut (impl Read + Seek)) -> io::Result<zip::DateTime> {
    let (mut hasher, mut block) = (FnvHasher::default(), [0; 8_192]);
    loop {
        let length = file.read(&mut block)?;
        if length == 0 {
            break;
        }
        hasher.write(block.get(..length).unwrap_or_default());
    }
    file.rewind()?;
    let hash = hasher.finish();
    let mut rest = hash ^ (hash >> 32);
    let mut part = |of: u8| {
        let part = u8::try_from(rest % u64::from(of)).unwrap_or_default();
        rest /= u64::from(of);
        part
    };
    // A zip counts by two seconds; 1980 to 2019, for nobody is to find a file from the future.
    let (second, minute, hour) = (2 * part(30), part(60), part(24));
    let (day, month, year) = (1 + part(28), 1 + part(12), 1980 + u16::from(part(40)));
    Ok(zip::DateTime::from_date_and_time(year, month, day, hour, minute, second)
        .unwrap_or_default())
}

fn is_one_of(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}
