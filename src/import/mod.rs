//! Workbooks to plans: what staff have kept in a spreadsheet so far.
//!
//! One way: the file → plain sheets ([`Book`], read in a process of its own) → tables in them → a plan.

mod actions;
mod apart;
mod area;
mod book;
mod doubt;
mod draft;
mod format;
mod heading;
mod indicators;
mod kept;
mod merged;
mod open_document;
mod own;
mod parse;
mod plan;
mod reader;
mod table;
mod text;
mod title;
mod values;
mod years;

use std::path::Path;

use crate::source::bytes_of;
use crate::words::{Wording, unreadable as words};

pub use apart::{ARGUMENT, read_apart, serve};
pub use area::{Address, Area};
pub use book::{Book, BookError, Cell, MAX_CELLS, MAX_COLUMNS, MAX_ROWS, OtherFile, Sheet};
pub use doubt::{Doubt, Place};
pub use draft::Finished;
pub use parse::parse;
pub use plan::{Wishes, plan_of};

/// The sheets of the workbook in that file. However damaged it is, that is said and nothing worse happens.
///
/// # Errors
/// The sentence for a file that cannot be read or gives no sheets.
pub fn read(path: &Path) -> Result<Book, Wording> {
    let bytes = bytes_of(path).map_err(|finding| Wording { message: finding.message, hint: finding.hint })?;
    let answer = read_apart(bytes).map_err(|error| words::no_process(&error))?;
    answer.map_err(|error| sentence(&error))
}

/// The sentence for a workbook that gives no sheets.
pub fn sentence(error: &BookError) -> Wording {
    match error {
        BookError::Password => words::password(),
        BookError::Other(OtherFile::Empty) => words::empty(),
        BookError::Other(OtherFile::Text) => words::text(),
        BookError::Other(OtherFile::WebPage) => words::web_page(),
        BookError::Other(OtherFile::Pdf) => words::pdf(),
        BookError::Other(OtherFile::Package) => words::other_document(),
        BookError::Other(OtherFile::Unknown) => words::no_workbook(),
        BookError::Damaged(_) => words::damaged(),
        BookError::TooLarge => words::too_large(MAX_CELLS),
        BookError::TooWide { sheet, cell } => words::too_wide(sheet, cell, MAX_ROWS, MAX_COLUMNS),
        BookError::TooSlow => words::too_slow(),
    }
}
