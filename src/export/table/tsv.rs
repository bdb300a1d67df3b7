//! Fields between tabs, for spreadsheets: one heading line, then rows and nothing else; no field is a formula.

use std::io::{self, Write};

use super::{Cell, Table, plain};
use crate::export::csv::harmless;
use crate::visible::visible;

/// Writes the rows of all tables below one heading.
pub(super) fn write(out: &mut impl Write, tables: &[Table]) -> io::Result<()> {
    for row in plain::rows(tables, Cell::bare) {
        let fields: Vec<String> = row.iter().map(|field| harmless(&visible(field)).into_owned()).collect();
        writeln!(out, "{}", fields.join("\t"))?;
    }
    Ok(())
}
