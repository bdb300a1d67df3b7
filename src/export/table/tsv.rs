//! Fields between tabs, for spreadsheets: one heading line, then rows and nothing else; no field is a formula.

use std::io::{self, Write};

use super::plain::Plain;
use super::tables::write_each;
use super::{Cell, Tables};
use crate::export::csv::harmless;
use crate::visible::visible;

/// Writes the rows of all tables below one heading.
pub(super) fn write(out: &mut impl Write, tables: &(impl Tables + ?Sized)) -> io::Result<()> {
    let plain = Plain::of(tables);
    plain.heading.iter().try_for_each(|heading| line(out, heading))?;
    write_each(out, tables, "", |table, mut out| plain.rows(table, Cell::bare).try_for_each(|row| line(&mut out, &row)))
}

fn line(out: &mut impl Write, row: &[String]) -> io::Result<()> {
    let fields: Vec<String> = row.iter().map(|field| harmless(&visible(field)).into_owned()).collect();
    writeln!(out, "{}", fields.join("\t"))
}
