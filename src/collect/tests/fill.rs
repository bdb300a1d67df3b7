//! Filling in: a workbook read as plain cells, changed, and saved anew as another program would, without its looks.

use std::collections::BTreeMap;

use rust_xlsxwriter::{Format, Workbook};

use crate::collect::key::Key;
use crate::collect::sheet::Form;
use crate::import::{Address, Area, Book, Cell, Sheet, parse};
use crate::plan::{Plan, Subject};

/// A workbook to fill in.
pub struct Filled {
    pub cells: BTreeMap<Address, Cell>,
    pub merged: Vec<Area>,
}

/// The columns to fill in.
pub const RESULT: u32 = 7;
pub const VERDICT: u32 = 8;
pub const REMARK: u32 = 9;

impl Filled {
    /// What stands in the first sheet.
    pub fn of(bytes: &[u8]) -> Self {
        let book = parse(bytes).unwrap();
        let sheet = &book.sheets[0];
        assert!(Form::find(sheet).is_some() && book.sheets[1].is_hidden);
        Self { cells: sheet.cells().map(|(at, cell)| (at, cell.clone())).collect(), merged: Vec::new() }
    }

    /// The row of the entry whose name is that, from 0.
    pub fn row(&self, name: &str) -> u32 {
        let found = self.cells.iter().find(|(at, cell)| at.column == 3 && cell.shown() == name);
        found.unwrap_or_else(|| panic!("{name}")).0.row
    }

    /// The rows of entries with the entry of `plan` that each is about.
    pub fn entries(&self, plan: &Plan) -> Vec<(u32, Subject)> {
        let keys = self.cells.iter().filter_map(|(at, cell)| Some((at.row, Key::parse(&cell.shown())?)));
        keys.map(|(row, key)| (row, key.entry.find(plan).unwrap())).collect()
    }

    /// Writes a text into a cell; an empty one empties it.
    pub fn write(&mut self, row: u32, column: u32, text: &str) {
        self.put(row, column, if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) });
    }

    pub fn put(&mut self, row: u32, column: u32, cell: Cell) {
        self.cells.insert(Address::at(row, column), cell);
    }

    /// As it is read when it comes back.
    pub fn book(&self) -> Book {
        let cells = self.cells.iter().map(|(at, cell)| (*at, cell.clone()));
        Book { sheets: vec![Sheet::new("Sheet1", cells, self.merged.clone())], ..Book::default() }
    }

    /// Saved by another program.
    pub fn bytes(&self) -> Vec<u8> {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        for (at, cell) in &self.cells {
            match cell {
                Cell::Number(number) => sheet.write_number(at.row, at.column as u16, *number).map(drop),
                Cell::WithUnit(number, _) => {
                    let format = Format::new().set_num_format("0.0%");
                    sheet.write_number_with_format(at.row, at.column as u16, number / 100.0, &format).map(drop)
                }
                cell => sheet.write_string(at.row, at.column as u16, cell.shown()).map(drop),
            }
            .unwrap();
        }
        book.save_to_buffer().unwrap()
    }
}
