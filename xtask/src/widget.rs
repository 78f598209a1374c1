//! Our crates as Wasm. In: a crate. Out: the smallest `.wasm` and the glue that loads it.
//! cargo, then wasm-bindgen, then wasm-opt; the last two only when their input has changed.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::process::{self, say};
use crate::project::Project;
use crate::toolchain::{self, TARGET, Toolchain};
use crate::{cache, files, names, setup};

/// A crate of ours that runs in a browser.
#[derive(Debug)]
pub(crate) struct Part {
    /// Its name, as cargo knows it.
    package: &'static str,
    /// What it is, for who waits for it.
    said: &'static str,
}

/// The wall, which visitors download.
pub(crate) const WALL: Part = Part { package: "recognition-wall", said: "the widget" };
/// The screens of a venue.
pub(crate) const STAGE: Part =
    Part { package: "recognition-wall-stage", said: "the venue's screens" };
/// The page on which an editor makes the tag.
pub(crate) const BUILDER: Part = Part { package: "recognition-wall-builder", said: "the builder" };

impl Part {
    /// The file stem, as cargo writes it.
    fn stem(&self) -> String {
        self.package.replace('-', "_")
    }
}

/// Hexadecimal digits of the hash in a file's name: 64 bits, enough that no two releases meet.
const HASH_DIGITS: usize = 16;

/// A classic script that sets `wasm_bindgen`, with no producers in the Wasm.
const BINDGEN_SWITCHES: &[&str] =
    &["--target=no-modules", "--no-typescript", "--remove-producers-section"];

/// Where the names that wasm-opt shortens are listed.
const NAMES: &str = "names.json";

/// Named one by one, as rustc's target enables them: with `--all-features` binaryen 132 writes a
/// section that Chromium refuses. Each has been in every supported browser since 2022 or before.
const FEATURES: &[&str] = &[
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// Smaller, until nothing gets smaller any more.
const SMALLER: &[&str] = &["-Oz", "--converge"];

/// Short names towards the glue. Not together with [`SMALLER`], each round of which would shorten
/// the names of the one before.
const SHORTER_NAMES: &[&str] = &["--minify-imports-and-exports-and-modules"];

/// No function disappears in its only caller: what the first screen doesn't run has to stay apart.
const APART: &[&str] = &["--one-caller-inline-max-function-size=0"];

/// Whether the Wasm says what its functions are called.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Names {
    /// As released: nobody pays for what a machine doesn't need.
    Removed,
    /// For a profiler.
    Kept,
}

impl Names {
    fn for_bindgen(self) -> Vec<&'static str> {
        let own = if self == Self::Kept { "--keep-debug" } else { "--remove-name-section" };
        [BINDGEN_SWITCHES, &[own]].concat()
    }

    fn for_optimiser(self, switches: &[&'static str]) -> Vec<&'static str> {
        let own: &[&str] = if self == Self::Kept { &["-g"] } else { &[] };
        [switches, FEATURES, own].concat()
    }
}

/// The Wasm of one file made smaller, as another.
///
/// # Errors
/// When wasm-opt is missing or refuses it.
pub(crate) fn shrink(project: &Project, names: Names, from: &Path, to: &Path) -> Result<()> {
    optimise(project, &names.for_optimiser(SMALLER), from, to)
}

fn optimise(project: &Project, switches: &[&str], from: &Path, to: &Path) -> Result<()> {
    let mut command = setup::node_program(project, "wasm-opt");
    process::run(command.args(switches).arg(from).arg("-o").arg(to))
}

/// Which wasm-opt it is: part of what decides the result of every step that calls it.
///
/// # Errors
/// When the lock file of npm's programs can't be read.
pub(crate) fn optimiser(project: &Project) -> Result<Vec<u8>> {
    files::read(&project.node().join("package-lock.json"))
}

/// What the browser loads.
pub(crate) struct Widget {
    /// wasm-bindgen's script: a classic script that declares `wasm_bindgen`.
    pub(crate) glue: String,
    /// The module.
    pub(crate) wasm: Vec<u8>,
}

/// The name of a Wasm in a release, which holds its hash and may be kept for ever: `stem-….wasm`.
pub(crate) fn file_name(stem: &str, wasm: &[u8]) -> String {
    let hash = cache::key(&[wasm]);
    format!("{stem}-{}.wasm", hash.get(..HASH_DIGITS).unwrap_or(&hash))
}

/// Builds a crate for release.
///
/// # Errors
/// When a tool is missing or fails.
pub(crate) fn build(project: &Project, part: &Part, names: Names) -> Result<Widget> {
    built(project, part, names, SMALLER)
}

/// Builds a crate for release with the names of its functions, each of which is still by itself: what
/// is to be cut.
///
/// # Errors
/// As [`build`].
pub(crate) fn build_apart(project: &Project, part: &Part) -> Result<Widget> {
    built(project, part, Names::Kept, &[SMALLER, APART].concat())
}

fn built(project: &Project, part: &Part, names: Names, smaller: &[&'static str]) -> Result<Widget> {
    let toolchain = toolchain::prepare()?;
    let stem = part.stem();
    let input = compile(project, part, toolchain)?;
    let compiled = files::read(&input)?;

    let bindgen = tool(project, "wasm-bindgen")?;
    let lock = files::read(&project.root.join("Cargo.lock"))?;
    let switches = names.for_bindgen();
    let joined = switches.concat();
    let bound = cache::step(project, "bound", &[&compiled, joined.as_bytes(), &lock], |place| {
        say("writing the glue (wasm-bindgen)");
        let input = place.join(format!("{stem}.wasm"));
        files::write(&input, &compiled)?;
        let mut command = Command::new(&bindgen);
        command.args(&switches).arg("--out-dir").arg(place).arg(&input);
        process::run(&mut command)
    })?;
    let wasm = files::read(&bound.join(format!("{stem}_bg.wasm")))?;

    let wasm_opt = optimiser(project)?;
    let switches = names.for_optimiser(smaller);
    let joined = [&switches[..], SHORTER_NAMES].concat().concat();
    let optimised =
        cache::step(project, "optimised", &[&wasm, joined.as_bytes(), &wasm_opt], |place| {
            say("making the Wasm smaller (wasm-opt)");
            let (bound, long) = (bound.join(format!("{stem}_bg.wasm")), place.join("long.wasm"));
            optimise(project, &switches, &bound, &long)?;
            let mut command = setup::node_program(project, "wasm-opt");
            command.args(names.for_optimiser(SHORTER_NAMES)).arg(long);
            let names = process::read(command.arg("-o").arg(place.join("wall.wasm")))?;
            files::write(&place.join(NAMES), names)
        })?;
    let glue = files::read_text(&bound.join(format!("{stem}.js")))?;
    Ok(Widget {
        glue: names::shorten(&glue, &files::read_text(&optimised.join(NAMES))?)?,
        wasm: files::read(&optimised.join("wall.wasm"))?,
    })
}

/// The `.wasm` that cargo writes.
fn compile(project: &Project, part: &Part, toolchain: Toolchain) -> Result<PathBuf> {
    say(&format!("compiling {} for release (cargo)", part.said));
    // `cargo rustc`, for its `--crate-type`: the crate is also an rlib, for its tests, and cargo leaves
    // the optimisation across crates out where one of several types can't have it (half as large again).
    let mut command = toolchain.cargo(project, "rustc");
    command.args(["--release", "--package", part.package, "--lib", "--crate-type", "cdylib"]);
    match (process::run(&mut command), toolchain.fallback(project)) {
        (Ok(()), _) => {
            let folder = toolchain.target_folder(&project.target);
            Ok(folder.join(TARGET).join("release").join(format!("{}.wasm", part.stem())))
        }
        (Err(error), Some(fallback)) => {
            say(&format!("{error:#}"));
            say("trying again with the standard library as it comes: some kB larger");
            compile(project, part, fallback)
        }
        (Err(error), None) => Err(error),
    }
}

/// One of the programs that work on Wasm, built from the workspace's lock file: nothing is installed,
/// and the version of wasm-bindgen's is the library's.
///
/// # Errors
/// When it doesn't compile.
pub(crate) fn tool(project: &Project, name: &str) -> Result<PathBuf> {
    let place =
        project.target.join("debug").join(name).with_extension(std::env::consts::EXE_EXTENSION);
    if !Path::new(&place).exists() {
        say("compiling the programs that work on Wasm, once (cargo; some minutes)");
    }
    let mut command = project.cargo();
    command.args(["build", "--package", "wasm-bindgen-tools", "--package", "wasm-split"]);
    // About crates that wasm-bindgen's own program is made of: not for this project to mend.
    process::run(command.env("CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY", "never"))?;
    Ok(place)
}
