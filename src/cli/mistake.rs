//! Mistakes on the command line, in Japanese.
//!
//! `clap` finds them and says what is concerned; the sentences are ours.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::words::{Wording, cli as words};

/// What is wrong with the arguments. `None` for what is no mistake: help and version, whose text
/// `clap` has laid out.
pub fn wording(error: &clap::Error) -> Option<Wording> {
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

/// `--format` of `--format <形式>`.
fn name(argument: &str) -> String {
    argument.split(' ').next().unwrap_or(argument).to_owned()
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
        ];
        for (line, sentence) in table {
            let error = Arguments::try_parse_from(std::iter::once("susumi").chain(line.split(' '))).unwrap_err();
            assert_eq!(wording(&error).unwrap().message, sentence, "{line}");
        }
    }

    #[test]
    fn paths_and_commands() {
        let parse = |line: &str| Arguments::try_parse_from(line.split(' ')).unwrap();
        assert_eq!(parse("susumi plans check").paths.len(), 2, "after a path there are only paths");
        assert!(parse("susumi ./check").command.is_none());
        assert!(parse("susumi check plans").command.is_some());
    }
}
