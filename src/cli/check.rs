//! `susumi check`: all findings, and an exit code that says how bad they are.

use super::arguments::{CheckArguments, CheckFormat};
use super::filter::View;
use super::misplaced::misplaced;
use super::opener::Opener;
use super::output::{OutputError, print};
use super::{Exit, complain, refused, say};
use crate::export::{Found, write_findings_json, write_findings_text};
use crate::label;
use crate::plan::{Finding, Severity, Subject};
use crate::review;
use crate::source::Failure;
use crate::words::{accepted as words_accepted, check as words, review as words_review};
use crate::workspace::Workspace;

/// Runs it: 0 without errors, 1 with errors, 2 if a path could not be read at all.
pub fn run(arguments: &CheckArguments, opener: &Opener) -> Result<Exit, OutputError> {
    let workspace = opener.open(&arguments.paths);
    if arguments.filter.year.is_some() && arguments.filter.statuses.is_empty() {
        // Findings are those of now; a year says as of when a status is meant.
        say(words::YEAR_WITHOUT_STATUS);
    }
    if let Some(wording) = misplaced(&arguments.paths, opener) {
        complain(&wording);
    }
    let view = match View::of(&arguments.filter, &workspace) {
        Ok(view) => view,
        // Without a plan no department is known; what could not be read is said below.
        Err(_) if workspace.plans.is_empty() => View::default(),
        Err(wording) => {
            return Ok(refused(&wording));
        }
    };
    let findings = findings(&workspace, &view);
    print(|out| match arguments.format {
        CheckFormat::Json => write_findings_json(out, &findings),
        CheckFormat::Text => {
            let (open, accepted): (Vec<_>, Vec<_>) =
                findings.iter().cloned().partition(|found| found.finding.is_open());
            write_findings_text(&mut *out, &open)?;
            let count = |severity| open.iter().filter(|found| found.is_open(severity)).count();
            let [errors, warnings, notes] = [Severity::Error, Severity::Warning, Severity::Note].map(count);
            let read = workspace.failures.iter().filter(|failure| !failure.is_unread()).count();
            let files = workspace.plans.len() + read;
            writeln!(out, "{}", words::counts(files, errors, warnings, notes, &label::filter(view.filter())))?;
            if let Some(how_to) = how_to(&open) {
                writeln!(out, "    {how_to}")?;
            }
            if !accepted.is_empty() {
                writeln!(out, "\n{}", words_accepted::heading(accepted.len()))?;
                write_findings_text(&mut *out, &accepted)?;
            }
            Ok(())
        }
    })?;
    let is_error = |found: &Found<'_>| found.is_open(Severity::Error);
    Ok(match findings.iter().any(is_error) {
        _ if workspace.failures.iter().any(Failure::is_unread) => Exit::CouldNotRun,
        true => Exit::Found,
        false => Exit::Clean,
    })
}

/// Every finding with the name of its file. A filter asks for entries: then what is about a node or the plan
/// as a whole is left out, but never what keeps a file from being read.
fn findings<'a>(workspace: &'a Workspace, view: &View) -> Vec<Found<'a>> {
    let of_plans = workspace.plans.iter().flat_map(|loaded| {
        let file = loaded.origin.display();
        let selection = (!view.filter().is_empty()).then(|| view.select(&loaded.plan).0);
        let is_meant = move |finding: &&Finding| match (&selection, finding.subject) {
            (None, _) => true,
            (Some(selection), Subject::Action(_) | Subject::Indicator(_)) => selection.shows(finding.subject),
            (Some(_), Subject::Plan | Subject::Totals | Subject::Node(_)) => false,
        };
        let findings = loaded.findings.iter().filter(is_meant);
        findings.map(move |finding| Found { file: file.clone(), plan: Some(&loaded.plan), finding })
    });
    of_plans.chain(workspace.failures.iter().map(super::found)).collect()
}

/// How to let a finding stand, if one of the review is open: its codes stand nowhere else in the text.
/// Errors are to be mended.
fn how_to(open: &[Found<'_>]) -> Option<String> {
    let is_found =
        |code: &&str| open.iter().any(|found| found.finding.code == *code && found.finding.severity != Severity::Error);
    let codes: Vec<&str> = review::CODES.into_iter().filter(is_found).collect();
    let titles: Vec<(&str, &str)> = codes.iter().map(|code| (*code, words_review::title(code))).collect();
    codes.first().map(|example| words_accepted::how_to(example, &titles))
}
