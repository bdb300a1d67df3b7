//! 目次: what the workbook is about, how far the plan has come in one line, and the way to every sheet.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::Book;
use super::grid::{Cell, Grid};
use super::layout::lay_out;
use super::styles::Style;
use crate::plan::share_of;
use crate::query::{ChoiceKind, choice_counts};
use crate::words::{screen, workbook as words};

/// Writes the sheet; `sheets` are the others with what each holds.
///
/// # Errors
/// What Excel does not take.
pub fn write(sheet: &mut Worksheet, book: &Book<'_>, sheets: &[(String, String)]) -> Result<(), XlsxError> {
    let mut grid = book.grid(words::CONTENTS_SHEET, vec![40, 130]);
    counts(&mut grid, book);
    grid.row(Vec::new());
    grid.row([words::SHEET, words::CONTENT].map(|heading| Cell::text(heading, Style::Heading)).to_vec());
    let page = book.page(&grid, 1);
    for (name, what) in sheets {
        grid.row(vec![Cell::link(name, name), Cell::text(what, Style::Line)]);
    }
    lay_out(sheet, &grid, &page)
}

/// How many actions bear which status, how many indicators which verdict.
fn counts(grid: &mut Grid, book: &Book<'_>) {
    let selection = book.part.selection;
    let all = choice_counts(book.plan(), selection, book.as_of());
    for (kind, name, whole) in [
        (ChoiceKind::Actions, screen::ACTIONS, selection.actions.len()),
        (ChoiceKind::Indicators, screen::INDICATORS, selection.indicators.len()),
    ] {
        let of_kind = all.iter().filter(|one| one.choice.kind() == kind && one.count > 0);
        let parts: Vec<String> =
            of_kind.map(|one| words::share(one.choice.word(), one.count, &share_of(one.count, whole))).collect();
        grid.line(&words::shares(name, whole, &parts));
    }
}
