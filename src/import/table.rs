//! Tables in a sheet: where their headings are, and what stands in which column.
//!
//! A block of headings is one row or several that hold nothing but headings. Knows nothing of the rows below it.

use std::collections::{BTreeMap, BTreeSet};

use super::area::Address;
use super::book::Sheet;
use super::heading::{Role, role, similar};
use super::text::heading;
use super::years;

/// What a table lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Actions.
    Actions,
    /// Indicators.
    Indicators,
}

/// A table.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What it lists.
    pub kind: Kind,
    /// What stands in which column.
    pub columns: BTreeMap<u32, Role>,
    /// Those of its columns of years whose headings say that they hold what was done or measured.
    pub actual: BTreeSet<u32>,
    /// What is written above columns that mean nothing known.
    pub unknown: BTreeMap<u32, String>,
    /// The columns of levels, from the left: where they begin, what is written above them.
    pub levels: Vec<(u32, String)>,
    /// Its headings that were read as others which they resemble: the cell, as written, as read.
    pub reworded: Vec<(Address, String, &'static str)>,
    /// The first row below its headings.
    pub first: u32,
}

/// The most rows of headings.
const DEEPEST: u32 = 5;

impl Table {
    /// The table whose headings begin in that row, if some do. `levels` are the levels met so far.
    pub fn at(sheet: &Sheet, row: u32, levels: &[String]) -> Option<Self> {
        let mut roles = roles(sheet, row, levels);
        let first: Vec<Role> = roles.iter().map(|(_, role, _)| *role).collect();
        let columns =
            first.iter().filter(|role| !matches!(role, Role::Group | Role::Year(_) | Role::Planned(_))).count();
        let entry = |role: &Role| matches!(role, Role::Action | Role::Indicator | Role::Level);
        if columns < 2 || !first.iter().any(entry) {
            return None;
        }
        let mut end = row + 1;
        while end < row + DEEPEST {
            // An empty row may have come between.
            let next = if sheet.row(end).next().is_none() { end + 1 } else { end };
            let sides = years::sides_below(sheet, next, row..end, levels);
            let Some(below) = sides.or_else(|| roles_below(sheet, next, levels)) else { break };
            roles.extend(below);
            end = next + 1;
        }
        let mut table = Self {
            kind: Kind::Actions,
            columns: BTreeMap::new(),
            actual: BTreeSet::new(),
            unknown: BTreeMap::new(),
            levels: Vec::new(),
            reworded: Vec::new(),
            first: end,
        };
        table.reword(sheet, row..end, &mut roles);
        table.levels_beside(sheet, row..end, &mut roles);
        for (at, role, text) in &roles {
            let last = sheet.merged_from(*at).map_or(at.column, |area| area.last.column);
            if *role == Role::Group {
                continue;
            }
            if *role == Role::Level {
                table.levels.push((at.column, text.clone()));
            }
            // A merged heading as wide as a sheet would be no heading.
            table.columns.extend((at.column..=last.min(at.column + 100)).map(|column| (column, *role)));
        }
        table.levels.sort();
        table.kind = table.told()?;
        table.actual = years::tell_apart(&mut table.columns, sheet, row..end, table.kind == Kind::Indicators);
        table.join_neighbours(sheet, row..end);
        Some(table)
    }

    /// Whether the row of 予定 and 実績 has a column, or a column for each year says it.
    pub fn has(&self, role: Role) -> bool {
        self.columns.values().any(|other| *other == role)
    }

    fn told(&self) -> Option<Kind> {
        let has_any = |roles: &[Role]| roles.iter().any(|role| self.has(*role));
        let has_years = self.columns.values().any(|role| matches!(role, Role::Year(_) | Role::Planned(_)));
        match (self.has(Role::Action), self.has(Role::Indicator)) {
            (true, false) if has_years || has_any(&[Role::Status, Role::Row, Role::Departments]) => Some(Kind::Actions),
            (false, true) if has_years || has_any(&[Role::Target, Role::Achievement, Role::Baseline]) => {
                Some(Kind::Indicators)
            }
            (true, true) => {
                Some(if has_any(&[Role::Target, Role::Baseline]) { Kind::Indicators } else { Kind::Actions })
            }
            _ => None,
        }
    }

    /// Headings that are none word by word and much like one, of what the table has not got yet.
    fn reword(&mut self, sheet: &Sheet, rows: std::ops::Range<u32>, roles: &mut Vec<(Address, Role, String)>) {
        let known: Vec<Address> = roles.iter().map(|(at, ..)| *at).collect();
        let cells: Vec<(Address, String)> =
            rows.flat_map(|row| sheet.row(row).map(|(at, cell)| (at, cell.shown())).collect::<Vec<_>>()).collect();
        for (at, text) in cells.into_iter().filter(|(at, _)| !known.contains(at)) {
            if !years::is_side(&text)
                && let Some((role, word)) = similar(&text)
                && !roles.iter().any(|(_, other, _)| *other == role)
            {
                self.reworded.push((at, heading(&text), word));
                roles.push((at, role, heading(&text)));
            }
        }
    }

    /// What stands in front of the names and has a heading of its own is a level, whatever a city calls it.
    fn levels_beside(&self, sheet: &Sheet, rows: std::ops::Range<u32>, roles: &mut Vec<(Address, Role, String)>) {
        let is_name = |role: &Role| matches!(role, Role::Action | Role::Indicator | Role::Number);
        let Some(name) = roles.iter().filter(|(_, role, _)| is_name(role)).map(|(at, ..)| at.column).min() else {
            return;
        };
        for row in rows {
            for (at, cell) in sheet.row(row).filter(|(at, _)| at.column < name) {
                let text = heading(&cell.shown());
                let is_known = roles.iter().any(|(other, ..)| *other == at);
                if !is_known && (1..=10).contains(&text.chars().count()) {
                    roles.push((at, Role::Level, text));
                }
            }
        }
    }

    /// A column without a heading behind one of names, as where the number has a column of its own, belongs to it;
    /// and the column in which 予定 and 実績 stand is found by them.
    /// Whatever else has a heading is unknown.
    fn join_neighbours(&mut self, sheet: &Sheet, headings: std::ops::Range<u32>) {
        for (at, cell) in headings.flat_map(|row| sheet.row(row)) {
            if !self.columns.contains_key(&at.column) && !cell.is_blank() {
                self.unknown.insert(at.column, heading(&cell.shown()));
            }
        }

        let Some(last) = self.columns.keys().next_back().copied() else { return };
        let first = self.columns.keys().next().copied().unwrap_or_default();
        let free: Vec<u32> = (first..=last).filter(|column| !self.columns.contains_key(column)).collect();
        if self.kind == Kind::Actions && !self.has(Role::Row) {
            let rows = self.first..(self.first + 40).min(sheet.height());
            let count = |column: &u32| {
                let cells = rows.clone().map(|row| sheet.cell(Address::at(row, *column)));
                cells.filter(|cell| row_kind(&cell.shown()).is_some()).count()
            };
            let own = free.iter().copied().filter(|column| count(column) > 0).max_by_key(count);
            self.columns.extend(own.map(|column| (column, Role::Row)));
        }
        for column in free.into_iter().filter(|column| !self.unknown.contains_key(column)) {
            let before = column.checked_sub(1).and_then(|before| self.columns.get(&before)).copied();
            if let Some(role) =
                before.filter(|role| matches!(role, Role::Level | Role::Action | Role::Indicator | Role::Departments))
            {
                self.columns.entry(column).or_insert(role);
            }
        }
    }
}

/// Which of the two rows of an action: 0 予定, 1 実績.
pub fn row_kind(text: &str) -> Option<usize> {
    match heading(text).as_str() {
        "予定" | "計画" | "上段" => Some(0),
        "実績" | "結果" | "下段" | "実施内容" => Some(1),
        _ => None,
    }
}

/// The headings of a row.
fn roles(sheet: &Sheet, row: u32, levels: &[String]) -> Vec<(Address, Role, String)> {
    let all = sheet.row(row).filter_map(|(at, cell)| Some((at, role(&cell.shown(), levels)?, heading(&cell.shown()))));
    all.collect()
}

/// The headings of a row further down, if it holds nothing else; a row of nothing but years is one too.
fn roles_below(sheet: &Sheet, row: u32, levels: &[String]) -> Option<Vec<(Address, Role, String)>> {
    let count = sheet.row(row).filter(|(_, cell)| !cell.is_blank()).count();
    let roles = roles(sheet, row, levels);
    (count > 0 && roles.len() == count).then_some(roles)
}

#[cfg(test)]
mod tests {
    use super::super::area::Area;
    use super::super::book::Cell;
    use super::*;
    use crate::plan::FiscalYear;

    /// A sheet of lines with `|` between the cells; what follows as `A1:B2` is merged.
    fn sheet(lines: &[&str], merged: &[(u32, u32, u32, u32)]) -> Sheet {
        let cells = lines.iter().enumerate().flat_map(|(row, line)| {
            let texts = line.split('|').enumerate();
            texts
                .map(move |(column, text)| (Address::at(row as u32, column as u32), Cell::Text(text.trim().to_owned())))
        });
        let area = |&(a, b, c, d): &(u32, u32, u32, u32)| Area { first: Address::at(a, b), last: Address::at(c, d) };
        let cells = cells.filter(|(_, cell)| !cell.is_blank());
        Sheet::new("表", cells, merged.iter().map(area).collect())
    }

    #[test]
    fn headings_in_three_rows() {
        let lines = [
            "取組項目|具体的取組内容|担当課|【達成工程】|||実施状況",
            "|||年度ごとの実施内容|||",
            "||||H28|R1 (H31)|",
            "1 甲|1 乙|丙課|予定|検討|⇒|実施",
            "|||実績|検討|⇒|",
        ];
        let sheet = sheet(&lines, &[(0, 3, 0, 5)]);
        let table = Table::at(&sheet, 0, &[]).unwrap();
        assert_eq!((table.kind, table.first, table.levels.len()), (Kind::Actions, 3, 1));
        let year = |year| Role::Year(FiscalYear::starting(year));
        let roles: Vec<Role> = table.columns.values().copied().collect();
        assert_eq!(
            roles,
            [Role::Level, Role::Action, Role::Departments, Role::Row, year(2016), year(2019), Role::Status]
        );
        assert!((1..5).all(|row| Table::at(&sheet, row, &[]).is_none()));
    }

    #[test]
    fn numbers_in_a_column_of_their_own_and_reworded_headings() {
        let lines = ["取組項目||達成指標||現状(値)|H28実績(値)|最終的な目標値|達成状況", "4|甲|乙||1|2|3|達成"];
        let table = Table::at(&sheet(&lines, &[]), 0, &[]).unwrap();
        assert_eq!(table.kind, Kind::Indicators);
        assert_eq!(
            (table.columns[&1], table.columns[&3], table.columns[&6]),
            (Role::Level, Role::Indicator, Role::Target)
        );
        assert_eq!(table.reworded, [(Address::at(0, 6), "最終的な目標値".to_owned(), "最終目標値")]);
    }

    #[test]
    fn what_is_no_table() {
        for lines in [["実施|85.2%|46項目"], ["【取組項目】||"], ["担当課|備考|"], ["取組項目|課名|"]]
        {
            assert_eq!(Table::at(&sheet(&lines, &[]), 0, &[]), None, "{lines:?}");
        }
    }
}
