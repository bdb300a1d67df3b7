//! 担当課別: the table of departments over the panes, how it is sorted and what its keys do.
//!
//! Counts what the search leaves of the plan. The filter by department or status is left out: that is
//! what the table is there to choose from.

use std::cmp::Reverse;

use super::{App, DepartmentLine, ListPlace, Overlay, Session, list};
use crate::plan::DepartmentId;
use crate::query::{Figure, Filter};
use crate::tui::command::Command;

/// Sorting and place of the table; both outlive its being closed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DepartmentTable {
    /// The column it is sorted by, largest first; without one the order of the plan.
    pub column: Option<Figure>,
    /// Whether that order is turned round.
    pub reversed: bool,
    /// The line under the cursor.
    pub place: ListPlace,
}

impl DepartmentTable {
    /// The lines in their order; what has no department is always the last.
    pub fn lines(&self, session: &Session) -> Vec<DepartmentLine> {
        let mut lines = session.department_counts().lines.clone();
        let nobody = lines.pop_if(|(key, _)| key.is_none());
        match self.column {
            Some(figure) if self.reversed => lines.sort_by_key(|(_, summary)| figure.of(summary)),
            Some(figure) => lines.sort_by_key(|(_, summary)| Reverse(figure.of(summary))),
            None if self.reversed => lines.reverse(),
            None => {}
        }
        lines.extend(nobody);
        lines
    }

    /// Sorts by the next or previous column, round the end.
    fn step(&mut self, forward: bool) {
        let columns: Vec<Option<Figure>> = [None].into_iter().chain(Figure::ALL.map(Some)).collect();
        (self.column, self.reversed) = (list::beside(&columns, self.column, forward), false);
    }
}

impl App {
    pub(super) fn open_department_table(&mut self) {
        self.open_over_panes(Overlay::DepartmentTable);
    }

    /// Does what a command asks for in the table; says whether it was for it.
    pub(super) fn perform_in_department_table(&mut self, command: Command) -> bool {
        let (len, visible) = self.page;
        if self.department_table.place.go(command, len, visible) {
            return true;
        }
        match command {
            Command::Close | Command::DepartmentTable => {
                self.overlays.pop();
            }
            Command::Unfold => self.sort_departments(|table| table.step(true)),
            Command::Fold => self.sort_departments(|table| table.step(false)),
            Command::Toggle => self.sort_departments(|table| table.reversed = !table.reversed),
            Command::Open => self.choose_department(),
            _ => return false,
        }
        true
    }

    /// Changes the order and keeps the cursor on its department.
    fn sort_departments(&mut self, change: impl FnOnce(&mut DepartmentTable)) {
        let table = &mut self.department_table;
        let key = |line: &DepartmentLine| line.0;
        let before = table.lines(&self.session).get(table.place.cursor).map(key);
        change(table);
        let lines = table.lines(&self.session);
        table.place.cursor = lines.iter().position(|line| Some(key(line)) == before).unwrap_or(0);
        table.place.settle(lines.len(), self.page.1);
    }

    /// The department under the cursor; `None` on the line of what has none.
    pub(super) fn department_under_cursor(&self) -> Option<DepartmentId> {
        let lines = self.department_table.lines(&self.session);
        lines.get(self.department_table.place.cursor).and_then(|line| line.0)
    }

    fn choose_department(&mut self) {
        let Some(id) = self.department_under_cursor() else { return };
        let name = self.session.plan().department(id).name.clone();
        self.overlays.clear();
        self.filter_whole_plan(Filter { departments: vec![name], ..self.session.filter.clone() });
    }
}
