//! The sheet of one department: its actions above, its indicators below, the years in the same columns.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::actions::{mark_status, stages};
use super::book::{Book, Cells};
use super::grid::{Cell, Grid};
use super::indicators::{notes, values};
use super::layout::lay_out;
use super::styles::{Mark, Style};
use crate::label;
use crate::plan::{Achievement, ActionId, DepartmentId, IndicatorId, NodeId, Subject};
use crate::words::{screen, workbook as words};

/// The columns before the years: node, number, name, departments, unit, 初期値.
const BEFORE: [usize; 6] = [20, 5, 30, 14, 7, 12];
/// Behind them: 目標, how it stands, remarks.
const BEHIND: [usize; 3] = [12, 10, 34];

/// Writes the sheet.
///
/// # Errors
/// What Excel does not take.
pub fn write(sheet: &mut Worksheet, book: &Book<'_>, department: DepartmentId) -> Result<(), XlsxError> {
    let (plan, years) = (book.plan(), book.plan().years.len());
    let (actions, indicators) = of_department(book, department);
    let widths: [&[usize]; 3] = [&BEFORE, &vec![13; years], &BEHIND];
    let mut grid = book.grid(&plan.department(department).name, widths.concat());
    let above = grid.next();
    grid.section(&words::counted(screen::ACTIONS, actions.len()));
    let first = grid.next() + 1;
    if actions.is_empty() {
        grid.line(screen::NO_ACTIONS);
    } else {
        action_headings(&mut grid, book);
        actions.iter().for_each(|id| action(&mut grid, book, *id));
    }
    let of_actions = Cells { first, end: grid.next(), column: BEFORE.len() + years };
    grid.section(&words::counted(screen::INDICATORS, indicators.len()));
    let first = grid.next() + 1;
    if indicators.is_empty() {
        grid.line(screen::NO_INDICATORS);
    } else {
        indicator_headings(&mut grid, book);
        indicators.iter().for_each(|id| indicator(&mut grid, book, *id));
    }
    let of_indicators = Cells { first, end: grid.next(), column: BEFORE.len() + years + 1 };
    let mut page = book.page(&grid, 0);
    page.headings = 0..above;
    page.frozen = 3;
    lay_out(sheet, &grid, &page)?;
    mark_status(sheet, book, of_actions)?;
    of_indicators.mark(sheet, screen::achievement(Achievement::Unmet), Mark::Poor)
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

fn years(book: &Book<'_>) -> impl Iterator<Item = Cell> {
    book.plan().years.iter().map(|year| heading(&year.to_string()))
}

fn heading(text: &str) -> Cell {
    Cell::text(text, Style::Heading)
}

/// What is called by the last level of the plan.
fn node_heading(book: &Book<'_>) -> Cell {
    heading(book.plan().levels.last().map_or(words::PLACE, String::as_str))
}

fn action_headings(grid: &mut Grid, book: &Book<'_>) {
    let mut cells =
        vec![node_heading(book), heading(words::NUMBER), heading(words::ACTION), heading(words::DEPARTMENTS)];
    cells.push(heading(words::ROW).across(2));
    cells.extend(years(book));
    cells.extend([heading(words::STATUS).across(2), heading(words::REMARK)]);
    grid.stay(cells);
}

fn indicator_headings(grid: &mut Grid, book: &Book<'_>) {
    let mut cells = vec![node_heading(book), heading(words::INDICATOR).across(2)];
    cells.extend([words::DEPARTMENTS, words::UNIT, words::BASELINE].map(heading));
    cells.extend(years(book));
    cells.extend([words::TARGET, words::ACHIEVEMENT, words::REMARK].map(heading));
    grid.stay(cells);
}

fn node(book: &Book<'_>, id: NodeId) -> Cell {
    let name = if id == NodeId::ROOT { String::new() } else { label::subject(book.plan(), Subject::Node(id)) };
    Cell::text(&name, Style::Text).of(id.0)
}

fn action(grid: &mut Grid, book: &Book<'_>, id: ActionId) {
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
            Cell::text(word, style).across(2),
        ];
        cells.extend(stages);
        cells.push(of(Cell::text(status, Style::Word).across(2)));
        cells.push(of(Cell::text(action.remark.as_deref().unwrap_or_default(), Style::Text)));
        if at == 0 { grid.row(cells) } else { grid.stay(cells) }
    }
}

fn indicator(grid: &mut Grid, book: &Book<'_>, id: IndicatorId) {
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
    grid.row(cells);
}
