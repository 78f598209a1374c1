//! Photos and files that relative addresses name: whether they lie beside the feed.
//!
//! An address goes in, findings come out. Looks at names and sizes only, opens no file, follows no
//! way out of the feed's folder (`..`, absolute paths, symbolic links). Sorts nothing on the web.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};
use unicode_normalization::UnicodeNormalization;

use super::item::{Item, text_of};
use super::sink::Sink;
use crate::build::IMPORTED;
use crate::finding::Rule;

/// Bytes from which a photo is too heavy for a page of many: a phone on 3G loads 1.5 MB in 8 s.
const HEAVY: u64 = 1_500_000;

/// Names of one folder that are looked through for one that was meant.
const MOST_NAMES: usize = 50_000;

/// The folder of the feed, and what was looked up last.
pub(super) struct Files {
    /// With every link resolved.
    root: PathBuf,
    /// The folder of the photos, where they do not lie beside the feed yet.
    photos: Option<PathBuf>,
    /// The folder listed last: the photos of a feed lie in one.
    listed: Option<(PathBuf, Vec<String>)>,
}

/// What an address leads to.
#[derive(Debug, PartialEq, Eq)]
enum Target {
    /// Not a file beside the feed, and not meant as one.
    Elsewhere,
    Leaves,
    Missing(PathBuf),
    File {
        bytes: u64,
    },
}

impl Files {
    pub(super) fn new(folder: &Path) -> Self {
        // A folder that can't be resolved has no files: all are then missing, as they are.
        let root = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        Self { root, photos: None, listed: None }
    }

    /// With the folder that a build will be given for the photos.
    pub(super) fn with_photos(mut self, folder: Option<&Path>) -> Self {
        self.photos = folder.and_then(|folder| fs::canonicalize(folder).ok());
        self
    }

    pub(super) fn check(&mut self, item: &Item<'_>, sink: &mut Sink) {
        let mut seen = HashSet::new();
        for (pointer, photo) in item.objects("photos") {
            self.photo(item, photo, "src", &pointer, &mut seen, sink);
            let sources = photo.get("sources").and_then(Value::as_array);
            for (index, source) in sources.into_iter().flatten().enumerate() {
                if let Some(source) = source.as_object() {
                    let pointer = format!("{pointer}/sources/{index}");
                    self.photo(item, source, "src", &pointer, &mut seen, sink);
                }
            }
        }
        self.photo(item, item.object, "image", &item.pointer, &mut seen, sink);
        self.link(item, item.object, "url", &item.pointer, sink);
        for (pointer, link) in item.objects("links") {
            self.link(item, link, "url", &pointer, sink);
        }
        for (pointer, award) in item.objects("awards") {
            if let Some(decision) = award.get("decision").and_then(Value::as_object) {
                self.link(item, decision, "url", &[&pointer, "/decision"].concat(), sink);
            }
        }
    }

    fn photo<'v>(
        &mut self,
        item: &Item<'_>,
        object: &'v Map<String, Value>,
        key: &str,
        pointer: &str,
        seen: &mut HashSet<&'v str>,
        sink: &mut Sink,
    ) {
        let Some(address) = text_of(object, key).filter(|address| seen.insert(address)) else {
            return;
        };
        let pointer = [pointer, "/", key].concat();
        match self.photo_target(address) {
            Target::File { bytes } if bytes > HEAVY => {
                let size = megabytes(bytes);
                let values = [("file", address), ("size", size.as_str())];
                sink.of_item(Rule::HeavyPhoto, item, pointer, &values);
            }
            target => self.tell(Rule::MissingPhoto, item, address, target, pointer, sink),
        }
    }

    fn link(
        &mut self,
        item: &Item<'_>,
        object: &Map<String, Value>,
        key: &str,
        pointer: &str,
        sink: &mut Sink,
    ) {
        let Some(address) = text_of(object, key) else { return };
        let target = self.target(address);
        self.tell(Rule::MissingFile, item, address, target, [pointer, "/", key].concat(), sink);
    }

    fn tell(
        &mut self,
        missing: Rule,
        item: &Item<'_>,
        address: &str,
        target: Target,
        pointer: String,
        sink: &mut Sink,
    ) {
        let values = [("file", address)];
        match target {
            Target::Leaves => {
                sink.of_item(Rule::PathLeaves, item, pointer, &values);
            }
            Target::Missing(path) => {
                let meant = self.meant(&path, address);
                if let Some(finding) = sink.of_item(missing, item, pointer, &values) {
                    finding.suggestion = meant.map(Into::into);
                }
            }
            Target::Elsewhere | Target::File { .. } => {}
        }
    }

    /// A photo as a build finds it: in its folder by the path as written, or by the bare name where
    /// an import has put `photos/` before it.
    fn photo_target(&self, address: &str) -> Target {
        let Some(folder) = &self.photos else { return self.target(address) };
        match (Self::target_in(folder, address), address.strip_prefix(IMPORTED)) {
            (Target::Missing(_), Some(bare)) => Self::target_in(folder, bare),
            (target, _) => target,
        }
    }

    fn target(&self, address: &str) -> Target {
        Self::target_in(&self.root, address)
    }

    fn target_in(root: &Path, address: &str) -> Target {
        let address = address.trim();
        let path = address.split(['?', '#']).next().unwrap_or_default();
        let has_scheme = path.split('/').next().is_some_and(|first| first.contains(':'));
        // `/photos/1.jpg` begins at the root of a server that nobody here knows.
        if path.is_empty() || has_scheme || path.starts_with('/') {
            return Target::Elsewhere;
        }
        let Ok(path) = percent_decode_str(path).decode_utf8() else {
            return Target::Missing(root.join("?"));
        };
        if path.contains(['\\', '\0']) || climbs_out(Path::new(&*path)) {
            return Target::Leaves;
        }
        let path = root.join(&*path);
        match fs::canonicalize(&path) {
            Ok(real) if !real.starts_with(root) => Target::Leaves,
            Ok(real) => match fs::metadata(&real) {
                Ok(metadata) if metadata.is_file() => Target::File { bytes: metadata.len() },
                // A folder of a site has its own page, `001/index.html`.
                Ok(metadata) if metadata.is_dir() && real.join("index.html").is_file() => {
                    Target::File { bytes: 0 }
                }
                _ => Target::Missing(path),
            },
            Err(_) => Target::Missing(path),
        }
    }

    /// The address with the name of a file that differs in capitals, accents' form or extension.
    fn meant(&mut self, missing: &Path, address: &str) -> Option<String> {
        let folder = missing.parent()?;
        let name = missing.file_name()?.to_str()?;
        if self.listed.as_ref().is_none_or(|(listed, _)| listed != folder) {
            let entries = fs::read_dir(folder).ok();
            let names = entries.into_iter().flatten().take(MOST_NAMES).flatten();
            let mut names: Vec<String> =
                names.filter_map(|entry| entry.file_name().into_string().ok()).collect();
            names.sort_unstable();
            self.listed = Some((folder.to_owned(), names));
        }
        let (_, names) = self.listed.as_ref()?;
        let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_owned();
        let key = same_name(name);
        let found = names
            .iter()
            .find(|known| same_name(known) == key)
            .or_else(|| names.iter().find(|known| stem(&same_name(known)) == stem(&key)))?;
        let front = address.rsplit_once('/').map_or("", |(front, _)| front);
        let mark = if front.is_empty() { "" } else { "/" };
        Some([front, mark, found].concat())
    }
}

fn same_name(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

/// Whether a relative path leaves the folder that it begins in.
pub(super) fn climbs_out(path: &Path) -> bool {
    let mut depth = 0_usize;
    for component in path.components() {
        match component {
            Component::Normal(_) => depth += 1,
            Component::CurDir => {}
            Component::ParentDir if depth > 0 => depth -= 1,
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return true,
        }
    }
    false
}

/// A size with one decimal, without unit.
fn megabytes(bytes: u64) -> String {
    let tenths = bytes / 100_000;
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_stays_in_the_folder_or_says_so() {
        let folder = tempfile::tempdir().unwrap();
        let photos = folder.path().join("site/photos");
        fs::create_dir_all(&photos).unwrap();
        fs::write(photos.join("Ảnh 1.JPG"), "x").unwrap();
        fs::write(folder.path().join("secret.jpg"), "x").unwrap();
        let mut files = Files::new(&folder.path().join("site"));
        assert_eq!(files.target("photos/%E1%BA%A2nh%201.JPG?v=2"), Target::File { bytes: 1 });
        assert_eq!(files.target("photos/../photos/Ảnh 1.JPG"), Target::File { bytes: 1 });
        for leaves in ["../secret.jpg", "photos/../../secret.jpg", "%2e%2e/secret.jpg", "..\\x"] {
            assert_eq!(files.target(leaves), Target::Leaves, "{leaves}");
        }
        for elsewhere in ["https://a.example/1.jpg", "//a.example/1.jpg", "/1.jpg", "#a", "C:\\x"] {
            assert_eq!(files.target(elsewhere), Target::Elsewhere, "{elsewhere}");
        }
        let Target::Missing(path) = files.target("photos/ảnh 1.png") else { panic!() };
        assert_eq!(files.meant(&path, "photos/ảnh 1.png").unwrap(), "photos/Ảnh 1.JPG");
    }

    #[test]
    fn photos_that_are_still_elsewhere_are_found_as_a_build_finds_them() {
        let office = tempfile::tempdir().unwrap();
        fs::create_dir(office.path().join("anh")).unwrap();
        fs::write(office.path().join("anh/1.jpg"), "x").unwrap();
        fs::write(office.path().join("2.jpg"), "x").unwrap();
        let photos = office.path().join("anh");
        let files = Files::new(office.path()).with_photos(Some(&photos));
        for found in ["1.jpg", "photos/1.jpg"] {
            assert_eq!(files.photo_target(found), Target::File { bytes: 1 }, "{found}");
        }
        assert!(matches!(files.photo_target("photos/2.jpg"), Target::Missing(_)));
        assert_eq!(files.photo_target("photos/../../2.jpg"), Target::Leaves);
        assert!(matches!(
            Files::new(office.path()).photo_target("photos/1.jpg"),
            Target::Missing(_)
        ));
    }

    #[cfg(unix)]
    #[test]
    fn a_symbolic_link_out_of_the_folder_is_no_photo() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("site")).unwrap();
        fs::write(folder.path().join("secret.jpg"), "x").unwrap();
        std::os::unix::fs::symlink("../secret.jpg", folder.path().join("site/1.jpg")).unwrap();
        let files = Files::new(&folder.path().join("site"));
        assert_eq!(files.target("1.jpg"), Target::Leaves);
    }
}
