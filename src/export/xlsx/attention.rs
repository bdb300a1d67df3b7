//! 要対応: what needs attention, why, and what to do next, as the command lists it.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::actions::mark_status;
use super::book::{Book, Cells};
use super::given;
use super::grid::Cell;
use super::layout::{Page, lay_out};
use super::styles::{Mark, Style};
use crate::export::attention_table;
use crate::plan::{Achievement, Calendar};
use crate::words::{screen, workbook as words};

/// The columns by their keys, with their widths.
const COLUMNS: [(&str, usize); 8] = [
    ("kind", 6),
    ("node", 12),
    ("number", 6),
    ("name", 34),
    ("departments", 16),
    (STATUS, 14),
    ("reasons", 42),
    ("next", 34),
];
const STATUS: &str = "status";

/// Writes the sheet.
///
/// # Errors
/// What Excel does not take.
pub fn write(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let table = attention_table(&book.part, Calendar::Era, book.departments);
    let place = |key: &str| table.columns.iter().position(|column| column.key == key);
    let columns: Vec<(usize, usize)> = COLUMNS.iter().filter_map(|(key, width)| Some((place(key)?, *width))).collect();
    let mut grid = book.grid(words::ATTENTION_SHEET, columns.iter().map(|(_, width)| *width).collect());
    let headings = columns.iter().filter_map(|(at, _)| table.columns.get(*at));
    grid.row(headings.map(|column| Cell::text(&column.heading, Style::Heading)).collect());
    let page = Page { frozen: 4, filters: true, ..book.page(&grid, 1) };
    let first = grid.next();
    for row in &table.rows {
        grid.row(columns.iter().filter_map(|(at, _)| row.get(*at)).map(|cell| given::cell(cell, false)).collect());
    }
    lay_out(sheet, &grid, &page)?;
    let Some(column) = columns.iter().position(|(at, _)| Some(*at) == place(STATUS)) else { return Ok(()) };
    let statuses = Cells { first, end: grid.next(), column };
    mark_status(sheet, book, statuses)?;
    statuses.mark(sheet, screen::achievement(Achievement::Unmet), Mark::Poor)
}
