//! `susumi export`: the plans as one file for other programs.

use super::arguments::{ExportArguments, ExportFormat};
use super::output::{OutputError, print, save};
use super::{Exit, opened};
use crate::export::{Part, write_html, write_json};
use crate::source::config::Config;

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
    let write = |out: &mut dyn std::io::Write| match arguments.format {
        ExportFormat::Html => write_html(out, &plans),
        ExportFormat::Json => write_json(out, &plans),
    };
    match &arguments.output {
        Some(path) => save(path, &workspace, write)?,
        None => print(write)?,
    }
    Ok(if workspace.failures.is_empty() { Exit::Clean } else { Exit::Found })
}
