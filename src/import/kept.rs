//! What is kept of a workbook while it is read, and the bounds of it.

use super::area::{Address, Area};
use super::book::{Book, BookError, Cell, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, Sheet};

/// The sheets read so far.
#[derive(Default)]
pub struct Kept {
    book: Book,
    count: usize,
}

impl Kept {
    /// Puts a cell of that sheet to those read of it, unless it is blank.
    ///
    /// # Errors
    /// A cell beyond what is read of a sheet, or too many of them.
    pub fn push(
        &mut self,
        sheet: &str,
        cells: &mut Vec<(Address, Cell)>,
        at: Address,
        cell: Cell,
    ) -> Result<(), BookError> {
        if cell.is_blank() {
            return Ok(());
        }
        if at.row >= MAX_ROWS || at.column >= MAX_COLUMNS {
            return Err(BookError::TooWide { sheet: sheet.to_owned(), cell: at.to_string() });
        }
        self.count += 1;
        if self.count > MAX_CELLS {
            return Err(BookError::TooLarge);
        }
        cells.push((at, cell));
        Ok(())
    }

    /// A sheet has been read. A merged range that ends before it begins is none, nor is one beyond what is read; and
    /// there are never as many as cells.
    pub fn finish(
        &mut self,
        name: &str,
        cells: Vec<(Address, Cell)>,
        merged: impl Iterator<Item = Area>,
    ) -> &mut Sheet {
        let end = Address::at(MAX_ROWS - 1, MAX_COLUMNS - 1);
        let within = merged.map(|Area { first, last }| Area {
            first,
            last: Address::at(last.row.min(end.row), last.column.min(end.column)),
        });
        let is_one = |area: &Area| area.first.row <= area.last.row && area.first.column <= area.last.column;
        let sheet = Sheet::new(name, cells, within.filter(is_one).take(MAX_CELLS).collect());
        self.book.sheets.push(sheet);
        let last = self.book.sheets.len() - 1;
        &mut self.book.sheets[last]
    }

    /// When the workbook was saved.
    pub fn saved(&mut self, moment: Option<String>) {
        let is_one = |moment: &String| moment.len() == "2026-03-05T01:02:03Z".len() && moment.ends_with('Z');
        self.book.saved = moment.filter(is_one);
    }

    /// All that has been read.
    pub fn book(self) -> Book {
        self.book
    }
}
