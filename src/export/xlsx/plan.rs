//! 計画, 体系 and 注記: what the plan says of itself, its nodes, and what stands beside single cells. With them the
//! workbook holds all of the plan.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{Book, reference};
use super::grid::{Cell, Grid};
use super::layout::{Page, lay_out};
use super::styles::Style;
use crate::label;
use crate::plan::{Measured, NodeId, Subject};
use crate::words::{screen, workbook as words};

/// Writes 計画.
///
/// # Errors
/// What Excel does not take.
pub fn write_plan(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let plan = book.plan();
    let mut grid = book.grid(words::PLAN_SHEET, vec![16, 70, 26]);
    let page = headed(book, &mut grid, &[words::ITEM, words::CONTENT, words::MORE]);
    let mut row = |item: &str, content: &str, more: Cell| {
        grid.row(vec![Cell::text(item, Style::Text), Cell::text(content, Style::Text), more]);
    };
    let nothing = || Cell::empty(Style::Text);
    row(words::TITLE, &plan.title, nothing());
    if let Some(reading) = &plan.tree.node(NodeId::ROOT).reading {
        row(words::READING, reading, nothing());
    }
    if let Some(municipality) = &plan.municipality {
        row(words::MUNICIPALITY, municipality, nothing());
    }
    for year in &plan.years {
        row(words::YEAR, &year.to_string(), nothing());
    }
    row(words::AS_OF, &book.as_of().to_string(), nothing());
    for level in &plan.levels {
        row(words::LEVEL, level, nothing());
    }
    if let Some(source) = &plan.source {
        row(words::SOURCE, source, nothing());
    }
    if let Some(remark) = &plan.remark {
        row(words::REMARK, remark, nothing());
    }
    for status in &plan.statuses {
        row(words::STATUS_WORD, &status.word, Cell::text(screen::status_class(status.class), Style::Text));
    }
    for department in &plan.departments {
        let reading = department.reading.as_deref().unwrap_or_default();
        row(words::DEPARTMENT, &department.name, Cell::text(reading, Style::Text));
    }
    for (word, count) in &plan.printed_totals {
        row(words::TOTAL, word, Cell::count(*count, Style::Number(0)));
    }
    lay_out(sheet, &grid, &page)
}

/// Writes 体系.
///
/// # Errors
/// What Excel does not take.
pub fn write_tree(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let plan = book.plan();
    let mut grid = book.grid(words::TREE_SHEET, vec![11, 5, 14, 12, 8, 50, 30, 40]);
    let headings = [
        words::REFERENCE,
        words::DEPTH,
        words::LEVEL,
        words::PLACE,
        words::NUMBER,
        words::NAME,
        words::READING,
        words::REMARK,
    ];
    let page = headed(book, &mut grid, &headings);
    for (id, node) in plan.tree.iter().filter(|(id, _)| *id != NodeId::ROOT && book.part.selection.shows_node(*id)) {
        let text = |text: Option<&str>| Cell::text(text.unwrap_or_default(), Style::Text);
        grid.row(vec![
            text(Some(&reference(Subject::Node(id)))),
            Cell::count(node.depth, Style::Word),
            text(plan.level_of(id)),
            text(Some(&plan.tree.path(id))),
            Cell::numeral(node.number.as_deref().unwrap_or_default(), Style::Word),
            text(Some(&node.name)),
            text(node.reading.as_deref()),
            text(node.remark.as_deref()),
        ]);
    }
    lay_out(sheet, &grid, &Page { filters: true, ..page })
}

/// Writes 注記.
///
/// # Errors
/// What Excel does not take.
pub fn write_notes(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let mut grid = book.grid(words::NOTES_SHEET, vec![11, 8, 12, 36, 12, 7, 16, 50]);
    let headings = [
        words::REFERENCE,
        words::KIND,
        words::PLACE,
        words::NAME,
        words::ITEM,
        words::YEAR,
        words::CODE,
        words::CONTENT,
    ];
    let page = headed(book, &mut grid, &headings);
    let first = grid.next();
    remarks(book, &mut grid);
    readings(book, &mut grid);
    for acceptance in book.plan().accepted.iter().filter(|one| book.part.selection.shows(one.subject)) {
        let reason = acceptance.reason.as_deref().unwrap_or_default();
        note(book, &mut grid, acceptance.subject, words::ACCEPTED, ["", &acceptance.code, reason]);
    }
    if grid.next() == first {
        grid.line(words::NO_NOTES);
    }
    lay_out(sheet, &grid, &Page { filters: grid.next() > first + 1, ..page })
}

/// The remarks beside single stages and values.
fn remarks(book: &Book<'_>, grid: &mut Grid) {
    let (plan, selection, last) = (book.plan(), book.part.selection, book.last_actual());
    for id in &selection.actions {
        for (year, remark) in plan.action(*id).actual_remarks.until(last) {
            note(book, grid, Subject::Action(*id), words::ACTUAL_NOTE, [&year.to_string(), "", remark]);
        }
    }
    for id in &selection.indicators {
        let (indicator, subject) = (plan.indicator(*id), Subject::Indicator(*id));
        let mut beside = |item: &str, year: &str, measured: &Measured| {
            if let Some(remark) = &measured.remark {
                note(book, grid, subject, item, [year, "", remark]);
            }
        };
        indicator.baseline.iter().for_each(|measured| beside(words::BASELINE_NOTE, "", measured));
        for (year, measured) in indicator.actual.until(last) {
            beside(words::ACTUAL_NOTE, &year.to_string(), measured);
        }
        indicator.target.iter().for_each(|measured| beside(words::TARGET_NOTE, "", measured));
    }
}

/// The readings of actions and indicators; those of nodes stand in 体系.
fn readings(book: &Book<'_>, grid: &mut Grid) {
    let plan = book.plan();
    for subject in book.entries() {
        let reading = match subject {
            Subject::Action(id) => &plan.action(id).reading,
            Subject::Indicator(id) => &plan.indicator(id).reading,
            Subject::Plan | Subject::Totals | Subject::Node(_) => &None,
        };
        if let Some(reading) = reading {
            note(book, grid, subject, words::READING, ["", "", reading]);
        }
    }
}

/// A row of 注記; what stands at its end: year, code, content.
fn note(book: &Book<'_>, grid: &mut Grid, subject: Subject, item: &str, end: [&str; 3]) {
    let plan = book.plan();
    let kind = match subject {
        Subject::Plan | Subject::Totals => words::REFERENCE_PLAN,
        Subject::Node(_) => words::REFERENCE_NODE,
        Subject::Action(_) => words::REFERENCE_ACTION,
        Subject::Indicator(_) => words::REFERENCE_INDICATOR,
    };
    let place = plan.tree.path(plan.node_of(subject));
    let name = label::subject(plan, subject);
    let start = [&reference(subject), kind, &place, &name, item];
    grid.row(start.into_iter().chain(end).map(|text| Cell::text(text, Style::Text)).collect());
}

fn headed<'a>(book: &Book<'a>, grid: &mut Grid, headings: &[&str]) -> Page<'a> {
    grid.row(headings.iter().map(|heading| Cell::text(heading, Style::Heading)).collect());
    book.page(grid, 1)
}
