//! `wall check`: a feed's file goes in, with the pages and photos beside it; findings come out.
//!
//! The core reads as the wall does and says what the wall would lack; the rules here add what an
//! editor must know before the file is public. Bounded: a page at a time, an item at a time, a
//! list of findings that ends. Never asks the network or the clock, never writes.

mod awards;
mod files;
mod item;
mod page;
mod pattern;
mod people;
mod personal;
mod sheet;
mod sink;
mod taxonomy;

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::rc::Rc;

use recognition_wall_core::date::PartialDate;
use recognition_wall_core::feed::{Assembly, Limits, Problem, ProblemCode};

use crate::finding::{Finding, Place, Rule};
use crate::source::place_at;
use files::{Files, climbs_out};
use page::Checker;
use sink::Sink;

pub use sheet::check_sheet;

/// Problems of the core that are kept of a page; more are counted.
const MOST_PROBLEMS: usize = 10_000;

/// Findings of one code that are kept; more are counted. Of a code, not of all together: what is
/// wrong a million times must not crowd out what is wrong once.
pub const MOST_OF_A_KIND: usize = 1_000;

/// Bytes of all pages together: what is more would take minutes. Memory holds one page at a time.
pub const MOST_BYTES: u64 = 1024 * 1024 * 1024;

/// What a check found.
#[derive(Debug, Default)]
pub struct Checked {
    /// What is wrong, in the order of the files.
    pub findings: Vec<Finding>,
    /// Files read.
    pub files: usize,
    /// Items read, shown or not.
    pub items: usize,
    /// Items that a problem hides from the wall.
    pub left_out: usize,
}

/// Why nothing could be checked.
#[derive(Debug)]
#[non_exhaustive]
pub enum CheckFailure {
    /// There is no such file.
    NotFound(PathBuf),
    /// It is a folder.
    IsFolder(PathBuf),
    /// It can't be read.
    Unreadable(PathBuf, io::Error),
}

impl std::fmt::Display for CheckFailure {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NotFound(path) => write!(formatter, "there is no {}", path.display()),
            Self::IsFolder(path) => write!(formatter, "{} is a folder", path.display()),
            Self::Unreadable(path, error) => {
                write!(formatter, "{} can't be read: {error}", path.display())
            }
        }
    }
}

impl std::error::Error for CheckFailure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(_, error) => Some(error),
            _ => None,
        }
    }
}

/// Checks the feed of a file and the pages that follow it. `photos` is the folder that a build will
/// be given, where photos don't lie beside the feed. `today` decides what lies in the future
/// and which consent is over.
///
/// # Errors
/// A [`CheckFailure`] where the first file can't be had. A file that is no feed is a finding.
pub fn check(
    path: &Path,
    photos: Option<&Path>,
    today: PartialDate,
) -> Result<Checked, CheckFailure> {
    let limits = Limits { problems: MOST_PROBLEMS, ..Limits::default() };
    let folder = folder_of(path);
    let mut run = Run::new(path, Files::new(folder).with_photos(photos), today, limits);
    let first = read_file(path, limits.bytes).map_err(|error| failure(path, error))?;
    run.page(first);
    while let Some(next) = run.assembly.next_page().map(str::to_owned) {
        let Some(page) = run.local(folder, &next) else { break };
        match read_file(&page, limits.bytes) {
            Ok(_) if run.bytes > MOST_BYTES => {
                let limit = (MOST_BYTES / 1_048_576).to_string();
                run.sink.of_feed(Rule::PagesTooLarge, "/next_url", &[("limit", &limit)]);
                break;
            }
            Ok(read) => {
                let before =
                    std::mem::replace(&mut run.sink.file, Rc::from(page.display().to_string()));
                if !run.page(read) {
                    run.sink.file = before;
                }
            }
            Err(_) => {
                run.assembly.page_failed();
                run.take_problems(None);
            }
        }
    }
    Ok(run.finish())
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    folder.unwrap_or_else(|| Path::new("."))
}

/// A file's bytes, at most one more than the wall reads: the core then says that it is too large.
fn read_file(path: &Path, most: usize) -> io::Result<Vec<u8>> {
    if fs::metadata(path)?.is_dir() {
        return Err(io::ErrorKind::IsADirectory.into());
    }
    let mut bytes = Vec::new();
    // The size is not asked for: of a pipe or a device there is none.
    let limit = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    File::open(path)?.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn failure(path: &Path, error: io::Error) -> CheckFailure {
    match error.kind() {
        io::ErrorKind::NotFound => CheckFailure::NotFound(path.to_owned()),
        io::ErrorKind::IsADirectory => CheckFailure::IsFolder(path.to_owned()),
        _ => CheckFailure::Unreadable(path.to_owned(), error),
    }
}

/// A check under way.
struct Run {
    assembly: Assembly,
    checker: Checker,
    sink: Sink,
    files: usize,
    bytes: u64,
}

impl Run {
    fn new(path: &Path, files: Files, today: PartialDate, limits: Limits) -> Self {
        Self {
            assembly: Assembly::with_limits("", today, None, limits),
            checker: Checker::new(files, today, limits.items),
            sink: Sink::new(Rc::from(path.display().to_string()), MOST_OF_A_KIND),
            files: 0,
            bytes: 0,
        }
    }

    /// Reads a page; whether it is one.
    fn page(&mut self, bytes: Vec<u8>) -> bool {
        self.files += 1;
        self.bytes += u64::try_from(bytes.len()).unwrap_or(u64::MAX);
        let is_first = self.files == 1;
        let read = self.assembly.add_page(&bytes);
        self.assembly.forget_items();
        let text = recognition_wall_core::feed::decode(&bytes).unwrap_or_default();
        if let Err(failure) = &read
            && is_first
        {
            self.take_problem(failure.problem(), &text);
        }
        let start = self.sink.findings.len();
        self.take_problems(Some(&text));
        if read.is_ok() {
            self.checker.page(&text, start, &mut self.sink);
        }
        read.is_ok()
    }

    /// The core's problems since last time, as findings.
    fn take_problems(&mut self, text: Option<&str>) {
        for problem in self.assembly.take_problems() {
            if problem.code == ProblemCode::MoreProblems {
                self.sink.more += problem.limit;
            } else {
                self.take_problem(problem, text.unwrap_or_default());
            }
        }
    }

    fn take_problem(&mut self, problem: Problem, text: &str) {
        let file = Rc::clone(&self.sink.file);
        let at = problem.position.and_then(|(line, column)| place_at(text, line, column));
        let place = match &at {
            Some(at) => Place::Json { file, pointer: String::new(), span: Some(at.span) },
            None if problem.pointer.is_empty() => Place::File { file },
            None => Place::json(&file, problem.pointer.clone()),
        };
        let mut finding = Finding::of_problem(problem, place);
        finding.excerpt = at.map(|at| at.excerpt);
        self.sink.push(finding);
    }

    /// The file of the next page, where it lies beside the first.
    fn local(&mut self, folder: &Path, next: &str) -> Option<PathBuf> {
        let path = next.split(['?', '#']).next().unwrap_or_default();
        if path.contains("//") || path.starts_with('/') {
            self.sink.of_feed(Rule::PageNotLocal, "/next_url", &[("page", next)]);
            return None;
        }
        let path = percent_encoding::percent_decode_str(path).decode_utf8().ok()?.into_owned();
        let leaves = || {
            let root = fs::canonicalize(folder).ok()?;
            let real = fs::canonicalize(folder.join(&path)).ok()?;
            Some(!real.starts_with(root))
        };
        if path.contains('\\') || climbs_out(Path::new(&path)) || leaves() == Some(true) {
            self.sink.of_feed(Rule::PathLeaves, "/next_url", &[("file", next)]);
            return None;
        }
        Some(if folder == Path::new(".") { PathBuf::from(path) } else { folder.join(path) })
    }

    fn finish(mut self) -> Checked {
        self.checker.locate_rest(&mut self.sink);
        let items = self.checker.items;
        let left_out = self.assembly.finish().left_out;
        let more = self.sink.more;
        let mut findings = self.sink.findings;
        if more > 0 {
            let values = vec![("count", more.to_string())];
            let fault = crate::finding::RuleFault { rule: Rule::MoreFindings, values };
            let file = Rc::clone(&self.sink.file);
            findings.push(Finding::new(Rc::new(fault), Place::File { file }));
        }
        Checked { findings, files: self.files, items, left_out }
    }
}
