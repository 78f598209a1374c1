//! `cargo xtask bench`: how fast the wall is. In: the project, what to measure. Out: a table, and every
//! sample in `target/bench/bench.json`. Never part of the tests: a time of one machine is no verdict.

use std::path::PathBuf;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::process::{self, say};
use crate::project::Project;
use crate::{dist, engines};

/// The target of the journeys' package that measures.
pub(crate) const TARGET: &str = "bench";

/// What to measure.
#[derive(Args)]
pub(crate) struct Order {
    /// How many people, a number or several
    #[arg(long, value_delimiter = ',', default_values_t = [133, 1_000, 10_000, 100_000])]
    people: Vec<usize>,
    /// With which devices
    #[arg(long, value_delimiter = ',', default_values = ["phone", "desktop"])]
    profile: Vec<Profile>,
    /// How many times; the table has the medians
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Measure this finished release folder instead of building dist/
    #[arg(long)]
    dist: Option<PathBuf>,
}

/// A device.
#[derive(Clone, Copy, ValueEnum)]
enum Profile {
    /// 412 × 823, processor four times slower, 1.6 Mbit/s, 150 ms
    Phone,
    /// 1280 × 800, nothing slowed down
    Desktop,
}

impl Profile {
    fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Desktop => "desktop",
        }
    }
}

/// Builds `dist/`, unless another folder is to be measured, and measures it.
///
/// # Errors
/// When `dist/` can't be made, there is no browser, something could not be measured, or a filter or a
/// search gave a wrong answer.
pub(crate) fn run(project: &Project, order: &Order) -> Result<()> {
    let dist = || dist::given(project, order.dist.as_deref());
    let mut command = engines::in_chromium(project, TARGET, dist)?;
    say("measuring; whatever else runs on this machine spoils the figures");
    let people: Vec<String> = order.people.iter().map(ToString::to_string).collect();
    let devices: Vec<&str> = order.profile.iter().map(|profile| profile.name()).collect();
    command.arg(format!("people={}", people.join(",")));
    command.arg(format!("devices={}", devices.join(",")));
    command.arg(format!("rounds={}", order.rounds));
    process::run(command.env("WALL_BENCH", project.target.join("bench")))
}
