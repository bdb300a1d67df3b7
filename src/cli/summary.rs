//! `susumi summary`: how many of what, and which share, as a table.

use super::arguments::{SummaryArguments, SummaryBy};
use super::output::OutputError;
use super::table::print_tables;
use super::{Exit, opened};
use crate::export::{By, Part, Table, summary_table};
use crate::label;
use crate::plan::Calendar;
use crate::source::Loaded;
use crate::source::config::Config;
use crate::words::{screen, summary as words};

/// Runs it. What cannot be read is said on standard error and the rest is counted: 1 then, or 2 if
/// there is no rest.
pub fn run(arguments: &SummaryArguments, config: &Config) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(&arguments.paths, &arguments.filter, config) else {
        return Ok(Exit::CouldNotRun);
    };
    let by = arguments.by.into();
    let table = |loaded: &Loaded| {
        let (selection, as_of) = view.select(&loaded.plan);
        let part = Part { loaded, selection: &selection, as_of };
        let year = screen::as_of(&as_of.label(Calendar::Era));
        let title = words::title(&loaded.plan.title, &year, &label::filter(view.filter()));
        Table { title, ..summary_table(&part, by, &view.filter().departments) }
    };
    let tables: Vec<Table> = workspace.plans.iter().map(table).collect();
    let head = [("format", "susumi-summary/1"), ("by", by.name())];
    match print_tables(&arguments.table, &head, tables)? {
        Exit::Clean if !workspace.failures.is_empty() => Ok(Exit::Found),
        exit => Ok(exit),
    }
}

impl From<SummaryBy> for By {
    fn from(by: SummaryBy) -> Self {
        match by {
            SummaryBy::Status => Self::Status,
            SummaryBy::Department => Self::Department,
            SummaryBy::Node => Self::Node,
            SummaryBy::Year => Self::Year,
        }
    }
}
