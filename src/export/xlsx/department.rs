//! The sheet of one department: its actions above, its indicators below, in one table with the years in the same
//! columns, so that the headings on every page are those of both.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::actions::{mark_status, stages};
use super::book::{Book, Cells};
use super::grid::{Cell, Grid};
use super::indicators::{notes, values};
use super::layout::{Page, lay_out};
use super::styles::{Mark, Style};
use crate::label;
use crate::plan::{Achievement, ActionId, DepartmentId, IndicatorId, NodeId, Subject};
use crate::words::{screen, workbook as words};

/// The columns before the years: node, number, name, departments, row or unit, 初期値.
const BEFORE: [usize; 6] = [20, 5, 30, 14, 9, 12];
/// Behind them: 目標, how it stands, remarks.
const BEHIND: [usize; 3] = [12, 12, 34];

/// Writes the sheet.
///
/// # Errors
/// What Excel does not take.
pub fn write(sheet: &mut Worksheet, book: &Book<'_>, department: DepartmentId) -> Result<(), XlsxError> {
    let (plan, years) = (book.plan(), book.plan().years.len());
    let (actions, indicators) = of_department(book, department);
    let widths: [&[usize]; 3] = [&BEFORE, &vec![book.year_width(); years], &BEHIND];
    let mut grid = book.grid(&plan.department(department).name, widths.concat());
    headings(&mut grid, book);
    let page = Page { frozen: 3, ..book.page(&grid, 1) };
    let first = grid.next();
    grid.stay(vec![Cell::text(&words::counted(screen::ACTIONS, actions.len()), Style::Section)]);
    actions.iter().enumerate().for_each(|(at, id)| action(&mut grid, book, *id, at == 0));
    grid.row(vec![Cell::text(&words::counted(screen::INDICATORS, indicators.len()), Style::Section)]);
    indicators.iter().enumerate().for_each(|(at, id)| indicator(&mut grid, book, *id, at == 0));
    lay_out(sheet, &grid, &page)?;
    let standing = Cells { first, end: grid.next(), column: BEFORE.len() + years + 1 };
    mark_status(sheet, book, standing)?;
    standing.mark(sheet, screen::achievement(Achievement::Unmet), Mark::Poor)
}

/// What of the book the department answers for.
pub fn of_department(book: &Book<'_>, department: DepartmentId) -> (Vec<ActionId>, Vec<IndicatorId>) {
    let plan = book.plan();
    let is_own = |subject: &Subject| plan.answering_for(*subject).contains(&department);
    let (mut actions, mut indicators) = (Vec::new(), Vec::new());
    for subject in book.entries().filter(is_own) {
        match subject {
            Subject::Action(id) => actions.push(id),
            Subject::Indicator(id) => indicators.push(id),
            Subject::Plan | Subject::Totals | Subject::Node(_) => {}
        }
    }
    (actions, indicators)
}

/// One row for actions and indicators, whose years stand below each other.
fn headings(grid: &mut Grid, book: &Book<'_>) {
    let level = book.plan().levels.last().map_or(words::PLACE, String::as_str);
    let before = [level, words::NUMBER, words::ENTRY, words::DEPARTMENTS, words::ROW_OR_UNIT, words::BASELINE]
        .map(str::to_owned);
    let years = book.plan().years.iter().map(ToString::to_string);
    let behind = [words::TARGET, words::STANDING, words::REMARK].map(str::to_owned);
    let all = before.into_iter().chain(years).chain(behind);
    grid.row(all.map(|text| Cell::text(&text, Style::Heading)).collect());
}

fn node(book: &Book<'_>, id: NodeId) -> Cell {
    let name = if id == NodeId::ROOT { String::new() } else { label::subject(book.plan(), Subject::Node(id)) };
    Cell::text(&name, Style::Text).of(id.0)
}

fn action(grid: &mut Grid, book: &Book<'_>, id: ActionId, is_first: bool) {
    let (plan, as_of) = (book.plan(), book.as_of());
    let action = plan.action(id);
    let last = plan.years.last().copied().unwrap_or(as_of);
    let of = |cell: Cell| cell.of(id.0);
    let status = plan.status_of(id, as_of).verdict.map_or("", |status| &status.word);
    let rows = [
        (words::PLANNED, Style::Planned, stages(book, &action.planned, None, last)),
        (words::ACTUAL, Style::Word, stages(book, &action.actual, Some(action), book.last_actual())),
    ];
    for (at, (word, style, stages)) in rows.into_iter().enumerate() {
        let mut cells = vec![
            node(book, action.node),
            of(Cell::numeral(&action.number, Style::Word)),
            of(Cell::text(&action.name, Style::Text)),
            of(book.department_cell(Subject::Action(id))),
            Cell::text(word, style),
            of(Cell::empty(Style::Word)),
        ];
        cells.extend(stages);
        cells.push(of(Cell::empty(Style::Word)));
        cells.push(of(Cell::text(status, Style::Word)));
        cells.push(of(Cell::text(action.remark.as_deref().unwrap_or_default(), Style::Text)));
        // The first stays with the line above it that says what begins.
        if at == 0 && !is_first { grid.row(cells) } else { grid.stay(cells) }
    }
}

fn indicator(grid: &mut Grid, book: &Book<'_>, id: IndicatorId, is_first: bool) {
    let (plan, as_of) = (book.plan(), book.as_of());
    let indicator = plan.indicator(id);
    let recorded = if as_of < plan.as_of { plan.computed(id, as_of).ok() } else { indicator.achievement };
    let mut remarks = notes(book, indicator);
    remarks.extend(indicator.remark.clone());
    let mut cells = vec![
        node(book, indicator.node),
        Cell::text(&indicator.name, Style::Text).across(2),
        book.department_cell(Subject::Indicator(id)),
        Cell::text(indicator.unit.as_deref().unwrap_or_default(), Style::Word),
    ];
    cells.extend(values(book, indicator));
    cells.push(Cell::text(recorded.map_or("", screen::achievement), Style::Word));
    cells.push(Cell::lines(remarks.iter().map(String::as_str), Style::Text));
    if is_first { grid.stay(cells) } else { grid.row(cells) }
}
