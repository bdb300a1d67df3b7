//! What may be typed: the commands, and one file for what each of them takes.

mod cache;
mod check;
mod collect;
mod completions;
mod config;
mod diff;
mod doctor;
mod encoding;
mod export;
mod filter;
mod help;
mod import;
mod lists;
mod look;
mod new;
mod read;
mod screen;
mod set;
mod summary;
mod table;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::words::{
    cli as words, collect as collecting, config as config_words, doctor as doctor_words, export as export_words,
    import as import_words, list_commands, manual, reading, starting,
};
pub use cache::{CacheArguments, CacheWish};
pub use check::{CheckArguments, CheckFormat};
pub use collect::{CollectArguments, CollectFormat};
pub use completions::{CompletionsArguments, WordList};
pub use config::ConfigArguments;
pub use diff::{DiffArguments, DiffFormat};
pub use doctor::DoctorArguments;
pub use encoding::{EncodingArguments, EncodingName};
pub use export::{ExportArguments, ExportFormat};
pub use filter::{EntryArguments, FilterArguments};
pub use import::ImportArguments;
pub use lists::{IndicatorsArguments, ListArguments};
pub use look::{AmbiguousWish, CopyWish, GlyphsWish, LookArguments};
pub use new::NewArguments;
pub use read::ReadArguments;
pub use screen::ScreenArguments;
pub use set::SetArguments;
pub use summary::{SummaryArguments, SummaryBy};
pub use table::{TableArguments, TableForm};

/// The command line as typed. Without a command the screen is meant.
#[derive(Debug, Parser)]
#[command(
    name = "susumi",
    version,
    about = words::ABOUT,
    after_help = words::AFTER_HELP,
    help_template = words::HELP_TEMPLATE,
    override_usage = words::USAGE,
    subcommand_help_heading = words::COMMANDS,
    next_help_heading = words::OPTIONS,
    args_conflicts_with_subcommands = true,
    disable_help_flag = true,
    disable_help_subcommand = true,
    disable_version_flag = true
)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Option<Command>,
    #[command(flatten)]
    pub screen: ScreenArguments,
}

/// The commands; one file each beside this one.
#[derive(Debug, Subcommand)]
pub enum Command {
    #[command(about = list_commands::ATTENTION, override_usage = list_commands::ATTENTION_USAGE, after_help = list_commands::ATTENTION_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Attention(ListArguments),
    #[command(about = list_commands::ACTIONS, override_usage = list_commands::ACTIONS_USAGE, after_help = list_commands::ACTIONS_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Actions(ListArguments),
    #[command(about = list_commands::INDICATORS, override_usage = list_commands::INDICATORS_USAGE, after_help = list_commands::INDICATORS_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Indicators(IndicatorsArguments),
    #[command(about = words::CHECK, override_usage = words::CHECK_USAGE, after_help = words::CHECK_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Check(CheckArguments),
    #[command(about = words::EXPORT, override_usage = words::EXPORT_USAGE, after_help = export_words::AFTER,
        help_template = words::HELP_TEMPLATE)]
    Export(ExportArguments),
    #[command(about = import_words::IMPORT, override_usage = import_words::IMPORT_USAGE,
        after_help = import_words::IMPORT_AFTER, help_template = words::HELP_TEMPLATE)]
    Import(ImportArguments),
    #[command(about = list_commands::SUMMARY, override_usage = list_commands::SUMMARY_USAGE, after_help = list_commands::SUMMARY_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Summary(SummaryArguments),
    #[command(about = reading::READ, override_usage = reading::READ_USAGE, after_help = reading::READ_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Read(ReadArguments),
    #[command(about = words::DIFF, override_usage = words::DIFF_USAGE, after_help = words::DIFF_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Diff(DiffArguments),
    #[command(about = starting::NEW, override_usage = starting::NEW_USAGE, after_help = starting::NEW_AFTER,
        help_template = words::HELP_TEMPLATE)]
    New(NewArguments),
    #[command(about = starting::SCHEMA, override_usage = starting::SCHEMA_USAGE, after_help = starting::SCHEMA_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Schema,
    #[command(about = words::SET, override_usage = words::SET_USAGE, after_help = words::SET_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Set(SetArguments),
    #[command(about = collecting::COLLECT, override_usage = collecting::COLLECT_USAGE,
        after_help = collecting::COLLECT_AFTER, help_template = words::HELP_TEMPLATE)]
    Collect(CollectArguments),
    #[command(about = config_words::CONFIG, override_usage = config_words::CONFIG_USAGE, after_help = config_words::CONFIG_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Config(ConfigArguments),
    #[command(about = doctor_words::DOCTOR, override_usage = doctor_words::DOCTOR_USAGE, after_help = doctor_words::DOCTOR_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Doctor(DoctorArguments),
    #[command(about = manual::COMPLETIONS, override_usage = manual::COMPLETIONS_USAGE,
        after_help = manual::COMPLETIONS_AFTER, help_template = words::HELP_TEMPLATE)]
    Completions(CompletionsArguments),
    #[command(about = manual::MAN, override_usage = manual::MAN_USAGE, after_help = manual::MAN_AFTER,
        help_template = words::HELP_TEMPLATE)]
    Man,
}

impl Command {
    /// Whether it may write files that somebody has asked for.
    pub fn writes_files(&self) -> bool {
        match self {
            Self::Export(arguments) => arguments.output.is_some(),
            Self::Collect(_) | Self::Config(_) | Self::Import(_) | Self::New(_) | Self::Set(_) => true,
            Self::Actions(_)
            | Self::Attention(_)
            | Self::Check(_)
            | Self::Completions(_)
            | Self::Diff(_)
            | Self::Doctor(_)
            | Self::Indicators(_)
            | Self::Man
            | Self::Read(_)
            | Self::Schema
            | Self::Summary(_) => false,
        }
    }
}

/// The program's command line as it is defined.
pub fn program() -> clap::Command {
    Arguments::command()
}

/// What was typed.
///
/// # Errors
/// Where it is wrong, and where help or version is asked for.
pub fn parse(typed: &[OsString]) -> Result<Arguments, clap::Error> {
    if let Some(screen) = plans_alone(typed) {
        return Ok(Arguments { command: None, screen });
    }
    let parsed = program().try_get_matches_from(typed);
    let parsed = match parsed {
        // Laid out only where somebody reads it: every run parses.
        Err(error) if error.kind() == ErrorKind::DisplayHelp => help::laid_out(program()).try_get_matches_from(typed),
        parsed => parsed,
    };
    Arguments::from_arg_matches_mut(&mut parsed?)
}

/// What was typed for the screen, if it is nothing but plans: to lay out what all the commands take, and to look for it,
/// is as much work as a sixth of a plan, and the first frame would wait for it.
fn plans_alone(typed: &[OsString]) -> Option<ScreenArguments> {
    let words = typed.get(1..).unwrap_or_default();
    let is_path = |word: &OsString| {
        let is_option = word.as_encoded_bytes().starts_with(b"-");
        !word.is_empty() && !is_option && manual::command_names().all(|name| word != name)
    };
    words.iter().all(is_path).then(|| ScreenArguments::of(words.iter().map(PathBuf::from).collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plans_alone_are_taken_as_they_are_with_whatever_else_may_be_typed() {
        let lines = [
            "plans",
            "a.yaml plans/b.yaml",
            "plans check",
            "plans --kiosk",
            "chek",
            "-",
            "--",
            " plans",
            "plans ",
            "--fresh check",
            "--view a plans/nisshin-2.yaml b",
            "--ambiguous wide --no-cache -- check",
            "--glyphs ascii --frames f x",
            "--kiosk --frames f x",
            "--help",
            "--frmat",
            "check --kiosk",
        ];
        for line in lines {
            let typed: Vec<OsString> = format!("susumi {line}").split(' ').map(OsString::from).collect();
            let whole =
                program().try_get_matches_from(&typed).and_then(|matches| Arguments::from_arg_matches(&matches));
            let spelled = |parsed: Result<Arguments, clap::Error>| match parsed {
                Ok(arguments) => format!("{arguments:?}"),
                Err(error) => error.kind().to_string(),
            };
            assert_eq!(spelled(parse(&typed)), spelled(whole), "{line}");
        }
        assert!(parse(&["susumi".into()]).unwrap().screen.paths.is_empty());
    }

    #[test]
    fn a_command_is_known_by_its_name() {
        let names: Vec<String> = program().get_subcommands().map(|command| command.get_name().to_owned()).collect();
        for name in &names {
            assert!(manual::command_names().any(|known| known == name), "{name}");
        }
        assert_eq!(manual::command_names().count(), names.len());
    }
}
