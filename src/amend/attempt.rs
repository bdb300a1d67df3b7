//! An order tried on the bytes of a file: what they would be, and what would be wrong with them.
//!
//! Invariant: what comes out reads back as the plan that was there with the order carried out and nothing else,
//! and no finding has come that was not there, but for those that are let pass.

use std::ops::Range;
use std::path::Path;

use super::edit::{apply, hunks, position};
use super::entered::{Standing, Wanted};
use super::order::{Hunk, Order};
use super::place::{Editor, Unclear};
use super::refusal::Refusal;
use super::whom::Whom;
use crate::plan::{Finding, Plan, Position, Severity, Subject};
use crate::review;
use crate::source::{self, Encoding, Loaded, Unencodable, action_keys, indicator_keys, spans};
use crate::words::amend as words;
use crate::workspace;

/// What an order would make of a file.
#[derive(Debug, Clone, PartialEq)]
pub struct Attempt {
    /// The bytes of the file as they would be.
    pub bytes: Vec<u8>,
    /// The lines that change; none if all of it stands there already.
    pub hunks: Vec<Hunk>,
    /// Findings that come and do not stop it.
    pub notes: Vec<Finding>,
}

/// An order, and what was seen by whoever gave it.
#[derive(Debug, Clone, PartialEq)]
pub struct Intention {
    /// What is ordered.
    pub order: Order,
    /// Which entry.
    pub whom: Whom,
    /// What stood in its places.
    pub seen: Standing,
}

/// Tries it on a file of that name with those bytes.
pub fn attempt(intention: &Intention, path: &Path, bytes: &[u8]) -> Result<Attempt, Refusal> {
    let Intention { order, whom, seen } = intention;
    let (text, encoding) = source::text_of(bytes).map_err(|finding| Refusal::Unreadable(Box::new(finding)))?;
    let now = read(path, &text, encoding)?;
    let subject = whom.find(&now.plan).ok_or(Refusal::Gone)?;
    let wanted = Wanted::of(order, &now.plan, subject)?;
    let standing = Standing::of(&now.plan, subject, order.year);
    if let Some(refusal) = wanted.contested(subject, order.year, seen, &standing) {
        return Err(refusal);
    }
    let wanted = wanted.without(&standing);
    let (keys, verdict) = match subject {
        Subject::Action(_) => (action_keys(), words::STATUS),
        _ => (indicator_keys(), words::ACHIEVEMENT),
    };
    let at = now.positions.of(subject);
    let root = spans::read(&text).map_err(|_| Refusal::Place(at.line))?;
    let editor = Editor::new(&text, &root, at, keys).ok_or(Refusal::Place(at.line))?;
    let unclear = |Unclear(line)| Refusal::Place(line);
    let mut edits = editor.carry_out(&wanted, order.year, verdict).map_err(unclear)?;
    if edits.is_empty() {
        return Ok(Attempt { bytes: bytes.to_vec(), hunks: Vec::new(), notes: Vec::new() });
    }
    let (changed, places) = apply(&text, &mut edits);
    let line = position(&text, edits.first().map_or(0, |edit| edit.range.start)).line;
    let after = read(path, &changed, encoding).map_err(|_| Refusal::Place(line))?;
    let edited: Vec<Range<Position>> =
        places.iter().map(|place| position(&changed, place.start)..position(&changed, place.end)).collect();
    let emptied = if wanted.empties() { Some(subject) } else { None };
    let notes = judge(&now, &after, &edited, emptied, &order.despite)?;
    let mut expected = now.plan.clone();
    wanted.carry_out(&mut expected, subject, order.year);
    if !is_same(expected, &after.plan, subject) {
        return Err(Refusal::Place(line));
    }
    let hunks = hunks(&text, &edits);
    let pieces: Vec<source::Edit<'_>> = edits.iter().map(|edit| (edit.range.clone(), edit.text.as_str())).collect();
    let unencodable = |error: Unencodable| Refusal::Unencodable(error.character, error.encoding.name());
    let bytes = encoding.amended(bytes, &pieces).map_err(unencodable)?;
    Ok(Attempt { bytes, hunks, notes })
}

fn read(path: &Path, text: &str, encoding: Encoding) -> Result<Loaded, Refusal> {
    workspace::read_as(path, text, encoding).map_err(|failure| Refusal::Unreadable(failure.finding))
}

/// Whether the plan that was read is the one that was meant. What follows from the rest may have changed: the
/// year as of which a plan stands that does not say so, and the remarks of a whole entry, which repeat those of
/// its cells.
fn is_same(mut expected: Plan, read: &Plan, subject: Subject) -> bool {
    expected.as_of = read.as_of;
    let mut read = read.clone();
    match subject {
        Subject::Action(id) => {
            for plan in [&mut expected, &mut read] {
                if let Some(action) = plan.actions.get_mut(id.index()) {
                    action.remark = None;
                    action.dashes.sort_unstable();
                }
            }
        }
        Subject::Indicator(id) => {
            for plan in [&mut expected, &mut read] {
                if let Some(indicator) = plan.indicators.get_mut(id.index()) {
                    indicator.remark = None;
                }
            }
        }
        Subject::Plan | Subject::Totals | Subject::Node(_) => {}
    }
    expected == read
}

/// The findings that come and do not stop it: notes, those that are let pass, and that something is not filled in
/// yet, unless it is `emptied` that was.
///
/// # Errors
/// Those that do.
fn judge(
    before: &Loaded,
    after: &Loaded,
    edited: &[Range<Position>],
    emptied: Option<Subject>,
    despite: &[String],
) -> Result<Vec<Finding>, Refusal> {
    let is_at = |finding: &Finding| {
        edited.iter().any(|place| place.contains(&finding.position) || place.start == finding.position)
    };
    let count = |findings: &[Finding], like: &Finding| {
        let alike = |other: &&Finding| (other.code, other.subject) == (like.code, like.subject) && other.is_open();
        findings.iter().filter(alike).count()
    };
    let is_new = |finding: &&Finding| {
        let said = |other: &Finding| other.message == finding.message && other.subject == finding.subject;
        let more = count(&after.findings, finding) > count(&before.findings, finding);
        let is_of_file = !review::CODES.contains(&finding.code);
        finding.is_open() && ((is_of_file && is_at(finding)) || (more && !before.findings.iter().any(said)))
    };
    let passes = |finding: &Finding| {
        let is_meaning = review::CODES.contains(&finding.code);
        finding.severity == Severity::Note
            || (finding.code == Finding::MISSING && Some(finding.subject) != emptied)
            || (is_meaning && despite.iter().any(|code| code == finding.code))
    };
    let (notes, reasons): (Vec<Finding>, Vec<Finding>) =
        after.findings.iter().filter(is_new).cloned().partition(passes);
    if reasons.is_empty() { Ok(notes) } else { Err(Refusal::Findings(reasons)) }
}
