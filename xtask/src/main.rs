//! The project's commands. In: a word on the command line. Out: built files, served pages, a verdict.
//! Starts cargo, npm's programs and browsers; never links the widget or its core.

mod bench;
mod browser_tests;
mod cache;
mod checks;
mod compress;
mod cut;
mod demo;
mod demo_page;
mod dist;
mod embed;
mod engines;
mod files;
mod frame;
mod names;
mod npm;
mod offline;
mod process;
mod profile;
mod project;
mod setup;
mod shots;
mod sizes;
mod soak;
mod supply;
mod tag;
mod tally;
mod tidy;
mod toolchain;
mod trunk;
mod venue;
mod widget;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Recognition Wall's commands")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Measure how fast the wall is in a browser, as phone and desktop, with 133 to 100,000 people
    Bench(bench::Order),
    /// Build everything and serve the sample wall on loopback
    Demo {
        /// The port; where none is given, the first free one from 8080
        #[arg(long)]
        port: Option<u16>,
    },
    /// Make the release folder dist/: the script, the Wasm, the demo page, compressed copies
    Dist {
        /// Keep the functions' names in the Wasm, for a profiler: larger than any budget
        #[arg(long)]
        names: bool,
    },
    /// Find out what the first screen runs, and write down what may come behind it: xtask/later.txt
    Profile,
    /// Walk a visitor's journeys through dist/ as it stands, in the engines named: all journeys, or some
    Engines {
        /// In which engines; where none is named, in those that `test` does not walk them in
        #[arg(value_enum, default_values = ["firefox", "webkit"])]
        engines: Vec<engines::Engine>,
        /// Those journeys only whose name contains one of these words, separated by commas
        #[arg(long, value_delimiter = ',')]
        only: Vec<String>,
    },
    /// Take pictures of the wall in a browser, for people to look at, into target/shots/
    Shots {
        /// Take those only whose name contains one of these words: `phone`, `look-red-gold` …
        words: Vec<String>,
        /// Take them of dist/ as it stands
        #[arg(long)]
        as_built: bool,
    },
    /// Let a kiosk and a stage stand for a week of the browser's own clock, and see what grows
    Soak(soak::Order),
    /// Run every test, those in real browsers too; the last line is `N passed, N failed`
    Test {
        /// Run one part only
        #[arg(long)]
        only: Option<checks::Part>,
    },
    /// Check the fences of the house: who may import whom, where colours are, how long a file may be
    Tidy,
    /// Trunk's hook: adds the script and the sample to the folder that Trunk is filling
    TrunkAssets,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = project::Project::find().and_then(|project| match arguments.command {
        Command::Bench(order) => bench::run(&project, &order).map(|()| true),
        Command::Demo { port } => demo::run(&project, port).map(|()| true),
        Command::Dist { names: true } => dist::named(&project).map(|()| true),
        Command::Dist { names: false } => dist::run(&project).map(|()| true),
        Command::Profile => profile::run(&project).map(|()| true),
        Command::Engines { engines, only } => Ok(checks::in_engines(&project, &engines, &only)),
        Command::Shots { words, as_built } => shots::run(&project, &words, as_built).map(|()| true),
        Command::Soak(order) => soak::run(&project, &order).map(|()| true),
        Command::Test { only } => Ok(checks::run(&project, only)),
        Command::Tidy => tidy::run(&project).map(|findings| findings == 0),
        Command::TrunkAssets => trunk::add_assets(&project).map(|()| true),
    });
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}
