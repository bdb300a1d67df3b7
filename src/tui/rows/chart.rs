//! The large chart of an indicator: bars over baseline and years, axis, target line.

use super::indicator::{Course, Point, course};
use super::page::Page;
use crate::export::{Scale, ZeroBased};
use crate::plan::{Indicator, Measured, Value, grouped};
use crate::tui::app::Session;
use crate::tui::layout::window;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// Lines of the plot.
const HEIGHT: usize = 8;
/// What stands behind the plot on the target's line needs this many cells.
const BEHIND: usize = 10;

/// Everything that the lines of a chart have in common. Widths in cells.
struct Chart<'a> {
    indicator: &'a Indicator,
    /// The bars shown, `None` where there is no number.
    points: Vec<Option<Point>>,
    scale: Scale,
    /// The line of the plot, counted from 1 at the bottom, on which the target lies.
    target: Option<usize>,
    /// The labels of the axis and the axis itself.
    axis: usize,
    /// A bar and the gap around it.
    column: usize,
}

/// Draws the chart onto the page.
pub fn chart(session: &Session, indicator: &Indicator, page: &mut Page) {
    let (Course::Numbers(points, target), scale) = course(session, indicator, ZeroBased::Chart) else { return };
    let labels = [Some(scale.most), Some(scale.floor), target_of(indicator)];
    let axis = labels.into_iter().flatten().map(|label| text::width(&number(indicator, label))).max().unwrap_or(0) + 1;
    let room = page.width.saturating_sub(axis + BEHIND);
    let column = (room / points.len().max(1)).clamp(3, 12);
    let shown = window(points.len(), room / column, session.year_index() + 1);
    let on_line = |height: f64| (height * HEIGHT as f64).ceil().clamp(1.0, HEIGHT as f64) as usize;
    let points = points.into_iter().take(shown.end).skip(shown.start).collect();
    let chart = Chart { indicator, points, scale, target: target.map(on_line), axis, column };
    for line in (1..=HEIGHT).rev() {
        chart.plot(line, page);
    }
    let years = &session.plan().years;
    let counted = indicator.as_counted();
    let known = |year| counted.actual.get(year).filter(|_| year <= session.as_of());
    let columns = std::iter::once((words::BASELINE.to_owned(), counted.baseline.as_ref()))
        .chain(years.iter().map(|year| (year.label(session.calendar), known(*year))));
    chart.captions(columns.take(shown.end).skip(shown.start), page);
}

fn target_of(indicator: &Indicator) -> Option<f64> {
    indicator.target.as_ref()?.value.number()
}

fn number(indicator: &Indicator, number: f64) -> String {
    grouped(number, indicator.decimals())
}

impl Chart<'_> {
    /// A line of the plot.
    fn plot(&self, number_of_line: usize, page: &mut Page) {
        let glyphs = page.look.glyphs;
        let on_target = self.target == Some(number_of_line);
        let label = match number_of_line {
            _ if on_target => target_of(self.indicator),
            HEIGHT => Some(self.scale.most),
            1 => Some(self.scale.floor),
            _ => None,
        };
        let label = label.map_or_else(String::new, |label| number(self.indicator, label));
        let (gap, gap_tone) = if on_target { (glyphs.target_line, Tone::Target) } else { (" ", Tone::Plain) };
        let bar = (self.column * 2 / 3).max(2);
        let mut line = Strip::new(page.look);
        line.put_right(&label, self.axis - 1, if on_target { Tone::Target } else { Tone::Faint });
        line.put(glyphs.vertical, Tone::Faint);
        for point in &self.points {
            let (start, before) = (line.width(), (self.column - bar) / 2);
            line.fill_to(gap, start + before, gap_tone);
            match point {
                Some(point) => {
                    let tone = if point.reaches == Some(true) { Tone::Good } else { Tone::Plain };
                    if let Some(symbol) = level(point, number_of_line).and_then(|level| glyphs.levels.get(level)) {
                        line.fill_to(symbol, start + before + bar, tone);
                    }
                }
                None if number_of_line == 1 => {
                    line.fill_to(gap, start + self.column / 2, gap_tone).put(glyphs.missing, Tone::Faint);
                }
                None => {}
            }
            line.fill_to(gap, start + self.column, gap_tone);
        }
        if on_target {
            line.put(" ", Tone::Plain).put(words::TARGET, Tone::Target);
        }
        page.line(&line);
    }

    /// Names and values under the bars. Where the values do not fit, the table below has them.
    fn captions<'a>(&self, columns: impl Iterator<Item = (String, Option<&'a Measured>)>, page: &mut Page) {
        let mut names = Strip::new(page.look);
        names.blank_to(self.axis);
        let mut values = names.clone();
        let mut all_fit = true;
        for (name, measured) in columns {
            let value = match measured.map(|measured| &measured.value) {
                Some(Value::Number(value)) => number(self.indicator, *value),
                Some(Value::Word(word)) => word.clone(),
                Some(Value::NotMeasured) => words::NOT_MEASURED.to_owned(),
                None => String::new(),
            };
            all_fit &= page.look.width(&value) < self.column;
            self.centre(&mut names, &name, page);
            self.centre(&mut values, &value, page);
        }
        page.line(&names);
        if all_fit {
            page.line(&values);
        }
    }

    fn centre(&self, line: &mut Strip, text: &str, page: &Page) {
        let start = line.width();
        let shown = page.look.cut(text, self.column.saturating_sub(1));
        let before = (self.column - text::width(&shown)) / 2;
        line.blank_to(start + before).put(&shown, Tone::Plain).blank_to(start + self.column);
    }
}

/// Which of the eight heights of a bar stands on that line; `None` above its end.
fn level(point: &Point, number_of_line: usize) -> Option<usize> {
    // A value of nothing is still a value: its bar has the least height.
    let eighths = (point.height * (HEIGHT * 8) as f64).round().max(1.0) as usize;
    eighths.saturating_sub((number_of_line - 1) * 8).min(8).checked_sub(1)
}
