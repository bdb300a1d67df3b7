//! A workbook as plain sheets: what stands in which cell, and which cells are merged.
//!
//! Knows no plan and no table. Invariant: a [`Book`] holds no more than [`MAX_CELLS`] cells, and of no sheet any
//! beyond [`MAX_ROWS`] or [`MAX_COLUMNS`]; whoever walks over its rows and columns is done in time.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::area::{Address, Area};
use super::merged::Merged;

/// The most cells with something in them that a workbook may have.
pub const MAX_CELLS: usize = 300_000;
/// The most rows of a sheet that are read.
pub const MAX_ROWS: u32 = 20_000;
/// The most columns of a sheet that are read.
pub const MAX_COLUMNS: u32 = 500;

/// The sheets of a workbook, in their order. Those that are hidden are among them.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Book {
    /// Sheets with cells; charts and the like are left out.
    pub sheets: Vec<Sheet>,
    /// When it was saved last, by the clock of whoever saved it, as `2026-03-05T01:02:03Z`: two of them compare as
    /// texts. `None` of a file that does not say so in that form.
    pub saved: Option<String>,
}

/// One sheet.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// Its name, as on its tab.
    pub name: String,
    /// Whether it is hidden.
    pub is_hidden: bool,
    /// Whether what the forms of cells show is not known, as of `.xls` and `.xlsb`: 65.25% may be 0.6525.
    pub lacks_forms: bool,
    /// Whether merged ranges are not known, as of `.xlsb`.
    pub lacks_merged: bool,
    cells: Vec<(Address, Cell)>,
    /// Merged ranges; what they hold stands in their first cells.
    merged: Merged,
}

/// What stands in a cell. Of a formula it is the value that was computed when the workbook was saved.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// Nothing.
    #[default]
    Empty,
    /// Text, as it is, line breaks and blanks too; never empty.
    Text(String),
    /// A number.
    Number(f64),
    /// A number that is shown with a unit which belongs to the form of the cell: 65.25 and `%` for a cell that
    /// holds 0.6525 in a percent format, 1200 and `千円` for one in the form `#,##0"千円"`.
    WithUnit(f64, String),
    /// TRUE or FALSE.
    Bool(bool),
    /// A date or time, as `2021-04-01`.
    Date(String),
    /// An error such as `#REF!`.
    Error(String),
}

impl Cell {
    /// Whether nothing stands there that anybody could see.
    pub fn is_blank(&self) -> bool {
        match self {
            Self::Empty => true,
            Self::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }

    /// What people see there, as far as the form of the cell matters: no commas in numbers.
    ///
    /// ```
    /// use susumi::import::Cell;
    /// assert_eq!(Cell::Number(1667000.0).shown(), "1667000");
    /// assert_eq!(Cell::WithUnit(65.25, "%".into()).shown(), "65.25%");
    /// ```
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Date(text) | Self::Error(text) => text.clone(),
            Self::Number(number) => plain(*number),
            Self::WithUnit(number, unit) => plain(*number) + unit,
            Self::Bool(true) => "TRUE".to_owned(),
            Self::Bool(false) => "FALSE".to_owned(),
        }
    }
}

/// A number as written without commas. What a computation left behind the 15th digit, as 0.1 + 0.2 does, was never
/// meant; spreadsheets do not show it either.
fn plain(number: f64) -> String {
    rounded(number).to_string()
}

/// The number of which `number` differs by no more than a computation leaves behind.
pub(super) fn rounded(number: f64) -> f64 {
    format!("{number:.14e}").parse().unwrap_or(number)
}

impl Sheet {
    /// A sheet of these cells and merged ranges. Of two cells at one place the later one counts; those that are
    /// empty are left out, and those that lie below the first of a merged range, where nobody can see them.
    pub fn new(name: &str, cells: impl IntoIterator<Item = (Address, Cell)>, merged: Vec<Area>) -> Self {
        let mut cells: BTreeMap<Address, Cell> = cells.into_iter().filter(|(_, cell)| *cell != Cell::Empty).collect();
        let merged = Merged::from(merged);
        for area in merged.areas() {
            let covered = cells.range(area.first..=area.last).map(|(at, _)| *at);
            let covered: Vec<Address> = covered.filter(|at| area.contains(*at) && *at != area.first).collect();
            covered.iter().for_each(|at| drop(cells.remove(at)));
        }
        let cells = cells.into_iter().collect();
        Self { name: name.to_owned(), is_hidden: false, lacks_forms: false, lacks_merged: false, cells, merged }
    }

    /// What stands in that cell itself.
    pub fn cell(&self, at: Address) -> &Cell {
        self.cells.binary_search_by_key(&at, |(address, _)| *address).map_or(&Cell::Empty, |found| &self.cells[found].1)
    }

    /// What is seen in that cell: of a merged range what stands in its first.
    pub fn seen(&self, at: Address) -> &Cell {
        self.cell(self.merged_at(at).map_or(at, |area| area.first))
    }

    /// The merged range that begins in that cell.
    pub fn merged_from(&self, first: Address) -> Option<&Area> {
        self.merged.beginning_at(first)
    }

    /// The merged range in which that cell lies.
    pub fn merged_at(&self, at: Address) -> Option<&Area> {
        self.merged.at(at)
    }

    /// The cells with something in them, row by row, from left to right.
    pub fn cells(&self) -> impl Iterator<Item = (Address, &Cell)> {
        self.cells.iter().map(|(address, cell)| (*address, cell))
    }

    /// The cells with something in them of that row, from left to right.
    pub fn row(&self, row: u32) -> impl Iterator<Item = (Address, &Cell)> {
        let start = self.cells.partition_point(|(address, _)| address.row < row);
        self.cells[start..].iter().take_while(move |(at, _)| at.row == row).map(|(at, cell)| (*at, cell))
    }

    /// The number of rows up to the last with something in it.
    pub fn height(&self) -> u32 {
        self.cells.last().map_or(0, |(address, _)| address.row + 1)
    }
}

/// Why a workbook gives no sheets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
pub enum BookError {
    /// It needs a password.
    #[error("it needs a password")]
    Password,
    /// It is no workbook but something else.
    #[error("it is no workbook: {0:?}")]
    Other(OtherFile),
    /// It is a workbook, and damaged; what was found, in English.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// The file, or what is packed in it, is larger than is read.
    #[error("it is too large")]
    TooLarge,
    /// A sheet has cells beyond what is read; the cell.
    #[error("sheet {sheet} has something in {cell}")]
    TooWide {
        /// The sheet's name.
        sheet: String,
        /// The first cell that is beyond.
        cell: String,
    },
    /// It took too long.
    #[error("it took too long")]
    TooSlow,
}

/// What a file is that is no workbook.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum OtherFile {
    /// Nothing is in it.
    Empty,
    /// Text: a CSV file with the ending of a workbook.
    Text,
    /// A web page, as some systems give out as `.xls`.
    WebPage,
    /// A PDF.
    Pdf,
    /// A Word document or a presentation, or an archive with something else in it.
    Package,
    /// Anything else.
    Unknown,
}
