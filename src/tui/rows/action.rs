//! An action of the 工程 pane: its planned row over its actual row, year by year.

use super::Text;
use crate::label;
use crate::plan::{ActionId, FiscalYear, Phase, Schedule, Slip, Stage, StatusClass, Subject};
use crate::tui::app::Session;
use crate::words::screen as words;

/// What the lines of an action say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ActionRow {
    /// Number and name.
    pub label: Text,
    /// Its departments.
    pub departments: Text,
    /// 予定, a cell for each year of the plan.
    pub planned: Vec<Cell>,
    /// 実績 up to the year looked at, likewise.
    pub actual: Vec<Cell>,
    /// The status word; 未記入 if there is none.
    pub status: String,
    /// What the status means; `None` if there is none.
    pub class: Option<StatusClass>,
    /// Ahead or late.
    pub slip: Slip,
}

/// One year of a row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Cell {
    /// Nothing is written there.
    #[default]
    Empty,
    /// A stage begins: its words and its rank.
    Begins(Text, Option<Phase>),
    /// The stage of the year before goes on, at that rank.
    GoesOn(Option<Phase>),
}

/// The lines of that action, as of the year looked at.
pub fn action_row(session: &Session, id: ActionId) -> ActionRow {
    let plan = session.plan();
    let (action, as_of) = (plan.action(id), session.as_of());
    let standing = plan.status_of(id, as_of);
    let last = plan.years.last().copied().unwrap_or(as_of);
    ActionRow {
        label: Text::of(session, label::subject(plan, Subject::Action(id))),
        departments: Text::of(session, plan.department_names(&action.departments).join(words::BETWEEN)),
        planned: cells(session, &action.planned, last),
        actual: cells(session, &action.actual, as_of),
        status: super::marked_standing(session, Subject::Action(id)).0,
        class: standing.verdict.map(|status| status.class),
        slip: plan.slip_beside_status(id, as_of),
    }
}

fn cells(session: &Session, schedule: &Schedule, last: FiscalYear) -> Vec<Cell> {
    let phases: Vec<_> = schedule.phases(last).collect();
    let phase_in = |year| phases.iter().find(|(at, _)| *at == year).and_then(|(_, phase)| *phase);
    let cell = |year: &FiscalYear| match schedule.0.get(*year).filter(|_| *year <= last) {
        None => Cell::Empty,
        Some(Stage::Continued) => Cell::GoesOn(phase_in(*year)),
        Some(stage @ Stage::Words(_)) => Cell::Begins(Text::of(session, stage.text()), phase_in(*year)),
    };
    session.plan().years.iter().map(cell).collect()
}
