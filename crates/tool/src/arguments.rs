//! What may be asked for, and in which language it is explained. Words in, a command out.

use std::ffi::OsString;
use std::net::IpAddr;
use std::path::PathBuf;

use clap::{Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use recognition_wall_tool::words::Language;

#[derive(Debug, Parser)]
#[command(name = "wall", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true, subcommand_required = true)]
struct Wall {
    #[arg(long, global = true, value_name = "vi|en", value_parser = ["vi", "en"])]
    #[arg(hide_possible_values = true)]
    lang: Option<String>,
    #[arg(long, short = 'h', global = true, action = clap::ArgAction::Help)]
    help: Option<bool>,
    #[arg(long, short = 'V', action = clap::ArgAction::Version)]
    version: Option<bool>,
    #[command(subcommand)]
    command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Check a feed.
    Check(Check),
    /// Make a feed of a sheet.
    Import(Import),
    /// Make a site.
    Build(Build),
    /// Make the HTML to paste into a page.
    Prerender(Prerender),
    /// Serve a site.
    Serve(Serve),
    /// Pack a site for a USB stick.
    Pack(Pack),
    /// Print the schema.
    Schema,
}

/// What to check, and how to tell.
#[derive(Debug, Args)]
pub(crate) struct Check {
    #[arg(value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "MAP.toml")]
    pub(crate) map: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) photos: Option<PathBuf>,
    #[arg(long, value_name = "text|json|sarif", value_enum, default_value = "text")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(crate) format: Format,
    #[arg(long)]
    pub(crate) all: bool,
    #[arg(long, value_name = "error|warning|hint", value_enum, default_value = "hint")]
    #[arg(hide_possible_values = true, hide_default_value = true)]
    pub(crate) fail_on: Least,
    #[arg(long, value_name = "YYYY-MM-DD")]
    pub(crate) today: Option<String>,
}

/// The form of the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    Text,
    Json,
    Sarif,
}

/// The mildest severity that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Least {
    Error,
    Warning,
    Hint,
}

/// Which sheet, and what of it.
#[derive(Debug, Args)]
pub(crate) struct Import {
    #[arg(value_name = "SHEET")]
    pub(crate) sheet: Option<PathBuf>,
    #[arg(long, value_name = "MAP.toml")]
    pub(crate) map: Option<PathBuf>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, conflicts_with_all = ["map", "template"])]
    pub(crate) init: bool,
    #[arg(long, conflicts_with = "map")]
    pub(crate) template: bool,
}

/// Of what to make a site, and how.
#[derive(Debug, Args)]
pub(crate) struct Build {
    #[arg(value_name = "FEED|SHEET")]
    pub(crate) input: PathBuf,
    #[arg(long, short = 'o', value_name = "SITE")]
    pub(crate) output: PathBuf,
    #[arg(long, value_name = "DIR")]
    pub(crate) photos: Option<PathBuf>,
    #[arg(long, value_name = "MAP.toml")]
    pub(crate) map: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
    #[arg(long, value_name = "TEXT")]
    pub(crate) title: Option<String>,
    #[arg(long, value_name = "vi,en", value_delimiter = ',')]
    pub(crate) languages: Vec<String>,
    #[arg(long, value_name = "DIR")]
    pub(crate) widget: Option<PathBuf>,
    #[arg(long, value_name = "DIR")]
    pub(crate) cache: Option<PathBuf>,
    #[arg(long, value_name = "N", default_value = "0", hide_default_value = true)]
    pub(crate) jobs: u16,
}

/// Of what to make a fragment, and where to.
#[derive(Debug, Args)]
pub(crate) struct Prerender {
    #[arg(value_name = "FEED")]
    pub(crate) input: PathBuf,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "URL")]
    pub(crate) base: Option<String>,
}

/// What to serve, and where.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(value_name = "SITE")]
    pub(crate) site: PathBuf,
    #[arg(long, value_name = "IP", default_value = "127.0.0.1", hide_default_value = true)]
    pub(crate) host: IpAddr,
    #[arg(long, value_name = "PORT")]
    pub(crate) port: Option<u16>,
    #[arg(long)]
    pub(crate) no_live: bool,
}

/// What to pack, and where to.
#[derive(Debug, Args)]
pub(crate) struct Pack {
    #[arg(value_name = "SITE")]
    pub(crate) site: PathBuf,
    #[arg(long, short = 'o', value_name = "FILE", default_value = "kiosk.zip")]
    #[arg(hide_default_value = true)]
    pub(crate) output: PathBuf,
}

/// The language of all words: `--lang` wherever it stands, else the environment's, else Vietnamese.
pub(crate) fn language(
    words: &[OsString],
    environment: impl Fn(&str) -> Option<String>,
) -> Language {
    let mut words = words.iter().filter_map(|word| word.to_str());
    let mut asked = None;
    while let Some(word) = words.next() {
        if word == "--" {
            break;
        }
        match word.strip_prefix("--lang") {
            Some("") => asked = words.next(),
            Some(value) => asked = value.strip_prefix('=').or(asked),
            None => {}
        }
    }
    // The first that is set decides, as POSIX says, even where nobody here speaks it.
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .find_map(|name| environment(name).filter(|value| !value.is_empty()));
    asked
        .and_then(Language::of)
        .or_else(|| set.as_deref().and_then(Language::of))
        .unwrap_or_default()
}

/// The command that the words ask for.
///
/// # Errors
/// Help, the version, or what is wrong with the words.
pub(crate) fn parse(words: Vec<OsString>, language: Language) -> Result<Command, clap::Error> {
    let matches = explained(language).try_get_matches_from(words)?;
    Ok(Wall::from_arg_matches(&matches)?.command)
}

/// The command line with its words in a language.
fn explained(language: Language) -> clap::Command {
    let heading = language.text("cli.options");
    let template = [
        "{about-with-newline}\n",
        language.text("cli.usage"),
        " {usage}\n\n{all-args}{after-help}\n",
    ]
    .concat();
    let mut command = Wall::command()
        .about(language.text("cli.about"))
        .subcommand_help_heading(language.text("cli.commands"))
        .subcommand_value_name(language.text("cli.commands"));
    for name in ["lang", "help", "version"] {
        command = command.mut_arg(name, |arg| {
            arg.help(language.text(&["cli.", name].concat())).help_heading(heading)
        });
    }
    let names: Vec<String> =
        command.get_subcommands().map(|command| command.get_name().to_owned()).collect();
    for name in names {
        let key = ["cli.", &name].concat();
        let template = template.clone();
        command = command.mut_subcommand(&name, |command| {
            let after = language.text(&[&key, ".after"].concat());
            let command = command.about(language.text(&key)).help_template(template);
            let command =
                if after.is_empty() { command } else { command.after_help(["\n", after].concat()) };
            command.mut_args(|arg| {
                let id = arg.get_id().as_str().replace('_', "-");
                let help = language.text(&[&key, ".", &id].concat());
                let heading = if arg.is_positional() { "cli.arguments" } else { "cli.options" };
                arg.help(help).help_heading(language.text(heading))
            })
        });
    }
    command.help_template(template)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(words: &[&str], variables: &[(&str, &str)]) -> Language {
        let words: Vec<OsString> = words.iter().map(Into::into).collect();
        language(&words, |name| {
            variables.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn the_command_line_decides_the_language_then_the_environment() {
        let english = [("LANG", "en_US.UTF-8")];
        assert_eq!(chosen(&["wall", "check", "--lang", "vi"], &english), Language::Vietnamese);
        assert_eq!(chosen(&["wall", "--lang=en"], &[]), Language::English);
        assert_eq!(chosen(&["wall"], &english), Language::English);
        assert_eq!(chosen(&["wall"], &[("LC_ALL", "vi_VN"), english[0]]), Language::Vietnamese);
        assert_eq!(chosen(&["wall"], &[("LC_ALL", "C.UTF-8"), english[0]]), Language::Vietnamese);
    }

    #[test]
    fn everything_that_may_be_asked_for_is_explained_in_both_languages() {
        for language in [Language::Vietnamese, Language::English] {
            let mut command = explained(language);
            command.build();
            for command in command.get_subcommands() {
                assert!(command.get_about().is_some_and(|about| !about.to_string().is_empty()));
                for arg in command.get_arguments() {
                    let help = arg.get_help().map(ToString::to_string).unwrap_or_default();
                    assert_ne!(help, "", "{} {}", command.get_name(), arg.get_id());
                }
            }
        }
    }
}
