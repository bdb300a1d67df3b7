//! Markdown tables.

use std::io::{self, Write};

use super::Table;
use crate::visible::visible;

/// Writes a heading, the table and the note of each.
pub(super) fn write(out: &mut impl Write, tables: &[Table]) -> io::Result<()> {
    for (at, table) in tables.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "## {}\n", escaped(&table.title))?;
        row(out, table.columns.iter().map(|column| column.heading.to_string()))?;
        let rule = table.columns.iter().map(|column| if column.kind.is_number() { "---:|" } else { "---|" });
        writeln!(out, "|{}", rule.collect::<String>())?;
        for line in table.lines() {
            row(out, line.iter().map(|cell| escaped(&cell.shown())))?;
        }
        if let Some(note) = &table.note {
            writeln!(out, "\n{}", escaped(note))?;
        }
    }
    Ok(())
}

fn row(out: &mut impl Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
    writeln!(out, "| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// Text that stays text: what Markdown or HTML would read as a sign has a backslash before it.
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}
