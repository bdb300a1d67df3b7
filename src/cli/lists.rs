//! `susumi actions`, `susumi indicators` and `susumi attention`: what is in the plans, as lists, one of each plan.

use super::Exit;
use super::arguments::{ListArguments, TableArguments, TableForm};
use super::opener::Opener;
use super::output::OutputError;
use super::table::print_table_of_each;
use crate::export::{actions_table, attention_table, indicators_table};
use crate::plan::Calendar;
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
    pub fn format(self) -> &'static str {
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
pub fn run(list: List, arguments: &ListArguments, opener: &Opener) -> Result<Exit, OutputError> {
    let calendar = calendar(&arguments.table);
    let typed = (&arguments.table, &arguments.filter, arguments.paths.as_slice());
    print_table_of_each(typed, opener, &[("format", list.format())], list.sought(), |part, filter| match list {
        List::Actions => actions_table(part, calendar),
        List::Indicators => indicators_table(part, calendar),
        List::Attention => attention_table(part, calendar, &filter.departments),
    })
}

/// How years are written: tables that programs read count them as programs do.
pub fn calendar(table: &TableArguments) -> Calendar {
    match table.format {
        TableForm::Csv => Calendar::Western,
        TableForm::Table | TableForm::Tsv | TableForm::Json | TableForm::Markdown => Calendar::Era,
    }
}
