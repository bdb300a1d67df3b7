//! `susumi indicators`: of each plan or, where names are asked for, over all plans by name.

use super::Exit;
use super::arguments::IndicatorsArguments;
use super::filter::{View, parts};
use super::lists::{self, List};
use super::opener::Opener;
use super::output::OutputError;
use super::table::print_table_of_all;
use crate::export::{Table, namesakes_table};
use crate::plan::Calendar;
use crate::query::{Namesake, SameName, by_name};
use crate::source::closest;
use crate::words::{Wording, namesakes as words};
use crate::workspace::Workspace;

/// Runs it.
pub fn indicators(arguments: &IndicatorsArguments, opener: &Opener) -> Result<Exit, OutputError> {
    let IndicatorsArguments { by, name, list } = arguments;
    if by.is_none() && name.is_empty() {
        return lists::run(List::Indicators, list, opener);
    }
    let typed = (&list.table, &list.filter, list.paths.as_slice());
    let head = [("format", List::Indicators.format()), ("by", "name")];
    print_table_of_all(typed, opener, &head, |workspace, view| {
        let names: Vec<SameName> = name.iter().map(|name| SameName::of(name)).collect();
        if let Some((typed, _)) = name.iter().zip(&names).find(|(_, name)| !is_known(name, workspace)) {
            return Err(unknown(typed, workspace));
        }
        Ok(table(workspace, view, &names, lists::calendar(&list.table)))
    })
}

/// The indicators that the filter leaves, by name: those names or, without any, all that two plans share.
fn table(workspace: &Workspace, view: &View, names: &[SameName], calendar: Calendar) -> Table {
    let selections = view.select_each(workspace);
    let parts = parts(workspace, &selections);
    let all = parts.iter().enumerate().flat_map(|(plan, part)| {
        part.selection.indicators.iter().map(move |id| {
            let name = part.loaded.plan.indicator(*id).name.as_str();
            (name, Namesake { plan, indicator: *id })
        })
    });
    let wanted = all.filter(|(name, _)| names.is_empty() || names.iter().any(|wanted| wanted.fits(name)));
    let mut groups = by_name(wanted);
    if names.is_empty() {
        groups.retain(|group| group.first().map(|one| one.plan) != group.last().map(|one| one.plan));
        // What most plans have is what most people want to see.
        groups.sort_by_key(|group| std::cmp::Reverse(group.len()));
    }
    namesakes_table(&parts, &groups, calendar)
}

fn names(workspace: &Workspace) -> impl Iterator<Item = &str> {
    workspace.plans.iter().flat_map(|loaded| &loaded.plan.indicators).map(|indicator| indicator.name.as_str())
}

fn is_known(name: &SameName, workspace: &Workspace) -> bool {
    names(workspace).any(|other| name.fits(other))
}

fn unknown(typed: &str, workspace: &Workspace) -> Wording {
    words::unknown(typed, closest(typed, names(workspace)))
}
