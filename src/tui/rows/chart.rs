//! The large chart of an indicator: bars over baseline and years, axis, target line.

use super::indicator::{Course, ZeroBased, course};
use super::page::Page;
use crate::plan::{Indicator, Value, grouped};
use crate::tui::app::Session;
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// Lines of the plot.
const HEIGHT: usize = 8;

/// Draws the chart onto the page.
pub fn chart(session: &Session, indicator: &Indicator, page: &mut Page) {
    let (Course::Numbers(points, target), scale) = course(session, indicator, ZeroBased::Chart) else { return };
    let number = |number: f64| grouped(number, indicator.decimals());
    let target_text = indicator.target.as_ref().and_then(|target| target.value.number()).map(number);
    let (top, bottom) = (number(scale.most), number(scale.floor));
    let labels = [Some(top.as_str()), Some(bottom.as_str()), target_text.as_deref()];
    let axis = labels.into_iter().flatten().map(text::width).max().unwrap_or(0) + 1;
    let column = (page.width.saturating_sub(axis + 10) / points.len().max(1)).clamp(3, 12);
    let bar = (column * 2 / 3).max(2);
    let target_line = target.map(|height| (height * HEIGHT as f64).ceil().clamp(1.0, HEIGHT as f64) as usize);
    let glyphs = page.look.glyphs;
    for line_no in (1..=HEIGHT).rev() {
        let on_target = target_line == Some(line_no);
        let axis_label = match () {
            () if on_target => target_text.as_deref().unwrap_or(""),
            () if line_no == HEIGHT => &top,
            () if line_no == 1 => &bottom,
            () => "",
        };
        let (gap, gap_tone) = if on_target { (glyphs.target_line, Tone::Target) } else { (" ", Tone::Plain) };
        let mut line = Strip::new(page.look);
        line.put_right(axis_label, axis - 1, if on_target { Tone::Target } else { Tone::Faint });
        line.put(glyphs.vertical, Tone::Faint);
        for point in &points {
            let start = line.width();
            let eighths = point.as_ref().map_or(0, |point| {
                let whole = (point.height * (HEIGHT * 8) as f64).round().max(1.0) as usize;
                whole.saturating_sub((line_no - 1) * 8).min(8)
            });
            line.fill_to(gap, start + (column - bar) / 2, gap_tone);
            match eighths.checked_sub(1).and_then(|at| glyphs.levels.get(at)) {
                Some(symbol) => {
                    let reached = point.as_ref().is_some_and(|point| point.reaches == Some(true));
                    let tone = if reached { Tone::Good } else { Tone::Plain };
                    line.fill_to(symbol, start + (column - bar) / 2 + bar, tone);
                }
                None if line_no == 1 && point.is_none() => {
                    let middle = start + column / 2;
                    line.fill_to(gap, middle, gap_tone).put(glyphs.missing, Tone::Faint);
                }
                None => {}
            }
            line.fill_to(gap, start + column, gap_tone);
        }
        if on_target {
            line.put(" ", Tone::Plain).put(words::TARGET, Tone::Target);
        }
        page.line(&line);
    }
    let mut years = Strip::new(page.look);
    years.blank_to(axis);
    let mut values = years.clone();
    let plan_years = session.plan().years.iter();
    let names = std::iter::once(words::BASELINE.to_owned()).chain(plan_years.map(|y| y.label(session.calendar)));
    let shown = std::iter::once(indicator.baseline.as_ref())
        .chain(session.plan().years.iter().map(|y| indicator.actual.get(*y).filter(|_| *y <= session.as_of())));
    let mut all_fit = true;
    for (name, measured) in names.zip(shown) {
        centred(&mut years, &name, column, Tone::Plain, page);
        let text = match measured.map(|measured| &measured.value) {
            Some(Value::Number(value)) => number(*value),
            Some(Value::Word(word)) => word.clone(),
            Some(Value::NotMeasured) => words::NOT_MEASURED.to_owned(),
            None => String::new(),
        };
        all_fit &= text::width(&text) < column;
        centred(&mut values, &text, column, Tone::Plain, page);
    }
    page.line(&years);
    // Where the numbers do not fit under their bars, the table below has them.
    if all_fit {
        page.line(&values);
    }
}

fn centred(line: &mut Strip, text: &str, column: usize, tone: Tone, page: &Page) {
    let start = line.width();
    let shown = page.look.cut(text, column.saturating_sub(1));
    line.blank_to(start + (column - text::width(&shown)) / 2).put(&shown, tone).blank_to(start + column);
}
