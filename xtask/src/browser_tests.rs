//! The component tests. In: `tests/browser` of the widget. Out: their count, as a real browser saw them.

use std::process::Command;

use anyhow::Result;
use serde_json::json;

use crate::checks::{self, Outcome};
use crate::project::Project;
use crate::{files, process, setup, toolchain, widget};

/// Seconds that all component tests of one file may take.
const TIMEOUT: &str = "300";
/// Drivers of other browsers: wasm-bindgen's runner would take the first that is named.
const OTHER_DRIVERS: &[&str] = &["GECKODRIVER", "SAFARIDRIVER", "MSEDGEDRIVER"];

/// Clippy for what is compiled for browsers only.
///
/// # Errors
/// When there is a warning.
pub(crate) fn clippy(project: &Project) -> Result<Outcome> {
    let toolchain = toolchain::prepare_plain()?;
    // The builder's tests run natively, with crates that are not for browsers.
    for (package, targets) in
        [("recognition-wall", "--all-targets"), ("recognition-wall-builder", "--lib")]
    {
        let mut command = toolchain.cargo(project, "clippy");
        command.args(["--package", package, targets, "--", "-Dwarnings"]);
        process::run(&mut command)?;
    }
    Ok(Outcome::Passed)
}

/// Runs the component tests in Chromium.
///
/// # Errors
/// When a tool is missing, or the tests don't compile or don't start.
pub(crate) fn run(project: &Project) -> Result<Outcome> {
    let browser = setup::browser()?;
    let runner = widget::tool(project, "wasm-bindgen-test-runner")?;
    // The runner adds what a browser without a window needs, `--no-sandbox` included.
    let capabilities = json!({
        "goog:chromeOptions": {
            "binary": browser.chromium,
            "args": ["--disable-gpu", "--disable-background-networking", "--no-first-run"],
        }
    });
    let settings = project.target.join("xtask/webdriver.json");
    files::write(&settings, capabilities.to_string())?;

    let mut command = toolchain::prepare_plain()?.cargo(project, "test");
    command.args(["--package", "recognition-wall", "--test", "browser", "--no-fail-fast"]);
    command
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("CHROMEDRIVER", browser.driver)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
        .env("WASM_BINDGEN_TEST_TIMEOUT", TIMEOUT);
    checks::counted(without_other_drivers(&mut command))
}

fn without_other_drivers(command: &mut Command) -> &mut Command {
    for driver in OTHER_DRIVERS {
        command.env_remove(driver).env_remove(format!("{driver}_REMOTE"));
    }
    command
}
