//! `susumi actions`, `susumi indicators` and `susumi attention`: what is in the plans, as lists.

use super::Exit;
use super::arguments::{ListArguments, TableForm};
use super::output::OutputError;
use super::table::print_table_of_each;
use crate::export::{actions_table, attention_table, indicators_table};
use crate::plan::Calendar;
use crate::source::config::Config;
use crate::words::nothing::Sought;

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// 取組.
    Actions,
    /// 指標.
    Indicators,
    /// 要対応.
    Attention,
}

impl List {
    /// The name of its JSON.
    fn format(self) -> &'static str {
        match self {
            Self::Actions => "susumi-actions/1",
            Self::Indicators => "susumi-indicators/1",
            Self::Attention => "susumi-attention/1",
        }
    }

    fn sought(self) -> Sought {
        match self {
            Self::Actions => Sought::Actions,
            Self::Indicators => Sought::Indicators,
            Self::Attention => Sought::Attention,
        }
    }
}

/// Runs it.
pub fn run(list: List, arguments: &ListArguments, config: &Config) -> Result<Exit, OutputError> {
    // Tables that programs read count years as programs do.
    let calendar = match arguments.table.format {
        TableForm::Csv => Calendar::Western,
        TableForm::Table | TableForm::Tsv | TableForm::Json | TableForm::Markdown => Calendar::Era,
    };
    let typed = (&arguments.table, &arguments.filter, arguments.paths.as_slice());
    print_table_of_each(typed, config, &[("format", list.format())], list.sought(), |part, filter| match list {
        List::Actions => actions_table(part, calendar),
        List::Indicators => indicators_table(part, calendar),
        List::Attention => attention_table(part, calendar, &filter.departments),
    })
}
