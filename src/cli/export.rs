//! `susumi export`: the plans as one file for other programs.

use std::io::IsTerminal;

use super::arguments::{ExportArguments, ExportFormat};
use super::output::{OutputError, print, save};
use super::{Exit, complain, opened};
use crate::export::{Part, write_json, write_workbook};
use crate::label;
use crate::source::config::Config;
use crate::words::Wording;
use crate::words::workbook as words;

/// Runs it. What cannot be read is said on standard error and the rest is written: 1 then, or 2 if
/// there is no rest.
pub fn run(arguments: &ExportArguments, config: &Config) -> Result<Exit, OutputError> {
    let Some((workspace, view)) = opened(&arguments.paths, &arguments.filter, config) else {
        return Ok(Exit::CouldNotRun);
    };
    let selections: Vec<_> = workspace.plans.iter().map(|loaded| view.select(&loaded.plan)).collect();
    let plans: Vec<_> = workspace
        .plans
        .iter()
        .zip(&selections)
        .map(|(loaded, (selection, as_of))| Part { loaded, selection, as_of: *as_of })
        .collect();
    if arguments.format == ExportFormat::Xlsx
        && let Some(wording) = refused(arguments, plans.len())
    {
        complain(&wording);
        return Ok(Exit::CouldNotRun);
    }
    let write = |out: &mut dyn std::io::Write| match arguments.format {
        ExportFormat::Json => write_json(out, &plans),
        ExportFormat::Xlsx => plans.iter().try_for_each(|part| {
            write_workbook(&mut *out, part, &label::filter(view.filter()), &view.filter().departments)
        }),
    };
    match &arguments.output {
        Some(path) => save(path, &workspace, write)?,
        None => print(write)?,
    }
    Ok(if workspace.failures.is_empty() { Exit::Clean } else { Exit::Found })
}

/// Why there can be no workbook: it is about one plan, and nothing to look at in a terminal.
fn refused(arguments: &ExportArguments, plans: usize) -> Option<Wording> {
    if plans > 1 {
        return Some(words::several_plans(plans));
    }
    let is_seen = arguments.output.is_none() && std::io::stdout().is_terminal();
    is_seen.then(words::not_for_terminals)
}
