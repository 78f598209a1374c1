//! One Wasm module as two. In: a module, and a list of the functions that the first screen doesn't run. Out:
//! a module without those, which works as long as none of them is called, and one with them, which fills
//! the gaps when it is instantiated with the first one's exports.
//!
//! ```text
//! wasm-split count IN OUT                        every function tells the page when it runs
//! wasm-split names IN                            what the functions are called, by number
//! wasm-split cut IN --later LIST FIRST LATER     the two parts
//! ```

mod count;
mod cut;
mod names;

use std::collections::HashSet;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::Parser;
use walrus::{Module, ModuleConfig};

#[derive(Parser)]
#[command(about = "One Wasm module as two: what the first screen runs, and what comes later")]
enum Command {
    /// Make every function say when it runs: it calls the import `count.ran` with its number
    Count {
        /// The module
        module: PathBuf,
        /// Where to write it
        out: PathBuf,
    },
    /// Print what each function is called, a line for each, in the order of their numbers
    Names {
        /// The module
        module: PathBuf,
    },
    /// Write the two parts
    Cut {
        /// The module, with the names of its functions
        module: PathBuf,
        /// The names of the functions of the later part, a line for each
        #[arg(long = "later")]
        list: PathBuf,
        /// Where to write the first part
        first: PathBuf,
        /// Where to write the later part
        later: PathBuf,
    },
}

fn main() -> ExitCode {
    match run(&Command::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: &Command) -> Result<()> {
    match command {
        Command::Count { module, out } => {
            let mut module = read(module)?;
            count::instrument(&mut module)?;
            write(out, &mut module)
        }
        Command::Names { module } => {
            for name in names::of(&read(module)?) {
                println!("{name}");
            }
            Ok(())
        }
        Command::Cut { module, list, first, later } => {
            let text = std::fs::read_to_string(list)
                .with_context(|| format!("can't read {}", list.display()))?;
            let names: HashSet<&str> = text.lines().filter(|line| !line.is_empty()).collect();
            let parts = cut::cut(|| read(module), &names)?;
            let cut::Parts { first: mut one, later: mut two, kept, moved } = parts;
            println!("    {kept} functions come first, {moved} later");
            write(first, &mut one)?;
            write(later, &mut two)
        }
    }
}

/// Reads a module; its function names stay, whatever else is only for debuggers goes.
fn read(path: &Path) -> Result<Module> {
    let mut config = ModuleConfig::new();
    config.generate_dwarf(false).generate_producers_section(false);
    config.parse_file(path).with_context(|| format!("can't read {}", path.display()))
}

fn write(path: &Path, module: &mut Module) -> Result<()> {
    std::fs::write(path, module.emit_wasm())
        .with_context(|| format!("can't write {}", path.display()))
}
