//! `susumi import BOOK`: a workbook → a plan file. Never writes over a file.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::ImportArguments;
use super::output::{OutputError, print};
use super::{Exit, refused};
use crate::import::{Finished, Place, Wishes, plan_of, read};
use crate::plan::{Finding, Severity, Subject};
use crate::review::review;
use crate::source::{INPUT, is_plan_name, load_text, plan_text_with};
use crate::visible::{spelled, visible};
use crate::words::{Wording, check, import as words};
use crate::writing::create;

/// Runs it: 0 all has been read, 1 something is to be looked at, 2 there is no plan.
pub fn run(arguments: &ImportArguments) -> Result<Exit, OutputError> {
    let path = arguments.output.as_deref().filter(|path| *path != Path::new(INPUT));
    if let Some(path) = path {
        let name = path.display().to_string();
        let refusal = if path.exists() {
            Some(words::exists(&name))
        } else if !is_plan_name(path) {
            Some(words::not_a_plan_name(&name))
        } else {
            None
        };
        if let Some(wording) = refusal {
            return Ok(refused(&wording));
        }
    }
    let wishes = Wishes {
        title: arguments.title.clone(),
        municipality: arguments.municipality.clone(),
        sheets: arguments.sheets.clone(),
    };
    let named = path.unwrap_or(&arguments.book);
    let id = named.file_stem().map(spelled).unwrap_or_default();
    let book_name = spelled(arguments.book.as_os_str());
    let finished = match read(&arguments.book).and_then(|book| plan_of(&book, &id, &wishes)) {
        Ok(finished) => finished,
        Err(Wording { message, hint }) => {
            return Ok(refused(&Wording { message: format!("{book_name}: {message}"), hint }));
        }
    };
    let text = text(&finished);
    let findings = findings(&finished, &text);
    match path {
        Some(path) => match create(path, &text) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                return Ok(refused(&words::exists(&path.display().to_string())));
            }
            created => {
                created.map_err(|error| OutputError::Write(path.to_owned(), error))?;
                print(|out| report(out, &finished, &findings, Some(path)))?;
            }
        },
        None => {
            print(|out| out.write_all(text.as_bytes()))?;
            // The plan went to standard output; where standard error is closed, nobody is listening.
            let _ = report(&mut io::stderr().lock(), &finished, &findings, None);
        }
    }
    Ok(if attention(&finished, &findings) == 0 { Exit::Clean } else { Exit::Found })
}

/// The plan file, with a comment above every entry that needs a person.
fn text(finished: &Finished) -> String {
    let needed = finished.doubts.iter().filter(|(_, doubt)| doubt.severity != Severity::Note);
    let comment = |(subject, doubt): &(Subject, crate::import::Doubt)| {
        (*subject, words::comment(doubt.place.as_ref().map(Place::to_string).as_deref(), &doubt.wording))
    };
    plan_text_with(&finished.plan, &needed.map(comment).collect::<Vec<_>>())
}

/// What looks wrong with the plan as it will be read from its file.
fn findings(finished: &Finished, text: &str) -> Vec<Finding> {
    match load_text(&finished.plan.id, text) {
        Ok((plan, positions, mut findings)) => {
            let of_meaning = review(&plan, &positions, &findings);
            findings.extend(of_meaning);
            findings
        }
        Err(finding) => vec![finding],
    }
}

/// How much is to be looked at before the file can be used.
fn attention(finished: &Finished, findings: &[Finding]) -> usize {
    let doubts = finished.doubts.iter().filter(|(_, doubt)| doubt.severity != Severity::Note).count();
    doubts + findings.iter().filter(|finding| finding.severity == Severity::Error).count()
}

/// All that is to be said: of the workbook, then of the plan, each with the cell it is about.
fn report(out: &mut dyn Write, finished: &Finished, findings: &[Finding], path: Option<&Path>) -> io::Result<()> {
    let mut line = |place: Option<String>, severity: Severity, message: &str, hint: Option<&str>| {
        let place = place.map_or(String::new(), |place| format!("{place}: "));
        writeln!(out, "{}", visible(&format!("{place}{} {message}", check::severity(severity))))?;
        hint.map_or(Ok(()), |hint| writeln!(out, "    {}", visible(hint)))
    };
    for (_, doubt) in &finished.doubts {
        let place = doubt.place.as_ref().map(Place::to_string);
        line(place, doubt.severity, &doubt.wording.message, doubt.wording.hint.as_deref())?;
    }
    for finding in findings.iter().filter(|finding| finding.is_open()) {
        let place = finished.places.iter().find(|(subject, _)| *subject == finding.subject);
        line(place.map(|(_, place)| place.to_string()), finding.severity, &finding.message, finding.hint.as_deref())?;
    }
    let (actions, indicators) = (finished.plan.actions.len(), finished.plan.indicators.len());
    writeln!(out, "{}", words::summary(actions, indicators, attention(finished, findings)))?;
    if let Some(path) = path {
        writeln!(out, "{}", visible(&words::made(&path.display().to_string())))?;
    }
    Ok(())
}
