//! What lies under the pointer: pure geometry over the layout.
//!
//! Knows lines, not entries: which entry a line belongs to is the pane's to say.

use ratatui::layout::{Position, Rect};

use super::layout::{Focus, Layout};

/// A place on the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// The heading of a pane, or the line that names its columns.
    Heading(Focus),
    /// The line of a pane's entries with that number, from 0 for the first one in sight, and the column
    /// within the pane.
    Line(Focus, usize, u16),
}

/// The pane at that column and row; `None` beside all of them.
pub fn pane_at(layout: &Layout, column: u16, row: u16) -> Option<Target> {
    let panes =
        [(Focus::Tree, layout.tree), (Focus::Timeline, layout.timeline), (Focus::Indicators, layout.indicators)];
    let (pane, area) = panes.into_iter().find(|(_, area)| area.contains(Position { x: column, y: row }))?;
    Some(match line_at(Layout::entries(area), column, row) {
        Some(line) => Target::Line(pane, line, column - area.x),
        None => Target::Heading(pane),
    })
}

/// The line of that area at that column and row, from 0; `None` beside it.
pub fn line_at(area: Rect, column: u16, row: u16) -> Option<usize> {
    area.contains(Position { x: column, y: row }).then(|| usize::from(row - area.y))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_cell_belongs_to_what_is_drawn_there() {
        use Focus::{Indicators, Timeline, Tree};
        use Target::{Heading, Line};
        let shared = Layout::of(80, 24, Tree, false);
        let zoomed = Layout::of(80, 24, Indicators, true);
        let small = Layout::of(60, 20, Timeline, false);
        let none = Layout::of(40, 8, Tree, false);
        let table = [
            // Header, filter line, hints.
            (shared, (5, 0), None),
            (shared, (5, 1), None),
            (shared, (5, 23), None),
            (shared, (0, 2), Some(Heading(Tree))),
            (shared, (0, 3), Some(Heading(Tree))),
            (shared, (0, 4), Some(Line(Tree, 0, 0))),
            (shared, (29, 22), Some(Line(Tree, 18, 29))),
            // The line between the panes.
            (shared, (30, 10), None),
            (shared, (31, 2), Some(Heading(Timeline))),
            (shared, (31, 4), Some(Line(Timeline, 0, 0))),
            (shared, (79, 15), Some(Line(Timeline, 11, 48))),
            (shared, (31, 16), Some(Heading(Indicators))),
            (shared, (40, 18), Some(Line(Indicators, 0, 9))),
            (zoomed, (0, 4), Some(Line(Indicators, 0, 0))),
            (zoomed, (79, 22), Some(Line(Indicators, 18, 79))),
            (small, (59, 18), Some(Line(Timeline, 14, 59))),
            (shared, (80, 10), None),
            (none, (0, 0), None),
        ];
        for (layout, (column, row), expected) in table {
            assert_eq!(pane_at(&layout, column, row), expected, "{column} {row}");
        }
        assert_eq!(line_at(Rect::new(3, 5, 10, 2), 12, 6), Some(1));
        for (column, row) in [(2, 5), (13, 5), (3, 4), (3, 7)] {
            assert_eq!(line_at(Rect::new(3, 5, 10, 2), column, row), None, "{column} {row}");
        }
    }
}
