//! 総括表: the actions as the printed document has them, the planned stages over the actual ones, in one table
//! with one block of headings.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{Book, Cells, reference};
use super::grid::{Cell, Grid};
use super::layout::{Page, lay_out};
use super::styles::{Mark, Style};
use crate::plan::{Action, ActionId, ByYear, FiscalYear, Schedule, Slip, Stage, StatusClass, Subject};
use crate::source::own_remark;
use crate::visible::visible;
use crate::words::{screen, workbook as words};

/// Writes the sheet.
///
/// # Errors
/// What Excel does not take.
pub fn write(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let (plan, levels, years) = (book.plan(), book.levels, book.plan().years.len());
    let notes = has_notes(book);
    let widths: [&[usize]; 6] = [
        &book.level_widths(),
        &[4, 24, 14, 6],
        &vec![book.year_width(); years],
        &[9, 12, 22],
        if notes { &[16] } else { &[] },
        &[10, 10],
    ];
    let mut grid = book.grid(words::ACTIONS_SHEET, widths.concat());
    headings(&mut grid, book, notes);
    let printed = grid.widths.len() - 2;
    let page = Page { frozen: levels + 2, printed, filters: true, ..book.page(&grid, 2) };
    let first = grid.next();
    for id in &book.part.selection.actions {
        let [planned, actual] = rows(book, *id, notes);
        grid.row(planned);
        grid.stay(actual);
    }
    lay_out(sheet, &grid, &page)?;
    let at = |column: usize| Cells { first, end: grid.next(), column };
    mark_status(sheet, book, at(levels + 4 + years))?;
    mark_slip(sheet, at(levels + 5 + years))?;
    at(levels + 4 + years).offer(sheet, &plan.statuses.iter().map(|status| status.word.as_str()).collect::<Vec<_>>())
}

/// Marks the cells with statuses that are not those of something done.
pub fn mark_status(sheet: &mut Worksheet, book: &Book<'_>, cells: Cells) -> Result<(), XlsxError> {
    for status in &book.plan().statuses {
        match status.class {
            StatusClass::Done => {}
            StatusClass::Partly => cells.mark(sheet, &status.word, Mark::Fair)?,
            StatusClass::NotDone => cells.mark(sheet, &status.word, Mark::Poor)?,
        }
    }
    Ok(())
}

fn mark_slip(sheet: &mut Worksheet, cells: Cells) -> Result<(), XlsxError> {
    // The words that all late slips of their kind begin with.
    cells.mark_within(sheet, &screen::slip(Slip::Overdue(0)), Mark::Late)?;
    cells.mark_within(sheet, words::LATE, Mark::Late)
}

fn has_notes(book: &Book<'_>) -> bool {
    book.part.selection.actions.iter().any(|id| !book.plan().action(*id).actual_remarks.is_empty())
}

/// Two rows: above the years what they are years of.
fn headings(grid: &mut Grid, book: &Book<'_>, notes: bool) {
    let years = &book.plan().years;
    let before = book
        .level_headings()
        .into_iter()
        .chain([words::NUMBER, words::ACTION, words::DEPARTMENTS, words::ROW].map(str::to_owned));
    let before: Vec<String> = before.collect();
    let after = [words::STATUS, words::SLIP, words::REMARK].into_iter().chain(notes.then_some(words::NOTES));
    let after: Vec<&str> = after.chain([words::REFERENCE_OF_NODE, words::REFERENCE]).collect();
    let single = |(at, text): (u32, &str)| Cell::text(text, Style::Heading).of(at);
    let row = |middle: Vec<Cell>| {
        let before = (0..).zip(before.iter().map(String::as_str)).map(single);
        let after = (1000..).zip(after.iter().copied()).map(single);
        before.chain(middle).chain(after).collect()
    };
    grid.row(row(vec![Cell::text(words::STAGES, Style::Heading).across(years.len())]));
    grid.stay(row(years.iter().map(|year| Cell::text(&year.to_string(), Style::Heading)).collect()));
}

fn rows(book: &Book<'_>, id: ActionId, notes: bool) -> [Vec<Cell>; 2] {
    let (plan, as_of) = (book.plan(), book.as_of());
    let (action, subject) = (plan.action(id), Subject::Action(id));
    let last = plan.years.last().copied().unwrap_or(as_of);
    let planned = stages(book, &action.planned, None, last);
    let actual = stages(book, &action.actual, Some(action), book.last_actual());
    let status = plan.status_of(id, as_of).verdict.map_or("", |status| &status.word);
    let beside = action.actual_remarks.until(book.last_actual());
    let beside: Vec<String> = beside.map(|(year, remark)| words::beside_year(&year.to_string(), remark)).collect();
    let row = |word: &str, style: Style, stages: Vec<Cell>| {
        let of = |cell: Cell| cell.of(id.0);
        let mut cells = book.level_cells(action.node);
        cells.extend([
            of(Cell::numeral(&action.number, Style::Word)),
            of(Cell::text(&action.name, Style::Text)),
            of(book.department_cell(subject)),
            Cell::text(word, style),
        ]);
        cells.extend(stages);
        cells.extend([
            of(Cell::text(status, Style::Word)),
            of(Cell::text(&screen::slip(plan.slip_beside_status(id, as_of)), Style::Word)),
            of(Cell::text(&own_remark(action).unwrap_or_default(), Style::Text)),
        ]);
        if notes {
            cells.push(of(Cell::lines(beside.iter().map(String::as_str), Style::Text)));
        }
        cells.extend(
            [reference(Subject::Node(action.node)), reference(subject)].map(|text| Cell::text(&text, Style::Aside)),
        );
        cells
    };
    [row(words::PLANNED, Style::Planned, planned), row(words::ACTUAL, Style::Word, actual)]
}

/// The cells of all years. `of` is the action whose actual stages they are; none for the planned ones.
pub fn stages(book: &Book<'_>, schedule: &Schedule, of: Option<&Action>, last: FiscalYear) -> Vec<Cell> {
    let style = if of.is_some() { Style::Word } else { Style::Planned };
    let remarks = of.map(|action| &action.actual_remarks);
    let cell = |year: &FiscalYear| {
        if *year > last {
            return Cell::empty(style);
        }
        let note = remarks.and_then(|remarks: &ByYear<String>| remarks.get(*year)).map(String::as_str);
        let dashed = of.is_some_and(|action| action.dashes.contains(year));
        match schedule.0.get(*year) {
            Some(stage) => entries(stage, style),
            None if dashed => Cell::text(words::DASH, style),
            None => Cell::empty(style),
        }
        .noted(note)
    };
    book.plan().years.iter().map(cell).collect()
}

/// The entries of a stage, one a line.
fn entries(stage: &Stage, style: Style) -> Cell {
    let entries: Vec<String> = stage.entries().map(visible).collect();
    Cell::lines(entries.iter().map(String::as_str), style)
}
