//! 達成指標: the indicators with all their values, numbers as numbers.

use rust_xlsxwriter::{Worksheet, XlsxError};

use super::book::{Book, Cells, reference};
use super::grid::{Cell, Grid};
use super::layout::{Page, lay_out};
use super::styles::{Mark, Style};
use crate::export::json::{basis, direction, recorded};
use crate::plan::{Achievement, Indicator, IndicatorId, Measured, Subject, Value};
use crate::words::{screen, workbook as words};

/// Writes the sheet.
///
/// # Errors
/// What Excel does not take.
pub fn write(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let (levels, years) = (book.levels, book.plan().years.len());
    let widths: [&[usize]; 5] =
        [&book.level_widths(), &[26, 13, 6, 6, 11], &vec![11; years], &[11, 9, 9, 19, 19], &[12, 11, 11, 13, 10, 10]];
    let mut grid = book.grid(words::INDICATORS_SHEET, widths.concat());
    headings(&mut grid, book);
    let printed = grid.widths.len() - 6;
    let page = Page { frozen: levels + 1, printed, filters: true, ..book.page(&grid, 2) };
    let first = grid.next();
    for id in &book.part.selection.indicators {
        grid.row(row(book, *id));
    }
    lay_out(sheet, &grid, &page)?;
    let verdicts = [Achievement::Met, Achievement::Unmet].map(screen::achievement);
    let [recorded, computed] =
        [levels + 6 + years, levels + 10 + years].map(|column| Cells { first, end: grid.next(), column });
    for cells in [recorded, computed] {
        cells.mark(sheet, screen::achievement(Achievement::Unmet), Mark::Poor)?;
    }
    recorded.offer(sheet, &verdicts)
}

fn headings(grid: &mut Grid, book: &Book<'_>) {
    let years = &book.plan().years;
    let before: Vec<String> = book
        .level_headings()
        .into_iter()
        .chain([words::INDICATOR, words::DEPARTMENTS, words::UNIT, words::DIRECTION].map(str::to_owned))
        .collect();
    let after = [
        words::ACHIEVEMENT,
        words::ATTAINMENT,
        words::NOTES,
        words::REMARK,
        words::BASIS,
        words::COMPUTED,
        words::PROGRESS,
        words::DEPARTMENTS_FROM,
        words::REFERENCE_OF_NODE,
        words::REFERENCE,
    ];
    let single = |(at, text): (u32, &str)| Cell::text(text, Style::Heading).of(at);
    let row = |middle: Vec<Cell>| {
        let before = (0..).zip(before.iter().map(String::as_str)).map(single);
        before.chain(middle).chain((1000..).zip(after).map(single)).collect()
    };
    grid.row(row(vec![Cell::text(words::VALUES, Style::Heading).across(years.len() + 2)]));
    let labels: Vec<String> = years.iter().map(ToString::to_string).collect();
    let values = [words::BASELINE].into_iter().chain(labels.iter().map(String::as_str)).chain([words::TARGET]);
    grid.stay(row(values.map(|text| Cell::text(text, Style::Heading)).collect()));
}

fn row(book: &Book<'_>, id: IndicatorId) -> Vec<Cell> {
    let (plan, as_of) = (book.plan(), book.as_of());
    let (indicator, subject) = (plan.indicator(id), Subject::Indicator(id));
    let recorded = recorded(plan, id, indicator, as_of);
    let text = |text: &str| Cell::text(text, Style::Text);
    let word = |text: &str| Cell::text(text, Style::Word);
    let from = match (plan.departments_of(id).is_empty(), indicator.own_departments.is_empty()) {
        (true, _) => "",
        (_, true) => words::FROM_ACTIONS,
        (_, false) => words::FROM_INDICATOR,
    };
    let mut cells = book.level_cells(indicator.node);
    cells.extend([
        text(&indicator.name),
        book.department_cell(subject),
        word(indicator.unit.as_deref().unwrap_or_default()),
        word(direction(indicator.direction)),
    ]);
    cells.extend(values(book, indicator));
    cells.extend([
        word(recorded.map_or("", screen::achievement)),
        share(plan.attainment(id, as_of).ok()),
        Cell::lines(notes(book, indicator).iter().map(String::as_str), Style::Text),
        text(indicator.remark.as_deref().unwrap_or_default()),
        word(basis(indicator.basis)),
        word(plan.computed(id, as_of).map_or("", screen::achievement)),
        share(indicator.progress(as_of).ok()),
        word(from),
        Cell::text(&reference(Subject::Node(indicator.node)), Style::Aside),
        Cell::text(&reference(subject), Style::Aside),
    ]);
    cells
}

/// 初期値, the years and 目標.
pub fn values(book: &Book<'_>, indicator: &Indicator) -> Vec<Cell> {
    let decimals = indicator.decimals();
    let last = book.last_actual();
    let years = book.plan().years.iter();
    let actual = years.map(|year| indicator.actual.get(*year).filter(|_| *year <= last));
    let all = [indicator.baseline.as_ref()].into_iter().chain(actual).chain([indicator.target.as_ref()]);
    all.map(|measured| value(measured, decimals)).collect()
}

fn value(measured: Option<&Measured>, decimals: usize) -> Cell {
    let Some(Measured { value, remark }) = measured else { return Cell::empty(Style::Word) };
    match value {
        Value::Number(number) => Cell::number(*number, Style::Number(decimals)),
        Value::Word(word) => Cell::text(word, Style::Word),
        Value::NotMeasured => Cell::text(words::DASH, Style::Word),
    }
    .noted(remark.as_deref())
}

/// The remarks beside single values, with what they stand beside.
pub fn notes(book: &Book<'_>, indicator: &Indicator) -> Vec<String> {
    let baseline = indicator.baseline.as_ref().map(|measured| (words::BASELINE.to_owned(), measured));
    let actual = indicator.actual.until(book.last_actual()).map(|(year, measured)| (year.to_string(), measured));
    let target = indicator.target.as_ref().map(|measured| (words::TARGET.to_owned(), measured));
    let all = baseline.into_iter().chain(actual).chain(target);
    all.filter_map(|(place, measured)| Some(words::beside_year(&place, measured.remark.as_deref()?))).collect()
}

fn share(share: Option<f64>) -> Cell {
    match share.filter(|share| share.is_finite()) {
        Some(share) => Cell::number(share, Style::Share),
        None => Cell::empty(Style::Word),
    }
}
