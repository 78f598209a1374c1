//! `cargo xtask soak`: a week of kiosk and stage. In: the project, how many hours. Out: what grew, hour by
//! hour, the figures of `docs/reliability.md`, and a verdict by its rule. The tests let some hours pass in the
//! same way; a week takes too long for them.

use std::path::PathBuf;

use anyhow::Result;
use clap::Args;

use crate::process::{self, say};
use crate::project::Project;
use crate::{dist, engines};

/// The journeys' tests of a venue's screens.
const TARGET: &str = "venue";
/// Which of them let time pass.
const TESTS: &str = "soaks_up_nothing";

/// How long.
#[derive(Args)]
pub(crate) struct Order {
    /// How many hours of the browser's own clock
    #[arg(long, default_value_t = 168)]
    hours: usize,
    /// Take this finished release folder instead of building dist/
    #[arg(long)]
    dist: Option<PathBuf>,
}

/// Builds `dist/`, unless another folder is to be taken, and lets the hours pass.
///
/// # Errors
/// When `dist/` can't be made, there is no browser, or something grew that must not.
pub(crate) fn run(project: &Project, order: &Order) -> Result<()> {
    let dist = || dist::given(project, order.dist.as_deref());
    let mut command = engines::in_chromium(project, TARGET, dist)?;
    say(&format!("letting {} hours pass, by the browser's own clock", order.hours));
    command.args([TESTS, "--nocapture", "--test-threads", "1"]);
    process::run(command.env("WALL_SOAK_HOURS", order.hours.to_string()))
}
