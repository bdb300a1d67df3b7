//! `susumi summary`: how many of what, and which share, as a table.

use super::Exit;
use super::arguments::{SummaryArguments, SummaryBy};
use super::output::OutputError;
use super::table::print_table_of_each;
use crate::export::{By, summary_table};
use crate::source::config::Config;
use crate::words::nothing::Sought;

/// Runs it.
pub fn run(arguments: &SummaryArguments, config: &Config) -> Result<Exit, OutputError> {
    let by = By::from(arguments.by);
    let head = [("format", "susumi-summary/1"), ("by", by.name())];
    let typed = (&arguments.table, &arguments.filter, arguments.paths.as_slice());
    print_table_of_each(typed, config, &head, Sought::Entries, |part, filter| {
        summary_table(part, by, &filter.departments)
    })
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
