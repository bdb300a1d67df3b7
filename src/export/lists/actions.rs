//! The list of actions.

use super::{Definition, Standpoint, by_year, departments, place, provenance, table};
use crate::export::{Cell, Column, Kind, Regard, Table};
use crate::label;
use crate::plan::{ActionId, FiscalYear, Plan, Schedule, Slip, StatusClass, Subject};
use crate::words::{lists as words, screen};

impl Standpoint<'_> {
    /// Those actions, in that order.
    pub fn actions(&self, ids: &[ActionId]) -> Table {
        let listed = table(self, definitions(self), ids.iter().copied());
        let notes = vec![words::count(screen::ACTIONS, &screen::share(listed.rows.len(), self.plan.actions.len()))];
        Table { notes, nothing: words::NO_ACTIONS.to_owned(), ..listed }
    }
}

fn definitions<'a>(standpoint: &Standpoint<'a>) -> Vec<Definition<'a, ActionId>> {
    let Standpoint { plan, as_of, calendar } = *standpoint;
    let action = move |id: ActionId| plan.action(id);
    let last = plan.years.last().copied().unwrap_or(as_of);
    let mut all = place(plan, move |id| action(id).node);
    all.extend([
        Definition::of(Column::of("number", words::NUMBER, Kind::Word), move |id| {
            Cell::words(Some(&action(id).number))
        }),
        Definition::of(Column::of("name", words::NAME, Kind::Text), move |id| {
            Cell::Name(action(id).name.clone(), action(id).reading.clone())
        }),
        Definition::of(Column::of("departments", words::DEPARTMENTS, Kind::Text), move |id| {
            departments(plan, &action(id).departments)
        }),
        Definition::of(Column::of("status", words::STATUS, Kind::Word), move |id| status(plan, as_of, id)),
        Definition::of(Column::of("provenance", words::PROVENANCE, Kind::Word).on_demand(), move |id| {
            provenance(plan.status_of(id, as_of).provenance)
        }),
        Definition::of(Column::of("timing", words::TIMING, Kind::Word), move |id| {
            timing(plan.slip_beside_status(id, as_of))
        }),
        Definition::of(Column::of("slip", words::SLIP, Kind::Number).on_demand(), move |id| {
            plan.slip_of(id, as_of).years().map_or(Cell::Absent(""), |years| Cell::Number(f64::from(years), 0))
        }),
        Definition::of(Column::of("stage", words::STAGE, Kind::Text).on_demand(), move |id| {
            Cell::words(Some(&action(id).actual.running(as_of)))
        }),
    ]);
    let planned = ("planned", words::PLANNED, Kind::Text);
    all.extend(by_year(plan, calendar, planned, move |id, year| stage(&action(id).planned, year, last)));
    let actual = ("actual", words::ACTUAL, Kind::Text);
    all.extend(by_year(plan, calendar, actual, move |id, year| stage(&action(id).actual, year, as_of)));
    all.push(Definition::of(Column::of("remark", words::REMARK, Kind::Text).on_demand(), move |id| {
        Cell::words(action(id).remark.as_deref())
    }));
    all
}

/// The status of an action as it stood at the end of that year.
pub(super) fn status(plan: &Plan, as_of: FiscalYear, id: ActionId) -> Cell {
    let status = plan.status_of(id, as_of).verdict;
    let (word, mark) = label::marked_standing(plan, as_of, Subject::Action(id));
    let (rank, regard) = match status.map(|status| status.class) {
        Some(StatusClass::Done) => (0, Regard::Plain),
        Some(StatusClass::Partly) => (1, Regard::Fair),
        Some(StatusClass::NotDone) => (2, Regard::Poor),
        None => (3, Regard::Fair),
    };
    Cell::Standing { word: status.map(|status| status.word.clone()), shown: format!("{word}{mark}"), rank, regard }
}

fn stage(schedule: &Schedule, year: FiscalYear, last: FiscalYear) -> Cell {
    let stage = schedule.0.get(year).filter(|_| year <= last);
    stage.map_or(Cell::Absent(""), |stage| Cell::words(Some(&stage.text())))
}

/// Late or early in words; what is overdue counts as later than what has arrived so many years late.
fn timing(slip: Slip) -> Cell {
    let (rank, regard) = match slip {
        Slip::Overdue(years) => (2000 + years as usize, Regard::Poor),
        Slip::Arrived(years @ 1..) => (1000 + years.unsigned_abs() as usize, Regard::Fair),
        Slip::Arrived(years) => (1000_usize.saturating_sub(years.unsigned_abs() as usize), Regard::Plain),
        Slip::StageReached | Slip::NotDue | Slip::Unplanned => return Cell::Absent(""),
    };
    let shown = screen::slip(slip);
    Cell::Standing { word: (!shown.is_empty()).then(|| shown.clone()), shown, rank, regard }
}
