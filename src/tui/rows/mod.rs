//! Plan and state as plain rows, before they become cells: what each line of the screen says.
//!
//! Decides what is shown and in which words; where it goes is `view`'s.

mod action;
mod attention;
mod chart;
mod comparison;
mod copied;
mod departments;
mod detail;
mod findings;
mod form;
mod found;
mod help;
mod history;
mod indicator;
mod lines;
mod listing;
mod overview;
mod page;
mod prospect;
mod text;
mod tree;
mod typed;

pub use action::{ActionRow, Cell, action_row};
pub use attention::{attention, attention_about};
pub use comparison::comparison;
pub use copied::{
    CopiedTable, copied_attention, copied_departments, copied_findings, copied_line, copied_table, shown_table,
};
pub use departments::{DepartmentRows, departments};
pub use detail::detail;
pub use form::form;
pub use found::{copied_finding, findings, findings_about, open_errors, passage, under_cursor};
pub use help::help;
pub use indicator::{Course, IndicatorRow, Point, indicator_row};
pub use lines::Lines;
pub use listing::{listing, written, written_to};
pub use text::Text;
pub use tree::{TreeRow, tree_row};
pub use typed::typed;

use super::app::Session;
use super::tone::Tone;
use crate::plan::{Achievement, FiscalYear, Outlook, Plan, Provenance, Slip, StatusClass, Subject};
use crate::words::{prospect as expected, screen as words};

/// The tone of a status.
pub fn status_tone(class: Option<StatusClass>) -> Tone {
    match class {
        Some(StatusClass::Done) => Tone::Good,
        Some(StatusClass::Partly) => Tone::Fair,
        Some(StatusClass::NotDone) | None => Tone::Poor,
    }
}

/// The tone of a verdict.
pub fn verdict_tone(achievement: Option<Achievement>) -> Tone {
    match achievement {
        Some(Achievement::Met) => Tone::Good,
        Some(Achievement::Unmet) => Tone::Poor,
        None => Tone::Fair,
    }
}

/// What an action without a status is called: nobody has recorded one, or in a year before the plan's own
/// none follows from its stages.
fn without_status(plan: &Plan, as_of: FiscalYear) -> &'static str {
    if as_of < plan.as_of { words::CANNOT_TELL } else { words::UNRECORDED }
}

/// The same of an indicator without a verdict; a plan that is running owes none.
fn without_verdict(plan: &Plan, as_of: FiscalYear) -> &'static str {
    if as_of < plan.as_of || plan.is_running(as_of) { words::CANNOT_TELL } else { words::UNRECORDED }
}

/// The tone of a slip.
pub fn slip_tone(slip: Slip) -> Tone {
    match slip {
        Slip::Arrived(1..) => Tone::Fair,
        Slip::Overdue(_) => Tone::Poor,
        Slip::Arrived(_) | Slip::StageReached | Slip::NotDue | Slip::Unplanned => Tone::Plain,
    }
}

/// The status or verdict of an entry with its mark: computed, or contradicted by the values. Of an
/// indicator of a running plan, what to expect of it where the values say more than the verdict.
pub fn marked_standing(session: &Session, subject: Subject) -> (String, Tone) {
    marked_standing_in(session.plan(), session.as_of(), subject)
}

/// The same in any plan, as of any of its years.
fn marked_standing_in(plan: &Plan, as_of: FiscalYear, subject: Subject) -> (String, Tone) {
    if let Subject::Indicator(id) = subject
        && let Some(outlook) = plan.outlook(id, as_of).filter(|outlook| *outlook != Outlook::Reached)
    {
        return (expected::outlook(outlook).to_owned(), prospect::outlook_tone(outlook));
    }
    let provenance = match subject {
        Subject::Action(id) => plan.status_of(id, as_of).provenance,
        Subject::Indicator(id) => plan.verdict_of(id, as_of).provenance,
        Subject::Plan | Subject::Totals | Subject::Node(_) => Provenance::Recorded,
    };
    let contradicted = matches!(subject, Subject::Indicator(id) if plan.contradicts(id));
    let (word, tone) = standing_in(plan, as_of, subject);
    let mark = match provenance {
        Provenance::Computed if word == words::CANNOT_TELL => "",
        Provenance::Computed => words::COMPUTED_MARK,
        Provenance::Recorded if contradicted => words::CONTRADICTION_MARK,
        Provenance::Recorded => "",
    };
    (word + mark, tone)
}

/// The status or verdict of an entry, as of the year looked at; empty for what has none.
pub fn standing(session: &Session, subject: Subject) -> (String, Tone) {
    standing_in(session.plan(), session.as_of(), subject)
}

fn standing_in(plan: &Plan, as_of: FiscalYear, subject: Subject) -> (String, Tone) {
    match subject {
        Subject::Action(id) => {
            let status = plan.status_of(id, as_of).verdict;
            let word = status.map_or(without_status(plan, as_of), |status| status.word.as_str());
            (word.to_owned(), status_tone(status.map(|status| status.class)))
        }
        Subject::Indicator(id) => {
            let verdict = plan.verdict_of(id, as_of).verdict;
            let word = verdict.map_or(without_verdict(plan, as_of), words::achievement);
            (word.to_owned(), verdict_tone(verdict))
        }
        Subject::Plan | Subject::Totals | Subject::Node(_) => (String::new(), Tone::Plain),
    }
}
