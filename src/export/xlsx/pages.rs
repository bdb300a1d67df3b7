//! Which rows stand on which page, how tall they are, and which cells look like one there.
//!
//! Heights are computed, because Excel fits no row that holds merged cells; with them the pages are known, so that
//! merged cells end with their page and what they hold stands at the top of the next one too. Invariant: two rows
//! that stay together are on one page if a page can hold them.

use std::ops::Range;

use super::grid::{Cell, Content, Grid};
use super::styles::{LINE, POINTS, Style};
use crate::cells::lines::wrap;

/// How a worksheet is printed and what of it stays in sight.
#[derive(Debug, Clone, Default)]
pub struct Page<'a> {
    /// What stands in the footer beside the number of the page.
    pub footer: &'a str,
    /// The rows of the headings: they stay in sight and are printed on every page.
    pub headings: Range<usize>,
    /// How many columns stay in sight.
    pub frozen: usize,
    /// How many columns are printed; those behind are for programs.
    pub printed: usize,
    /// Whether the last row of the headings has filters for the rows below it.
    pub filters: bool,
    /// Whether one page holds all, however small: what a picture stands beside cannot be parted.
    pub whole: bool,
}

/// A4 across, in points.
const PAPER: (f64, f64) = (841.9, 595.3);
/// Margins at the sides, at the top and at the bottom, where the footer stands; in points.
pub const MARGINS: (f64, f64, f64) = (28.3, 34.0, 45.4);
/// A pixel in points, as Excel counts them.
pub const POINTS_PER_PIXEL: f64 = 0.75;
/// What a cell keeps free beside its text: both sides in pixels, above and below in points.
const PADDING: (f64, f64) = (9.0, 3.0);
/// The height of a row with one line, in pixels.
pub const ROW: usize = 26;
/// The tallest row that Excel knows, in points.
const TALLEST: f64 = 409.0;
/// What of a page is filled: printers and fonts differ a little.
const FILLED: f64 = 0.98;
/// What is no longer than so many pages is made smaller until one holds it, rather than leave a few rows for another.
const NEARLY_ONE: f64 = 1.3;
/// How often pages are made anew for cells that need more room where they go on.
const ROUNDS: usize = 8;

/// The heights of all rows, and the rows that begin a page.
#[derive(Debug, PartialEq)]
pub struct Pages {
    /// The heights of the rows, in points.
    pub heights: Vec<f64>,
    /// The rows that begin a page.
    pub breaks: Vec<usize>,
    /// Whether all is made small enough for one page.
    pub is_one: bool,
}

impl Pages {
    /// Of that grid on that paper.
    pub fn of(grid: &Grid, page: &Page<'_>) -> Self {
        let mut heights = vec![0.0; grid.rows.len()];
        let whole = runs(grid, &[]);
        for run in whole.iter().filter(|run| run.rows.len() == 1) {
            let at = run.rows.start;
            heights[at] = f64::max(heights[at], needed(grid, run));
        }
        heights.iter_mut().for_each(|height| *height = height.clamp(LINE + PADDING.1, TALLEST));
        // Cells of two rows before those of many, which then have more room already.
        stretch(grid, whole, &mut heights);
        let is_one = page.whole || heights.iter().sum::<f64>() <= room(grid, page) * NEARLY_ONE;
        if is_one {
            return Self { heights, breaks: Vec::new(), is_one };
        }
        let mut breaks = breaks(grid, page, &heights);
        for _ in 0..ROUNDS {
            stretch(grid, runs(grid, &breaks), &mut heights);
            let next = self::breaks(grid, page, &heights);
            if next == breaks {
                break;
            }
            breaks = next;
        }
        Self { heights, breaks, is_one }
    }
}

/// Makes rows taller where a cell of several rows needs it; the last of its rows grows.
fn stretch(grid: &Grid, mut runs: Vec<Run>, heights: &mut [f64]) {
    runs.retain(|run| run.rows.len() > 1);
    runs.sort_by_key(|run| (run.rows.len(), run.rows.start, run.column));
    for run in runs {
        let rows = heights.get_mut(run.rows.clone()).unwrap_or_default();
        let missing = needed(grid, &run) - rows.iter().sum::<f64>();
        if missing > 0.0 {
            let each = missing / rows.len().max(1) as f64;
            // Of an action both rows grow, so that its stages stand evenly.
            let (few, last) = (rows.len() <= 2, rows.len().saturating_sub(1));
            for (_, height) in rows.iter_mut().enumerate().filter(|(at, _)| few || *at == last) {
                *height = (*height + if few { each } else { missing }).min(TALLEST);
            }
        }
    }
}

/// The height that a page has for rows, in points before all is scaled down to its width.
fn room(grid: &Grid, page: &Page<'_>) -> f64 {
    let (sides, top, bottom) = MARGINS;
    let across: f64 = grid.widths.iter().take(page.printed).map(|letters| points(*letters)).sum();
    let scale = ((PAPER.0 - 2.0 * sides) / across.max(1.0)).clamp(0.1, 1.0);
    (PAPER.1 - top - bottom) / scale * FILLED
}

/// The rows that begin a page, so that no two rows that stay together are torn apart if a page can hold them.
fn breaks(grid: &Grid, page: &Page<'_>, heights: &[f64]) -> Vec<usize> {
    let whole = room(grid, page);
    let sum = |rows: Range<usize>| heights.get(rows).unwrap_or_default().iter().sum::<f64>();
    let repeated = sum(page.headings.clone());
    let starts = (0..grid.rows.len()).filter(|at| grid.rows.get(*at).is_some_and(|row| !row.stays));
    let blocks: Vec<usize> = starts.chain([grid.rows.len()]).collect();
    let mut breaks = Vec::new();
    let mut used = 0.0;
    for pair in blocks.windows(2) {
        let &[start, end] = pair else { continue };
        let height = sum(start..end);
        // Headings alone on a page are of no use.
        if used + height > whole && start > page.headings.end {
            breaks.push(start);
            used = repeated;
        }
        used += height;
    }
    breaks
}

/// Cells that look like one.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Their rows.
    pub rows: Range<usize>,
    /// The first of their columns.
    pub column: usize,
    /// How many columns they take.
    pub across: usize,
}

/// All cells, those of one group below each other as one unless a page begins between them, in order.
pub fn runs(grid: &Grid, breaks: &[usize]) -> Vec<Run> {
    let mut done: Vec<Run> = Vec::new();
    // For each column the run that may go on, as its place in `done`.
    let mut open: Vec<Option<usize>> = vec![None; grid.widths.len()];
    for row in 0..grid.rows.len() {
        if breaks.binary_search(&row).is_ok() {
            open.fill(None);
        }
        let mut began = vec![None; grid.widths.len()];
        for (column, cell) in grid.starts(row) {
            let above = open.get(column).copied().flatten();
            let joined = above.filter(|at| {
                done.get(*at).is_some_and(|run| {
                    let first = grid.cell(run.rows.start, column);
                    cell.group.is_some()
                        && run.across == cell.across
                        && first.map(|first| first.group) == Some(cell.group)
                })
            });
            match joined.and_then(|at| done.get_mut(at)) {
                Some(run) => run.rows.end = row + 1,
                None => done.push(Run { rows: row..row + 1, column, across: cell.across }),
            }
            if let Some(place) = began.get_mut(column) {
                *place = joined.or(Some(done.len() - 1));
            }
        }
        open = began;
    }
    done
}

/// The height that the text of a run needs, in points.
fn needed(grid: &Grid, run: &Run) -> f64 {
    let Some(cell) = grid.cell(run.rows.start, run.column) else { return 0.0 };
    let line = LINE * cell.style.points() / POINTS;
    let letters: usize = grid.widths.iter().skip(run.column).take(run.across).sum();
    line * lines_of(cell, letters) as f64 + PADDING.1
}

fn lines_of(cell: &Cell, letters: usize) -> usize {
    match (cell.style.wraps(), &cell.content) {
        (true, Content::Text(text)) => {
            // Bold letters are a little wider.
            let bold = matches!(cell.style, Style::Heading | Style::Total);
            lines(text, letters.saturating_sub(usize::from(bold && letters > 8)))
        }
        _ => 1,
    }
}

/// The lines that a text takes in a cell of that many half-width letters.
pub fn lines(text: &str, letters: usize) -> usize {
    text.split('\n').map(|line| wrap(line, letters).len()).sum::<usize>().max(1)
}

/// The width of a column that holds so many half-width letters, in pixels.
pub fn pixels(letters: usize) -> u32 {
    (letters as f64 * POINTS / 2.0 / POINTS_PER_PIXEL + PADDING.0).round() as u32
}

fn points(letters: usize) -> f64 {
    f64::from(pixels(letters)) * POINTS_PER_PIXEL
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_a_text() {
        let table = [
            ("", 10, 1),
            ("一二三四五", 10, 1),
            ("一二三四五六", 10, 2),
            ("一二三四五、", 10, 2),
            ("一\n二", 10, 2),
            ("abc defghij", 8, 2),
            ("abcdefghijklmnopqrst", 8, 3),
        ];
        for (text, letters, expected) in table {
            assert_eq!(lines(text, letters), expected, "{text:?} in {letters}");
        }
    }

    /// Actions of two rows, named in the first column, all of one node.
    fn actions(count: usize) -> (Grid, Page<'static>) {
        let mut grid = Grid::new(vec![10, 100]);
        grid.row(vec![Cell::text("区分", Style::Heading), Cell::text("内容", Style::Heading)]);
        for at in 0..count as u32 {
            let cells =
                |text: &str| vec![Cell::text("取組項目", Style::Text).of(0), Cell::text(text, Style::Text).of(at)];
            grid.row(cells("一"));
            grid.stay(cells("一"));
        }
        (grid, Page { headings: 0..1, printed: 2, ..Page::default() })
    }

    #[test]
    fn no_page_tears_an_action_apart_and_cells_end_with_their_page() {
        let (grid, page) = actions(60);
        let pages = Pages::of(&grid, &page);
        assert!(pages.breaks.len() >= 2 && pages.breaks.iter().all(|row| row % 2 == 1), "{:?}", pages.breaks);
        let runs = runs(&grid, &pages.breaks);
        let first: Vec<_> = runs.iter().filter(|run| run.column == 0 && run.rows.start > 0).collect();
        assert_eq!(first.len(), pages.breaks.len() + 1, "one a page");
        assert_eq!(first[1].rows.start, pages.breaks[0]);
    }

    #[test]
    fn what_is_to_stay_whole_is_on_one_page() {
        let (grid, page) = actions(60);
        let pages = Pages::of(&grid, &Page { whole: true, ..page });
        assert!(pages.is_one && pages.breaks.is_empty(), "{:?}", pages.breaks);
    }

    #[test]
    fn what_needs_more_lines_than_its_rows_makes_them_taller() {
        let (mut grid, page) = actions(1);
        let before = Pages::of(&grid, &page).heights;
        for row in [1, 2] {
            grid.rows[row].cells[0] = Cell::text("取組項目の名称がとても長いもの", Style::Text).of(0);
        }
        let after = Pages::of(&grid, &page).heights;
        assert_eq!(before[1..], [LINE + PADDING.1, LINE + PADDING.1]);
        assert_eq!(after[1..], [(3.0 * LINE + PADDING.1) / 2.0; 2]);
        assert_eq!(after[0], before[0]);
    }
}
