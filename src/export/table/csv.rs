//! Fields between commas, by the rules of 総務省 for tables that programs read: one heading line, a datum in every
//! cell, numbers bare, years in 西暦.

use std::io::{self, Write};

use super::{Cell, Table, plain};
use crate::export::csv::{CsvEncoding, write_csv};
use crate::export::substitute::Substitution;
use crate::plan::Calendar;

/// Writes the rows of all tables below one heading; what comes back is what the encoding does not have.
pub(super) fn write(out: &mut impl Write, encoding: CsvEncoding, tables: &[Table]) -> io::Result<Vec<Substitution>> {
    write_csv(out, encoding, plain::rows(tables, written))
}

/// Years as every program counts them.
fn written(cell: &Cell) -> String {
    match cell {
        Cell::Year(year) => year.label(Calendar::Western),
        cell => cell.bare(),
    }
}
