//! 集計: how many of what and which share, by status and year, by department, by node.
//!
//! The sheets hold values, not formulas. Half of what is counted (what is late, missing or cannot be told) follows
//! from rules that no formula has; a sheet of which half changes with what people type and half does not would say
//! two things at once. The counts are those of the plan as it was written out, and the sheets say so.

use rust_xlsxwriter::{
    Chart, ChartFont, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Worksheet, XlsxError,
};

use super::book::Book;
use super::given;
use super::grid::Grid;
use super::layout::{Page, ROW, lay_out, pixels};
use super::styles::{BARS, FONT};
use crate::export::{By, Table, summary_table};
use crate::query::Figure;
use crate::words::workbook as words;

/// The width of a column of numbers.
const NUMBER: usize = 11;

/// Writes what is counted by status and by year, with the bars of the departments.
///
/// # Errors
/// What Excel does not take.
pub fn write_whole(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let [status, year, by_department] = [By::Status, By::Year, By::Department].map(|by| table(book, by));
    let numbers = year.columns.len() - 2;
    let mut grid = book.grid(words::COUNTS_SHEET, [14, 24].into_iter().chain(vec![NUMBER; numbers]).collect());
    grid.line(words::COUNTED);
    let mut page = book.page(&grid, 0);
    let top = grid.next();
    grid.section(words::BY_STATUS);
    given::put(&mut grid, &status, 1, 1);
    // The bars stand beside the rows, and may be longer.
    let height = bars_height(by_department.rows.len());
    while grid.next() < top + height.div_ceil(ROW) {
        grid.stay(Vec::new());
    }
    grid.section(words::BY_YEAR);
    given::put(&mut grid, &year, 1, 1);
    page.printed = grid.widths.len();
    page.whole = true;
    lay_out(sheet, &grid, &page)?;
    bars(sheet, book, &by_department, &grid, top)
}

/// Writes what is counted by department.
///
/// # Errors
/// What Excel does not take.
pub fn write_by_department(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    write(sheet, book, words::DEPARTMENTS_SHEET, By::Department, &[30])
}

/// Writes what is counted by node.
///
/// # Errors
/// What Excel does not take.
pub fn write_by_node(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    write(sheet, book, words::NODES_SHEET, By::Node, &[11, 12, 44])
}

fn write(sheet: &mut Worksheet, book: &Book<'_>, name: &str, by: By, of_words: &[usize]) -> Result<(), XlsxError> {
    let table = table(book, by);
    let numbers = table.columns.len().saturating_sub(of_words.len());
    let mut grid = book.grid(name, of_words.iter().copied().chain(vec![NUMBER; numbers]).collect());
    grid.line(words::COUNTED);
    given::headings(&mut grid, &table, 0, 1);
    let page = Page { frozen: of_words.len(), ..book.page(&grid, 1) };
    given::rows(&mut grid, &table, 0, 1);
    lay_out(sheet, &grid, &page)
}

fn table(book: &Book<'_>, by: By) -> Table {
    summary_table(&book.part, by, book.departments)
}

/// The column that the bars begin in.
const BARS_FROM: usize = 5;
/// The height of the bars of a department, and of what stands around them, in pixels.
const BAR: (usize, usize) = (26, 110);
/// No chart is taller, whatever the number of departments.
const TALLEST: usize = 1200;

fn bars_height(departments: usize) -> usize {
    (BAR.0 * departments + BAR.1).min(TALLEST)
}

/// How many actions of each department are done, in part, not done, drawn from the sheet of the departments.
fn bars(sheet: &mut Worksheet, book: &Book<'_>, table: &Table, grid: &Grid, top: usize) -> Result<(), XlsxError> {
    let first = book.grid("", Vec::new()).next() as u32 + 2;
    let Some(last) = (first + table.rows.len() as u32).checked_sub(1).filter(|last| *last >= first) else {
        return Ok(());
    };
    let mut font = ChartFont::new();
    font.set_name(FONT).set_size(9);
    let mut chart = Chart::new(ChartType::BarStacked);
    for (figure, colour) in [Figure::Done, Figure::Partly, Figure::NotDone].into_iter().zip(BARS) {
        let Some(column) = table.columns.iter().position(|column| column.key == figure.key()) else { continue };
        let series = chart.add_series();
        series.set_name((words::DEPARTMENTS_SHEET, first - 1, column as u16));
        series.set_categories((words::DEPARTMENTS_SHEET, first, 0, last, 0));
        series.set_values((words::DEPARTMENTS_SHEET, first, column as u16, last, column as u16));
        series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)));
        series.set_gap(40);
    }
    chart.title().set_name(words::CHART).set_font(&font);
    // Of bars the first axis is the one across; the departments stand at the other, the first at the top.
    chart.y_axis().set_reverse().set_font(&font).set_label_interval(1);
    chart.x_axis().set_font(&font).set_num_format("0");
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    let width: u32 = grid.widths.iter().skip(BARS_FROM).map(|letters| pixels(*letters)).sum();
    chart.set_width(width).set_height(bars_height(table.rows.len()) as u32).set_alt_text(words::CHART);
    sheet.insert_chart(top as u32 + 1, BARS_FROM as u16, &chart)?;
    Ok(())
}
