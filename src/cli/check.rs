//! `susumi check`: all findings, and an exit code that says how bad they are.

use super::Exit;
use super::arguments::{CheckArguments, CheckFormat};
use super::output::{OutputError, print};
use crate::export::{Found, write_findings_json, write_findings_text};
use crate::plan::Severity;
use crate::source::Failure;
use crate::source::config::Config;
use crate::words::check as words;
use crate::workspace::{self, Workspace};

/// Runs it: 0 without errors, 1 with errors, 2 if a path could not be read at all.
pub fn run(arguments: &CheckArguments, config: &Config) -> Result<Exit, OutputError> {
    let workspace = workspace::open(&arguments.paths, config);
    let findings = findings(&workspace);
    print(|out| match arguments.format {
        CheckFormat::Json => write_findings_json(out, &findings),
        CheckFormat::Text => {
            write_findings_text(&mut *out, &findings)?;
            let count = |severity| findings.iter().filter(|found| found.finding.severity == severity).count();
            let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
            let read = workspace.failures.iter().filter(|failure| !failure.is_unread()).count();
            let files = workspace.plans.len() + read;
            writeln!(out, "{}", words::counts(files, errors, warnings, notes))
        }
    })?;
    let is_error = |found: &Found<'_>| found.finding.severity == Severity::Error;
    Ok(match findings.iter().any(is_error) {
        _ if workspace.failures.iter().any(Failure::is_unread) => Exit::CouldNotRun,
        true => Exit::Found,
        false => Exit::Clean,
    })
}

/// Every finding with the name of its file.
fn findings(workspace: &Workspace) -> Vec<Found<'_>> {
    let of_plans = workspace.plans.iter().flat_map(|loaded| {
        let file = loaded.origin.display();
        loaded.findings.iter().map(move |finding| Found { file: file.clone(), plan: Some(&loaded.plan), finding })
    });
    of_plans.chain(workspace.failures.iter().map(super::found)).collect()
}
