//! The rows of a table of actions.
//!
//! An action takes a row of 予定 and one of 実績, sometimes more; what they share stands in the first of them or in
//! each.

use super::area::Address;
use super::draft::{DraftAction, Entry};
use super::heading::Role;
use super::reader::Reader;
use super::table::{Table, row_kind};
use super::text::{closed_up, departments, numbered};
use super::values::{Entered, stage};
use crate::plan::{CONTINUED, FiscalYear, Severity, Stage};
use crate::source::{closest, is_dash};
use crate::words::import as words;

const PLANNED: usize = 0;
const ACTUAL: usize = 1;

impl Reader<'_> {
    /// Reads a row of a table of actions; `false` if it is none of its rows.
    pub fn action_row(&mut self, table: &Table, row: u32) -> bool {
        let has_kinds = table.has(Role::Row);
        let kind = self.text(table, row, Role::Row).and_then(|(_, text)| row_kind(&text));
        let name = self.text(table, row, Role::Action);
        let has_years = self.years(table, row).iter().any(|(_, _, cell)| !cell.is_blank());
        if has_kinds && kind.is_none() || !has_kinds && !has_years && (name.is_none() || !self.has_details(table, row))
        {
            return false;
        }
        let is_own = table.has(Role::Reference);
        let number = self.line(table, row, Role::Number);
        let reference = self.line(table, row, Role::Reference);
        let (own_number, name_text) = match &name {
            Some((_, text)) if is_own || number.is_some() => (number.clone(), closed_up(text)),
            Some((_, text)) => numbered(text),
            None => (number.clone(), String::new()),
        };
        let node = self.node(table, row);
        // Without a column that says it, the upper of two rows is what was planned.
        let is_continued = !has_kinds && name.is_none() && self.action.is_some();
        let kind = kind.unwrap_or(if is_continued { ACTUAL } else { PLANNED });
        let is_new = match self.action.map(|at| &self.draft.actions[at]) {
            None => true,
            Some(before) => {
                let is_other = !name_text.is_empty()
                    && (before.name != name_text || before.node != node)
                    && !(before.name.is_empty() && kind == ACTUAL)
                    || reference.is_some() && before.reference.is_some() && reference != before.reference;
                is_other
                    || kind == PLANNED && before.has_rows[PLANNED]
                    || !name_text.is_empty() && before.has_rows[kind]
            }
        };
        let at = match self.action.filter(|_| !is_new) {
            Some(at) => at,
            None => {
                let first =
                    table.columns.iter().find(|(_, role)| **role == Role::Action).map_or(0, |(column, _)| *column);
                let place = name.map_or(Address::at(row, first), |(place, _)| place);
                let number = own_number;
                let action = DraftAction { node, number, name: name_text, reference, ..DraftAction::default() };
                self.begin_action(action, place)
            }
        };
        self.draft.actions[at].has_rows[kind] = true;
        self.shared(table, row, at, is_own);
        for (role, place, cell) in self.years(table, row) {
            let (year, kind) = match role {
                Role::Year(year)
                    if !has_kinds && table.actual.contains(&place.column)
                        || table.columns.values().any(|it| *it == Role::Planned(year)) =>
                {
                    (year, ACTUAL)
                }
                Role::Year(year) if !has_kinds && kind == PLANNED => {
                    if !cell.is_blank() && !self.unmarked.iter().any(|(other, _)| *other == at) {
                        self.unmarked.push((at, place));
                    }
                    (year, kind)
                }
                Role::Year(year) => (year, kind),
                Role::Planned(year) => (year, PLANNED),
                _ => continue,
            };
            match stage(cell, is_own) {
                Ok(entered) => self.enter(at, kind, year, entered),
                Err(wording) => self.draft.doubt(Entry::Action(at), Severity::Error, &self.sheet.name, place, wording),
            }
            self.across(table, at, kind, place);
        }
        true
    }

    /// Whether a row without stages says something of an action all the same.
    fn has_details(&self, table: &Table, row: u32) -> bool {
        [Role::Status, Role::Departments].into_iter().any(|role| self.text(table, row, role).is_some())
    }

    /// Takes up an action whose first row is at that cell.
    fn begin_action(&mut self, mut action: DraftAction, place: Address) -> usize {
        let at = self.draft.actions.len();
        action.place = Some(self.place(place));
        if action.name.is_empty() {
            action.name = self.draft.nodes[action.node].label.name.clone();
            let before = self.draft.actions.last().and_then(|before| before.number.as_deref()?.parse::<u32>().ok());
            action.number = action.number.or_else(|| before.map(|number| (number + 1).to_string()));
            let wording = words::nameless_action(&action.name, action.number.as_deref());
            self.draft.doubt(Entry::Action(at), Severity::Warning, &self.sheet.name, place, wording);
        }
        self.draft.actions.push(action);
        self.action = Some(at);
        at
    }

    /// What the rows of an action share.
    fn shared(&mut self, table: &Table, row: u32, at: usize, is_own: bool) {
        if let Some((place, text)) = self.text(table, row, Role::Departments) {
            let (names, look_so) = if is_own {
                (text.lines().map(|line| line.trim().to_owned()).filter(|line| !line.is_empty()).collect(), true)
            } else {
                departments(&text)
            };
            if !look_so {
                let wording = words::departments(&closed_up(&text), &names);
                self.draft.doubt(Entry::Action(at), Severity::Warning, &self.sheet.name, place, wording);
            }
            for name in names {
                let department = self.draft.department(&name);
                let own = &mut self.draft.actions[at].departments;
                if !own.contains(&department) {
                    own.push(department);
                }
            }
        }
        if let Some(remark) = self.text(table, row, Role::Remark) {
            let remark = remark.1.lines().map(str::trim).collect::<Vec<_>>().join(" ");
            let own = &mut self.draft.actions[at].remark;
            if own.as_ref() != Some(&remark) {
                *own = Some(own.take().map_or(remark.clone(), |own| format!("{own} {remark}")));
            }
        }
        if let Some((place, text)) = self.text(table, row, Role::Status) {
            self.status(at, place, &closed_up(&text));
        }
    }

    fn status(&mut self, at: usize, place: Address, word: &str) {
        if is_dash(word) {
            return;
        }
        let known: Vec<&str> = self.draft.statuses.iter().map(|status| status.word.as_str()).collect();
        let before = self.draft.actions[at].status.as_deref();
        let said = if before.is_some_and(|before| before != word) {
            Some(words::two_statuses(before.unwrap_or_default(), word))
        } else if self.has_statuses && !known.contains(&word) {
            Some(words::unknown_status(word, closest(word, known.iter().copied()), &known))
        } else {
            None
        };
        match said {
            Some(wording) => self.draft.doubt(Entry::Action(at), Severity::Error, &self.sheet.name, place, wording),
            None => self.draft.actions[at].status = Some(word.to_owned()),
        }
    }

    fn enter(&mut self, at: usize, kind: usize, year: FiscalYear, entered: Entered) {
        let action = &mut self.draft.actions[at];
        let schedule = if kind == PLANNED { &mut action.planned } else { &mut action.actual };
        match entered {
            Entered::Nothing => {}
            Entered::Dash => {
                if kind == ACTUAL {
                    action.dashes.insert(year);
                }
            }
            // A second row of 実績 goes on where the first has ended.
            Entered::Stage(stage) => match schedule.get(year).cloned() {
                Some(before) if before != stage => {
                    let entries = before.entries().chain(stage.entries()).filter(|entry| *entry != CONTINUED);
                    let entries: Vec<String> = entries.map(str::to_owned).collect();
                    schedule.insert(year, Stage::words(entries));
                }
                _ => drop(schedule.insert(year, stage)),
            },
        }
    }

    /// A stage in a cell that is merged across several years goes on in each of them.
    fn across(&mut self, table: &Table, at: usize, kind: usize, place: Address) {
        let Some(area) = self.sheet.merged_from(place).copied() else { return };
        let covered = table.columns.range(place.column + 1..=area.last.column.max(place.column));
        let years: Vec<FiscalYear> = covered
            .filter_map(|(_, role)| match role {
                Role::Year(year) | Role::Planned(year) => Some(*year),
                _ => None,
            })
            .collect();
        if years.is_empty() || self.sheet.cell(place).is_blank() {
            return;
        }
        for year in &years {
            self.enter(at, kind, *year, Entered::Stage(Stage::Continued));
        }
        let wording = words::merged_years(&closed_up(&self.sheet.cell(place).shown()), years.len() + 1);
        self.draft.doubt(Entry::Action(at), Severity::Note, &self.sheet.name, place, wording);
    }
}
