//! Aligned columns for a terminal or a mail.

use std::io::{self, Write};

use super::Table;
use crate::cells::{clean, width};

/// Between two columns.
const GAP: &str = "  ";

/// Writes title, headings, rows and note of each table, an empty line between two.
pub(super) fn write(out: &mut impl Write, tables: &[Table]) -> io::Result<()> {
    for (at, table) in tables.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        writeln!(out, "{}", clean(&table.title))?;
        let headings = table.columns.iter().map(|column| column.heading.to_string()).collect();
        let cells = table.lines().map(|line| line.iter().map(|cell| clean(&cell.shown())).collect());
        let lines: Vec<Vec<String>> = std::iter::once(headings).chain(cells).collect();
        let widths: Vec<usize> = (0..table.columns.len())
            .map(|at| lines.iter().filter_map(|line| line.get(at)).map(|cell| width(cell)).max().unwrap_or(0))
            .collect();
        for line in &lines {
            let columns = table.columns.iter().zip(&widths);
            let padded = line.iter().zip(columns).map(|(cell, (column, cells))| {
                let blanks = " ".repeat(cells.saturating_sub(width(cell)));
                if column.kind.is_number() { format!("{blanks}{cell}") } else { format!("{cell}{blanks}") }
            });
            writeln!(out, "{}", padded.collect::<Vec<_>>().join(GAP).trim_end())?;
        }
        if let Some(note) = &table.note {
            writeln!(out, "{}", clean(note))?;
        }
    }
    Ok(())
}
