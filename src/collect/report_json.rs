//! The same for programs: `susumi-collect/1`.

use std::io::{self, Write};

use serde::Serialize;

use super::outcome::{Collected, Missing, Progress, Replaced, Source};
use super::report::Report;
use crate::export::write_escaped;
use crate::plan::{Plan, Subject};
use crate::words::Wording;

/// Writes `{"format": "susumi-collect/1", "plan", "file", "year", "dry_run", "written", "complete", "departments",
/// "taken", "replaced", "conflicts", "refused", "books", "notes"}`.
///
/// # Errors
/// Whatever writing gives.
pub fn write_report_json(out: &mut dyn Write, report: &Report<'_>) -> io::Result<()> {
    let Report { plan, file, collected, is_dry_run } = *report;
    let mut out = out;
    write_escaped(
        &mut out,
        &ReportJson {
            format: "susumi-collect/1",
            plan: &plan.id,
            title: &plan.title,
            file,
            year: collected.year.map(|year| year.to_string()),
            dry_run: is_dry_run,
            written: collected.is_changed && !is_dry_run,
            joined: collected.joined,
            complete: collected.is_complete(),
            departments: departments(plan, collected),
            taken: taken(plan, collected),
            replaced: replaced(plan, collected),
            conflicts: conflicts(plan, collected),
            refused: refused(plan, collected),
            books: collected.books.iter().map(BookJson::of).collect(),
            notes: collected
                .notes
                .iter()
                .map(|note| ReasonJson { code: Some(note.code), message: &note.message, hint: note.hint.as_deref() })
                .collect(),
        },
    )
}

fn departments<'a>(plan: &'a Plan, collected: &'a Collected) -> Vec<DepartmentJson<'a>> {
    let replies = collected.departments.iter();
    replies
        .map(|reply| DepartmentJson {
            name: &plan.department(reply.department).name,
            progress: match reply.progress() {
                Progress::All => "all",
                Progress::Part => "part",
                Progress::Blank => "blank",
                Progress::NotReturned => "not-returned",
                Progress::NothingOwed => "nothing-owed",
            },
            asked: reply.asked,
            answered: reply.answered(),
            files: &reply.files,
            respondents: &reply.respondents,
            missing: reply.missing.iter().map(|missing| MissingJson::of(plan, missing)).collect(),
        })
        .collect()
}

fn taken<'a>(plan: &'a Plan, collected: &'a Collected) -> Vec<TakenJson<'a>> {
    let taken = collected.taken.iter();
    taken
        .map(|taken| TakenJson {
            entry: EntryJson::of(plan, taken.subject),
            sources: taken.sources.iter().map(|source| SourceJson::of(plan, source)).collect(),
            lines: taken.hunks.iter().map(|hunk| hunk.line).collect(),
        })
        .collect()
}

fn replaced<'a>(plan: &'a Plan, collected: &'a Collected) -> Vec<ReplacedJson<'a>> {
    let replaced = collected.replaced.iter();
    replaced
        .map(|Replaced { subject, field, before: (before, text), after: (after, later) }| ReplacedJson {
            entry: EntryJson::of(plan, *subject),
            field,
            in_plan: before.is_none().then_some(text.as_str()),
            before: before.as_ref().map(|before| SaidJson { source: SourceJson::of(plan, before), text }),
            after: SaidJson { source: SourceJson::of(plan, after), text: later },
        })
        .collect()
}

fn conflicts<'a>(plan: &'a Plan, collected: &'a Collected) -> Vec<ConflictJson<'a>> {
    let conflicts = collected.conflicts.iter();
    conflicts
        .map(|conflict| ConflictJson {
            entry: EntryJson::of(plan, conflict.subject),
            field: &conflict.field,
            in_plan: conflict.in_plan.as_deref(),
            said: conflict
                .said
                .iter()
                .map(|(source, text)| SaidJson { source: SourceJson::of(plan, source), text })
                .collect(),
        })
        .collect()
}

fn refused<'a>(plan: &'a Plan, collected: &'a Collected) -> Vec<RefusedJson<'a>> {
    let refused = collected.refused.iter();
    refused
        .map(|refused| RefusedJson {
            entry: refused.subject.map(|subject| EntryJson::of(plan, subject)),
            name: refused.subject.is_none().then_some(refused.name.as_str()),
            source: SourceJson::of(plan, &refused.source),
            text: &refused.text,
            reasons: refused.reasons.iter().map(|(code, wording)| ReasonJson::of(*code, wording)).collect(),
        })
        .collect()
}

#[derive(Serialize)]
struct ReportJson<'a> {
    format: &'static str,
    plan: &'a str,
    title: &'a str,
    file: &'a str,
    year: Option<String>,
    dry_run: bool,
    written: bool,
    joined: bool,
    complete: bool,
    departments: Vec<DepartmentJson<'a>>,
    taken: Vec<TakenJson<'a>>,
    replaced: Vec<ReplacedJson<'a>>,
    conflicts: Vec<ConflictJson<'a>>,
    refused: Vec<RefusedJson<'a>>,
    books: Vec<BookJson<'a>>,
    notes: Vec<ReasonJson<'a>>,
}

#[derive(Serialize)]
struct DepartmentJson<'a> {
    name: &'a str,
    progress: &'static str,
    asked: usize,
    answered: usize,
    files: &'a [String],
    respondents: &'a [String],
    missing: Vec<MissingJson<'a>>,
}

#[derive(Serialize)]
struct MissingJson<'a> {
    #[serde(flatten)]
    entry: EntryJson<'a>,
    result: bool,
    verdict: bool,
}

impl<'a> MissingJson<'a> {
    fn of(plan: &'a Plan, missing: &Missing) -> Self {
        let Missing { subject, result, verdict } = *missing;
        Self { entry: EntryJson::of(plan, subject), result, verdict }
    }
}

/// An entry as in `susumi/1`: its node, number and name.
#[derive(Serialize)]
struct EntryJson<'a> {
    kind: &'static str,
    node: String,
    number: Option<&'a str>,
    name: &'a str,
}

impl<'a> EntryJson<'a> {
    fn of(plan: &'a Plan, subject: Subject) -> Self {
        let node = plan.tree.path(plan.node_of(subject));
        match subject {
            Subject::Action(id) => {
                let action = plan.action(id);
                Self { kind: "action", node, number: Some(&action.number), name: &action.name }
            }
            Subject::Indicator(id) => Self { kind: "indicator", node, number: None, name: &plan.indicator(id).name },
            Subject::Plan | Subject::Totals | Subject::Node(_) => Self { kind: "node", node, number: None, name: "" },
        }
    }
}

#[derive(Serialize)]
struct SourceJson<'a> {
    department: Option<&'a str>,
    file: &'a str,
    cell: &'a str,
}

impl<'a> SourceJson<'a> {
    fn of(plan: &'a Plan, source: &'a Source) -> Self {
        let department = source.department.map(|id| plan.department(id).name.as_str());
        Self { department, file: &source.file, cell: &source.cell }
    }
}

#[derive(Serialize)]
struct TakenJson<'a> {
    #[serde(flatten)]
    entry: EntryJson<'a>,
    sources: Vec<SourceJson<'a>>,
    lines: Vec<usize>,
}

#[derive(Serialize)]
struct SaidJson<'a> {
    #[serde(flatten)]
    source: SourceJson<'a>,
    text: &'a str,
}

/// Either `in_plan` or `before` says what was there.
#[derive(Serialize)]
struct ReplacedJson<'a> {
    entry: EntryJson<'a>,
    field: &'a str,
    in_plan: Option<&'a str>,
    before: Option<SaidJson<'a>>,
    after: SaidJson<'a>,
}

#[derive(Serialize)]
struct ConflictJson<'a> {
    #[serde(flatten)]
    entry: EntryJson<'a>,
    field: &'a str,
    in_plan: Option<&'a str>,
    said: Vec<SaidJson<'a>>,
}

#[derive(Serialize)]
struct RefusedJson<'a> {
    entry: Option<EntryJson<'a>>,
    name: Option<&'a str>,
    #[serde(flatten)]
    source: SourceJson<'a>,
    text: &'a str,
    reasons: Vec<ReasonJson<'a>>,
}

#[derive(Serialize)]
struct ReasonJson<'a> {
    code: Option<&'a str>,
    message: &'a str,
    hint: Option<&'a str>,
}

impl<'a> ReasonJson<'a> {
    fn of(code: Option<&'a str>, wording: &'a Wording) -> Self {
        Self { code, message: &wording.message, hint: wording.hint.as_deref() }
    }
}

#[derive(Serialize)]
struct BookJson<'a> {
    file: &'a str,
    left_out: bool,
    message: &'a str,
    hint: Option<&'a str>,
}

impl<'a> BookJson<'a> {
    fn of(remark: &'a super::outcome::Remark) -> Self {
        let Wording { message, hint } = &remark.wording;
        Self { file: &remark.file, left_out: remark.is_left_out, message, hint: hint.as_deref() }
    }
}
