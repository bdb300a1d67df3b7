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

/// Whose findings stop an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stops {
    /// Those of any entry: the order is all that happens.
    OfAny,
    /// Those of the entry itself: more orders follow, and may mend what this one leaves.
    OfItself,
}

/// Tries it on a file of that name with those bytes.
pub fn attempt(intention: &Intention, path: &Path, bytes: &[u8]) -> Result<Attempt, Refusal> {
    let now = Version::read(path, bytes.to_vec())?;
    let Step { next, hunks, notes } = now.step(intention, path, Stops::OfAny)?;
    Ok(Attempt { bytes: next.unwrap_or(now).bytes, hunks, notes })
}

/// A file at one moment: its bytes, and what they say.
#[derive(Debug)]
pub struct Version {
    /// As they are or would be on the disk.
    pub bytes: Vec<u8>,
    /// The plan that they give.
    pub loaded: Loaded,
    text: String,
    encoding: Encoding,
}

/// What one order makes of a version.
#[derive(Debug)]
pub struct Step {
    /// The next one; `None` if all of it stands there already.
    pub next: Option<Version>,
    /// The lines that change, numbered as in the next version.
    pub hunks: Vec<Hunk>,
    /// Findings that come and do not stop it.
    pub notes: Vec<Finding>,
}

impl Version {
    /// What stands in a file of that name.
    pub fn read(path: &Path, bytes: Vec<u8>) -> Result<Self, Refusal> {
        let (text, encoding) = source::text_of(&bytes).map_err(Refusal::Unreadable)?;
        let loaded = read(path, &text, encoding)?;
        Ok(Self { bytes, loaded, text, encoding })
    }

    /// Carries an order out on it.
    pub fn step(&self, intention: &Intention, path: &Path, stops: Stops) -> Result<Step, Refusal> {
        let Intention { order, whom, seen } = intention;
        let Self { bytes, loaded: now, text, encoding } = self;
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
        let root = spans::read(text).map_err(|_| Refusal::Place(at.line))?;
        let editor = Editor::new(text, &root, at, keys).ok_or(Refusal::Place(at.line))?;
        let unclear = |Unclear(line)| Refusal::Place(line);
        let mut edits = editor.carry_out(&wanted, order.year, verdict).map_err(unclear)?;
        if edits.is_empty() {
            return Ok(Step { next: None, hunks: Vec::new(), notes: Vec::new() });
        }
        let (changed, places) = apply(text, &mut edits);
        let line = position(text, edits.first().map_or(0, |edit| edit.range.start)).line;
        let after = read(path, &changed, *encoding).map_err(|_| Refusal::Place(line))?;
        let edited: Vec<Range<Position>> =
            places.iter().map(|place| position(&changed, place.start)..position(&changed, place.end)).collect();
        let emptied = if wanted.empties() { Some(subject) } else { None };
        let whose = match stops {
            Stops::OfAny => None,
            Stops::OfItself => Some(subject),
        };
        let notes = judge(now, &after, &edited, emptied, whose, &order.despite)?;
        let mut expected = now.plan.clone();
        wanted.carry_out(&mut expected, subject, order.year);
        if !is_same(expected, &after.plan, subject) {
            return Err(Refusal::Place(line));
        }
        let hunks = hunks(text, &edits);
        let pieces: Vec<source::Edit<'_>> = edits.iter().map(|edit| (edit.range.clone(), edit.text.as_str())).collect();
        let unencodable = |error: Unencodable| Refusal::Unencodable(error.character, error.encoding.name());
        let bytes = encoding.amended(bytes, &pieces).map_err(unencodable)?;
        let next = Self { bytes, loaded: after, text: changed, encoding: *encoding };
        Ok(Step { next: Some(next), hunks, notes })
    }

    /// The findings about meaning that it has and `before` had not, but for what is not filled in.
    pub fn news_since(&self, before: &Self) -> Vec<Finding> {
        let is_news = |finding: &&Finding| {
            finding.code != Finding::MISSING && has_come(finding, &before.loaded.findings, &self.loaded.findings)
        };
        self.loaded.findings.iter().filter(is_news).cloned().collect()
    }
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
/// yet, unless it is `emptied` that was. With `whose`, what is found about the meaning of other entries is left out.
///
/// # Errors
/// Those that do.
fn judge(
    before: &Loaded,
    after: &Loaded,
    edited: &[Range<Position>],
    emptied: Option<Subject>,
    whose: Option<Subject>,
    despite: &[String],
) -> Result<Vec<Finding>, Refusal> {
    let is_at = |finding: &Finding| {
        edited.iter().any(|place| place.contains(&finding.position) || place.start == finding.position)
    };
    let is_new = |finding: &&Finding| {
        let is_of_file = !review::CODES.contains(&finding.code);
        let is_asked = is_of_file || whose.is_none_or(|subject| subject == finding.subject);
        let has_come = || has_come(finding, &before.findings, &after.findings);
        is_asked && finding.is_open() && ((is_of_file && is_at(finding)) || has_come())
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

/// Whether there are more findings of its kind about its entry than before, and it is one that was not said there.
fn has_come(finding: &Finding, before: &[Finding], after: &[Finding]) -> bool {
    let count = |findings: &[Finding]| {
        let is_alike =
            |other: &&Finding| (other.code, other.subject) == (finding.code, finding.subject) && other.is_open();
        findings.iter().filter(is_alike).count()
    };
    let said = |other: &Finding| other.message == finding.message && other.subject == finding.subject;
    finding.is_open() && count(after) > count(before) && !before.iter().any(said)
}
