//! Starting other programs. In: a command. Out: its success, or its text.
//! Never hides a failure: the error names the whole command line.

use std::io::Write;
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};

/// Prints one line of progress, at once.
pub(crate) fn say(line: &str) {
    println!("==> {line}");
}

/// Runs a command that writes to the terminal itself.
///
/// # Errors
/// When the program can't be started or ends with a failure.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command.stdin(Stdio::null()).status().with_context(|| cannot_start(command))?;
    if !status.success() {
        bail!("`{}` failed ({status})", shown(command));
    }
    Ok(())
}

/// Runs a command and gives back what it printed; its complaints go to the terminal.
///
/// # Errors
/// When the program can't be started, ends with a failure, or prints something that is not text.
pub(crate) fn read(command: &mut Command) -> Result<String> {
    feed(command, "")
}

/// Runs a command with `input` on its standard input and gives back what it printed.
///
/// # Errors
/// When the program can't be started, ends with a failure, or prints something that is not text.
pub(crate) fn feed(command: &mut Command, input: &str) -> Result<String> {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::inherit())
        .spawn()
        .with_context(|| cannot_start(command))?;
    // Dropped at the end of the statement, so that the program sees the end of its input.
    child.stdin.take().context("the program has no standard input")?.write_all(input.as_bytes())?;
    let output = child.wait_with_output()?;
    if !output.status.success() {
        bail!("`{}` failed ({})", shown(command), output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// Whether a program can be started and is content; prints nothing.
pub(crate) fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn cannot_start(command: &Command) -> String {
    format!("can't start `{}`: is it installed?", command.get_program().display())
}

fn shown(command: &Command) -> String {
    let words = std::iter::once(command.get_program()).chain(command.get_args());
    words.map(|word| word.to_string_lossy()).collect::<Vec<_>>().join(" ")
}
