//! Each command: asks the library, writes what it says, names the next step, gives the exit code.

use std::io::{self, BufWriter, IsTerminal, Write};
use std::net::SocketAddr;
use std::time::{SystemTime, UNIX_EPOCH};

use recognition_wall_core::date::PartialDate;
use recognition_wall_tool::build::is_sheet;
use recognition_wall_tool::check::{self, CheckFailure, Checked};
use recognition_wall_tool::finding::Severity;
use recognition_wall_tool::report::{self, Look};
use recognition_wall_tool::serve::{FIRST_PORT, LAST_PORT, ServeFailure, Serving};
use recognition_wall_tool::words::Language;

use crate::FAILED;
use crate::arguments::{Check, Format, Least, Serve};
use crate::making::tell;
use crate::usage::{complain, complain_plain};

/// Something is wrong with what was checked.
pub(crate) const PROBLEMS: u8 = 1;

pub(crate) fn check(arguments: &Check, language: Language) -> u8 {
    let today = match &arguments.today {
        Some(text) => match PartialDate::parse(text).filter(|date| date.day().is_some()) {
            Some(today) => today,
            None => return fail(language, "failure.today", &[("found", text)]),
        },
        None => today(),
    };
    let Check { file, map, photos, .. } = arguments;
    let (map, photos) = (map.as_deref(), photos.as_deref());
    let checked = if is_sheet(file) {
        match check::check_sheet(file, map, photos, language, today) {
            Ok(checked) => checked,
            Err(failure) => return tell(&failure, language),
        }
    } else {
        match check::check(file, photos, today) {
            Ok(checked) => checked,
            Err(failure) => return tell_failure(&failure, language),
        }
    };
    let least = match arguments.fail_on {
        Least::Error => Severity::Error,
        Least::Warning => Severity::Warning,
        Least::Hint => Severity::Hint,
    };
    let fails = checked.findings.iter().any(|finding| finding.severity() <= least);
    match write_findings(&checked, arguments, language) {
        // Whoever closed the pipe has read enough; the code still says what was found.
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            fail(language, "failure.write", &[("reason", &error.to_string())])
        }
        _ => u8::from(fails) * PROBLEMS,
    }
}

fn write_findings(checked: &Checked, arguments: &Check, language: Language) -> io::Result<()> {
    let stdout = io::stdout();
    let has_colour = stdout.is_terminal() && shows_colour();
    let mut out = BufWriter::new(stdout.lock());
    match arguments.format {
        Format::Text => {
            let look = Look { language, has_colour, shows_all: arguments.all };
            report::write_text(checked, look, &mut out)?;
            let file = arguments.file.display().to_string();
            let next = match (checked.findings.is_empty(), is_sheet(&arguments.file)) {
                (false, _) => "next.mend",
                (true, true) => "next.clean-sheet",
                (true, false) => "next.clean",
            };
            writeln!(out, "{}", language.say(next, &[("file", &file)]))?;
        }
        Format::Json => report::write_json(checked, language, &mut out)?,
        Format::Sarif => report::write_sarif(checked, language, &mut out)?,
    }
    out.flush()
}

/// Whether nobody asked for plain text: `NO_COLOR` (no-color.org), or a terminal that has none.
pub(crate) fn shows_colour() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !is_set("NO_COLOR") && std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

fn tell_failure(failure: &CheckFailure, language: Language) -> u8 {
    let (key, path, reason) = match failure {
        CheckFailure::NotFound(path) => ("failure.not-found", path, String::new()),
        CheckFailure::IsFolder(path) => ("failure.folder", path, String::new()),
        CheckFailure::Unreadable(path, error) => ("failure.unreadable", path, error.to_string()),
        other => return fail(language, "failure.write", &[("reason", &other.to_string())]),
    };
    fail(language, key, &[("path", &path.display().to_string()), ("reason", &reason)])
}

/// Says why nothing could be done, and gives the exit code.
pub(crate) fn fail(language: Language, key: &str, values: &[(&str, &str)]) -> u8 {
    complain(language, &language.say(key, values));
    FAILED
}

pub(crate) fn schema(language: Language) -> u8 {
    let schema = recognition_wall_core::feed::schema::text();
    print(&schema, language).unwrap_or_else(|| {
        // Beside the schema, never in it.
        if io::stdout().is_terminal() {
            complain_plain(language.text("next.schema"));
        }
        0
    })
}

/// Writes a text to the output; the exit code where that fails. Whoever closed the pipe has read enough.
pub(crate) fn print(text: &str, language: Language) -> Option<u8> {
    let error = io::stdout().write_all(text.as_bytes()).err()?;
    let is_closed = error.kind() == io::ErrorKind::BrokenPipe;
    (!is_closed).then(|| fail(language, "failure.write", &[("reason", &error.to_string())]))
}

pub(crate) fn serve(arguments: &Serve, language: Language) -> u8 {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let served = match runtime {
        Ok(runtime) => runtime.block_on(serve_until_ended(arguments, language)),
        Err(error) => Err(ServeFailure::Broken(error)),
    };
    match served {
        Ok(()) => {
            complain_plain(language.text("serve.ended"));
            0
        }
        Err(failure) => tell_serve_failure(&failure, language),
    }
}

async fn serve_until_ended(arguments: &Serve, language: Language) -> Result<(), ServeFailure> {
    let Serve { site, host, port, no_live } = arguments;
    let serving = Serving::open(site, *host, *port, !no_live).await?;
    let address = serving.address()?;
    let mut lines = vec![String::new(), language.text("serve.at").to_owned()];
    lines.push(format!("    http://{}/", browsable(address)));
    lines.push(String::new());
    if !host.is_loopback() {
        lines.push(language.text("serve.open-host").to_owned());
    }
    if !no_live {
        lines.push(language.text("serve.live").to_owned());
    }
    lines.push(language.text("serve.end").to_owned());
    // The server is of use even where its words go nowhere.
    let _written = writeln!(io::stdout(), "{}", lines.join("\n"));
    serving.run(interrupted()).await
}

/// An address that means every network is opened in a browser as this machine.
fn browsable(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    }
}

/// Done when somebody ends the program: Ctrl-C, or the system's request to end.
pub(crate) async fn interrupted() {
    let pressed = async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut asked) = signal(SignalKind::terminate()) {
            tokio::select! {
                () = pressed => {}
                _ = asked.recv() => {}
            }
            return;
        }
    }
    pressed.await;
}

fn tell_serve_failure(failure: &ServeFailure, language: Language) -> u8 {
    match failure {
        ServeFailure::NoFolder(path) => {
            fail(language, "serve.no-folder", &[("path", &path.display().to_string())])
        }
        ServeFailure::PortTaken(address, error) => {
            let (host, port) = (address.ip().to_string(), address.port().to_string());
            let values = [("host", &*host), ("port", &port), ("reason", &error.to_string())];
            fail(language, "serve.port-taken", &values)
        }
        ServeFailure::NoPort => {
            let (first, last) = (FIRST_PORT.to_string(), LAST_PORT.to_string());
            fail(language, "serve.no-port", &[("first", &first), ("last", &last)])
        }
        other => fail(language, "serve.broken", &[("reason", &other.to_string())]),
    }
}

/// Today in Viet Nam, which is seven hours before Greenwich and knows no summer time.
pub(crate) fn today() -> PartialDate {
    #[expect(clippy::disallowed_methods, reason = "the one place where the tool reads the clock")]
    let now = SystemTime::now();
    let seconds = now.duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let days = i64::try_from((seconds + 7 * 3600) / 86_400).unwrap_or_default();
    civil(days).unwrap_or(PartialDate::EPOCH)
}

/// The date of a count of days since 1 January 1970. (Howard Hinnant, "chrono-compatible low-level
/// date algorithms", civil from days.)
fn civil(days: i64) -> Option<PartialDate> {
    let days = days + 719_468;
    let (era, day_of_era) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    PartialDate::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_become_dates() {
        for (days, date) in [
            (0, "1970-01-01"),
            (11_016, "2000-02-29"),
            (20_781, "2026-11-24"),
            (20_818, "2026-12-31"),
        ] {
            assert_eq!(civil(days).unwrap().to_string(), date);
        }
    }
}
