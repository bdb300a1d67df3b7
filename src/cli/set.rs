//! `susumi set`: results entered into a plan file, one place of it changed.

use std::io::{self, Write};
use std::path::Path;

use super::arguments::SetArguments;
use super::output::{OutputError, print};
use super::{Exit, complain, report};
use crate::amend::{Hunk, Line, Order, Refusal, prepare};
use crate::cells::{clean, width};
use crate::export::{Found, write_findings_text};
use crate::plan::{Finding, FiscalYear, Plan, Subject};
use crate::query::{entries_meant, entry_name};
use crate::review;
use crate::source::{self, Loaded, Origin, closest};
use crate::visible::spelled;
use crate::words::{Wording, amend as words, cli};
use crate::workspace;

/// Runs it: 0 if it is written or stands there already, 1 if findings or somebody else's change speak against it,
/// 2 if it could not be tried.
pub fn run(arguments: &SetArguments) -> Result<Exit, OutputError> {
    let Some(loaded) = load(&arguments.path) else { return Ok(Exit::CouldNotRun) };
    let order = match order(arguments, &loaded.plan) {
        Ok(order) => order,
        Err(wording) => {
            complain(&wording);
            return Ok(Exit::CouldNotRun);
        }
    };
    let file = loaded.origin.display();
    let amendment = match prepare(&loaded, &order) {
        Ok(amendment) => amendment,
        Err(refusal) => return Ok(refused(&refusal, &file)),
    };
    let (hunks, end) = if arguments.dry_run {
        (amendment.hunks().to_vec(), words::not_yet_written())
    } else {
        match amendment.save() {
            Ok(saved) => (saved.hunks, words::written(&file, saved.joined)),
            Err(refusal) => return Ok(refused(&refusal, &file)),
        }
    };
    print(|out| {
        writeln!(out, "{}", words::about(&entry_name(&loaded.plan, order.subject)))?;
        if hunks.is_empty() {
            return writeln!(out, "{}", words::already_there());
        }
        for hunk in &hunks {
            write_hunk(out, &file, hunk)?;
        }
        if !amendment.notes().is_empty() {
            writeln!(out, "{}", words::notes(amendment.notes().len()))?;
            write_findings_text(&mut *out, &found(amendment.notes(), &file))?;
        }
        writeln!(out, "{end}")
    })?;
    Ok(Exit::Clean)
}

/// The plan of the one file that `path` stands for; else it is said why there is none.
fn load(path: &Path) -> Option<Loaded> {
    let found = source::discover_plans(path).map_err(|failure| report(&[failure])).ok()?;
    report(&found.failures);
    let [file] = found.files.as_slice() else {
        complain(&words::several_plans(&spelled(path.as_os_str()), found.files.len()));
        return None;
    };
    workspace::read(&Origin::File(file.clone())).map_err(|failure| report(&[failure])).ok()
}

/// What was typed, checked against the plan.
fn order(arguments: &SetArguments, plan: &Plan) -> Result<Order, Wording> {
    let SetArguments { year, actual, value, status, achievement, remark, despite, .. } = arguments;
    let year = match year {
        Some(typed) => FiscalYear::parse(typed).map_err(|_| cli::bad_year(typed))?,
        None if actual.is_some() || value.is_some() || remark.is_some() => return Err(words::which_year()),
        // A status or a verdict is of no year.
        None => plan.as_of,
    };
    if let Some(code) = despite.iter().find(|code| !review::CODES.contains(&code.as_str())) {
        return Err(words::unknown_code(code, closest(code, review::CODES), &review::CODES));
    }
    let subject = subject(arguments, plan)?;
    let (actual, value) = (actual.clone(), value.clone());
    let (status, achievement, remark) = (status.clone(), achievement.clone(), remark.clone());
    Ok(Order { subject, year, actual, value, status, achievement, remark, despite: despite.clone() })
}

/// The one entry that is meant, of those that have what is ordered.
fn subject(arguments: &SetArguments, plan: &Plan) -> Result<Subject, Wording> {
    let typed = &arguments.entry;
    let of_actions = arguments.actual.is_some() || arguments.status.is_some();
    let of_indicators = arguments.value.is_some() || arguments.achievement.is_some();
    if of_actions && of_indicators {
        return Err(words::two_kinds());
    }
    let is_eligible = |subject| match subject {
        Subject::Action(_) => !of_indicators,
        _ => !of_actions,
    };
    let meant = entries_meant(plan, typed, is_eligible);
    match meant.as_slice() {
        [only] => Ok(*only),
        [] => {
            // Of the other kind there may be one.
            let others = entries_meant(plan, typed, |subject| !is_eligible(subject));
            match others.as_slice() {
                [other] => Err(words::other_kind(&entry_name(plan, *other), matches!(other, Subject::Action(_)))),
                _ => Err(words::no_such_entry(typed)),
            }
        }
        several => {
            let names: Vec<String> = several.iter().map(|subject| entry_name(plan, *subject)).collect();
            Err(words::several_entries(typed, &names))
        }
    }
}

fn refused(refusal: &Refusal, file: &str) -> Exit {
    complain(&refusal.wording());
    let findings = refusal.findings();
    // Where standard error is closed, nobody is listening.
    let _ = write_findings_text(io::stderr().lock(), &found(findings, file));
    let mut codes: Vec<&str> = findings.iter().map(|finding| finding.code).collect();
    codes.sort_unstable();
    codes.dedup();
    if !codes.is_empty() && codes.iter().all(|code| review::CODES.contains(code)) {
        super::say(&words::despite(&codes));
    }
    match refusal {
        Refusal::Findings(_) | Refusal::Changed(..) => Exit::Found,
        _ => Exit::CouldNotRun,
    }
}

fn found<'a>(findings: &'a [Finding], file: &str) -> Vec<Found<'a>> {
    findings.iter().map(|finding| Found { file: file.to_owned(), plan: None, finding }).collect()
}

/// `file:line`, the lines that go behind `-`, those that come behind `+`, and below what differs in them a mark.
pub(super) fn write_hunk(out: &mut dyn Write, file: &str, hunk: &Hunk) -> io::Result<()> {
    writeln!(out, "{}:{}:", clean(file), hunk.line)?;
    let removed = hunk.removed.iter().map(|line| ('-', line));
    for (sign, Line { text, marked }) in removed.chain(hunk.added.iter().map(|line| ('+', line))) {
        let part = |chars: usize| text.chars().take(chars).collect::<String>();
        let (before, whole) = (width(&clean(&part(marked.start))), width(&clean(&part(marked.end))));
        writeln!(out, "{sign}{}", clean(text))?;
        if whole > before {
            writeln!(out, " {}{}", " ".repeat(before), "^".repeat(whole - before))?;
        }
    }
    Ok(())
}
