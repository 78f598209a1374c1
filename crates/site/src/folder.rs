//! A folder that becomes the site when it is whole: written beside the target, then renamed.
//!
//! Until [`FolderSink::finish`] the target is untouched, whatever happens. One run at a time: a
//! lock that the system lets go when the run ends, however it ends. A site that would be as it is stays
//! where it is: nothing is written at all until a first file differs.

use std::collections::BTreeSet;
use std::fs::{self, File, TryLockError};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::{Previous, Sink, SiteError, checked};

/// The file by which a site of this tool is known: nothing else is replaced.
pub(crate) const MARK: &str = "slugs.json";

/// The folder of the pages of persons.
pub(crate) const PEOPLE: &str = "nguoi";

/// Files that are remembered at most while none differs from those of the last site: some 10 MB.
const MOST_KEPT: usize = 100_000;

/// Writes a site into a new folder and puts it in the place of the old one at the end.
#[derive(Debug)]
pub struct FolderSink {
    target: PathBuf,
    fresh: PathBuf,
    old: PathBuf,
    stage: PathBuf,
    last: PathBuf,
    /// As long as every file is one of the last site in its own place: which. Nothing is written then.
    kept: Option<BTreeSet<String>>,
    finished: bool,
    /// Held open: closing it lets the lock go.
    _lock: File,
}

impl FolderSink {
    /// Begins a site for `target`, which need not be there.
    ///
    /// What an interrupted run left behind is cleared away; a run that was cut off between the two
    /// renames at its end is set right.
    ///
    /// # Errors
    /// [`SiteError::Busy`] while another run writes the same target, [`SiteError::NotAFolder`] and
    /// [`SiteError::NotASite`] where the target is something that must not be replaced, and errors
    /// of the disk.
    pub fn begin(target: &Path) -> Result<Self, SiteError> {
        let failed = |path: &Path| {
            let path = path.to_owned();
            move |error| SiteError::write(&path, error)
        };
        let target = std::path::absolute(target).map_err(failed(target))?;
        let (Some(parent), Some(name)) = (target.parent(), target.file_name()) else {
            return Err(SiteError::NotAFolder { path: target });
        };
        let beside = |ending: &str| {
            let name = [".", &name.to_string_lossy(), ending].concat();
            parent.join(name)
        };
        let (fresh, old, lock) = (beside(".moi"), beside(".cu"), beside(".khoa"));
        let stage = beside(".anh");
        fs::create_dir_all(parent).map_err(failed(parent))?;
        // Never removed: a run that waits for a removed file and one that makes it anew would both
        // hold a lock.
        let file = File::options().create(true).truncate(false).write(true).open(&lock);
        let file = file.map_err(failed(&lock))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(SiteError::Busy { path: target }),
            Err(TryLockError::Error(error)) => return Err(SiteError::write(&lock, error)),
        }
        if !exists(&target) && exists(&old) {
            fs::rename(&old, &target).map_err(failed(&target))?;
        }
        is_replaceable(&target)?;
        for left in [&fresh, &old, &stage] {
            remove(left).map_err(failed(left))?;
        }
        fs::create_dir(&fresh).map_err(failed(&fresh))?;
        let last = PathBuf::new();
        let kept = Some(BTreeSet::new());
        Ok(Self { target, fresh, old, stage, last, kept, finished: false, _lock: file })
    }

    /// What the site that stands in the target remembers: addresses that must go on working.
    #[must_use]
    pub fn previous(&self) -> Previous {
        let slugs = fs::read(self.target.join(MARK)).unwrap_or_default();
        let pages = fs::read_dir(self.target.join(PEOPLE)).into_iter().flatten();
        let names = pages.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
        Previous::new(&slugs, names)
    }

    /// A folder beside the site, on the same disk, for what is made ready before it is given to the
    /// sink. It is gone when the sink is, and after a power cut it is cleared away by the next run.
    ///
    /// # Errors
    /// Errors of the disk.
    pub fn stage(&self) -> Result<PathBuf, SiteError> {
        fs::create_dir_all(&self.stage).map_err(|error| SiteError::write(&self.stage, error))?;
        Ok(self.stage.clone())
    }

    /// Puts the new site into the place of the old one.
    ///
    /// # Errors
    /// [`SiteError::Write`]; then the old site stands in its place again.
    pub fn finish(mut self) -> Result<(), SiteError> {
        if let Some(kept) = &self.kept {
            // Each of these is there; if there are no others, this is the site.
            if files_in(&self.target, kept.len()).is_ok_and(|count| count == kept.len()) {
                return Ok(());
            }
            self.differs()?;
        }
        let failed = |error| SiteError::write(&self.target, error);
        let had = exists(&self.target);
        if had {
            fs::rename(&self.target, &self.old).map_err(failed)?;
        }
        if let Err(error) = fs::rename(&self.fresh, &self.target) {
            if had {
                fs::rename(&self.old, &self.target).map_err(failed)?;
            }
            return Err(failed(error));
        }
        self.finished = true;
        // The new site stands; what can't be removed now is removed by the next run.
        let _ = remove(&self.old);
        Ok(())
    }

    /// The new site is another than the last: whatever they share so far is linked after all.
    fn differs(&mut self) -> Result<(), SiteError> {
        for path in self.kept.take().unwrap_or_default() {
            let from = self.target.join(&path);
            self.link(&path, &from)?;
        }
        Ok(())
    }

    /// The place of a file, its folder made.
    fn place(&mut self, path: &str) -> Result<PathBuf, SiteError> {
        let place = self.fresh.join(checked(path)?);
        let folder = place.parent().unwrap_or(&self.fresh);
        if folder != self.last {
            fs::create_dir_all(folder).map_err(|error| SiteError::write(folder, error))?;
            folder.clone_into(&mut self.last);
        }
        Ok(place)
    }

    /// A new file; one of the same name, also in other case on systems that don't tell it apart,
    /// is an error.
    fn create(place: &Path, path: &str) -> Result<File, SiteError> {
        File::create_new(place).map_err(|error| match error.kind() {
            io::ErrorKind::AlreadyExists => SiteError::Duplicate { path: path.to_owned() },
            _ => SiteError::write(place, error),
        })
    }
}

impl Sink for FolderSink {
    fn put(&mut self, path: &str, bytes: &[u8]) -> Result<(), SiteError> {
        self.differs()?;
        let place = self.place(path)?;
        let mut file = Self::create(&place, path)?;
        file.write_all(bytes).map_err(|error| SiteError::write(&place, error))
    }

    fn copy(&mut self, path: &str, from: &Path) -> Result<(), SiteError> {
        self.differs()?;
        let place = self.place(path)?;
        let mut source = File::open(from).map_err(|error| SiteError::read(from, error))?;
        let mut file = Self::create(&place, path)?;
        io::copy(&mut source, &mut file).map_err(|error| SiteError::write(&place, error))?;
        Ok(())
    }

    fn link(&mut self, path: &str, from: &Path) -> Result<(), SiteError> {
        if let Some(kept) = &mut self.kept {
            let own = self.target.join(checked(path)?);
            let is_own = std::path::absolute(from).is_ok_and(|from| from == own);
            if is_own && kept.len() < MOST_KEPT && own.is_file() {
                let is_new = kept.insert(path.to_owned());
                let twice = || SiteError::Duplicate { path: path.to_owned() };
                return is_new.then_some(()).ok_or_else(twice);
            }
            self.differs()?;
        }
        let place = self.place(path)?;
        match fs::hard_link(from, &place) {
            Ok(()) => Ok(()),
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                Err(SiteError::Duplicate { path: path.to_owned() })
            }
            // Another disk, or one that knows no links: as many bytes as before.
            Err(_) => self.copy(path, from),
        }
    }

    fn last(&self) -> Option<&Path> {
        self.target.join(MARK).is_file().then_some(&*self.target)
    }
}

impl Drop for FolderSink {
    fn drop(&mut self) {
        let _ = remove(&self.stage);
        if !self.finished {
            let _ = remove(&self.fresh);
        }
    }
}

/// Whether there is anything, be it a link that leads nowhere.
fn exists(path: &Path) -> bool {
    path.symlink_metadata().is_ok()
}

/// How many files there are below a folder; it is left once there are more than `most`.
fn files_in(folder: &Path, most: usize) -> io::Result<usize> {
    let mut count = 0;
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        count += if entry.file_type()?.is_dir() { files_in(&entry.path(), most)? } else { 1 };
        if count > most {
            break;
        }
    }
    Ok(count)
}

fn is_replaceable(target: &Path) -> Result<(), SiteError> {
    let Ok(found) = target.symlink_metadata() else { return Ok(()) };
    let path = target.to_owned();
    if !found.is_dir() {
        return Err(SiteError::NotAFolder { path });
    }
    let mut entries = fs::read_dir(target).map_err(|error| SiteError::read(target, error))?;
    if entries.next().is_none() || target.join(MARK).is_file() {
        return Ok(());
    }
    Err(SiteError::NotASite { path })
}

/// Removes a folder with what is in it; that there is none is no error. A link is removed, and not
/// what it leads to.
fn remove(path: &Path) -> io::Result<()> {
    match path.symlink_metadata() {
        Err(_) => Ok(()),
        Ok(found) if found.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn site(target: &Path, text: &str) {
        let mut sink = FolderSink::begin(target).unwrap();
        sink.put("slugs.json", b"{}").unwrap();
        sink.put("a/index.html", text.as_bytes()).unwrap();
        sink.finish().unwrap();
    }

    fn shown(target: &Path) -> String {
        fs::read_to_string(target.join("a/index.html")).unwrap_or_default()
    }

    #[test]
    fn the_last_good_site_is_untouched_by_a_run_that_fails() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("trang");
        site(&target, "1");
        let mut sink = FolderSink::begin(&target).unwrap();
        sink.put("a/index.html", b"2").unwrap();
        assert!(sink.copy("b.jpg", Path::new("no-such-file")).is_err());
        drop(sink);
        assert_eq!(shown(&target), "1");
        site(&target, "3");
        assert_eq!(shown(&target), "3");
        let mut left: Vec<_> =
            fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, [".trang.khoa", "trang"]);
    }

    #[test]
    fn a_run_that_was_cut_off_is_set_right_by_the_next() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("trang");
        site(&target, "1");
        // Killed between the two renames, its new folder still there.
        fs::rename(&target, folder.path().join(".trang.cu")).unwrap();
        fs::create_dir(folder.path().join(".trang.moi")).unwrap();
        drop(FolderSink::begin(&target).unwrap());
        assert_eq!(shown(&target), "1");
    }

    #[test]
    fn two_runs_at_once_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("trang");
        let first = FolderSink::begin(&target).unwrap();
        assert!(matches!(FolderSink::begin(&target), Err(SiteError::Busy { .. })));
        drop(first);
        assert!(FolderSink::begin(&target).is_ok());
    }

    #[test]
    fn nothing_but_a_site_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("tep");
        fs::write(&file, "x").unwrap();
        assert!(matches!(FolderSink::begin(&file), Err(SiteError::NotAFolder { .. })));
        let papers = folder.path().join("giay-to");
        fs::create_dir(&papers).unwrap();
        assert!(FolderSink::begin(&papers).is_ok(), "an empty folder is free");
        fs::write(papers.join("luong.xlsx"), "x").unwrap();
        assert!(matches!(FolderSink::begin(&papers), Err(SiteError::NotASite { .. })));
        assert!(papers.join("luong.xlsx").is_file());
    }

    #[test]
    fn a_file_that_is_linked_outlives_the_site_it_comes_from() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("trang");
        site(&target, "1");
        let mut sink = FolderSink::begin(&target).unwrap();
        let from = sink.last().unwrap().join("a/index.html");
        sink.link("a/index.html", &from).unwrap();
        assert!(matches!(sink.link("a/index.html", &from), Err(SiteError::Duplicate { .. })));
        assert!(matches!(sink.link("b", Path::new("none")), Err(SiteError::Read { .. })));
        sink.put(MARK, b"{}").unwrap();
        sink.finish().unwrap();
        assert_eq!(shown(&target), "1");
    }

    #[cfg(unix)]
    #[test]
    fn a_site_that_would_be_as_it_is_stays_where_it_is_and_any_other_does_not() {
        use std::os::unix::fs::MetadataExt as _;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("trang");
        site(&target, "1");
        let again = |files: &[&str], other: Option<&str>| {
            let mut sink = FolderSink::begin(&target).unwrap();
            for path in files {
                sink.link(path, &target.join(path)).unwrap();
            }
            if let Some(path) = other {
                sink.put(path, b"2").unwrap();
            }
            let before = target.metadata().unwrap().ino();
            sink.finish().unwrap();
            assert!(!folder.path().join(".trang.moi").exists());
            let mut left = Vec::new();
            for path in ["slugs.json", "a/index.html", "b", "by-hand"] {
                left.extend(target.join(path).exists().then_some(path));
            }
            (before == target.metadata().unwrap().ino(), left)
        };
        let both = ["slugs.json", "a/index.html"];
        assert_eq!(again(&both, None), (true, both.to_vec()));
        assert_eq!(again(&both, Some("b")), (false, vec!["slugs.json", "a/index.html", "b"]));
        assert_eq!(again(&both, None), (false, both.to_vec()), "one file less");
        fs::write(target.join("by-hand"), "x").unwrap();
        assert_eq!(again(&both, None), (false, both.to_vec()), "what is not of the site goes");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_no_folder_and_what_it_leads_to_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let elsewhere = folder.path().join("elsewhere");
        site(&elsewhere, "1");
        let link = folder.path().join("trang");
        std::os::unix::fs::symlink(&elsewhere, &link).unwrap();
        assert!(matches!(FolderSink::begin(&link), Err(SiteError::NotAFolder { .. })));
        std::os::unix::fs::symlink(&elsewhere, folder.path().join(".b.moi")).unwrap();
        site(&folder.path().join("b"), "2");
        assert_eq!(shown(&elsewhere), "1");
    }

    #[test]
    fn paths_that_leave_the_folder_and_doubles_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let mut sink = FolderSink::begin(&folder.path().join("trang")).unwrap();
        assert!(matches!(sink.put("../x", b""), Err(SiteError::UnsafePath { .. })));
        sink.put("x", b"").unwrap();
        assert!(matches!(sink.put("x", b""), Err(SiteError::Duplicate { .. })));
    }
}
