//! `susumi summary`: how many of what, and which share, as a table of each plan or one of all.

use super::arguments::{SummaryArguments, SummaryBy};
use super::filter::View;
use super::opener::Opener;
use super::output::OutputError;
use super::table::{print_table_of_all, print_table_of_each};
use super::{Exit, refused};
use crate::export::{By, Part, SummaryOfPlans, SummaryRows, Table, summary_table};
use crate::words::nothing::Sought;
use crate::words::summary as words;
use crate::workspace::Workspace;

/// What the rows are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rows {
    /// In a table of each plan.
    Each(By),
    /// In one table of all plans.
    All(SummaryRows),
}

/// Runs it.
pub fn run(arguments: &SummaryArguments, opener: &Opener) -> Result<Exit, OutputError> {
    let Some(rows) = rows(&arguments.by) else {
        return Ok(refused(&words::not_together()));
    };
    let typed = (&arguments.table, &arguments.filter, arguments.paths.as_slice());
    let head = |by| [("format", "susumi-summary/1"), ("by", by)];
    match rows {
        Rows::Each(by) => print_table_of_each(typed, opener, &head(by.name()), Sought::Entries, |part, filter| {
            summary_table(part, by, &filter.departments)
        }),
        Rows::All(rows) => print_table_of_all(typed, opener, &head(rows.name()), |workspace, view| {
            Ok(all_plans(workspace, view, rows))
        }),
    }
}

fn all_plans(workspace: &Workspace, view: &View, rows: SummaryRows) -> Table {
    let mut counted = SummaryOfPlans::default();
    for loaded in &workspace.plans {
        let (selection, as_of) = view.select(&loaded.plan);
        counted.push(&Part { loaded, selection: &selection, as_of }, !view.filter().is_empty());
    }
    counted.table(rows)
}

/// What the words behind `--by` ask for; `None` for words that make no table together.
fn rows(by: &[SummaryBy]) -> Option<Rows> {
    let (first, rest) = by.split_first()?;
    if rest.iter().all(|other| other == first) {
        return Some(match first {
            SummaryBy::Status => Rows::Each(By::Status),
            SummaryBy::Department => Rows::Each(By::Department),
            SummaryBy::Node => Rows::Each(By::Node),
            SummaryBy::Year => Rows::Each(By::Year),
            SummaryBy::Plan => Rows::All(SummaryRows::Plans),
            SummaryBy::Municipality => Rows::All(SummaryRows::Municipalities),
        });
    }
    let is_of_all = |one: &SummaryBy| matches!(one, SummaryBy::Plan | SummaryBy::Municipality);
    by.iter().all(is_of_all).then_some(Rows::All(SummaryRows::PlansOfMunicipalities))
}
