//! Mistakes on the command line, in Japanese.
//!
//! `clap` finds them and says what is concerned; the sentences are ours.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::arguments::program;
use crate::words::{Wording, cli as words};

/// What is wrong with the arguments `typed`, the first of which is the program's name. `None` for what is no mistake:
/// help and version, whose text `clap` has laid out.
pub fn wording(error: &clap::Error, typed: &[OsString]) -> Option<Wording> {
    let context = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    };
    let first = |kind| context(kind).into_iter().next();
    let arguments: Vec<String> = context(ContextKind::InvalidArg).iter().map(|text| name(text)).collect();
    let argument = arguments.first().cloned().unwrap_or_default();
    Some(match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => return None,
        ErrorKind::UnknownArgument if stands_before_its_command(&argument, typed) => words::needs_command(&argument),
        ErrorKind::UnknownArgument => words::unknown_argument(&argument, first(ContextKind::SuggestedArg).as_deref()),
        ErrorKind::InvalidSubcommand => {
            let command = first(ContextKind::InvalidSubcommand).unwrap_or_default();
            words::unknown_command(&command, first(ContextKind::SuggestedSubcommand).as_deref())
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            let value = first(ContextKind::InvalidValue).unwrap_or_default();
            words::bad_value(&argument, &value, &context(ContextKind::ValidValue))
        }
        ErrorKind::MissingRequiredArgument => words::missing_argument(&arguments),
        ErrorKind::ArgumentConflict => {
            words::conflict(&argument, first(ContextKind::PriorArg).map(|text| name(&text)).as_deref())
        }
        ErrorKind::TooManyValues | ErrorKind::WrongNumberOfValues => words::too_many(&argument),
        _ => words::bad_arguments(),
    })
}

/// `--format` of `--format <形式>`; what must be given in the brackets for that.
fn name(argument: &str) -> String {
    let name = argument.split(' ').next().unwrap_or(argument);
    match name.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
        Some(name) => format!("<{name}>"),
        None => name.to_owned(),
    }
}

/// Whether no command has been named, and there are some that have such an option.
fn stands_before_its_command(argument: &str, typed: &[OsString]) -> bool {
    let program = program();
    let is_it = |option: &clap::Arg| {
        let long = argument.strip_prefix("--").is_some_and(|name| option.get_long() == Some(name));
        let short =
            argument.strip_prefix('-').is_some_and(|name| option.get_short().is_some_and(|c| name == c.to_string()));
        long || short
    };
    let has_command = typed.get(1).is_some_and(|first| program.find_subcommand(first).is_some());
    !has_command && program.get_subcommands().any(|command| command.get_arguments().any(is_it))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::cli::arguments::Arguments;

    #[test]
    fn every_mistake_has_its_sentence() {
        let table = [
            ("check --frmat x", "「--frmat」という指定はありません。"),
            ("check --format xml", "「--format」に「xml」は指定できません。"),
            ("check --format", "「--format」には値が要ります。"),
            ("check --format text --format json", "「--format」が2回指定されています。"),
            ("diff a", "「<AFTER>」の指定が要ります。"),
            ("config --init=3", "「--init」に付けた値が余分です。"),
            ("config x", "「x」という指定はありません。"),
            ("-x", "「-x」という指定はありません。"),
            ("-d gesui", "「-d」は、コマンドの後に書いてください。"),
            ("plans --status 未実施", "「--status」は、コマンドの後に書いてください。"),
            ("man -d gesui", "「-d」という指定はありません。"),
            ("completions csh", "「<SHELL>」に「csh」は指定できません。"),
        ];
        for (line, sentence) in table {
            let typed: Vec<OsString> = std::iter::once("susumi").chain(line.split(' ')).map(OsString::from).collect();
            let error = Arguments::try_parse_from(&typed).unwrap_err();
            assert_eq!(wording(&error, &typed).unwrap().message, sentence, "{line}");
        }
    }

    #[test]
    fn paths_and_commands() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' ')).unwrap();
        assert_eq!(parse("susumi plans check").screen.paths.len(), 2, "after a path there are only paths");
        assert!(parse("susumi ./check").command.is_none());
        assert!(parse("susumi check plans").command.is_some());
    }
}
