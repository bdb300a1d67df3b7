//! `susumi export`: the plans as one file for other programs.

use super::arguments::{ExportArguments, ExportFormat};
use super::filter::View;
use super::output::{OutputError, print, save};
use super::{Exit, complain, report};
use crate::export::{Excerpt, write_json};
use crate::source::config::Config;
use crate::workspace;

/// Runs it. What cannot be read is said on standard error and the rest is written: 1 then, or 2 if
/// there is no rest.
pub fn run(arguments: &ExportArguments, config: &Config) -> Result<Exit, OutputError> {
    let workspace = workspace::open(&arguments.paths, config);
    report(&workspace.failures);
    if workspace.plans.is_empty() {
        return Ok(Exit::CouldNotRun);
    }
    let view = match View::of(&arguments.filter, &workspace) {
        Ok(view) => view,
        Err(wording) => {
            complain(&wording);
            return Ok(Exit::CouldNotRun);
        }
    };
    let selections: Vec<_> = workspace.plans.iter().map(|loaded| view.select(&loaded.plan)).collect();
    let plans: Vec<_> = workspace
        .plans
        .iter()
        .zip(&selections)
        .map(|(loaded, (selection, as_of))| Excerpt { loaded, selection, as_of: *as_of })
        .collect();
    let write = |out: &mut dyn std::io::Write| match arguments.format {
        ExportFormat::Json => write_json(out, &plans),
    };
    match &arguments.output {
        Some(path) => save(path, &workspace, write)?,
        None => print(write)?,
    }
    Ok(if workspace.failures.is_empty() { Exit::Clean } else { Exit::Found })
}
