//! The rows of several tables below one heading, cell by cell, as spreadsheets take them.
//!
//! What rows come to is left out: a spreadsheet that sums a column would count it twice. Invariant: every row has as
//! many cells as the heading.

use super::{Cell, Column, Kind, Table};
use crate::words::{lists, summary};

/// The headings, then the rows of all tables. Of several tables each row names its own first. Where their columns
/// differ (plans of other years), all columns of all are there, and what a table does not have stays empty. `written`
/// says how a cell is written.
pub(super) fn rows(tables: &[Table], written: impl Fn(&Cell) -> String) -> Vec<Vec<String>> {
    let mut columns = super::arrange::all_columns(tables);
    columns.retain(|column| column.is_for_programs);
    let names = tables.len() > 1;
    let mut rows = Vec::new();
    if !tables.is_empty() {
        let headings = columns.iter().map(heading);
        rows.push(names.then(|| summary::PLAN.to_owned()).into_iter().chain(headings).collect());
    }
    for table in tables {
        let places: Vec<_> =
            columns.iter().map(|column| table.columns.iter().position(|own| own.key == column.key)).collect();
        rows.extend(table.rows.iter().map(|row| {
            let cell = |place: &Option<usize>| place.and_then(|at| row.get(at)).map(&written).unwrap_or_default();
            names.then(|| table.name.clone()).into_iter().chain(places.iter().map(cell)).collect()
        }));
    }
    rows
}

fn heading(column: &Column) -> String {
    match column.kind {
        Kind::Share => lists::in_percent(&column.heading),
        Kind::Word | Kind::Text | Kind::Sentence(_) | Kind::Number => column.heading.to_string(),
    }
}
