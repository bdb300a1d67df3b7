//! Fields between tabs, for spreadsheets: one heading line, then rows and nothing else.

use std::io::{self, Write};

use super::{Table, plain};
use crate::visible::visible;

/// Writes the rows of all tables below one heading.
pub(super) fn write(out: &mut impl Write, tables: &[Table]) -> io::Result<()> {
    for row in plain::rows(tables) {
        let fields: Vec<String> = row.iter().map(|field| visible(field)).collect();
        writeln!(out, "{}", fields.join("\t"))?;
    }
    Ok(())
}
