//! `cargo xtask test`: every check there is, one after the other. In: the project. Out: a summary whose last
//! line is `N passed, N failed`. A check that fails never keeps the next from running.

use std::process::Command;
use std::time::Instant;

use anyhow::{Result, bail};
use clap::ValueEnum;

use crate::engines::{self, Engine};
use crate::process::{self, say};
use crate::project::Project;
use crate::tally::Tally;
use crate::{bench, browser_tests, dist, profile, setup, shots, supply, tidy, toolchain};

/// The native tools' switches: all packages, with the core's optional parts.
const EVERYTHING: &[&str] = &["--workspace", "--features", "recognition-wall-core/schema"];
/// The package with the journeys of visitors, which need a finished `dist/`.
const END_TO_END: &str = "recognition-wall-e2e";

/// A part of the checks, for developers who want one only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Part {
    /// Format, fences, lints, documentation, dependencies
    Lint,
    /// Tests of the core, the state and the tools
    Native,
    /// Tests of the components, in a browser
    Browser,
    /// A visitor's journeys through dist/, in a browser
    E2e,
    /// The core of these journeys in Firefox and WebKit, through dist/ as it stands
    Engines,
}

struct Check {
    part: Part,
    name: &'static str,
    run: fn(&Project) -> Result<Outcome>,
}

/// The order: what fails fastest comes first.
const CHECKS: &[Check] = &[
    Check { part: Part::Lint, name: "format", run: format },
    Check { part: Part::Lint, name: "tidy", run: fences },
    Check { part: Part::Lint, name: "clippy", run: clippy },
    Check { part: Part::Native, name: "native tests", run: native_tests },
    Check { part: Part::Lint, name: "documentation", run: documentation },
    Check { part: Part::Lint, name: "dependencies", run: dependencies },
    Check { part: Part::Browser, name: "clippy for the browser", run: browser_tests::clippy },
    Check { part: Part::Browser, name: "component tests", run: browser_tests::run },
    Check { part: Part::E2e, name: "dist", run: release },
    Check { part: Part::E2e, name: "end-to-end tests", run: end_to_end_tests },
    Check { part: Part::Engines, name: "Firefox, core", run: engines::core_in_firefox },
    Check { part: Part::Engines, name: "WebKit, core", run: engines::core_in_webkit },
];

/// What came of a check that could be run.
pub(crate) enum Outcome {
    /// One thing was looked at, and it was in order.
    Passed,
    /// Tests were run and counted.
    Counted(Tally),
    /// This machine can't do it, for this reason.
    Skipped(String),
}

/// Runs all checks, or those of one part, and says whether all have passed.
pub(crate) fn run(project: &Project, only: Option<Part>) -> bool {
    // The other engines' journeys aren't green yet: whoever wants them asks for them.
    let is_wanted = |check: &&Check| match only {
        Some(part) => part == check.part,
        None => check.part != Part::Engines,
    };
    let wanted = CHECKS.iter().filter(is_wanted);
    summed_up(wanted.map(|check| (check.name, move || (check.run)(project))))
}

/// Runs the journeys in these engines, all or those with one of these words in their names.
pub(crate) fn in_engines(project: &Project, engines: &[Engine], words: &[String]) -> bool {
    let one = |engine: &Engine| {
        let engine = *engine;
        (engine.name(), move || engines::journeys(project, engine, words))
    };
    summed_up(engines.iter().map(one))
}

/// Runs one check after the other, and says whether all have passed.
fn summed_up(
    checks: impl Iterator<Item = (&'static str, impl FnOnce() -> Result<Outcome>)>,
) -> bool {
    let mut tally = Tally::default();
    let mut lines = Vec::new();
    for (name, check) in checks {
        say(name);
        let start = Instant::now();
        let verdict = match check() {
            Ok(Outcome::Passed) => {
                tally.passed += 1;
                "ok".to_owned()
            }
            Ok(Outcome::Counted(counted)) => {
                let verdict = counted.to_string();
                tally.add(name, counted);
                verdict
            }
            Ok(Outcome::Skipped(reason)) => {
                println!("NOT RUN: {reason}");
                tally.skip(name, &reason);
                "SKIPPED".to_owned()
            }
            Err(error) => {
                println!("{error:#}");
                tally.fail(name);
                "FAILED".to_owned()
            }
        };
        lines.push(format!("    {name:<26}{:>6} s   {verdict}", start.elapsed().as_secs()));
    }
    println!("\n==> summary\n{}\n", lines.join("\n"));
    for skipped in &tally.skipped {
        println!("    SKIPPED: {skipped}");
    }
    for failure in &tally.failures {
        println!("    FAILED: {failure}");
    }
    if !tally.skipped.is_empty() {
        println!("{} skipped", tally.skipped.len());
    }
    println!("{tally}");
    tally.failed == 0
}

fn format(project: &Project) -> Result<Outcome> {
    toolchain::prepare_lints()?;
    process::run(project.cargo().args(["fmt", "--all", "--check"])).map(|()| Outcome::Passed)
}

fn fences(project: &Project) -> Result<Outcome> {
    match tidy::run(project)? {
        0 => Ok(Outcome::Passed),
        findings => bail!("tidy: {findings} to mend"),
    }
}

fn clippy(project: &Project) -> Result<Outcome> {
    let mut command = project.cargo();
    command.arg("clippy").args(EVERYTHING).arg("--all-targets");
    // Those that are no tests are in no group of targets, and would be compiled by nobody.
    command.args(["--test", bench::TARGET, "--test", shots::TARGET, "--test", profile::TARGET]);
    command.args(["--", "-Dwarnings"]);
    process::run(quiet_about_others(&mut command)).map(|()| Outcome::Passed)
}

fn native_tests(project: &Project) -> Result<Outcome> {
    let mut command = project.cargo();
    command.arg("test").args(EVERYTHING).args(["--exclude", END_TO_END, "--no-fail-fast"]);
    counted(quiet_about_others(&mut command))
}

fn documentation(project: &Project) -> Result<Outcome> {
    let mut command = project.cargo();
    command.args(["doc", "--no-deps", "--package", "recognition-wall-core"]);
    command.args(["--package", "recognition-wall", "--document-private-items"]);
    process::run(command.env("RUSTDOCFLAGS", "-Dwarnings")).map(|()| Outcome::Passed)
}

/// Licences, sources and doubles. Known security holes are looked up over the network: by hand, by
/// `cargo deny check advisories`.
fn dependencies(project: &Project) -> Result<Outcome> {
    if setup::find("cargo-deny").is_none() {
        return supply::check(project).map(|()| Outcome::Passed);
    }
    let mut command = project.cargo();
    command.args(["deny", "--offline", "check", "bans", "licenses", "sources"]);
    process::run(&mut command).map(|()| Outcome::Passed)
}

fn release(project: &Project) -> Result<Outcome> {
    dist::run(project).map(|()| Outcome::Passed)
}

fn end_to_end_tests(project: &Project) -> Result<Outcome> {
    // Without the first engine nothing of the wall was seen at all.
    setup::browser()?;
    engines::journeys(project, Engine::Chromium, &[])
}

/// Runs tests, shows what they print, and counts their verdicts.
///
/// # Errors
/// When the tests can't be compiled or started, or there were none: nothing was looked at then.
pub(crate) fn counted(command: &mut Command) -> Result<Outcome> {
    counted_with(command, |_| {})
}

/// As [`counted`], and hands on each line.
///
/// # Errors
/// As [`counted`].
pub(crate) fn counted_with(command: &mut Command, mut line: impl FnMut(&str)) -> Result<Outcome> {
    let mut tally = Tally::default();
    let success = process::watch(command, |text| {
        println!("{text}");
        tally.read(text);
        line(text);
    })?;
    match (success, tally.failed, tally.passed) {
        (false, 0, _) => bail!("the tests don't compile, or the run broke off"),
        (true, 0, 0) => bail!("there was no test"),
        _ => Ok(Outcome::Counted(tally)),
    }
}

/// Keeps cargo from reporting on the future of crates that wasm-bindgen's own program is made of.
fn quiet_about_others(command: &mut Command) -> &mut Command {
    command.env("CARGO_FUTURE_INCOMPAT_REPORT_FREQUENCY", "never")
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{Outcome, counted};

    fn shell(script: &str) -> Command {
        let mut command = Command::new("sh");
        command.args(["-c", script]);
        command
    }

    #[test]
    fn tests_are_counted_from_what_cargo_prints() {
        let script = "echo 'test result: FAILED. 2 passed; 1 failed; 0 ignored'; exit 1";
        let Ok(Outcome::Counted(tally)) = counted(&mut shell(script)) else { panic!() };
        assert_eq!((tally.passed, tally.failed), (2, 1));
    }

    #[test]
    fn a_run_without_tests_is_a_failure() {
        assert!(
            counted(&mut shell("echo 'test result: ok. 0 passed; 0 failed; 0 ignored'")).is_err()
        );
    }

    #[test]
    fn a_run_that_broke_off_is_a_failure() {
        let script = "echo 'test result: ok. 2 passed; 0 failed; 0 ignored'; exit 101";
        assert!(counted(&mut shell(script)).is_err());
    }
}
