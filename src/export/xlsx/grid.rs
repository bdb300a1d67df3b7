//! A worksheet as rows of cells, before anything is written: what stands where, which cells are one, and which
//! rows stay together on a page.
//!
//! Invariant: nothing in a text can begin anything but a line of its own cell, and no text is longer than a cell
//! holds.

use super::styles::Style;
use super::units::cut;
use crate::visible::visible;

/// The longest text of a cell, in UTF-16 units: Excel's own limit.
const LONGEST: usize = 32_767;
/// The longest note: Excel's own limit, less what is kept for its author.
const LONGEST_NOTE: usize = 32_000;
/// Stands for what was cut off.
const CUT: &str = "...";

/// A worksheet from its first row.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// The widths of the columns, in half-width letters.
    pub widths: Vec<usize>,
    /// The rows.
    pub rows: Vec<Row>,
}

/// A row of cells.
#[derive(Debug, Clone, Default)]
pub struct Row {
    /// From the first column on; a cell [`across`](Cell::across) several takes them all.
    pub cells: Vec<Cell>,
    /// Whether it stays on the page of the row above.
    pub stays: bool,
}

/// A cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub content: Content,
    /// How it looks.
    pub style: Style,
    /// How many columns it takes, at least one.
    pub across: usize,
    /// Cells of one group below each other look like one; each holds its content for filters and programs.
    pub group: Option<u32>,
    /// A remark beside it.
    pub note: Option<String>,
}

/// What stands in a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Content {
    /// Nothing.
    Empty,
    /// Text, also where it looks like a number or a formula.
    Text(String),
    /// A number.
    Number(f64),
    /// Text that leads to the first cell of the sheet of that name.
    Link(String, String),
}

impl Grid {
    /// An empty one with columns of those widths.
    pub fn new(widths: Vec<usize>) -> Self {
        Self { widths, rows: Vec::new() }
    }

    /// The number of the row that comes next, counted from 0.
    pub fn next(&self) -> usize {
        self.rows.len()
    }

    /// Adds a row, which may begin a page.
    pub fn row(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, stays: false });
    }

    /// Adds a row that stays on the page of the row above.
    pub fn stay(&mut self, cells: Vec<Cell>) {
        self.rows.push(Row { cells, stays: true });
    }

    /// Adds the heading of the sheet.
    pub fn title(&mut self, text: &str) {
        self.row(vec![Cell::text(text, Style::Title)]);
    }

    /// Adds a line of text outside tables, on the page of the row above.
    pub fn line(&mut self, text: &str) {
        self.stay(vec![Cell::text(text, Style::Line)]);
    }

    /// Adds the heading of a part of the sheet, with an empty row above it.
    pub fn section(&mut self, text: &str) {
        self.row(Vec::new());
        self.stay(vec![Cell::text(text, Style::Section)]);
    }

    /// The cell that begins in that row and column, if one does.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        self.starts(row).find(|(start, _)| *start == column).map(|(_, cell)| cell)
    }

    /// The cells of a row with the columns they begin in.
    pub fn starts(&self, row: usize) -> impl Iterator<Item = (usize, &Cell)> {
        let cells = self.rows.get(row).map(|row| row.cells.as_slice()).unwrap_or_default();
        cells.iter().scan(0, |next, cell| {
            let start = *next;
            *next += cell.across;
            Some((start, cell))
        })
    }
}

impl Cell {
    fn new(content: Content, style: Style) -> Self {
        Self { content, style, across: 1, group: None, note: None }
    }

    /// Nothing.
    pub fn empty(style: Style) -> Self {
        Self::new(Content::Empty, style)
    }

    /// Text, of which line breaks stay; nothing if it is empty.
    pub fn text(text: &str, style: Style) -> Self {
        let lines: Vec<String> = text.trim_end_matches('\n').split('\n').map(visible).collect();
        Self::new(content(cut(lines.join("\n"), LONGEST, CUT)), style)
    }

    /// Several texts, one a line.
    pub fn lines<'a>(texts: impl IntoIterator<Item = &'a str>, style: Style) -> Self {
        let lines: Vec<String> = texts.into_iter().map(visible).collect();
        Self::new(content(cut(lines.join("\n"), LONGEST, CUT)), style)
    }

    /// A number.
    pub fn number(number: f64, style: Style) -> Self {
        Self::new(Content::Number(number), style)
    }

    /// A count.
    pub fn count(count: usize, style: Style) -> Self {
        Self::number(count as f64, style)
    }

    /// A number such as that of an action, as a number where it is written as one, so that it is sorted as one.
    pub fn numeral(text: &str, style: Style) -> Self {
        match text.parse::<u32>() {
            Ok(number) if number.to_string() == text => Self::number(f64::from(number), style),
            _ => Self::text(text, style),
        }
    }

    /// Text that leads to a sheet.
    pub fn link(text: &str, sheet: &str) -> Self {
        Self::new(Content::Link(cut(visible(text), 255, CUT), sheet.to_owned()), Style::Link)
    }

    /// The same across so many columns.
    #[must_use]
    pub fn across(self, columns: usize) -> Self {
        Self { across: columns.max(1), ..self }
    }

    /// The same as one of a group.
    #[must_use]
    pub fn of(self, group: u32) -> Self {
        Self { group: Some(group), ..self }
    }

    /// The same with a remark beside it.
    #[must_use]
    pub fn noted(self, note: Option<&str>) -> Self {
        let shown = |note: &str| cut(note.split('\n').map(visible).collect::<Vec<_>>().join("\n"), LONGEST_NOTE, CUT);
        Self { note: note.filter(|note| !note.is_empty()).map(shown), ..self }
    }

    /// What is read in it, for measuring; of a number as it is shown.
    pub fn shown(&self) -> String {
        match (&self.content, self.style) {
            (Content::Empty, _) => String::new(),
            (Content::Text(text) | Content::Link(text, _), _) => text.clone(),
            (Content::Number(number), Style::Share | Style::TotalShare) => crate::plan::percentage(*number),
            (Content::Number(number), Style::Number(decimals) | Style::EntryNumber(decimals)) => {
                crate::plan::grouped(*number, decimals)
            }
            (Content::Number(number), _) => crate::plan::grouped(*number, crate::plan::decimals(*number)),
        }
    }
}

fn content(text: String) -> Content {
    if text.is_empty() { Content::Empty } else { Content::Text(text) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_stay_in_their_cell() {
        let table = [
            ("=1+1", Content::Text("=1+1".to_owned())),
            ("一\n二\t三\u{1b}", Content::Text("一\n二 三^[".to_owned())),
            ("", Content::Empty),
        ];
        for (text, expected) in table {
            assert_eq!(Cell::text(text, Style::Text).content, expected, "{text}");
        }
        let long = Cell::text(&"\u{1f600}".repeat(20_000), Style::Text).shown();
        assert!((LONGEST - 1..=LONGEST).contains(&long.encode_utf16().count()) && long.ends_with(CUT));
    }

    #[test]
    fn numbers_of_entries_are_numbers_where_nothing_is_lost() {
        let contents = ["12", "012", "1-2", "+1"].map(|text| Cell::numeral(text, Style::Word).content);
        assert_eq!(contents[0], Content::Number(12.0));
        assert!(contents[1..].iter().all(|content| matches!(content, Content::Text(_))), "{contents:?}");
    }
}
