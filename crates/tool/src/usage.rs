//! Help, the version, and what is wrong with a command line, said in a language.

use std::io::Write;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use recognition_wall_tool::words::Language;

use crate::FAILED;

/// Says it, and gives the exit code.
pub(crate) fn tell(error: &clap::Error, language: Language) -> u8 {
    if matches!(error.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) {
        // Help that nobody reads to its end is no failure.
        let _written = std::io::stdout().write_all(error.to_string().as_bytes());
        return 0;
    }
    let said = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    // Of several that are alike the likeliest comes last.
    let likeliest = |kind| match error.get(kind) {
        Some(ContextValue::Strings(texts)) => texts.last().cloned().unwrap_or_default(),
        _ => said(kind),
    };
    let argument = said(ContextKind::InvalidArg);
    let (key, found) = match error.kind() {
        ErrorKind::UnknownArgument => ("error.unknown-argument", argument.clone()),
        ErrorKind::InvalidSubcommand => {
            ("error.unknown-command", said(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument => ("error.missing", argument.clone()),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::NoEquals => {
            ("error.value", said(ContextKind::InvalidValue))
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("error.no-command", String::new())
        }
        _ => ("error.other", String::new()),
    };
    let mut text = language.say(key, &[("found", &found), ("argument", &argument)]);
    let meant =
        [ContextKind::SuggestedArg, ContextKind::SuggestedSubcommand, ContextKind::SuggestedValue]
            .map(likeliest);
    if let Some(meant) = meant.iter().find(|meant| !meant.is_empty()) {
        text.push(' ');
        text.push_str(&language.say("error.meant", &[("found", meant)]));
    }
    complain(language, &text);
    complain_plain(language.text("error.help"));
    FAILED
}

/// Writes a line to the error output, with its label.
pub(crate) fn complain(language: Language, text: &str) {
    complain_plain(&[language.text("error.label"), " ", text].concat());
}

/// Writes a line to the error output; if that is closed too, nobody is there to be told.
pub(crate) fn complain_plain(text: &str) {
    let _written = writeln!(std::io::stderr(), "{text}");
}
