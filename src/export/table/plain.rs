//! The rows of several tables below one heading, cell by cell, as spreadsheets take them.
//!
//! What rows come to is left out: a spreadsheet that sums a column would count it twice. Invariant: every row has as
//! many cells as the heading.

use super::arrange::all_columns;
use super::{Cell, Column, Kind, Table, Tables};
use crate::words::{lists, summary};

/// How the rows of all tables stand below one heading. Of several tables each row names its own first. Where their
/// columns differ (plans of other years), all columns of all are there, and what a table does not have stays empty.
pub(super) struct Plain {
    /// The heading, none where there is no table.
    pub heading: Option<Vec<String>>,
    columns: Vec<Column>,
    names: bool,
}

impl Plain {
    /// For those tables.
    pub fn of(tables: &(impl Tables + ?Sized)) -> Self {
        let mut columns = all_columns(tables);
        columns.retain(|column| column.is_for_programs);
        let names = tables.count() > 1;
        let name = names.then(|| summary::PLAN.to_owned());
        let heading = (tables.count() > 0).then(|| name.into_iter().chain(columns.iter().map(heading)).collect());
        Self { heading, columns, names }
    }

    /// The rows of one of them. `written` says how a cell is written.
    pub fn rows(&self, table: &Table, written: impl Fn(&Cell) -> String) -> impl Iterator<Item = Vec<String>> {
        let place = |column: &Column| table.columns.iter().position(|own| own.key == column.key);
        let places: Vec<Option<usize>> = self.columns.iter().map(place).collect();
        table.rows.iter().map(move |row| {
            let cell = |place: &Option<usize>| place.and_then(|at| row.get(at)).map(&written).unwrap_or_default();
            self.names.then(|| table.name.clone()).into_iter().chain(places.iter().map(cell)).collect()
        })
    }
}

fn heading(column: &Column) -> String {
    match column.kind {
        Kind::Share => lists::in_percent(&column.heading),
        Kind::Word | Kind::Text | Kind::Sentence(_) | Kind::Number => column.heading.to_string(),
    }
}
