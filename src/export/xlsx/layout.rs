//! From a grid to a worksheet as an office lays it out: heights that fit, pages that tear nothing apart, headings
//! that stay, and the paper it is printed on.

use rust_xlsxwriter::{Note, Worksheet, XlsxError};

use super::grid::{Content, Grid};
use super::pages::{MARGINS, POINTS_PER_PIXEL, Pages, Run, lines, runs};
pub use super::pages::{Page, ROW, pixels};
use super::styles::{FONT, LINE};
use super::units::within;
use crate::visible::visible;

/// Between the edge of the paper and the footer.
const FOOTER: f64 = 17.0;
const POINTS_PER_INCH: f64 = 72.0;
/// The most breaks Excel takes.
const BREAKS: usize = 1023;
/// The longest footer, in UTF-16 units: 255 are allowed, the rest is what stands beside it.
const LONGEST_FOOTER: usize = 100;

/// Writes a grid into an empty worksheet and lays it out for A4 across, all columns on one page.
///
/// # Errors
/// What Excel does not take: more rows, columns or merged cells than it knows.
pub fn lay_out(sheet: &mut Worksheet, grid: &Grid, page: &Page<'_>) -> Result<(), XlsxError> {
    let pages = Pages::of(grid, page);
    for (at, letters) in (0u16..).zip(&grid.widths) {
        sheet.set_column_width_pixels(at, pixels(*letters))?;
    }
    for (at, height) in (0u32..).zip(&pages.heights) {
        sheet.set_row_height(at, *height)?;
    }
    for run in runs(grid, &pages.breaks) {
        write(sheet, grid, &run)?;
    }
    print(sheet, grid, page, &pages)
}

fn print(sheet: &mut Worksheet, grid: &Grid, page: &Page<'_>, pages: &Pages) -> Result<(), XlsxError> {
    let (first, end) = (page.headings.start as u32, page.headings.end as u32);
    let last = (grid.rows.len() as u32).saturating_sub(1);
    let (all, printed) = (grid.widths.len() as u16, page.printed.max(1) as u16);
    let inches = |points: f64| points / POINTS_PER_INCH;
    let (sides, top, bottom) = MARGINS;
    sheet
        .set_paper_size(9)
        .set_landscape()
        .set_print_fit_to_pages(1, u16::from(pages.is_one))
        .set_print_center_horizontally(true);
    sheet.set_margins(inches(sides), inches(sides), inches(top), inches(bottom), inches(FOOTER), inches(FOOTER));
    sheet.set_footer(footer(page.footer));
    sheet.set_screen_gridlines(false);
    sheet.set_print_area(0, 0, last, printed - 1)?;
    sheet.set_freeze_panes(end, page.frozen as u16)?;
    if first < end {
        sheet.set_repeat_rows(first, end - 1)?;
    }
    if page.filters && end <= last {
        sheet.autofilter(end - 1, 0, last, all.saturating_sub(1))?;
    }
    let breaks: Vec<u32> = pages.breaks.iter().take(BREAKS).map(|row| *row as u32).collect();
    sheet.set_page_breaks(&breaks)?;
    Ok(())
}

/// Its own signs are doubled there.
fn footer(text: &str) -> String {
    let text = within(&visible(text), LONGEST_FOOTER).replace('&', "&&");
    // The blank keeps a number at the beginning apart from the size of the font.
    format!("&L&\"{FONT}\"&9 {text}&R&\"{FONT}\"&9&P / &N")
}

fn write(sheet: &mut Worksheet, grid: &Grid, run: &Run) -> Result<(), XlsxError> {
    let Some(first) = grid.cell(run.rows.start, run.column) else { return Ok(()) };
    let (top, left) = (run.rows.start as u32, run.column as u16);
    let (bottom, right) = (run.rows.end as u32 - 1, left + run.across as u16 - 1);
    let format = first.style.format();
    if (top, left) != (bottom, right) {
        sheet.merge_range(top, left, bottom, right, "", &format)?;
    }
    for row in run.rows.clone() {
        let Some(cell) = grid.cell(row, run.column) else { continue };
        let row = row as u32;
        match &cell.content {
            Content::Empty => sheet.write_blank(row, left, &format)?,
            Content::Text(text) => sheet.write_string_with_format(row, left, text, &format)?,
            Content::Number(number) => sheet.write_number_with_format(row, left, *number, &format)?,
            Content::Link(text, name) => {
                let place = format!("internal:'{}'!A1", name.replace('\'', "''"));
                sheet.write_url_with_options(row, left, place.as_str(), text, "", Some(&format))?
            }
        };
    }
    if let Some(note) = &first.note {
        sheet.insert_note(top, left, &beside(note))?;
    }
    Ok(())
}

/// The note of a cell, as large as its text needs.
fn beside(text: &str) -> Note {
    const LETTERS: usize = 32;
    let lines = lines(text, LETTERS) as f64;
    Note::new(text)
        .add_author_prefix(false)
        .set_font_name(FONT)
        .set_font_size(9)
        .set_width(pixels(LETTERS + 2))
        .set_height(((lines * LINE + 12.0) / POINTS_PER_PIXEL).min(600.0) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_footer_keeps_its_signs() {
        assert!(footer("A&B").contains(" A&&B&R"), "{}", footer("A&B"));
        assert!(footer(&"長".repeat(500)).encode_utf16().count() < 255);
    }
}
