//! Running a journey, and keeping the evidence when one fails.
//!
//! In goes a journey, out comes whether the visitor got there. A failure brings with it the console,
//! the reports of the policy, the state of the wall and a screenshot in `target/e2e/`.

use std::any::type_name;
use std::env;
use std::fmt;
use std::io;
use std::panic::AssertUnwindSafe;
use std::path::PathBuf;
use std::sync::OnceLock;

use anyhow::{Context as _, Result, anyhow, ensure};
use futures_util::FutureExt as _;
use tokio::runtime::{Builder, Runtime};

use crate::Visit;
use crate::engine::{Cannot, Engine, chromium, firefox};
use crate::site::{Site, workspace};

/// What a test gives: nothing, or the reason why the visitor did not get there.
pub type Outcome = Result<(), Failure>;

/// Why the visitor did not get there, with the evidence.
pub struct Failure(String);

/// The test harness prints a failure by `Debug`: lines, and no backtrace through the runtime.
impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// One runtime for all: connections to chromedriver outlive the journey that opened them.
static RUNTIME: OnceLock<io::Result<Runtime>> = OnceLock::new();

/// Runs a journey in a tab of its own, on a site of its own.
///
/// # Errors
/// With the journey's own reason, else with a policy report or a console error that the journey
/// did not announce.
pub fn journey<J: AsyncFnOnce(&Visit) -> Result<()>>(journey: J) -> Outcome {
    named_journey(journey_name::<J>(), journey)
}

/// Runs a journey that is one of many made by the same code: its evidence goes by `name`.
///
/// # Errors
/// As [`journey`].
pub fn named_journey<J: AsyncFnOnce(&Visit) -> Result<()>>(name: &str, journey: J) -> Outcome {
    let runtime = RUNTIME
        .get_or_init(|| Builder::new_multi_thread().worker_threads(2).enable_all().build())
        .as_ref()
        .map_err(|reason| Failure(format!("no runtime: {reason}")))?;
    runtime.block_on(run(name, journey)).map_err(|reason| Failure(format!("{reason:#}")))
}

async fn run<J: AsyncFnOnce(&Visit) -> Result<()>>(name: &str, journey: J) -> Result<()> {
    let visit = Visit::start(Site::start().await?).await?;
    let walk = AssertUnwindSafe(journey(&visit)).catch_unwind().await;
    let outcome = match walk {
        Ok(Ok(())) => ends_clean(&visit).await,
        Ok(failed) => failed,
        Err(_panic) => Err(anyhow!("the journey panicked, see above")),
    };
    let Err(reason) = outcome else {
        visit.ends_well();
        return Ok(());
    };
    // A session that a failure left in an unknown state serves nobody else.
    if let Some(cannot) = reason.downcast_ref::<Cannot>() {
        let _already_gone = visit.driver().quit().await;
        return skips(name, cannot);
    }
    let evidence = evidence(&visit, name).await;
    let _already_gone = visit.driver().quit().await;
    Err(anyhow!("{reason:#}\n{evidence}"))
}

/// The name of the test, from the type of its closure: `journeys::opening::the_test::{{closure}}`.
fn journey_name<J>() -> &'static str {
    let path = type_name::<J>();
    path.split("::").filter(|part| !part.starts_with("{{")).last().unwrap_or(path)
}

/// No journey ends with a report of the policy, nor with an error that it did not announce.
async fn ends_clean(visit: &Visit) -> Result<()> {
    let watched = visit.watched().await?;
    ensure!(watched.reports.is_empty(), "the policy was violated: {:#?}", watched.reports);
    let unexpected = |error: &String| !visit.is_announced(error);
    let uncaught: Vec<String> = watched.errors.into_iter().filter(unexpected).collect();
    ensure!(uncaught.is_empty(), "errors that nobody caught: {uncaught:#?}");
    let console = console(visit).await?.into_iter();
    let console: Vec<String> = console.filter(unexpected).collect();
    ensure!(console.is_empty(), "errors in the console: {console:#?}");
    Ok(())
}

/// Says to whoever counts that the journey was not walked, past the harness, which hides what a test
/// that did not fail has printed.
fn skips(name: &str, cannot: &Cannot) -> Result<()> {
    use std::io::Write as _;
    writeln!(io::stdout(), "\nskipped {name}: {cannot}")
        .context("nobody hears of a skipped journey")
}

/// What the browser itself complained of, where its driver tells.
async fn console(visit: &Visit) -> Result<Vec<String>> {
    let mut said = visit.watched().await?.said;
    match visit.engine {
        Engine::Chromium => said.extend(chromium::console(&visit.driver()).await?),
        Engine::Firefox => {
            said.extend(firefox::console(&visit.driver(), visit.site.origin()).await?);
        }
        Engine::Webkit => {}
    }
    Ok(said)
}

async fn evidence(visit: &Visit, name: &str) -> String {
    let seen = visit.wall().seen().await.map(|seen| seen.text);
    format!(
        "  console: {}\n  watched: {}\n  el.state: {}\n  seen: {}\n  picture: {}",
        or_reason(console(visit).await),
        or_reason(visit.watched().await),
        or_reason(visit.wall().state().await),
        or_reason(seen),
        or_reason(screenshot(visit, name).await),
    )
}

fn or_reason<T: fmt::Debug>(result: Result<T>) -> String {
    match result {
        Ok(value) => format!("{value:?}"),
        Err(reason) => format!("unknown, for {reason:#}"),
    }
}

async fn screenshot(visit: &Visit, name: &str) -> Result<PathBuf> {
    let target = env::var_os("CARGO_TARGET_DIR")
        .map_or_else(|| workspace().join("target"), |folder| workspace().join(folder));
    let folder = target.join("e2e");
    tokio::fs::create_dir_all(&folder).await.context("no folder for pictures")?;
    let path = folder.join(format!("{name}.png"));
    tokio::fs::write(&path, visit.driver().screenshot_as_png().await?).await?;
    Ok(path)
}
