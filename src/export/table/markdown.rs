//! Markdown tables.

use std::io::{self, Write};

use super::{Cell, Column, Table};
use crate::visible::visible;

/// Writes a heading, the table and the notes of each; of what stands in groups a table for each group.
pub(super) fn write(out: &mut impl Write, tables: &[Table]) -> io::Result<()> {
    for (at, table) in tables.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "## {}", escaped(&table.title))?;
        match table.nothing_to_show() {
            Some(sentence) => writeln!(out, "\n{}", escaped(sentence))?,
            None => parts(out, table)?,
        }
        for note in &table.notes {
            writeln!(out, "\n{}", escaped(note))?;
        }
    }
    Ok(())
}

fn parts(out: &mut impl Write, table: &Table) -> io::Result<()> {
    let columns: Vec<(usize, &Column)> =
        table.shown().into_iter().filter_map(|at| Some((at, table.columns.get(at)?))).collect();
    for (heading, rows) in table.parts() {
        if let Some(heading) = heading {
            writeln!(out, "\n### {}", escaped(heading))?;
        }
        writeln!(out)?;
        line(out, columns.iter().map(|(_, column)| escaped(&column.heading)))?;
        let rule = columns.iter().map(|(_, column)| if column.kind.is_number() { "---:|" } else { "---|" });
        writeln!(out, "|{}", rule.collect::<String>())?;
        for row in rows {
            let shown = |at: &usize| row.get(*at).map(Cell::shown).unwrap_or_default();
            line(out, columns.iter().map(|(at, _)| escaped(&shown(at))))?;
        }
    }
    Ok(())
}

fn line(out: &mut impl Write, cells: impl Iterator<Item = String>) -> io::Result<()> {
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
