//! `susumi actions`, `susumi indicators` and `susumi attention`: what is in the plans, as lists.

use super::arguments::{ListArguments, TableForm};
use super::output::OutputError;
use super::table::print_tables;
use super::{Exit, opened};
use crate::export::{Part, Table, actions_table, attention_table, indicators_table};
use crate::label;
use crate::plan::Calendar;
use crate::source::Loaded;
use crate::source::config::Config;
use crate::words::{screen, summary as words};

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
}

/// Runs it. What cannot be read is said on standard error and the rest is listed: 1 then, or 2 if there is no rest.
pub fn run(list: List, arguments: &ListArguments, config: &Config) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(&arguments.paths, &arguments.filter, config) else {
        return Ok(Exit::CouldNotRun);
    };
    // Tables that programs read count years as programs do.
    let calendar = match arguments.table.format {
        TableForm::Csv => Calendar::Western,
        TableForm::Table | TableForm::Tsv | TableForm::Json | TableForm::Markdown => Calendar::Era,
    };
    let table = |loaded: &Loaded| {
        let (selection, as_of) = view.select(&loaded.plan);
        let part = Part { loaded, selection: &selection, as_of };
        let year = screen::as_of(&as_of.label(Calendar::Era));
        let title = words::title(&loaded.plan.title, &year, &label::filter(view.filter()));
        let table = match list {
            List::Actions => actions_table(&part, calendar),
            List::Indicators => indicators_table(&part, calendar),
            List::Attention => attention_table(&part, calendar, &view.filter().departments),
        };
        Table { title, ..table }
    };
    let tables: Vec<Table> = workspace.plans.iter().map(table).collect();
    match print_tables(&arguments.table, &[("format", list.format())], tables)? {
        Exit::Clean if !workspace.failures.is_empty() => Ok(Exit::Found),
        exit => Ok(exit),
    }
}
