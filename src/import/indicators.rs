//! The rows of a table of indicators.

use super::area::Address;
use super::book::Cell;
use super::draft::{DraftIndicator, Entry};
use super::heading::Role;
use super::reader::Reader;
use super::table::Table;
use super::text::{closed_up, departments};
use super::values::{Amount, amount, measured, unit_of};
use crate::plan::{Achievement, Basis, ByYear, Direction, Indicator, Measured, NodeId, Severity, Value};
use crate::source::{ACHIEVEMENTS, BASES, DIRECTIONS, Reading, is_dash, read_value};
use crate::words::{import as words, workbook};

/// One value of a row.
struct Slot<'a> {
    role: Role,
    place: Address,
    cell: &'a Cell,
    amount: Amount,
}

impl<'a> Reader<'a> {
    /// Reads a row of a table of indicators; `false` if it is none of its rows.
    pub fn indicator_row(&mut self, table: &Table, row: u32) -> bool {
        let name = self.text(table, row, Role::Indicator);
        let at = self.draft.indicators.len();
        let slots = self.slots(table, row, at);
        let is_said = slots.iter().any(|slot| slot.amount != Amount::Nothing);
        let Some((place, name)) = name else {
            // A row of sums, or a stray value.
            return false;
        };
        if !is_said && self.text(table, row, Role::Achievement).is_none() && !table.has(Role::Reference) {
            return false;
        }
        let is_own = table.has(Role::Reference);
        let node = self.node(table, row);
        let unit_column = self.line(table, row, Role::Unit);
        let unit = if table.has(Role::Unit) { unit_column } else { unit_of(slots.iter().map(|slot| &slot.amount)) };
        let direction = self.word(table, row, Role::Direction, &DIRECTIONS, at);
        let has_number = slots.iter().any(|slot| matches!(slot.amount, Amount::Number { .. }));
        let is_state = direction == Some(Direction::State) || direction.is_none() && !has_number;
        let mut indicator = Indicator {
            node: NodeId::ROOT,
            name: closed_up(&name),
            reading: None,
            unit: unit.clone(),
            direction: direction.unwrap_or(if is_state { Direction::State } else { Direction::AtLeast }),
            basis: self.word(table, row, Role::Basis, &BASES, at).unwrap_or(Basis::LastYear),
            baseline: None,
            actual: ByYear::default(),
            target: None,
            achievement: self.word(table, row, Role::Achievement, &ACHIEVEMENTS, at),
            own_departments: Vec::new(),
            remark: self.line(table, row, Role::Remark),
        };
        let target = slots.iter().find(|slot| slot.role == Role::Target).map(|slot| closed_up(&slot.cell.shown()));
        for slot in &slots {
            let value = if is_own {
                own_value(slot.cell, unit.as_deref(), indicator.direction)
            } else {
                let shown = slot.cell.shown();
                let (value, said) =
                    measured(&slot.amount, unit.as_deref(), &shown, target.as_deref().filter(|_| is_state));
                if let Some(wording) = said {
                    self.draft.doubt(Entry::Indicator(at), Severity::Warning, &self.sheet.name, slot.place, wording);
                }
                value
            };
            let Some(value) = value else { continue };
            match slot.role {
                Role::Baseline => indicator.baseline = Some(value),
                Role::Target => indicator.target = Some(value),
                Role::Year(year) => drop(indicator.actual.insert(year, value)),
                _ => {}
            }
        }
        if direction.is_none() && !is_state {
            self.guess_direction(&mut indicator, &slots, at, place);
        }
        let departments = self.own_departments(table, row, is_own);
        let reference = self.line(table, row, Role::Reference);
        let place = Some(self.place(place));
        self.draft.indicators.push(DraftIndicator { indicator, node, departments, reference, place });
        true
    }

    /// The values of a row; of a cell that holds none it is said.
    fn slots(&mut self, table: &Table, row: u32, at: usize) -> Vec<Slot<'a>> {
        // Where nothing else is called the target, what is aimed at in the last of the years is.
        let last =
            table.columns.values().rev().filter(|role| matches!(role, Role::Planned(_))).max_by_key(
                |role| match role {
                    Role::Planned(year) => Some(*year),
                    _ => None,
                },
            );
        let last = last.filter(|_| !table.has(Role::Target)).copied();
        let mut slots = Vec::new();
        let has_name = self.text(table, row, Role::Indicator).is_some();
        for (column, role) in &table.columns {
            let place = Address::at(row, *column);
            let cell = self.sheet.cell(place);
            let role = match role {
                Role::Planned(_) if last == Some(*role) => &Role::Target,
                Role::Planned(_) if has_name && !cell.is_blank() => {
                    self.leave(place, cell);
                    continue;
                }
                Role::Baseline | Role::Year(_) | Role::Target => role,
                _ => continue,
            };
            match amount(cell) {
                Ok(amount) => slots.push(Slot { role: *role, place, cell, amount }),
                Err(wording) if has_name => {
                    self.draft.doubt(Entry::Indicator(at), Severity::Error, &self.sheet.name, place, wording);
                }
                Err(_) => {}
            }
        }
        slots
    }

    /// One of a closed list of words.
    fn word<T: Copy>(&mut self, table: &Table, row: u32, role: Role, known: &[(&str, T)], at: usize) -> Option<T> {
        let (place, text) = self.text(table, row, role)?;
        let text = closed_up(&text);
        if is_dash(&text) {
            return None;
        }
        let signs: &[(&str, &str)] = &[("○", "達成"), ("〇", "達成"), ("◯", "達成"), ("×", "未達成"), ("✕", "未達成")];
        let meant = signs.iter().find(|(sign, _)| *sign == text).map_or(text.as_str(), |(_, word)| word);
        let found = known.iter().find(|(word, _)| *word == meant).map(|(_, value)| *value);
        if found.is_none() {
            let known: Vec<&str> = known.iter().map(|(word, _)| *word).collect();
            let wording = words::unknown_word(&text, &known);
            self.draft.doubt(Entry::Indicator(at), Severity::Error, &self.sheet.name, place, wording);
        }
        found
    }

    fn own_departments(&mut self, table: &Table, row: u32, is_own: bool) -> Vec<usize> {
        let Some((_, text)) = self.text(table, row, Role::Departments) else { return Vec::new() };
        if is_own && self.line(table, row, Role::DepartmentsFrom).as_deref() != Some(workbook::FROM_INDICATOR) {
            return Vec::new();
        }
        let names =
            if is_own { text.lines().map(|line| line.trim().to_owned()).collect() } else { departments(&text).0 };
        names.iter().filter(|name| !name.is_empty()).map(|name| self.draft.department(name)).collect()
    }

    /// A printed table does not say which side of the target is good. Where the target lies below where it began and
    /// the verdict fits to "no more than that", that is meant; where nothing is certain, it is said.
    fn guess_direction(&mut self, indicator: &mut Indicator, slots: &[Slot<'_>], at: usize, place: Address) {
        let bound = slots.iter().find_map(|slot| match &slot.amount {
            Amount::Number { bound: Some(bound), .. } if slot.role == Role::Target => Some(*bound),
            _ => None,
        });
        let number = |measured: &Option<Measured>| measured.as_ref().and_then(|measured| measured.value.number());
        let (baseline, target) = (number(&indicator.baseline), number(&indicator.target));
        let last = indicator.actual.iter().next_back().and_then(|(_, measured)| measured.value.number());
        let falls = baseline.zip(target).is_some_and(|(baseline, target)| target < baseline);
        let fits = |direction: Direction| {
            let all = last.zip(target).zip(indicator.achievement);
            all.is_some_and(|((last, target), verdict)| {
                let is_met = if direction == Direction::AtMost { last <= target } else { last >= target };
                is_met == (verdict == Achievement::Met)
            })
        };
        match (bound, fits(Direction::AtMost), fits(Direction::AtLeast)) {
            (Some("以下" | "未満" | "以内"), ..) => indicator.direction = Direction::AtMost,
            (Some("以上" | "超"), ..) | (_, false, true) => {}
            _ if !falls => {}
            (_, true, _) => {
                indicator.direction = Direction::AtMost;
                let wording = words::taken_as_at_most(&indicator.name);
                self.draft.doubt(Entry::Indicator(at), Severity::Note, &self.sheet.name, place, wording);
            }
            _ => {
                let wording = words::direction_unknown(&indicator.name);
                self.draft.doubt(Entry::Indicator(at), Severity::Warning, &self.sheet.name, place, wording);
            }
        }
    }
}

/// A value of our own workbook: as a plan file would read it.
fn own_value(cell: &Cell, unit: Option<&str>, direction: Direction) -> Option<Measured> {
    let value = match cell {
        Cell::Empty => return None,
        Cell::Number(number) => Value::Number(*number),
        Cell::WithUnit(number, shown) if unit == Some(shown) => Value::Number(*number),
        cell => {
            let text = cell.shown().lines().map(str::trim).collect::<Vec<_>>().join(" ");
            match read_value(&text, unit) {
                _ if text.is_empty() => return None,
                Reading::NotMeasured => Value::NotMeasured,
                Reading::Number(number) if direction != Direction::State => Value::Number(number),
                _ => Value::Word(text),
            }
        }
    };
    Some(value.into())
}
