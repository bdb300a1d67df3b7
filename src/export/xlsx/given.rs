//! Tables that the commands print, as rows of a worksheet.

use super::grid::{Cell, Grid};
use super::styles::Style;
use crate::export::{Cell as Given, Table};

/// Puts headings, rows, what they come to and the note of a table under the grid; the column `wide` takes `across`.
pub fn put(grid: &mut Grid, table: &Table, wide: usize, across: usize) {
    headings(grid, table, wide, across);
    rows(grid, table, wide, across);
}

/// The headings alone.
pub fn headings(grid: &mut Grid, table: &Table, wide: usize, across: usize) {
    let cells = table.columns.iter().map(|column| Cell::text(&column.heading, Style::Heading));
    grid.stay(spread(cells, wide, across));
}

/// What stands below them.
pub fn rows(grid: &mut Grid, table: &Table, wide: usize, across: usize) {
    for row in &table.rows {
        grid.row(spread(row.iter().map(|one| cell(one, false)), wide, across));
    }
    if let Some(total) = &table.total {
        grid.stay(spread(total.iter().map(|one| cell(one, true)), wide, across));
    }
    table.notes.iter().for_each(|note| grid.line(note));
}

fn spread(cells: impl Iterator<Item = Cell>, wide: usize, across: usize) -> Vec<Cell> {
    cells.enumerate().map(|(at, cell)| if at == wide { cell.across(across) } else { cell }).collect()
}

/// A cell of a table as one of a worksheet; `total` in the line of what the rows come to.
pub fn cell(given: &Given, total: bool) -> Cell {
    let style = |plain, totalled| if total { totalled } else { plain };
    let text = style(Style::Text, Style::Total);
    match given {
        Given::Count(count) => Cell::count(*count, style(Style::Number(0), Style::TotalNumber)),
        Given::Share(part, all) if *all > 0 => {
            Cell::number(*part as f64 / *all as f64, style(Style::Share, Style::TotalShare))
        }
        Given::Ratio(share) => Cell::number(*share, style(Style::Share, Style::TotalShare)),
        Given::Number(number, decimals) => Cell::number(*number, Style::Number(*decimals)),
        Given::Names(all) => Cell::lines(all.iter().map(|(name, _)| name.as_str()), text),
        Given::List(all, _) => Cell::lines(all.iter().map(|(one, _)| one.as_str()), text),
        other => Cell::text(&other.shown(), text),
    }
}
