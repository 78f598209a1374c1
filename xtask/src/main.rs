//! The project's commands. In: a word on the command line. Out: built files, served pages, a verdict.
//! Starts cargo, npm's programs and browsers; never links the widget or its core.

mod cache;
mod compress;
mod demo_page;
mod dist;
mod embed;
mod files;
mod process;
mod project;
mod setup;
mod sizes;
mod toolchain;
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
    /// Make the release folder dist/: the script, the Wasm, the demo page, compressed copies
    Dist,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let outcome = project::Project::find().and_then(|project| match arguments.command {
        Command::Dist => dist::run(&project).map(|_| true),
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
