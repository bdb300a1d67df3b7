//! What came of returned workbooks, for people: who has answered, what is in, what is left to do.
//!
//! No line is wider than [`WIDTH`] cells unless a name alone is; nothing is left out for it.

use std::io::{self, Write};

use super::outcome::{Collected, Conflict, Missing, Progress, Refused, Replaced, Reply, Source};
use crate::cells::{clean, width, wrap};
use crate::export::{Cell, Column, Ink, Kind, Paper, Table, TableFormat, write_tables};
use crate::plan::{FiscalYear, Plan, Subject};
use crate::words::{Wording, collected as words, field};

/// The cells of a line: those of the smallest terminal in use, and of a mail.
const WIDTH: usize = 80;
/// Before what belongs to the line above.
const INDENTATION: &str = "  ";

/// What is reported.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The plan as it was before.
    pub plan: &'a Plan,
    /// The name of its file.
    pub file: &'a str,
    /// What came of it.
    pub collected: &'a Collected,
    /// Whether nothing was to be written.
    pub is_dry_run: bool,
}

/// Writes all of it but the lines that change, and how it ended.
///
/// # Errors
/// Whatever writing gives.
pub fn write_report(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let Report { plan, file, collected, is_dry_run } = report;
    match collected.year {
        Some(year) => write_replies(out, plan, &year.to_string(), &collected.departments)?,
        None => line(out, "", &words::no_workbook(&plan.title))?,
    }
    write_missing(out, plan, &collected.departments)?;
    write_books(out, collected)?;
    if !collected.replaced.is_empty() {
        heading(out, &words::replaced(collected.replaced.len()))?;
        collected.replaced.iter().try_for_each(|replaced| write_replaced(out, plan, replaced))?;
    }
    if !collected.conflicts.is_empty() {
        heading(out, &words::conflicts(collected.conflicts.len()))?;
        collected.conflicts.iter().try_for_each(|conflict| write_conflict(out, plan, conflict))?;
        if collected.conflicts.iter().any(|conflict| conflict.in_plan.is_some()) {
            line(out, INDENTATION, words::HOW_TO_REPLACE)?;
        }
    }
    if !collected.refused.is_empty() {
        heading(out, &words::refused(collected.refused.len()))?;
        collected.refused.iter().try_for_each(|refused| write_refused(out, plan, refused))?;
    }
    if !collected.notes.is_empty() {
        heading(out, &words::notes(collected.notes.len()))?;
        for finding in &collected.notes {
            line(out, INDENTATION, &finding.message)?;
        }
    }
    writeln!(out)?;
    write_end(out, plan, file, collected, *is_dry_run)
}

fn write_replies(out: &mut dyn Write, plan: &Plan, year: &str, replies: &[Reply]) -> io::Result<()> {
    let is = |reply: &Reply, progress: &[Progress]| progress.contains(&reply.progress());
    let returned = [Progress::All, Progress::Part, Progress::Blank];
    let returned: Vec<&Reply> = replies.iter().filter(|reply| is(reply, &returned)).collect();
    let answered = replies.iter().filter(|reply| is(reply, &[Progress::All, Progress::Part])).count();
    let asked = replies.iter().filter(|reply| !is(reply, &[Progress::NothingOwed])).count();
    let row = |reply: &&Reply| {
        vec![
            Cell::Text(plan.department(reply.department).name.clone()),
            Cell::Text(progress(reply).to_owned()),
            Cell::Text(words::of(reply.answered(), reply.asked)),
            Cell::Text(reply.respondents.join(words::BETWEEN)),
        ]
    };
    let table = Table {
        title: words::title(&plan.title, year, answered, asked),
        columns: vec![
            Column::of("department", field::DEPARTMENTS, Kind::Text),
            Column::of("progress", words::PROGRESS, Kind::Text),
            Column::of("answered", words::ANSWERED, Kind::Number),
            Column::of("respondents", words::RESPONDENTS, Kind::Text),
        ],
        rows: returned.iter().map(row).collect(),
        ..Table::default()
    };
    if returned.is_empty() {
        line(out, "", &table.title)?;
    } else {
        write_tables(&mut *out, TableFormat::Text(Paper { width: Some(WIDTH), ink: Ink::Plain }), &[], &[table])?;
    }
    for (progress, before) in
        [(Progress::NotReturned, words::NOT_RETURNED), (Progress::NothingOwed, words::NOTHING_OWED)]
    {
        let ids: Vec<_> = replies.iter().filter(|it| it.progress() == progress).map(|it| it.department).collect();
        if !ids.is_empty() {
            line(out, "", &words::listed(before, &plan.department_names(&ids)))?;
        }
    }
    Ok(())
}

fn progress(reply: &Reply) -> &'static str {
    match reply.progress() {
        Progress::All => words::ALL,
        Progress::Part => words::PART,
        Progress::Blank => words::BLANK,
        Progress::NotReturned => words::NOT_RETURNED,
        Progress::NothingOwed => words::NOTHING_OWED,
    }
}

fn write_missing(out: &mut dyn Write, plan: &Plan, replies: &[Reply]) -> io::Result<()> {
    let partly: Vec<&Reply> = replies.iter().filter(|reply| reply.progress() == Progress::Part).collect();
    if partly.is_empty() {
        return Ok(());
    }
    heading(out, words::MISSING)?;
    for reply in partly {
        line(out, INDENTATION, &plan.department(reply.department).name)?;
        for missing in &reply.missing {
            line(out, "    ", &words::missing(&called(plan, missing.subject), &fields(missing)))?;
        }
    }
    Ok(())
}

/// What is not filled in of an entry, by name.
fn fields(missing: &Missing) -> Vec<&'static str> {
    let verdict = if matches!(missing.subject, Subject::Action(_)) { field::STATUS } else { field::ACHIEVEMENT };
    let named = [(missing.result, field::ACTUAL), (missing.verdict, verdict)];
    named.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, name)| name).collect()
}

fn write_books(out: &mut dyn Write, collected: &Collected) -> io::Result<()> {
    for (is_left_out, title) in [(true, words::BOOKS_LEFT_OUT), (false, words::BOOKS_NOTED)] {
        let books: Vec<_> = collected.books.iter().filter(|book| book.is_left_out == is_left_out).collect();
        if books.is_empty() {
            continue;
        }
        heading(out, title)?;
        // What is true of many is said once.
        let mut wordings: Vec<&Wording> = Vec::new();
        for book in &books {
            if !wordings.contains(&&book.wording) {
                wordings.push(&book.wording);
            }
        }
        for wording in wordings {
            let files = books.iter().filter(|book| book.wording == *wording);
            files.map(|book| &book.file).try_for_each(|file| line(out, INDENTATION, file))?;
            line(out, "    ", &wording.message)?;
            if let Some(hint) = &wording.hint {
                line(out, "    ", hint)?;
            }
        }
    }
    Ok(())
}

fn write_conflict(out: &mut dyn Write, plan: &Plan, conflict: &Conflict) -> io::Result<()> {
    line(out, INDENTATION, &words::about(&called(plan, conflict.subject), &conflict.field))?;
    if let Some(now) = &conflict.in_plan {
        line(out, "    ", &words::in_plan(now))?;
    }
    for (source, text) in &conflict.said {
        line(out, "    ", &words::said(who(plan, source), text, &place(source)))?;
    }
    Ok(())
}

fn write_replaced(out: &mut dyn Write, plan: &Plan, replaced: &Replaced) -> io::Result<()> {
    let Replaced { subject, field, before: (before, text), after: (after, later) } = replaced;
    line(out, INDENTATION, &words::about(&called(plan, *subject), field))?;
    match before {
        Some(before) => line(out, "    ", &words::earlier(&words::said(who(plan, before), text, &place(before))))?,
        None => line(out, "    ", &words::earlier_in_plan(text))?,
    }
    line(out, "    ", &words::later(&words::said(who(plan, after), later, &place(after))))
}

fn write_refused(out: &mut dyn Write, plan: &Plan, refused: &Refused) -> io::Result<()> {
    let entry = refused.subject.map_or_else(|| refused.name.clone(), |subject| called(plan, subject));
    if !entry.is_empty() {
        line(out, INDENTATION, &entry)?;
    }
    line(out, "    ", &words::said(who(plan, &refused.source), &refused.text, &place(&refused.source)))?;
    for (_, wording) in &refused.reasons {
        line(out, "    ", &wording.message)?;
        if let Some(hint) = &wording.hint {
            line(out, "    ", hint)?;
        }
    }
    Ok(())
}

fn write_end(out: &mut dyn Write, plan: &Plan, file: &str, collected: &Collected, is_dry_run: bool) -> io::Result<()> {
    let changed = collected.taken.iter().filter(|taken| !taken.hunks.is_empty());
    let actions = changed.clone().filter(|taken| matches!(taken.subject, Subject::Action(_))).count();
    let indicators = changed.count() - actions;
    let there = collected.taken.len() - actions - indicators;
    line(out, "", &words::taken(actions, indicators, there))?;
    let is_written = collected.is_changed && !is_dry_run;
    let end = match (collected.is_changed, is_dry_run) {
        (false, _) => words::nothing_written(file),
        (true, true) => words::not_yet_written(file),
        (true, false) => words::written(file, collected.joined),
    };
    line(out, "", &end)?;
    let behind = |year: &FiscalYear| is_written && *year > plan.as_of;
    if let Some(year) = collected.year.filter(behind) {
        line(out, "", &words::as_of(&plan.as_of.to_string(), &year.to_string()))?;
    }
    Ok(())
}

/// What an entry is called where it need not be typed.
fn called(plan: &Plan, subject: Subject) -> String {
    match subject {
        Subject::Action(id) => words::action(&plan.action(id).number, &plan.action(id).name),
        Subject::Indicator(id) => words::indicator(&plan.indicator(id).name, &plan.tree.path(plan.indicator(id).node)),
        Subject::Plan | Subject::Totals | Subject::Node(_) => String::new(),
    }
}

fn who<'a>(plan: &'a Plan, source: &Source) -> &'a str {
    source.department.map_or(words::UNKNOWN_DEPARTMENT, |id| &plan.department(id).name)
}

fn place(source: &Source) -> String {
    format!("{} {}", source.file, source.cell)
}

fn heading(out: &mut dyn Write, text: &str) -> io::Result<()> {
    writeln!(out)?;
    line(out, "", text)
}

/// A line, gone on with below itself where it is too long.
fn line(out: &mut dyn Write, indentation: &str, text: &str) -> io::Result<()> {
    let text = clean(text);
    if indentation.len() + width(&text) <= WIDTH {
        return writeln!(out, "{indentation}{}", text.trim_end());
    }
    let lines = wrap(&text, WIDTH - indentation.len() - INDENTATION.len());
    lines.iter().enumerate().try_for_each(|(at, line)| {
        let further = if at > 0 { INDENTATION } else { "" };
        writeln!(out, "{indentation}{further}{}", line.trim_start())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_lines_go_on_below_themselves() {
        let table = [
            ("短い", "  短い\n".to_owned()),
            (&"長".repeat(50), format!("  {}\n    {}\n", "長".repeat(38), "長".repeat(12))),
            // No line begins with a comma.
            (
                &format!("{}、{}", "甲".repeat(38), "乙".repeat(20)),
                format!("  {}\n    甲、{}\n", "甲".repeat(37), "乙".repeat(20)),
            ),
        ];
        for (text, expected) in table {
            let mut out = Vec::new();
            line(&mut out, "  ", text).unwrap();
            let out = String::from_utf8(out).unwrap();
            assert_eq!(out, expected);
            assert!(out.lines().all(|line| width(line) <= WIDTH));
        }
    }
}
