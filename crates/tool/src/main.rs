//! The command line of `wall`: words go in, an exit code comes out.
//!
//! 0: nothing is wrong, 1: something is, 2: could not run. All work is done by the library; a
//! closed pipe ends the output, never the program with a panic.

mod arguments;
mod commands;
mod making;
mod usage;

use std::process::ExitCode;

use arguments::Command;

/// Could not run.
const FAILED: u8 = 2;

fn main() -> ExitCode {
    let words: Vec<std::ffi::OsString> = std::env::args_os().collect();
    let language = arguments::language(&words, |name| std::env::var(name).ok());
    let code = match arguments::parse(words, language) {
        Ok(Command::Check(check)) => commands::check(&check, language),
        Ok(Command::Import(import)) => making::import(&import, language),
        Ok(Command::Build(build)) => making::make(&build, language),
        Ok(Command::Prerender(prerender)) => making::prerender(&prerender, language),
        Ok(Command::Serve(serve)) => commands::serve(&serve, language),
        Ok(Command::Pack(pack)) => making::pack(&pack, language),
        Ok(Command::Schema) => commands::schema(language),
        Err(error) => usage::tell(&error, language),
    };
    ExitCode::from(code)
}
