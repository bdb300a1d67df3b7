//! Markdown tables, aligned as text too.

use std::io::{self, Write};

use super::tables::write_each;
use super::{Cell, Column, Table, Tables};
use crate::export::markdown_table::{MarkdownTable, Side, escaped};

/// Writes a heading, the table and the notes of each; of what stands in groups a table for each group.
pub(super) fn write(out: &mut impl Write, tables: &(impl Tables + ?Sized)) -> io::Result<()> {
    write_each(out, tables, "\n", |table, mut out| {
        writeln!(out, "## {}", escaped(&table.title))?;
        match table.nothing_to_show() {
            Some(sentence) => writeln!(out, "\n{}", escaped(sentence))?,
            None => parts(&mut out, table)?,
        }
        table.notes_shown().try_for_each(|note| writeln!(out, "\n{}", escaped(note)))
    })
}

fn parts(out: &mut impl Write, table: &Table) -> io::Result<()> {
    let columns: Vec<(usize, &Column)> =
        table.shown().into_iter().filter_map(|at| Some((at, table.columns.get(at)?))).collect();
    for (heading, rows) in table.parts() {
        if let Some(heading) = heading {
            writeln!(out, "\n### {}", escaped(heading))?;
        }
        writeln!(out)?;
        let side = |column: &Column| if column.kind.is_number() { Side::Right } else { Side::Left };
        let headings = columns.iter().map(|(_, column)| (column.heading.to_string(), side(column))).collect();
        let shown = |row: &[Cell], at: usize| row.get(at).map(Cell::shown).unwrap_or_default();
        let rows = rows.into_iter().map(|row| columns.iter().map(|(at, _)| shown(row, *at)).collect()).collect();
        MarkdownTable { headings, rows }.write(out)?;
    }
    Ok(())
}
