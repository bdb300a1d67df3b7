//! Fields between commas, by the rules of 総務省 for tables that programs read: one heading line, a datum in every
//! cell, numbers bare, years in 西暦.

use std::io::{self, Write};

use super::plain::Plain;
use super::tables::places;
use super::{Cell, Tables};
use crate::export::csv::{CsvEncoding, write_csv};
use crate::export::substitute::Substitution;
use crate::plan::Calendar;

/// Writes the rows of all tables below one heading; what comes back is what the encoding does not have.
pub(super) fn write(
    out: &mut impl Write,
    encoding: CsvEncoding,
    tables: &(impl Tables + ?Sized),
) -> io::Result<Vec<Substitution>> {
    let plain = Plain::of(tables);
    write_csv(out, encoding, plain.heading.as_deref(), &places(tables), |at, rows| {
        tables.table(*at).map_or(Ok(()), |table| plain.rows(&table, written).try_for_each(|row| rows.row(row)))
    })
}

/// Years as every program counts them.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Year(year) => year.label(Calendar::Western),
        cell => cell.bare(),
    }
}
