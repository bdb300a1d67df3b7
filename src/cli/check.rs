//! `susumi check`: all findings, and an exit code that says how bad they are.

use super::Exit;
use super::arguments::{CheckArguments, CheckFormat};
use super::output::{OutputError, print};
use crate::export::{write_findings_json, write_findings_text};
use crate::plan::{Finding, Severity};
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
            let count = |severity| findings.iter().filter(|(_, finding)| finding.severity == severity).count();
            let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
            let read = workspace.failures.iter().filter(|failure| !failure.is_unread()).count();
            let files = workspace.plans.len() + read;
            writeln!(out, "{}", words::counts(files, errors, warnings, notes))
        }
    })?;
    let is_error = |(_, finding): &(String, &Finding)| finding.severity == Severity::Error;
    Ok(match findings.iter().any(is_error) {
        _ if workspace.failures.iter().any(Failure::is_unread) => Exit::CouldNotRun,
        true => Exit::Found,
        false => Exit::Clean,
    })
}

/// Every finding with the name of its file.
fn findings(workspace: &Workspace) -> Vec<(String, &Finding)> {
    let of_plans = workspace.plans.iter().flat_map(|loaded| {
        let file = loaded.origin.display();
        loaded.findings.iter().map(move |finding| (file.clone(), finding))
    });
    let of_failures = workspace.failures.iter().map(|failure| (failure.origin.display(), &*failure.finding));
    of_plans.chain(of_failures).collect()
}
