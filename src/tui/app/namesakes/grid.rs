//! How small charts stand beside each other, and how one goes from chart to chart.

use crate::tui::command::Command;

/// The lines of a small chart: whose it is, its plot, its value, and a blank.
pub const CHART_LINES: usize = 6;
/// The least cells of a small chart, the gap behind it among them.
const CHART: usize = 20;
/// The most cells of a year.
const WIDEST_YEAR: usize = 4;

/// How small charts stand beside each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChartGrid {
    /// Charts in a row.
    pub columns: usize,
    /// The cells of a chart with its gap.
    pub chart: usize,
    /// The cells of a year.
    pub year: usize,
}

impl ChartGrid {
    /// So many years in charts on a page of that width.
    pub fn of(width: usize, years: usize) -> Self {
        let year = if years * 2 + 2 <= width.min(30) { 2 } else { 1 };
        let least = (years * year + 2).max(CHART);
        let columns = (width / least).max(1);
        let chart = width / columns;
        // Few years are drawn broader.
        let year = chart.saturating_sub(2).checked_div(years).unwrap_or(year).clamp(year, WIDEST_YEAR);
        Self { columns, chart, year }
    }

    /// The cells of a bar; the rest of its year is a gap.
    pub fn bar(&self) -> usize {
        (self.year * 2 / 3).max(1)
    }

    /// Which of so many charts a movement leads to from the one at `at`, on a page of so many lines; `None` if the
    /// command is no movement.
    pub(super) fn step(&self, command: Command, at: usize, charts: usize, visible: usize) -> Option<usize> {
        let (columns, last) = (self.columns, charts.saturating_sub(1));
        let page = columns * (visible / CHART_LINES).max(1);
        let next = match command {
            Command::Fold => at.saturating_sub(1),
            Command::Unfold => at + 1,
            Command::Up => at.checked_sub(columns).unwrap_or(at),
            Command::Down if at / columns == last / columns => at,
            Command::Down => at + columns,
            Command::PageUp => at.saturating_sub(page),
            Command::PageDown => at + page,
            Command::First => 0,
            Command::Last => last,
            _ => return None,
        };
        Some(next.min(last))
    }
}
