//! Tables in Markdown that line up as text too, and the one way of keeping text from being read as Markdown.
//!
//! Invariant: a row is one line, and no cell ends it or begins another.

use std::io::{self, Write};

use crate::cells::width;
use crate::visible::visible;

/// To which side the cells of a column lie.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// A table: headings with the side of their column, and rows with a cell for each. Cells are texts as they are read;
/// what Markdown would take for a sign is marked when they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct MarkdownTable {
    pub headings: Vec<(String, Side)>,
    pub rows: Vec<Vec<String>>,
}

/// A column is made no wider than this for the sake of a single long cell.
const WIDEST: usize = 48;
/// What the narrowest column needs for its rule.
const NARROWEST: usize = 2;

impl MarkdownTable {
    /// Writes heading, rule and rows, each a line.
    pub(super) fn write(&self, out: &mut impl Write) -> io::Result<()> {
        let escaped_row = |row: &Vec<String>| row.iter().map(|cell| escaped(cell)).collect::<Vec<_>>();
        let headings: Vec<String> = self.headings.iter().map(|(heading, _)| escaped(heading)).collect();
        let rows: Vec<Vec<String>> = self.rows.iter().map(escaped_row).collect();
        let widths = self.widths(&headings, &rows);
        self.line(out, &headings, &widths)?;
        let rule = self.headings.iter().zip(&widths).map(|((_, side), cells)| match side {
            Side::Left => format!("{}|", "-".repeat(cells + 2)),
            Side::Right => format!("{}:|", "-".repeat(cells + 1)),
        });
        writeln!(out, "|{}", rule.collect::<String>())?;
        rows.iter().try_for_each(|row| self.line(out, row, &widths))
    }

    /// The table in pieces that fit into so many cells, each beginning with the first column; a single column that
    /// does not fit stands alone.
    pub(super) fn pieces(&self, limit: usize) -> Vec<Self> {
        let headings: Vec<String> = self.headings.iter().map(|(heading, _)| escaped(heading)).collect();
        let rows: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| escaped(cell)).collect()).collect();
        let widths = self.widths(&headings, &rows);
        let first = widths.first().copied().unwrap_or(0) + 4;
        let mut groups: Vec<Vec<usize>> = Vec::new();
        let mut filled = limit;
        for (at, cells) in widths.iter().enumerate().skip(1) {
            if filled + cells + 3 > limit {
                groups.push(vec![0]);
                filled = first;
            }
            filled += cells + 3;
            if let Some(group) = groups.last_mut() {
                group.push(at);
            }
        }
        groups.iter().map(|columns| self.only(columns)).collect()
    }

    fn only(&self, columns: &[usize]) -> Self {
        let cells = |row: &Vec<String>| columns.iter().filter_map(|at| row.get(*at).cloned()).collect();
        Self {
            headings: columns.iter().filter_map(|at| self.headings.get(*at).cloned()).collect(),
            rows: self.rows.iter().map(cells).collect(),
        }
    }

    fn widths(&self, headings: &[String], rows: &[Vec<String>]) -> Vec<usize> {
        let cells = |at: usize| rows.iter().filter_map(move |row| row.get(at)).chain(headings.get(at));
        let widest = |at: usize| cells(at).map(|cell| width(cell)).filter(|cells| *cells <= WIDEST).max();
        (0..self.headings.len()).map(|at| widest(at).unwrap_or(WIDEST).max(NARROWEST)).collect()
    }

    fn line(&self, out: &mut impl Write, cells: &[String], widths: &[usize]) -> io::Result<()> {
        let padded = cells.iter().zip(&self.headings).zip(widths).map(|((cell, (_, side)), cells)| {
            let blanks = " ".repeat(cells.saturating_sub(width(cell)));
            match side {
                Side::Left => format!(" {cell}{blanks} |"),
                Side::Right => format!(" {blanks}{cell} |"),
            }
        });
        writeln!(out, "|{}", padded.collect::<String>())
    }
}

/// Text that stays text: what Markdown or HTML would read as a sign has a backslash before it.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in visible(text).chars() {
        if matches!(c, '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '~' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grid() -> MarkdownTable {
        let row = |cells: [&str; 3]| cells.map(str::to_owned).to_vec();
        MarkdownTable {
            headings: vec![
                (String::new(), Side::Left),
                ("H28".to_owned(), Side::Left),
                ("件数".to_owned(), Side::Right),
            ],
            rows: vec![row(["予定", "調査・研究", "1,200"]), row(["実績", "a|b\n", "3"])],
        }
    }

    fn written(grid: &MarkdownTable) -> String {
        let mut out = Vec::new();
        grid.write(&mut out).unwrap();
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn columns_line_up_under_japanese() {
        assert_eq!(
            written(&grid()),
            "\
|      | H28        |  件数 |
|------|------------|------:|
| 予定 | 調査・研究 | 1,200 |
| 実績 | a\\|b       |     3 |
"
        );
    }

    #[test]
    fn a_wide_table_comes_in_pieces_that_begin_alike() {
        let pieces: Vec<String> = grid().pieces(24).iter().map(written).collect();
        assert_eq!(pieces.len(), 2);
        assert_eq!(pieces[1], "|      |  件数 |\n|------|------:|\n| 予定 | 1,200 |\n| 実績 |     3 |\n");
        assert_eq!(grid().pieces(100), [grid()]);
        assert_eq!(grid().pieces(3).len(), 2, "no column is left out");
    }

    #[test]
    fn one_long_cell_does_not_push_the_others_away() {
        let mut grid = grid();
        grid.rows[0][1] = "長".repeat(40);
        let text = written(&grid);
        assert!(text.contains("| 実績 | a\\|b  |     3 |\n"), "{text}");
    }
}
