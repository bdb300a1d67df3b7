//! Answers of all workbooks together: what agrees becomes one order for the entry, what does not is a conflict.
//!
//! Whether an answer may be written is not decided here: orders are tried by `amend` as those of `susumi set` are.
//! Invariant: where two answers for 実績 or the status of an entry differ, and neither is a later one of the same
//! department, nothing of the entry is ordered.

use std::collections::BTreeMap;

use super::asked::{Owed, entries_of};
use super::field::Field;
use super::later::{Said, latest};
use super::outcome::{Collected, Conflict, Missing, Refused, Remark, Replaced, Reply, Source, Taken};
use super::question::question;
use super::returned::{Answer, Returned, returned};
use super::sheet::Given;
use crate::amend::{Batch, Order, Outcome, Refusal, Standing, Written, meant};
use crate::import::{Book, Cell};
use crate::plan::{DepartmentId, Finding, FiscalYear, Plan, Subject};
use crate::source::Loaded;
use crate::words::{Wording, collected as words};

/// A file that came back.
#[derive(Debug)]
pub struct Received {
    /// Its name.
    pub file: String,
    /// What is in it, or why it cannot be read.
    pub book: Result<Book, Wording>,
}

/// What is wanted of it.
#[derive(Debug, Clone, Default)]
pub struct Wishes {
    /// The year; that of the first workbook if none is given.
    pub year: Option<FiscalYear>,
    /// The departments that were to answer.
    pub departments: Vec<DepartmentId>,
    /// The codes of findings about meaning that do not stop an answer.
    pub despite: Vec<String>,
    /// Whether an answer takes the place of what the plan file has come to say since the workbook was written.
    pub replaces: bool,
    /// Whether nothing is to be written.
    pub is_dry_run: bool,
}

/// The codes of findings about a value that cannot be read as a number.
const NUMBERS: [&str; 2] = ["number", "unit"];

/// Puts the answers of those files into the plan file.
///
/// # Errors
/// [`Refusal`] if the plan comes from no file, has no such year, or its file cannot be read or written; then it is as
/// it was.
pub fn merge(loaded: &Loaded, received: Vec<Received>, wishes: &Wishes) -> Result<Collected, Refusal> {
    let plan = &loaded.plan;
    loaded.origin.path().ok_or(Refusal::BuiltIn)?;
    let mut collected = Collected::default();
    let mut sheets = sheets(plan, received, &mut collected.books);
    collected.year = wishes.year.or_else(|| sheets.iter().find_map(|sheet| sheet.year));
    let Some(year) = collected.year else {
        let nameless = sheets.iter().map(|sheet| left_out(&sheet.file, words::which_year()));
        collected.books.extend(nameless.collect::<Vec<_>>());
        return Ok(collected);
    };
    if !plan.years.contains(&year) {
        return Err(Refusal::year_outside(year, plan));
    }
    sheets.retain(|sheet| {
        let other = sheet.year.filter(|own| *own != year);
        if let Some(own) = other {
            collected.books.push(left_out(&sheet.file, words::other_year(&own.to_string(), &year.to_string())));
        }
        other.is_none()
    });
    for sheet in &sheets {
        let remark =
            |wording: &Wording| Remark { file: sheet.file.clone(), is_left_out: false, wording: wording.clone() };
        collected.books.extend(sheet.remarks.iter().map(remark));
        collected.refused.extend(sheet.unplaced.iter().map(|unplaced| Refused {
            subject: None,
            name: unplaced.name.clone(),
            source: source(sheet, &unplaced.at.to_string()),
            text: String::new(),
            reasons: vec![(None, unplaced.wording.clone())],
        }));
    }
    collected.departments = replies(plan, year, &sheets, &wishes.departments);
    let wanted = wanted(loaded, year, &sheets, wishes, &mut collected);
    if wanted.is_empty() {
        return Ok(collected);
    }
    let orders = wanted.iter().map(|wanted| (wanted.order.clone(), wanted.seen.clone())).collect();
    let batch = Batch::prepare(loaded, orders)?;
    let written = if wishes.is_dry_run { batch.preview() } else { batch.save()? };
    finish(wanted, written, &mut collected);
    Ok(collected)
}

fn left_out(file: &str, wording: Wording) -> Remark {
    Remark { file: file.to_owned(), is_left_out: true, wording }
}

fn sheets(plan: &Plan, received: Vec<Received>, books: &mut Vec<Remark>) -> Vec<Returned> {
    let mut sheets = Vec::new();
    for Received { file, book } in received {
        match book.and_then(|book| returned(&file, &book, plan)) {
            Ok(more) => sheets.extend(more),
            Err(wording) => books.push(left_out(&file, wording)),
        }
    }
    sheets
}

fn source(sheet: &Returned, cell: &str) -> Source {
    Source { department: sheet.department, file: sheet.file.clone(), cell: format!("{}!{cell}", sheet.sheet) }
}

/// How each department has answered. An entry of several is answered by any of them.
fn replies(plan: &Plan, year: FiscalYear, sheets: &[Returned], departments: &[DepartmentId]) -> Vec<Reply> {
    let owed = Owed::of(plan, year);
    let answers: Vec<&Answer> = sheets.iter().flat_map(|sheet| &sheet.answers).collect();
    let is_given = |subject: Subject, field: Field| {
        answers.iter().any(|answer| answer.subject == subject && field.of(&answer.given).is_some())
    };
    let reply = |department: DepartmentId| {
        let entries = entries_of(plan, department);
        let mut own: Vec<&Returned> = sheets.iter().filter(|sheet| sheet.department == Some(department)).collect();
        own.sort_by(|one, other| one.file.cmp(&other.file));
        let mut files: Vec<String> = own.iter().map(|sheet| sheet.file.clone()).collect();
        files.dedup();
        let named = |sheet: &&Returned| {
            let parts = [sheet.respondent.as_str(), sheet.day.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            (!parts.is_empty()).then(|| parts.join(" "))
        };
        let is_asked = |subject: &&Subject| {
            let is_answered = || answers.iter().any(|answer| answer.subject == **subject && is_news(answer));
            owed.result(**subject) || owed.verdict(**subject) || is_answered()
        };
        let missing = |subject: &Subject| {
            let result = owed.result(*subject) && !is_given(*subject, Field::Result);
            let verdict = owed.verdict(*subject) && !is_given(*subject, Field::Verdict);
            (result || verdict).then_some(Missing { subject: *subject, result, verdict })
        };
        let asked = entries.iter().filter(is_asked).count();
        Reply {
            department,
            files,
            has_answered: own.iter().flat_map(|sheet| &sheet.answers).any(is_news),
            respondents: own.iter().filter_map(named).collect(),
            asked,
            missing: entries.iter().filter_map(missing).collect(),
        }
    };
    let has_entries = |id: &DepartmentId| !entries_of(plan, *id).is_empty();
    departments.iter().copied().filter(has_entries).map(reply).collect()
}

/// Whether somebody has written something in it that was not there when the workbook was made.
fn is_news(answer: &Answer) -> bool {
    Field::ALL.into_iter().any(|field| {
        field.of(&answer.given).as_ref().is_some_and(|given| Some(given.text()) != *field.part(&answer.seen))
    })
}

/// What is ordered for an entry, and by whom.
struct Wanted {
    order: Order,
    seen: Standing,
    /// Each cell that says it, in the order of the three fields.
    said: Vec<(Field, Source, Given)>,
    /// What it takes the place of.
    replaced: Vec<Replaced>,
}

/// The orders that follow from all answers, in the order of the plan file.
fn wanted(
    loaded: &Loaded,
    year: FiscalYear,
    sheets: &[Returned],
    wishes: &Wishes,
    collected: &mut Collected,
) -> Vec<Wanted> {
    let mut by_entry: BTreeMap<_, Vec<(&Returned, &Answer)>> = BTreeMap::new();
    for sheet in sheets {
        for answer in &sheet.answers {
            by_entry.entry(loaded.positions.of(answer.subject)).or_default().push((sheet, answer));
        }
    }
    let entries = by_entry.into_values();
    entries.filter_map(|answers| of_entry(&loaded.plan, year, &answers, wishes, collected)).collect()
}

fn of_entry(
    plan: &Plan,
    year: FiscalYear,
    answers: &[(&Returned, &Answer)],
    wishes: &Wishes,
    collected: &mut Collected,
) -> Option<Wanted> {
    let subject = answers.first()?.1.subject;
    let (order, seen) = (Order::of(subject, year), Standing::of(plan, subject, year));
    let mut wanted = Wanted { order, seen, said: Vec::new(), replaced: Vec::new() };
    wanted.order.despite = wishes.despite.clone();
    let mut is_held = false;
    for field in Field::ALL {
        let said = match said(plan, year, answers, field) {
            Ok(said) => said,
            Err(refused) => {
                collected.refused.push(*refused);
                is_held |= field != Field::Remark;
                continue;
            }
        };
        let (said, earlier) = latest(said);
        let Some(first) = said.first() else { continue };
        if said.iter().any(|other| other.means != first.means) {
            let said = said.iter().map(|said| (said.source.clone(), said.given.text())).collect();
            collected.conflicts.push(Conflict { subject, field: field.name(subject, year), said, in_plan: None });
            is_held |= field != Field::Remark;
            continue;
        }
        *field.place(&mut wanted.order) = Some(first.given.text());
        // Who saw something else there than stands there now is the one to go by.
        let now = field.part(&wanted.seen).clone();
        let changed = said.iter().map(|said| &said.seen).find(|seen| **seen != now);
        // What the same department has said earlier is no objection to what it says now.
        let is_earlier = earlier.iter().any(|(earlier, _)| earlier.means == now);
        let replaced = |before: (Option<Source>, String), after: &Said<'_>| {
            let (field, after) = (field.name(subject, year), (after.source.clone(), after.given.text()));
            Replaced { subject, field, before, after }
        };
        if wishes.replaces && !is_earlier && changed.is_some() && first.means != now {
            wanted.replaced.push(replaced((None, now.clone().unwrap_or_default()), first));
        }
        wanted
            .replaced
            .extend(earlier.iter().map(|(one, later)| replaced((Some(one.source.clone()), one.given.text()), later)));
        let seen = changed.filter(|_| !wishes.replaces && !is_earlier).unwrap_or(&now).clone();
        *field.part_mut(&mut wanted.seen) = seen;
        wanted.said.extend(said.into_iter().map(|said| (field, said.source, said.given.clone())));
    }
    let is_alone =
        matches!(subject, Subject::Indicator(_)) && wanted.order.value.is_none() && wanted.seen.cell.is_none();
    if is_alone && let Some((_, source, given)) = wanted.said.iter().find(|(field, ..)| *field == Field::Remark) {
        let (source, text, reasons) = (source.clone(), given.text(), vec![(None, words::remark_alone())]);
        collected.refused.push(Refused { subject: Some(subject), name: String::new(), source, text, reasons });
        wanted.order.remark = None;
        wanted.said.retain(|(field, ..)| *field != Field::Remark);
    }
    (!is_held && !wanted.said.is_empty()).then_some(wanted)
}

/// What all answers say in that field, but for those that say what stood there when the workbook was written. Of what
/// cannot be taken nothing is said where the department has corrected it.
fn said<'a>(
    plan: &Plan,
    year: FiscalYear,
    answers: &[(&'a Returned, &'a Answer)],
    field: Field,
) -> Result<Vec<Said<'a>>, Box<Refused>> {
    let mut all = Vec::new();
    for (sheet, answer) in answers {
        let Some(given) = field.of(&answer.given) else { continue };
        let source = source(sheet, &given.at.to_string());
        let is_corrected = || {
            let corrects = |(other, answer): &(&Returned, &Answer)| {
                let is_own = other.department.is_some() && other.department == sheet.department;
                is_own && sheet.saved.is_some() && other.saved > sheet.saved && field.of(&answer.given).is_some()
            };
            answers.iter().any(corrects)
        };
        let means = match means(plan, year, answer.subject, field, given) {
            Ok(means) => means,
            Err(_) if is_corrected() => continue,
            Err(wording) => {
                let (subject, name, text) = (Some(answer.subject), String::new(), given.text());
                return Err(Box::new(Refused { subject, name, source, text, reasons: vec![(None, wording)] }));
            }
        };
        let seen = field.part(&answer.seen).clone();
        if means != seen {
            all.push(Said { source, given, means, seen, saved: sheet.saved.as_deref() });
        }
    }
    Ok(all)
}

/// What a cell comes to.
fn means(
    plan: &Plan,
    year: FiscalYear,
    subject: Subject,
    field: Field,
    given: &Given,
) -> Result<Option<String>, Wording> {
    match &given.content {
        Cell::Date(_) if field != Field::Remark => return Err(words::is_a_date()),
        Cell::Error(_) => return Err(words::is_an_error()),
        Cell::Bool(_) => return Err(words::is_a_bool()),
        Cell::Text(text) if field == Field::Result => {
            question(plan, subject, year, text.trim()).map_or(Ok(()), Err)?;
        }
        _ => {}
    }
    let mut order = Order::of(subject, year);
    *field.place(&mut order) = Some(given.text());
    let standing = meant(&order, plan).map_err(|refusal| refusal.wording())?;
    Ok(field.part(&standing).clone())
}

/// What came of the orders.
fn finish(wanted: Vec<Wanted>, written: Written, collected: &mut Collected) {
    let Written { outcomes, notes, joined, is_changed } = written;
    (collected.notes, collected.joined, collected.is_changed) = (notes, joined, is_changed);
    for (Wanted { order, seen: _, said, replaced }, outcome) in wanted.into_iter().zip(outcomes) {
        let subject = order.subject;
        match outcome {
            Outcome::Accepted(hunks) => {
                let mut sources: Vec<Source> = Vec::new();
                for (_, source, _) in said {
                    if !sources.iter().any(|other| (&other.file, other.department) == (&source.file, source.department))
                    {
                        sources.push(source);
                    }
                }
                // The second time nothing takes the place of anything.
                collected.replaced.extend(replaced.into_iter().filter(|_| !hunks.is_empty()));
                collected.taken.push(Taken { subject, sources, hunks });
            }
            Outcome::Refused(Refusal::Changed(field, now)) => {
                let at =
                    Field::ALL.into_iter().find(|at| at.name(subject, order.year) == field).unwrap_or(Field::Result);
                let said = said.into_iter().filter(|(field, ..)| *field == at);
                let said = said.map(|(_, source, given)| (source, given.text())).collect();
                collected.conflicts.push(Conflict { subject, field, said, in_plan: Some(now) });
            }
            Outcome::Refused(refusal) => collected.refused.extend(refused(subject, &refusal, &said)),
        }
    }
}

/// An answer that would create findings, or cannot be written where it belongs.
fn refused(subject: Subject, refusal: &Refusal, said: &[(Field, Source, Given)]) -> Option<Refused> {
    let of_finding = |finding: &Finding| {
        // How to write it in the plan file is of no use to who has a workbook.
        let is_number = NUMBERS.contains(&finding.code);
        let hint = if is_number { Some(words::HOW_TO_WRITE_A_NUMBER.to_owned()) } else { finding.hint.clone() };
        (Some(finding.code), Wording { message: finding.message.clone(), hint })
    };
    let reasons: Vec<_> = match refusal.findings() {
        [] => vec![(None, refusal.wording())],
        findings => findings.iter().map(of_finding).collect(),
    };
    let is_of_verdict = |code: &Option<&str>| [Some(Finding::STATUS), Some(Finding::VERDICT)].contains(code);
    let wanted = if reasons.iter().all(|(code, _)| is_of_verdict(code)) { Field::Verdict } else { Field::Result };
    let (_, source, given) = said.iter().find(|(field, ..)| *field == wanted).or_else(|| said.first())?;
    Some(Refused { subject: Some(subject), name: String::new(), source: source.clone(), text: given.text(), reasons })
}
