//! 集計 and 要対応: the tables that the commands print, as parts of a sheet.
//!
//! They hold values, not formulas. Half of what is counted (what is late, missing or cannot be told) follows from
//! rules that no formula has; a sheet of which half changes with what people type and half does not would say two
//! things at once. The counts are those of the plan as it was written out, and the sheet says so.

use rust_xlsxwriter::{Chart, ChartFormat, ChartLegendPosition, ChartSolidFill, ChartType, Worksheet, XlsxError};

use super::actions::mark_status;
use super::book::{Book, Cells};
use super::grid::{Cell, Grid};
use super::layout::{Page, lay_out};
use super::styles::{BARS, FONT, Mark, Style};
use crate::export::{By, Cell as Given, Table, attention_table, summary_table};
use crate::plan::{Achievement, Calendar};
use crate::query::Figure;
use crate::words::{screen, workbook as words};

/// The columns of words before the numbers in the sheet of counts.
const WORDS: [usize; 3] = [12, 14, 34];
/// The columns of numbers.
const NUMBERS: usize = 13;

/// The columns of 要対応 by their keys, with their widths.
const ATTENTION: [(&str, usize); 8] = [
    ("kind", 6),
    ("node", 11),
    ("number", 6),
    ("name", 34),
    ("departments", 16),
    ("status", 14),
    ("reasons", 40),
    ("next", 34),
];

/// Writes the sheet of counts; its name is needed by its chart.
///
/// # Errors
/// What Excel does not take.
pub fn write_counts(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let widths = WORDS.into_iter().chain([9; NUMBERS]).collect();
    let mut grid = book.grid(words::COUNTS_SHEET, widths);
    grid.line(words::COUNTED);
    let headings = grid.next();
    let mut departments = None;
    for (by, heading) in [
        (By::Status, words::BY_STATUS),
        (By::Department, words::BY_DEPARTMENT),
        (By::Node, words::BY_NODE),
        (By::Year, words::BY_YEAR),
    ] {
        grid.section(heading);
        let table = summary_table(&book.part, by, book.departments);
        let first = grid.next() + 1;
        rows(&mut grid, &table);
        if by == By::Department {
            departments = Some((first, first + table.rows.len()));
        }
    }
    let page = Page { printed: grid.widths.len(), ..book.page(&grid, 0) };
    lay_out(sheet, &grid, &Page { headings: headings..headings, ..page })?;
    match departments.filter(|(first, end)| end > first) {
        Some((first, end)) => chart(sheet, headings, first, end),
        None => Ok(()),
    }
}

/// Headings, rows, what they come to and the note, beginning in the first column; the last column of words takes
/// what room is left before the numbers.
fn rows(grid: &mut Grid, table: &Table) {
    let of_words = table.columns.iter().take_while(|column| !column.kind.is_number()).count();
    let across = |at: usize| if at + 1 == of_words { (WORDS.len() + 1).saturating_sub(of_words) } else { 1 };
    let headings = table.columns.iter().map(|column| Cell::text(&column.heading, Style::Heading));
    grid.stay(headings.enumerate().map(|(at, cell)| cell.across(across(at))).collect());
    for (line, total) in table.rows.iter().map(|row| (row, false)).chain(table.total.iter().map(|row| (row, true))) {
        let cells = line.iter().map(|one| given(one, total));
        let cells = cells.enumerate().map(|(at, cell)| cell.across(across(at))).collect();
        if total { grid.stay(cells) } else { grid.row(cells) }
    }
    if let Some(note) = &table.note {
        grid.line(note);
    }
}

/// A cell of a table as one of a worksheet.
fn given(one: &Given, total: bool) -> Cell {
    let style = |plain, totalled| if total { totalled } else { plain };
    let text = style(Style::Text, Style::Total);
    match one {
        Given::Count(count) => Cell::count(*count, style(Style::Number(0), Style::TotalNumber)),
        Given::Share(part, all) if *all > 0 => {
            Cell::number(*part as f64 / *all as f64, style(Style::Share, Style::TotalShare))
        }
        Given::Ratio(share) => Cell::number(*share, style(Style::Share, Style::TotalShare)),
        Given::Number(number, decimals) => Cell::number(*number, Style::Number(*decimals)),
        Given::List(all, _) => Cell::lines(all.iter().map(String::as_str), text),
        other => Cell::text(&other.shown(), text),
    }
}

/// How many actions of each department are done, in part, not done: bars beside the first table.
fn chart(sheet: &mut Worksheet, top: usize, first: usize, end: usize) -> Result<(), XlsxError> {
    let (first, last) = (first as u32, end as u32 - 1);
    // The figures stand behind the words in their own order, the share of what is done behind that.
    let column = |figure: Figure| match figure {
        Figure::Done => 4,
        Figure::Partly => 6,
        _ => 7,
    };
    let mut chart = Chart::new(ChartType::BarStacked);
    for (figure, colour) in [Figure::Done, Figure::Partly, Figure::NotDone].into_iter().zip(BARS) {
        let column: u16 = column(figure);
        let series = chart.add_series();
        series.set_name((words::COUNTS_SHEET, first - 1, column));
        series.set_categories((words::COUNTS_SHEET, first, 0, last, 0));
        series.set_values((words::COUNTS_SHEET, first, column, last, column));
        series.set_format(ChartFormat::new().set_solid_fill(ChartSolidFill::new().set_color(colour)));
        series.set_gap(40);
    }
    let mut font = rust_xlsxwriter::ChartFont::new();
    font.set_name(FONT).set_size(9);
    chart.title().set_name(words::CHART).set_font(&font);
    chart.x_axis().set_reverse().set_font(&font);
    chart.y_axis().set_font(&font).set_num_format("0");
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font);
    chart.set_width(640).set_height(320).set_alt_text(words::CHART);
    sheet.insert_chart(top as u32 + 1, 6, &chart)?;
    Ok(())
}

/// Writes the sheet of what needs attention.
///
/// # Errors
/// What Excel does not take.
pub fn write_attention(sheet: &mut Worksheet, book: &Book<'_>) -> Result<(), XlsxError> {
    let table = attention_table(&book.part, Calendar::Era, book.departments);
    let columns: Vec<usize> =
        ATTENTION.iter().filter_map(|(key, _)| table.columns.iter().position(|column| column.key == *key)).collect();
    let mut grid = book.grid(words::ATTENTION_SHEET, ATTENTION.iter().map(|(_, width)| *width).collect());
    let headings = columns.iter().filter_map(|at| table.columns.get(*at));
    grid.row(headings.map(|column| Cell::text(&column.heading, Style::Heading)).collect());
    let page = Page { frozen: 4, filters: true, ..book.page(&grid, 1) };
    let first = grid.next();
    for row in &table.rows {
        grid.row(columns.iter().filter_map(|at| row.get(*at)).map(|cell| given(cell, false)).collect());
    }
    lay_out(sheet, &grid, &page)?;
    let statuses = Cells { first, end: grid.next(), column: 5 };
    mark_status(sheet, book, statuses)?;
    statuses.mark(sheet, screen::achievement(Achievement::Unmet), Mark::Poor)
}
