//! The 指標 pane: for each indicator its course, latest value, target and verdict.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::{canvas, entries};
use crate::tui::app::{App, Focus, Session};
use crate::tui::layout::{IndicatorColumns, window};
use crate::tui::look::Look;
use crate::tui::rows::{Course, IndicatorRow, Point, indicator_row};
use crate::tui::strip::Strip;
use crate::tui::text;
use crate::tui::tone::Tone;
use crate::words::screen as words;

/// Draws the pane.
pub fn draw(buffer: &mut Buffer, app: &App, area: Rect) {
    let (session, look) = (&app.session, &app.look);
    let indicators = session.indicators();
    let columns = app.indicator_columns();
    canvas::put(buffer, canvas::line(area, 1), &column_line(session, &columns, look));
    let strips_of =
        |at: usize| strips(&indicator_row(session, indicators[at]), &columns, usize::from(area.width), look);
    entries::draw(buffer, app, area, Focus::Indicators, indicators.len(), columns.name, strips_of);
}

/// The names of the columns.
fn column_line<'a>(session: &Session, columns: &IndicatorColumns, look: &'a Look) -> Strip<'a> {
    let mut line = Strip::new(look);
    if let Some(name) = columns.name {
        line.put_left(words::INDICATORS, name + 1, Tone::Faint);
    }
    let years = session.plan().years.iter();
    let names = std::iter::once((words::BASELINE.to_owned(), false))
        .chain(years.map(|year| (year.label(session.calendar), *year == session.as_of())));
    let names: Vec<(String, bool)> = names.collect();
    let shown = window(names.len(), columns.points, names.iter().position(|(_, now)| *now).unwrap_or(0));
    for (at, (name, now)) in names.iter().enumerate().take(shown.end).skip(shown.start) {
        let tone = if *now { Tone::Strong } else { Tone::Faint };
        // Where a year's label does not fit, its digits do, those of every other year if need be.
        let shown = match text::width(name) < columns.point {
            true => name,
            false if name == words::BASELINE => text::head(name, 2),
            false if columns.point > 2 || at % 2 == 0 || *now => text::tail(name, 2),
            false => "",
        };
        line.put_left(shown, columns.point, tone);
    }
    line.blank_to(columns.name.map_or(0, |name| name + 1) + columns.course());
    if columns.name.is_some() {
        line.put_right(words::LATEST, columns.latest, Tone::Faint).put(" ", Tone::Plain);
        line.put_left(words::TARGET, columns.target, Tone::Faint).put(" ", Tone::Plain);
        line.put(words::VERDICT, Tone::Faint);
    } else {
        line.put(words::TARGET, Tone::Faint);
    }
    line
}

/// The lines of one indicator.
fn strips<'a>(row: &IndicatorRow, columns: &IndicatorColumns, width: usize, look: &'a Look) -> Vec<Strip<'a>> {
    let latest_tone = if row.latest_reaches == Some(true) { Tone::Good } else { Tone::Plain };
    let mut line = Strip::new(look);
    let Some(name) = columns.name else {
        // The name keeps at least half of the line.
        let mut right = Strip::new(look);
        right.put_cut(&row.latest, (width / 2).saturating_sub(columns.verdict), latest_tone);
        right.put(" ", Tone::Plain).put(&row.verdict, row.verdict_tone);
        course(&mut line, &row.course, row.now, columns, look);
        line.put_cut(&row.target, columns.target, Tone::Plain);
        let mut title = Strip::new(look);
        title.put_marked(&row.name.written, Tone::Strong, &mut row.name.marks());
        return vec![title.justified(&right, width), line];
    };
    let mut title = Strip::new(look);
    title.put_marked(&row.name.written, Tone::Strong, &mut row.name.marks());
    line.append(&title.cut(name)).blank_to(name + 1);
    course(&mut line, &row.course, row.now, columns, look);
    line.put_right(&row.latest, columns.latest, latest_tone).put(" ", Tone::Plain);
    line.put_left(&row.target, columns.target, Tone::Plain).put(" ", Tone::Plain);
    line.put_cut(&row.verdict, columns.verdict, row.verdict_tone);
    vec![line]
}

/// Bars with the target's height behind them, or the words in a row.
fn course(line: &mut Strip, course: &Course, now: usize, columns: &IndicatorColumns, look: &Look) {
    let end = line.width() + columns.course();
    let shown = window(course.len(), columns.points, now);
    match course {
        Course::Numbers(points, target) => {
            for point in &points[shown] {
                bar(line, point.as_ref(), columns.point, look);
            }
            if let Some(height) = target {
                line.put(look.glyphs.target, Tone::Faint).put(&look.glyphs.level(*height).repeat(2), Tone::Target);
            }
        }
        Course::Words(points) => states(line, &points[shown], columns.point, look),
    }
    line.blank_to(end);
}

fn bar(line: &mut Strip, point: Option<&Point>, cells: usize, look: &Look) {
    let end = line.width() + cells;
    match point {
        Some(point) => {
            let tone = if point.reaches == Some(true) { Tone::Good } else { Tone::Plain };
            line.fill_to(look.glyphs.level(point.height), end - 1, tone)
        }
        None => line.put(look.glyphs.missing, Tone::Faint),
    };
    line.blank_to(end);
}

/// The words by year; a word that stays is written once and goes on as a bar, high if it is the target.
fn states(line: &mut Strip, points: &[Point], cells: usize, look: &Look) {
    let mut at = 0;
    let end_of_course = line.width() + cells * points.len() + 3;
    while let Some(point) = points.get(at) {
        let same = points[at..].iter().take_while(|other| other.word == point.word).count();
        let measured = !point.word.is_empty() && point.word != words::NOT_MEASURED;
        let years = if measured { same } else { 1 };
        let end = line.width() + cells * years;
        if measured {
            let tone = if point.reaches == Some(true) { Tone::Good } else { Tone::Plain };
            let symbol = if point.reaches == Some(true) { look.glyphs.phases[4] } else { look.glyphs.phases[1] };
            // The last word may take the place of the target's mark, which words have not.
            let room = if at + years == points.len() { end_of_course - line.width() } else { cells * years - 1 };
            match room {
                0 | 1 => line.put(symbol, tone),
                2 | 3 => line.put(text::head(&look.clean(&point.word), room), tone),
                _ => line.put_cut(&point.word, room, tone),
            };
            if line.width() + 2 < end {
                line.put(" ", Tone::Plain).fill_to(symbol, end - 1, tone);
            }
        } else {
            line.put(look.glyphs.missing, Tone::Faint);
        }
        line.blank_to(end);
        at += years;
    }
}
