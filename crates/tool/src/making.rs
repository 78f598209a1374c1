//! The commands that make something: a feed of a sheet, a site of a feed, a fragment of a page.

use std::fs;
use std::io::{self, IsTerminal as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use recognition_wall_core::locale::Locale;
use recognition_wall_sheet::{Lang, Map, Workbook};
use recognition_wall_tool::build::{self, BuildFailure, Stage, Watcher, Wishes};
use recognition_wall_tool::check::Checked;
use recognition_wall_tool::finding::{Finding, Severity};
use recognition_wall_tool::pack;
use recognition_wall_tool::report::{self, Look};
use recognition_wall_tool::words::Language;

use crate::FAILED;
use crate::arguments::{Build, Import, Pack, Prerender};
use crate::commands::{PROBLEMS, fail, interrupted, print, shows_colour, today};
use crate::usage::{complain, complain_plain};

pub(crate) fn import(arguments: &Import, language: Language) -> u8 {
    if arguments.template {
        return template(arguments, language);
    }
    let Some(sheet) = &arguments.sheet else {
        return fail(language, "failure.no-sheet", &[]);
    };
    if arguments.init {
        return suggest(sheet, arguments.output.as_deref(), language);
    }
    let imported = match build::import(sheet, arguments.map.as_deref(), language, today()) {
        Ok(imported) => imported,
        Err(failure) => return tell(&failure, language),
    };
    if let Some(map) = &imported.suggested {
        complain_plain(&[language.text("import.looked"), "\n\n", map].concat());
    }
    let counts = imported.import.counts;
    let rows = counts.people + counts.joined + counts.left_out;
    let code = report(imported.findings, (rows, counts.left_out), language);
    let number = |count: usize| language.locale().number(count);
    let said = language.say(
        "import.counts",
        &[
            ("people", &number(counts.people)),
            ("left_out", &number(counts.left_out)),
            ("converted", &number(counts.converted)),
        ],
    );
    complain_plain(&said);
    let output = arguments.output.as_deref().unwrap_or(Path::new("feed.json"));
    write_by(output, language, |file| imported.import.write_json(file)).unwrap_or_else(|| {
        let file = output.display().to_string();
        complain_plain(&language.say("next.imported", &[("file", &file)]));
        code
    })
}

fn template(arguments: &Import, language: Language) -> u8 {
    let output = arguments.output.as_deref().unwrap_or(Path::new("mau.xlsx"));
    match recognition_wall_sheet::template(Lang::of(language.tag())) {
        Ok(bytes) => write(output, &bytes, language).unwrap_or_else(|| {
            let file = output.display().to_string();
            complain_plain(&language.say("next.template", &[("file", &file)]));
            0
        }),
        Err(error) => fail(language, "failure.write", &[("reason", &error.to_string())]),
    }
}

fn suggest(sheet: &Path, output: Option<&Path>, language: Language) -> u8 {
    let look = || -> Result<String, BuildFailure> {
        let found = Workbook::open(sheet)?.sheet(None)?;
        Ok(Map::suggest(&found, Lang::of(language.tag())))
    };
    let map = match look() {
        Ok(map) => map,
        Err(failure) => return tell(&failure, language),
    };
    let beside = sheet.with_extension("toml");
    let output = output.unwrap_or(&beside);
    write(output, map.as_bytes(), language).unwrap_or_else(|| {
        let (map, sheet) = (output.display().to_string(), sheet.display().to_string());
        complain_plain(&language.say("next.mapped", &[("map", &map), ("sheet", &sheet)]));
        0
    })
}

pub(crate) fn make(arguments: &Build, language: Language) -> u8 {
    let wishes = Wishes {
        input: arguments.input.clone(),
        map: arguments.map.clone(),
        photos: arguments.photos.clone(),
        site: arguments.output.clone(),
        widget: arguments.widget.clone().or_else(widget_beside_us),
        cache: arguments.cache.clone(),
        jobs: arguments.jobs.into(),
        base: arguments.base.clone(),
        title: arguments.title.clone(),
        languages: languages(&arguments.languages, language),
        today: today(),
    };
    let watcher = Shown::new(language);
    let built = build::make(&wishes, &watcher);
    watcher.bar.finish_and_clear();
    let built = match built {
        Ok(built) => built,
        Err(failure) => return tell(&failure, language),
    };
    let code = report(built.findings, (built.summary.people, 0), language);
    let number = |count: usize| language.locale().number(count);
    let count = |files: u64| usize::try_from(files).unwrap_or(usize::MAX);
    let files = count(built.summary.files);
    let (texts, copies) = (built.summary.texts, built.summary.copies);
    complain_plain(&language.say(
        "build.made",
        &[
            ("people", &number(built.summary.people)),
            ("photos", &number(built.photos.0)),
            ("kept", &number(built.photos.1)),
            ("files", &number(files)),
            ("made", &number(count(texts.made + copies.made))),
            ("same", &number(count(texts.kept + copies.kept))),
            ("site", &wishes.site.display().to_string()),
        ],
    ));
    for note in built.summary.notes(language.tag()) {
        complain_plain(note);
    }
    complain_plain(&language.say("next.built", &[("site", &wishes.site.display().to_string())]));
    code
}

pub(crate) fn prerender(arguments: &Prerender, language: Language) -> u8 {
    let wishes = Wishes {
        input: arguments.input.clone(),
        map: None,
        photos: None,
        site: PathBuf::new(),
        widget: None,
        cache: None,
        jobs: 0,
        base: arguments.base.clone(),
        title: None,
        languages: vec![language.locale()],
        today: today(),
    };
    match build::fragment(&wishes) {
        Ok(html) => match &arguments.output {
            Some(output) => write(output, html.as_bytes(), language).unwrap_or_default(),
            None => print(&html, language).unwrap_or_default(),
        },
        Err(failure) => tell(&failure, language),
    }
}

pub(crate) fn pack(arguments: &Pack, language: Language) -> u8 {
    let Pack { site, output } = arguments;
    let pack = match pack::Pack::of(site, output) {
        Ok(pack) => pack,
        Err(failure) => {
            complain(language, &failure.message(language));
            return FAILED;
        }
    };
    write_by(output, language, |file| pack.write(file)).unwrap_or_else(|| {
        let file = output.display().to_string();
        let files = language.locale().number(pack.files());
        complain_plain(&language.say("pack.made", &[("files", &files), ("output", &file)]));
        complain_plain(&language.say("next.packed", &[("output", &file)]));
        0
    })
}

/// The languages that were asked for; else that of the words.
fn languages(asked: &[String], language: Language) -> Vec<Locale> {
    let found: Vec<Locale> = asked.iter().map(|tag| Locale::best([tag.trim()])).collect();
    if found.is_empty() { vec![language.locale()] } else { found }
}

/// The widget's release folder, where the program was unpacked together with it.
fn widget_beside_us() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    let folder = program.parent()?.join("dist");
    folder.join("wall.js").is_file().then_some(folder)
}

/// Says why nothing was made.
pub(crate) fn tell(failure: &BuildFailure, language: Language) -> u8 {
    complain(language, &failure.message(language));
    FAILED
}

/// Shows findings on the error output, and gives the exit code.
fn report(findings: Vec<Finding>, (items, left_out): (usize, usize), language: Language) -> u8 {
    if findings.is_empty() {
        return 0;
    }
    let fails = findings.iter().any(|finding| finding.severity() <= Severity::Warning);
    let checked = Checked { findings, files: 1, items, left_out };
    let stderr = io::stderr();
    let has_colour = stderr.is_terminal() && shows_colour();
    let look = Look { language, has_colour, shows_all: false };
    let _nobody_reads = report::write_text(&checked, look, &mut stderr.lock());
    u8::from(fails) * PROBLEMS
}

/// Writes a file beside its place and moves it there; the exit code where that fails.
fn write(path: &Path, bytes: &[u8], language: Language) -> Option<u8> {
    write_by(path, language, |file| file.write_all(bytes))
}

/// As [`write`], for what is better never held whole.
fn write_by(
    path: &Path,
    language: Language,
    content: impl FnOnce(&mut io::BufWriter<&mut fs::File>) -> io::Result<()>,
) -> Option<u8> {
    let parent = path.parent().filter(|parent| !parent.as_os_str().is_empty());
    let written =
        tempfile::NamedTempFile::new_in(parent.unwrap_or(Path::new("."))).and_then(|mut file| {
            let mut out = io::BufWriter::new(file.as_file_mut());
            content(&mut out)?;
            out.flush()?;
            drop(out);
            readable(file.path())?;
            file.persist(path).map_err(|error| error.error)?;
            Ok(())
        });
    written.err().map(|error| {
        let values = [("path", &*path.display().to_string()), ("reason", &*error.to_string())];
        fail(language, "failure.unwritable", &values)
    })
}

/// A file that is beside its place first is for its owner alone: a feed is for everybody.
#[cfg(unix)]
fn readable(path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(path, fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn readable(_path: &Path) -> io::Result<()> {
    Ok(())
}

/// A bar on a terminal, a line for each stage elsewhere; Ctrl-C ends the build.
struct Shown {
    bar: ProgressBar,
    language: Language,
    stopped: Arc<AtomicBool>,
    stage: std::sync::Mutex<Option<Stage>>,
}

impl Shown {
    fn new(language: Language) -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stopped);
        // Where no thread can be had, Ctrl-C ends the program at once; the last site stays all the same.
        let _thread = std::thread::Builder::new().spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            if let Ok(runtime) = runtime {
                runtime.block_on(interrupted());
                told.store(true, Ordering::Relaxed);
            }
        });
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len}") {
            bar.set_style(style);
        }
        Self { bar, language, stopped, stage: std::sync::Mutex::new(None) }
    }
}

impl Watcher for Shown {
    fn step(&self, stage: Stage, done: usize, total: Option<usize>) {
        let key = match stage {
            Stage::Photos => "build.photos",
            Stage::Survey => "build.survey",
            Stage::Pages => "build.pages",
            Stage::Feed => "build.feed",
            Stage::Copy => "build.copy",
        };
        if let Ok(mut known) = self.stage.lock()
            && *known != Some(stage)
        {
            *known = Some(stage);
            let words = self.language.text(key);
            if self.bar.is_hidden() {
                complain_plain(words);
            }
            self.bar.set_message(words);
        }
        if let Some(total) = total {
            self.bar.set_length(total.try_into().unwrap_or(u64::MAX));
        }
        self.bar.set_position(done.try_into().unwrap_or(u64::MAX));
    }

    fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }
}
