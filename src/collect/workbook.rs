//! One department's workbook: what it answers for, what was so far, and coloured cells for this year.
//!
//! Owns the layout of the sheet; how it looks and is printed is `export::xlsx`. Cells to fill in hold text, so that
//! what people type arrives as they typed it: no 15.4% becomes 0.154, no 3/4 a date. All others are locked, without a
//! password. Invariant: the same plan, year and department give the same bytes.

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, Format, Formula, IgnoreError, ProtectionOptions, Worksheet, XlsxError,
};

use super::asked::entries_of;
use super::key::Key;
use crate::amend::Standing;
use crate::export::xlsx;
use crate::export::xlsx::grid::{Cell, Grid};
use crate::export::xlsx::layout::{Page, lay_out};
use crate::export::xlsx::styles::Style;
use crate::label;
use crate::plan::{Calendar, DepartmentId, FiscalYear, Plan, Stage, Subject};
use crate::query::{standings, words_offered};
use crate::words::collect as words;

/// The widths of the columns, in half-width letters; the last is hidden.
const WIDTHS: [usize; 11] = [6, 6, 26, 36, 15, 15, 10, 18, 12, 24, 10];
const RESULT: u16 = 7;
const VERDICT: u16 = 8;
const REMARK: u16 = 9;
const KEY: u16 = 10;
/// The row with department, respondent and day, and the first column of each of the latter two.
const HEAD: u32 = 1;
const RESPONDENT: u16 = 5;
const DAY: u16 = 8;
/// The most words to choose from: a longer list is no help.
const MOST_WORDS: usize = 40;

/// The workbook of that department for that year.
///
/// # Errors
/// What Excel does not take: more rows than it knows.
pub fn workbook(plan: &Plan, year: FiscalYear, department: DepartmentId) -> Result<Vec<u8>, XlsxError> {
    let entries = entries_of(plan, department);
    let (grid, first) = grid(plan, year, department, &entries);
    let title = words::title(&plan.title, &year.to_string(), &year.label(Calendar::Western));
    let mut book = xlsx::empty(&title)?;
    let sheet = book.add_worksheet().set_name(words::SHEET)?;
    let footer = words::footer(&title, &plan.department(department).name);
    let page =
        Page { footer: &footer, headings: first - 1..first, frozen: 0, printed: usize::from(KEY), ..Page::default() };
    lay_out(sheet, &grid, &page)?;
    sheet.set_column_hidden(KEY)?;
    open_cells(sheet, first as u32, entries.len() as u32)?;
    let choices: Vec<Vec<String>> = entries.iter().map(|subject| choices(plan, *subject, year)).collect();
    for (at, (subject, words)) in entries.iter().zip(&choices).enumerate() {
        let row = (first + at) as u32;
        if !words.is_empty() {
            sheet.add_data_validation(row, RESULT, row, RESULT, &offer(at, words.len()))?;
        }
        sheet.add_data_validation(row, VERDICT, row, VERDICT, &only(entries.len(), &standings(plan, *subject))?)?;
    }
    let lists = book.add_worksheet().set_name(words::CHOICES_SHEET)?;
    write_choices(lists, plan, &choices)?;
    book.save_to_buffer()
}

/// The sheet, and the row of its first entry.
fn grid(plan: &Plan, year: FiscalYear, department: DepartmentId, entries: &[Subject]) -> (Grid, usize) {
    let mut grid = Grid::new(WIDTHS.to_vec());
    grid.title(&words::title(&plan.title, &year.to_string(), &year.label(Calendar::Western)));
    grid.stay(vec![
        Cell::text(words::DEPARTMENT, Style::Heading).across(2),
        Cell::text(&plan.department(department).name, Style::Text).across(2),
        Cell::text(words::RESPONDENT, Style::Heading),
        Cell::empty(Style::Entry).across(2),
        Cell::text(words::DAY, Style::Heading),
        Cell::empty(Style::Entry).across(2),
    ]);
    for line in words::how_to(&year.to_string()) {
        grid.line(&line);
    }
    let before = plan.years.iter().rev().find(|other| **other < year).copied();
    let node = plan.levels.last().map_or(words::NODE, String::as_str);
    let heading = |text: &str| Cell::text(text, Style::Heading);
    grid.stay(vec![
        heading(words::KIND),
        heading(words::NUMBER),
        heading(node),
        heading(words::NAME),
        heading(&words::aim(&year.to_string())),
        heading(&before.map(|before| words::before(&before.to_string())).unwrap_or_default()),
        heading(words::STANDING),
        heading(&words::result(&year.to_string())),
        heading(words::VERDICT),
        heading(words::REMARK),
        heading(words::KEY),
    ]);
    let first = grid.next();
    for subject in entries {
        grid.row(row(plan, year, before, department, *subject));
    }
    (grid, first)
}

fn row(
    plan: &Plan,
    year: FiscalYear,
    before: Option<FiscalYear>,
    department: DepartmentId,
    subject: Subject,
) -> Vec<Cell> {
    let node = plan.node_of(subject);
    let node = format!("{} {}", plan.tree.path(node), plan.tree.node(node).name);
    let seen = Standing::of(plan, subject, year);
    let earlier = before.map(|before| Standing::of(plan, subject, before)).and_then(|it| it.cell).unwrap_or_default();
    let (kind, number, name, aim) = match subject {
        Subject::Action(id) => {
            let action = plan.action(id);
            let planned = action.planned.0.get(year).map(Stage::text).unwrap_or_default();
            (words::ACTION, action.number.as_str(), &action.name, planned)
        }
        Subject::Indicator(id) => {
            let indicator = plan.indicator(id);
            (words::INDICATOR, "", &indicator.name, label::target(indicator))
        }
        Subject::Plan | Subject::Totals | Subject::Node(_) => return Vec::new(),
    };
    let earlier = match (subject, before) {
        (Subject::Indicator(id), Some(before)) => {
            let indicator = plan.indicator(id);
            indicator.actual.get(before).map(|measured| label::value(indicator, measured)).unwrap_or_default()
        }
        _ => earlier,
    };
    // What is in for the year already is shown where it would be written, and may be corrected there.
    let standing = seen.verdict.clone().unwrap_or_default();
    let given = if seen.cell.is_some() { standing.as_str() } else { "" };
    let key = Key::of(plan, year, department, subject).and_then(|key| key.text()).unwrap_or_default();
    vec![
        Cell::text(kind, Style::Word),
        Cell::text(number, Style::Word),
        Cell::text(&node, Style::Text),
        Cell::text(name, Style::Text),
        Cell::text(&aim, Style::Planned),
        Cell::text(&earlier, Style::Planned),
        Cell::text(&standing, Style::Planned),
        Cell::text(seen.cell.as_deref().unwrap_or_default(), Style::Entry),
        Cell::text(given, Style::Entry),
        Cell::text(seen.remark.as_deref().unwrap_or_default(), Style::Entry),
        Cell::text(&key, Style::Aside),
    ]
}

/// Lets people write into the coloured cells and nowhere else.
fn open_cells(sheet: &mut Worksheet, first: u32, count: u32) -> Result<(), XlsxError> {
    let open = |style: Style| style.format().set_unlocked().set_num_format("@");
    let mut set = |row: u32, column: u16, format: &Format| sheet.set_cell_format(row, column, format).map(drop);
    for column in [RESPONDENT, RESPONDENT + 1, DAY, DAY + 1] {
        set(HEAD, column, &open(Style::Entry))?;
    }
    for row in first..first + count {
        set(row, RESULT, &open(Style::Entry))?;
        set(row, VERDICT, &open(Style::Entry))?;
        set(row, REMARK, &open(Style::Entry).set_align(rust_xlsxwriter::FormatAlign::Left))?;
    }
    if count > 0 {
        sheet.ignore_error_range(first, RESULT, first + count - 1, REMARK, IgnoreError::NumberStoredAsText)?;
    }
    sheet.set_selection(first, RESULT, first, RESULT)?;
    // So that long answers can be seen.
    sheet.protect_with_options(&ProtectionOptions {
        format_columns: true,
        format_rows: true,
        ..ProtectionOptions::default()
    });
    Ok(())
}

/// The words to choose from for the result of an entry.
fn choices(plan: &Plan, subject: Subject, year: FiscalYear) -> Vec<String> {
    let mut words = words_offered(plan, subject, year);
    words.truncate(MOST_WORDS);
    words
}

/// A list of words from that row of the hidden sheet, beside which anything else may be written.
fn offer(row: usize, count: usize) -> DataValidation {
    from_list(row, count).show_error_message(false)
}

/// The list of words behind those of the entries, beside which nothing else may be written.
fn only(entries: usize, known: &[&str]) -> Result<DataValidation, XlsxError> {
    let is_indicators = known == words::VERDICTS;
    let row = entries + usize::from(is_indicators);
    let message: String = words::no_choice(known).chars().take(200).collect();
    from_list(row, known.len())
        .set_error_style(DataValidationErrorStyle::Stop)
        .set_error_title(words::NO_CHOICE_TITLE)?
        .set_error_message(message)
}

fn from_list(row: usize, count: usize) -> DataValidation {
    let last = rust_xlsxwriter::utility::column_number_to_name(count.saturating_sub(1) as u16);
    let sheet = words::CHOICES_SHEET;
    let list = format!("='{sheet}'!$A${row}:${last}${row}", row = row + 1);
    DataValidation::new().allow_list_formula(Formula::new(list))
}

/// One row of words for each entry, then the statuses, then the verdicts.
fn write_choices(sheet: &mut Worksheet, plan: &Plan, choices: &[Vec<String>]) -> Result<(), XlsxError> {
    let statuses: Vec<String> = plan.statuses.iter().map(|status| status.word.clone()).collect();
    let verdicts = words::VERDICTS.map(str::to_owned).to_vec();
    for (row, list) in (0u32..).zip(choices.iter().chain([&statuses, &verdicts])) {
        for (column, word) in (0u16..).zip(list) {
            sheet.write_string(row, column, word)?;
        }
    }
    sheet.protect();
    sheet.set_hidden(true);
    Ok(())
}

/// The name of its file: the place of the department among all, and what a file may be called of its name.
pub fn file_name(plan: &Plan, department: DepartmentId) -> String {
    const MOST: usize = 40;
    let digits = plan.departments.len().to_string().len().max(2);
    let is_safe = |c: char| !c.is_control() && !"/\\:*?\"<>|".contains(c);
    // Of a sign that no file name may have its full-width form.
    let safe = |c: char| match c {
        c if is_safe(c) => c,
        '!'..='~' => char::from_u32(u32::from(c) + 0xfee0).unwrap_or('_'),
        _ => '_',
    };
    let name: String = plan.department(department).name.trim().chars().take(MOST).map(safe).collect();
    format!("{:0digits$}-{}.xlsx", department.index() + 1, name.trim_end_matches(['.', ' ']))
}
