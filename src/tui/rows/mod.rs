//! Plan and state as plain rows, before they become cells: what each line of the screen says.
//!
//! Decides what is shown and in which words; where it goes is `view`'s.

mod action;
mod attention;
mod bar;
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
mod namesakes;
mod overview;
mod page;
mod plans;
mod prospect;
mod text;
mod tree;
mod typed;

pub use action::{ActionRow, Cell, action_row};
pub use attention::{attention, attention_about};
pub use bar::bar;
pub use comparison::comparison;
pub use copied::{
    CopiedTable, copied_attention, copied_departments, copied_findings, copied_line, copied_namesakes, copied_pane,
    copied_plan, copied_plans, copied_table, shown_table,
};
pub use departments::{DepartmentRows, departments};
pub use detail::detail;
pub use form::form;
pub use found::{copied_finding, findings, findings_about, open_errors, passage, under_cursor};
pub use help::help;
pub use indicator::{Course, IndicatorRow, Point, indicator_row};
pub use lines::Lines;
pub use listing::{listing, written, written_to};
pub use namesakes::{NamesakesRows, namesakes};
pub use plans::{PlanRows, from_before, plan_in_full, plan_name_prompt, plans};
pub use text::Text;
pub use tree::{TreeRow, tree_row};
pub use typed::typed;

use super::app::Session;
use super::tone::Tone;
use crate::label;
use crate::plan::{Achievement, FiscalYear, Plan, Slip, StatusClass, Subject};

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

/// The tone of a slip.
pub fn slip_tone(slip: Slip) -> Tone {
    match slip {
        Slip::Arrived(1..) => Tone::Fair,
        Slip::Overdue(_) => Tone::Poor,
        Slip::Arrived(_) | Slip::StageReached | Slip::NotDue | Slip::Unplanned => Tone::Plain,
    }
}

/// The status or verdict of an entry with its mark, as [`label::marked_standing`] has it.
pub fn marked_standing(session: &Session, subject: Subject) -> (String, Tone) {
    marked_standing_in(session.plan(), session.as_of(), subject)
}

/// The same in any plan, as of any of its years.
fn marked_standing_in(plan: &Plan, as_of: FiscalYear, subject: Subject) -> (String, Tone) {
    let (word, mark) = label::marked_standing(plan, as_of, subject);
    let tone = match label::outlook_beyond_verdict(plan, as_of, subject) {
        Some(outlook) => prospect::outlook_tone(outlook),
        None => standing_tone(plan, as_of, subject),
    };
    (format!("{word}{mark}"), tone)
}

/// The status or verdict of an entry, as of the year looked at; empty for what has none.
pub fn standing(session: &Session, subject: Subject) -> (String, Tone) {
    standing_in(session.plan(), session.as_of(), subject)
}

fn standing_in(plan: &Plan, as_of: FiscalYear, subject: Subject) -> (String, Tone) {
    (label::standing(plan, as_of, subject).to_owned(), standing_tone(plan, as_of, subject))
}

fn standing_tone(plan: &Plan, as_of: FiscalYear, subject: Subject) -> Tone {
    match subject {
        Subject::Action(id) => status_tone(plan.class_of(id, as_of)),
        Subject::Indicator(id) => verdict_tone(plan.verdict_of(id, as_of).verdict),
        Subject::Plan | Subject::Totals | Subject::Node(_) => Tone::Plain,
    }
}
