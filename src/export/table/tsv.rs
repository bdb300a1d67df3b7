//! Fields between tabs, for spreadsheets: one heading line, then rows and nothing else. What they come to is
//! left out: a spreadsheet that sums a column would count it twice.

use std::io::{self, Write};

use super::Table;
use crate::visible::visible;
use crate::words::summary as words;

/// Writes the rows of all tables below one heading. Of several tables each row names its own first.
pub(super) fn write(out: &mut impl Write, tables: &[Table]) -> io::Result<()> {
    let several = tables.len() > 1;
    if let Some(first) = tables.first() {
        let plan = several.then_some(words::PLAN);
        let headings: Vec<&str> =
            plan.into_iter().chain(first.columns.iter().map(|column| column.heading.as_ref())).collect();
        writeln!(out, "{}", headings.join("\t"))?;
    }
    for table in tables {
        for line in &table.rows {
            let name = several.then(|| visible(&table.name));
            let fields: Vec<String> = name.into_iter().chain(line.iter().map(|cell| visible(&cell.shown()))).collect();
            writeln!(out, "{}", fields.join("\t"))?;
        }
    }
    Ok(())
}
